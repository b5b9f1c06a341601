"""Conflict records: whatever somebody wrote and what does not stand is kept, once, for people on both sides to see."""

import hashlib
from collections.abc import Mapping, Sequence

from sqlalchemy import Connection, select

from sync.clock import Identity, Stamp
from sync.declarations import Conflict, Declarations
from sync.protocol.errors import Malformed
from sync.protocol.operations import decode_operations
from sync.server.audience import person_in
from sync.server.merge import Loser, ServerRow, Written
from sync.server.rows import Held, Key
from sync.server.schema import EVERYBODY, Schema

Writer = tuple[bytes | None, bytes | None]
"""(device, actor) of an operation, as far as they are known."""
Writers = Mapping[Identity, Writer]


class Conflicts:
    """Makes the records of one transaction."""

    def __init__(self, db: Connection, schema: Schema, declarations: Declarations, scopes: Sequence[str]) -> None:
        self._db = db
        self._schema = schema
        self._record = declarations.record_conflict
        self._declarations = declarations
        self._scopes = tuple(dict.fromkeys(scopes))

    def record(self, held: Held, loser: Loser, writers: Writers) -> Held | None:
        """The row that shows the loser; None where nobody keeps conflicts."""
        if self._record is None:
            return None
        stamp, stands = loser.lost.stamp, _standing(held, loser)
        device, actor = writers.get(stamp.identity) or self._writer(stamp)
        kept_device, kept_actor = (writers.get(stands.identity) or self._writer(stands)) if stands else (None, None)
        declared = self._declarations.get(held.table)
        table, registers = self._record(
            Conflict(
                id=conflict_id(held.key, loser),
                table=held.table,
                row=held.id,
                home=held.home,
                register=loser.register,
                kept=loser.kept,
                lost=loser.lost.value,
                lost_ms=stamp.ms,
                lost_device=device,
                lost_actor=actor,
                person=person_in(held, declared) if declared else None,
                is_removed=loser.is_removed,
                kept_ms=stands.ms if stands else None,
                kept_device=kept_device,
                kept_actor=kept_actor,
            )
        )
        written = {name: Written(value, stamp) for name, value in registers.items()}
        return Held(table, conflict_id(held.key, loser), held.home, ServerRow(held.home, written), has_changed=True)

    def _writer(self, stamp: Stamp) -> Writer:
        """Who wrote an earlier operation: the journal knows the desk, the batch that brought it knows the person."""
        journal, batch = self._schema.journal, self._schema.batch
        for scope in self._scopes:
            here = (journal.c.scope == scope, journal.c.incarnation == stamp.incarnation, journal.c.op == stamp.op)
            found = self._db.execute(select(journal.c.device, journal.c.n).where(*here)).first()
            if found is not None:
                sent = (batch.c.scope == scope, batch.c.device == found.device, batch.c.n == found.n)
                body = self._db.execute(select(batch.c.body).where(*sent)).scalar()
                return found.device, _actor_in(body, stamp) if body else None
        return None, None


def _standing(held: Held, loser: Loser) -> Stamp | None:
    """The stamp of what stands in the loser's place; a removal is told by the row itself."""
    if held.row is None:
        return None
    written = held.row.registers.get(loser.register)
    found = held.row.deleted if loser.is_removed else written.stamp if written is not None else None
    return found if found is not None and found.identity != loser.lost.stamp.identity else None


def _actor_in(body: bytes, stamp: Stamp) -> bytes | None:
    try:
        operations = decode_operations(body)
    except Malformed:
        return None
    return next((one.actor for one in operations if one.identity == stamp.identity), None)


def conflict_id(key: Key, loser: Loser) -> bytes:
    """A UUIDv7 of the loser's ms and 74 bits of a hash, so that a repeat adds nothing."""
    stamp = loser.lost.stamp
    text = f"{key[0]}|{key[1].hex()}|{loser.register}|{stamp.incarnation}|{stamp.op}"
    number = int.from_bytes(hashlib.sha256(text.encode()).digest()[:10], "big")
    tail, counter = number & ((1 << 62) - 1), (number >> 62) & 0xFFF
    value = (max(stamp.ms, 0) << 80) | (7 << 76) | (counter << 64) | (0b10 << 62) | tail
    return value.to_bytes(16, "big")


def scopes_to_search(sender: str, held: Held) -> tuple[str, ...]:
    """Branches whose journal may know who wrote a value of the row."""
    return (sender, held.home, *sorted(held.seen_by - {EVERYBODY}))
