"""Attendance as it was written: the newest arrivals, and everything about one person (R26, D6)."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from sqlalchemy import Connection, Integer, Select, and_, bindparam, func, select

from bjdesk.access.model import Desk, Staff
from bjdesk.kernel.clock import Instant
from bjdesk.learning.attendance import BY_SYSTEM, UNDONE, by_session, effective
from bjdesk.learning.model import Activity, Attendance, Session
from bjdesk.learning.queries.marks import person_marks
from bjdesk.learning.queries.persons import last4_of
from bjdesk.learning.queries.sessions import UPCOMING
from bjdesk.people.model import Learner
from bjdesk.venues.model import Booking


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
    counts_now: bool


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
    is_closed: bool = False
    """Its session does not meet any more; what was written there stands."""


_UNDOING = Attendance.__table__.alias("undoing")
_RECENT: Select[*tuple[Any, ...]] = (
    select(
        Attendance.id,
        Attendance.session_id,
        Attendance.learner_id,
        func.coalesce(Attendance.checked_at, Attendance.at),
        func.coalesce(Learner.name, ""),
        last4_of(Attendance.learner_id),
        Attendance.status,
        Attendance.method,
        _UNDOING.c.id.is_not(None),
        _UNDOING.c.reason,
        Activity.title,
        Session.state != UPCOMING,
    )
    .select_from(Attendance)
    .join(Session, Session.id == Attendance.session_id)
    .join(Activity, Activity.id == Session.activity_id)
    .outerjoin(Learner, Learner.id == Attendance.learner_id)
    .outerjoin(
        _UNDOING,
        and_(
            _UNDOING.c.session_id == Attendance.session_id,
            _UNDOING.c.learner_id == Attendance.learner_id,
            _UNDOING.c.voids_id == Attendance.id,
        ),
    )
    .where(Attendance.session_id.in_(bindparam("sessions", expanding=True)))
    .where(Attendance.status != UNDONE, Attendance.method != BY_SYSTEM)
    .order_by(Attendance.id.desc())
    .limit(bindparam("limit", type_=Integer))
)
_HISTORY: Select[*tuple[Any, ...]] = (
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
    .where(Attendance.learner_id == bindparam("learner"))
    .order_by(Attendance.id.desc())
    .limit(bindparam("limit", type_=Integer))
)


def recent(db: Connection, sessions: Sequence[UUID], limit: int = 50) -> list[RecentRow]:
    """The newest marks made in the given sessions, newest first, undone ones struck through."""
    return [RecentRow(*row) for row in db.execute(_RECENT, {"sessions": list(sessions), "limit": limit})]


def history(db: Connection, learner: UUID, limit: int = 500) -> list[HistoryRow]:
    """The newest attendance records of one person with who wrote them and on which desk."""
    rows = db.execute(_HISTORY, {"learner": learner, "limit": limit}).all()
    grouped = by_session(person_marks(db, learner))
    counting = {found.id for session, marks in grouped.items() if (found := effective(session, marks)) is not None}
    return [HistoryRow(*[*row, row[0] in counting]) for row in rows]
