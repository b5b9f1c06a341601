"""What staff see of sessions, rosters and attendance (R25, R26)."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Any
from uuid import UUID

from sqlalchemy import Connection, Integer, Select, and_, cast, func, or_, select, union_all

from bjdesk.access.model import Desk, Staff
from bjdesk.kernel.clock import MINUTE, Instant
from bjdesk.learning.attendance import CAME, Counts, Mark, by_person, by_session, count, effective, live
from bjdesk.learning.model import Activity, Attendance, Enrolment, Session
from bjdesk.people.model import Card, Learner, LearnerAlias
from bjdesk.venues.model import Booking, Venue

UPCOMING, CLOSED, CALLED_OFF, DID_NOT_MEET = "1", "2", "3", "4"
"""`session_status`."""
ENROLLED_STATE = "2"
SEAT_HELD = ("2", "6")
BOOKING_HOLDS = ("2", "4")
CARD_VALID = "1"
DAY = 24 * 60 * MINUTE


@dataclass(frozen=True, slots=True)
class SessionRow:
    """One session with its place and time."""

    id: UUID
    rev: int
    activity_id: UUID
    title: str
    ordinal: int
    starts_at: Instant
    ends_at: Instant
    place: str
    teacher: str | None
    state: str
    quota: int | None
    quota_hard: int | None
    capacity_hard: int | None
    is_open_entry: bool
    category: str


@dataclass(frozen=True, slots=True)
class PersonRow:
    """A person as a list shows her: never more than the last four of anything (D5)."""

    id: UUID
    name: str
    birth_year: int | None
    last4: str | None
    standing: str
    has_namesake: bool = False


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


@dataclass(frozen=True, slots=True)
class HistoryRow:
    """One attendance record of a person, as it was written: nothing is hidden, undone ones are marked (R26, D6)."""

    id: UUID
    session_id: UUID
    title: str
    ordinal: int
    starts_at: Instant
    status: str
    method: str
    checked_at: Instant | None
    at: Instant
    staff: str | None
    desk: str | None
    voids_id: UUID | None
    reason: str | None
    counts_now: bool = False


@dataclass(frozen=True, slots=True)
class RecentRow:
    """One line of 刚才签到."""

    id: UUID
    session_id: UUID
    learner_id: UUID
    at: Instant
    name: str
    last4: str | None
    status: str
    method: str
    is_undone: bool
    undo_reason: str | None
    title: str


def _sessions() -> Select[*tuple[Any, ...]]:
    room = func.coalesce(Venue.room_no, "")
    place = func.coalesce(Booking.place_note, func.trim(room.op("||")(" ").op("||")(func.coalesce(Venue.name, ""))), "")
    return (
        select(
            Session.id,
            Session.rev,
            Session.activity_id,
            Activity.title,
            Session.ordinal,
            Booking.starts_at,
            Booking.ends_at,
            place,
            Activity.teacher_name,
            Session.state,
            Activity.quota,
            Activity.quota_hard,
            Venue.capacity_hard,
            Activity.is_open_entry,
            Activity.category,
        )
        .select_from(Booking)
        .join(Session, Session.booking_id == Booking.id)
        .join(Activity, Activity.id == Session.activity_id)
        .outerjoin(Venue, Venue.id == Booking.venue_id)
        .where(Session.removed.is_(False), Booking.removed.is_(False))
    )


def open_sessions(db: Connection, scope: str, now: Instant, open_before_min: int) -> list[SessionRow]:
    """Sessions of the branch whose sign-in is open: from `open_before_min` before the start until the end (R26)."""
    rows = db.execute(
        _sessions()
        .where(Booking.scope.in_((scope, "*")), Session.scope == scope, Session.state == UPCOMING)
        .where(Booking.state.in_(BOOKING_HOLDS), Booking.starts_at.between(now - DAY, now + open_before_min * MINUTE))
        .where(Booking.ends_at >= now)
        .order_by(Booking.starts_at, Session.id)
    )
    return [SessionRow(*row) for row in rows]


def sessions_between(db: Connection, scope: str, begin: Instant, end: Instant) -> list[SessionRow]:
    """Sessions of the branch that start in [begin, end), in order of time."""
    rows = db.execute(
        _sessions()
        .where(Booking.scope.in_((scope, "*")), Session.scope == scope)
        .where(Booking.starts_at >= begin, Booking.starts_at < end)
        .order_by(Booking.starts_at, Session.id)
    )
    return [SessionRow(*row) for row in rows]


def session_row(db: Connection, session: UUID) -> SessionRow | None:
    """One session."""
    found = db.execute(_sessions().where(Session.id == session)).first()
    return SessionRow(*found) if found else None


_MARK = (
    Attendance.id,
    Attendance.session_id,
    func.coalesce(LearnerAlias.canonical_id, Attendance.learner_id),
    Attendance.status,
    Attendance.at,
    Attendance.checked_at,
    Attendance.is_correction,
    Attendance.entry_as,
    Attendance.makes_up_id,
    Attendance.voids_id,
    Attendance.method,
)


def _marks() -> Select[*tuple[Any, ...]]:
    return (
        select(*_MARK).select_from(Attendance).outerjoin(LearnerAlias, LearnerAlias.learner_id == Attendance.learner_id)
    )


def session_marks(db: Connection, session: UUID) -> list[Mark]:
    """Every attendance row that names the session, make-ups sat elsewhere included."""
    here = _marks().where(Attendance.session_id == session)
    elsewhere = _marks().where(Attendance.makes_up_id == session, Attendance.session_id != session)
    return [_mark(row) for row in db.execute(union_all(here, elsewhere))]


def person_marks(db: Connection, learner: UUID) -> list[Mark]:
    """Every attendance row of one person."""
    return [_mark(row) for row in db.execute(_marks().where(Attendance.learner_id == learner))]


def pair_marks(db: Connection, session: UUID, learner: UUID) -> list[Mark]:
    """Every attendance row of one person in one session."""
    rows = db.execute(_marks().where(Attendance.session_id == session, Attendance.learner_id == learner))
    return [_mark(row) for row in rows]


def _mark(row: Sequence[object]) -> Mark:
    found = dict(zip(Mark.__slots__, row, strict=True))
    return Mark(**found)  # type: ignore[arg-type]


def has_come(db: Connection, session: UUID, learner: UUID) -> bool:
    """Whether the mark that counts for the person in the session says that she came."""
    counted = effective(session, pair_marks(db, session, learner))
    return counted is not None and counted.status in CAME


def enrolled_activities(db: Connection, learner: UUID, activities: Sequence[UUID]) -> frozenset[UUID]:
    """Which of `activities` the learner is enrolled in now."""
    rows = db.execute(
        select(Enrolment.activity_id)
        .where(Enrolment.learner_id == learner, Enrolment.activity_id.in_(activities))
        .where(Enrolment.state == ENROLLED_STATE, Enrolment.removed.is_(False))
    )
    return frozenset(rows.scalars())


def enrolled_on(db: Connection, activity: UUID, day: date) -> list[UUID]:
    """Learners enrolled in the activity on `day` (R25)."""
    rows = db.execute(
        select(func.coalesce(LearnerAlias.canonical_id, Enrolment.learner_id))
        .select_from(Enrolment)
        .outerjoin(LearnerAlias, LearnerAlias.learner_id == Enrolment.learner_id)
        .where(Enrolment.activity_id == activity, Enrolment.state == ENROLLED_STATE, Enrolment.removed.is_(False))
        .where(or_(Enrolment.joined_on.is_(None), Enrolment.joined_on <= day))
        .where(or_(Enrolment.left_on.is_(None), Enrolment.left_on >= day))
    )
    return list(dict.fromkeys(rows.scalars()))


def people(db: Connection, learners: Iterable[UUID]) -> dict[UUID, PersonRow]:
    """Names, birth years and card tails of the given learners."""
    wanted = list(dict.fromkeys(learners))
    found: dict[UUID, PersonRow] = {}
    for start in range(0, len(wanted), 500):
        rows = db.execute(_people().where(Learner.id.in_(wanted[start : start + 500])))
        found.update((row[0], PersonRow(*row)) for row in rows)
    return found


def _people() -> Select[*tuple[Any, ...]]:
    card = (
        select(Card.last4)
        .where(Card.learner_id == Learner.id, Card.state == CARD_VALID, Card.removed.is_(False))
        .order_by(Card.id.desc())
        .limit(1)
        .scalar_subquery()
    )
    year = func.coalesce(Learner.birth_year, cast(func.substr(Learner.birth_date, 1, 4), Integer))
    return select(Learner.id, Learner.name, year, card, Learner.standing)


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
    return Roster(row, tuple(shown), count(session, expected, marks), tuple(marks))


def expected_in(db: Connection, session: SessionRow, marks: Iterable[Mark], day: date) -> set[UUID]:
    """The roster: while the session is open, who is enrolled; once closed, whom the closing wrote down."""
    if session.state != CLOSED:
        return set(enrolled_on(db, session.activity_id, day))
    return {mark.learner for mark in live(marks) if mark.session == session.id and mark.entry_as in ("1", "4", "6")}


def _marked_namesakes(persons: Iterable[PersonRow]) -> list[PersonRow]:
    rows = sorted(persons, key=_by_name)
    times = Counter(row.name for row in rows)
    return [replace(row, has_namesake=times[row.name] > 1) for row in rows]


def _by_name(row: PersonRow) -> tuple[str, int, UUID]:
    return (row.name, row.birth_year or 0, row.id)


def times_attended(db: Connection, activity: UUID, learner: UUID) -> int:
    """In how many sessions of the activity the person was present (本课第 n 次)."""
    rows = db.execute(
        _marks()
        .join(Session, and_(Session.id == Attendance.session_id, Session.activity_id == activity))
        .where(Attendance.learner_id == learner)
    )
    marks = [_mark(row) for row in rows]
    sessions = {mark.session for mark in marks}
    return sum(1 for session in sessions if (found := effective(session, marks)) is not None and found.status in CAME)


def seats_left(db: Connection, activity: UUID) -> int | None:
    """Free seats of a class, None where it has no quota (R25)."""
    quota, hard = db.execute(select(Activity.quota, Activity.quota_hard).where(Activity.id == activity)).one()
    limit = hard if hard is not None else quota
    if limit is None:
        return None
    held = select(func.count()).where(
        Enrolment.activity_id == activity, Enrolment.state.in_(SEAT_HELD), Enrolment.removed.is_(False)
    )
    return max(0, int(limit) - int(db.execute(held).scalar_one()))


def recent(db: Connection, sessions: Sequence[UUID], limit: int = 50) -> list[RecentRow]:
    """The newest marks made in the given sessions, newest first, undone ones struck through (a6)."""
    undoing = Attendance.__table__.alias("undoing")
    card = (
        select(Card.last4)
        .where(Card.learner_id == Attendance.learner_id, Card.state == CARD_VALID, Card.removed.is_(False))
        .order_by(Card.id.desc())
        .limit(1)
        .scalar_subquery()
    )
    rows = db.execute(
        select(
            Attendance.id,
            Attendance.session_id,
            Attendance.learner_id,
            func.coalesce(Attendance.checked_at, Attendance.at),
            func.coalesce(Learner.name, ""),
            card,
            Attendance.status,
            Attendance.method,
            undoing.c.id.is_not(None),
            undoing.c.reason,
            Activity.title,
        )
        .select_from(Attendance)
        .join(Session, Session.id == Attendance.session_id)
        .join(Activity, Activity.id == Session.activity_id)
        .outerjoin(Learner, Learner.id == Attendance.learner_id)
        .outerjoin(
            undoing,
            and_(
                undoing.c.session_id == Attendance.session_id,
                undoing.c.learner_id == Attendance.learner_id,
                undoing.c.voids_id == Attendance.id,
            ),
        )
        .where(Attendance.session_id.in_(sessions), Attendance.status != "0", Attendance.method != "S")
        .order_by(Attendance.id.desc())
        .limit(limit)
    )
    return [RecentRow(*row) for row in rows]


def day_sheet(db: Connection, scope: str, begin: Instant, end: Instant, day: date) -> list[DayRow]:
    """Sessions that start in [begin, end), which is the civil date `day`, each with its counts."""
    found = []
    for row in sessions_between(db, scope, begin, end):
        marks = session_marks(db, row.id)
        found.append(DayRow(row, count(row.id, expected_in(db, row, marks, day), marks)))
    return found


def _records() -> Select[*tuple[Any, ...]]:
    return (
        select(
            Attendance.id,
            Attendance.session_id,
            Activity.title,
            Session.ordinal,
            Booking.starts_at,
            Attendance.status,
            Attendance.method,
            Attendance.checked_at,
            Attendance.at,
            Staff.name,
            Desk.name,
            Attendance.voids_id,
            Attendance.reason,
        )
        .select_from(Attendance)
        .join(Session, Session.id == Attendance.session_id)
        .join(Activity, Activity.id == Session.activity_id)
        .join(Booking, Booking.id == Session.booking_id)
        .outerjoin(Staff, Staff.id == Attendance.by_id)
        .outerjoin(Desk, Desk.id == Attendance.desk_id)
    )


def history(db: Connection, learner: UUID, limit: int = 500) -> list[HistoryRow]:
    """The newest attendance records of one person with who wrote them and on which desk (a27)."""
    rows = db.execute(
        _records().where(Attendance.learner_id == learner).order_by(Attendance.id.desc()).limit(limit)
    ).all()
    grouped = by_session(person_marks(db, learner))
    counting = {found.id for session, marks in grouped.items() if (found := effective(session, marks)) is not None}
    return [replace(HistoryRow(*row), counts_now=row.id in counting) for row in rows]
