"""The journal: every operation for ever, by its identity: whatever comes twice has one effect and one answer."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from msgspec.structs import replace
from sqlalchemy import ColumnElement, Connection, and_, select

from sync.clock import Identity
from sync.protocol.messages import Operation
from sync.server.bulk import among, write
from sync.server.fresh import Fresh
from sync.server.schema import Schema

_DENSE = 4
"""Numbers that lie this close together are looked up as one range."""


@dataclass(frozen=True, slots=True)
class Known:
    """What became of an operation."""

    digest8: bytes
    reason: str | None = None
    base: Mapping[str, Any] | None = None


@dataclass(frozen=True, slots=True)
class Entry:
    """An operation on its way into the journal."""

    identity: Identity
    table: str
    id: bytes
    known: Known


class Journal:
    """The journal of one branch's devices, inside one transaction."""

    def __init__(self, db: Connection, schema: Schema, scope: str) -> None:
        self._db = db
        self._table = schema.journal
        self._scope = scope

    def look_up(self, wanted: Mapping[int, Collection[int]]) -> dict[Identity, Known]:
        """What is known of operations, their numbers given by process."""
        found: dict[Identity, Known] = {}
        for incarnation, ops in wanted.items():
            found.update(self._of_process(incarnation, sorted(ops)))
        return found

    def _of_process(self, incarnation: int, ops: Sequence[int]) -> Iterable[tuple[Identity, Known]]:
        table = self._table
        here = and_(table.c.scope == self._scope, table.c.incarnation == incarnation, self._numbers(ops))
        rows = self._db.execute(select(table.c.op, table.c.digest8, table.c.reason, table.c.base).where(here))
        return [(Identity(incarnation, op), Known(digest8, reason, base)) for op, digest8, reason, base in rows]

    def _numbers(self, ops: Sequence[int]) -> ColumnElement[bool]:
        """Operations of one process mostly follow each other; then a range is far quicker than a list."""
        column = self._table.c.op
        if ops[-1] - ops[0] < _DENSE * len(ops):
            return column.between(ops[0], ops[-1])
        return among(self._db, column, ops)

    def write(self, device: bytes, n: int, entries: Sequence[Entry]) -> None:
        """Add operations that a batch brought."""
        count = len(entries)
        columns: dict[str, Sequence[Any]] = {
            "incarnation": [entry.identity.incarnation for entry in entries],
            "op": [entry.identity.op for entry in entries],
            "digest8": [entry.known.digest8 for entry in entries],
            "tbl": [entry.table for entry in entries],
            "id": [entry.id for entry in entries],
            "reason": [entry.known.reason for entry in entries],
            "base": [entry.known.base for entry in entries],
        }
        self._write(device, n, count, columns)

    def write_fresh(self, device: bytes, n: int, fresh: Fresh) -> None:
        """Add plainly new rows that a batch brought."""
        count = len(fresh.ids)
        columns: dict[str, Sequence[Any]] = {
            "incarnation": [identity.incarnation for identity in fresh.identities],
            "op": [identity.op for identity in fresh.identities],
            "digest8": fresh.digests,
            "tbl": [fresh.layout.name] * count,
            "id": fresh.spelt,
        }
        self._write(device, n, count, columns)

    def _write(self, device: bytes, n: int, count: int, columns: Mapping[str, Sequence[Any]]) -> None:
        common: dict[str, list[Any]] = {"scope": [self._scope] * count, "device": [device] * count, "n": [n] * count}
        write(self._db, self._table, {**columns, **common})


def by_process(identities: Iterable[tuple[int, int]]) -> dict[int, set[int]]:
    """The numbers of operations by the process that gave them."""
    found: dict[int, set[int]] = {}
    for incarnation, op in identities:
        found.setdefault(incarnation, set()).add(op)
    return found


def with_real_base(operation: Operation, known: Mapping[Identity, Known]) -> Operation:
    """A base that names a refused operation stands for what that one had seen."""
    if not operation.base:
        return operation
    base = {name: _beneath(name, identity, known) for name, identity in operation.base.items()}
    return operation if base == operation.base else replace(operation, base=base)


def _beneath(register: str, identity: Identity | None, known: Mapping[Identity, Known]) -> Identity | None:
    while identity is not None and (found := known.get(identity)) is not None and found.reason is not None:
        beneath = (found.base or {}).get(register)
        identity = Identity(*beneath) if beneath else None
    return identity


def plain_base(operation: Operation) -> dict[str, Any]:
    """The base of an operation as the journal keeps it."""
    return {name: list(identity) if identity else None for name, identity in operation.base.items()}
