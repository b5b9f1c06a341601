"""The district of the simulation: the real server over one SQLite file, and people who administer it."""

import shutil
import sqlite3
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from random import Random
from typing import Any

from sqlalchemy import Engine, create_engine, event
from sqlalchemy.pool import QueuePool

from bjdesk.declared import declarations
from sync.protocol.codec import decode_request, encode_reply, pack, unpack
from sync.protocol.errors import SyncError
from sync.server.district import District
from tests.simulation.crashes import Crash, Points
from tests.simulation.releases import NEXT, THIS, next_release
from tests.simulation.tally import Tally
from tests.simulation.timeline import Timeline
from tests.simulation.workers import Workers


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
        self.is_grown = False
        """Whether the next release runs here."""
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
            next_release() if self.is_grown else declarations(),
            lambda: self.timeline.ms,
            random,
            self.papers,
            self.timeline.year,
            self._at_point,
            erasures=self.papers,
            release=NEXT if self.is_grown else THIS,
        )
        self.office.install()
        self._eyes = sqlite3.connect(self._path, isolation_level=None, check_same_thread=False)

    def _at_point(self, name: str) -> None:
        self.points(name)
        if _LINE.workers is not None:
            _LINE.workers.at_point(name)

    def stop(self) -> None:
        self._eyes.close()
        self._engine.dispose()

    def restart(self) -> None:
        self.stop()
        self.start()

    def grow(self) -> None:
        """The next release takes over the file."""
        self.is_grown = True
        self.restart()

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
        try:
            return self._answer(token, raw)
        except Crash:
            self.restart()
            raise

    def _answer(self, token: str, raw: bytes) -> bytes:
        request = decode_request(unpack([raw]))
        if request.offer is not None and request.offer.more:
            self.tally.note("answer", "offer in several requests")
        return pack(encode_reply(self.office.exchange(token, request)))

    def answer_both(self, random: Random, first: tuple[str, bytes], second: tuple[str, bytes]) -> bytes:
        """Two requests in two workers at once; the answer to the first one."""
        workers = Workers(random, lambda what: self.tally.note("workers", what))
        _LINE.workers = workers
        try:
            workers.run(lambda: self._answer(*first), lambda: self._answer(*second))
        finally:
            _LINE.workers = None
        ours, theirs = workers.errors
        if isinstance(ours, Crash) or isinstance(theirs, Crash):
            self.restart()
        if theirs is not None and not isinstance(theirs, Crash | SyncError):
            raise theirs
        if isinstance(theirs, SyncError):
            self.tally.note("unheard answer", theirs.code)
        if ours is not None:
            raise ours
        assert workers.replies[0] is not None
        return workers.replies[0]

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
        self.workers: Workers | None = None
        """Who works on it, when there are two."""
        self.engine = create_engine("sqlite://", creator=self._connect, poolclass=QueuePool, pool_size=2)
        event.listen(self.engine, "before_cursor_execute", self._before)
        event.listen(self.engine, "checkin", self._given_back)

    def _before(self, _db: Any, _cursor: Any, statement: str, *_more: Any) -> None:
        if self.workers is not None:
            self.workers.at_statement(statement)

    def _given_back(self, *_connection: Any) -> None:
        if self.workers is not None:
            self.workers.at_end()

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
