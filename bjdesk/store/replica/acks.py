"""Takes an acknowledgement: in one transaction the batch counts, and refused operations leave."""

from bjdesk.store.database import Unit
from bjdesk.store.replica import erasing, refusing, sealing
from bjdesk.store.replica.ledger import Raw
from bjdesk.store.replica.wiring import Changed, Wiring, driver
from sync.protocol.messages import Ack, Operation


class Acknowledged:
    """An acknowledgement with the operations that it refuses, read before the writer's turn."""

    def __init__(self, db: Raw, wiring: Wiring, ack: Ack) -> None:
        self.n = ack.n
        self.refused = _refused(db, ack)
        erased = {(one.table, one.id) for one, reason in self.refused if reason == refusing.ERASED}
        self.erasure = erasing.prepare(db, wiring, erased)


def _refused(db: Raw, ack: Ack) -> list[tuple[Operation, str]]:
    """Operations by their places in the batch as it was sealed; what an erasure took out is not told of again."""
    if not ack.bad:
        return []
    operations, places = sealing.body_of(db, ack.n)
    standing = dict(zip(places, operations, strict=True))
    return [(standing[place], reason) for place, reason in ack.bad if place in standing]


def acknowledge(unit: Unit, wiring: Wiring, found: Acknowledged) -> Changed:
    """Write it down; `rows` of what is returned counts the operations refused for the first time."""
    db = driver(unit)
    db.execute("UPDATE sync_batch SET acked_at = ? WHERE n = ?", (unit.now, found.n))
    db.execute("UPDATE sync_state SET acked_n = max(acked_n, ?)", (found.n,))
    changed = refusing.refuse(unit, wiring, found.refused) if found.refused else Changed()
    erasing.write_hollowed(db, found.erasure)
    wiring.points("ack.before_commit")
    return changed
