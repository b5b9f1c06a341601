"""Holds a page back that would take away too much, until a person has looked (SYNC §11, P27).

Too much is more than 50 rows, or more than 5 % of a table, of what is on the screen now; one or two rows never are.
What a person lets go is a number: a page that wants more is held again.
"""

import json
from collections import Counter
from collections.abc import Iterable
from dataclasses import replace

from bjdesk.store.base import canonical_json
from bjdesk.store.database import Unit
from bjdesk.store.replica import ledger
from bjdesk.store.replica.layout import ERASED, REMOVED
from bjdesk.store.replica.ledger import Key, Raw
from bjdesk.store.replica.wiring import Wiring, driver
from sync.protocol.messages import FeedPage

MOST_ROWS = 50
MOST_PERCENT = 5
FEW = 2


def going(db: Raw, wiring: Wiring, scope: str, page: FeedPage) -> Counter[str]:
    """How many rows the page would take off the screen, by table."""
    exits = [(entry.table, entry.id) for entry in page.entries if entry.row is None]
    hidden = [
        (entry.table, entry.id)
        for entry in page.entries
        if entry.row is not None and (entry.row.registers.get(REMOVED) or entry.row.owned.get(ERASED))
    ]
    found = Counter(table for table, _ in _of_feed(db, scope, exits))
    found.update(visible(db, wiring, hidden))
    return found


def _of_feed(db: Raw, scope: str, keys: Iterable[Key]) -> Iterable[Key]:
    for table, ids in ledger.by_table(keys).items():
        known = ledger.known_rows(db, table, ids)
        yield from ((table, record) for record, row in known.items() if row.feed == scope and not row.has_left)


def visible(db: Raw, wiring: Wiring, keys: Iterable[Key]) -> Counter[str]:
    """How many of the rows are on the screen, by table."""
    found: Counter[str] = Counter()
    for table, ids in ledger.by_table(keys).items():
        layout = wiring.layouts.get(table)
        for part in ledger.portions(ids) if layout is not None else ():
            where = f"id IN ({ledger.placeholders(len(part))})"
            shown = f" AND {REMOVED} = 0" if layout is not None and layout.has_removed else ""
            found[table] += db.execute(f"SELECT count(*) FROM {table} WHERE {where}{shown}", part).fetchone()[0]
    return found


def is_too_much(db: Raw, wiring: Wiring, found: Counter[str]) -> bool:
    """Whether a person should look first."""
    if found.total() > MOST_ROWS:
        return True
    for table, count in found.items():
        if count > FEW and table in wiring.layouts:
            rows = db.execute(f"SELECT count(*) FROM {table}").fetchone()[0]
            if count * 100 > rows * MOST_PERCENT:
                return True
    return False


def hold(unit: Unit, scope: str, going: Counter[str]) -> None:
    """Note that so many rows wait for a person, and of which tables."""
    db = driver(unit)
    ledger.write_feed(db, scope, replace(ledger.feed(db, scope), held=going.total()))
    _forget_tables(db, scope)
    counts = canonical_json({table: count for table, count in going.items() if count})
    db.execute("INSERT INTO setting (key, value) VALUES (?, ?)", (_TABLES.format(scope=scope), counts))
    unit.touch("sync_scope")


_TABLES = "sync.held.{scope}"
"""The setting that says of which tables the rows are that wait."""


def _forget_tables(db: Raw, scope: str) -> None:
    db.execute("DELETE FROM setting WHERE key = ?", (_TABLES.format(scope=scope),))


def held_tables(db: Raw, scope: str) -> dict[str, int]:
    """table -> how many of its rows would go from a feed that waits."""
    row = db.execute("SELECT value FROM setting WHERE key = ?", (_TABLES.format(scope=scope),)).fetchone()
    return dict(json.loads(row[0])) if row is not None else {}


def let_go(unit: Unit, scope: str) -> None:
    """A person looked: what was held may go, and no more than that."""
    db = driver(unit)
    kept = ledger.feed(db, scope)
    ledger.write_feed(db, scope, replace(kept, held=0, allowed=kept.held))
    _forget_tables(db, scope)
    unit.touch("sync_scope")


def allowed(db: Raw, scope: str) -> int:
    """How many rows a person let go."""
    return ledger.feed(db, scope).allowed


def is_any_allowed(db: Raw) -> bool:
    return db.execute("SELECT 1 FROM sync_scope WHERE allowed > 0").fetchone() is not None


def held(db: Raw) -> dict[str, int]:
    """Scopes that wait for a person, and how many rows would go."""
    return dict(db.execute("SELECT scope, held FROM sync_scope WHERE held > 0").fetchall())
