"""What every decision does when it writes a value: clean it as a form would, refuse a clash, let letters follow."""

from collections.abc import Mapping
from typing import Any
from uuid import UUID

from bjdesk.people.arrivals import learners_arrived
from bjdesk.people.names import clean_name, clean_phone
from bjdesk.store.database import Unit
from bjdesk.store.replica.wiring import driver
from bjdesk.venues.commands import refuse_taken
from bjdesk.venues.rules import Slot


def clean(values: Mapping[str, Any]) -> dict[str, Any]:
    """Names and phones as the registration form takes them."""
    found = dict(values)
    if found.get("phone"):
        found["phone"] = clean_phone(found["phone"])
    if "name" in found:
        found["name"] = clean_name(found["name"] or "").text
    return found


def refuse_taken_by(unit: Unit, record: UUID, cells: Mapping[str, Any]) -> None:
    if cells.get("venue_id") is not None:
        slot = Slot(cells["venue_id"], cells["starts_at"], cells["ends_at"], cells["gap_min"])
        refuse_taken(unit, slot, besides=record)


def follow(unit: Unit, table: str, row: UUID) -> None:
    """A learner's letters to search by follow her name and her phone."""
    if table == "learner":
        learners_arrived(unit.db, [row])


def rev_of(unit: Unit, table: str, row: UUID) -> int | None:
    """The row's number after a write."""
    found = driver(unit).execute(f"SELECT rev FROM {table} WHERE id = ?", (bytearray(row.bytes),)).fetchone()
    return int(found[0]) if found is not None else None
