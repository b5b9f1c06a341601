"""How a row of registers lies in the columns of its table, worked out once for each table."""

from collections.abc import Collection, Mapping, Sequence
from typing import Any, NamedTuple

from sqlalchemy import Table, column
from sqlalchemy import table as sql_table

from sync.clock import Stamp
from sync.declarations import TableDeclaration
from sync.protocol.messages import PublishedRow
from sync.server.cells import fits, kind_of, read
from sync.server.merge import REMOVED, ServerRow, Written

ALL = "_"
"""In stamps: the stamp of every register that is not named."""
ABSENT = "-"
"""In stored stamps: registers whose columns hold nothing, since nobody has written them."""
ERASED = "erased"
COMMON = ("scope", "id", "nonce", "idx", "seen_by", "parked", "erased", "stamps", "extra")


class Stored(NamedTuple):
    """A row out of its table: what the sync keeps of it, registers, what the server owns, stamps."""

    common: tuple[Any, ...]
    values: dict[str, Any]
    owned: dict[str, Any]
    stamps: dict[str, Stamp]

    def row(self) -> ServerRow:
        """As the merge sees it."""
        scope, *_, is_erased, _, _ = self.common
        deleted, shared = self.stamps.get(REMOVED), self.stamps.get(ALL)
        if is_erased:
            return ServerRow(scope, {}, deleted, True)
        written = {
            name: Written(value, stamp)
            for name, value in self.values.items()
            if (stamp := self.stamps.get(name, shared)) is not None
        }
        return ServerRow(scope, written, deleted, False, self.owned)

    def published(self, table: str) -> PublishedRow:
        """As it travels to a desk; an erased one carries nothing."""
        scope, key, nonce, index, _, _, is_erased, _, _ = self.common
        values, owned = ({}, {ERASED: 1}) if is_erased else (self.values, self.owned)
        if REMOVED in self.stamps:
            values[REMOVED] = 1
        return PublishedRow(table, key, scope, nonce, index, values, self.stamps, owned)


class Layout:
    """Between the cells of one table and registers."""

    def __init__(self, name: str, table: Table, declared: TableDeclaration | None) -> None:
        self.name = name
        self.table = table
        self.declared = declared
        payload = ("registers",) if declared is None else tuple(column.name for column in declared.columns)
        self.columns = (*COMMON, *payload)
        self._stored_as = [(name, kind_of(table.c[name])) for name in self.columns]
        self.raw = sql_table(table.name, *map(column, (*self.columns, *(key.name for key in table.primary_key))))
        registers = () if declared is None else declared.registers
        self.groups = {r.name: r.columns for r in registers if r.is_group}
        desk = [register for register in registers if not register.is_server_owned]
        self._single = tuple(register.name for register in desk if not register.is_group)
        self._grouped = tuple((register.name, register.columns) for register in desk if register.is_group)
        self._owned = tuple((register.name, register.columns) for register in registers if register.is_server_owned)
        self.desk_names = frozenset(register.name for register in desk)
        self.known = frozenset(register.name for register in registers)
        self._kinds = {one.name: (one.kind, one.nullable) for one in (declared.columns if declared is not None else ())}

    # --- out of the table --------------------------------------------------------------------------------------------

    def stored(self, dialect: str, rows: Sequence[Sequence[Any]]) -> "list[Stored]":
        """Rows as the driver gave them, in the order of `columns`, column by column."""
        if not rows:
            return []
        cells = {
            name: read(dialect, kind, values)
            for (name, kind), values in zip(self._stored_as, zip(*rows, strict=True), strict=True)
        }
        values = self._values(cells, len(rows))
        owned = self._owned_values(cells, len(rows))
        stamps = [_stamps(spelt) for spelt in cells["stamps"]]
        common = zip(*(cells[name] for name in COMMON), strict=True)
        return [Stored(*parts) for parts in zip(common, values, owned, stamps, strict=True)]

    def _values(self, cells: Mapping[str, Sequence[Any]], count: int) -> list[dict[str, Any]]:
        """Registers that desks write, those of another release included."""
        if self.declared is None:
            return list(cells["registers"])
        columns = [cells[name] for name in self._single]
        columns += [_objects(names, cells) for _, names in self._grouped]
        names = (*self._single, *(name for name, _ in self._grouped))
        found = [dict(zip(names, row, strict=True)) for row in zip(*columns, strict=True)]
        for values, extra, stamps in zip(found, cells["extra"], cells["stamps"], strict=True):
            for name in stamps.get(ABSENT, ()):
                del values[name]
            if extra:
                self._add(values, extra)
        return found

    def _add(self, values: dict[str, Any], extra: Mapping[str, Any]) -> None:
        for name, value in extra.items():
            group, dot, part = name.partition(".")
            if dot:
                values[group][part] = value
            else:
                values[name] = value

    def _owned_values(self, cells: Mapping[str, Sequence[Any]], count: int) -> list[dict[str, Any]]:
        """Registers that only the server writes, as far as it has written any."""
        found: list[dict[str, Any]] = [{} for _ in range(count)]
        for name, columns in self._owned:
            for values, cell in zip(found, _objects(columns, cells), strict=True):
                if any(part is not None for part in cell.values()):
                    values[name] = cell
        return found

    def flat(self, row: ServerRow) -> dict[str, Any]:
        """A row by column, as rules read it; `removed` says whether it was taken out."""
        found: dict[str, Any] = {REMOVED: row.deleted is not None}
        for name, written in row.registers.items():
            if name in self.groups and isinstance(written.value, Mapping):
                found.update(written.value)
            else:
                found[name] = written.value
        return found

    # --- into the table ----------------------------------------------------------------------------------------------

    def cells(self, row: ServerRow) -> dict[str, Any]:
        """Payload, stamps and extra of a row."""
        values = {name: written.value for name, written in row.registers.items()}
        if self.declared is None:
            return {"registers": values, "stamps": self._noted(row, self.desk_names), "extra": None}
        cells: dict[str, Any] = {one.name: None for one in self.declared.columns}
        extra: dict[str, Any] = {}
        for name, value in {**values, **row.owned}.items():
            self._lay(name, value, cells, extra)
        absent = (self.desk_names - values.keys()) | (self.desk_names & extra.keys())
        return {**cells, "stamps": self._noted(row, absent), "extra": extra or None}

    def can_hold(self, name: str, value: Any) -> bool:
        """Whether a known register's columns can hold a value; parts of another release may stand beside."""
        group = self.groups.get(name)
        if group is None:
            return self._fits(name, value)
        return isinstance(value, Mapping) and all(self._fits(part, value[part]) for part in group if part in value)

    def _fits(self, name: str, cell: Any) -> bool:
        kind, is_nullable = self._kinds[name]
        return is_nullable if cell is None else fits(kind, cell)

    def _lay(self, name: str, value: Any, cells: dict[str, Any], extra: dict[str, Any]) -> None:
        """One register into its columns; what this release does not know, or cannot hold, is kept aside."""
        if name not in self.known or not self.can_hold(name, value):
            extra[name] = value
        elif name not in self.groups:
            cells[name] = value
        else:
            for part, cell in value.items():
                if part in self.groups[name]:
                    cells[part] = cell
                else:
                    extra[f"{name}.{part}"] = cell

    def _noted(self, row: ServerRow, absent: Collection[str]) -> dict[str, Any]:
        """The stamps of a row, sparse, and which registers do not stand in their columns."""
        found: dict[str, Any] = dict(sparse({name: written.stamp for name, written in row.registers.items()}))
        if absent and not row.is_erased:
            found[ABSENT] = sorted(absent)
        if row.deleted is not None:
            found[REMOVED] = row.deleted
        return found


def _objects(names: Sequence[str], cells: Mapping[str, Sequence[Any]]) -> list[dict[str, Any]]:
    return [dict(zip(names, parts, strict=True)) for parts in zip(*(cells[name] for name in names), strict=True)]


def _stamps(spelt: Mapping[str, Any]) -> dict[str, Stamp]:
    if len(spelt) == 1 and ALL in spelt:
        return {ALL: Stamp(*spelt[ALL])}
    return {name: Stamp(*stamp) for name, stamp in spelt.items() if name != ABSENT}


def sparse(stamps: Mapping[str, Stamp]) -> dict[str, Stamp]:
    """Stamps with the commonest one under `_`, so that a fresh row carries one."""
    if not stamps:
        return {}
    spelt = list(stamps.values())
    different = set(spelt)
    common = max(sorted(different), key=spelt.count) if len(different) > 1 else spelt[0]
    return {ALL: common, **{name: stamp for name, stamp in stamps.items() if stamp != common}}
