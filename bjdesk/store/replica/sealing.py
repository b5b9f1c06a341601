"""Seals what was captured into numbered batches of the desk's chain, and keeps them (SYNC §5).

A sealed body never changes: it is sent byte for byte until it is acknowledged, and kept for 90 days after. Then only
its place in the chain is kept, so that the chain can always be proven.
"""

import json
from collections.abc import Sequence
from typing import Any
from uuid import UUID

from bjdesk.kernel.clock import MINUTE, Instant
from bjdesk.store.database import Database, Unit
from bjdesk.store.replica import refusing
from bjdesk.store.replica.ledger import Raw
from bjdesk.store.replica.wiring import Wiring, driver
from sync.clock import Identity
from sync.protocol.bounds import BATCH_PACKED, BATCHES
from sync.protocol.chain import ORIGIN, link_of, seal
from sync.protocol.codec import bodies_of, decode_operations, fault_of
from sync.protocol.errors import Malformed
from sync.protocol.messages import Batch, Link, Operation

KEPT = 90 * 24 * 60 * MINUTE
_OLD = "acked_at < ? AND length(body) > 0"

_UNSEALED = (
    "SELECT op, incarnation, tbl, row_id, home, kind, changed, base, from_state, ms, actor_id FROM sync_outbox"
    " WHERE n IS NULL ORDER BY op LIMIT ?"
)


# --- sealing ---------------------------------------------------------------------------------------------------------


def unsealed(db: Raw, most: int) -> list[Operation]:
    """The oldest captured operations that are in no batch; a base in the outbox is a whole stamp, here its identity."""
    rows = db.execute(_UNSEALED, (most,)).fetchall()
    registers = json.loads(f"[{','.join(row[6] for row in rows)}]")  # a call for each would take three times as long
    return [
        Operation(table, record, kind, home, changed, _base(base), origin, ms, op, incarnation, actor)
        for (op, incarnation, table, record, home, kind, _, base, origin, ms, actor), changed in zip(
            rows, registers, strict=True
        )
    ]


def _base(text: str) -> dict[str, Identity | None]:
    if text == "{}":
        return {}
    return {name: Identity(seen[2], seen[1]) if seen else None for name, seen in json.loads(text).items()}


def bodies(operations: Sequence[Operation]) -> tuple[list[tuple[Sequence[Operation], bytes]], list[Operation]]:
    """(parts with their bodies, operations that can never travel)."""
    try:
        return list(bodies_of(operations)), []
    except Malformed:
        faulty = [operation for operation in operations if fault_of(operation) is not None]
        sound = [operation for operation in operations if operation not in faulty]
        return (list(bodies_of(sound)) if sound else []), faulty


def seal_captured(database: Database, writing: Any, wiring: Wiring, most: int) -> int:
    """Seal everything that is captured now, a batch a transaction; how many."""
    sealed = 0
    while operations := _read(database, unsealed, most):
        parts, faulty = bodies(operations)
        if faulty:
            with writing("SetAside") as unit:
                refusing.refuse(unit, wiring, [(operation, "rule") for operation in faulty])
        for part, body in parts:
            with writing("Seal") as unit:
                n = append(unit, body, len(part))
                driver(unit).execute(
                    "UPDATE sync_outbox SET n = ? WHERE n IS NULL AND op BETWEEN ? AND ?", (n, part[0].op, part[-1].op)
                )
                wiring.points("seal.before_commit")
            wiring.points("seal.after_commit")
            sealed += 1
    return sealed


def seal_again(database: Database, writing: Any, wiring: Wiring) -> int:
    """Seal the retained bodies of an earlier chain, oldest first; how many."""
    sealed = 0
    while kept := _read(database, _first_again):
        position, body = kept
        operations = decode_operations(body)
        with writing("SealAgain") as unit:
            n = append(unit, body, len(operations))
            db = driver(unit)
            db.executemany(
                "UPDATE sync_outbox SET n = ? WHERE op = ? AND incarnation = ?",
                [(n, operation.op, operation.incarnation) for operation in operations],
            )
            db.execute("DELETE FROM sync_again WHERE position = ?", (position,))
            wiring.points("seal.before_commit")
        wiring.points("seal.after_commit")
        sealed += 1
    return sealed


def _first_again(db: Raw) -> tuple[int, bytes] | None:
    row = db.execute("SELECT position, body FROM sync_again ORDER BY position LIMIT 1").fetchone()
    return None if row is None else (row[0], bytes(row[1]))


def _read(database: Database, query: Any, *arguments: Any) -> Any:
    with database.read() as db:
        return query(db.connection.driver_connection, *arguments)


def append(unit: Unit, body: bytes, count: int) -> int:
    """The next batch of the chain; its number."""
    db = driver(unit)
    batch = seal(chain(db), body, count)
    n, link = link_of(batch)
    db.execute(
        "INSERT INTO sync_batch (n, prev, digest, link, count, body, sealed_at) VALUES (?, ?, ?, ?, ?, ?, ?)",
        (n, *map(bytearray, (batch.prev, batch.digest, link)), count, bytearray(body), unit.now),
    )
    db.execute("UPDATE sync_state SET n = ?, link = ?", (n, bytearray(link)))
    return n


# --- the chain -------------------------------------------------------------------------------------------------------


def chain(db: Raw) -> Link:
    """Where the chain stands."""
    n, link = db.execute("SELECT n, link FROM sync_state").fetchone()
    return (n, bytes(link)) if n else ORIGIN


def acked(db: Raw) -> Link:
    """What of it is acknowledged."""
    row = db.execute(
        "SELECT n, link FROM sync_batch WHERE n = (SELECT acked_n FROM sync_state)",
    ).fetchone()
    return (row[0], bytes(row[1])) if row else ORIGIN


def unsent(db: Raw, packed: int) -> list[Batch]:
    """The oldest batches that are not acknowledged: at least one, then as many as fit."""
    found: list[Batch] = []
    rows = db.execute(
        "SELECT n, prev, digest, count, body, hollow FROM sync_batch WHERE n > (SELECT acked_n FROM sync_state)"
        " ORDER BY n LIMIT ?",
        (BATCHES,),
    )
    for n, prev, digest, count, body, hollow in rows:
        packed -= min(len(body), BATCH_PACKED)
        if found and packed < 0:
            break
        kept = b"" if hollow else bytes(body)
        found.append(Batch(n, bytes(prev), bytes(digest), count, kept, bool(hollow)))
    return found


def body_of(db: Raw, n: int) -> tuple[tuple[Operation, ...], Sequence[int]]:
    """(operations that are left of a batch, their places in it as it was sealed)."""
    body, places = db.execute("SELECT body, places FROM sync_batch WHERE n = ?", (n,)).fetchone()
    operations = decode_operations(bytes(body)) if body else ()
    return operations, json.loads(places) if places else range(len(operations))


# --- keeping ---------------------------------------------------------------------------------------------------------


def start_chain(unit: Unit, device: UUID, number: int | None) -> None:
    """A new chain under a new device: everything retained, and all that is not echoed, is sealed again (SYNC §9)."""
    db = driver(unit)
    last = db.execute("SELECT coalesce(max(position), 0) FROM sync_again").fetchone()[0]
    db.execute(
        "INSERT INTO sync_again (position, body) SELECT ? + row_number() OVER (ORDER BY n), body FROM sync_batch"
        " WHERE length(body) > 0",
        (last,),
    )
    db.execute("DELETE FROM sync_batch")
    db.execute("UPDATE sync_outbox SET n = NULL")
    db.execute(
        "UPDATE sync_state SET device_id = ?, number = ?, n = 0, link = NULL, acked_n = 0",
        (bytearray(device.bytes), number),
    )


def step_back(unit: Unit, last: int) -> None:
    """The server stands at `last`: later batches and what is not echoed of them count as not acknowledged."""
    db = driver(unit)
    db.execute("UPDATE sync_state SET acked_n = min(acked_n, ?)", (last,))
    db.execute("UPDATE sync_batch SET acked_at = NULL WHERE n > ?", (last,))
    # a batch without its content proves its place only: what stood in it beside travels in a new one
    hollow = "SELECT n FROM sync_batch WHERE n > ? AND hollow = 1"
    db.execute(f"UPDATE sync_outbox SET n = NULL WHERE n IN ({hollow})", (last,))


def has_old(db: Raw, now: Instant) -> bool:
    return db.execute(f"SELECT 1 FROM sync_batch WHERE {_OLD} LIMIT 1", (now - KEPT,)).fetchone() is not None


def forget_old(unit: Unit) -> None:
    """Take the content out of batches that were acknowledged 90 days ago."""
    emptied = "body = x'', places = NULL, hollow = 1"
    driver(unit).execute(f"UPDATE sync_batch SET {emptied} WHERE {_OLD}", (unit.now - KEPT,))
