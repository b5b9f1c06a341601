"""A disk that forgets: a VFS in the driver's own SQLite that knows what a power cut would leave (P1, P5, faults 11–14).

What is written goes to the real file, as the page cache shows it. Beside it the disk keeps what was flushed and what
was written since; `cut` makes the files as they might be found afterwards: of what was not flushed nothing, all, a
beginning, or any part of it, pages torn between sectors. Faults are switched on by its attributes.

The driver's library gives out `sqlite3_vfs_register`. Files are opened by the engine's own VFS; only the functions
that write, flush, shorten and close are put in between, so locks, reads and the shared index run at full speed.
"""

import ctypes as c
import random
import threading
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import sqlcipher3._sqlite3 as library

SECTOR = 512
OK, FULL = 0, 13
IOERR_READ, IOERR_WRITE, IOERR_FSYNC = 10 | 1 << 8, 10 | 3 << 8, 10 | 4 << 8

# --- the shapes of SQLite's C interface ------------------------------------------------------------------------------

_File = c.c_void_p
_METHODS: tuple[tuple[str, tuple[Any, ...]], ...] = (
    ("xClose", (_File,)),
    ("xRead", (_File, c.c_void_p, c.c_int, c.c_int64)),
    ("xWrite", (_File, c.c_void_p, c.c_int, c.c_int64)),
    ("xTruncate", (_File, c.c_int64)),
    ("xSync", (_File, c.c_int)),
)
_PLAIN_METHODS = 13  # xFileSize … xUnfetch: left as they are
_TYPES = {name: c.CFUNCTYPE(c.c_int, *arguments) for name, arguments in _METHODS}


class _IoMethods(c.Structure):
    _fields_ = [
        ("iVersion", c.c_int),
        *((name, _TYPES[name]) for name, _ in _METHODS),
        ("others", c.c_void_p * _PLAIN_METHODS),
    ]


class _OpenFile(c.Structure):
    _fields_ = [("methods", c.POINTER(_IoMethods))]


_OPEN = c.CFUNCTYPE(c.c_int, c.c_void_p, c.c_void_p, _File, c.c_int, c.c_void_p)  # the engine keeps the name's address
_DELETE = c.CFUNCTYPE(c.c_int, c.c_void_p, c.c_char_p, c.c_int)


class _Vfs(c.Structure):
    _fields_ = [
        ("iVersion", c.c_int),
        ("szOsFile", c.c_int),
        ("mxPathname", c.c_int),
        ("pNext", c.c_void_p),
        ("zName", c.c_char_p),
        ("pAppData", c.c_void_p),
        ("xOpen", _OPEN),
        ("xDelete", _DELETE),
        ("others", c.c_void_p * 14),
    ]


# --- what a power cut would leave ------------------------------------------------------------------------------------


@dataclass(frozen=True)
class Write:
    """Bytes at a place."""

    at: int
    content: bytes

    def on(self, image: bytearray) -> None:
        image.extend(bytes(max(0, self.at - len(image))))
        image[self.at : self.at + len(self.content)] = self.content

    def sectors(self) -> "list[Write]":
        starts = range(0, len(self.content), SECTOR)
        return [Write(self.at + start, self.content[start : start + SECTOR]) for start in starts]


@dataclass(frozen=True)
class Shorten:
    """The end of a file is cut off."""

    size: int

    def on(self, image: bytearray) -> None:
        del image[self.size :]

    def sectors(self) -> "list[Shorten]":
        return [self]


@dataclass
class Platter:
    """One file on the disk: `flushed` is None for a file that would not even be found."""

    flushed: bytearray | None
    pending: list[Write | Shorten] = field(default_factory=list)

    def flush(self) -> None:
        image = self.flushed if self.flushed is not None else bytearray()
        for change in self.pending:
            change.on(image)
        self.flushed = image
        self.pending.clear()


Survivors = Callable[[random.Random, list[Write | Shorten]], list[Write | Shorten]]


def _any_part(chance: random.Random, changes: list[Write | Shorten]) -> list[Write | Shorten]:
    """Any writes survive, some of them torn."""
    kept: list[Write | Shorten] = []
    for change in changes:
        if chance.random() < 0.3:
            kept += [sector for sector in change.sectors() if chance.random() < 0.5]
        elif chance.random() < 0.5:
            kept.append(change)
    return kept


SURVIVORS: tuple[Survivors, ...] = (
    lambda chance, changes: [],
    lambda chance, changes: changes,
    lambda chance, changes: changes[: chance.randint(0, len(changes))],
    _any_part,
    _any_part,
)

Image = dict[str, bytes]
"""File name -> content."""


_ALIVE: list["LossyDisk"] = []
"""The engine never forgets a VFS, and may close a file long after its test is over."""


class LossyDisk:
    """A disk under the name `vfs`, to be named in a connection's URI; lives as long as the process."""

    def __init__(self, name: str) -> None:
        self.vfs = name
        self.writes = self.flushes = self.grown = 0
        self.room: int | None = None
        """Bytes by which files may still grow before the disk is full."""
        self.flush_fails = False
        self.read_fails = False
        self.on_write: Callable[[], None] | None = None
        """Called before every write and flush, while nothing moves: the moment to take an image."""
        self.lock = threading.RLock()
        self._platters: dict[str, Platter] = {}
        self._open: dict[int, tuple[str, _IoMethods]] = {}
        self._own: list[Any] = []
        self._register()
        _ALIVE.append(self)

    def image_after_cut(self, chance: random.Random) -> Image:
        """The files as a power cut at this moment might leave them."""
        with self.lock:
            survivors = chance.choice(SURVIVORS)
            found: Image = {}
            for name, platter in self._platters.items():
                kept = survivors(chance, list(platter.pending))
                if platter.flushed is not None or kept:
                    image = bytearray(platter.flushed or b"")
                    for change in kept:
                        change.on(image)
                    found[Path(name).name] = bytes(image)
            return found

    # --- between the engine and its files ---

    def _register(self) -> None:
        engine = c.CDLL(library.__file__)
        engine.sqlite3_vfs_find.restype = c.POINTER(_Vfs)
        engine.sqlite3_vfs_find.argtypes = [c.c_char_p]
        self._base: _Vfs = engine.sqlite3_vfs_find(None).contents
        mine = _Vfs()
        c.memmove(c.byref(mine), c.byref(self._base), c.sizeof(_Vfs))
        mine.zName, mine.pNext = self.vfs.encode(), None
        mine.xOpen, mine.xDelete = _OPEN(self._on_open), _DELETE(self._on_delete)
        self._own += [engine, mine]
        assert engine.sqlite3_vfs_register(c.byref(mine), 0) == OK

    def _on_open(self, vfs: int, address: int | None, file: int, flags: int, out: int | None) -> int:
        name = c.string_at(address).decode() if address else None
        is_fresh = name is not None and not Path(name).exists()
        result: int = self._base.xOpen(c.addressof(self._base), address, file, flags, out)
        if result == OK and name is not None:
            self._put_between(name, file, is_fresh=is_fresh)
        return result

    def _put_between(self, name: str, file: int, *, is_fresh: bool) -> None:
        opened = c.cast(file, c.POINTER(_OpenFile)).contents
        theirs = opened.methods.contents
        mine = _IoMethods()
        c.memmove(c.byref(mine), c.byref(theirs), c.sizeof(_IoMethods))
        for method, kind in _TYPES.items():
            setattr(mine, method, kind(getattr(self, "_" + method)))
        with self.lock:
            self._own.append(mine)
            self._open[file] = (name, theirs)
            if name not in self._platters:
                self._platters[name] = Platter(None if is_fresh else bytearray(Path(name).read_bytes()))
        opened.methods = c.pointer(mine)

    def _on_delete(self, vfs: int, name: bytes, sync_folder: int) -> int:
        with self.lock:
            self._platters.pop(name.decode(), None)
        result: int = self._base.xDelete(c.addressof(self._base), name, sync_folder)
        return result

    def _xClose(self, file: int) -> int:
        _, theirs = self._open.pop(file)
        result: int = theirs.xClose(file)
        return result

    def _xRead(self, file: int, buffer: int, size: int, at: int) -> int:
        if self.read_fails:
            return IOERR_READ
        result: int = self._open[file][1].xRead(file, buffer, size, at)
        return result

    def _xWrite(self, file: int, buffer: int, size: int, at: int) -> int:
        with self.lock:
            self._about_to_move()
            name, theirs = self._open[file]
            growth = max(0, at + size - Path(name).stat().st_size)
            if self.room is not None and growth > self.room:
                return FULL
            result: int = theirs.xWrite(file, buffer, size, at)
            if result == OK:
                self.writes += 1
                self.room = None if self.room is None else self.room - growth
                self._platters[name].pending.append(Write(at, c.string_at(buffer, size)))
            return result

    def _xTruncate(self, file: int, size: int) -> int:
        with self.lock:
            self._about_to_move()
            name, theirs = self._open[file]
            result: int = theirs.xTruncate(file, size)
            if result == OK:
                self._platters[name].pending.append(Shorten(size))
            return result

    def _xSync(self, file: int, flags: int) -> int:
        with self.lock:
            self._about_to_move()
            name = self._open[file][0]
            if self.flush_fails:
                self._platters[name].pending.clear()  # the system forgets what it could not flush
                return IOERR_FSYNC
            self.flushes += 1
            self._platters[name].flush()
            return OK

    def _about_to_move(self) -> None:
        if self.on_write is not None:
            self.on_write()


def write_image(image: Image, folder: Path) -> None:
    """Put the files of an image where a desk can be opened."""
    folder.mkdir(parents=True, exist_ok=True)
    for name, content in image.items():
        with suppress(FileExistsError):
            (folder / name).write_bytes(content)
