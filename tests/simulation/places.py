"""Three branches with four desks as their first start leaves them, made once a process and copied for each seed."""

import functools
import shutil
import tempfile
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import sqlcipher3.dbapi2 as driver

from bjdesk.app import DATABASE_FILE, found_branch
from bjdesk.store.database import Connector
from bjdesk.store.keys import TrainingKey
from tests.makers import seeded
from tests.simulation.timeline import Timeline, Wall

WEST, LONG, RIVER = "330108001", "330108002", "330108003"
"""西兴, 长河, 浦沿."""
BRANCHES = (WEST, LONG, RIVER)
DESKS: Mapping[str, str] = {"西一": WEST, "西二": WEST, "长一": LONG, "浦一": RIVER}
"""Name of a desk -> its branch."""


def memory_folder(prefix: str) -> tempfile.TemporaryDirectory[str]:
    """A folder that costs no disk, where the machine has one."""
    shared = Path("/dev/shm")
    return tempfile.TemporaryDirectory(prefix=prefix, dir=shared if shared.is_dir() else None)


@functools.cache
def _founded() -> tempfile.TemporaryDirectory[str]:
    """All desks, an hour before the simulation begins."""
    folder = memory_folder("bjdesk-desks-")
    for number, (name, street) in enumerate(DESKS.items()):
        clock = Wall(Timeline(), -60 * 60 * 1000)
        found_branch(
            Path(folder.name, name),
            street,
            desk_name=name,
            staff_name=f"演示员{number}",
            clock=clock,
            random=seeded(1000 + number),
            is_training=True,
        )
        _fold_in(Path(folder.name, name))
    return folder


def _fold_in(folder: Path) -> None:
    """What a desk wrote last into the file itself, so that the file alone is the desk."""
    raw = connector(folder).connect()
    raw.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchall()
    raw.close()


def copy_desk(name: str, folder: Path) -> None:
    """The files of a founded desk in `folder`."""
    shutil.copytree(Path(_founded().name, name), folder, dirs_exist_ok=True)


def key_of(folder: Path) -> bytes:
    """The key of the desk that lies there."""
    return TrainingKey(folder, seeded(0)).key()


def connector(folder: Path, engine: Any = driver) -> Connector:
    """Connections to a desk in memory: nothing is flushed, a crash is the end of a process and not of the power."""
    return Connector(folder / DATABASE_FILE, key_of(folder), engine=engine, synchronous="OFF")


def snapshot(source: Path, target: Path) -> None:
    """The files as they lie there, the log of a running desk included."""
    if target.exists():
        shutil.rmtree(target)
    shutil.copytree(source, target)
