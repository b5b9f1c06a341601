"""Faults of base, overlay and stamp: what a writer saw, what a screen shows, and when something was written."""

from collections.abc import Callable, Sequence
from typing import Any
from uuid import UUID

from sqlalchemy import Table, select

from bjdesk.kernel.errors import RecordMissing
from bjdesk.store.database import Unit
from bjdesk.store.replica import placing, settling
from bjdesk.store.replica.desk import Replica
from bjdesk.store.replica.wiring import Changed, driver
from sync.clock import DeskClock, Identity, Stamp
from sync.protocol.messages import Ack, FeedPage
from sync.server import batch, merge
from sync.server.merge import Written
from tests.simulation import commands
from tests.simulation.mutants.planting import Mutant, around, fault, instead, with_right_clocks_only, with_wrong_clocks

AREA = "base, overlay, stamp"
SAME_ROWS = {"save": 4, "few rows": 8, "one column": 8, "form venue": 6, "disaster": 0.2, "forgery": 0.1}
CLOCKS = {"disaster": 2, "clock": 12}


def _any_rev(unit: Unit, table: Table, record: UUID, rev: int) -> None:
    """Whatever the form showed."""
    found = unit.db.execute(select(table.c.removed).where(table.c.id == record)).first()
    if found is None or found.removed:
        raise RecordMissing(kind=table.name)


def _let_acknowledged_go(replica: Replica) -> None:
    while ops := replica._read(settling.acknowledged):
        with replica._writing("Settle") as unit:
            settling.settle(unit, replica._wiring, ops)


def _ends_when_acknowledged(was: Callable[..., Changed]) -> Callable[..., Changed]:
    def acknowledge(self: Replica, ack: Ack) -> Changed:
        changed = was(self, ack)
        _let_acknowledged_go(self)
        return changed

    return acknowledge


def _ends_with_any_page(was: Callable[..., Changed]) -> Callable[..., Changed]:
    def apply(self: Replica, scope: str, chunk: FeedPage) -> Changed:
        changed = was(self, scope, chunk)
        _let_acknowledged_go(self)
        return changed

    return apply


def _published_alone(published: Any, staying: Any) -> dict[str, Any]:
    return dict(published)


def _stamp_over_base(
    current: Written | None, value: Any, stamp: Stamp, base: Identity | None
) -> tuple[Written, Written | None]:
    fresh = Written(value, stamp)
    if current is None:
        return fresh, None
    if current.identity == stamp.identity or current.value == value:
        return current, None
    return (fresh, current) if stamp > current.stamp else (current, fresh)


def _stamped_when_sealed(was: Callable[..., int]) -> Callable[..., int]:
    def seal(self: Replica, most: int) -> int:
        with self._writing("Seal") as unit:
            now = unit.now // 1000
            driver(unit).execute(
                "UPDATE sync_outbox SET ms = max(?, (SELECT floor FROM sync_state)) WHERE n IS NULL", (now,)
            )
        return was(self, most)

    return seal


def _unclamped(ms: int, device_ms: int, now: int) -> tuple[int, int]:
    return ms, ms


def _unheard(self: Replica, clock: DeskClock, server_ms: int, number: int | None) -> None:
    """The number is kept, the time is not."""
    if number is not None:
        with self._writing("Hear") as unit:
            driver(unit).execute("UPDATE sync_state SET number = ?", (number,))


MUTANTS: Sequence[Mutant] = (
    fault(AREA, "no rev compared", "O3 O12 O13", instead(commands, "_refuse_moved", _any_rev), more=SAME_ROWS),
    fault(AREA, "overlay ends at the acknowledgement", "O16", around(Replica, "acknowledge", _ends_when_acknowledged)),
    fault(AREA, "overlay ends with any page", "O16", around(Replica, "apply", _ends_with_any_page)),
    fault(AREA, "pull overwrites registers under way", "O16", instead(placing, "_overlaid", _published_alone)),
    fault(AREA, "stamp over base", "O12 O3", instead(merge, "fields", _stamp_over_base)),
    fault(
        AREA,
        "sealing time as stamp",
        "O13",
        around(Replica, "seal", _stamped_when_sealed),
        chance=with_right_clocks_only,
        more=SAME_ROWS,
    ),
    fault(AREA, "no clamp", "O14", instead(batch, "clamp", _unclamped), chance=with_wrong_clocks, more=CLOCKS),
    fault(
        AREA,
        "raw clock",
        "O14",
        instead(Replica, "hear", _unheard),
        instead(batch, "clamp", _unclamped),
        chance=with_wrong_clocks,
        more=CLOCKS,
    ),
)
