"""Reads for the register and the week of a venue: every venue in a line, who uses it when (R12, R35, R54, R57)."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from sqlalchemy import Connection, Row, bindparam, select

from bjdesk.kernel.clock import Instant
from bjdesk.venues import queries
from bjdesk.venues.model import Booking, Venue
from bjdesk.venues.rules import CANCELLED, LEFT, REFUSED, SUSPENDED

DISTRICT = "*"


@dataclass(frozen=True, slots=True)
class VenueLine:
    """A venue in a list: `label` is the number on its door with its name, `site` what it is part of."""

    id: UUID
    scope: str
    label: str
    site: str | None
    part_of: UUID | None
    type: str
    tier: str
    capacity: int | None
    status: str
    hours_text: str | None

    @property
    def is_districts(self) -> bool:
        return self.scope == DISTRICT

    @property
    def is_shut(self) -> bool:
        return self.status in (SUSPENDED, LEFT)


@dataclass(frozen=True, slots=True)
class Use:
    """A booking as the week shows it; `venue_label` where it is of the site or of a room."""

    id: UUID
    rev: int
    scope: str
    venue: UUID
    venue_label: str
    starts_at: Instant
    ends_at: Instant
    gap_min: int
    title: str
    purpose: str
    borrower_name: str | None
    headcount: int | None
    state: str
    verdict: str


def label_of(room_no: str | None, name: str) -> str:
    """203 教室."""
    return f"{room_no or ''} {name}".strip()


def venue_lines(db: Connection, scopes: Sequence[str]) -> list[VenueLine]:
    """The branch's own venues, then the district's: each site with its rooms after it, by label."""
    whole = Venue.__table__.alias("whole")
    rows = db.execute(
        select(
            Venue.id,
            Venue.scope,
            Venue.room_no,
            Venue.name,
            whole.c.name,
            Venue.part_of_id,
            Venue.type,
            Venue.tier,
            Venue.capacity,
            Venue.status,
            Venue.hours_text,
        )
        .outerjoin(whole, whole.c.id == Venue.part_of_id)
        .where(Venue.scope.in_(list(scopes)), Venue.removed.is_(False))
    )
    lines = [_line(row) for row in rows]
    return sorted(lines, key=_place)


def _line(row: Row[*tuple[Any, ...]]) -> VenueLine:
    cells: list[Any] = [row[0], row[1], label_of(row[2], row[3]), *row[4:]]
    return VenueLine(*cells)


def _place(line: VenueLine) -> tuple[bool, str, bool, str, UUID]:
    return (line.is_districts, line.site or line.label, line.part_of is not None, line.label, line.id)


_USES = (
    select(
        Booking.id,
        Booking.rev,
        Booking.scope,
        Booking.venue_id,
        Venue.room_no,
        Venue.name,
        Booking.starts_at,
        Booking.ends_at,
        Booking.gap_min,
        Booking.title,
        Booking.purpose,
        Booking.borrower_name,
        Booking.headcount,
        Booking.state,
        Booking.verdict,
    )
    .join(Venue, Venue.id == Booking.venue_id)
    .where(Booking.removed.is_(False), Booking.state.not_in([REFUSED, CANCELLED]))
    .order_by(Booking.starts_at, Booking.id)
)


_BETWEEN = _USES.where(
    Booking.starts_at.between(bindparam("earliest"), bindparam("until")),
    Booking.starts_at < bindparam("until"),
    Booking.ends_at > bindparam("since"),
)
_OF_VENUES = _BETWEEN.where(Booking.venue_id.in_(bindparam("places", expanding=True)))
_OF_SCOPES = _BETWEEN.where(Booking.scope.in_(bindparam("places", expanding=True)))


def week_of(db: Connection, venue: UUID, since: Instant, until: Instant) -> list[Use]:
    """Who uses a venue between two moments, its site and its rooms too, in order of time."""
    return _read(db, _OF_VENUES, {"places": queries.related(db, venue)}, since, until)


def uses_between(db: Connection, scopes: Sequence[str], since: Instant, until: Instant) -> list[Use]:
    """The same of every venue."""
    return _read(db, _OF_SCOPES, {"places": list(scopes)}, since, until)


def use(db: Connection, booking: UUID) -> Use | None:
    """One booking of a venue, whatever became of it."""
    row = db.execute(_USES.where(Booking.id == booking)).first()
    return None if row is None else _use(row)


def _read(db: Connection, query: Any, places: dict[str, Any], since: Instant, until: Instant) -> list[Use]:
    bound = {**places, "since": since, "until": until, "earliest": since - queries.LOOK_BACK}
    return [_use(row) for row in db.execute(query, bound)]


def _use(row: Row[*tuple[Any, ...]]) -> Use:
    cells: list[Any] = [*row[:4], label_of(row[4], row[5]), *row[6:]]
    return Use(*cells)
