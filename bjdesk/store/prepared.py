"""Statements of the hot path: made and compiled once, then run by the driver alone.

SQLAlchemy takes some 45 µs around each execution of a statement that SQLite answers in 15; a swipe has nine of them.
What a statement says, and what its types mean, still stands in the models.
"""

from collections.abc import Callable, Iterable
from functools import cached_property
from typing import Any

from sqlalchemy import ClauseElement, Connection

from bjdesk.store.dialect import DeskDialect

_DIALECT = DeskDialect()

Process = Callable[[Any], Any] | None


def raw(db: Connection) -> Any:
    """The driver's own connection, inside the transaction of `db`."""
    return db.connection.driver_connection


class Prepared:
    """A statement whose bindparams are given by name; `columns` names what an INSERT fills. No expanding IN."""

    def __init__(self, statement: ClauseElement, *, columns: Iterable[str] | None = None) -> None:
        self._statement = statement
        self._columns = columns if columns is None else list(columns)

    def rows(self, db: Connection, **values: Any) -> list[list[Any]]:
        """Run in the transaction of `db`; the rows with the Python values of their types."""
        found = [list(row) for row in self.run(db, values).fetchall()]
        for place, process in self._results:
            for row in found:
                row[place] = process(row[place])
        return found

    def run(self, db: Connection, values: dict[str, Any]) -> Any:
        """Run in the transaction of `db`; the driver's cursor."""
        sql, fixed, slots = self._compiled
        bound = fixed.copy()
        for place, name, process in slots:
            value = values[name]
            bound[place] = process(value) if process else value
        return raw(db).execute(sql, bound)

    @cached_property
    def _compiled(self) -> tuple[str, list[Any], list[tuple[int, str, Process]]]:
        """The text, its parameters with the constants filled in, and where the others go."""
        compiled: Any = self._statement.compile(dialect=_DIALECT, column_keys=self._columns)
        names = list(compiled.positiontup)
        binds = [compiled.binds[name] for name in names]
        processes = [bind.type.dialect_impl(_DIALECT).bind_processor(_DIALECT) for bind in binds]
        given = [bind.required or bind.value is None for bind in binds]
        fixed = [None if g else p(b.value) if p else b.value for g, p, b in zip(given, processes, binds, strict=True)]
        slots = [(n, names[n], processes[n]) for n in range(len(names)) if given[n]]
        return str(compiled), fixed, slots

    @cached_property
    def _results(self) -> list[tuple[int, Callable[[Any], Any]]]:
        """Columns whose values SQLite gives in another form."""
        columns = getattr(self._statement, "selected_columns", ())
        processes = (column.type.dialect_impl(_DIALECT).result_processor(_DIALECT, None) for column in columns)
        return [(place, process) for place, process in enumerate(processes) if process is not None]
