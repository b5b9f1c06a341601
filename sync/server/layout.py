"""How a row of registers lies in the columns of its table, worked out once for each table."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Table

from sync.clock import Stamp
from sync.declarations import TableDeclaration
from sync.protocol.messages import PublishedRow
from sync.server.merge import REMOVED, ServerRow, Written

ALL = "_"
"""In stamps: the stamp of every register that is not named."""
ABSENT = "-"
"""In stored stamps: registers that nobody has written."""
ERASED = "erased"
COMMON = ("scope", "id", "nonce", "idx", "stamps", "extra", "seen_by", "parked", "erased")
_SCOPE, _ID, _NONCE, _INDEX, _STAMPS, _EXTRA, _SEEN, _PARKED, _ERASED = range(len(COMMON))


@dataclass(frozen=True, slots=True)
class Version:
    """The version of a published row: the nonce of its commit and its place in it."""

    nonce: bytes
    index: int


class Layout:
    """Between the cells of one table and registers. Cells come in the order of `columns`."""

    def __init__(self, name: str, table: Table, declared: TableDeclaration | None) -> None:
        self.name = name
        self.table = table
        self.declared = declared
        payload = ("registers",) if declared is None else tuple(column.name for column in declared.columns)
        self.columns = (*COMMON, *payload)
        place = {column: number for number, column in enumerate(self.columns)}
        registers = () if declared is None else declared.registers
        self.groups = {r.name: r.columns for r in registers if r.is_group}
        desk = [register for register in registers if not register.is_server_owned]
        self._single = [(r.name, place[r.name]) for r in desk if not r.is_group]
        self._grouped = [(r.name, [(c, place[c]) for c in r.columns]) for r in desk if r.is_group]
        self._owned = [(r.name, [(c, place[c]) for c in r.columns]) for r in registers if r.is_server_owned]
        self.desk_names = frozenset(register.name for register in desk)
        self.known = {register.name for register in registers}

    # --- out of the table --------------------------------------------------------------------------------------------

    def values(self, cells: Sequence[Any]) -> dict[str, Any]:
        """Registers that desks write, those of another release included."""
        if self.declared is None:
            return dict(cells[-1])
        found = {name: cells[place] for name, place in self._single}
        for name, columns in self._grouped:
            found[name] = {column: cells[place] for column, place in columns}
        for name, value in (cells[_EXTRA] or {}).items():
            group, dot, column = name.partition(".")
            if dot and group in found:
                found[group][column] = value
            else:
                found[name] = value
        for name in cells[_STAMPS].get(ABSENT, ()):
            del found[name]
        return found

    def owned(self, cells: Sequence[Any]) -> dict[str, Any]:
        """Registers that only the server writes, as far as it has written any."""
        found = {name: {column: cells[place] for column, place in columns} for name, columns in self._owned}
        return {name: value for name, value in found.items() if any(cell is not None for cell in value.values())}

    def row(self, cells: Sequence[Any]) -> ServerRow:
        """The row as the merge sees it."""
        stamps = {name: Stamp(*stamp) for name, stamp in cells[_STAMPS].items() if name != ABSENT}
        shared = stamps.get(ALL)
        if cells[_ERASED]:
            return ServerRow(cells[_SCOPE], {}, stamps.get(REMOVED), True)
        written = {
            name: Written(value, stamp)
            for name, value in self.values(cells).items()
            if (stamp := stamps.get(name, shared)) is not None
        }
        return ServerRow(cells[_SCOPE], written, stamps.get(REMOVED), False, self.owned(cells))

    def published(self, cells: Sequence[Any]) -> PublishedRow:
        """The row as it travels to a desk; an erased one carries nothing."""
        stamps = {name: Stamp(*stamp) for name, stamp in cells[_STAMPS].items() if name != ABSENT}
        owned = {ERASED: 1} if cells[_ERASED] else self.owned(cells)
        values = {} if cells[_ERASED] else self.values(cells)
        if REMOVED in stamps:
            values[REMOVED] = 1
        version = (cells[_NONCE], cells[_INDEX])
        return PublishedRow(self.name, cells[_ID], cells[_SCOPE], *version, values, stamps, owned)

    def flat(self, row: ServerRow) -> dict[str, Any]:
        """A row by column, as rules read it; `removed` says whether it was taken out."""
        found: dict[str, Any] = {REMOVED: row.deleted is not None}
        for name, written in row.registers.items():
            if name in self.groups:
                found.update(written.value)
            else:
                found[name] = written.value
        return found

    # --- into the table ----------------------------------------------------------------------------------------------

    def cells(self, row: ServerRow) -> dict[str, Any]:
        """Payload, stamps and extra of a row."""
        values = {name: written.value for name, written in row.registers.items()}
        stamps = self.stamps(row)
        if self.declared is None:
            return {"registers": values, "stamps": stamps, "extra": None}
        cells: dict[str, Any] = {column.name: None for column in self.declared.columns}
        extra: dict[str, Any] = {}
        for name, value in {**values, **row.owned}.items():
            self._lay(name, value, cells, extra)
        return {**cells, "stamps": stamps, "extra": extra or None}

    def _lay(self, name: str, value: Any, cells: dict[str, Any], extra: dict[str, Any]) -> None:
        """One register into its columns; what this release does not know is kept aside."""
        if name not in self.known:
            extra[name] = value
        elif name not in self.groups:
            cells[name] = value
        else:
            for column, cell in value.items():
                if column in self.groups[name]:
                    cells[column] = cell
                else:
                    extra[f"{name}.{column}"] = cell

    def stamps(self, row: ServerRow) -> dict[str, Any]:
        """The stamps of a row, sparse, and which registers have none."""
        found: dict[str, Any] = dict(sparse({name: written.stamp for name, written in row.registers.items()}))
        absent = sorted(self.desk_names - row.registers.keys())
        if absent and not row.is_erased:
            found[ABSENT] = absent
        if row.deleted is not None:
            found[REMOVED] = row.deleted
        return found


def sparse(stamps: Mapping[str, Stamp]) -> dict[str, Stamp]:
    """Stamps with the commonest one under `_`, so that a fresh row carries one."""
    if not stamps:
        return {}
    spelt = list(stamps.values())
    different = set(spelt)
    common = max(sorted(different), key=spelt.count) if len(different) > 1 else spelt[0]
    return {ALL: common, **{name: stamp for name, stamp in stamps.items() if stamp != common}}
