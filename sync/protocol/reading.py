"""Columns that came from outside, back into values: every length, index and number is judged on the way.

`unpack` gives whatever the column holds; `typed` says what it must be.
"""

from collections.abc import Callable
from itertools import compress
from typing import Any

from sync.protocol.bounds import REGISTERS, TEXT, items, only, refuse, sized, whole, within
from sync.protocol.columns import BYTES, ID_SIZE, IDS, SCALES, TAIL_SIZE, Frame, Packed
from sync.protocol.planes import scatter, sums, unfold, unpack_planes

_BYTES_ONLY, _TEXT_ONLY, _INT_ONLY = frozenset({bytes}), frozenset({str}), frozenset({int})


def _indexes(packed: object, frame: Frame, field: str, most: int) -> list[int]:
    """A column of numbers from 0."""
    values = unpack(packed, frame, field)
    only(values, _INT_ONLY, field)
    within(values, field, 0, most)
    return values


def unpack(packed: object, frame: Frame, field: str) -> list[Any]:
    """The `frame.count` values of a column that came from outside; what they must be is for the caller to judge."""
    column = items(packed, field, 4)
    frame.budget.spend(frame.count, field)
    kind = whole(column[0] if column else None, field)
    if kind >= len(_READERS) or len(column) != _READERS[kind][0]:
        refuse(field, "column")
    return _READERS[kind][1](column, frame, field)


def _read_plain(column: Packed, frame: Frame, field: str) -> list[Any]:
    values = items(column[1], field, frame.count)
    if len(values) != frame.count:
        refuse(field, "length")
    return values


def _read_same(column: Packed, frame: Frame, field: str) -> list[Any]:
    return unpack(column[1], frame.part(1), field) * frame.count


def _read_repeated(column: Packed, frame: Frame, field: str) -> list[Any]:
    count = whole(column[1], field, 1, frame.count)
    different = unpack(column[2], frame.part(count), field)
    indexes = _indexes(column[3], frame.part(frame.count), field, count - 1)
    return list(map(different.__getitem__, indexes))


def _read_sparse(column: Packed, frame: Frame, field: str) -> list[Any]:
    marks = unpack_marks(column[1], frame.count, field)
    present = sum(marks)
    if not present:
        refuse(field, "column")
    times = None if frame.times is None else list(compress(frame.times, marks))
    values = iter(unpack(column[2], frame.part(present, times), field))
    return [next(values) if mark else None for mark in marks]


def unpack_marks(data: object, count: int, field: str) -> list[bool]:
    """Back from `pack_marks`."""
    if type(data) is not bytes:
        refuse(field, "not-bytes")
    found = int.from_bytes(data, "little")
    if len(data) != (count + 7) // 8 or found >> count:
        refuse(field, "length")
    return [digit == "1" for digit in reversed(f"{found:0{count}b}")]


def _read_numbers(column: Packed, frame: Frame, field: str) -> list[Any]:
    return unfold(unpack_planes(column[1], frame.count, field))


def _read_steps(column: Packed, frame: Frame, field: str) -> list[Any]:
    return sums(unfold(unpack_planes(column[1], frame.count, field)))


def _read_times(column: Packed, frame: Frame, field: str) -> list[Any]:
    scale = whole(column[1], field)
    if frame.times is None or scale not in SCALES:
        refuse(field, "column")
    apart = unfold(unpack_planes(column[2], frame.count, field))
    return [scale * ms + rest for ms, rest in zip(frame.times, apart, strict=True)]


def _read_bytes(column: Packed, frame: Frame, field: str) -> list[Any]:
    size, flat = whole(column[1], field, 1), column[2]
    if type(flat) is not bytes or len(flat) != size * frame.count:
        refuse(field, "length")
    return [flat[at : at + size] for at in range(0, len(flat), size)]


def _read_ids(column: Packed, frame: Frame, field: str) -> list[Any]:
    times = _indexes(column[1], frame, field, (1 << 48) - 1)
    counters = _indexes(column[2], frame.part(frame.count), field, (1 << 16) - 1)
    tails = unpack(column[3], frame, field)
    only(tails, _BYTES_ONLY, field)
    sized(tails, TAIL_SIZE, field)
    flat = bytearray(ID_SIZE * frame.count)
    scatter(times, flat, 0, 6, ID_SIZE)
    scatter(counters, flat, 6, 2, ID_SIZE)
    joined = b"".join(tails)
    for place in range(TAIL_SIZE):
        flat[ID_SIZE - TAIL_SIZE + place :: ID_SIZE] = joined[place::TAIL_SIZE]
    whole_ids = bytes(flat)
    return [whole_ids[at : at + ID_SIZE] for at in range(0, len(whole_ids), ID_SIZE)]


def _read_hex(column: Packed, frame: Frame, field: str) -> list[Any]:
    inner = items(column[1], field, 4)
    if not inner or inner[0] not in (BYTES, IDS):  # repeated bytes would be a few on the wire and many in memory
        refuse(field, "column")
    found = unpack(inner, frame, field)
    digits = 2 * len(found[0])
    if digits > TEXT:
        refuse(field, "length")
    flat = b"".join(found).hex().upper()
    return [flat[at : at + digits] for at in range(0, len(flat), digits)]


def _read_fields(column: Packed, frame: Frame, field: str) -> list[Any]:
    names, columns = items(column[1], field, REGISTERS), items(column[2], field, REGISTERS)
    only(names, _TEXT_ONLY, field)
    if len(columns) != len(names) or len(set(names)) != len(names):
        refuse(field, "column")
    if not names:
        return [{} for _ in range(frame.count)]
    found = [unpack(one, frame, f"{field}.{name}") for name, one in zip(names, columns, strict=True)]
    return [dict(zip(names, row, strict=True)) for row in zip(*found, strict=True)]


_READERS: tuple[tuple[int, Callable[[Packed, Frame, str], list[Any]]], ...] = (
    (2, _read_plain),
    (2, _read_same),
    (4, _read_repeated),
    (3, _read_sparse),
    (2, _read_numbers),
    (2, _read_steps),
    (3, _read_times),
    (3, _read_bytes),
    (4, _read_ids),
    (2, _read_hex),
    (3, _read_fields),
)
"""By kind: how many items the column has, and who reads it."""
