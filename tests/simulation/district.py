"""The district of the simulation: the real server over one SQLite file, and people who administer it."""

import shutil
import sqlite3
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from random import Random
from typing import Any

from sqlalchemy import Engine, create_engine
from sqlalchemy.pool import QueuePool

from bjdesk.declared import declarations
from sync.protocol.codec import decode_request, encode_reply, pack, unpack
from sync.server.district import District
from tests.simulation.crashes import Crash, Points
from tests.simulation.tally import Tally
from tests.simulation.timeline import Timeline


@dataclass
class Papers:
    """What lies outside the database and its backups: desk numbers ever given, and who was erased."""

    numbers: dict[tuple[str, int], set[int]] = field(default_factory=dict)
    erased: list[tuple[str, bytes, str]] = field(default_factory=list)

    def given(self, scope: str, year: int) -> frozenset[int]:
        return frozenset(self.numbers.get((scope, year), ()))

    def note(self, scope: str, year: int, number: int, device: bytes) -> None:
        self.numbers.setdefault((scope, year), set()).add(number)

    def note_erasure(self, table: str, key: bytes, extent: str, at: int) -> None:
        self.erased.append((table, key, extent))

    def erasures(self) -> list[tuple[str, bytes, str]]:
        return list(self.erased)


class SimDistrict:
    """A server that can stop, crash, and be put back to an older copy of its file."""

    def __init__(self, folder: Path, timeline: Timeline, points: Points, tally: Tally, seed: int) -> None:
        self.folder = folder
        self.timeline = timeline
        self.points = points
        self.tally = tally
        self.papers = Papers()
        self.life = 0
        self._seed = seed
        folder.mkdir(parents=True, exist_ok=True)
        self._path = folder / "district.db"
        self.start()

    # --- the process -------------------------------------------------------------------------------------------------

    def start(self) -> None:
        """A new process over the file."""
        self.life += 1
        random = Random(f"{self._seed}/district/{self.life}").randbytes
        self._engine = engine_over(self._path)
        self.office = District(
            self._engine,
            declarations(),
            lambda: self.timeline.ms,
            random,
            self.papers,
            self.timeline.year,
            self.points,
            erasures=self.papers,
        )
        self.office.install()
        self._eyes = sqlite3.connect(self._path, isolation_level=None)

    def stop(self) -> None:
        self._eyes.close()
        self._engine.dispose()

    def restart(self) -> None:
        self.stop()
        self.start()

    def copy_to(self, target: Path) -> None:
        """A backup."""
        self._eyes.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchall()
        shutil.copyfile(self._path, target)

    def put_back(self, source: Path) -> None:
        """Yesterday's backup takes the place of the file."""
        self.stop()
        for path in self.folder.glob("district.db*"):
            path.unlink()
        shutil.copyfile(source, self._path)
        self.start()

    # --- the wire ----------------------------------------------------------------------------------------------------

    def answer(self, token: str, raw: bytes) -> bytes:
        """One request as it comes over the line; raises SyncError, or Crash when the process ended under it."""
        request = decode_request(unpack([raw]))
        if request.offer is not None and request.offer.more:
            self.tally.note("answer", "offer in several requests")
        try:
            return pack(encode_reply(self.office.exchange(token, request)))
        except Crash:
            self.restart()
            raise

    def write(self, scope: str, table: str, record: bytes, registers: Mapping[str, Any]) -> None:
        """The district's own writing."""
        self.office.write(scope, table, record, registers)

    def sql(self, statement: str, *bound: Any) -> list[tuple[Any, ...]]:
        """What lies in the file."""
        return self._eyes.execute(statement, bound).fetchall()


class _Line:
    """The one engine of this process: what it has compiled serves every seed; `path` is where it connects to."""

    def __init__(self) -> None:
        self.path = Path()
        self.engine = create_engine("sqlite://", creator=self._connect, poolclass=QueuePool, pool_size=1)

    def _connect(self) -> sqlite3.Connection:
        raw = sqlite3.connect(self.path, isolation_level=None, check_same_thread=False)
        raw.execute("PRAGMA journal_mode=WAL").fetchall()
        raw.execute("PRAGMA synchronous=OFF")
        return raw


_LINE = _Line()


def engine_over(path: Path) -> Engine:
    """An engine over this file; the one before lets go of its own."""
    _LINE.engine.dispose()
    _LINE.path = path
    return _LINE.engine
