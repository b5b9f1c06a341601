"""What people see of the sync: how the desk stands with the district, and what the runs of the past did."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import tzinfo
from typing import Any

from sqlalchemy import Connection, func, select

from bjdesk.access.model import Staff
from bjdesk.kernel.clock import Instant, day_of, to_local
from bjdesk.store import outbox
from bjdesk.store.sync_tables import SyncRun
from bjdesk.syncing import worklist
from bjdesk.syncing.line import district_line

COMPLETE = "complete"
BLOCKING = frozenset({"held", "clock-step", "revoked", "fork", "unknown-device", "upgrade-needed"})
"""Outcomes after which nothing goes on before a person did something."""
NOT_REACHED = frozenset({"unreachable", "not-our-server", "malformed", "too-large", "storage", "sync-failed"})
"""Outcomes that the next run may mend by itself; the queue is kept."""
_DAY = 24 * 60 * 60 * 1_000_000
_NEVER = Instant(0)


@dataclass(frozen=True)
class RunRow:
    """One run; `until` is the last time that an automatic run found the same again. An id of 0: it was not kept."""

    id: int
    at: Instant
    seconds_ms: int
    trigger: str
    staff_name: str | None
    outcome: str
    sent: int
    received: int
    refused: int
    facts: Mapping[str, Any] = field(default_factory=dict)
    until: Instant = _NEVER


@dataclass(frozen=True)
class SyncFacts:
    """One look at it all."""

    is_enrolled: bool
    waiting: int = 0
    waiting_by_table: Mapping[str, int] = field(default_factory=dict)
    received_today: Mapping[str, int] = field(default_factory=dict)
    last_success: Instant | None = None
    last_run: RunRow | None = None
    matters: int = 0
    needs_person: str | None = None
    """Why nothing goes on: an outcome of `BLOCKING`, or "refused"."""

    @property
    def state(self) -> str:
        """One of not-enrolled, needs-person, unreachable, waiting, synced."""
        if not self.is_enrolled:
            return "not-enrolled"
        if self.needs_person is not None:
            return "needs-person"
        if self.last_run is not None and self.last_run.outcome in NOT_REACHED:
            return "unreachable"
        return "waiting" if self.waiting or self.last_success is None else "synced"


# --- runs ------------------------------------------------------------------------------------------------------------


def runs(db: Connection, limit: int) -> list[RunRow]:
    """The newest runs, newest first."""
    return [RunRow(*found) for found in db.execute(_runs().limit(limit))]


def _runs() -> Any:
    run = SyncRun
    told = (run.id, run.at, run.took_ms, run.trigger, Staff.name, run.outcome, run.sent, run.received, run.refused)
    joined = select(*told, run.facts, run.until).outerjoin_from(run, Staff, Staff.id == run.staff_id)
    return joined.order_by(run.id.desc())


# --- how it stands ---------------------------------------------------------------------------------------------------


def sync_facts(db: Connection, now: Instant, zone: tzinfo) -> SyncFacts:
    """How this desk stands with the district."""
    is_enrolled = district_line(db) is not None
    waiting, by_table = outbox.waiting(db), outbox.waiting_by_table(db)
    if not is_enrolled:
        return SyncFacts(is_enrolled=False, waiting=waiting, waiting_by_table=by_table)
    last = next(iter(runs(db, 1)), None)
    success = select(func.max(SyncRun.until)).where(SyncRun.outcome == COMPLETE)
    return SyncFacts(
        is_enrolled=True,
        waiting=waiting,
        waiting_by_table=by_table,
        received_today=_received_on(db, now, zone),
        last_success=db.execute(success).scalar(),
        last_run=last,
        matters=worklist.matters(db),
        needs_person=_needs_person(db, last),
    )


def _received_on(db: Connection, now: Instant, zone: tzinfo) -> dict[str, int]:
    """Rows by table that came today, in the district's zone."""
    today, found = day_of(now, zone), Counter[str]()
    rows = db.execute(select(SyncRun.at, SyncRun.facts).where(SyncRun.at > now - _DAY, SyncRun.received > 0))
    facts: Any
    for at, facts in rows:
        if to_local(at, zone).date() == today:
            found.update(facts.get("received", {}))
    return dict(found)


def _needs_person(db: Connection, last: RunRow | None) -> str | None:
    if last is not None and last.outcome in BLOCKING:
        return last.outcome
    if worklist.held(db):
        return "held"
    return "refused" if worklist.refused(db) else None
