"""Ids that somebody else's row has already: looked for only after a key stood in the way."""

from collections.abc import Iterable

from sqlalchemy import Connection, select

from sync.protocol.operations import OperationColumns
from sync.server.bulk import among
from sync.server.rows import Key
from sync.server.schema import EVERYBODY
from sync.server.transactions import open_scopes
from sync.server.working import Context


def clashes(db: Connection, context: Context, groups: Iterable[OperationColumns]) -> frozenset[Key]:
    """Rows of a batch whose id some feed holds as a row that lives somewhere else."""
    feed = context.schema.feed
    scopes = (EVERYBODY, *context.declarations.branches)
    open_scopes(db, scopes)
    found: set[Key] = set()
    for group in groups:
        homes = dict(zip(group.ids, group.homes, strict=True))
        query = select(feed.c.id, feed.c.home).where(
            feed.c.scope.in_(scopes), feed.c.tbl == group.table, among(db, feed.c.id, group.ids)
        )
        found.update((group.table, key) for key, home in db.execute(query) if homes[key] != home)
    return frozenset(found)
