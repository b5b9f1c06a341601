"""Who must be found by what is typed: every way of writing a person spelled out, and looked for with LIKE.

Knows nothing of tokens and ranges; the readings come straight from the dictionary.
"""

import random
import sqlite3
import unicodedata
from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import accumulate, product
from typing import Any

from crowd import Face
from pypinyin.constants import PINYIN_DICT

_ALL_WAYS_UP_TO = 4
"""In a longer name each character is read in its usual way only."""
_WHERE = {
    "letters": "spelt LIKE :inside",
    "mixed": "mixed LIKE :inside",
    "characters": "name LIKE :anywhere",
    "digits": "phone LIKE :ends OR tail = :typed OR number LIKE :ends OR card LIKE :ends",
    "few digits": "phone LIKE :ends",
    "number": "number LIKE :ends OR number LIKE :begins OR phone LIKE :begins OR phone LIKE :ends OR card = :typed",
}


class Oracle:
    """All people in a plain table."""

    def __init__(self, people: Sequence[Face]) -> None:
        self._db = sqlite3.connect(":memory:")
        self._db.execute("CREATE TABLE person (n, name, spelt, mixed, phone, tail, number, card)")
        rows = (
            (number, one.name, *_ways(one.name), one.phone, one.id_tail, one.number, one.card)
            for number, one in enumerate(people)
        )
        self._db.executemany("INSERT INTO person VALUES (?, ?, ?, ?, ?, ?, ?, ?)", rows)

    def must_find(self, kind: str, typed: str) -> set[int]:
        """Numbers of the people."""
        bound = {"inside": f"%|{typed}%", "anywhere": f"%{typed}%", "ends": f"%{typed}", "begins": f"{typed}%"}
        rows = self._db.execute(f"SELECT n FROM person WHERE {_WHERE[kind]}", {**bound, "typed": typed})
        return {row[0] for row in rows}


def asked(one: Face, draw: random.Random) -> Iterator[tuple[str, str]]:
    """(kind, what somebody types to find this person), each way that the box promises."""
    spelt, mixed = _ways(one.name)
    full = spelt.split("|")[1:]
    yield "letters", _some(draw.choice(full), 2, draw)
    yield "letters", draw.choice(full)
    yield "characters", one.name[0]
    yield "characters", one.name[draw.randrange(len(one.name)) :][: draw.randrange(1, 4)]
    if mixed:
        yield "mixed", draw.choice(mixed.split("|")[1:])
        yield "mixed", f"{one.name[0]}{initials(one.name[1:])[:1]}"
    yield "number", one.card
    yield "digits", one.card[-4:].lower()
    if one.phone:
        yield "digits", one.phone[-4:]
        yield "few digits", one.phone[-draw.randrange(2, 4) :]
        yield "number", _some(one.phone, 5, draw)
    if one.id_tail:
        yield "digits", one.id_tail
    if one.number:
        yield "number", one.number[-draw.randrange(5, 8) :]
        yield "number", one.number


def typed_in(one: Face, draw: random.Random) -> list[str]:
    """The same person typed key by key: all that stands in the box on the way."""
    ways = ["pinyin", "initials", "characters", "phone", "mixed"]
    way = draw.choice(ways)
    if way == "phone" and one.phone:
        return list(accumulate(one.phone[-4:]))
    if way == "characters":
        return list(accumulate(one.name[:3]))
    if way == "mixed":
        return list(accumulate(one.name[0] + initials(one.name[1:])))
    text = initials(one.name) if way == "initials" else "".join(_usual(char) for char in one.name)
    return list(accumulate(text))


def initials(name: str) -> str:
    return "".join(_usual(char)[:1] for char in name)


def _some(text: str, least: int, draw: random.Random) -> str:
    return text[: draw.randrange(min(least, len(text)), len(text) + 1)]


def _usual(char: str) -> str:
    found = _all_readings(char)
    return found[0] if found else ""


@lru_cache(maxsize=50_000)
def _ways(name: str) -> tuple[str, str]:
    """All that may be typed from any character on: in full and as initials; and the same after characters."""
    units = [char for char in name if char != "·"]
    known = [_all_readings(char) for char in units]
    if len(units) > _ALL_WAYS_UP_TO:
        known = [found[:1] for found in known]
    spelt: dict[str, None] = {}
    mixed: dict[str, None] = {}
    for start in range(len(units)):
        for ways in product(*(found or ("",) for found in known[start:])):
            for form in ("".join(ways), "".join(way[:1] for way in ways)):
                if form:
                    spelt[form] = None
                if form and 0 < start <= 3 and len(units) <= _ALL_WAYS_UP_TO:
                    mixed["".join(units[:start]) + form] = None
    return "".join(f"|{form}" for form in spelt), "".join(f"|{form}" for form in mixed)


@lru_cache(maxsize=20_000)
def _all_readings(char: str) -> tuple[str, ...]:
    listed: Any = PINYIN_DICT.get(ord(char), "")
    found = [_plain(reading) for reading in listed.split(",") if reading]
    return tuple(dict.fromkeys(reading for reading in found if reading.isalpha()))


def _plain(reading: str) -> str:
    marked = unicodedata.normalize("NFD", reading).replace("u\u0308", "v")
    return "".join(char for char in marked if not unicodedata.combining(char))
