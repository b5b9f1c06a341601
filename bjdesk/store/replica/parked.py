"""Places parked rows once their parents have come, at most 200 in one transaction (SYNC §6)."""

import json
from collections.abc import Collection
from typing import Any

from bjdesk.store.database import Unit
from bjdesk.store.replica import ledger, placing
from bjdesk.store.replica.ledger import Raw
from bjdesk.store.replica.wiring import Changed, Wiring, follow
from sync.protocol.messages import PublishedRow

AT_ONCE = 200

_ROWS = 'SELECT p.tbl, p.row_id, p."row" FROM sync_parked AS p'


def placeable(db: Raw, wiring: Wiring, parents: Collection[bytes] | None) -> placing.Prepared:
    """Some rows that can be placed now: children of `parents`, or (None) of whatever is here by now.

    A row that waits for another parent as well is parked under that one.
    """
    if parents is None:
        parents = _come(db, wiring)
    rows: list[PublishedRow] = []
    for part in ledger.portions(parents):
        sql = f"{_ROWS} WHERE p.parent IN ({ledger.placeholders(len(part))}) LIMIT ?"
        rows += [parked_row(found) for found in db.execute(sql, [*part, AT_ONCE - len(rows)])]
        if len(rows) >= AT_ONCE:
            break
    return placing.prepare(db, wiring, rows)


def _come(db: Raw, wiring: Wiring) -> set[bytes]:
    """Rows that others wait for and that are here."""
    waited = [bytes(r[0]) for r in db.execute("SELECT DISTINCT parent FROM sync_parked WHERE parent IS NOT NULL")]
    tables = {parent for layout in wiring.layouts.values() for _, parent in layout.parents}
    return {found for table in sorted(tables) for found in ledger.existing(db, table, waited)} if waited else set()


def parked_row(found: Any) -> PublishedRow:
    """A row as it was parked; its version stands in `sync_row`."""
    table, record, text = found
    said = json.loads(text)
    return PublishedRow(table, bytes(record), said["home"], bytes(8), 0, said["registers"], {}, said["owned"])


def place(unit: Unit, wiring: Wiring, prepared: placing.Prepared) -> Changed:
    """Write them; children of these may follow."""
    changed = placing.place(unit, wiring, prepared)
    changed.rows = sum(map(len, prepared.ready.values())) + len(prepared.parked)
    changed.awaited = prepared.placed
    follow(unit, wiring, changed)
    wiring.points("apply.before_commit")
    return changed
