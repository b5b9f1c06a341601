"""Counts by table what an exchange took out of the outbox and brought to the screen, so that people can read it."""

from collections import Counter
from collections.abc import Collection
from typing import Any

from bjdesk.store.prepared import raw
from bjdesk.store.replica.desk import Replica
from bjdesk.store.replica.wiring import Changed
from sync.protocol.messages import Ack, FeedPage

_OF_BATCH = "SELECT tbl, count(*) FROM sync_outbox WHERE n = ? GROUP BY tbl"


class CountingReplica(Replica):
    """The desk's store, which notes what passes."""

    def __init__(self, *arguments: Any, **more: Any) -> None:
        super().__init__(*arguments, **more)
        self.sent: Counter[str] = Counter()
        self.received: Counter[str] = Counter()

    def begin_counting(self) -> None:
        """From nothing."""
        self.sent, self.received = Counter(), Counter()

    def acknowledge(self, ack: Ack) -> Changed:
        with self._database.read() as db:
            self.sent.update(dict(raw(db).execute(_OF_BATCH, (ack.n,)).fetchall()))
        return super().acknowledge(ack)

    def apply(self, scope: str, chunk: FeedPage) -> Changed:
        return self._noted(super().apply(scope, chunk))

    def place(self, parents: Collection[bytes] | None) -> Changed:
        return self._noted(super().place(parents))

    def _noted(self, changed: Changed) -> Changed:
        self.received.update({table: len(ids) for table, ids in changed.records.items()})
        return changed
