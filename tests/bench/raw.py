"""Raw access to a branch for planting: rows go in by `executemany`, and nobody captures them."""

import os
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import figures  # noqa: F401  (makes bjdesk importable)

from bjdesk.app import DATABASE_FILE
from bjdesk.store.database import FROM_MIGRATION, Connector
from bjdesk.store.keys import TrainingKey

STREET = "330108003"


def connect(folder: Path) -> Any:
    """A raw connection to the branch in `folder`, set as the desk sets its own."""
    return Connector(folder / DATABASE_FILE, TrainingKey(folder, os.urandom).key()).connect()


@contextmanager
def uncaptured(raw: Any) -> Iterator[None]:
    """One transaction that the capture triggers do not see."""
    raw.execute("BEGIN IMMEDIATE")
    raw.execute(
        "INSERT INTO sync_context (id, wall, offset_min, role, command, source, incarnation)"
        " VALUES (1, 0, 0, '', 'Plant', ?, 0)",
        (FROM_MIGRATION,),
    )
    yield
    raw.execute("DELETE FROM sync_context")
    raw.execute("COMMIT")


def put(raw: Any, table: str, columns: str, rows: Iterable[Sequence[object]], **same: object) -> None:
    """Insert rows of the named columns; `same` is what every row holds beside."""
    names = columns.split()
    fixed = {"scope": STREET, **same}
    marks = ", ".join(["?"] * len(names) + [_literal(value) for value in fixed.values()])
    raw.executemany(f"INSERT INTO {table} ({', '.join([*names, *fixed])}) VALUES ({marks})", rows)


def _literal(value: object) -> str:
    if isinstance(value, bytes | bytearray):
        return f"x'{value.hex()}'"
    return str(value) if isinstance(value, int) else f"'{value}'"


class Ids:
    """UUIDv7 as the driver takes them fastest, growing with the moments they are asked for."""

    def __init__(self, tail: int) -> None:
        self._rest = (7 << 76) | (2 << 62) | tail
        self._ms = self._counter = 0

    def at(self, instant: int) -> bytearray:
        """A fresh id of the moment, or just after the last one given."""
        ms = instant // 1000
        if ms > self._ms:
            self._ms, self._counter = ms, 0
        elif self._counter < 4095:
            self._counter += 1
        else:
            self._ms, self._counter = self._ms + 1, 0
        return bytearray((self._ms << 80 | self._counter << 64 | self._rest).to_bytes(16, "big"))
