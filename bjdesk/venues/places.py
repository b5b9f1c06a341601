"""The real places that ship with the program, and the ids under which a branch has them on all its desks (R54).

A place of the list is no entry yet: what is written of it depends on nothing but the list and the branch, so that two
desks that load it offline write one and the same row.
"""

import csv
from dataclasses import dataclass
from functools import cache
from hashlib import sha256
from pathlib import Path
from uuid import UUID

import resources
from bjdesk.kernel.ids import uuid7

FILE = Path(resources.__file__).parent / "geography" / "venues.csv"
COMMUNITY_TIER, DISTRICT_TIER = "3", "1"
_OF_COMMUNITIES = "reading-spaces"
_LISTED_MS = 1_792_800_000_000
"""When the list was made (October 2026): the time in every id that is derived from it."""
_TAIL = (1 << 62) - 1


@dataclass(frozen=True, slots=True)
class Place:
    """One place as it was published; `street` is the code of the street it lies in, empty where nobody says."""

    name: str
    type: str
    tier: str
    community: str
    street: str
    address: str
    hours: str


@cache
def real_places() -> tuple[Place, ...]:
    """All of them, in the order of the list."""
    with open(FILE, encoding="utf-8", newline="") as file:
        return tuple(_place(row) for row in csv.DictReader(file))


def places_of(street: str) -> tuple[Place, ...]:
    """Those that lie in a street."""
    return tuple(place for place in real_places() if place.street == street)


def place_id(scope: str, name: str, times_removed: int = 0) -> UUID:
    """The id of a branch's row for a place; a row that was taken back is never written again."""
    return _derived(scope, name, str(times_removed))


def hours_id(venue: UUID, number: int) -> UUID:
    """The id of one span of its opening hours."""
    return _derived(venue.hex, "hours", str(number))


def _derived(*parts: str) -> UUID:
    digest = sha256("\n".join(("place", *parts)).encode()).digest()
    return uuid7(_LISTED_MS, 0, int.from_bytes(digest[:8], "big") & _TAIL)


_STREETS = {"西兴街道": "330108001", "长河街道": "330108002", "浦沿街道": "330108003"}


def _place(row: dict[str, str]) -> Place:
    code, address = row["community_code12"], row["address"]
    street = code[:9] or next((code for name, code in _STREETS.items() if name in address), "")
    tier = COMMUNITY_TIER if row["source"] == _OF_COMMUNITIES else DISTRICT_TIER
    return Place(row["name"], row["type"], tier, code, street, address, row["hours_text"])
