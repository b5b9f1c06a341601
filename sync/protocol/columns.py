"""One column of a table as msgpack: [kind, …], the smallest of a few simple spellings.

| kind | follows | values |
|---|---|---|
| 0 plain | [value, …] | as they are, nil included |
| 1 same | column of one value | all n are that value |
| 2 repeated | d, column of the d different values, column of n indexes | values in order of first appearance |
| 3 sparse | bitmap, column of the values present | bit i of byte i ÷ 8 (lowest first) is set where there is one |
| 4 numbers | planes | integers, folded |
| 5 steps | planes | the first, then differences, folded |
| 6 times | scale, planes | value − scale × ms of the row's id, folded; scale 1 or 1000 |
| 7 bytes | size, all joined | byte strings of one size |
| 8 ids | column of the first 6 bytes as numbers, of the next 2, of the last 8 as bytes | 16 bytes: ms, counter, tail |
| 9 hex | column 7 or 8 | upper-case hex text of at least 32 digits |
| 10 fields | names, one column each | maps with the same keys |
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from itertools import compress
from typing import Any

from sync.protocol.bounds import TEXT, Budget, sized
from sync.protocol.planes import bits, fold, gather, pack_planes, steps

PLAIN, SAME, REPEATED, SPARSE, NUMBERS, STEPS, TIMES, BYTES, IDS, HEX, FIELDS = range(11)
ID_SIZE = 16
SCALES = (1, 1000)
_LEAST_TIME = 1 << 36
"""Smaller numbers are no times (ms of 1972)."""
_HEX_DIGITS = 32
TAIL_SIZE = 8

Packed = list[Any]
Column = Sequence[Any]
_SCALARS = frozenset({int, str, bytes, type(None)})


@dataclass(frozen=True, slots=True)
class Frame:
    """What the columns of one table share: the number of rows, the ms of their ids, and how much may be unfolded."""

    count: int
    times: Column | None = None
    budget: Budget = field(default_factory=Budget)

    def part(self, count: int, times: Column | None = None) -> "Frame":
        """The frame of fewer rows."""
        return Frame(count, times, self.budget)


def pack(values: Column, frame: Frame) -> Packed:
    """The column as it travels; `values` are `frame.count` ≥ 1 values."""
    frame.budget.spend(frame.count, "columns")
    kinds = set(map(type, values))
    if kinds <= _SCALARS:
        different = dict.fromkeys(values)
        part = frame.part(len(different))
        if len(different) == 1:
            return [SAME, _once(list(different), kinds, part)]
        if 2 * len(different) <= len(values):
            return [REPEATED, len(different), _once(list(different), kinds, part), _indexes(values, different, frame)]
    return _once(values, kinds, frame)


def _once(values: Column, kinds: set[type], frame: Frame) -> Packed:
    """Values that are not worth a dictionary."""
    if type(None) in kinds and len(kinds) > 1:
        return _sparse(values, frame)
    return _direct(values, kinds, frame)


def _indexes(values: Column, different: Iterable[Any], frame: Frame) -> Packed:
    places = {value: place for place, value in enumerate(different)}
    return _numbers([places[value] for value in values], frame.part(frame.count))


def _sparse(values: Column, frame: Frame) -> Packed:
    marks = [value is not None for value in values]
    present = [value for value in values if value is not None]
    times = None if frame.times is None else list(compress(frame.times, marks))
    return [SPARSE, pack_marks(marks), pack(present, frame.part(len(present), times))]


def pack_marks(marks: Sequence[bool]) -> bytes:
    """A bitmap, the first mark in the lowest bit of the first byte."""
    digits = "".join("01"[mark] for mark in reversed(marks))
    return int(digits, 2).to_bytes((len(marks) + 7) // 8, "little")


def _direct(values: Column, kinds: set[type], frame: Frame) -> Packed:
    if kinds == {int}:
        return _numbers(values, frame)
    if kinds == {bytes}:
        return _bytes(values, frame)
    if kinds == {str} and (found := _from_hex(values)) is not None:
        return [HEX, _bytes(found, frame)]
    if kinds == {dict} and len(set(map(frozenset, values))) == 1:
        return _fields(values, frame)
    return [PLAIN, list(values)]


def _numbers(values: Column, frame: Frame) -> Packed:
    """The lightest of three spellings, the earliest of equals."""
    spellings: list[tuple[Packed, Column]] = [([NUMBERS], values), ([STEPS], steps(values))]
    if frame.times is not None and values[0] >= _LEAST_TIME:
        for scale in SCALES:
            apart = [value - scale * ms for value, ms in zip(values, frame.times, strict=True)]
            spellings.append(([TIMES, scale], apart))
    head, numbers = min(spellings, key=_weight)
    return [*head, pack_planes(fold(numbers))]


def _weight(spelling: tuple[Packed, Column]) -> int:
    return bits(spelling[1])


def _bytes(values: Column, frame: Frame) -> Packed:
    size = len(values[0])
    sized(values, size, "bytes")
    return _ids(b"".join(values), frame) if size == ID_SIZE else [BYTES, size, b"".join(values)]


def _ids(flat: bytes, frame: Frame) -> Packed:
    tails = [flat[at : at + TAIL_SIZE] for at in range(ID_SIZE - TAIL_SIZE, len(flat), ID_SIZE)]
    counters = gather(flat, 6, 2, ID_SIZE)
    return [IDS, _numbers(ms_of(flat), frame), pack(counters, frame.part(frame.count)), pack(tails, frame)]


def ms_of(flat: bytes) -> Sequence[int]:
    """The first 48 bits of each of the joined ids."""
    return gather(flat, 0, 6, ID_SIZE)


def _from_hex(values: Column) -> list[bytes] | None:
    """The bytes that texts spell, if all are upper-case hex of one length."""
    digits = len(values[0])
    if not _HEX_DIGITS <= digits <= TEXT or digits % 2 or set(map(len, values)) != {digits}:
        return None
    joined = "".join(values)
    try:
        flat = bytes.fromhex(joined)
    except ValueError:
        return None
    size = digits // 2
    if flat.hex().upper() != joined:  # lower case, or blanks between the digits
        return None
    return [flat[at : at + size] for at in range(0, len(flat), size)]


def _fields(values: Column, frame: Frame) -> Packed:
    names = sorted(values[0])
    return [FIELDS, names, [_field([value[name] for value in values], frame) for name in names]]


def _field(values: Column, frame: Frame) -> Packed:
    """One level is enough: what is nested deeper travels as it is."""
    return [PLAIN, list(values)] if dict in set(map(type, values)) else pack(values, frame)
