"""Where something may be held, and what is in the way of it there (R35)."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import tzinfo
from uuid import UUID

from PySide6.QtCore import QCoreApplication
from sqlalchemy import Connection

from bjdesk.learning.classes.pattern import Span
from bjdesk.learning.classes.preview import slot_of
from bjdesk.ui import formats
from bjdesk.ui.courses.picking import Choice
from bjdesk.ui.desk_workspace import DeskWorkspace
from bjdesk.venues import queries as venues
from bjdesk.venues.commands import DISTRICT
from bjdesk.venues.queries import BookingRow, VenueRow
from bjdesk.venues.rules import LEFT

translate = QCoreApplication.translate


@dataclass(frozen=True)
class OneTime:
    """What is in the way of one meeting, and another venue that is free then."""

    clash: BookingRow | None = None
    shut: VenueRow | None = None
    is_too_small: bool = False
    free: VenueRow | None = None


def places(desk: DeskWorkspace) -> list[Choice]:
    """The branch's own venues, then the district's, without those that were given up."""
    found: list[tuple[VenueRow, str]] = desk.read(_rooms, (desk.scope, DISTRICT))
    return [Choice(row.id, place_name(row, room)) for row, room in found if row.status != LEFT]


def one_time(
    db: Connection, span: Span, venue: UUID, headcount: int | None = None, besides: UUID | None = None
) -> OneTime:
    """One meeting with what is in its way; its own booking is not."""
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


def clash_words(found: OneTime, names: Mapping[UUID, str], zone: tzinfo) -> str:
    """撞了，已有：太极社 14:00–15:30。301 教室那时空着。 Empty where nothing is in the way."""
    if found.shut is not None:
        said = translate("Meetings", "“{place}”停用了。").format(place=found.shut.name)
    elif found.clash is not None:
        hours = formats.hours(found.clash.starts_at, found.clash.ends_at, zone)
        said = translate("Meetings", "撞了，已有：{title} {hours}。").format(title=found.clash.title, hours=hours)
    elif found.is_too_small:
        said = translate("Meetings", "教室坐不下。")
    else:
        return ""
    if found.free is None:
        return said
    place = names.get(found.free.id, found.free.name)
    return said + translate("Meetings", "{place}那时空着。").format(place=place)


def place_name(row: VenueRow, room: str) -> str:
    """203 教室（教学楼）: the number on the door, the name, and what it is part of."""
    name = f"{room} {row.name}".strip()
    return f"{name}（{row.site}）" if row.site else name


def _rooms(db: Connection, scopes: Sequence[str]) -> list[tuple[VenueRow, str]]:
    """Venues with the number on their door."""
    rows = [row for scope in scopes for row in venues.venues(db, scope)]
    return [(row, str((venues.venue_cells(db, row.id) or {}).get("room_no") or "")) for row in rows]
