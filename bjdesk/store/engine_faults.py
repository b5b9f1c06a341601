"""Translates what the driver says into errors that have words."""

import errno
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import sqlcipher3.dbapi2 as driver
from sqlalchemy.exc import DBAPIError

from bjdesk.kernel.errors import DatabaseDamaged, DiskFailed, DiskFull, NotWritable, StorageProblem

_TABLE: tuple[tuple[str, type[StorageProblem]], ...] = (
    ("disk is full", DiskFull),
    ("malformed", DatabaseDamaged),
    ("not a database", DatabaseDamaged),
    ("readonly", NotWritable),
    ("read-only", NotWritable),
    ("unable to open", NotWritable),
    ("disk i/o error", DiskFailed),
    ("locked", StorageProblem),
)

_BY_ERRNO: dict[int | None, type[StorageProblem]] = {
    errno.ENOSPC: DiskFull,
    errno.EDQUOT: DiskFull,
    errno.EIO: DiskFailed,
    errno.EACCES: NotWritable,
    errno.EPERM: NotWritable,
    errno.EROFS: NotWritable,
    errno.EISDIR: NotWritable,
}


def storage_problem(error: BaseException, path: Path) -> StorageProblem | None:
    """The StorageProblem behind an error of the driver (SQLAlchemy's wrapper or bare) or of the system, else None.

    Nothing else is looked at: the message of a broken rule may hold any word that a person typed.
    """
    if isinstance(error, OSError):
        found = _BY_ERRNO.get(error.errno)
        return found(path=str(path), detail=error.strerror or "") if found else None
    if not isinstance(error, driver.Error | DBAPIError):
        return None
    message = str(getattr(error, "orig", None) or error).lower()
    for words, kind in _TABLE:
        if words in message:
            code = "database-busy" if words == "locked" else None
            return kind(code, path=str(path), detail=message.splitlines()[0])
    return None


@contextmanager
def translated(path: Path) -> Iterator[None]:
    """Raise StorageProblem where the block failed in the machine; let everything else through."""
    try:
        yield
    except Exception as error:
        problem = storage_problem(error, path)
        if problem is None:
            raise
        raise problem from error
