"""Puts names of nobody together, character by character, as mixed as a branch meets them (D7)."""

from random import Random

from bjdesk.demo.samples import given_names, numbers, surnames

MAN, WOMAN = "1", "2"
"""`sex`, GB/T 2261.1."""


def draw_name(rng: Random, sex: str, birth_year: int) -> str:
    """A full name as people of that sex and time bear it; seldom a dotted or a Latin one."""
    shares = numbers()["names"]
    chance = rng.random()
    if chance < shares["dotted"]:
        return _joined(rng, "dotted", "·")
    if chance < shares["dotted"] + shares["latin"]:
        return _joined(rng, "latin", " ")
    return draw_surname(rng) + draw_given(rng, sex, birth_year)


def draw_surname(rng: Random) -> str:
    """Mostly the local flavour, some of the whole country, seldom one of two characters."""
    shares = numbers()["names"]
    chance = rng.random()
    if chance < shares["compound"]:
        return surnames("compound").draw(rng)
    column = "national" if chance < shares["compound"] + shares["national"] else "local"
    return surnames(column).draw(rng)


def draw_given(rng: Random, sex: str, birth_year: int) -> str:
    """One, two or seldom three characters of the era, now and then one that old systems could not write."""
    era = next(era for era in given_names()["eras"] if birth_year <= era["until"])
    first, second = era["women" if sex == WOMAN else "men"]
    shares = numbers()["names"]
    chance = rng.random()
    given: str = rng.choice(second)
    if chance >= era["single"]:
        given = rng.choice(first) + given
    if chance > 1 - shares["three_given"]:
        given += rng.choice(second)
    if rng.random() < shares["outside_gb2312"]:
        given = given[:-1] + rng.choice(given_names()["outside_gb2312"])
    return given


def with_rare(rng: Random, name: str) -> str:
    """The name with its last character replaced by one beyond the BMP."""
    return name[:-1] + str(rng.choice(given_names()["rare"]))


def is_beyond_bmp(name: str) -> bool:
    """Whether a character of the name needs more than 16 bits."""
    return any(ord(char) > 0xFFFF for char in name)


def is_plain(name: str) -> bool:
    """Neither dotted nor Latin."""
    return "·" not in name and not name.isascii()


def _joined(rng: Random, kind: str, sign: str) -> str:
    parts = given_names()[kind]
    first, second = str(rng.choice(parts["first"])), str(rng.choice(parts["second"]))
    return first + sign + second
