"""Reads of the outbox that a screen may ask for."""

from sqlalchemy import Connection, select

from bjdesk.store.prepared import Prepared
from bjdesk.store.tables import SyncState

_WAITING = Prepared(select(SyncState.op))


def waiting(db: Connection) -> int:
    """How many captured operations the district has not taken yet; all of them, as long as nothing is sent."""
    return int(_WAITING.rows(db)[0][0])
