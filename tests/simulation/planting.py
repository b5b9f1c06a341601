"""Changes a desk's file behind the program's back, and tells whether a file was written to."""

import hashlib
from random import Random

from sync.protocol import digest as digests
from tests.simulation.desk import SimDesk
from tests.simulation.files import Sql, blob

CONTACT = {"sync_state", "sync_device", "sync_counter_contact"}
_TABLES = "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%' ORDER BY name"


def digest_of(sql: Sql) -> bytes:
    """Everything in a file but when somebody was last heard of."""
    found = hashlib.sha256()
    for (table,) in sql(_TABLES):
        if table not in CONTACT:
            found.update(f"{table}{sql(f'SELECT * FROM {table!r}')}".encode())
    return found.digest()


def plant(desk: SimDesk, random: Random) -> bool:
    """One row of a feed is another version than was published, in file and digest alike: count and sum stay."""
    rows = desk.sql("SELECT tbl, row_id, nonce, idx, feed FROM sync_row WHERE left = 0 ORDER BY tbl, row_id")
    if not rows:
        return False
    table, record, nonce, index, feed = random.choice(rows)
    wrong = random.randbytes(8)
    kept = desk.one("SELECT digest FROM sync_scope WHERE scope = ?", feed)
    digest = int.from_bytes(kept, "big")
    digest = digests.removed(digest, [digests.h64(table, bytes(record), bytes(nonce), index)])
    digest = digests.added(digest, [digests.h64(table, bytes(record), wrong, index)])
    statements = (
        ("UPDATE sync_row SET nonce = ? WHERE tbl = ? AND row_id = ?", (blob(wrong), table, blob(bytes(record)))),
        ("UPDATE sync_scope SET digest = ? WHERE scope = ?", (blob(digest.to_bytes(8, "big")), feed)),
    )
    desk.write_quietly(statements)
    return True
