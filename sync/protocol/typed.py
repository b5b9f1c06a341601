"""What a column must hold, judged alike when it is packed and when it comes from outside.

So nothing is ever sealed that the other end would refuse.
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Protocol

from sync.clock import Identity, Stamp
from sync.protocol import bounds
from sync.protocol.bounds import NUMBER, WIDE, only, refuse, sized, within
from sync.protocol.columns import ID_SIZE, Column, Frame, Packed, pack
from sync.protocol.reading import unpack

_SPELLED = 8


class ColumnType(Protocol):
    """Packs values of one kind and reads them back."""

    def pack(self, values: Column, frame: Frame, field: str) -> Packed: ...

    def read(self, packed: object, frame: Frame, field: str) -> list[Any]: ...


@dataclass(frozen=True)
class Plain:
    """A column that travels as its values are."""

    judge: Callable[[Column, str], None]

    def pack(self, values: Column, frame: Frame, field: str) -> Packed:
        self.judge(values, field)
        return pack(values, frame)

    def read(self, packed: object, frame: Frame, field: str) -> list[Any]:
        values = unpack(packed, frame, field)
        self.judge(values, field)
        return values


def numbers_from(least: int, most: int) -> Plain:
    """Integers of a range."""

    def judge(values: Column, field: str) -> None:
        only(values, frozenset({int}), field)
        within(values, field, least, most)

    return Plain(judge)


def bytes_of(size: int) -> Plain:
    """Byte strings of one size."""

    def judge(values: Column, field: str) -> None:
        only(values, frozenset({bytes}), field)
        sized(values, size, field)

    return Plain(judge)


def or_none(inner: Plain) -> Plain:
    """The same, some missing."""

    def judge(values: Column, field: str) -> None:
        inner.judge([value for value in values if value is not None], field)

    return Plain(judge)


def _judge_texts(values: Column, field: str) -> None:
    only(values, frozenset({str}), field)


def _judge_scopes(values: Column, field: str) -> None:
    only(values, frozenset({str}), field)
    for scope in set(values):
        bounds.text(scope, field, bounds.SCOPE)


NUMBERS = numbers_from(-NUMBER, NUMBER)
COUNTS = numbers_from(0, NUMBER)
OPS = numbers_from(0, WIDE - 1)
TEXTS = Plain(_judge_texts)
SCOPES = Plain(_judge_scopes)
IDS = bytes_of(ID_SIZE)
NONCES = bytes_of(8)
REGISTERS = Plain(bounds.register_values)


@dataclass(frozen=True)
class _Incarnations:
    """Numbers of 62 bits, few different ones: as 8 bytes, big-endian."""

    spelled: Plain

    def pack(self, values: Column, frame: Frame, field: str) -> Packed:
        spelling = {found: _spell(found, field) for found in set(values)}
        return self.spelled.pack(list(map(spelling.__getitem__, values)), frame, field)

    def read(self, packed: object, frame: Frame, field: str) -> list[Any]:
        values = self.spelled.read(packed, frame, field)
        meaning = {spelled: _unspell(spelled, field) for spelled in set(values)}
        return list(map(meaning.__getitem__, values))


def _spell(incarnation: int | None, field: str) -> bytes | None:
    if incarnation is None:
        return None
    return bounds.whole(incarnation, field, 0, WIDE - 1).to_bytes(_SPELLED, "big")


def _unspell(spelled: bytes | None, field: str) -> int | None:
    return None if spelled is None else bounds.whole(int.from_bytes(spelled, "big"), field, 0, WIDE - 1)


INCARNATIONS = _Incarnations(bytes_of(_SPELLED))


class _Identities:
    """[incarnations, ops] of versions that a writer saw; both are nil where there was none."""

    _incarnations = _Incarnations(or_none(bytes_of(_SPELLED)))
    _ops = or_none(OPS)

    def pack(self, values: Column, frame: Frame, field: str) -> Packed:
        incarnations = [None if value is None else value[0] for value in values]
        ops = [None if value is None else value[1] for value in values]
        return [self._incarnations.pack(incarnations, frame, field), self._ops.pack(ops, frame, field)]

    def read(self, packed: object, frame: Frame, field: str) -> list[Any]:
        first, second = bounds.pair(packed, field)
        incarnations = self._incarnations.read(first, frame, field)
        ops = self._ops.read(second, frame, field)
        if [found is None for found in incarnations] != [op is None for op in ops]:
            refuse(field, "identity")
        return [None if op is None else Identity(found, op) for found, op in zip(incarnations, ops, strict=True)]


class _Stamps:
    """[ms, ops, incarnations]."""

    def pack(self, values: Column, frame: Frame, field: str) -> Packed:
        ms, ops, incarnations = map(list, zip(*values, strict=True))
        return [
            NUMBERS.pack(ms, frame, field),
            OPS.pack(ops, frame, field),
            INCARNATIONS.pack(incarnations, frame, field),
        ]

    def read(self, packed: object, frame: Frame, field: str) -> list[Any]:
        columns = bounds.items(packed, field, 3)
        if len(columns) != 3:
            refuse(field, "length")
        ms = NUMBERS.read(columns[0], frame, field)
        ops = OPS.read(columns[1], frame, field)
        return list(map(Stamp, ms, ops, INCARNATIONS.read(columns[2], frame, field)))


IDENTITIES = _Identities()
STAMPS = _Stamps()
