"""Attendance as it was written: the newest arrivals, and everything about one person (R26, D6)."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any
from uuid import UUID

from sqlalchemy import Connection, Select, and_, func, select

from bjdesk.access.model import Desk, Staff
from bjdesk.kernel.clock import Instant
from bjdesk.learning.attendance import by_session, effective
from bjdesk.learning.model import Activity, Attendance, Session
from bjdesk.learning.queries.marks import person_marks
from bjdesk.learning.queries.persons import CARD_VALID
from bjdesk.people.model import Card, Learner
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
