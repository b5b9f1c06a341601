"""Who is expected in a session, who came, and the counts above the list (R25, R26)."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from datetime import date
from uuid import UUID

from sqlalchemy import Connection

from bjdesk.kernel.clock import Instant
from bjdesk.learning.attendance import CAME, ON_ROSTER, Counts, Mark, by_person, count, effective, live
from bjdesk.learning.queries.enrolments import enrolled_on
from bjdesk.learning.queries.marks import session_marks
from bjdesk.learning.queries.members import members_on
from bjdesk.learning.queries.persons import PersonRow, people
from bjdesk.learning.queries.sessions import CLOSED, SessionRow, session_row, sessions_between
from bjdesk.store.name_order import name_key


@dataclass(frozen=True, slots=True)
class RosterRow:
    """One line of the roster: the person and the mark that counts, if any."""

    person: PersonRow
    mark: Mark | None
    on_roster: bool

    @property
    def has_come(self) -> bool:
        return self.mark is not None and self.mark.status in CAME


@dataclass(frozen=True)
class Roster:
    """The whole of one session: lines in order of name, and the counts above them."""

    session: SessionRow
    rows: tuple[RosterRow, ...]
    counts: Counts
    marks: tuple[Mark, ...] = field(repr=False)


@dataclass(frozen=True, slots=True)
class DayRow:
    """One session of a day with its numbers."""

    session: SessionRow
    counts: Counts


def roster(db: Connection, session: UUID, day: date) -> Roster | None:
    """Everybody who is expected in the session or came to it; `day` is its civil date (R26)."""
    row = session_row(db, session)
    if row is None:
        return None
    marks = session_marks(db, session)
    expected = expected_in(db, row, marks, day)
    grouped = by_person(marks)
    known = people(db, [*expected, *grouped])
    lines = [
        RosterRow(person, effective(session, grouped.get(person.id, [])), person.id in expected)
        for person in _marked_namesakes(known.values())
    ]
    shown = [line for line in lines if line.on_roster or line.mark is not None]
    return Roster(row, tuple(shown), _counts(row, expected, marks), tuple(marks))


def expected_in(db: Connection, session: SessionRow, marks: Iterable[Mark], day: date) -> set[UUID]:
    """The roster: while the session is open, who is enrolled and whoever belongs to its society; once closed, whom the
    closing wrote down."""
    if session.state != CLOSED:
        return {*enrolled_on(db, session.activity_id, day), *members_on(db, session.activity_id, day)}
    return written_down(session.id, marks)


def written_down(session: UUID, marks: Iterable[Mark]) -> set[UUID]:
    """Whom the closing of a session found on its roster."""
    return {mark.learner for mark in live(marks) if mark.session == session and mark.entry_as in ON_ROSTER}


def day_sheet(db: Connection, scope: str, begin: Instant, end: Instant, day: date) -> list[DayRow]:
    """Sessions that start in [begin, end), which is the civil date `day`, each with its counts."""
    found = []
    for row in sessions_between(db, scope, begin, end):
        marks = session_marks(db, row.id)
        found.append(DayRow(row, _counts(row, expected_in(db, row, marks, day), marks)))
    return found


def _counts(session: SessionRow, expected: Iterable[UUID], marks: Iterable[Mark]) -> Counts:
    """Counted from the marks; a number that was told stands where names would (R38)."""
    found = count(session.id, expected, marks)
    return found if session.told is None else replace(found, present=session.told)


def _marked_namesakes(persons: Iterable[PersonRow]) -> list[PersonRow]:
    rows = sorted(persons, key=_by_name)
    times = Counter(row.name for row in rows)
    return [replace(row, has_namesake=times[row.name] > 1) for row in rows]


def _by_name(row: PersonRow) -> tuple[object, int, UUID]:
    return (name_key(row.name), row.birth_year or 0, row.id)
