"""Reads of the outbox that a screen may ask for after every swipe: they touch its indexes alone."""

from collections import Counter

from sqlalchemy import Connection

from bjdesk.store.prepared import raw

_IN_NO_BATCH = "SELECT count(*) FROM sync_outbox INDEXED BY ix_sync_outbox_n WHERE n IS NULL"
_NOT_TAKEN = "SELECT count(*) FROM sync_outbox INDEXED BY ix_sync_outbox_n WHERE n > (SELECT acked_n FROM sync_state)"
_BY_TABLE = "SELECT tbl, count(*) FROM sync_outbox INDEXED BY ix_sync_outbox_tbl_row_id GROUP BY tbl"
_TAKEN_BY_TABLE = (
    "SELECT tbl, count(*) FROM sync_outbox INDEXED BY ix_sync_outbox_n"
    " WHERE n <= (SELECT acked_n FROM sync_state) GROUP BY tbl"
)


def waiting(db: Connection) -> int:
    """How many captured operations the district has not acknowledged: those in no batch, and in later ones than it
    has taken."""
    driver = raw(db)
    return sum(int(driver.execute(sql).fetchone()[0]) for sql in (_IN_NO_BATCH, _NOT_TAKEN))


def waiting_by_table(db: Connection) -> dict[str, int]:
    """The same, table by table; what was acknowledged and is not echoed yet is a few at the most."""
    driver = raw(db)
    found = Counter[str](dict(driver.execute(_BY_TABLE).fetchall()))
    found.subtract(dict(driver.execute(_TAKEN_BY_TABLE).fetchall()))
    return {table: count for table, count in found.items() if count > 0}
