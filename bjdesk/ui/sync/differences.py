"""Which part of a value differs from what it was, so that the eye finds 6688 in a phone number."""

from typing import NamedTuple


class Part(NamedTuple):
    """A piece of a value; `is_other` where it is not as before."""

    text: str
    is_other: bool


def parts(value: str, before: str | None) -> tuple[Part, ...]:
    """The value in at most three pieces: what both begin with, what differs (whole numbers and words), the rest."""
    if before is None or value == before:
        return (Part(value, False),) if value else ()
    if not before or not value:
        return (Part(value, True),) if value else ()
    groups, earlier = value.split(" "), before.split(" ")
    if len(groups) == len(earlier) > 1:
        return _by_group(groups, earlier)
    head = _common(value, before)
    tail = min(_common(value[::-1], before[::-1]), len(value) - head, len(before) - head)
    head, end = _whole_group(value, head, len(value) - tail)
    pieces = (Part(value[:head], False), Part(value[head:end], True), Part(value[end:], False))
    return tuple(piece for piece in pieces if piece.text)


def _by_group(groups: list[str], earlier: list[str]) -> tuple[Part, ...]:
    """138 0571 6688 beside 139 0571 2210: group by group."""
    found: list[Part] = []
    for place, (group, old) in enumerate(zip(groups, earlier, strict=True)):
        found += [Part(" ", False)] if place else []
        found += [Part(group, group != old)] if group else []
    return tuple(found)


def _whole_group(value: str, head: int, end: int) -> tuple[int, int]:
    """Grown to the number or Latin word that it lies in: 139 is read, not the 9 of it."""
    while head > 0 and _joins(value[head - 1]):
        head -= 1
    while end < len(value) and _joins(value[end]):
        end += 1
    return head, end


def _joins(character: str) -> bool:
    return character.isascii() and character.isalnum()


def _common(one: str, other: str) -> int:
    """How many characters both begin with."""
    length = 0
    for mine, theirs in zip(one, other, strict=False):
        if mine != theirs:
            break
        length += 1
    return length


def spaced_phone(text: str) -> str:
    """13805712210 -> 138 0571 2210, as people read it out; anything else as it is."""
    is_mobile = len(text) == 11 and text.isdigit() and text.startswith("1")
    return f"{text[:3]} {text[3:7]} {text[7:]}" if is_mobile else text
