"""What the pages of the classes read of the store, at one desk."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from sqlalchemy import Connection

from bjdesk.credits.class_roster import ClassMember, class_roster
from bjdesk.learning.classes import queries
from bjdesk.learning.classes.pattern import Pattern, Span
from bjdesk.learning.classes.preview import Preview, preview, slot_of
from bjdesk.learning.classes.queries import ClassDetail, ClassRow, TermRow
from bjdesk.reference.queries import parameters_on
from bjdesk.ui.code_names import code_names
from bjdesk.ui.courses.picking import Choice
from bjdesk.ui.desk_workspace import DeskWorkspace
from bjdesk.venues import queries as venues
from bjdesk.venues.commands import DISTRICT
from bjdesk.venues.queries import BookingRow, VenueRow
from bjdesk.venues.rules import LEFT

CLASS_KINDS = ("KC", "SD", "JQ", "DX", "DD", "XS")
"""`programme_type` of what people enrol in; lectures, activities and societies have pages of their own."""
CATEGORY = "course_category"


@dataclass(frozen=True)
class Opened:
    """One class with everybody who is or was in it."""

    detail: ClassDetail
    members: tuple[ClassMember, ...]

    @property
    def row(self) -> ClassRow:
        return self.detail.row


@dataclass(frozen=True)
class OneTime:
    """What is in the way of one meeting, and another venue that is free then."""

    clash: BookingRow | None = None
    shut: VenueRow | None = None
    is_too_small: bool = False
    free: VenueRow | None = None


class Reading:
    """Reads in the district's zone."""

    def __init__(self, desk: DeskWorkspace) -> None:
        self._desk = desk

    @property
    def today(self) -> date:
        return self._desk.rules.day(self._desk.clock.now())

    def terms(self) -> list[TermRow]:
        """Every term, the earliest first."""
        found: list[TermRow] = self._desk.read(queries.terms)
        return found[::-1]

    def classes(self, term: TermRow | None) -> list[ClassRow]:
        desk = self._desk
        found: list[ClassRow] = desk.read(
            queries.classes, desk.scope, desk.facts.zone, desk.clock.now(), term, CLASS_KINDS
        )
        return found

    def opened(self, activity: UUID) -> Opened | None:
        desk = self._desk
        found: ClassDetail | None = desk.read(queries.class_detail, activity, desk.facts.zone, desk.clock.now())
        if found is None:
            return None
        known = self.parameters()
        pct, denominator = int(known["completion.pct"]), str(known["completion.denominator"])
        members = desk.read(class_roster, activity, desk.facts.zone, pct, denominator)
        return Opened(found, tuple(members))

    def parameters(self) -> dict[str, Any]:
        """The district's numbers of today."""
        found: dict[str, Any] = self._desk.read(parameters_on, self.today, self._desk.desk.facts.branch_id)
        return found

    def places(self) -> list[Choice]:
        """The branch's own venues, then the district's, without those that were given up."""
        found: list[tuple[VenueRow, str]] = self._desk.read(_rooms, (self._desk.scope, DISTRICT))
        return [Choice(row.id, place_name(row, room)) for row, room in found if row.status != LEFT]

    def categories(self) -> list[Choice]:
        return [Choice(code, name) for code, name in self._desk.read(code_names, CATEGORY).items()]

    def preview(self, pattern: Pattern, venue: UUID | None, headcount: int | None) -> Preview:
        found: Preview = self._desk.read(preview, pattern, self._desk.facts.zone, venue, headcount)
        return found

    def one_preview(self, span: Span, venue: UUID, headcount: int | None, besides: UUID | None) -> OneTime:
        """One meeting with what is in its way; its own booking is not."""
        found: OneTime = self._desk.read(_one_time, span, venue, headcount, besides)
        return found


def _one_time(db: Connection, span: Span, venue: UUID, headcount: int | None, besides: UUID | None) -> OneTime:
    row = venues.venue(db, venue)
    if row is None:
        return OneTime()
    slot = slot_of(row, span)
    clash = next(iter(venues.in_the_way(db, slot, besides)), None)
    shut = venues.closed(db, venue)
    is_too_small = headcount is not None and row.capacity_hard is not None and headcount > row.capacity_hard
    if clash is None and shut is None and not is_too_small:
        return OneTime()
    return OneTime(clash, shut, is_too_small, venues.free_place(db, slot, headcount, besides))


def _rooms(db: Connection, scopes: Sequence[str]) -> list[tuple[VenueRow, str]]:
    """Venues with the number on their door."""
    rows = [row for scope in scopes for row in venues.venues(db, scope)]
    return [(row, str((venues.venue_cells(db, row.id) or {}).get("room_no") or "")) for row in rows]


def place_name(row: VenueRow, room: str) -> str:
    """203 教室（教学楼）: the number on the door, the name, and what it is part of."""
    name = f"{room} {row.name}".strip()
    return f"{name}（{row.site}）" if row.site else name
