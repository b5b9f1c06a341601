"""Which sessions there are: open now, on a day, or one by its id (R26)."""

from dataclasses import dataclass
from typing import Any
from uuid import UUID

from sqlalchemy import Connection, Select, func, select

from bjdesk.kernel.clock import MINUTE, Instant
from bjdesk.learning.model import Activity, Session
from bjdesk.venues.model import Booking, Venue

UPCOMING, CLOSED, CALLED_OFF, DID_NOT_MEET = "1", "2", "3", "4"
"""`session_status`."""
BOOKING_HOLDS = ("2", "4")
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
