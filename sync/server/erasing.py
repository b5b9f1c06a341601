"""An erasure: rows emptied and marked, stored batches hollowed, conflict values taken out, and a row that says so."""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import Any, Protocol

from sqlalchemy import Connection, select, update

from sync.server.bulk import among, write
from sync.server.merge import ServerRow, Written
from sync.server.own import OwnWrites
from sync.server.rows import Held
from sync.server.schema import EVERYBODY, Schema
from sync.server.working import Working

Erasure = tuple[str, bytes, str]
"""(table, id, extent)."""
_RECORD_BITS = 62


class ErasureLedger(Protocol):
    """What was erased, kept outside the database and its backups, so that no restore brings anybody back."""

    def note_erasure(self, table: str, key: bytes, extent: str, at: int) -> None:
        """Write down, durably, before anything is emptied."""
        ...

    def erasures(self) -> Iterable[Erasure]:
        """All that were ever noted, in order."""
        ...


class NoErasures:
    """A ledger of a server that keeps none."""

    def note_erasure(self, table: str, key: bytes, extent: str, at: int) -> None:
        """Forget it."""

    def erasures(self) -> Iterable[Erasure]:
        return ()


class Eraser:
    """Erases inside one transaction that may touch every branch."""

    def __init__(self, working: Working, own: OwnWrites) -> None:
        self._working = working
        self._own = own
        self._schema = working.context.schema

    def erase(self, table: str, key: bytes, extent: str) -> None:
        """Everything that the declarations call hers."""
        erasing = self._working.context.declarations.erasing
        if erasing is None or table not in erasing.person_columns:
            raise ValueError(f"nothing is erased by {table}")
        person = key.hex().upper()
        emptied: list[Held] = []
        for name, registers in erasing.emptied.get(extent, {}).items():
            for held in self._rows_of(name, erasing.person_columns[name], key):
                self._empty(held, registers)
                emptied.append(held)
        self._hollow(emptied, table, key)
        self._note(emptied, table, key, extent)
        recorded, cells = erasing.record(person, extent, self._working.now)
        self._own.write(EVERYBODY, recorded, self._record_id(), cells)

    def _rows_of(self, name: str, column: str, key: bytes) -> list[Held]:
        found: list[Held] = []
        value = key if column == "id" else key.hex().upper()
        for home in self._working.context.declarations.branches:
            ids = [held.id for held in self._working.rows.where(name, home, column, [value])]
            self._working.load((home, name, one) for one in ids)
            found += [self._working.held[(name, one)] for one in ids]
        return found

    def _empty(self, held: Held, registers: Mapping[str, Any] | None) -> None:
        assert held.row is not None
        if registers is None:
            self._own.change(held, ServerRow(held.home, {}, held.row.deleted, is_erased=True))
        elif not held.row.is_erased:
            stamp = self._own.stamp()
            fresh = {
                name: Written(value, stamp.at_least(held.row.registers[name].stamp.ms + 1))
                for name, value in registers.items()
                if name in held.row.registers
            }
            self._own.change(held, replace(held.row, registers={**held.row.registers, **fresh}))

    def _hollow(self, emptied: Iterable[Held], table: str, key: bytes) -> None:
        """Take the bodies of all stored batches that spoke of these rows; their digests keep the chains whole."""
        journal, batch, db = self._schema.journal, self._schema.batch, self._working.db
        ids = sorted({key, *(held.id for held in emptied)})
        for scope in self._working.context.declarations.branches:
            sent = select(journal.c.device, journal.c.n).where(journal.c.scope == scope, among(db, journal.c.id, ids))
            for device, n in db.execute(sent.distinct()).all():
                here = (batch.c.scope == scope, batch.c.device == device, batch.c.n == n)
                db.execute(update(batch).where(*here).values(body=None))

    def _note(self, emptied: Iterable[Held], table: str, key: bytes, extent: str) -> None:
        """What must not come back by an offer; the person herself stands in the scope of everybody, by extent."""
        noted = {(held.home, held.table, held.id) for held in emptied if held.row is not None and held.row.is_erased}
        noted.add((EVERYBODY, mark(table, extent), key))
        columns = dict(zip(("scope", "tbl", "id"), map(list, zip(*sorted(noted), strict=True)), strict=True))
        at = [self._working.now] * len(noted)
        write(self._working.db, self._schema.erasure, {**columns, "at": at}, replace=True)

    def _record_id(self) -> bytes:
        """A UUIDv7 of now."""
        tail = int.from_bytes(self._working.context.random(10), "big")
        value = (self._working.now << 80) | (7 << 76) | (((tail >> 62) & 0xFFF) << 64) | (0b10 << 62)
        return (value | (tail & ((1 << _RECORD_BITS) - 1))).to_bytes(16, "big")

    @staticmethod
    def is_known(db: Connection, schema: Schema, table: str, key: bytes, extent: str) -> bool:
        """Whether this database has carried the erasure out."""
        noted = schema.erasure
        here = (noted.c.scope == EVERYBODY, noted.c.tbl == mark(table, extent), noted.c.id == key)
        return db.execute(select(noted.c.at).where(*here)).first() is not None


def mark(table: str, extent: str) -> str:
    """How an erasure of a person is noted in the scope of everybody."""
    return f"{table}:{extent}"
