"""Reads rows of a desk's or the district's database by plain SQL, spelled alike, so that both can be compared."""

import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

from bjdesk.declared import declarations
from sync.clock import Identity
from sync.declarations import TableDeclaration
from tests.simulation import releases

Sql = Callable[..., list[tuple[Any, ...]]]
"""statement, parameters -> rows of one database."""
Key = tuple[str, bytes]
"""(table, id)."""
Registers = Mapping[str, Any]
ALL, ABSENT, REMOVED = "_", "-", "removed"
"""In stored stamps: all others, registers without one, the tombstone."""


@dataclass(frozen=True)
class Row:
    """One row of a synced table as somebody who looks into the file sees it."""

    table: str
    id: bytes
    scope: str
    registers: Registers
    is_removed: bool

    @property
    def key(self) -> Key:
        return (self.table, self.id)


@dataclass(frozen=True)
class ServerRow(Row):
    """A row at the district, with what is kept beside it."""

    stamps: Mapping[str, tuple[int, int, int]] = field(default_factory=dict)
    seen_by: frozenset[str] = frozenset()
    is_erased: bool = False
    is_parked: bool = False

    def identity(self, register: str) -> Identity | None:
        """Which operation wrote the register."""
        stamp = self.stamps.get(register, self.stamps.get(ALL))
        return Identity(stamp[2], stamp[1]) if stamp else None

    def identities(self) -> set[Identity]:
        return {Identity(stamp[2], stamp[1]) for stamp in self.stamps.values()}


def spelled(kind: str, value: Any) -> Any:
    """A cell as on the wire."""
    if value is None:
        return None
    if kind in ("id", "blob"):
        return bytes(value).hex().upper()
    return json.loads(value) if kind == "json" else value


def blob(value: bytes) -> bytearray:
    """A parameter that the driver takes quickly."""
    return bytearray(value)


def text(row: bytes) -> str:
    """An id inside a value."""
    return row.hex().upper()


def payload(declared: TableDeclaration) -> str:
    return ", ".join(f'"{column.name}"' for column in declared.columns)


def registers_of(declared: TableDeclaration, cells: tuple[Any, ...]) -> dict[str, Any]:
    """register -> value out of the payload columns, in their order."""
    reader = _READERS.get(id(declared))
    if reader is None:
        reader = _READERS[id(declared)] = _Reader(declared)
    return reader.read(cells)


class _Reader:
    """Knows where the columns of one table's registers lie: most of the observer's time goes here."""

    def __init__(self, declared: TableDeclaration) -> None:
        self._declared = declared  # kept, so that its id is nobody else's
        places = {column.name: place for place, column in enumerate(declared.columns)}
        kinds = [column.kind for column in declared.columns]
        self._odd = [(place, kind) for place, kind in enumerate(kinds) if kind in ("id", "blob", "json")]
        self._registers = [
            (one.name, [(name, places[name]) for name in one.columns], one.is_group) for one in declared.registers
        ]

    def read(self, cells: tuple[Any, ...]) -> dict[str, Any]:
        found = list(cells)
        for place, kind in self._odd:
            found[place] = spelled(kind, found[place])
        return {
            name: {column: found[place] for column, place in places} if is_group else found[places[0][1]]
            for name, places, is_group in self._registers
        }


_READERS: dict[int, _Reader] = {}


# --- a desk ----------------------------------------------------------------------------------------------------------


def desk_rows(sql: Sql, table: str, record: bytes | None = None) -> dict[bytes, Row]:
    """Rows of one table at a desk, in the order in which they lie there."""
    declared = declarations().tables[table]
    removed = "0" if declared.policy.policy == "grow" else "removed"
    where, bound = ("", ()) if record is None else (" WHERE id = ?", (blob(record),))
    rows = sql(f'SELECT id, scope, {removed}, {payload(declared)} FROM "{table}"{where} ORDER BY rowid', *bound)
    return {
        bytes(row[0]): Row(table, bytes(row[0]), row[1], registers_of(declared, row[3:]), bool(row[2])) for row in rows
    }


def desk_ids(sql: Sql, table: str) -> dict[bytes, bool]:
    """Id -> whether the row is taken out, of every row of one table at a desk."""
    removed = "0" if declarations().tables[table].policy.policy == "grow" else "removed"
    return {bytes(record): bool(gone) for record, gone in sql(f'SELECT id, {removed} FROM "{table}" ORDER BY rowid')}


def desk_extra(sql: Sql) -> dict[Key, Registers]:
    """What a desk keeps of another release, row by row."""
    rows = sql("SELECT tbl, row_id, extra FROM sync_row WHERE extra IS NOT NULL")
    return {(table, bytes(record)): found for table, record, extra in rows if (found := json.loads(extra))}


def rev_of(sql: Sql, table: str, record: bytes) -> int | None:
    """The local number that a form carries; None if the row is gone."""
    rows = sql(f'SELECT rev FROM "{table}" WHERE id = ?', blob(record))
    return int(rows[0][0]) if rows else None


# --- the district ----------------------------------------------------------------------------------------------------


def at_district(sql: Sql, table: str) -> TableDeclaration:
    """A table as the release that runs there knows it."""
    if table != releases.GROWN:
        return declarations().tables[table]
    is_grown = sql("SELECT 1 FROM pragma_table_info(?) WHERE name = ?", table, releases.NEWER_REGISTER)
    return (releases.next_release() if is_grown else declarations()).tables[table]


def server_rows(sql: Sql, table: str, record: bytes | None = None) -> dict[bytes, ServerRow]:
    """Rows of one known table at the district."""
    declared = at_district(sql, table)
    where, bound = ("", ()) if record is None else (" WHERE id = ?", (record,))
    rows = sql(
        f"SELECT id, scope, stamps, seen_by, erased, parked, extra, {payload(declared)}"
        f' FROM "{table}"{where} ORDER BY scope, id',
        *bound,
    )
    return {bytes(row[0]): _server_row(declared, row) for row in rows}


def _server_row(declared: TableDeclaration, row: tuple[Any, ...]) -> ServerRow:
    record, scope, stamps, seen_by, erased, parked, extra, *cells = row
    registers = registers_of(declared, tuple(cells))
    with_extra = with_keys(registers, json.loads(extra) if extra else {})
    spelt = json.loads(stamps)
    absent = spelt.pop(ABSENT, ())
    present = {name: value for name, value in with_extra.items() if name not in absent}
    seen = frozenset(json.loads(seen_by))
    flags = {"is_erased": bool(erased), "is_parked": bool(parked)}
    stamped = {name: tuple(stamp) for name, stamp in spelt.items()}
    return ServerRow(declared.name, bytes(record), scope, present, REMOVED in spelt, stamped, seen, **flags)


def with_keys(registers: dict[str, Any], extra: Registers) -> dict[str, Any]:
    """Registers with what another release added, `group.column` into its group."""
    found = dict(registers)
    for name, value in extra.items():
        group, dot, column = name.partition(".")
        if dot and isinstance(found.get(group), dict):
            found[group] = {**found[group], column: value}
        else:
            found[name] = value
    return found


def generic_rows(sql: Sql) -> dict[Key, Registers]:
    """Rows of tables that this release does not know, in the place that the next one finds for them too."""
    found = {(t, bytes(i)): json.loads(r) for t, i, r in sql("SELECT tbl, id, registers FROM sync_generic")}
    if sql("SELECT 1 FROM sqlite_master WHERE name = ?", releases.UNKNOWN_TABLE):
        declared = releases.next_release().tables[releases.UNKNOWN_TABLE]
        rows = sql(f'SELECT id, {payload(declared)} FROM "{declared.name}"')
        found |= {(declared.name, bytes(row[0])): registers_of(declared, row[1:]) for row in rows}
    return found


def feed(sql: Sql, scope: str) -> dict[Key, tuple[bytes, int]]:
    """The entries that are present in a feed: key -> version."""
    rows = sql("SELECT tbl, id, nonce, idx FROM sync_feed WHERE scope = ? AND present", scope)
    return {(table, bytes(record)): (bytes(nonce), int(index)) for table, record, nonce, index in rows}


def journal(sql: Sql) -> dict[Identity, str | None]:
    """Every operation that the district knows, and why it was refused (None: it was merged)."""
    return {Identity(inc, op): reason for inc, op, reason in sql("SELECT incarnation, op, reason FROM sync_journal")}
