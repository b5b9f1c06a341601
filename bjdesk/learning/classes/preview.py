"""All dates of a class before it is written: which of them are taken, by what, and what would be free (R25, R57)."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import tzinfo
from uuid import UUID

from sqlalchemy import Connection

from bjdesk.learning.classes.pattern import DAY_MIN, Pattern, Span, spans
from bjdesk.venues import queries
from bjdesk.venues.queries import BookingRow, VenueRow
from bjdesk.venues.rules import Slot

STEP_MIN = 30
EARLIEST_MIN, LATEST_MIN = 8 * 60, 21 * 60
"""Between these hours another time of the day is looked for."""


@dataclass(frozen=True, slots=True)
class Met:
    """One date of the plan; `clash` is what holds the place then."""

    ordinal: int
    span: Span
    clash: BookingRow | None


@dataclass(frozen=True, slots=True)
class Alternative:
    """What is free on every date: another venue at the hour, or the venue at another hour."""

    venue: VenueRow
    starts_min: int
    ends_min: int
    is_other_venue: bool


@dataclass(frozen=True, slots=True)
class Preview:
    """What the plan would write; `shut` is the venue or site that is out of use, `is_too_small` beyond its limit."""

    meetings: tuple[Met, ...]
    shut: VenueRow | None = None
    is_too_small: bool = False
    alternative: Alternative | None = None

    @property
    def clashes(self) -> tuple[Met, ...]:
        return tuple(one for one in self.meetings if one.clash is not None)

    @property
    def is_clear(self) -> bool:
        return not self.clashes and self.shut is None and not self.is_too_small


def preview(
    db: Connection, pattern: Pattern, zone: tzinfo, venue: UUID | None = None, headcount: int | None = None
) -> Preview:
    """Every date with what is in its way; raises RuleBroken for what is no pattern. Nothing is written."""
    planned = spans(pattern, zone)
    row = queries.venue(db, venue) if venue is not None else None
    if row is None:
        return Preview(tuple(Met(number, span, None) for number, span in enumerate(planned, 1)))
    clash = _Clashes(db, row)
    met = tuple(Met(number, span, clash(span)) for number, span in enumerate(planned, 1))
    shut = queries.closed(db, row.id)
    is_too_small = headcount is not None and row.capacity_hard is not None and headcount > row.capacity_hard
    found = Preview(met, shut, is_too_small)
    if found.is_clear:
        return found
    other = _other_venue(db, pattern, planned, row, headcount)
    if other is None and not shut and not is_too_small:
        other = _other_hour(db, pattern, zone, row)
    return replace(found, alternative=other)


def slot_of(venue: VenueRow, span: Span) -> Slot:
    """What a meeting would hold."""
    return Slot(venue.id, span.starts_at, span.ends_at, venue.setup_gap_min)


class _Clashes:
    """What holds one venue, asked about date by date."""

    def __init__(self, db: Connection, venue: VenueRow) -> None:
        self._db = db
        self._venue = venue
        self._places = queries.related(db, venue.id)

    def __call__(self, span: Span) -> BookingRow | None:
        return next(iter(queries.in_the_way(self._db, slot_of(self._venue, span), places=self._places)), None)

    def has_any(self, planned: tuple[Span, ...]) -> bool:
        return any(self(span) is not None for span in planned)


def _other_venue(
    db: Connection, pattern: Pattern, planned: tuple[Span, ...], venue: VenueRow, headcount: int | None
) -> Alternative | None:
    """The smallest venue of the same home that takes everybody and is free on every date."""
    for other in sorted(queries.venues(db, venue.scope), key=_size):
        if other.id == venue.id or not _takes(other, headcount) or queries.closed(db, other.id) is not None:
            continue
        if not _Clashes(db, other).has_any(planned):
            return Alternative(other, pattern.starts_min, pattern.ends_min, True)
    return None


def _other_hour(db: Connection, pattern: Pattern, zone: tzinfo, venue: VenueRow) -> Alternative | None:
    """The nearest time of day at which the venue is free on every date."""
    clash = _Clashes(db, venue)
    for starts in _hours_near(pattern):
        moved = replace(pattern, starts_min=starts, ends_min=starts + pattern.ends_min - pattern.starts_min)
        if not clash.has_any(spans(moved, zone)):
            return Alternative(venue, moved.starts_min, moved.ends_min, False)
    return None


def _hours_near(pattern: Pattern) -> Iterator[int]:
    length = pattern.ends_min - pattern.starts_min
    steps = range(EARLIEST_MIN, LATEST_MIN + 1, STEP_MIN)
    near = sorted(steps, key=lambda start: (abs(start - pattern.starts_min), start))
    return (start for start in near if start != pattern.starts_min and start + length <= DAY_MIN)


def _takes(venue: VenueRow, headcount: int | None) -> bool:
    limit = venue.capacity_hard if venue.capacity_hard is not None else venue.capacity
    return headcount is None or limit is None or headcount <= limit


def _size(venue: VenueRow) -> tuple[int, str, UUID]:
    return (venue.capacity or 0, venue.name, venue.id)
