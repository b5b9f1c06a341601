"""Faults of identity and chain: what makes a repeat, a clone and a restored desk harmless."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from random import Random
from threading import get_ident
from typing import Any
from uuid import UUID

from sqlalchemy import select

from bjdesk.store.database import Unit
from bjdesk.store.replica import sealing
from bjdesk.store.replica.desk import Replica
from bjdesk.store.replica.wiring import Changed, driver
from sync.protocol.messages import Ack, Batch
from sync.server import bulk
from sync.server.devices import Device, Devices
from sync.server.exchange import Exchange
from sync.server.journal import Journal
from tests.simulation import desk as machines
from tests.simulation.mutants.planting import Mutant, around, fault, in_storms, instead

AREA = "identity, chain"
SUMMERS = {"disaster": 2, "pause": 20, "request lost": 5, "clock": 0, "forgery": 0.2}


def _number_alone(self: Exchange, db: Any, device: Any, batch: Batch) -> Ack:
    """A batch of this number was seen: whatever is in it now, it is the same one."""
    table = self._schema.batch
    here = (table.c.scope == device.scope, table.c.device == device.id, table.c.n == batch.n)
    (bad,) = db.execute(select(table.c.ack).where(*here)).one()
    return Ack(batch.n, tuple((index, reason) for index, reason in bad))


def _unchecked(self: Exchange, db: Any, device: Any) -> None:
    """Any chain is as good as another."""


def _one_life(desk: machines.SimDesk) -> Callable[[int], bytes]:
    """The same random bytes at every start, on every machine that the files were copied to."""
    return Random(f"{desk.seed}/{desk.name.split('副')[0]}").randbytes


def _forgetful(self: Journal, wanted: Any) -> dict[Any, Any]:
    return {}


def _overwriting(self: Journal, device: bytes, n: int, count: int, columns: Any) -> None:
    """The key that would refuse a second entry is not in the way of this mutant."""
    common: dict[str, list[Any]] = {"scope": [self._scope] * count, "device": [device] * count, "n": [n] * count}
    bulk.write(self._db, self._table, {**columns, **common}, replace=True)


class _Late:
    """Journal entries that wait for a transaction of their own, after the commit of the batch."""

    def __init__(self) -> None:
        self.waiting: list[tuple[Journal, bytes, int, int, Any]] = []

    def write(self, owner: Journal, device: bytes, n: int, count: int, columns: Any) -> None:
        self.waiting.append((owner, device, n, count, columns))

    def merged(self, was: Callable[..., Ack]) -> Callable[..., Ack]:
        def merge(owner: Exchange, batch: Batch, attempt: int) -> Ack:
            self.waiting = []
            ack = was(owner, batch, attempt)
            owner._context.points("server.after_commit")
            with owner._parts.transactions.write(owner._scope, "*") as db:
                for entry, device, n, count, columns in self.waiting:
                    entry._db = db
                    _overwriting(entry, device, n, count, columns)
            return ack

        return merge


def _journal_later() -> Mutant:
    late = _Late()

    def write(self: Journal, device: bytes, n: int, count: int, columns: Any) -> None:
        late.write(self, device, n, count, columns)

    parts = (instead(Journal, "_write", write), around(Exchange, "_merged", late.merged))
    return fault(AREA, "journal outside the commit", "O1 O3 O12 O16 O2", *parts)


def _in_two(was: Callable[..., Changed]) -> Callable[..., Changed]:
    def acknowledge(self: Replica, ack: Ack) -> Changed:
        with self._writing("Acknowledge") as unit:
            driver(unit).execute("UPDATE sync_state SET acked_n = max(acked_n, ?)", (ack.n,))
        self._wiring.points("ack.before_commit")
        return was(self, ack)

    return acknowledge


def _only_unsent(unit: Unit, device: UUID, number: int | None) -> None:
    """Whatever was acknowledged once stays behind."""
    db = driver(unit)
    db.execute("DELETE FROM sync_batch")
    db.execute("UPDATE sync_outbox SET n = NULL WHERE acked = 0")
    db.execute(
        "UPDATE sync_state SET device_id = ?, number = ?, n = 0, link = NULL, acked_n = 0",
        (bytearray(device.bytes), number),
    )


def _emptied(unit: Unit, last: int) -> None:
    """The chain goes on from where the server stands, the batches that it lost are not sent once more."""
    db = driver(unit)
    lost = "n > ? AND n <= (SELECT acked_n FROM sync_state)"
    db.execute(f"UPDATE sync_batch SET body = x'', hollow = 1 WHERE {lost}", (last,))
    db.execute("UPDATE sync_state SET acked_n = min(acked_n, ?)", (last,))


class _Hearsay:
    """What a worker read of a desk before it held the desk's row: another one may have merged a batch since."""

    def __init__(self) -> None:
        self._read: dict[tuple[int, str], Device] = {}

    def known(self, was: Callable[..., Device]) -> Callable[..., Device]:
        def known(owner: Devices, db: Any, token: str, *, lock: bool = False) -> Device:
            key = (get_ident(), token)
            if not lock or key not in self._read:
                self._read[key] = was(owner, db, token)
            return self._read[key]

        return known

    def advance(self, was: Callable[..., None]) -> Callable[..., None]:
        def advance(owner: Devices, db: Any, device: Device, last: Any, ms: int) -> None:
            was(owner, db, device, last, ms)
            mine = [key for key, one in self._read.items() if key[0] == get_ident() and one.id == device.id]
            self._read |= {key: replace(self._read[key], n=last[0], link=last[1], ms=ms) for key in mine}

        return advance


def _letting_go(was: Callable[..., int]) -> Callable[..., int]:
    """Whatever was sealed a summer ago goes, acknowledged or not."""

    def seal(self: Replica, most: int) -> int:
        with self._writing("Seal") as unit:
            old = "sealed_at < ? AND length(body) > 0"
            driver(unit).execute(
                f"UPDATE sync_batch SET body = x'', hollow = 1 WHERE {old}", (unit.now - sealing.KEPT,)
            )
        return was(self, most)

    return seal


def _judged_before_the_lock() -> Mutant:
    hearsay = _Hearsay()
    parts = (around(Devices, "known", hearsay.known), around(Devices, "advance", hearsay.advance))
    return fault(AREA, "chain judged before the lock", "error O1 O2 O16", *parts)


MUTANTS: Sequence[Mutant] = (
    fault(
        AREA,
        "batch number alone is the key",
        "O1 O16",
        instead(Exchange, "_stored", _number_alone),
        instead(Exchange, "_check_chain", _unchecked),
    ),
    fault(AREA, "incarnation stored", "O1 O3 O16", instead(machines, "process_random", _one_life)),
    fault(
        AREA,
        "no identity in the journal",
        "O1 O3 O12 O16 O2 O10 O4",
        instead(Journal, "look_up", _forgetful),
        instead(Journal, "_write", _overwriting),
    ),
    _journal_later(),
    fault(AREA, "acknowledgement in two transactions", "O1 O2 O10 O16", around(Replica, "acknowledge", _in_two)),
    fault(AREA, "re-enrolled desk sends the unsent only", "O1 O3 O16", instead(sealing, "start_chain", _only_unsent)),
    fault(
        AREA,
        "older server: lost batches not sent again",
        "O1 O3 O16",
        instead(sealing, "step_back", _emptied),
        chance=in_storms,
    ),
    _judged_before_the_lock(),
    fault(
        AREA,
        "bodies let go before they are acknowledged",
        "O1 O3 O16",
        around(Replica, "seal", _letting_go),
        more=SUMMERS,
    ),
)
