"""How a published row lies in its table on the desk: registers into cells and back, and the SQL that writes them.

Registers of another release have no column; they are kept key by key in `sync_row.extra` (SYNC §12). A row that a
column cannot hold is not placed at all.
"""

import json
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from operator import itemgetter
from typing import Any

from sqlalchemy import MetaData, Table

from bjdesk.store.base import canonical_json
from sync.declarations import Declarations, Kind, TableDeclaration
from sync.policy import Register
from sync.protocol.messages import PublishedRow

REMOVED = "removed"
OWNED = "owned"
"""Where `extra` keeps registers of the server that this release does not know."""
ERASED = "erased"
ALL = "_"
"""In stamps: the stamp of every register that is not named."""
_MISSING: Any = object()


class Unplaceable(Exception):
    """A value that its column cannot hold, or none where one is needed."""


# --- cells -----------------------------------------------------------------------------------------------------------


def _id_cell(value: Any) -> bytearray:
    # bytearray: the driver adapts `bytes` one by one through a slow path
    cell = bytearray.fromhex(value)
    if len(cell) != 16:
        raise ValueError
    return cell


def _id_cells(values: Sequence[str]) -> list[bytearray]:
    flat = bytearray.fromhex("".join(values))
    if set(map(len, values)) != {32} or len(flat) != 16 * len(values):  # blanks between digits are none
        raise ValueError
    return [flat[at : at + 16] for at in range(0, len(flat), 16)]


def _text_cell(value: Any) -> str:
    if type(value) is not str:
        raise TypeError
    return value


def _int_cell(value: Any) -> int:
    if type(value) is not int:
        raise TypeError
    return value


def _bool_cell(value: Any) -> int:
    if value not in (0, 1):
        raise ValueError
    return int(value)


_CELLS: Mapping[Kind, Callable[[Any], Any]] = {
    "id": _id_cell,
    "blob": bytearray.fromhex,
    "text": _text_cell,
    "date": _text_cell,
    "int": _int_cell,
    "instant": _int_cell,
    "bool": _bool_cell,
    "json": canonical_json,
}

_AS_THEY_ARE: Mapping[Kind, set[type]] = {"text": {str}, "date": {str}, "int": {int}, "instant": {int}}
"""Kinds whose values are cells already."""


@dataclass(frozen=True, slots=True)
class Slot:
    """One column of the payload and where its value stands in a published row."""

    column: str
    register: str
    in_group: bool
    is_owned: bool
    kind: Kind
    is_nullable: bool
    default: Any
    parent: str | None

    @property
    def plan(self) -> tuple[str, str | None, bool, Callable[[Any], Any], bool, Any]:
        """The same in the order in which `Layout.cells` takes it, many thousand times."""
        column = self.column if self.in_group else None
        return self.register, column, self.is_owned, _CELLS[self.kind], self.is_nullable, self.default

    def cell(self, value: Any) -> Any:
        """The value as SQLite keeps it; raises Unplaceable."""
        if value is None:
            if self.is_nullable:
                return None
            if self.default is None:
                raise Unplaceable
            return self.default
        try:
            return _CELLS[self.kind](value)
        except (TypeError, ValueError) as error:
            raise Unplaceable from error

    def column_of(self, values: Sequence[Any]) -> Sequence[Any]:
        """Many cells at once; raises an error where `cell` would."""
        kinds = set(map(type, values))
        if kinds == _AS_THEY_ARE.get(self.kind):
            return values
        if kinds == {str} and self.kind == "id":
            return _id_cells(values)
        return list(map(self.cell, values))


class Layout:
    """One table that travels, as it lies on the desk."""

    def __init__(self, table: Table, declared: TableDeclaration) -> None:
        self.name = str(table.name)  # a plain string: it travels in offers
        self.declared = declared
        self.is_grow = declared.policy.policy == "grow"
        self.has_removed = REMOVED in table.columns
        self.slots = tuple(_slots(table, declared))
        self.registers = {register.name: register for register in declared.registers}
        self.columns = tuple(slot.column for slot in self.slots)
        self.parents = tuple((place, slot.parent) for place, slot in enumerate(self.slots) if slot.parent)
        self.children: tuple[tuple[str, str], ...] = ()
        """(table, column) of every reference that names this table."""
        own = (*self.columns, REMOVED) if self.has_removed else self.columns
        self.upsert = _upsert(table.name, own)
        self._plan = tuple(slot.plan for slot in self.slots)
        self._group_sizes = {r.name: len(r.columns) for r in declared.registers if is_group(r)}
        is_plain = not self._group_sizes and not any(slot.is_owned for slot in self.slots)
        self._quick = itemgetter(*self.columns) if is_plain and len(self.columns) > 1 else None

    # --- published row -> cells ---

    def cells(self, registers: Mapping[str, Any], owned: Mapping[str, Any]) -> list[Any]:
        """The payload in the order of `columns`, then `removed` if the table has it; raises Unplaceable."""
        found: list[Any] = []
        try:
            for register, column, is_owned, cell, is_nullable, default in self._plan:
                value = (owned if is_owned else registers).get(register)
                if column is not None and value is not None:
                    value = _inside(value, column)
                if value is not None:
                    found.append(cell(value))
                elif is_nullable or default is not None:
                    found.append(None if is_nullable else default)
                else:
                    raise Unplaceable
            if self.has_removed:
                found.append(_bool_cell(registers.get(REMOVED, 0)))
        except (TypeError, ValueError) as error:
            raise Unplaceable from error
        return found

    def all_cells(self, rows: Sequence[PublishedRow]) -> list[tuple[Any, ...]] | None:
        """`cells` of many rows, column by column; None if they must be taken one by one."""
        if self._quick is None or any(row.owned for row in rows):
            return None
        registers = [row.registers for row in rows]
        if set(map(len, registers)) != {len(self.columns)}:
            return None
        try:
            values = zip(*map(self._quick, registers), strict=True)
            columns = [slot.column_of(cells) for slot, cells in zip(self.slots, values, strict=True)]
        except (KeyError, TypeError, ValueError, Unplaceable):
            return None
        removed = [[0] * len(rows)] if self.has_removed else []
        return list(zip(*columns, *removed, strict=True))

    def extra(self, registers: Mapping[str, Any], owned: Mapping[str, Any]) -> dict[str, Any]:
        """What has no column here: unknown registers, unknown columns of known groups, unknown owned ones."""
        if self._quick is not None and not owned and registers.keys() <= self.registers.keys():
            return {}
        found = {name: value for name, value in registers.items() if name not in self.registers and name != REMOVED}
        for group, size in self._group_sizes.items():
            value = registers.get(group, _MISSING)
            if isinstance(value, Mapping) and len(value) > size:
                known = self.registers[group].columns
                found.update({f"{group}.{name}": cell for name, cell in value.items() if name not in known})
        unknown = {name: value for name, value in owned.items() if name not in self.registers}
        return {**found, OWNED: unknown} if unknown else found

    # --- cells -> registers ---

    def published(self, cells: Mapping[str, Any], extra: Mapping[str, Any]) -> tuple[dict[str, Any], dict[str, Any]]:
        """(registers, owned) of a row whose cells lie here, with what other releases wrote."""
        registers: dict[str, Any] = {}
        owned: dict[str, Any] = dict(extra.get(OWNED, {}))
        for slot in self.slots:
            into = owned if slot.is_owned else registers
            value = spelt(slot.kind, cells[slot.column])
            if slot.in_group:
                into.setdefault(slot.register, {})[slot.column] = value
            else:
                into[slot.register] = value
        for name, value in extra.items():
            group, dot, column = name.partition(".")
            if dot and isinstance(registers.get(group), dict):
                registers[group][column] = value
            elif name != OWNED:
                registers[name] = value
        if self.has_removed and cells[REMOVED]:
            registers[REMOVED] = 1
        return registers, owned

    def screen(self, registers: Mapping[str, Any]) -> dict[str, Any]:
        """Columns and cells of single registers, those without a column left out; raises Unplaceable."""
        found: dict[str, Any] = {}
        for slot in self.slots:
            if slot.register in registers:
                value = registers[slot.register]
                found[slot.column] = slot.cell(_inside(value, slot.column) if slot.in_group else value)
        if self.has_removed and REMOVED in registers:
            found[REMOVED] = _bool_cell(registers[REMOVED])
        return found


def is_group(register: Register) -> bool:
    """Whether a register's value is an object by column."""
    return register.columns != (register.name,)


def _inside(value: Any, column: str) -> Any:
    if not isinstance(value, Mapping):
        raise Unplaceable
    return value.get(column)


def spelt(kind: Kind, cell: Any) -> Any:
    """A cell as it travels: ids and bytes in upper-case hex, JSON unfolded."""
    if cell is None:
        return None
    if kind in ("id", "blob"):
        return bytes(cell).hex().upper()
    return json.loads(cell) if kind == "json" else cell


# --- making ----------------------------------------------------------------------------------------------------------


def layouts(metadata: MetaData, declarations: Declarations) -> dict[str, Layout]:
    """All tables that travel, parents first."""
    found = {declared.name: Layout(metadata.tables[declared.name], declared) for declared in declarations}
    for layout in found.values():
        layout.children = tuple(_children(layout.name, found.values()))
    return found


def _children(name: str, known: Iterable[Layout]) -> Iterable[tuple[str, str]]:
    for layout in known:
        yield from ((layout.name, layout.slots[place].column) for place, parent in layout.parents if parent == name)


def _slots(table: Table, declared: TableDeclaration) -> Iterable[Slot]:
    for column in declared.columns:
        register = next(r for r in declared.registers if column.name in r.columns)
        default = table.columns[column.name].server_default
        yield Slot(
            column=column.name,
            register=register.name,
            in_group=is_group(register),
            is_owned=register.is_server_owned,
            kind=column.kind,
            is_nullable=column.nullable,
            default=_default(column.kind, default),
            parent=column.refers_to,
        )


def _default(kind: Kind, default: Any) -> Any:
    """What a column holds where a row of another release says nothing."""
    if default is None:
        return None
    text = str(getattr(default.arg, "text", default.arg))
    return int(text) if kind in ("int", "bool", "instant") else text


def _upsert(name: str, columns: tuple[str, ...]) -> str:
    """INSERT, or an UPDATE that moves `rev` only if something on screen differs; the last parameter counts rows."""
    quoted = [f'"{column}"' for column in columns]
    places = ", ".join("?" * (len(columns) + 2))
    moved = ", ".join(f"{column} = excluded.{column}" for column in quoted)
    differs = " OR ".join(f"{name}.{column} IS NOT excluded.{column}" for column in quoted)
    return (
        f"INSERT INTO {name} (id, scope, {', '.join(quoted)}, rev)"
        f" VALUES ({places}, (SELECT rev FROM sync_state) + ?)"
        f" ON CONFLICT (id) DO UPDATE SET {moved}, rev = excluded.rev WHERE {differs}"
    )
