"""The numbers and words that a synthetic branch is drawn from, read from `resources/samples` (SOURCES.md there)."""

import csv
import json
from bisect import bisect
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import accumulate
from pathlib import Path
from random import Random
from typing import Any, Generic, TypeVar

import resources

FOLDER = Path(resources.__file__).parent / "samples"

Thing = TypeVar("Thing")


class Choice(Generic[Thing]):
    """Things with weights, to draw from."""

    def __init__(self, weights: Mapping[Thing, float] | Sequence[tuple[Thing, float]]) -> None:
        pairs = list(weights.items()) if isinstance(weights, Mapping) else list(weights)
        self._things = [thing for thing, _ in pairs]
        self._sums = list(accumulate(weight for _, weight in pairs))

    def draw(self, rng: Random) -> Thing:
        return self._things[bisect(self._sums, rng.random() * self._sums[-1])]


@dataclass(frozen=True)
class Scale:
    """How large a branch is."""

    name: str
    learners: int
    classes: int
    lectures: int
    venues: int
    years: int
    rare_names: int


@dataclass(frozen=True)
class Offer:
    """A class (KC) or lecture (JZ) that may be held."""

    kind: str
    topic: str
    title: str
    room_type: str
    audience: str


@dataclass(frozen=True)
class Room:
    """A room of the synthetic house."""

    room_no: str
    name: str
    type: str
    capacity: int
    floor: str


@dataclass(frozen=True)
class ReadingSpace:
    """A real reading space of the district: public facts only."""

    name: str
    community_code12: str
    address: str
    hours_text: str


@cache
def numbers() -> Mapping[str, Any]:
    """All shares and sizes."""
    found: dict[str, Any] = json.loads((FOLDER / "numbers.json").read_text("utf-8"))
    return found


def scale(name: str) -> Scale:
    """The size called `name`; KeyError if there is none."""
    return Scale(name=name, **numbers()["scales"][name])


def scale_names() -> list[str]:
    return list(numbers()["scales"])


@cache
def given_names() -> Mapping[str, Any]:
    """Characters of given names by era, and the rare ones."""
    found: dict[str, Any] = json.loads((FOLDER / "given_names.json").read_text("utf-8"))
    return found


@cache
def surnames(column: str) -> Choice[str]:
    """Surnames weighted by one column: local, national or compound."""
    return Choice([(row["surname"], float(row[column])) for row in rows("surnames.csv") if float(row[column])])


def offers(kind: str) -> list[Offer]:
    """Classes (KC) or lectures (JZ), the usual ones first."""
    return [Offer(**row) for row in rows("courses.csv") if row["kind"] == kind]


def rooms() -> list[Room]:
    return [Room(**{**row, "capacity": int(row["capacity"])}) for row in rows("rooms.csv")]


def reading_spaces(street_code: str) -> list[ReadingSpace]:
    """Those in the communities of one street."""
    found = [ReadingSpace(**row) for row in rows("reading_spaces.csv")]
    return [space for space in found if space.community_code12.startswith(street_code)]


def rows(file: str) -> list[dict[str, Any]]:
    """The rows of one table."""
    with open(FOLDER / file, encoding="utf-8", newline="") as text:
        return list(csv.DictReader(text))
