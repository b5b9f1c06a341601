"""What the bookings of a venue are booked for: the session that a booking holds the place of (R35)."""

from collections.abc import Iterable
from dataclasses import dataclass
from uuid import UUID

from sqlalchemy import Connection, bindparam, select

from bjdesk.learning.model import Activity, Session


@dataclass(frozen=True, slots=True)
class BookedSession:
    """One session of an activity; `type` is of `programme_type`, `category` of `course_category`."""

    booking: UUID
    session: UUID
    activity: UUID
    title: str
    type: str
    category: str | None
    teacher: str | None
    ordinal: int


_SESSIONS = (
    select(
        Session.booking_id,
        Session.id,
        Activity.id,
        Activity.title,
        Activity.type,
        Activity.category,
        Activity.teacher_name,
        Session.ordinal,
    )
    .join(Activity, Activity.id == Session.activity_id)
    .where(Session.booking_id.in_(bindparam("bookings", expanding=True)), Session.removed.is_(False))
)


def sessions_of(db: Connection, bookings: Iterable[UUID]) -> dict[UUID, BookedSession]:
    """booking -> its session, for those that have one."""
    return {row[0]: BookedSession(*row) for row in db.execute(_SESSIONS, {"bookings": list(bookings)})}
