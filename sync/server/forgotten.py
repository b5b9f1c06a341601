"""Who was erased: nothing about her comes in again, neither a card from a desk that had not heard nor her own row
from a batch or an offer that brings back what a restored server had lost."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import Any

from sqlalchemy import Connection, select

from sync.protocol.messages import Operation, PublishedRow
from sync.server.bulk import among, write
from sync.server.cells import fits
from sync.server.erasing import mark
from sync.server.fresh import Fresh
from sync.server.schema import EVERYBODY
from sync.server.working import Context


class Forgotten:
    """Asks the notes of erasures inside one transaction."""

    def __init__(self, db: Connection, context: Context) -> None:
        self._db = db
        self._noted = context.schema.erasure
        self._person_table = context.declarations.person_table
        self._erasing = erasing = context.declarations.erasing
        emptied = erasing.emptied.items() if erasing is not None else ()
        whole = {extent: tables for extent, tables in emptied if tables.get(self._person_table or "", {}) is None}
        named = {table for tables in whole.values() for table in tables}
        self._columns = {table: erasing.person_columns[table] for table in named} if erasing is not None else {}
        self._extents = sorted(whole)

    def fresh(self, part: Fresh) -> Fresh | None:
        """The new rows that speak of nobody erased; the others are refused one by one."""
        column = self._columns.get(part.layout.name)
        if column is None:
            return part
        persons = [key.hex().upper() for key in part.ids] if column == "id" else list(part.columns.get(column, ()))
        erased = self._erased(persons)
        return part.only([person not in erased for person in persons]) if erased else part

    def speaks_of(self, operation: Operation, *, is_there: bool) -> bool:
        """Whether a new row speaks of somebody erased, or a change of a row that is not there: hers, or a refused one.

        A server that was restored may hear of the change alone: the row did not come in again.
        """
        column = self._columns.get(operation.table)
        if column is None or (operation.kind != "insert" and is_there):
            return False
        person = operation.id.hex().upper() if column == "id" else operation.registers.get(column)
        return bool(self._erased([person])) or (operation.kind != "insert" and self._is_kept_out(operation))

    def keep_out(self, operation: Operation, now: int) -> None:
        """Note a new row that was refused, so that what is said of it later is known to speak of somebody erased."""
        columns: dict[str, list[Any]] = {
            "scope": [operation.home],
            "tbl": [operation.table],
            "id": [operation.id],
            "at": [now],
        }
        write(self._db, self._noted, columns, replace=True)

    def _is_kept_out(self, operation: Operation) -> bool:
        noted = self._noted
        here = (noted.c.scope == operation.home, noted.c.tbl == operation.table, noted.c.id == operation.id)
        return self._db.execute(select(noted.c.at).where(*here)).first() is not None

    def offered(self, rows: Sequence[PublishedRow]) -> list[PublishedRow]:
        """What may come back by an offer: an erasure that found no row here, for this server had lost it, holds too."""
        persons = [self._person(row) for row in rows]
        extents = self._noted_extents(persons)
        kept = [self._kept(row, extents.get(person or "", ())) for row, person in zip(rows, persons, strict=True)]
        return [row for row in kept if row is not None]

    def _person(self, row: PublishedRow) -> str | None:
        column = self._erasing.person_columns.get(row.table) if self._erasing is not None else None
        value = row.id.hex().upper() if column == "id" else row.registers.get(column or "")
        return value if isinstance(value, str) and fits("id", value) else None

    def _kept(self, row: PublishedRow, extents: Iterable[str]) -> PublishedRow | None:
        """A row without what the extents empty; None if nothing of it may stay."""
        for extent in extents:
            emptied = self._erasing.emptied.get(extent, {}) if self._erasing is not None else {}
            if row.table in emptied:
                registers = emptied[row.table]
                if registers is None:
                    return None
                row = replace(
                    row, registers={**row.registers, **{n: registers[n] for n in registers.keys() & row.registers}}
                )
        return row

    def _erased(self, persons: Iterable[object]) -> set[str]:
        """Which of the people were erased as a whole."""
        found = self._noted_extents(persons)
        return {person for person, extents in found.items() if not set(self._extents).isdisjoint(extents)}

    def _noted_extents(self, persons: Iterable[object]) -> dict[str, set[str]]:
        """Person -> how far she was erased."""
        keys = sorted({bytes.fromhex(person) for person in persons if isinstance(person, str) and fits("id", person)})
        if not keys or self._person_table is None or self._erasing is None:
            return {}
        noted, marks = self._noted, {mark(self._person_table, extent): extent for extent in self._erasing.emptied}
        here = (noted.c.scope == EVERYBODY, noted.c.tbl.in_(sorted(marks)), among(self._db, noted.c.id, keys))
        found: dict[str, set[str]] = {}
        for table, key in self._db.execute(select(noted.c.tbl, noted.c.id).where(*here)):
            found.setdefault(bytes(key).hex().upper(), set()).add(marks[table])
        return found
