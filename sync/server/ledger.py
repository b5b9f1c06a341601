"""What must outlive every restore of the database: given desk numbers and erasures, one line each, only ever added.

The file lies outside the database and its backups; every line is flushed to the disk before anybody is told.
"""

import fcntl
import json
import os
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from sync.server.erasing import Erasure

_NUMBER, _ERASED = "number", "erased"


class FileLedger:
    """The ledger in a file that several workers share."""

    def __init__(self, path: Path) -> None:
        self._path = path

    def given(self, scope: str, year: int) -> frozenset[int]:
        """Numbers given in a branch in a calendar year."""
        return frozenset(
            line["number"] for line in self._lines(_NUMBER) if (line["scope"], line["year"]) == (scope, year)
        )

    def note(self, scope: str, year: int, number: int, device: bytes) -> None:
        """A number is given."""
        self._add({"what": _NUMBER, "scope": scope, "year": year, "number": number, "device": device.hex()})

    def note_erasure(self, table: str, key: bytes, extent: str, at: int) -> None:
        """A person is erased; her id says nothing about her."""
        self._add({"what": _ERASED, "table": table, "id": key.hex(), "extent": extent, "at": at})

    def erasures(self) -> list[Erasure]:
        """All erasures, in order, each once."""
        found = ((line["table"], bytes.fromhex(line["id"]), line["extent"]) for line in self._lines(_ERASED))
        return list(dict.fromkeys(found))

    def check(self) -> int:
        """How many lines there are; raises ValueError for one that cannot be read."""
        return sum(1 for _ in self._all())

    def _add(self, line: dict[str, Any]) -> None:
        with open(self._path, "ab", opener=_private) as file:
            fcntl.flock(file, fcntl.LOCK_EX)
            torn = b"\n" if _is_torn(self._path) else b""
            file.write(torn + json.dumps(line, sort_keys=True).encode() + b"\n")
            file.flush()
            os.fsync(file.fileno())

    def _lines(self, what: str) -> Iterator[dict[str, Any]]:
        return (line for line in self._all() if line["what"] == what)

    def _all(self) -> Iterator[dict[str, Any]]:
        if self._path.exists():
            for number, text in enumerate(self._path.read_text("utf-8").splitlines(), 1):
                if not text.endswith("}"):
                    continue  # a power cut stopped it, so nobody was told
                try:
                    yield json.loads(text)
                except ValueError as error:
                    raise ValueError(f"{self._path.name}, line {number}: not a line of the ledger") from error


def _private(path: str, flags: int) -> int:
    return os.open(path, flags, 0o600)


def _is_torn(path: Path) -> bool:
    """Whether the last line was never finished."""
    with open(path, "rb") as file:
        file.seek(max(0, file.seek(0, os.SEEK_END) - 1))
        return file.read(1) not in (b"", b"\n")
