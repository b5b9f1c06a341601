"""What the page of the classes reads: the classes of a term, one class with its meetings, who waits (R25, R26, R35)."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, tzinfo
from typing import Any
from uuid import UUID

from sqlalchemy import Connection, Select, and_, func, or_, select

from bjdesk.kernel.clock import Instant, day_of, to_local
from bjdesk.learning.attendance import Counts, Mark, count
from bjdesk.learning.classes.records import (
    CALLED_OFF,
    CANCELLED_CLASS,
    CLASS_OVER,
    HELD,
    LEFT,
    TO_COME,
    WITHDRAWN,
)
from bjdesk.learning.classes.seating import PERSON, Seats, enrolled_rows, queue
from bjdesk.learning.model import Activity, Enrolment, Session
from bjdesk.learning.queries.enrolments import IN_CLASS, SEAT_HELD
from bjdesk.learning.queries.marks import activity_marks
from bjdesk.learning.queries.persons import PersonRow, people
from bjdesk.learning.queries.rosters import written_down
from bjdesk.learning.queries.sessions import place
from bjdesk.people.model import LearnerAlias
from bjdesk.people.queries import LearnerRow, learners_by_id, search
from bjdesk.reference.model import Term
from bjdesk.store.search import Query
from bjdesk.venues.model import Booking, Venue

GONE = frozenset({WITHDRAWN, LEFT, "9"})
"""`enrol_status` of those who are not in a class any more: 取消, 退学, 转出."""
OVER = frozenset({CLASS_OVER, CANCELLED_CLASS})
NO_NAME = ""
SELDOM = 2
"""A class none of whose hours comes more often has no regular ones."""


@dataclass(frozen=True, slots=True)
class TermRow:
    """One term; `code` is 2026S."""

    id: UUID
    code: str
    name: str
    starts_on: date
    ends_on: date


@dataclass(frozen=True, slots=True)
class Hour:
    """A weekly time: weekday (Monday 0) and minutes after midnight."""

    weekday: int
    starts_min: int
    ends_min: int


@dataclass(frozen=True, slots=True)
class ClassRow:
    """One line of the list of classes; `hours` and `place` are where and when it meets most."""

    id: UUID
    rev: int
    number: str | None
    title: str
    type: str
    category: str
    teacher: str | None
    term: UUID | None
    state: str
    starts_on: date | None
    ends_on: date | None
    hours: tuple[Hour, ...]
    place: str
    seats: Seats
    meetings: int
    held: int
    to_come: int
    next_at: Instant | None

    @property
    def is_over(self) -> bool:
        return self.state in OVER


@dataclass(frozen=True, slots=True)
class MeetingRow:
    """One meeting of a class; both revs are what moving it asks for, `counts` what its register would say."""

    id: UUID
    rev: int
    ordinal: int
    state: str
    state_note: str | None
    planned: int
    topic: str | None
    booking: UUID
    booking_rev: int
    starts_at: Instant
    ends_at: Instant
    venue: UUID | None
    place_note: str | None
    place: str
    verdict: str
    counts: Counts


@dataclass(frozen=True, slots=True)
class WaitingRow:
    """One line of the waiting list; `place` counts from 1 without gaps."""

    enrolment: UUID
    rev: int
    person: PersonRow
    place: int
    applied_at: Instant


@dataclass(frozen=True, slots=True)
class Applicant:
    """Somebody whom the typed words may mean; `state` is that of her enrolment in the class, None without one."""

    row: LearnerRow
    state: str | None


@dataclass(frozen=True)
class ClassDetail:
    """One class; `cells` are the columns that its form corrects."""

    row: ClassRow
    cells: Mapping[str, Any]
    meetings: tuple[MeetingRow, ...]
    waiting: tuple[WaitingRow, ...]


# --- terms -----------------------------------------------------------------------------------------------------------


def terms(db: Connection) -> list[TermRow]:
    """Every term, the latest first."""
    query = select(Term.id, Term.code, Term.name, Term.starts_on, Term.ends_on).where(Term.removed.is_(False))
    return [TermRow(*row) for row in db.execute(query.order_by(Term.starts_on.desc()))]


def term_of(known: Iterable[TermRow], day: date) -> TermRow | None:
    """The term of a day: the one that goes on, else the next, else the last one."""
    in_order = sorted(known, key=lambda term: term.starts_on)
    return next((term for term in in_order if day <= term.ends_on), in_order[-1] if in_order else None)


# --- classes ---------------------------------------------------------------------------------------------------------

_CLASS = (
    Activity.id,
    Activity.rev,
    Activity.number,
    Activity.title,
    Activity.type,
    Activity.category,
    Activity.teacher_name,
    Activity.term_id,
    Activity.state,
    Activity.starts_on,
    Activity.ends_on,
    Activity.quota,
    Activity.quota_hard,
)
_MEETING: Select[*tuple[Any, ...]] = (
    select(
        Session.activity_id,
        Session.id,
        Session.rev,
        Session.ordinal,
        Session.state,
        Session.state_note,
        Session.planned,
        Session.topic,
        Session.booking_id,
        Booking.rev.label("booking_rev"),
        Booking.starts_at,
        Booking.ends_at,
        Booking.venue_id,
        Booking.place_note,
        place().label("place"),
        Booking.verdict,
    )
    .select_from(Session)
    .join(Booking, Booking.id == Session.booking_id)
    .outerjoin(Venue, Venue.id == Booking.venue_id)
    .where(Session.removed.is_(False))
    .order_by(Booking.starts_at, Session.id)
)


def classes(
    db: Connection,
    scope: str,
    zone: tzinfo,
    now: Instant,
    term: TermRow | None = None,
    kinds: Sequence[str] = (),
) -> list[ClassRow]:
    """Classes of a branch, the next to meet first, those over last; of a term also what only falls into it.

    `kinds` are codes of `programme_type`, all of them if none is named.
    """
    query = select(*_CLASS).where(Activity.scope == scope, Activity.removed.is_(False))
    if term is not None:
        inside = and_(
            Activity.term_id.is_(None), Activity.starts_on <= term.ends_on, Activity.ends_on >= term.starts_on
        )
        query = query.where(or_(Activity.term_id == term.id, inside))
    if kinds:
        query = query.where(Activity.type.in_(kinds))
    found = list(db.execute(query))
    ids = [row.id for row in found]
    met, filled = _meetings_of(db, ids), _seats_of(db, ids)
    rows = [_class_row(row, met.get(row.id, []), filled.get(row.id, Counter()), zone, now) for row in found]
    return sorted(rows, key=_by_next)


def class_row(db: Connection, activity: UUID, zone: tzinfo, now: Instant) -> ClassRow | None:
    """One line of the list."""
    found = db.execute(select(*_CLASS).where(Activity.id == activity, Activity.removed.is_(False))).first()
    if found is None:
        return None
    met, filled = _meetings_of(db, [activity]), _seats_of(db, [activity])
    return _class_row(found, met.get(activity, []), filled.get(activity, Counter()), zone, now)


def class_detail(db: Connection, activity: UUID, zone: tzinfo, now: Instant) -> ClassDetail | None:
    """One class with its meetings and its waiting list; its people come from `bjdesk.credits.class_roster`."""
    row = class_row(db, activity, zone, now)
    if row is None:
        return None
    cells = db.execute(select(Activity.__table__).where(Activity.id == activity)).mappings().one()
    enrolled = enrolled_rows(db, activity)
    return ClassDetail(row, dict(cells), tuple(_meetings(db, activity, enrolled, zone)), tuple(_waiting(db, enrolled)))


def _meetings(db: Connection, activity: UUID, enrolled: Sequence[Any], zone: tzinfo) -> Iterable[MeetingRow]:
    grouped: dict[UUID, list[Mark]] = {}
    for mark in activity_marks(db, activity):
        for session in {mark.session, mark.makes_up or mark.session}:
            grouped.setdefault(session, []).append(mark)
    for row in db.execute(_MEETING.where(Session.activity_id == activity)):
        marks = grouped.get(row.id, [])
        if row.state == HELD:
            expected = written_down(row.id, marks)
        else:
            expected = _in_class(enrolled, day_of(row.starts_at, zone))
        cells: list[Any] = [*row[1:], count(row.id, expected, marks)]
        yield MeetingRow(*cells)


def _in_class(enrolled: Iterable[Any], day: date) -> set[UUID]:
    """Who belongs to the class on a day: the same as `enrolled_on` says."""
    return {
        row.person
        for row in enrolled
        if row.state in IN_CLASS
        and (row.joined_on is None or row.joined_on <= day)
        and (row.left_on is None or row.left_on >= day)
    }


def _waiting(db: Connection, enrolled: Sequence[Any]) -> Iterable[WaitingRow]:
    waiting = queue(enrolled)
    known = people(db, [row.person for row in waiting])
    for number, row in enumerate(waiting, 1):
        person = known.get(row.person) or PersonRow(row.person, NO_NAME, None, None, "1")
        yield WaitingRow(row.id, row.rev, person, number, row.applied_at)


def applicants(db: Connection, activity: UUID, query: Query, limit: int = 8) -> list[Applicant]:
    """Whom to enrol: learners that match what was typed, those of the class marked (R24, R25, D7)."""
    known = {row.person: row.state for row in enrolled_rows(db, activity) if row.state not in GONE}
    return [Applicant(row, known.get(row.id)) for row in learners_by_id(db, search(db, query, limit))]


def _meetings_of(db: Connection, activities: Sequence[UUID]) -> dict[UUID, list[Any]]:
    found: dict[UUID, list[Any]] = {}
    for ids in _portions(activities):
        for row in db.execute(_MEETING.where(Session.activity_id.in_(ids))):
            found.setdefault(row.activity_id, []).append(row)
    return found


def _seats_of(db: Connection, activities: Sequence[UUID]) -> dict[UUID, Counter[str]]:
    found: dict[UUID, Counter[str]] = {}
    for ids in _portions(activities):
        rows = db.execute(
            select(Enrolment.activity_id, Enrolment.state, func.count(PERSON.distinct()))
            .select_from(Enrolment)
            .outerjoin(LearnerAlias, LearnerAlias.learner_id == Enrolment.learner_id)
            .where(Enrolment.activity_id.in_(ids), Enrolment.removed.is_(False))
            .group_by(Enrolment.activity_id, Enrolment.state)
        )
        for activity, state, times in rows:
            found.setdefault(activity, Counter())[state] = times
    return found


def _portions(ids: Sequence[UUID], size: int = 500) -> Iterable[Sequence[UUID]]:
    return (ids[start : start + size] for start in range(0, len(ids), size))


def _class_row(row: Any, met: list[Any], filled: Counter[str], zone: tzinfo, now: Instant) -> ClassRow:
    standing = [one for one in met if one.state != CALLED_OFF]
    to_come = [one for one in met if one.state == TO_COME]
    *columns, quota, hard = row
    taken = sum(filled[state] for state in IN_CLASS if state not in SEAT_HELD) + sum(filled[s] for s in SEAT_HELD)
    cells: list[Any] = [
        *columns,
        _hours(standing, zone),
        _most_often(one.place for one in standing if one.place),
        Seats(taken, filled["3"], quota, hard),
        len(standing),
        sum(one.state == HELD for one in met),
        len(to_come),
        next((one.starts_at for one in to_come if one.ends_at > now), None),
    ]
    return ClassRow(*cells)


def _hours(met: Iterable[Any], zone: tzinfo) -> tuple[Hour, ...]:
    """The times at which the class meets again and again, in order of the week; of a short class all it has."""
    times = Counter(_hour(one, zone) for one in met)
    often = max(times.values(), default=0) > SELDOM
    regular = [hour for hour, n in times.items() if n > 1 or not often]
    return tuple(sorted(regular, key=lambda hour: (hour.weekday, hour.starts_min)))


def _hour(row: Any, zone: tzinfo) -> Hour:
    starts, ends = to_local(row.starts_at, zone), to_local(row.ends_at, zone)
    until = ends.hour * 60 + ends.minute
    return Hour(starts.weekday(), starts.hour * 60 + starts.minute, until or 24 * 60)


def _most_often(words: Iterable[str]) -> str:
    return next((word for word, _ in Counter(words).most_common(1)), "")


def _by_next(row: ClassRow) -> tuple[bool, bool, int, str, UUID]:
    return (row.is_over, row.next_at is None, row.next_at or 0, row.title, row.id)
