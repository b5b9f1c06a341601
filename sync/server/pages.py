"""What a feed holds above a cursor, out of one snapshot."""

from sqlalchemy import Connection, select

from sync.protocol.messages import START, Cursor, FeedEntry, FeedPage
from sync.server.rows import Rows, published
from sync.server.schema import Schema

ROW_BYTES = 64
"""What an entry weighs on the wire, roughly: a page of so many bytes has so many rows."""
MOST_ROWS = 10_000


def knows(db: Connection, schema: Schema, scope: str, cursor: Cursor) -> bool:
    """Whether the commit of this cursor happened here: an unknown nonce means that history was lost."""
    return cursor == START or _nonce_at(db, schema, scope, cursor[0]) == cursor[1]


def page(db: Connection, schema: Schema, rows: Rows, scope: str, cursor: Cursor, size: int) -> FeedPage:
    """The next page of a feed; `more` says that another one follows."""
    feed, counter = schema.feed, schema.counter
    most = max(1, min(MOST_ROWS, size // ROW_BYTES))
    found = db.execute(
        select(feed.c.seq, feed.c.tbl, feed.c.id, feed.c.home, feed.c.present)
        .where(feed.c.scope == scope, feed.c.seq > cursor[0])
        .order_by(feed.c.seq)
        .limit(most + 1)
    ).all()
    shown, more = found[:most], len(found) > most
    held = rows.load((row.home, row.tbl, row.id) for row in shown if row.present)
    entries = tuple(
        FeedEntry(row.seq, row.tbl, row.id, published(held[(row.tbl, row.id)]) if row.present else None)
        for row in shown
    )
    state = db.execute(select(counter.c.digest, counter.c.rows).where(counter.c.scope == scope)).first()
    commits = _commits(db, schema, scope, shown[0].seq, shown[-1].seq) if shown else ()
    last = (shown[-1].seq, commits[-1][1]) if shown else cursor
    digest, count = (int(state.digest), int(state.rows)) if state is not None else (0, 0)
    return FeedPage(entries, commits, last, more, digest, count)


def _commits(db: Connection, schema: Schema, scope: str, low: int, high: int) -> tuple[Cursor, ...]:
    """(highest seq, nonce) of the commits that the entries from `low` to `high` came with."""
    commit = schema.commit
    rows = db.execute(
        select(commit.c.hi, commit.c.nonce)
        .where(commit.c.scope == scope, commit.c.hi >= low, commit.c.hi < high)
        .order_by(commit.c.hi)
    ).all()
    last = _nonce_at(db, schema, scope, high)
    found = [(row.hi, bytes(row.nonce)) for row in rows]
    return (*found, (high, last or bytes(8)))


def _nonce_at(db: Connection, schema: Schema, scope: str, seq: int) -> bytes | None:
    """The nonce of the commit that gave the number."""
    commit = schema.commit
    row = db.execute(
        select(commit.c.nonce).where(commit.c.scope == scope, commit.c.hi >= seq).order_by(commit.c.hi).limit(1)
    ).first()
    return bytes(row.nonce) if row is not None else None
