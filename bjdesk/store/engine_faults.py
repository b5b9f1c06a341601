"""Translates what the driver says into errors that have words (faults 11–20 of the trust page)."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

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


def storage_problem(error: BaseException, path: Path) -> StorageProblem | None:
    """The StorageProblem behind a driver error (SQLAlchemy's wrapper or bare), or None if it is something else."""
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
