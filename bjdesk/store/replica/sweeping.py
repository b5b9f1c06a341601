"""What is looked at again at the end of the feeds: rows that could not go, and such that the district did not confirm.

After digests differed every row of a feed is noted as unconfirmed and the feed read anew; what is left then, and has
no operation under way, is dropped, counted and reported (SYNC §10). Too much of it waits for a person.
"""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from bjdesk.store.database import Unit
from bjdesk.store.replica import guarding, leaving, ledger
from bjdesk.store.replica.ledger import Key, Known, Raw
from bjdesk.store.replica.wiring import Changed, Wiring, driver, follow
from sync.protocol import digest as digests
from sync.protocol.messages import START

AT_ONCE = 200


# --- before a feed is read anew --------------------------------------------------------------------------------------


def begin(unit: Unit, scopes: Iterable[str]) -> None:
    """Note all rows of the feeds as unconfirmed; their cursors go to the beginning, their digests are taken anew."""
    db = driver(unit)
    for scope in scopes:
        db.execute(
            "INSERT INTO sync_sweep (scope, tbl, row_id)"
            ' SELECT feed, tbl, row_id FROM sync_row WHERE feed = ? AND "left" = 0 ON CONFLICT DO NOTHING',
            (scope,),
        )
        db.execute("DELETE FROM sync_cursor_log WHERE scope = ?", (scope,))
        digest, rows = count(db, scope)
        kept = ledger.feed(db, scope)
        ledger.write_feed(db, scope, replace(kept, cursor=START, digest=digest, rows=rows))


def count(db: Raw, scope: str) -> tuple[int, int]:
    """The digest of what is really there."""
    rows = db.execute('SELECT tbl, row_id, nonce, idx FROM sync_row WHERE feed = ? AND "left" = 0', (scope,)).fetchall()
    hashes = [digests.h64(table, bytes(record), bytes(nonce), index) for table, record, nonce, index in rows]
    return digests.added(0, hashes), len(hashes)


# --- at the end of the feeds -----------------------------------------------------------------------------------------


class Window:
    """Some rows that can go now, found before the writer's turn; `too_many` if a person must look first."""

    def __init__(self, db: Raw, wiring: Wiring, scope: str) -> None:
        self.scope = scope
        waiting = _waiting(db, scope)
        self.keys = leaving.movable(db, wiring, waiting)[:AT_ONCE] if waiting else []
        self.known = _known(db, self.keys)
        self.unconfirmed = [key for key in self.keys if key in self.known and not self.known[key].has_left]
        self.too_many = _too_many(db, wiring, scope, waiting) if self.unconfirmed else Counter[str]()


def _waiting(db: Raw, scope: str) -> list[Key]:
    rows = db.execute("SELECT tbl, row_id FROM sync_sweep WHERE scope = ?", (scope,))
    return [(table, bytes(record)) for table, record in rows]


def _known(db: Raw, keys: Sequence[Key]) -> dict[Key, Known]:
    found: dict[Key, Known] = {}
    for table, ids in ledger.by_table(keys).items():
        found.update(((table, record), row) for record, row in ledger.known_rows(db, table, ids).items())
    return found


def _too_many(db: Raw, wiring: Wiring, scope: str, waiting: Sequence[Key]) -> Counter[str]:
    """How many rows would go, by table, if those are too many and more than a person allowed."""
    known = _known(db, waiting)
    going = guarding.visible(db, wiring, [key for key in waiting if key in known and not known[key].has_left])
    allowed = ledger.feed(db, scope).allowed
    return going if going.total() > allowed and guarding.is_too_much(db, wiring, going) else Counter()


def sweep(unit: Unit, wiring: Wiring, window: Window) -> Changed:
    """Take them away; `dropped` counts those that the district did not confirm."""
    db, changed = driver(unit), Changed()
    _strike_out(db, window.scope, {key: window.known[key] for key in window.unconfirmed})
    gone = leaving.take_away(unit, wiring, window.scope, window.keys, changed)
    changed.rows, changed.dropped = len(set(gone)), len(window.unconfirmed)
    follow(unit, wiring, changed)
    wiring.points("apply.before_commit")
    return changed


def _strike_out(db: Raw, scope: str, unconfirmed: Mapping[Key, Known]) -> None:
    """They are no longer published, whether the rows themselves can go or not."""
    kept = ledger.feed(db, scope)
    hashes = [digests.h64(table, record, row.nonce, row.index) for (table, record), row in unconfirmed.items()]
    digest = digests.removed(kept.digest, hashes)
    ledger.write_feed(db, scope, replace(kept, digest=digest, rows=kept.rows - len(hashes)))
    bound = [(table, bytearray(record)) for table, record in unconfirmed]
    db.executemany("DELETE FROM sync_row WHERE tbl = ? AND row_id = ?", bound)
