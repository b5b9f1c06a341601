"""At the end of the feeds acknowledged operations leave whose rows were not published anew (SYNC §6)."""

from bjdesk.store.database import Unit
from bjdesk.store.replica import uncovering
from bjdesk.store.replica.ledger import Key, Raw
from bjdesk.store.replica.wiring import Changed, Wiring, follow

AT_ONCE = 200

_ACKED = (
    "SELECT tbl, row_id, op FROM sync_outbox AS o WHERE n <= (SELECT acked_n FROM sync_state) AND NOT EXISTS"
    " (SELECT 1 FROM sync_parked AS p WHERE p.tbl = o.tbl AND p.row_id = o.row_id) ORDER BY op LIMIT ?"
)
"""A new version that is parked is the echo of its row; the operations leave when it is placed."""


def acknowledged(db: Raw) -> dict[Key, set[int]]:
    """Some of them, by row."""
    found: dict[Key, set[int]] = {}
    for table, record, op in db.execute(_ACKED, (AT_ONCE,)):
        found.setdefault((table, bytes(record)), set()).add(op)
    return found


def settle(unit: Unit, wiring: Wiring, ops: dict[Key, set[int]]) -> Changed:
    """Let them go."""
    changed = Changed()
    uncovering.uncover(unit, wiring, ops, changed)
    changed.rows = sum(map(len, ops.values()))
    follow(unit, wiring, changed)
    wiring.points("apply.before_commit")
    return changed
