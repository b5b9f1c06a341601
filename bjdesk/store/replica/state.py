"""Where the desk stands with the district: its device, chain, cursors, clock and number (`sync_state`, one row)."""

from collections.abc import Mapping
from dataclasses import dataclass

from bjdesk.store.base import canonical_json
from bjdesk.store.database import Unit
from bjdesk.store.replica import ledger, sealing
from bjdesk.store.replica.ledger import Raw
from bjdesk.store.replica.wiring import Wiring, driver
from sync.clock import AHEAD_MS, DeskClock
from sync.protocol.messages import Cursor, Link


@dataclass(frozen=True)
class DeskStanding:
    """What the head of a request says, and what is left to do."""

    device: bytes | None
    branch: str
    schema: str
    number: int | None
    chain: Link
    acked: Link
    cursors: Mapping[str, Cursor]
    clock: DeskClock
    is_offering: bool


def standing(db: Raw, wiring: Wiring, schema: str) -> DeskStanding:
    """Read in one snapshot."""
    device, number, offset, floor, last_ms, offering = db.execute(
        'SELECT device_id, number, "offset", floor, last_ms, offering FROM sync_state'
    ).fetchone()
    return DeskStanding(
        device=bytes(device) if device else None,
        branch=wiring.branch,
        schema=schema,
        number=number,
        chain=sealing.chain(db),
        acked=sealing.acked(db),
        cursors={scope: ledger.feed(db, scope).cursor for scope in wiring.scopes},
        clock=DeskClock(offset, floor, last_ms),
        is_offering=offering is not None,
    )


def hear(unit: Unit, clock: DeskClock, server_ms: int, number: int | None) -> None:
    """Keep what a reply says of the time. Stamps given meanwhile stand, unless they lie far ahead of the server."""
    driver(unit).execute(
        'UPDATE sync_state SET "offset" = ?, floor = max(floor, ?), last_ms = min(last_ms, ?),'
        " number = coalesce(?, number)",
        (clock.offset, clock.floor, server_ms + AHEAD_MS, number),
    )


def digest(db: Raw, scope: str) -> tuple[int, int]:
    """(digest, rows) over what is present of a feed."""
    kept = ledger.feed(db, scope)
    return kept.digest, kept.rows


def history(db: Raw, scope: str, most: int) -> tuple[Cursor, ...]:
    """The newest cursors of a feed, newest first."""
    rows = db.execute("SELECT seq, nonce FROM sync_cursor_log WHERE scope = ? ORDER BY seq DESC LIMIT ?", (scope, most))
    return tuple((seq, bytes(nonce)) for seq, nonce in rows)


def keep_receipt(unit: Unit, counts: tuple[int, int, int], kid: str | None, signature: bytes | None) -> None:
    """What was confirmed, as it was signed: by whom, and where chain and cursors stood."""
    db = driver(unit)
    n, link = sealing.acked(db)
    feeds = db.execute("SELECT scope, seq, nonce, digest FROM sync_scope ORDER BY scope").fetchall()
    said = {
        "kid": kid,
        "chain": [n, link.hex()],
        "cursors": {scope: [seq, bytes(nonce).hex()] for scope, seq, nonce, _ in feeds},
        "digests": {scope: bytes(digest).hex() for scope, _, _, digest in feeds},
    }
    db.execute(
        "INSERT INTO receipt (at, sent, received, doubts, text, signature) VALUES (?, ?, ?, ?, ?, ?)",
        (unit.now, *counts, canonical_json(said), signature and bytearray(signature)),
    )


def drop_number(unit: Unit) -> None:
    """After a restore, and on another machine: papers printed from now on must not repeat a number (SYNC §9)."""
    driver(unit).execute("UPDATE sync_state SET number = NULL")


def machine_changed(unit: Unit, machine: str) -> bool:
    """Note on which machine this desk runs; True, and without its number, if it was another one before."""
    db = driver(unit)
    before = db.execute("SELECT machine FROM sync_state").fetchone()[0]
    if before == machine:
        return False
    db.execute("UPDATE sync_state SET machine = ?", (machine,))
    if before is not None:
        drop_number(unit)
    return before is not None
