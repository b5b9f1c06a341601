"""Who was erased: nothing about her comes in again, neither a card from a desk that had not heard nor her own row
from a batch that a restored server had lost."""

from collections.abc import Iterable

from sqlalchemy import Connection, select

from sync.protocol.messages import Operation
from sync.server.bulk import among
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
        erasing = context.declarations.erasing
        emptied = erasing.emptied.items() if erasing is not None else ()
        whole = [(extent, table) for extent, tables in emptied for table, kept in tables.items() if kept is None]
        self._columns = {table: erasing.person_columns[table] for _, table in whole} if erasing is not None else {}
        self._extents = sorted({extent for extent, _ in whole})

    def fresh(self, part: Fresh) -> Fresh | None:
        """The new rows that speak of nobody erased; the others are refused one by one."""
        column = self._columns.get(part.layout.name)
        if column is None:
            return part
        persons = [key.hex().upper() for key in part.ids] if column == "id" else list(part.columns.get(column, ()))
        erased = self._erased(persons)
        return part.only([person not in erased for person in persons]) if erased else part

    def speaks_of(self, operation: Operation) -> bool:
        """Whether a new row speaks of somebody erased."""
        column = self._columns.get(operation.table)
        if column is None or operation.kind != "insert":
            return False
        person = operation.id.hex().upper() if column == "id" else operation.registers.get(column)
        return bool(self._erased([person]))

    def _erased(self, persons: Iterable[object]) -> set[str]:
        """Which of the people were erased as a whole."""
        keys = sorted({bytes.fromhex(person) for person in persons if isinstance(person, str) and fits("id", person)})
        if not keys or self._person_table is None:
            return set()
        noted, marks = self._noted, [mark(self._person_table, extent) for extent in self._extents]
        here = (noted.c.scope == EVERYBODY, noted.c.tbl.in_(marks), among(self._db, noted.c.id, keys))
        return {bytes(key).hex().upper() for (key,) in self._db.execute(select(noted.c.id).where(*here))}
