"""What the observer knows of one operation: what it wrote, when in truth, and what the writer's form showed."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from sync.clock import Identity, Stamp
from tests.simulation import files
from tests.simulation.files import Key, Sql

REMOVED = "removed"


@dataclass(frozen=True)
class Op:
    """One captured operation. `shown` is what stood in the form, register by register; None where no form was."""

    desk: str
    identity: Identity
    table: str
    id: bytes
    kind: str
    home: str
    changed: Mapping[str, Any]
    base: Mapping[str, Any]
    from_state: str | None
    ms: int
    true_ms: int
    shown: Mapping[str, Any] | None
    crafted: str | None = None
    """Why it was forged by hand, if it was: no form, no command stands behind it."""

    @property
    def key(self) -> Key:
        return (self.table, self.id)

    @property
    def stamp(self) -> Stamp:
        return Stamp(self.ms, self.identity.op, self.identity.incarnation)

    def same_content(self, other: "Op") -> bool:
        return (self.key, self.kind, self.changed) == (other.key, other.kind, other.changed)


_COLUMNS = "op, incarnation, tbl, row_id, kind, home, changed, base, from_state, ms, acked, n"
_OUTBOX = f"SELECT {_COLUMNS} FROM sync_outbox ORDER BY op"


@dataclass(frozen=True)
class Waiting:
    """An operation that a desk still holds in its outbox."""

    op: Op
    is_acked: bool
    n: int | None


def outbox(sql: Sql, desk: str, true_ms: int, shown: Mapping[str, Any] | None) -> list[Waiting]:
    """All operations in a desk's outbox, in order."""
    return [_waiting(row, desk, true_ms, shown) for row in sql(_OUTBOX)]


def held(sql: Sql) -> dict[Identity, bool]:
    """Whose operations lie in the outbox, and whether they are acknowledged."""
    rows = sql("SELECT incarnation, op, acked FROM sync_outbox")
    return {Identity(incarnation, op): bool(acked) for incarnation, op, acked in rows}


def _waiting(row: tuple[Any, ...], desk: str, true_ms: int, shown: Mapping[str, Any] | None) -> Waiting:
    number, incarnation, table, record, kind, home, changed, base, from_state, ms, acked, n = row
    op = Op(
        desk=desk,
        identity=Identity(incarnation, number),
        table=table,
        id=bytes(record),
        kind=kind,
        home=home,
        changed=json.loads(changed),
        base=json.loads(base),
        from_state=from_state,
        ms=ms,
        true_ms=true_ms,
        shown=shown,
    )
    return Waiting(op, bool(acked), n)


def agrees(written: Any, found: Any) -> bool:
    """Whether a register holds what was written; columns that the writer's release does not know do not count."""
    if isinstance(written, Mapping) and isinstance(found, Mapping):
        return all(name in found and found[name] == value for name, value in written.items())
    return bool(written == found)


def code_of(value: Any) -> str:
    """The code inside a state register."""
    return str(value["state"]) if isinstance(value, Mapping) else str(value)


def register(row: files.Row | None, name: str) -> Any:
    """A register on the screen; a row that is not there has none."""
    if row is None:
        return None
    return int(row.is_removed) if name == REMOVED else row.registers.get(name)
