"""The bounds that both ends keep: whatever was decoded is judged here before anything is applied (faults 58–60).

Every breach is `Malformed(field=…, why=…)`: where, and one word. A value itself is never named, since it may be
personal.
"""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any, NoReturn

from sync.protocol.errors import Malformed
from sync.protocol.messages import Cursor, Link

MIB = 1 << 20
REQUEST_PACKED = 8 * MIB
REPLY_PACKED = 16 * MIB
EXPANDED = 64 * MIB
RATIO = 100
RATIO_FREE = MIB
"""So much may always come out of a body; beyond it the ratio counts."""
BATCH_PACKED = 256 << 10
BATCH_EXPANDED = 4 * MIB
BATCHES = 4_096
OPERATIONS = 10_000
ROWS = 10_000
HISTORY = 200
SCOPES = 16
SCOPE = 64
PAGE_LEAST, PAGE_MOST = 64 << 10, 4 * MIB
DEPTH = 32
NODES = MIB
"""Values in one msgpack text."""
CELLS = 3 * MIB
"""Rows × columns of one section: a column of equal values is a few bytes on the wire, and many in memory."""
REGISTERS = 400
TEXT = 4_000
NUMBER = 2**53
WIDE = 2**62
"""Parts of an identity lie below it."""

FORBIDDEN = re.compile("[\0\ud800-\udfff\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]")
"""U+0000, lone surrogates, controls of writing direction."""
_NAME = re.compile(r"[a-z][a-z0-9_]{0,62}")
_FIELD = 120


def refuse(field: str, why: str) -> NoReturn:
    """The body breaks a bound at `field`."""
    raise Malformed(field=field.lstrip(".")[:_FIELD] or "head", why=why)


class Budget:
    """How many cells a section may still unfold into."""

    def __init__(self, cells: int = CELLS) -> None:
        self._left = cells

    def spend(self, cells: int, field: str) -> None:
        self._left -= cells
        if self._left < 0:
            refuse(field, "too-large")


# --- single values ---------------------------------------------------------------------------------------------------


def whole(value: object, field: str, least: int = 0, most: int = NUMBER) -> int:
    """An integer of the range; True is none."""
    if type(value) is not int:
        refuse(field, "not-a-number")
    if not least <= value <= most:
        refuse(field, "number")
    return value


def text(value: object, field: str, most: int = TEXT) -> str:
    """Text of at least one character (whose characters `walk` has judged)."""
    if type(value) is not str:
        refuse(field, "not-text")
    if not 0 < len(value) <= most:
        refuse(field, "length")
    return value


def raw(value: object, field: str, size: int) -> bytes:
    """Exactly `size` bytes."""
    if type(value) is not bytes:
        refuse(field, "not-bytes")
    if len(value) != size:
        refuse(field, "length")
    return value


def flag(value: object, field: str) -> bool:
    """True or false."""
    if type(value) is not bool:
        refuse(field, "not-a-flag")
    return value


def items(value: object, field: str, most: int) -> list[Any]:
    """An array of at most so many items."""
    if type(value) is not list:
        refuse(field, "not-an-array")
    if len(value) > most:
        refuse(field, "too-many")
    return value


def pair(value: object, field: str) -> tuple[Any, Any]:
    """An array of two."""
    found = items(value, field, 2)
    if len(found) != 2:
        refuse(field, "length")
    return found[0], found[1]


def fields(value: object, field: str, most: int = NODES) -> dict[str, Any]:
    """A map; its keys are text and stand once (`walk` has seen to that)."""
    if type(value) is not dict:
        refuse(field, "not-a-map")
    if len(value) > most:
        refuse(field, "too-many")
    return value


def name(value: object, field: str) -> str:
    """A table or register: unknown ones are welcome, spelled like a name they must be."""
    if type(value) is not str or _NAME.fullmatch(value) is None:
        refuse(field, "not-a-name")
    return value


def cursor(value: object, field: str) -> Cursor:
    """[seq, nonce]."""
    seq, nonce = pair(value, field)
    return whole(seq, field), raw(nonce, field, 8)


def link(value: object, field: str) -> Link:
    """[n, link of the chain at n]."""
    n, at = pair(value, field)
    return whole(n, field), raw(at, field, 32)


def by_scope(value: object, field: str) -> dict[str, Any]:
    """A map by scope."""
    found = fields(value, field, SCOPES)
    for scope in found:
        text(scope, field, SCOPE)
    return found


def section(sections: Iterator[bytes], field: str) -> bytes:
    """The next section of the body, which the head promised."""
    for found in sections:
        return found
    refuse(field, "cut")


def unknown(head: Mapping[str, Any], known: frozenset[str]) -> dict[str, Any]:
    """The fields of a newer release, as they came."""
    return {key: value for key, value in head.items() if key not in known}


def kept(extra: Mapping[str, Any], known: frozenset[str]) -> dict[str, Any]:
    """Fields of a newer release on their way out: they take no name that this one gives a meaning."""
    for key in extra:
        if key in known:
            refuse(key, "duplicate-key")
    return dict(extra)


# --- columns ---------------------------------------------------------------------------------------------------------


def only(values: Iterable[object], kinds: frozenset[type], field: str) -> None:
    """Every value is of one of the kinds."""
    if not set(map(type, values)) <= kinds:
        refuse(field, "kind")


def within(numbers: Sequence[int], field: str, least: int = -NUMBER, most: int = NUMBER) -> None:
    """Every number lies in the range."""
    if numbers and (min(numbers) < least or max(numbers) > most):
        refuse(field, "number")


def sized(values: Iterable[bytes], size: int, field: str) -> None:
    """Every value has so many bytes."""
    if not set(map(len, values)) <= {size}:
        refuse(field, "length")


def register_values(values: Sequence[object], field: str) -> None:
    """Values of a register: what JSON holds without floats, however deep, numbers within ±2^53."""
    waiting = [values]
    while waiting:
        found = waiting.pop()
        kinds = set(map(type, found))
        if not kinds <= _PLAIN_KINDS:
            refuse(field, "kind")
        if int in kinds:
            within([value for value in found if type(value) is int], field)
        if kinds & _NESTED_KINDS:
            waiting += [_inside(value, field) for value in found]


_NESTED_KINDS = frozenset({list, dict})
_PLAIN_KINDS = frozenset({int, str, bool, type(None)}) | _NESTED_KINDS


_TEXT_ONLY = frozenset({str})


def _inside(value: object, field: str) -> Sequence[object]:
    if type(value) is dict:
        only(value, _TEXT_ONLY, field)
        return list(value.values())
    return value if type(value) is list else ()
