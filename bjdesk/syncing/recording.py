"""Keeps what each run did in `sync_run`; an automatic run that finds the same again only moves the last one's time."""

from uuid import UUID

from sqlalchemy import delete, insert, update

from bjdesk.kernel.unit_of_work import Actor
from bjdesk.store.database import FROM_DISTRICT, Database, Unit
from bjdesk.store.sync_tables import SyncRun
from bjdesk.syncing.queries import RunRow, runs

KEPT = 2_000
"""Runs; older ones go."""
TABLE = SyncRun.__tablename__


def keep(database: Database, actor: Actor, run: RunRow, staff: UUID | None, *, is_idle: bool) -> RunRow:
    """The run as it stands in the history now; an idle one joins the last if that ended alike."""
    with database.write(actor, "KeepRun", source=FROM_DISTRICT, is_job=True) as unit:
        unit.touch(TABLE)
        last = next(iter(runs(unit.db, 1)), None)
        if is_idle and last is not None and last.outcome == run.outcome:
            unit.db.execute(update(SyncRun).where(SyncRun.id == last.id).values(until=max(run.until, last.until)))
        else:
            _insert(unit, run, staff)
        return runs(unit.db, 1)[0]


def _insert(unit: Unit, run: RunRow, staff: UUID | None) -> None:
    counts = {"sent": run.sent, "received": run.received, "refused": run.refused}
    said = {"trigger": run.trigger, "outcome": run.outcome, "staff_id": staff, "facts": dict(run.facts)}
    made = unit.db.execute(insert(SyncRun).values(at=run.at, until=run.until, took_ms=run.seconds_ms, **said, **counts))
    key = made.inserted_primary_key
    unit.db.execute(delete(SyncRun).where(SyncRun.id <= (key[0] if key else 0) - KEPT))
