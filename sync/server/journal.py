"""The journal: every operation for ever, by its identity: whatever comes twice has one effect and one answer."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from hashlib import blake2b
from typing import Any

from msgspec import msgpack
from sqlalchemy import ColumnElement, Connection, and_, select

from sync.clock import Identity
from sync.protocol.messages import Operation
from sync.server.bulk import among, write
from sync.server.schema import Schema

DIGEST_BYTES = 8
_ENCODE = msgpack.Encoder(order="deterministic").encode
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

    def look_up(self, identities: Iterable[Identity]) -> dict[Identity, Known]:
        """What is known of these operations."""
        wanted: dict[int, set[int]] = {}
        for incarnation, op in identities:
            wanted.setdefault(incarnation, set()).add(op)
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
        """Add what a batch brought."""
        count = len(entries)
        columns: dict[str, list[Any]] = {
            "scope": [self._scope] * count,
            "incarnation": [entry.identity.incarnation for entry in entries],
            "op": [entry.identity.op for entry in entries],
            "digest8": [entry.known.digest8 for entry in entries],
            "tbl": [entry.table for entry in entries],
            "id": [entry.id for entry in entries],
            "reason": [entry.known.reason for entry in entries],
            "base": [entry.known.base for entry in entries],
            "device": [device] * count,
            "n": [n] * count,
        }
        write(self._db, self._table, columns)


def digest8(operation: Operation) -> bytes:
    """8 bytes of an operation's own content: a known identity with other content is never taken for a repeat."""
    names = tuple(sorted(operation.registers))
    values = [operation.registers[name] for name in names]
    start = digest_start(operation.table, operation.kind, names)
    rest = (operation.id, operation.home, operation.from_state, operation.ms, operation.actor, operation.base, *values)
    return blake2b(start + _ENCODE(rest), digest_size=DIGEST_BYTES).digest()


def digest_start(table: str, kind: str, names: Sequence[str]) -> bytes:
    """What the digests of all operations of one table, kind and set of registers begin with."""
    return _ENCODE((table, kind, names))


def digests(start: bytes, contents: Iterable[tuple[Any, ...]]) -> list[bytes]:
    """`digest8` of many operations; each content is (id, home, from, ms, actor, base, *values by name)."""
    return [blake2b(start + _ENCODE(content), digest_size=DIGEST_BYTES).digest() for content in contents]


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
