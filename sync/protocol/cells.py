"""Named columns that not every row has: registers, bases, stamps.

    [[name, …], [rows, column]]

`rows` is nil if every row has a value under the name, else [how many, column of row numbers that only grow]; then the
column is as long as that. Names with equal rows and columns stand together.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from operator import itemgetter, lt
from typing import Any

from msgspec import Raw

from sync.protocol import bounds
from sync.protocol.body import encode
from sync.protocol.bounds import refuse
from sync.protocol.columns import Frame, Packed
from sync.protocol.typed import COUNTS, REGISTERS, ColumnType

Rows = Sequence[Mapping[str, Any]]
JudgeName = Callable[[object, str], str]


@dataclass(frozen=True, slots=True)
class Cells:
    """The values under one name; `rows` are the numbers of the rows that have one, None if all do."""

    values: list[Any]
    rows: list[int] | None = None


def pack_cells(
    rows: Rows, frame: Frame, field: str, kind: ColumnType = REGISTERS, judge_name: JudgeName = bounds.name
) -> list[Packed]:
    """The maps of all rows by name."""
    same: dict[bytes, list[str]] = {}
    full = _full_columns(rows)
    for name in sorted(full or set().union(*rows)):
        where = f"{field}.{judge_name(name, field)}"
        cells = [None, kind.pack(full[name], frame, where)] if full else _pack_name(name, rows, frame, where, kind)
        same.setdefault(encode(cells, where), []).append(name)
    return [[names, Raw(cells)] for cells, names in same.items()]


def _full_columns(rows: Rows) -> dict[str, Sequence[Any]] | None:
    """The values by name, if all rows have the same names."""
    names = tuple(rows[0])
    if set(map(len, rows)) != {len(names)} or len(names) < 2:
        return None
    try:
        return dict(zip(names, zip(*map(itemgetter(*names), rows), strict=True), strict=True))
    except KeyError:
        return None


def _pack_name(name: str, rows: Rows, frame: Frame, field: str, kind: ColumnType) -> Packed:
    having = [number for number, row in enumerate(rows) if name in row]
    if len(having) == len(rows):
        return [None, kind.pack([row[name] for row in rows], frame, field)]
    place = [len(having), COUNTS.pack(having, frame.part(len(having)), field)]
    return [place, kind.pack([rows[number][name] for number in having], _part(frame, having), field)]


def _part(frame: Frame, rows: Sequence[int]) -> Frame:
    times = frame.times
    return frame.part(len(rows), None if times is None else [times[number] for number in rows])


def read_cells(
    packed: object, frame: Frame, field: str, kind: ColumnType = REGISTERS, judge_name: JudgeName = bounds.name
) -> dict[str, Cells]:
    """Back from `pack_cells`, by name."""
    found: dict[str, Cells] = {}
    for place, item in enumerate(bounds.items(packed, field, bounds.REGISTERS)):
        where = f"{field}[{place}]"
        names, content = bounds.pair(item, where)
        cells = _read_cells(content, frame, where, kind)
        for name in bounds.items(names, where, bounds.REGISTERS):
            frame.budget.spend(len(cells.values), where)
            if judge_name(name, where) in found:
                refuse(where, "duplicate-key")
            found[name] = cells
    return found


def _read_cells(content: object, frame: Frame, field: str, kind: ColumnType) -> Cells:
    rows, column = bounds.pair(content, field)
    if rows is None:
        return Cells(kind.read(column, frame, field))
    having = _read_rows(rows, frame, field)
    return Cells(kind.read(column, _part(frame, having), field), having)


def _read_rows(packed: object, frame: Frame, field: str) -> list[int]:
    """Row numbers that only grow. How many there are stands before their column."""
    count, column = bounds.pair(packed, field)
    part = frame.part(bounds.whole(count, field, 1, frame.count))
    rows = COUNTS.read(column, part, field)
    if rows[-1] >= frame.count or not all(map(lt, rows, rows[1:])):
        refuse(field, "order")
    return rows


def by_row(cells: Mapping[str, Cells], count: int) -> list[dict[str, Any]]:
    """One map a row."""
    full = {name: found.values for name, found in cells.items() if found.rows is None}
    rows = _full_rows(full, count)
    for name, found in cells.items():
        if found.rows is not None:
            for number, value in zip(found.rows, found.values, strict=True):
                rows[number][name] = value
    return rows


def _full_rows(columns: Mapping[str, Iterable[Any]], count: int) -> list[dict[str, Any]]:
    if not columns:
        return [{} for _ in range(count)]
    names = tuple(columns)
    return [dict(zip(names, row, strict=True)) for row in zip(*columns.values(), strict=True)]
