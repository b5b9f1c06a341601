"""Counts by table what an exchange took out of the outbox and what others brought, so that people can read it."""

from collections import Counter
from typing import Any

from bjdesk.store.prepared import raw
from bjdesk.store.replica import ledger
from bjdesk.store.replica.desk import Replica
from bjdesk.store.replica.wiring import Changed
from sync.protocol.messages import Ack, FeedPage

_OF_BATCH = "SELECT tbl, count(*) FROM sync_outbox WHERE n = ? GROUP BY tbl"


class CountingReplica(Replica):
    """The desk's store, which notes what passes; what this desk wrote itself and gets back is no news."""

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
        news = self._news(chunk)
        changed = super().apply(scope, chunk)
        self.received.update(news)
        return changed

    def _news(self, chunk: FeedPage) -> Counter[str]:
        """Rows by table that are not the echo of this desk's own work."""
        keys = ledger.by_table((entry.table, entry.id) for entry in chunk.entries)
        found = Counter({table: len(ids) for table, ids in keys.items()})
        with self._database.read() as db:
            driver = raw(db)
            if ledger.has_any(driver, "sync_outbox"):
                own = {table: {mark[0] for mark in ledger.marks(driver, table, ids)} for table, ids in keys.items()}
                found.subtract({table: len(ids) for table, ids in own.items()})
        return +found
