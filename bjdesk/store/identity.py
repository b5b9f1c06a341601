"""Tells whether the files that a connection writes to are still the ones that lie on the disk under their names.

A file that was deleted, put back from a copy or went with its disk is written to all the same, and nobody finds what
was written: the engine holds the old file open and notices nothing.
"""

import os
from pathlib import Path

from bjdesk.kernel.errors import StorageProblem

Identity = tuple[int, int] | None
"""Device and number of a file; None where there is none."""


def identity(path: Path) -> Identity:
    """Of the file that has this name now."""
    try:
        found = os.stat(path)
    except OSError:
        return None
    return (found.st_dev, found.st_ino)


class Files:
    """A database and its log as they were when a connection had opened them."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._log = path.with_name(path.name + "-wal")
        self._known, self._log_known = identity(path), identity(self._log)

    def check(self, database: Identity) -> None:
        """Raise StorageProblem database-replaced when a COMMIT now would go to files that nobody will read.

        `database` is the file that this program opened first: a later connection may have found another one.
        """
        log = identity(self._log)
        self._log_known = self._log_known or log
        if not identity(self._path) == self._known == database or log != self._log_known:
            raise StorageProblem("database-replaced", path=str(self._path))
