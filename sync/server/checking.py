"""Looks over a server's database: are the feeds what their counters say, and does the wall between the scopes stand?"""

from collections.abc import Iterator

from sqlalchemy import Connection, Engine, inspect, select

from sync.protocol.digest import added, h64
from sync.server.cells import POSTGRES
from sync.server.schema import Schema
from sync.server.transactions import Transactions

FAULTS = {
    "table-missing": "the table {table} is missing; run init",
    "feed-differs": "the feed of {scope} is not what its counter says",
    "role-too-strong": "the role {role} may look past row-level security; serve with another one",
    "no-wall": "row-level security is not forced on {table}; run init",
}
"""What `check` can find, in words."""
Fault = tuple[str, dict[str, str]]
"""(code, facts)."""


def faults(engine: Engine, schema: Schema, scopes: tuple[str, ...]) -> Iterator[Fault]:
    """Everything that is wrong; nothing is changed."""
    there = set(inspect(engine).get_table_names())
    missing = [table.name for table in schema.metadata.sorted_tables if table.name not in there]
    yield from (("table-missing", {"table": name}) for name in missing)
    if missing:
        return
    with Transactions(engine).read(*scopes) as db:
        for scope in scopes:
            if not _is_sound(db, schema, scope):
                yield "feed-differs", {"scope": scope}
        if engine.dialect.name == POSTGRES:
            yield from _wall(db, schema)


def _is_sound(db: Connection, schema: Schema, scope: str) -> bool:
    feed, counter = schema.feed, schema.counter
    state = db.execute(select(counter.c.seq, counter.c.digest, counter.c.rows).where(counter.c.scope == scope)).first()
    seq, digest, rows = (state.seq, int(state.digest), state.rows) if state is not None else (0, 0, 0)
    query = select(feed.c.tbl, feed.c.id, feed.c.nonce, feed.c.idx, feed.c.seq, feed.c.present)
    newest, found, count = 0, 0, 0
    for table, key, nonce, index, number, is_present in db.execute(query.where(feed.c.scope == scope)):
        newest = max(newest, number)
        if is_present:
            found, count = added(found, (h64(table, key, nonce, index),)), count + 1
    return (newest, found, count) == (seq, digest, rows)


def _wall(db: Connection, schema: Schema) -> Iterator[Fault]:
    strong = db.exec_driver_sql(
        "SELECT rolname FROM pg_roles WHERE rolname = current_user AND (rolsuper OR rolbypassrls)"
    ).scalar()
    if strong is not None:
        yield "role-too-strong", {"role": str(strong)}
    forced = set(
        db.exec_driver_sql("SELECT relname FROM pg_class WHERE relrowsecurity AND relforcerowsecurity").scalars()
    )
    for table in schema.metadata.sorted_tables:
        if table.name not in forced:
            yield "no-wall", {"table": table.name}
