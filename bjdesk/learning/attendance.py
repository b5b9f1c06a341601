"""What counts as attended: pure functions over marks, the same on every machine and in any order of arrival.

Two desks may each write a true record of one person in one session. All are kept; `effective` says which one counts
(R26, D2). A mark made by somebody who saw an earlier one voids it, so the rank only decides between marks that did
not see each other.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from uuid import UUID

from bjdesk.kernel.clock import MINUTE, Instant

UNDONE, PRESENT, LATE, LEFT_EARLY, ON_LEAVE, ABSENT, MADE_UP, EXEMPT = "0", "1", "2", "3", "4", "5", "6", "7"
"""`attendance_status`."""
CAME = frozenset({PRESENT, LATE, LEFT_EARLY, MADE_UP})

ENROLLED, WALK_IN, MAKE_UP, MEMBER, ONCE, JOINED = "1", "2", "3", "4", "5", "6"
"""`entry_as`."""
ON_ROSTER = frozenset({ENROLLED, MEMBER, JOINED})
BY_SYSTEM = "S"
"""`capture_method` of what the closing of a session writes."""

_RANK = {PRESENT: 1, MADE_UP: 1, LATE: 2, LEFT_EARLY: 3, ON_LEAVE: 4, EXEMPT: 4, ABSENT: 5}


@dataclass(frozen=True, slots=True)
class Mark:
    """One attendance row as the rules see it; `learner` is already the canonical person (D3)."""

    id: UUID
    session: UUID
    learner: UUID
    status: str
    at: Instant
    checked_at: Instant | None = None
    is_correction: bool = False
    entry_as: str = ENROLLED
    makes_up: UUID | None = None
    voids: UUID | None = None
    method: str = "C"
    late_min: int | None = None


def live(marks: Iterable[Mark]) -> list[Mark]:
    """Marks that no other mark names in `voids`, and that are not themselves the undoing of one."""
    everything = list(marks)
    voided = {mark.voids for mark in everything if mark.voids is not None}
    return [mark for mark in everything if mark.id not in voided and mark.status != UNDONE]


def _precedence(mark: Mark) -> tuple[int, int, int, int, UUID]:
    moment = mark.at if mark.checked_at is None else mark.checked_at
    correction = (0, -mark.at) if mark.is_correction else (1, 0)
    return (*correction, _RANK[mark.status], moment, mark.id)


def effective(session: UUID, marks: Iterable[Mark]) -> Mark | None:
    """The mark of one person that counts in `session`, or None (未到).

    `marks` are all rows of the person that name the session, in any order; a make-up elsewhere counts as 补课 here
    and not where it was sat; an expected absence may be passed in as a mark with status 请假.
    """
    counted = [read for mark in live(marks) if (read := _read_in(session, mark)) is not None]
    return min(counted, key=_precedence, default=None)


def _read_in(session: UUID, mark: Mark) -> Mark | None:
    if mark.makes_up == session:
        return replace(mark, status=MADE_UP)
    return mark if mark.session == session and mark.makes_up is None else None


def by_person(marks: Iterable[Mark]) -> Mapping[UUID, list[Mark]]:
    """Marks grouped by person."""
    found: dict[UUID, list[Mark]] = {}
    for mark in marks:
        found.setdefault(mark.learner, []).append(mark)
    return found


def by_session(marks: Iterable[Mark]) -> Mapping[UUID, list[Mark]]:
    """Marks of one person grouped by the session they speak of; a make-up speaks of two."""
    found: dict[UUID, list[Mark]] = {}
    for mark in marks:
        for session in {mark.session, mark.makes_up} - {None}:
            found.setdefault(session, []).append(mark)  # type: ignore[arg-type]
    return found


@dataclass(frozen=True)
class Counts:
    """The numbers above a register: 应到 expected, 实到 present, of these 临时 guests, 请假, 缺席, 未到."""

    expected: int
    present: int
    guests: int
    on_leave: int
    absent: int
    missing: int


def count(session: UUID, roster: Iterable[UUID], marks: Iterable[Mark]) -> Counts:
    """Counts of one session; a guest is present without standing on the roster."""
    expected = set(roster)
    found = {person: effective(session, rows) for person, rows in by_person(marks).items()}
    sat_here = {person for person, rows in by_person(marks).items() if _sat_in(session, rows)}
    return Counts(
        expected=len(expected),
        present=len(sat_here),
        guests=len(sat_here - expected),
        on_leave=sum(1 for person in expected if _is(found.get(person), ON_LEAVE)),
        absent=sum(1 for person in expected if _is(found.get(person), ABSENT)),
        missing=sum(1 for person in expected - sat_here if found.get(person) is None),
    )


def _sat_in(session: UUID, marks: Iterable[Mark]) -> bool:
    """Whether the person was in the room: a make-up for another session counts as presence here."""
    here = [mark for mark in live(marks) if mark.session == session]
    best = min(here, key=_precedence, default=None)
    return best is not None and best.status in CAME


def _is(mark: Mark | None, status: str) -> bool:
    return mark is not None and mark.status == status


def arrival(starts_at: Instant, now: Instant, late_from_min: int) -> tuple[str, int | None]:
    """(status, minutes late) of an arrival: minutes are kept from the first, 迟到 begins after `late_from_min`."""
    late = (now - starts_at) // MINUTE
    if late < 1:
        return PRESENT, None
    return (LATE if late > late_from_min else PRESENT), late
