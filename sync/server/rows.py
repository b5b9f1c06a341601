"""The rows in the hands of one transaction: read with their locks, written whole; nothing here decides anything."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import partial
from operator import itemgetter
from typing import Any

from sqlalchemy import ColumnElement, Connection, bindparam, select, update

from sync.declarations import Declarations
from sync.protocol.messages import PublishedRow
from sync.server.bulk import among, write
from sync.server.cells import POSTGRES, kind_of
from sync.server.layout import Layout, Stored
from sync.server.merge import Refused, ServerRow
from sync.server.schema import Schema

Key = tuple[str, bytes]
"""(table, id)."""
Place = tuple[str, str, bytes]
"""(home, table, id)."""
Layouts = Mapping[str, Layout]


@dataclass(slots=True)
class Held:
    """One row in a transaction: what it was, what it is, and who sees it."""

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


def layouts_of(schema: Schema, declarations: Declarations) -> dict[str, Layout]:
    """A layout for each declared table."""
    return {name: Layout(name, table, declarations.get(name)) for name, table in schema.rows.items()}


class Rows:
    """Reads and writes rows in one transaction."""

    def __init__(self, db: Connection, schema: Schema, layouts: Layouts) -> None:
        self._db = db
        self._schema = schema
        self._layouts = layouts

    def layout(self, name: str) -> Layout:
        """How rows of a table lie; those of another release lie together."""
        return self._layouts.get(name) or Layout(name, self._schema.generic, None)

    # --- reading -----------------------------------------------------------------------------------------------------

    def load(self, wanted: Iterable[Place]) -> dict[Key, Held]:
        """Rows by (home, table, id), locked in that order; what is not there is left out."""
        found: dict[Key, Held] = {}
        for (home, name), ids in _grouped(wanted):
            rows = self._read(name, home, "id", ids, lock=True)
            found.update(((name, held.id), held) for held in map(partial(_held, name), rows))
        return found

    def where(self, name: str, home: str, column: str, values: Sequence[Any]) -> list[Held]:
        """Rows at home in a scope whose column holds one of the values, spelled as on the wire (`id` in bytes)."""
        return [_held(name, stored) for stored in self._read(name, home, column, values)]

    def published(self, wanted: Iterable[Place]) -> dict[Key, PublishedRow]:
        """Rows as they travel."""
        found: dict[Key, PublishedRow] = {}
        for (home, name), ids in _grouped(wanted):
            rows = (stored.published(name) for stored in self._read(name, home, "id", ids))
            found.update(((name, row.id), row) for row in rows)
        return found

    def _read(
        self, name: str, home: str, column: str, values: Sequence[Any], *, lock: bool = False
    ) -> Sequence[Stored]:
        """Whole rows; types are undone column by column afterwards."""
        layout = self.layout(name)
        table = layout.table
        query = select(*(layout.raw.c[one] for one in layout.columns)).select_from(layout.raw)
        query = query.where(layout.raw.c.scope == home)
        if name not in self._layouts:
            query = query.where(layout.raw.c.tbl == name)
        query = query.where(among(self._db, layout.raw.c[column], values, kind_of(table.c[column])))
        if lock:
            query = query.order_by(layout.raw.c.id).with_for_update()
        return layout.stored(self._db.dialect.name, self._db.execute(query).all())

    def seen(self, name: str, home: str, column: str, values: Sequence[Any]) -> list[tuple[Held, str]]:
        """Rows by a column (`id` in bytes) with its value, locked but without their content: only who sees them."""
        table = self.layout(name).table
        query = select(*(table.c[one] for one in ("id", "nonce", "idx", "seen_by", "parked")), table.c[column])
        here = [table.c.scope == home, among(self._db, table.c[column], values), *self._of_table(name)]
        query = query.where(*here)
        if self._db.dialect.name == POSTGRES:  # the order of locks; SQLite has none, and would walk the key for it
            query = query.order_by(table.c.id).with_for_update()
        found: list[tuple[Held, str]] = []
        for cells in sorted(self._db.execute(query).all(), key=itemgetter(0)):
            key, nonce, index, seen, parked, value = tuple(cells)
            held = Held(name, key, home, None, nonce, index, frozenset(seen), parked, is_new=False)
            found.append((held, _spelt(value)))
        return found

    def _of_table(self, name: str) -> list[ColumnElement[bool]]:
        """Rows of another release lie together in one table."""
        return [] if name in self._layouts else [self._schema.generic.c.tbl == name]

    def existing(self, name: str, home: str, ids: Sequence[bytes]) -> set[bytes]:
        """Which of these ids are there already."""
        table = self.layout(name).table
        query = select(table.c.id).where(table.c.scope == home, among(self._db, table.c.id, ids))
        return set(self._db.execute(query).scalars())

    # --- writing -----------------------------------------------------------------------------------------------------

    def save(self, held: Sequence[Held]) -> None:
        """Write rows whole."""
        groups: dict[tuple[str, bool], list[Held]] = {}
        for one in held:
            groups.setdefault((one.table, one.is_new), []).append(one)
        for (name, is_new), rows in groups.items():
            layout = self.layout(name)
            cells = [_cells(layout, one) for one in rows]
            columns = {column: [row[column] for row in cells] for column in cells[0]}
            write(self._db, layout.table, columns, replace=not is_new)

    def show(self, held: Sequence[Held]) -> None:
        """Note who sees rows whose content stays as it is."""
        groups: dict[str, list[dict[str, Any]]] = {}
        for one in held:
            cells = {"home": one.home, "key": one.id, "seen": sorted(one.seen_by), "is_parked": one.is_parked}
            groups.setdefault(one.table, []).append(cells)
        for name, cells_of in groups.items():
            table = self.layout(name).table
            here = (table.c.scope == bindparam("home"), table.c.id == bindparam("key"), *self._of_table(name))
            values: dict[str, Any] = {"seen_by": bindparam("seen"), "parked": bindparam("is_parked")}
            self._db.execute(update(table).where(*here).values(**values), cells_of)


def _spelt(value: str | bytes) -> str:
    return value.hex().upper() if isinstance(value, bytes) else value


def _held(name: str, stored: Stored) -> Held:
    scope, key, nonce, index, seen_by, is_parked, *_ = stored.common
    row = stored.row()
    held = Held(name, key, scope, row, nonce, index, frozenset(seen_by), is_parked, is_new=False)
    held.before = row
    return held


def _cells(layout: Layout, one: Held) -> dict[str, Any]:
    assert one.row is not None
    common = {
        "scope": one.home,
        "id": one.id,
        "removed": one.row.deleted is not None,
        "nonce": one.nonce,
        "idx": one.index,
        "seen_by": sorted(one.seen_by),
        "parked": one.is_parked,
        "erased": one.row.is_erased,
    }
    if layout.declared is None:
        common["tbl"] = one.table
    return common | layout.cells(one.row)


def check_values(layout: Layout, registers: Mapping[str, Any]) -> None:
    """Refuse (rule) a value that its column cannot hold; names of another release pass."""
    if not all(layout.can_hold(name, value) for name, value in registers.items() if name in layout.known):
        raise Refused("rule")


def _grouped(wanted: Iterable[Place]) -> list[tuple[tuple[str, str], list[bytes]]]:
    """ids by (home, table), everything sorted: the order in which rows are locked."""
    groups: dict[tuple[str, str], set[bytes]] = {}
    for home, table, record in wanted:
        groups.setdefault((home, table), set()).add(record)
    return [(key, sorted(ids)) for key, ids in sorted(groups.items())]
