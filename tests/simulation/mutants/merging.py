"""Faults of the merge: what becomes of two who did not see each other."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from typing import Any
from uuid import UUID

from bjdesk.learning import attendance
from sync.server import merge, offers, verdict
from sync.server.claims import HOLDS, OPEN, Claim
from sync.server.merge import STATE, Merged, ServerRow, Written
from sync.server.working import Working
from tests.simulation.mutants.planting import Mutant, around, fault, in_storms, instead

AREA = "merge"
SLOTS = {"book": 5, "few rows": 3, "form booking": 10, "one column": 3, "save": 2, "forgery": 0.3}
MARKS = {"check in": 6, "join": 4, "undo": 4, "all arrived": 4, "close": 4, "few rows": 4, "forgery": 0.3}
STATES = {
    "save": 3,
    "wish": 3,
    "few rows": 8,
    "form proposal": 6,
    "form booking": 3,
    "district": 2,
    "decide": 4,
    "restore the district": 2,
    "restore a desk": 0.3,
    "erase": 0,
    "pause": 0,
}


def _silent(self: Working, held: Any, losers: Any, writers: Any, place: int) -> None:
    """Whatever does not stand is gone."""


def _reviving(was: Callable[..., Merged]) -> Callable[..., Merged]:
    def update(row: ServerRow, *rest: Any) -> Merged:
        return was(replace(row, deleted=None), *rest)

    return update


def _all_hold(group: Iterable[Claim], rule: Any, *_more: Any) -> dict[bytes, tuple[str, list[str]]]:
    return {claim.id: (HOLDS if rule.holds(claim.row) else OPEN, []) for claim in group}


def _judged_once(was: Callable[..., None]) -> Callable[..., None]:
    """What a claim was told once, it is told for ever."""

    def give(held: Any, claim: Any) -> None:
        known = verdict._claim(held.row)
        if known["since"] is not None and known["verdict"] == HOLDS:
            claim = {**claim, "verdict": known["verdict"]}
        was(held, claim)

    return give


def _last_received(session: UUID, marks: Iterable[attendance.Mark]) -> attendance.Mark | None:
    found = [mark for mark in attendance.live(marks) if mark.session == session]
    return found[-1] if found else None


def _states_by_stamp(was: Callable[..., Any]) -> Callable[..., Any]:
    """Of two states that did not see each other the later one, be it the lesser one."""

    def states(current: Written | None, origin: Any, value: Any, stamp: Any, *rest: Any) -> Any:
        written, loser = was(current, origin, value, stamp, *rest)
        if current is None or loser is None:
            return written, loser
        fresh = Written(value, stamp)
        return (fresh, current) if stamp > current.stamp else (current, fresh)

    return states


def _last_offered(was: Callable[..., Any]) -> Callable[..., Any]:
    """Of two states the one that comes back last. (By stamp alone would hardly ever differ from by rank: a state that
    is merged later is stored with a later stamp, so the further one bears the larger stamp already.)"""

    def larger(name: str, current: Written | None, offered: Written, declared: Any) -> Any:
        stands, falls = was(name, current, offered, declared)
        if name != STATE or falls is None or declared is None or declared.machine is None:
            return stands, falls
        return offered, current

    return larger


MUTANTS: Sequence[Mutant] = (
    fault(AREA, "no conflict record", "O3", instead(Working, "lose", _silent)),
    fault(AREA, "an edit revives the deleted", "O4 O3", around(merge, "_update", _reviving)),
    fault(AREA, "all claims accepted", "O6", instead(verdict, "verdicts", _all_hold)),
    fault(AREA, "claim judged once", "O6", around(verdict, "_set", _judged_once), more=SLOTS),
    fault(AREA, "effective = last received", "O6", instead(attendance, "effective", _last_received), more=MARKS),
    fault(AREA, "states by stamp", "O18 O3", around(merge, "states", _states_by_stamp)),
    fault(
        AREA,
        "states: the last offer stands",
        "O18 O3",
        around(offers, "_larger", _last_offered),
        chance=in_storms,
        more=STATES,
    ),
)
