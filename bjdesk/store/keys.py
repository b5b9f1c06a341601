"""Where the key of the encrypted database comes from.

A training branch keeps it beside the data, marked as such; a real branch gets slots (password, keychain, recovery
sheet) with the accounts. Whoever opens the store only sees a `KeySource`.
"""

import hashlib
import hmac
import os
from collections.abc import Callable
from pathlib import Path
from typing import Protocol

from bjdesk.kernel.errors import NotWritable, WrongKey

KEY_BYTES = 32


class KeySource(Protocol):
    """Gives the 32-byte key of the database."""

    def key(self) -> bytes:
        """The key; raises WrongKey when there is none to be had."""
        ...


class TrainingKey:
    """The key of a training branch, in a file beside the data whose name says that it protects nothing (D15)."""

    FILE = "training-key-not-secret.hex"

    def __init__(self, folder: Path, random: Callable[[int], bytes], *, may_make: bool = True) -> None:
        self._path = folder / self.FILE
        self._random = random
        self._may_make = may_make

    def key(self) -> bytes:
        """The key, made if there is none; never beside data that another key locks: that one may still be found."""
        try:
            if self._may_make and not self._path.exists():
                self._write()
            found = bytes.fromhex(self._path.read_text("ascii").strip())
        except (ValueError, OSError) as error:
            raise WrongKey("key-unreadable", path=str(self._path)) from error
        if len(found) != KEY_BYTES:
            raise WrongKey("key-unreadable", path=str(self._path))
        return found

    def _write(self) -> None:
        try:
            with open(self._path, "x", encoding="ascii") as file:
                file.write(self._random(KEY_BYTES).hex() + "\n")
                file.flush()
                os.fsync(file.fileno())
        except OSError as error:
            raise NotWritable(path=str(self._path.parent)) from error


def key_mark(key: bytes) -> str:
    """A short mark of the key that lies beside the database: it tells a wrong key from a damaged file."""
    return hmac.new(key, b"bjdesk database key", hashlib.sha256).hexdigest()[:16]


def derived(key: bytes, purpose: str) -> bytes:
    """A key of its own for each purpose, so that one never serves two."""
    return hmac.new(key, b"bjdesk " + purpose.encode(), hashlib.sha256).digest()
