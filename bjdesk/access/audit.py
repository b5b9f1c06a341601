"""Writes the audit row of every command into a chain of digests, and checks such a chain (D6).

A row's digest is SHA-256(previous digest ‖ canonical row ‖ values digest); the values digest is taken over leaf
digests, so that an erasure may hollow a value and the chain still verifies.
"""

import hashlib
import json
from collections.abc import Iterator
from typing import Any

from sqlalchemy import Connection, select

from bjdesk.access.model import Audit, AuditValueRow
from bjdesk.kernel.unit_of_work import AuditValue
from bjdesk.store.database import Unit
from bjdesk.store.prepared import raw

GENESIS = bytes(32)
_SALT_BYTES = 16

_HEAD = "SELECT n, digest FROM audit ORDER BY n DESC LIMIT 1"
_ROW = (
    "INSERT INTO audit (n, at, offset_min, staff_id, role, desk_id, command, outcome, subject_kind, subject_id, reason,"
    " prev_digest, values_digest, digest) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"
)
_VALUE = (
    "INSERT INTO audit_value (audit_n, person_id, row_table, row_id, field, old, new, salt, leaf)"
    " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)"
)


class Auditor:
    """Writes one audit row for each unit of work; `random` salts the leaves so that a short value cannot be guessed."""

    def __init__(self, random: Any) -> None:
        self._random = random

    def __call__(self, unit: Unit, command: str, outcome: str) -> None:
        salts = [self._random(_SALT_BYTES) for _ in unit.values]
        leaves = [leaf_digest(salt, value) for salt, value in zip(salts, unit.values, strict=True)]
        head = raw(unit.db).execute(_HEAD).fetchone()
        n, previous = (head[0] + 1, bytes(head[1])) if head else (1, GENESIS)
        values = hashlib.sha256(b"".join(leaves)).digest()
        row = _row(unit, n, command, outcome)
        digest = row_digest(previous, row, values)
        raw(unit.db).execute(_ROW, tuple(map(_bound, (*row, previous, values, digest))))
        for salt, leaf, value in zip(salts, leaves, unit.values, strict=True):
            raw(unit.db).execute(_VALUE, _value_row(n, value, salt, leaf))


def _row(unit: Unit, n: int, command: str, outcome: str) -> tuple[object, ...]:
    actor = unit.actor
    who = (actor.staff and actor.staff.bytes, actor.role, actor.desk.bytes)
    what = (command, outcome, unit.subject_kind, unit.subject and unit.subject.bytes, unit.reason)
    return (n, unit.now, unit.offset_min, *who, *what)


def _value_row(n: int, value: AuditValue, salt: bytes, leaf: bytes) -> tuple[object, ...]:
    person = value.person and bytearray(value.person.bytes)
    return (
        n,
        person,
        value.table,
        bytearray(value.row.bytes),
        value.field,
        value.old,
        value.new,
        bytearray(salt),
        bytearray(leaf),
    )


def _bound(value: object) -> object:
    return bytearray(value) if isinstance(value, bytes) else value


def row_digest(previous: bytes, row: tuple[object, ...], values: bytes) -> bytes:
    """The digest of one audit row over its columns up to `reason`; bytes are spelt in hex."""
    spelt = [cell.hex() if isinstance(cell, bytes) else cell for cell in row]
    body = json.dumps(spelt, ensure_ascii=False, separators=(",", ":")).encode()
    return hashlib.sha256(previous + body + values).digest()


def leaf_digest(salt: bytes, value: AuditValue) -> bytes:
    """The digest of one value: salt ‖ table.field ‖ old ‖ new, as JSON so that no two spellings meet."""
    body = json.dumps([salt.hex(), value.table, value.field, value.old, value.new], ensure_ascii=False)
    return hashlib.sha256(body.encode()).digest()


def broken_links(db: Connection) -> Iterator[int]:
    """Numbers of audit rows that do not follow from the ones before them; empty for a sound chain."""
    leaves: dict[int, list[bytes]] = {}
    for value in db.execute(select(AuditValueRow.__table__).order_by(AuditValueRow.id)):
        leaves.setdefault(value.audit_n, []).append(_leaf(value))
    previous, expected = GENESIS, 1
    for cells in db.execute(select(Audit.__table__).order_by(Audit.n)):
        row, links = cells[:-3], [bytes(cell) for cell in cells[-3:]]
        spelt = tuple(cell.bytes if hasattr(cell, "bytes") else cell for cell in row)
        values = hashlib.sha256(b"".join(leaves.get(row[0], []))).digest()
        if row[0] != expected or links != [previous, values, row_digest(previous, spelt, values)]:
            yield row[0]
        previous, expected = links[2], row[0] + 1


def _leaf(row: Any) -> bytes:
    """The leaf that a value has now; of a hollowed one only its digest is left."""
    if row.hollowed_at is not None:
        return bytes(row.leaf)
    return leaf_digest(bytes(row.salt or b""), AuditValue(row.row_table, row.row_id, row.field, row.old, row.new))
