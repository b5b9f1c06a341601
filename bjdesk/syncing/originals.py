"""What stood before two people changed it: known where one of them did it here by a command that kept the old one."""

from collections.abc import Mapping
from typing import Any
from uuid import UUID

from sqlalchemy import Connection, Table

from bjdesk.store.prepared import raw
from bjdesk.store.registers import spelt, unspelt

_WROTE = (
    "SELECT v.audit_n FROM audit_value AS v JOIN audit AS a ON a.n = v.audit_n"
    " WHERE a.subject_id = ? AND v.row_table = ? AND v.row_id = ? AND v.field = ? AND v.new IS ?"
    " AND v.hollowed_at IS NULL ORDER BY v.audit_n DESC LIMIT 1"
)
_OLD = "SELECT field, old FROM audit_value WHERE audit_n = ? AND row_table = ? AND row_id = ? AND hollowed_at IS NULL"


def original(db: Connection, table: Table, row: UUID, ours: Mapping[str, Any]) -> dict[str, Any] | None:
    """Column -> value that our write of `ours` replaced."""
    name, record = str(table.name), bytearray(row.bytes)
    for column, value in ours.items():
        wrote = raw(db).execute(_WROTE, (record, name, record, column, spelt(table, column, value))).fetchone()
        if wrote is not None:
            kept = raw(db).execute(_OLD, (wrote[0], name, record)).fetchall()
            return {**ours, **{field: unspelt(table, field, old) for field, old in kept if field in ours}}
    return None
