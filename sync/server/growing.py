"""A newer release: columns are added, and what was kept aside for want of a place moves into it.

Changes only add, so an older database becomes a newer one without touching a value. Whatever desks of the newer
release had sent before lies in `extra` or in the table of unknown tables, and is lifted from there.
"""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from sqlalchemy import Connection, Engine, bindparam, delete, inspect, select, update

from sync.server.layout import ABSENT, Layout
from sync.server.rows import Held
from sync.server.schema import Schema
from sync.server.transactions import open_scopes
from sync.server.working import Context, Working

AT_ONCE = 2_000


def add_columns(engine: Engine, schema: Schema) -> dict[str, frozenset[str]]:
    """Add what tables lack; which columns each got."""
    added: dict[str, frozenset[str]] = {}
    there = set(inspect(engine).get_table_names())
    for table in schema.metadata.sorted_tables:
        known = {column["name"] for column in inspect(engine).get_columns(table.name)} if table.name in there else set()
        missing = [column for column in table.columns if known and column.name not in known]
        with engine.begin() as db:
            for column in missing:
                kind = column.type.compile(engine.dialect)
                db.exec_driver_sql(f'ALTER TABLE "{table.name}" ADD COLUMN "{column.name}" {kind}')
        if missing:
            added[table.name] = frozenset(column.name for column in missing)
    return added


# --- columns ---------------------------------------------------------------------------------------------------------


def lift_columns(db: Connection, layout: Layout, added: frozenset[str], scopes: Sequence[str]) -> None:
    """Move values of new columns out of `extra`; a register that a row never had is noted as absent."""
    open_scopes(db, scopes)
    names = sorted(layout.desk_names)
    fresh = [name for name in names if set(layout.groups.get(name, (name,))) <= added]
    table = layout.table
    here = (table.c.scope == bindparam("home"), table.c.id == bindparam("key"))
    for scope in scopes:
        for rows in _chunks(db, layout, scope):
            lifted = [_lifted(layout, scope, key, stamps, extra or {}, added, fresh) for key, stamps, extra in rows]
            cells: dict[str, Any] = {name: bindparam(f"new_{name}") for name in ("stamps", "extra", *sorted(added))}
            db.execute(update(table).where(*here).values(cells), lifted)


def _chunks(db: Connection, layout: Layout, scope: str) -> Iterator[Sequence[Any]]:
    table, last = layout.table, bytes(16)
    while True:
        query = select(table.c.id, table.c.stamps, table.c.extra).where(table.c.scope == scope, table.c.id > last)
        rows = db.execute(query.order_by(table.c.id).limit(AT_ONCE)).all()
        if not rows:
            return
        yield rows
        last = rows[-1][0]


def _lifted(
    layout: Layout,
    scope: str,
    key: bytes,
    stamps: Mapping[str, Any],
    extra: Mapping[str, Any],
    added: frozenset[str],
    fresh: Sequence[str],
) -> dict[str, Any]:
    """One row of an update: its new cells, what is left of `extra`, and what it lacks."""
    cells: dict[str, Any] = dict.fromkeys(sorted(added))
    left: dict[str, Any] = {}
    for name, value in extra.items():
        register, _, part = name.partition(".")
        parts = {part: value} if part else value if register in layout.groups else {register: value}
        if register in layout.known and layout.can_hold(register, parts if register in layout.groups else value):
            cells.update(parts)
        else:
            left[name] = value
    absent = {*stamps.get(ABSENT, ()), *(name for name in fresh if name not in extra or name in left)}
    known = {name: stamp for name, stamp in stamps.items() if name != ABSENT}
    noted = {**known, ABSENT: sorted(absent)} if absent else known
    values = {"stamps": noted, "extra": left or None, **{name: cells[name] for name in sorted(added)}}
    return {"home": scope, "key": key, **{f"new_{name}": value for name, value in values.items()}}


# --- tables ----------------------------------------------------------------------------------------------------------


def lift_tables(context: Context, db: Connection, now: int, scope: str) -> int:
    """Move rows of tables that this release knows out of the table of unknown ones, and publish them to all who see
    them. Returns how many moved."""
    working = Working(context, db, now, scope)
    moved = [held for layout in context.layouts.values() for held in _unknown(context, db, scope, layout)]
    generic = context.schema.generic
    for place, held in enumerate(moved):
        here = (generic.c.scope == scope, generic.c.tbl == held.table, generic.c.id == held.id)
        db.execute(delete(generic).where(*here))
        working.put(held, place)
    working.publish()
    return len(moved)


def _unknown(context: Context, db: Connection, scope: str, layout: Layout) -> Iterator[Held]:
    """Rows of one table that lie in the table of unknown ones."""
    lying = Layout(layout.name, context.schema.generic, None)
    query = select(*(lying.raw.c[one] for one in lying.columns)).select_from(lying.raw)
    rows = db.execute(query.where(lying.raw.c.scope == scope, lying.raw.c.tbl == layout.name)).all()
    for stored in lying.stored(db.dialect.name, rows):
        _, key, nonce, index, seen_by, *_ = stored.common
        yield Held(layout.name, key, scope, stored.row(), nonce, index, frozenset(seen_by), is_new=False)
