"""Reads about venues and who holds them when: rows with their `rev`, what is in the way, what is free (R10, R57)."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any
from uuid import UUID

from sqlalchemy import CompoundSelect, Connection, Select, bindparam, func, literal, select, union

from bjdesk.kernel.clock import MINUTE, Instant
from bjdesk.venues.model import Booking, Venue
from bjdesk.venues.rules import HOLDING, LEFT, MOVABLE, SUSPENDED, Slot

MOST_DEEP = 8
"""So deep may venues be parts of each other."""
DAY = 24 * 60 * MINUTE
DAYS_AHEAD = 14
LOOK_BACK, LONGEST_GAP = 31 * DAY, DAY
"""No booking is longer, no gap: the index is read between these and not from the first booking of the venue."""
NOTHING = UUID(int=0)


@dataclass(frozen=True, slots=True)
class VenueRow:
    """One venue as forms and lists show it."""

    id: UUID
    rev: int
    scope: str
    name: str
    part_of: UUID | None
    site: str | None
    capacity: int | None
    capacity_hard: int | None
    setup_gap_min: int
    status: str


@dataclass(frozen=True, slots=True)
class BookingRow:
    """One booking as forms and lists show it."""

    id: UUID
    rev: int
    scope: str
    venue: UUID | None
    venue_name: str | None
    starts_at: Instant
    ends_at: Instant
    gap_min: int
    title: str
    headcount: int | None
    state: str
    verdict: str
    since: Instant | None
    contest_with: tuple[UUID, ...]

    @property
    def slot(self) -> Slot | None:
        return None if self.venue is None else Slot(self.venue, self.starts_at, self.ends_at, self.gap_min)


# --- venues ----------------------------------------------------------------------------------------------------------


def _venues() -> Select[*tuple[Any, ...]]:
    whole = Venue.__table__.alias("whole")
    return (
        select(
            Venue.id,
            Venue.rev,
            Venue.scope,
            Venue.name,
            Venue.part_of_id,
            whole.c.name,
            Venue.capacity,
            Venue.capacity_hard,
            Venue.setup_gap_min,
            Venue.status,
        )
        .select_from(Venue)
        .outerjoin(whole, whole.c.id == Venue.part_of_id)
        .where(Venue.removed.is_(False))
    )


_VENUES = _venues()
_VENUE = _VENUES.where(Venue.id == bindparam("record"))
_PARTS = select(Venue.id).where(Venue.part_of_id.in_(bindparam("level", expanding=True)), Venue.removed.is_(False))
"""Made once: making a statement costs more than running it."""


def _chains() -> tuple[Select[*tuple[Any, ...]], CompoundSelect[*tuple[Any, ...]]]:
    """What a venue is part of, nearest first; and that with all its parts."""
    start, whole, part = Venue.__table__, Venue.__table__.alias("upper"), Venue.__table__.alias("lower")
    first = select(start.c.part_of_id.label("id"), literal(1).label("depth"))
    up = first.where(start.c.id == bindparam("record"), start.c.part_of_id.is_not(None)).cte("up", recursive=True)
    up = up.union(
        select(whole.c.part_of_id, up.c.depth + 1)
        .join(up, whole.c.id == up.c.id)
        .where(up.c.depth < MOST_DEEP, whole.c.part_of_id.is_not(None))
    )
    parts = select(start.c.id, literal(1).label("depth"))
    down = parts.where(start.c.part_of_id == bindparam("record"), start.c.removed.is_(False)).cte(
        "down", recursive=True
    )
    down = down.union(
        select(part.c.id, down.c.depth + 1)
        .join(down, part.c.part_of_id == down.c.id)
        .where(down.c.depth < MOST_DEEP, part.c.removed.is_(False))
    )
    return select(up.c.id).order_by(up.c.depth), union(select(up.c.id), select(down.c.id))


_ABOVE, _AROUND = _chains()


def venue(db: Connection, record: UUID) -> VenueRow | None:
    """One venue, its `rev` for a form."""
    row = db.execute(_VENUE, {"record": record}).first()
    return VenueRow(*row) if row is not None else None


def venues(db: Connection, scope: str) -> list[VenueRow]:
    """All venues of a branch (or of the district), by name."""
    return [VenueRow(*row) for row in db.execute(_VENUES.where(Venue.scope == scope).order_by(Venue.name, Venue.id))]


def venue_cells(db: Connection, record: UUID) -> dict[str, Any] | None:
    """Every column of a venue, for the form that edits it."""
    row = db.execute(select(Venue.__table__).where(Venue.id == record, Venue.removed.is_(False))).mappings().first()
    return dict(row) if row is not None else None


def above(db: Connection, record: UUID) -> list[UUID]:
    """What the venue is part of, nearest first."""
    return [one for one in dict.fromkeys(db.execute(_ABOVE, {"record": record}).scalars()) if one != record]


def below(db: Connection, record: UUID) -> list[UUID]:
    """Every part of the venue, however deep."""
    found: dict[UUID, None] = {}
    level: Sequence[UUID] = [record]
    for _ in range(MOST_DEEP):
        rows = db.execute(_PARTS, {"level": level}).scalars()
        level = [part for part in rows if part not in found and part != record]
        found.update(dict.fromkeys(level))
        if not level:
            break
    return list(found)


def related(db: Connection, record: UUID) -> list[UUID]:
    """Whatever cannot be used while the venue is: itself, its parts, and what it is part of; not its neighbours."""
    return list(dict.fromkeys([record, *db.execute(_AROUND, {"record": record}).scalars()]))


def closed(db: Connection, record: UUID) -> VenueRow | None:
    """The venue, or what it is part of, that is out of use: a closed site has no open rooms."""
    for one in (record, *above(db, record)):
        row = venue(db, one)
        if row is not None and row.status in (SUSPENDED, LEFT):
            return row
    return None


# --- bookings --------------------------------------------------------------------------------------------------------


def _bookings() -> Select[*tuple[Any, ...]]:
    return (
        select(
            Booking.id,
            Booking.rev,
            Booking.scope,
            Booking.venue_id,
            Venue.name,
            Booking.starts_at,
            Booking.ends_at,
            Booking.gap_min,
            Booking.title,
            Booking.headcount,
            Booking.state,
            Booking.verdict,
            Booking.since,
            Booking.contest_with,
        )
        .select_from(Booking)
        .outerjoin(Venue, Venue.id == Booking.venue_id)
        .where(Booking.removed.is_(False))
    )


def _booking_rows(
    db: Connection, query: Select[*tuple[Any, ...]], bound: Mapping[str, Any] | None = None
) -> list[BookingRow]:
    found: list[BookingRow] = []
    for row in db.execute(query, bound):
        cells: list[Any] = [*row[:-1], tuple(map(UUID, row[-1] or ()))]
        found.append(BookingRow(*cells))
    return found


_GAP = func.max(Booking.gap_min, bindparam("gap")) * MINUTE
_TAKEN = (
    _bookings()
    .where(
        Booking.venue_id.in_(bindparam("places", expanding=True)),
        Booking.state.in_(HOLDING),
        Booking.starts_at.between(bindparam("earliest"), bindparam("latest")),
        Booking.starts_at < bindparam("ends_at") + _GAP,
        Booking.ends_at + _GAP > bindparam("starts_at"),
        Booking.id != bindparam("besides"),
    )
    .order_by(Booking.starts_at, Booking.id)
)


def booking(db: Connection, record: UUID) -> BookingRow | None:
    """One booking, its `rev` for a form."""
    return next(iter(_booking_rows(db, _bookings().where(Booking.id == record))), None)


def bookings_by_id(db: Connection, records: Iterable[UUID]) -> list[BookingRow]:
    """Those of the bookings that are on this desk."""
    return _booking_rows(db, _bookings().where(Booking.id.in_(list(records))).order_by(Booking.starts_at, Booking.id))


def bookings_of(db: Connection, record: UUID, since: Instant, until: Instant) -> list[BookingRow]:
    """Who uses a venue between two moments, with what keeps it busy through its site or its rooms."""
    return _booking_rows(
        db,
        _bookings()
        .where(Booking.venue_id.in_(related(db, record)), Booking.starts_at.between(since - LOOK_BACK, until))
        .where(Booking.starts_at < until, Booking.ends_at > since)
        .order_by(Booking.starts_at, Booking.id),
    )


def bookings_ahead(db: Connection, record: UUID, now: Instant) -> list[BookingRow]:
    """What still stands in a venue or in a room of it, in order of time."""
    places = [record, *below(db, record)]
    states = HOLDING | MOVABLE
    return _booking_rows(
        db,
        _bookings()
        .where(Booking.venue_id.in_(places), Booking.ends_at > now, Booking.state.in_(states))
        .order_by(Booking.starts_at, Booking.id),
    )


def has_bookings(db: Connection, record: UUID) -> bool:
    """Whether anybody ever booked the venue."""
    found = select(Booking.id).where(Booking.venue_id == record, Booking.removed.is_(False)).limit(1)
    return db.execute(found).first() is not None


def in_the_way(
    db: Connection, slot: Slot, besides: UUID | None = None, places: Sequence[UUID] | None = None
) -> list[BookingRow]:
    """Bookings that hold the slot's venue, its site or its rooms at that time, one to be left out.

    `places` are `related` to the venue, where many slots of one are asked about.
    """
    bound = {
        "places": related(db, slot.venue) if places is None else places,
        "starts_at": slot.starts_at,
        "ends_at": slot.ends_at,
        "gap": slot.gap_min,
        "earliest": slot.starts_at - LOOK_BACK,
        "latest": slot.ends_at + LONGEST_GAP,
        "besides": besides or NOTHING,
    }
    return _booking_rows(db, _TAKEN, bound)


# --- what is free ----------------------------------------------------------------------------------------------------


def free_place(
    db: Connection, slot: Slot, headcount: int | None = None, besides: UUID | None = None
) -> VenueRow | None:
    """Another venue of the same home that is free then and large enough, the smallest such."""
    row = venue(db, slot.venue)
    if row is None:
        return None
    for other in sorted(venues(db, row.scope), key=_size):
        fits = headcount is None or other.capacity is None or other.capacity >= headcount
        if other.id != slot.venue and fits and is_free(db, replace(slot, venue=other.id), besides):
            return other
    return None


def _size(row: VenueRow) -> tuple[int, str, UUID]:
    return (row.capacity or 0, row.name, row.id)


def is_free(db: Connection, slot: Slot, besides: UUID | None = None) -> bool:
    return closed(db, slot.venue) is None and not in_the_way(db, slot, besides)


def free_time(db: Connection, slot: Slot, besides: UUID | None = None) -> Slot | None:
    """The same venue at the same hour on one of the next days."""
    for day in range(1, DAYS_AHEAD + 1):
        later = replace(slot, starts_at=Instant(slot.starts_at + day * DAY), ends_at=Instant(slot.ends_at + day * DAY))
        if is_free(db, later, besides):
            return later
    return None
