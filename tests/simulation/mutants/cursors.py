"""Faults of cursor and digest: how a desk knows what it has read, and a server what it lost."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import Any

from msgspec import structs

from bjdesk.store.replica import applying, ledger, offers, state
from bjdesk.store.replica.desk import Replica
from bjdesk.store.replica.wiring import Changed, driver
from sync.protocol import digest
from sync.protocol.messages import Cursor, FeedPage
from sync.server import publish
from sync.server.pages import Pages
from tests.simulation.mutants.planting import Mutant, around, fault, in_small_storms, in_storms, instead

AREA = "cursor, digest"
STORMS = {
    "district": 2,
    "copy the district": 2,
    "restore the district": 3,
    "set a parameter": 4,
    "restore a desk": 0.3,
    "erase": 0,
    "pause": 0,
}


def _at_the_head(was: Callable[..., FeedPage]) -> Callable[..., FeedPage]:
    def page(self: Pages, scope: str, cursor: Cursor, size: int) -> FeedPage:
        found = was(self, scope, cursor, size)
        if not found.more:
            return found
        counter = self._schema.counter
        (seq,) = self._db.execute(
            counter.select().with_only_columns(counter.c.seq).where(counter.c.scope == scope)
        ).one()
        head = (seq, self._nonce_at(scope, seq) or bytes(8))
        return structs.replace(found, next=head, more=False, commits=(*found.commits[:-1], head))

    return page


def _cursor_first(was: Callable[..., Changed]) -> Callable[..., Changed]:
    def apply(self: Replica, scope: str, chunk: FeedPage) -> Changed:
        with self._writing("Apply") as unit:
            db = driver(unit)
            ledger.write_feed(db, scope, replace(ledger.feed(db, scope), cursor=chunk.next))
        self._wiring.points("apply.before_commit")
        return was(self, scope, chunk)

    return apply


def _knows_all(self: Pages, scope: str, cursor: Cursor) -> bool:
    return True


def _nothing_to_offer(self: Replica) -> None:
    return None


def _number_only(table: str, key: bytes, nonce: bytes, index: int) -> int:
    return index + 1


def _sum_of_numbers(self: publish.Block, nonce: bytes) -> int:
    return sum(place + 1 for place in self.places)


def _without_parked(was: Callable[..., Any]) -> Callable[..., Any]:
    def prepare(db: Any, wiring: Any, scope: str, chunk: FeedPage) -> Any:
        part = was(db, wiring, scope, chunk)
        waiting = {(one.row.table, one.row.id) for one in part.prepared.parked}
        rows = [entry.row for entry in chunk.entries if entry.row is not None]
        counted = [row for row in rows if (row.table, row.id) not in waiting]
        part.come = [digest.h64(row.table, row.id, row.nonce, row.index) for row in counted]
        return part

    return prepare


def _no_more(*_known: Any) -> bool:
    return False


def _always_kept(was: Callable[..., None]) -> Callable[..., None]:
    """Every exchange is written down, one with nothing to do too."""

    def close(self: Replica, receipt: Any, signed: str | None, signature: bytes | None) -> None:
        was(self, receipt, signed, signature)
        with self._writing("Close") as unit:
            state.keep_receipt(unit, (receipt.sent, receipt.received, receipt.doubts), signed, signature)

    return close


MUTANTS: Sequence[Mutant] = (
    fault(AREA, "page cut but cursor at the head", "O8 O2 O16", around(Pages, "page", _at_the_head)),
    fault(AREA, "cursor before rows", "O8 O2 O16", around(Replica, "apply", _cursor_first)),
    fault(AREA, "an idle exchange is written down", "O7", around(Replica, "close", _always_kept)),
    fault(
        AREA,
        "cursor without nonce",
        "O8 O1 O3 O2 O4",
        instead(Pages, "knows", _knows_all),
        chance=in_storms,
        more=STORMS,
    ),
    fault(AREA, "no offers", "O1 O3 O4", instead(Replica, "next_offer", _nothing_to_offer), chance=in_storms),
    fault(
        AREA,
        "first part of an offer alone",
        "O1 O3 O4",
        instead(offers, "_is_more", _no_more),
        chance=in_small_storms,
        more=STORMS,
    ),
    fault(
        AREA,
        "digest = count and sum",
        "O8",
        instead(digest, "h64", _number_only),
        instead(publish, "h64", _number_only),
    ),
    fault(AREA, "parked rows out of the digest on one side", "O8 O2", around(applying, "prepare", _without_parked)),
)
