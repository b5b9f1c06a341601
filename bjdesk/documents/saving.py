"""A document reaches the disk whole or not at all, and never in the place of another one."""

import errno
import os
import shutil
from pathlib import Path
from typing import BinaryIO

from bjdesk.kernel.errors import DiskFailed, DiskFull, FileRejected, NotWritable, StorageProblem

_FULL = {errno.ENOSPC, errno.EDQUOT}
_FAILED = {errno.EIO}


def save(document: bytes, target: Path | BinaryIO, *, replace: bool = False) -> None:
    """Write `document`; a path gets it by way of a `.part` file beside it, flushed and then renamed.

    Raises FileRejected("file-exists") unless `replace`, and a StorageProblem (DiskFull, NotWritable, DiskFailed) with
    the fact `path`; then nothing is left behind. A stream raises what it raises.
    """
    if not isinstance(target, Path):
        target.write(document)
        return
    try:
        if not replace and target.exists():
            raise FileRejected("file-exists", path=str(target))
        _write_whole(document, target)
    except OSError as error:
        raise storage_problem(error, target) from error


class Disk:
    """Where files are kept; a test passes a small one."""

    def save(self, document: bytes, target: Path) -> None:
        """As `save`, nothing is written over."""
        save(document, target)

    def room(self, folder: Path) -> int:
        """Bytes that are free there."""
        return shutil.disk_usage(folder).free


def free_name(path: Path) -> Path:
    """`path`, or the first of 「名字（2）.pdf」, 「名字（3）.pdf」 … that is not taken."""
    candidate, number = path, 1
    while candidate.exists():
        number += 1
        candidate = path.with_name(f"{path.stem}（{number}）{path.suffix}")
    return candidate


def storage_problem(error: OSError, target: Path) -> StorageProblem:
    """What the machine's error means to the person at the desk."""
    if error.errno in _FULL:
        return DiskFull(path=str(target))
    if error.errno in _FAILED:
        return DiskFailed(path=str(target))
    return NotWritable(path=str(target))


def _write_whole(document: bytes, target: Path) -> None:
    part = target.with_name(target.name + ".part")
    try:
        with part.open("wb") as file:
            file.write(document)
            file.flush()
            os.fsync(file.fileno())
        os.replace(part, target)
    except OSError:
        _forget(part)
        raise
    _flush_folder(target.parent)


def _forget(part: Path) -> None:
    try:
        part.unlink(missing_ok=True)
    except OSError:
        return  # where nothing can be written nothing was left


def _flush_folder(folder: Path) -> None:
    """Make the new name durable; Windows has no such call and needs none."""
    if os.name != "posix":
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
