"""What staff do with the register of venues: enter one, say when it is open, close it, take it back (R12, R54, R55)."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any, NamedTuple
from uuid import UUID

from sqlalchemy import Connection, func, insert, select, update

from bjdesk.kernel.clock import Instant
from bjdesk.kernel.commands import Done
from bjdesk.kernel.errors import RecordChanged, RecordMissing, RuleBroken
from bjdesk.kernel.unit_of_work import AuditValue
from bjdesk.store.database import Unit
from bjdesk.store.registers import spelt, table_for
from bjdesk.store.tables import SyncState
from bjdesk.venues import queries
from bjdesk.venues.checking import TEXT_LIMIT, checked_cells
from bjdesk.venues.commands import DISTRICT, NOT_ON_THE_FORM, EditVenue, VenueHandlers, refuse_under_bookings
from bjdesk.venues.hours import rows_of
from bjdesk.venues.model import Venue, VenueHours
from bjdesk.venues.opening import Span, told_spans, wrong_with
from bjdesk.venues.opening_text import read_opening
from bjdesk.venues.register import loading
from bjdesk.venues.rules import LEFT, SUSPENDED

TO_BE_REGISTERED, REGISTERED = "1", "2"
"""`venue_status` 待登记, 在册."""
PER_DESK = 9999
NEW = {
    "type": "01",
    "tier": "2",
    "use": "1",
    "is_teaching": True,
    "is_step_free": False,
    "is_free": True,
    "is_learning_point": False,
    "setup_gap_min": 0,
}
"""What a venue says that nobody said otherwise of: a classroom of the street, free of charge (R8)."""
_WRONG = {
    "empty-days": "opening-without-days",
    "out-of-day": "opening-out-of-day",
    "too-long": "opening-too-long",
    "overlap": "opening-overlap",
}


@dataclass(frozen=True)
class RegisterVenue:
    """Enter a place or a room (`part_of_id` among the values) in the branch's register."""

    values: Mapping[str, Any]
    spans: tuple[Span, ...] | None = None
    """Hours by hand, where the text among the values cannot be read."""


@dataclass(frozen=True)
class DiscardVenue:
    """Take back an entry that nothing stands in yet."""

    venue: UUID
    rev: int


@dataclass(frozen=True)
class SetOpeningHours:
    """The words about opening hours as they are, and by hand the spans that cannot be read out of them."""

    venue: UUID
    rev: int
    text: str
    spans: tuple[Span, ...] | None = None
    shown: tuple[Span, ...] | None = None
    """The rows that the form showed; None does not ask."""


@dataclass(frozen=True)
class SetVenueStatus:
    """Close a venue, or open it again; one under bookings only if they are known and stay."""

    venue: UUID
    rev: int
    status: str
    keeps_bookings: bool = False


@dataclass(frozen=True)
class LoadPlace:
    """Enter a real place out of the list, by name; what is there already stays as it is."""

    name: str


COMMANDS: tuple[type, ...] = (
    RegisterVenue,
    DiscardVenue,
    SetOpeningHours,
    SetVenueStatus,
    LoadPlace,
)


class Registered(NamedTuple):
    """A new entry and its number; without one the desk has none to give yet."""

    venue: UUID
    number: str | None


class RegisterHandlers:
    """Handles every command of the register for the branch in `scope`; `day_of` gives the district's day."""

    def __init__(self, scope: str, day_of: Callable[[Instant], date], editing: VenueHandlers) -> None:
        self.scope, self.day_of, self.editing = scope, day_of, editing

    def __call__(self, unit: Unit, command: Any) -> Done:
        if isinstance(command, RegisterVenue):
            return self.register_venue(unit, command)
        if isinstance(command, DiscardVenue):
            return self.discard_venue(unit, command)
        if isinstance(command, SetOpeningHours):
            return self.set_opening_hours(unit, command)
        if isinstance(command, LoadPlace):
            return self.load_place(unit, command)
        return self.set_venue_status(unit, command)

    # --- entries -----------------------------------------------------------------------------------------------------

    def register_venue(self, unit: Unit, command: RegisterVenue) -> Done:
        table = table_for(Venue)
        unknown = command.values.keys() - ({column.name for column in table.columns} - NOT_ON_THE_FORM)
        if unknown:
            raise ValueError(f"not on the form of a venue: {sorted(unknown)}")
        cells = checked_cells({"name": "", **command.values}, NEW)
        self._check_whole(unit, cells.get("part_of_id"))
        spans = _checked_spans(command.spans)
        record, today = unit.new_id(), self.day_of(unit.now)
        number = next_number(unit, self.scope, today)
        entry = {
            **NEW,
            "register_no": number,
            "registered_on": today,
            "status": TO_BE_REGISTERED if number is None else REGISTERED,
            "status_on": today,
            **cells,
            "hours_parsed": bool(spans) or read_opening(cells.get("hours_text") or "").is_read,
        }
        unit.db.execute(insert(Venue).values(id=record, scope=self.scope, **entry))
        _write_rows(unit, self.scope, record, entry.get("hours_text"), spans)
        unit.about("venue", record)
        for name in ("name", "register_no"):
            unit.note(AuditValue("venue", record, name, None, spelt(table, name, entry[name])))
        unit.touch("venue", "venue_hours")
        return Done(Registered(record, number), undo=DiscardVenue(record, _rev(unit, record)))

    def _check_whole(self, unit: Unit, whole: UUID | None) -> None:
        if whole is None:
            return
        found = queries.venue(unit.db, whole)
        if found is None:
            raise RecordMissing(kind="venue")
        if len(queries.above(unit.db, whole)) + 1 >= queries.MOST_DEEP:
            raise RuleBroken("venue-too-deep", name=found.name)

    def load_place(self, unit: Unit, command: LoadPlace) -> Done:
        loaded = loading.load_place(unit, self.scope, command.name)
        if loaded.venue is None:
            return Done(loaded)
        return Done(loaded, undo=DiscardVenue(loaded.venue, _rev(unit, loaded.venue)))

    def discard_venue(self, unit: Unit, command: DiscardVenue) -> Done:
        cells = self._own(unit, command.venue, command.rev)
        if queries.below(unit.db, command.venue) or queries.has_bookings(unit.db, command.venue):
            raise RuleBroken("venue-in-use", name=cells["name"])
        _forget_rows(unit, command.venue)
        unit.db.execute(update(Venue).where(Venue.id == command.venue).values(removed=True))
        unit.about("venue", command.venue)
        unit.note(AuditValue("venue", command.venue, "removed", "0", "1"))
        unit.touch("venue", "venue_hours")
        return Done()

    # --- hours -------------------------------------------------------------------------------------------------------

    def set_opening_hours(self, unit: Unit, command: SetOpeningHours) -> Done:
        cells = self._current(unit, command.venue, command.rev)
        known = rows_of(unit.db, command.venue)
        if command.shown is not None and tuple(sorted(command.shown)) != known:
            raise RecordChanged(kind="venue", current=cells)
        text = command.text.strip() or None
        if text is not None and len(text) > TEXT_LIMIT:
            raise RuleBroken("venue-text-too-long", field="hours_text", limit=TEXT_LIMIT)
        spans = _checked_spans(command.spans)
        is_read = read_opening(text or "").is_read
        values = {"hours_text": text, "hours_parsed": is_read or bool(spans)}
        edited = self.editing.edit_venue(unit, EditVenue(command.venue, command.rev, values))
        if cells["scope"] != DISTRICT:
            _write_rows(unit, self.scope, command.venue, text, spans)
            self._note_rows(unit, command.venue, known)
        if cells["scope"] == DISTRICT:
            return edited
        by_hand = None if read_opening(cells["hours_text"] or "").is_read else known
        back = SetOpeningHours(command.venue, _rev(unit, command.venue), cells["hours_text"] or "", by_hand)
        return Done(edited.value, undo=back)

    def _note_rows(self, unit: Unit, venue: UUID, before: tuple[Span, ...]) -> None:
        after = rows_of(unit.db, venue)
        if after != before:
            unit.note(AuditValue("venue", venue, "hours", told_spans(before), told_spans(after)))
        unit.about("venue", venue)
        unit.touch("venue", "venue_hours")

    # --- status ------------------------------------------------------------------------------------------------------

    def set_venue_status(self, unit: Unit, command: SetVenueStatus) -> Done:
        cells = self._own(unit, command.venue, command.rev)
        if command.status in (SUSPENDED, LEFT) and not command.keeps_bookings:
            refuse_under_bookings(unit, command.venue, cells["name"])
        today = self.day_of(unit.now)
        values: dict[str, Any] = {"status": command.status, "status_on": today}
        if command.status == REGISTERED and cells["register_no"] is None:
            values["register_no"] = next_number(unit, self.scope, today)
        table = table_for(Venue)
        changed = {name: value for name, value in values.items() if cells[name] != value}
        if not changed:
            return Done()
        unit.db.execute(update(Venue).where(Venue.id == command.venue).values(**changed))
        for name, value in changed.items():
            old, new = spelt(table, name, cells[name]), spelt(table, name, value)
            unit.note(AuditValue("venue", command.venue, name, old, new))
        unit.about("venue", command.venue)
        unit.touch("venue")
        return Done(undo=SetVenueStatus(command.venue, _rev(unit, command.venue), cells["status"], True))

    def _current(self, unit: Unit, record: UUID, rev: int) -> dict[str, Any]:
        cells = queries.venue_cells(unit.db, record)
        if cells is None:
            raise RecordMissing(kind="venue")
        if cells["rev"] != rev:
            raise RecordChanged(kind="venue", current=cells)
        return cells

    def _own(self, unit: Unit, record: UUID, rev: int) -> dict[str, Any]:
        cells = self._current(unit, record, rev)
        if cells["scope"] == DISTRICT:
            raise RuleBroken("venue-of-the-district", name=cells["name"])
        if cells["scope"] != self.scope:
            raise RuleBroken("venue-of-another-branch", name=cells["name"])
        return cells


# --- rules that read -------------------------------------------------------------------------------------------------


def has_numbers(db: Connection) -> bool:
    """Whether this desk has a number of its own, so that it can number what it registers."""
    return db.execute(select(SyncState.number)).scalar() is not None


def next_number(unit: Unit, scope: str, today: date) -> str | None:
    """330108003-场-2026-010042: branch, kind, year, the desk's number and its own count; None without a number.

    Read under the lock from the register itself, discarded entries too (R55).
    """
    desk = unit.db.execute(select(SyncState.number)).scalar()
    if desk is None:
        return None
    prefix = f"{scope}-场-{today.year}-{desk:02}"
    last = unit.db.execute(
        select(func.max(Venue.register_no)).where(
            Venue.register_no >= f"{prefix}0000", Venue.register_no <= f"{prefix}{PER_DESK}"
        )
    ).scalar()
    count = 1 + (int(last.removeprefix(prefix)) if last else 0)
    if count > PER_DESK:
        raise RuleBroken("venue-numbers-used-up", limit=PER_DESK)
    return f"{prefix}{count:04}"


def _checked_spans(spans: tuple[Span, ...] | None) -> tuple[Span, ...] | None:
    if not spans:
        return spans
    wrong = wrong_with(spans)
    if wrong is not None:
        raise RuleBroken(_WRONG[wrong.kind], weekday=wrong.weekday)
    return tuple(sorted(spans))


# --- writing ---------------------------------------------------------------------------------------------------------


def _write_rows(unit: Unit, scope: str, venue: UUID, text: str | None, spans: tuple[Span, ...] | None) -> None:
    """The rows follow the text; where it cannot be read, what was entered by hand."""
    found = read_opening(text or "")
    wanted = found.spans if found.is_read else spans or ()
    if tuple(wanted) == rows_of(unit.db, venue):
        return
    _forget_rows(unit, venue)
    for span in wanted:
        unit.db.execute(
            insert(VenueHours).values(
                id=unit.new_id(),
                scope=scope,
                venue_id=venue,
                weekdays=span.weekdays,
                starts_min=span.starts_min,
                ends_min=span.ends_min,
                season=span.season,
            )
        )


def _forget_rows(unit: Unit, venue: UUID) -> None:
    there = (VenueHours.venue_id == venue) & VenueHours.removed.is_(False)
    unit.db.execute(update(VenueHours).where(there).values(removed=True))


def _rev(unit: Unit, record: UUID) -> int:
    found = queries.venue(unit.db, record)
    return found.rev if found is not None else 0
