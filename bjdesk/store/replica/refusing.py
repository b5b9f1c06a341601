"""Sets refused operations aside: on the worklist with their content, off the screen and out of the overlay."""

from collections.abc import Iterable, Sequence

from bjdesk.store.base import canonical_json
from bjdesk.store.database import Unit
from bjdesk.store.replica import refused, uncovering
from bjdesk.store.replica.ledger import Key, Raw
from bjdesk.store.replica.wiring import Changed, Wiring, driver, follow
from sync.protocol.messages import Operation

ERASED = "erased"


def refuse(unit: Unit, wiring: Wiring, found: Sequence[tuple[Operation, str]]) -> Changed:
    """Operations with the reasons why they do not stand; `rows` counts those that nobody was told of before."""
    db, changed = driver(unit), Changed()
    for operation, reason in found:
        changed.rows += refused.keep(db, _entry(db, wiring, operation, reason), unit.now)
    uncovering.uncover(unit, wiring, _in_overlay(db, found), changed)
    if changed.rows:
        changed.note("sync_refused")
    follow(unit, wiring, changed)
    return changed


def _entry(db: Raw, wiring: Wiring, operation: Operation, reason: str) -> refused.Refused:
    """What the worklist keeps; of an erased person nothing but that it happened."""
    content = {
        "kind": operation.kind,
        "home": operation.home,
        "registers": operation.registers,
        "base": {name: list(seen) if seen else None for name, seen in operation.base.items()},
        "from": operation.from_state,
        "ms": operation.ms,
        "actor": operation.actor.hex() if operation.actor else None,
    }
    return refused.Refused(
        operation.incarnation,
        operation.op,
        operation.table,
        operation.id,
        person_of(db, wiring, operation),
        reason,
        "{}" if reason == ERASED else canonical_json(content),
    )


def person_of(db: Raw, wiring: Wiring, operation: Operation) -> bytes | None:
    """The learner whom the row of an operation speaks of."""
    declared = wiring.declarations.get(operation.table)
    column = declared.person_column if declared is not None else None
    if column is None:
        return None
    if column == "id":
        return operation.id
    said = operation.registers.get(column)
    if said is not None:
        return bytes.fromhex(said)
    row = db.execute(f"SELECT {column} FROM {operation.table} WHERE id = ?", (bytearray(operation.id),)).fetchone()
    return bytes(row[0]) if row and row[0] else None


def _in_overlay(db: Raw, found: Iterable[tuple[Operation, str]]) -> dict[Key, set[int]]:
    """Those of the operations that still lie on the screen, by row."""
    ops: dict[Key, set[int]] = {}
    for operation, _ in found:
        sql = "SELECT 1 FROM sync_outbox WHERE op = ? AND incarnation = ?"
        if db.execute(sql, (operation.op, operation.incarnation)).fetchone():
            ops.setdefault((operation.table, operation.id), set()).add(operation.op)
    return ops
