"""In which order people stand in a list: by the sound of their names, family name first (D7)."""

from functools import lru_cache

from bjdesk.store.readings import compound_readings, readings, usual_reading

_AFTER_ALL = "{"
"""Follows z: a character that nobody knows how to read stands after all that can be read."""


def name_key(name: str) -> tuple[str, str]:
    """Sorts names by pinyin without tones, a shorter name before a longer one; who sounds alike by code point."""
    heads = compound_readings(name) or tuple(map(_family, name[:1]))
    return " ".join([*heads, *map(_sound, name[len(heads) :])]), name


@lru_cache(maxsize=4096)
def _family(char: str) -> str:
    found = readings(char)
    return found[0] if found else _unread(char)


@lru_cache(maxsize=16_384)
def _sound(char: str) -> str:
    return usual_reading(char) or _unread(char)


def _unread(char: str) -> str:
    return char.casefold() if char.isascii() else _AFTER_ALL + char
