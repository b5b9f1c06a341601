"""Reads of the outbox that a screen may ask for."""

from sqlalchemy import Connection, select

from bjdesk.store.tables import SyncState


def waiting(db: Connection) -> int:
    """How many captured operations the district has not taken yet; all of them, as long as nothing is sent."""
    return int(db.execute(select(SyncState.op)).scalar_one())
