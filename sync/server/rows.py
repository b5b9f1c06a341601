"""Rows between the server's tables and the merge: registers out of columns, and back."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from sqlalchemy import Connection, RowMapping, Table, delete, insert, select

from sync.clock import Stamp
from sync.declarations import Declarations, TableDeclaration, register_value
from sync.policy import Register
from sync.protocol.messages import PublishedRow
from sync.server.cells import fits
from sync.server.merge import REMOVED, Refused, ServerRow, Written
from sync.server.schema import Schema

ALL = "_"
CHUNK = 400
ERASED = "erased"
Key = tuple[str, bytes]
"""(table, id)."""


@dataclass
class Held:
    """One row in the hands of a transaction: what it was, what it is, and who sees it."""

    table: str
    id: bytes
    home: str
    row: ServerRow | None = None
    nonce: bytes = bytes(8)
    index: int = 0
    seen_by: frozenset[str] = frozenset()
    is_parked: bool = False
    has_changed: bool = False
    is_new: bool = True
    before: ServerRow | None = field(default=None, repr=False)

    @property
    def key(self) -> Key:
        return (self.table, self.id)


class Rows:
    """Reads and writes the rows of one transaction; nothing here decides anything."""

    def __init__(self, db: Connection, schema: Schema, declarations: Declarations) -> None:
        self._db = db
        self._schema = schema
        self._declarations = declarations

    def load(self, wanted: Iterable[tuple[str, str, bytes]]) -> dict[Key, Held]:
        """Rows by (home, table, id), locked in that order; what is not there is left out."""
        found: dict[Key, Held] = {}
        for (home, table), ids in _grouped(wanted):
            for start in range(0, len(ids), CHUNK):
                held = self._select(home, table, ids[start : start + CHUNK])
                found.update((one.key, one) for one in held)
        return found

    def where(self, table: str, scopes: Sequence[str], column: str, values: Sequence[str]) -> list[Held]:
        """Rows of a known table whose column holds one of the spelled values."""
        kept = self._schema.rows[table]
        found: list[Held] = []
        for start in range(0, len(values), CHUNK):
            part = values[start : start + CHUNK]
            on_column = kept.c.id.in_(map(bytes.fromhex, part)) if column == "id" else kept.c[column].in_(part)
            rows = self._db.execute(select(kept).where(kept.c.scope.in_(scopes), on_column)).mappings()
            found.extend(self._held(table, row) for row in rows)
        return found

    def save(self, held: Sequence[Held]) -> None:
        """Write rows whole: a bulk insert for the new ones, delete and insert for the others."""
        by_table: dict[str, list[Held]] = {}
        for one in held:
            by_table.setdefault(one.table, []).append(one)
        for name, rows in by_table.items():
            table = self._schema.rows.get(name, self._schema.generic)
            old = [one for one in rows if not one.is_new]
            for start in range(0, len(old), CHUNK):
                self._drop(table, name, old[start : start + CHUNK])
            self._db.execute(insert(table), [self._cells(one) for one in rows])

    def _drop(self, table: Table, name: str, rows: Sequence[Held]) -> None:
        for home in {one.home for one in rows}:
            ids = [one.id for one in rows if one.home == home]
            gone = delete(table).where(table.c.scope == home, table.c.id.in_(ids))
            self._db.execute(gone.where(table.c.tbl == name) if table is self._schema.generic else gone)

    def _select(self, home: str, name: str, ids: Sequence[bytes]) -> list[Held]:
        table = self._schema.rows.get(name, self._schema.generic)
        query = select(table).where(table.c.scope == home, table.c.id.in_(ids)).order_by(table.c.id)
        if table is self._schema.generic:
            query = query.where(table.c.tbl == name)
        return [self._held(name, row) for row in self._db.execute(query.with_for_update()).mappings()]

    def _held(self, name: str, cells: RowMapping) -> Held:
        row = row_of(self._declarations.get(name), dict(cells))
        return Held(
            name,
            cells["id"],
            cells["scope"],
            row,
            bytes(cells["nonce"]),
            cells["idx"],
            frozenset(cells["seen_by"]),
            cells["parked"],
            is_new=False,
            before=row,
        )

    def _cells(self, one: Held) -> dict[str, Any]:
        assert one.row is not None
        declared = self._declarations.get(one.table)
        stamps = {name: list(written.stamp) for name, written in one.row.registers.items()}
        if one.row.deleted is not None:
            stamps[REMOVED] = list(one.row.deleted)
        common = {
            "scope": one.home,
            "id": one.id,
            "removed": one.row.deleted is not None,
            "nonce": one.nonce,
            "idx": one.index,
            "stamps": sparse(stamps),
            "seen_by": sorted(one.seen_by),
            "parked": one.is_parked,
            "erased": one.row.is_erased,
        }
        values = {name: written.value for name, written in one.row.registers.items()}
        if declared is None:
            return {**common, "tbl": one.table, "registers": values, "extra": None}
        cells, extra = spread(declared, {**values, **one.row.owned})
        return {**common, **cells, "extra": extra or None}


def row_of(declared: TableDeclaration | None, cells: Mapping[str, Any]) -> ServerRow:
    """A stored row as the merge sees it."""
    stamps = {name: Stamp(*stamp) for name, stamp in cells["stamps"].items()}
    shared = stamps.get(ALL)
    values = dict(cells["registers"]) if declared is None else gathered(declared, cells)
    owned = {} if declared is None else {r.name: values.pop(r.name) for r in declared.owned_registers}
    registers = {
        name: Written(value, stamp) for name, value in values.items() if (stamp := stamps.get(name, shared)) is not None
    }
    return ServerRow(cells["scope"], registers, stamps.get(REMOVED), bool(cells["erased"]), owned)


def gathered(declared: TableDeclaration, cells: Mapping[str, Any]) -> dict[str, Any]:
    """Registers by name out of the columns of a row, and what this release does not know out of `extra`."""
    values = {register.name: register_value(register, cells, _as_it_is) for register in declared.registers}
    for name, value in (cells["extra"] or {}).items():
        group, dot, column = name.partition(".")
        if dot and isinstance(values.get(group), dict):
            values[group][column] = value
        else:
            values[name] = value
    return values


def spread(declared: TableDeclaration, values: Mapping[str, Any]) -> tuple[dict[str, Any], dict[str, Any]]:
    """(columns, extra): registers laid into columns; columns and registers of another release are kept aside."""
    known = {register.name: register for register in declared.registers}
    cells: dict[str, Any] = {column.name: None for column in declared.columns}
    extra: dict[str, Any] = {}
    for name, value in values.items():
        register = known.get(name)
        if register is None:
            extra[name] = value
        else:
            for column, cell in _columns_of(register, value):
                if column in cells:
                    cells[column] = cell
                else:
                    extra[f"{name}.{column}"] = cell
    return cells, extra


def _columns_of(register: Register, value: Any) -> Iterator[tuple[str, Any]]:
    if register.columns == (register.name,):
        yield register.name, value
    elif isinstance(value, Mapping):
        yield from value.items()


def check_values(declared: TableDeclaration, registers: Mapping[str, Any]) -> None:
    """Refuse (rule) a value that its column cannot hold; names of another release pass."""
    known = {register.name: register for register in declared.registers}
    for name, value in registers.items():
        register = known.get(name)
        if register is None:
            continue
        if register.columns != (register.name,) and not isinstance(value, Mapping):
            raise Refused("rule")
        for column, cell in _columns_of(register, value):
            if column in register.columns:
                _check_cell(declared, column, cell)


def _check_cell(declared: TableDeclaration, name: str, cell: Any) -> None:
    column = declared.column(name)
    if cell is None:
        if not column.nullable:
            raise Refused("rule")
    elif not fits(column.kind, cell):
        raise Refused("rule")


def sparse(stamps: Mapping[str, list[int]]) -> dict[str, list[int]]:
    """Stamps with the commonest one under `_`, so that a fresh row carries one."""
    spelt = [tuple(stamp) for name, stamp in stamps.items() if name != REMOVED]
    if not spelt:
        return {name: list(stamp) for name, stamp in stamps.items()}
    common = max(sorted(set(spelt)), key=spelt.count)
    kept = {name: list(stamp) for name, stamp in stamps.items() if tuple(stamp) != common or name == REMOVED}
    return {ALL: list(common), **kept}


def published(one: Held) -> PublishedRow:
    """The row as it travels to a desk; an erased one carries nothing."""
    assert one.row is not None
    row = one.row
    values = {} if row.is_erased else {name: written.value for name, written in row.registers.items()}
    stamps = {name: list(written.stamp) for name, written in row.registers.items()}
    if row.deleted is not None:
        values[REMOVED] = 1
        stamps[REMOVED] = list(row.deleted)
    owned = {**row.owned, ERASED: 1} if row.is_erased else dict(row.owned)
    spelt = {name: Stamp(*stamp) for name, stamp in sparse(stamps).items()}
    return PublishedRow(one.table, one.id, one.home, one.nonce, one.index, values, spelt, owned)


def _as_it_is(_column: str, value: Any) -> Any:
    return value


def _grouped(wanted: Iterable[tuple[str, str, bytes]]) -> list[tuple[tuple[str, str], list[bytes]]]:
    """ids by (home, table), everything sorted: the order in which rows are locked."""
    groups: dict[tuple[str, str], set[bytes]] = {}
    for home, table, record in wanted:
        groups.setdefault((home, table), set()).add(record)
    return [(key, sorted(ids)) for key, ids in sorted(groups.items())]
