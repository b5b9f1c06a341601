"""Which sessions there are: open now, on a day, or one by its id (R26)."""

from dataclasses import dataclass
from typing import Any
from uuid import UUID

from sqlalchemy import ColumnElement, Connection, Select, and_, bindparam, case, func, literal, select

from bjdesk.kernel.clock import MINUTE, Instant
from bjdesk.learning.model import Activity, Session
from bjdesk.venues.model import Booking, Venue

UPCOMING, CLOSED, CALLED_OFF, DID_NOT_MEET = "1", "2", "3", "4"
"""`session_status`."""
BOOKING_HOLDS = ("2", "4")
DAY = 24 * 60 * MINUTE
DISTRICT = "*"
"""`scope` of a booking that the district made."""


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
    society: UUID | None = None
    """Whose meeting it is; a class has none."""
    told: int | None = None
    """How many came, where a number was told instead of names (R38)."""


def place() -> ColumnElement[str]:
    """Where a booking is, in words; of a query that joins Booking and Venue."""
    room = func.coalesce(Venue.room_no, "")
    named = func.trim(room.op("||")(" ").op("||")(func.coalesce(Venue.name, "")))
    return func.coalesce(Booking.place_note, named, "")


SESSIONS: Select[*tuple[Any, ...]] = (
    select(
        Session.id,
        Session.rev,
        Session.activity_id,
        Activity.title,
        Session.ordinal,
        Booking.starts_at,
        Booking.ends_at,
        place(),
        Activity.teacher_name,
        Session.state,
        Activity.quota,
        Activity.quota_hard,
        Venue.capacity_hard,
        Activity.is_open_entry,
        Activity.category,
        Activity.society_id,
        case((Session.is_headcount_only, Booking.headcount)),
    )
    .select_from(Booking)
    .join(Session, Session.booking_id == Booking.id)
    .join(Activity, Activity.id == Session.activity_id)
    .outerjoin(Venue, Venue.id == Booking.venue_id)
    .where(Session.removed.is_(False), Booking.removed.is_(False))
)
"""One row a session, in the order of SessionRow. Statements are made once: making one costs more than running it."""

_OF_BRANCH = and_(Booking.scope.in_([bindparam("scope"), literal(DISTRICT)]), Session.scope == bindparam("scope"))
_IN_ORDER = (Booking.starts_at, Session.id)
_ON_NOW = and_(
    _OF_BRANCH,
    Booking.state.in_([literal(state) for state in BOOKING_HOLDS]),
    Booking.starts_at.between(bindparam("after"), bindparam("until")),
    Booking.ends_at >= bindparam("now"),
)
OPEN_NOW = and_(_ON_NOW, Session.state == UPCOMING)
CLOSED_EARLY = and_(_ON_NOW, Session.state == CLOSED)
"""Closed by staff although its time is not over."""
_OPEN = SESSIONS.where(OPEN_NOW).order_by(*_IN_ORDER)
_BETWEEN = (
    SESSIONS.where(_OF_BRANCH)
    .where(Booking.starts_at >= bindparam("begin"), Booking.starts_at < bindparam("end"))
    .order_by(*_IN_ORDER)
)
_ONE = SESSIONS.where(Session.id == bindparam("session"))


def open_window(scope: str, now: Instant, open_before_min: int) -> dict[str, object]:
    """What OPEN_NOW asks for: from `open_before_min` before the start until the end (R26)."""
    return {"scope": scope, "now": now, "after": now - DAY, "until": now + open_before_min * MINUTE}


def open_sessions(
    db: Connection, scope: str, now: Instant, open_before_min: int, picked: UUID | None = None
) -> list[SessionRow]:
    """Sessions of the branch whose sign-in is open, in order of time; first the one that staff `picked`."""
    found = [SessionRow(*row) for row in db.execute(_OPEN, open_window(scope, now, open_before_min))]
    if picked is None or any(row.id == picked for row in found):
        return found
    beside = session_row(db, picked)
    return [beside, *found] if beside and beside.state == UPCOMING else found


def sessions_between(db: Connection, scope: str, begin: Instant, end: Instant) -> list[SessionRow]:
    """Sessions of the branch that start in [begin, end), in order of time."""
    return [SessionRow(*row) for row in db.execute(_BETWEEN, {"scope": scope, "begin": begin, "end": end})]


def session_row(db: Connection, session: UUID) -> SessionRow | None:
    """One session."""
    found = db.execute(_ONE, {"session": session}).first()
    return SessionRow(*found) if found else None
