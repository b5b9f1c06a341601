"""What the pages of the venues read of the store, at one desk and in the district's zone."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from functools import partial
from typing import TYPE_CHECKING, Any
from uuid import UUID

from sqlalchemy import Connection

from bjdesk.kernel.clock import MINUTE, Instant
from bjdesk.learning.queries.booked import BookedSession, sessions_of
from bjdesk.reference.queries import communities
from bjdesk.ui.code_names import code_names
from bjdesk.ui.desk_workspace import DeskWorkspace
from bjdesk.ui.sync.run_words import Today
from bjdesk.ui.venues.week_shape import DAYS, Block, Week, blocks_of, midnight, minute_of, moment, monday_of
from bjdesk.venues import queries
from bjdesk.venues.hours import Hours, Terms, hours_of, rows_of, terms
from bjdesk.venues.opening import Span
from bjdesk.venues.queries import BookingRow
from bjdesk.venues.rules import Slot
from bjdesk.venues.week import DISTRICT, Use, VenueLine, use, uses_between, venue_lines, week_of

if TYPE_CHECKING:
    from bjdesk.syncing.wishes import Wish

CODES = (
    "venue_type",
    "tier",
    "venue_status",
    "steward",
    "room_use",
    "booking_purpose",
    "opening_season",
    "submission_status",
)


@dataclass(frozen=True)
class Line:
    """A venue in the list, as it is now."""

    venue: VenueLine
    hours: Hours
    today: int
    busy_until: Instant | None
    opens_min: int | None
    """When it opens later today; None if it is open, nobody knows, or it opens no more."""
    is_open: bool | None


@dataclass(frozen=True)
class Opened:
    """One venue in full: every column, its hours, the rows that lie beside their text."""

    cells: dict[str, Any]
    line: VenueLine
    hours: Hours
    by_hand: tuple[Span, ...]
    community: str
    rooms: tuple[VenueLine, ...]

    @property
    def rev(self) -> int:
        return int(self.cells["rev"])


@dataclass(frozen=True)
class Trial:
    """What a time that is being chosen meets with: who has it, and one free time or room instead."""

    clash: BookingRow | None = None
    taken: tuple[tuple[Instant, Instant], ...] = ()
    later: Slot | None = None
    elsewhere: VenueLine | None = None
    is_outside: bool = False
    is_shut: bool = False


class Reading:
    """Reads; knows no widget."""

    def __init__(self, desk: DeskWorkspace) -> None:
        self._desk = desk

    @property
    def today(self) -> date:
        return self._desk.rules.day(self._desk.clock.now())

    @property
    def now_min(self) -> int:
        return minute_of(self._desk.clock.now(), self._desk.facts.zone)

    def at(self, day: date, minute: int) -> Instant:
        return moment(day, minute, self._desk.facts.zone)

    def lines(self) -> list[Line]:
        """Every venue of the branch and the district, with what is on there today."""
        zone = self._desk.facts.zone
        begin, end = midnight(self.today, zone), midnight(self.today + timedelta(days=1), zone)
        found: list[Line] = self._desk.read(
            _lines, self._scopes, begin, end, self._desk.clock.now(), self.today, self.now_min
        )
        return found

    def week(self, venue: UUID, monday: date) -> Week:
        zone = self._desk.facts.zone
        begin, end = midnight(monday, zone), midnight(monday + timedelta(days=DAYS), zone)
        uses, sessions, hours, known, shut = self._desk.read(_week, venue, begin, end)
        opened = tuple(_spans(hours, monday + timedelta(days=n), known) for n in range(DAYS))
        blocks = blocks_of(uses, sessions, monday, zone)
        return Week(monday, self.today, self.now_min, opened, blocks, shut)

    def day(self, day: date) -> list[Block]:
        """What is on in the branch's own venues and those of the district on a day, in order of time."""
        zone = self._desk.facts.zone
        begin, end = midnight(day, zone), midnight(day + timedelta(days=1), zone)
        uses = self._desk.read(uses_between, self._scopes, begin, end)
        sessions = self._desk.read(sessions_of, [one.id for one in uses])
        monday = monday_of(day)
        blocks = [block for block in blocks_of(uses, sessions, monday, zone) if block.day == day.weekday()]
        return sorted(blocks, key=_in_order)

    def bars(self, opened: Opened) -> tuple[list[tuple[int, int]] | None, ...]:
        """When a venue is open on the days of this week."""
        known = self._desk.read(terms)
        days = [self.monday() + timedelta(days=n) for n in range(DAYS)]
        return tuple(opened.hours.open_on(day, known) for day in days)

    def opened(self, venue: UUID) -> Opened | None:
        found: Opened | None = self._desk.read(_opened, venue, self._scopes, self.today)
        return found

    def use(self, booking: UUID) -> tuple[Use, BookedSession | None] | None:
        found: Use | None = self._desk.read(use, booking)
        if found is None:
            return None
        return found, self._desk.read(sessions_of, [booking]).get(booking)

    def trial(self, slot: Slot, headcount: int | None, besides: UUID | None) -> Trial:
        """What is in the way of a booking, and one free alternative (LOOK)."""
        day = self._desk.rules.day(slot.starts_at)
        first = minute_of(slot.starts_at, self._desk.facts.zone)
        length = (slot.ends_at - slot.starts_at) // MINUTE
        found: Trial = self._desk.read(_trial, slot, headcount, besides, day, (first, first + length), self._scopes)
        return found

    def wished(self, venue: UUID) -> "tuple[list[Wish], dict[str, str], Today]":
        """What was told to the district about it, the names of the states, and the day."""
        from bjdesk.syncing.wishes import wishes_about

        found: list[Wish] = self._desk.read(wishes_about, "venue", venue)
        return found, self.names()["submission_status"], Today(self.today, self._desk.facts.zone)

    def monday(self) -> date:
        return monday_of(self.today)

    def ahead(self, venue: UUID) -> list[BookingRow]:
        found: list[BookingRow] = self._desk.read(queries.bookings_ahead, venue, self._desk.clock.now())
        return found

    def names(self) -> dict[str, dict[str, str]]:
        """Code list -> code -> name of the lists that the pages show."""
        return {name: self._desk.read(code_names, name) for name in CODES}

    def communities(self) -> list[tuple[UUID, str]]:
        """Those of the branch's street first."""
        rows = self._desk.read(communities, self.today)
        own = [row for row in rows if (row.code12 or "").startswith(self._desk.scope)]
        return [(row.id, row.name) for row in (*own, *(row for row in rows if row not in own))]

    @property
    def _scopes(self) -> tuple[str, str]:
        return self._desk.scope, DISTRICT


def _in_order(block: Block) -> tuple[int, int, str, UUID]:
    return block.first, block.last, block.use.venue_label, block.id


def _lines(
    db: Connection, scopes: Sequence[str], begin: Instant, end: Instant, now: Instant, today: date, now_min: int
) -> list[Line]:
    uses, known = uses_between(db, scopes, begin, end), terms(db)
    found: list[Line] = []
    for line in venue_lines(db, scopes):
        there = [one for one in uses if one.venue == line.id]
        busy = max((one.ends_at for one in there if one.starts_at <= now < one.ends_at), default=None)
        hours = hours_of(db, line.id)
        spans = hours.open_on(today, known)
        is_open = None if spans is None else any(first <= now_min < last for first, last in spans)
        opens = min((first for first, _ in spans or () if first > now_min), default=None)
        found.append(Line(line, hours, len(there), busy, None if is_open else opens, is_open))
    return found


def _week(
    db: Connection, venue: UUID, begin: Instant, end: Instant
) -> tuple[list[Use], dict[UUID, BookedSession], Hours, Terms, bool]:
    uses = week_of(db, venue, begin, end)
    sessions = sessions_of(db, [one.id for one in uses])
    return uses, sessions, hours_of(db, venue), terms(db), queries.closed(db, venue) is not None


def _spans(hours: Hours, day: date, known: Terms) -> tuple[tuple[int, int], ...] | None:
    found = hours.open_on(day, known)
    return None if found is None else tuple(found)


def _opened(db: Connection, venue: UUID, scopes: Sequence[str], today: date) -> Opened | None:
    cells = queries.venue_cells(db, venue)
    lines = venue_lines(db, (*scopes, str(cells["scope"])) if cells else scopes)
    line = next((one for one in lines if one.id == venue), None)
    if cells is None or line is None:
        return None
    names = {row.id: row.name for row in communities(db, today)}
    community = names.get(cells["community_id"], "") if cells["community_id"] is not None else ""
    rooms = tuple(one for one in lines if one.part_of == venue)
    return Opened(cells, line, hours_of(db, venue), rows_of(db, venue), community, rooms)


def _trial(
    db: Connection,
    slot: Slot,
    headcount: int | None,
    besides: UUID | None,
    day: date,
    minutes: tuple[int, int],
    scopes: Sequence[str],
) -> Trial:
    spans = hours_of(db, slot.venue).open_on(day, terms(db))
    is_outside = spans is not None and not any(first <= minutes[0] and minutes[1] <= last for first, last in spans)
    row = queries.venue(db, slot.venue)
    if besides is None and row is not None:
        slot = replace(slot, gap_min=row.setup_gap_min)
    if queries.closed(db, slot.venue) is not None:
        return Trial(is_shut=True, elsewhere=_elsewhere(db, slot, headcount, besides, scopes))
    taken = queries.in_the_way(db, slot, besides)
    if not taken:
        return Trial(is_outside=is_outside)
    met = tuple((max(row.starts_at, slot.starts_at), min(row.ends_at, slot.ends_at)) for row in taken)
    met = tuple((first, last) for first, last in met if first < last)
    later = _later(db, slot, taken[-1], besides, minutes, spans)
    return Trial(taken[0], met, later, _elsewhere(db, slot, headcount, besides, scopes), is_outside)


def _later(
    db: Connection,
    slot: Slot,
    last: BookingRow,
    besides: UUID | None,
    minutes: tuple[int, int],
    spans: list[tuple[int, int]] | None,
) -> Slot | None:
    """The same length once the other one is over, if the venue is free and open then."""
    gap = max(last.gap_min, slot.gap_min) * MINUTE
    shift = last.ends_at + gap - slot.starts_at
    moved = replace(slot, starts_at=Instant(slot.starts_at + shift), ends_at=Instant(slot.ends_at + shift))
    first, end = minutes[0] + shift // MINUTE, minutes[1] + shift // MINUTE
    fits = end <= 22 * 60 if spans is None else any(begin <= first and end <= until for begin, until in spans)
    return moved if fits and queries.is_free(db, moved, besides) else None


def _elsewhere(
    db: Connection, slot: Slot, headcount: int | None, besides: UUID | None, scopes: Sequence[str]
) -> VenueLine | None:
    """Another venue of the same home that is free then: in the same house, then most alike in size."""
    lines = venue_lines(db, scopes)
    here = next((line for line in lines if line.id == slot.venue), None)
    if here is None:
        return None
    others = [line for line in lines if line.scope == here.scope and line.id != here.id and not line.is_shut]
    for line in sorted(others, key=partial(_unlike, here)):
        fits = headcount is None or line.capacity is None or line.capacity >= headcount
        if fits and queries.is_free(db, replace(slot, venue=line.id), besides):
            return line
    return None


def _unlike(here: VenueLine, other: VenueLine) -> tuple[bool, bool, int, str, UUID]:
    seats = None if here.capacity is None or other.capacity is None else abs(here.capacity - other.capacity)
    return other.part_of != here.part_of or other.part_of is None, seats is None, seats or 0, other.label, other.id
