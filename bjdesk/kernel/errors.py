"""The tree of expected errors: each carries a kebab-case code and the facts that its words need.

    DeskError
    ├── RuleBroken        the user can mend it (a full session, a missing name)
    ├── NotAllowed        the actor's role may not do this (D9)
    ├── RecordChanged     the row moved since the form showed it (D2)
    ├── RecordMissing     the row is not there any more
    ├── FileRejected      a file that cannot be read or written as asked
    └── StorageProblem    the machine, not the user
        ├── DiskFull · NotWritable · DiskFailed
        └── DatabaseDamaged · DatabaseTooNew · WrongKey · NotEncrypted · EngineTooOld

The words live in `bjdesk.ui.shell.error_texts`; anything that is not a DeskError is a bug.
"""

from typing import Any


class DeskError(Exception):
    """An expected failure: `code` names it, `facts` fill its words."""

    default_code = "desk-error"

    def __init__(self, code: str | None = None, **facts: object) -> None:
        self.code = code or self.default_code
        self.facts: dict[str, Any] = facts
        super().__init__(f"{self.code} {facts}" if facts else self.code)


class RuleBroken(DeskError):
    """A rule of the house says no, and the user can mend it."""

    default_code = "rule-broken"


class NotAllowed(DeskError):
    """The role of the actor does not cover the command (D9)."""

    default_code = "not-allowed"


class RecordChanged(DeskError):
    """The row was changed after the form showed it; facts hold `current` (the row now) where it is known."""

    default_code = "record-changed"


class RecordMissing(DeskError):
    """The row is not (or no longer) on this desk."""

    default_code = "record-missing"


class FileRejected(DeskError):
    """A file that cannot be taken; facts may hold `row` and `column`."""

    default_code = "file-rejected"


class StorageProblem(DeskError):
    """The machine failed: what was not confirmed was not saved."""

    default_code = "storage-failed"


class DiskFull(StorageProblem):
    """No room left on the disk."""

    default_code = "disk-full"


class DiskFailed(StorageProblem):
    """The disk refused a read, a write or a flush."""

    default_code = "disk-failed"


class NotWritable(StorageProblem):
    """No right to write where the data lies."""

    default_code = "not-writable"


class DatabaseDamaged(StorageProblem):
    """The file is not a sound database; it is left untouched."""

    default_code = "database-damaged"


class DatabaseTooNew(StorageProblem):
    """A newer program wrote this database."""

    default_code = "database-too-new"


class WrongKey(StorageProblem):
    """The key does not open this database."""

    default_code = "wrong-key"


class NotEncrypted(StorageProblem):
    """The file lies open, or the engine cannot encrypt: a plain driver takes a key silently."""

    default_code = "not-encrypted"


class EngineTooOld(StorageProblem):
    """This SQLite has a known corruption bug."""

    default_code = "engine-too-old"
