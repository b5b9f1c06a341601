"""Opens the encrypted SQLite file with every setting read back, and gives out its transactions.

Refuses a driver that cannot encrypt, an SQLite with a known corruption bug, an open (plain) file, a wrong key, a
damaged file and a newer database; what is refused is left untouched.
"""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from typing import Any
from uuid import UUID

import sqlcipher3.dbapi2 as driver
from sqlalchemy import Connection, Engine, create_engine, event
from sqlalchemy.pool import QueuePool

from bjdesk.kernel.clock import Clock, Instant
from bjdesk.kernel.clock_watch import ClockWatch, Standing
from bjdesk.kernel.errors import DatabaseDamaged, DiskFailed, EngineTooOld, NotEncrypted, StorageProblem, WrongKey
from bjdesk.kernel.ids import IdSource
from bjdesk.kernel.unit_of_work import Actor, UnitOfWork, WriterGate
from bjdesk.store import dialect
from bjdesk.store.engine_faults import storage_problem, translated
from bjdesk.store.identity import Files, Identity, identity
from bjdesk.store.keys import key_mark
from bjdesk.store.prepared import raw

Unit = UnitOfWork[Connection]
_FILES = "files"

FROM_DESK, FROM_DISTRICT, FROM_MIGRATION, FROM_IMPORT = 1, 2, 3, 4
"""`change_source`: sources 2 and 3 are not captured."""

PLAIN_HEADER = b"SQLite format 3\0"

CHECKED_AT_OPEN = 64 * 1024 * 1024
"""Bytes; a larger file is read through after the window is ready."""

PRAGMAS: tuple[tuple[str, str, object], ...] = (
    ("journal_mode", "WAL", "wal"),
    ("synchronous", "FULL", 2),
    ("foreign_keys", "ON", 1),
    ("recursive_triggers", "ON", 1),
    ("secure_delete", "ON", 1),
    ("trusted_schema", "OFF", 0),
    ("cell_size_check", "ON", 1),
    ("mmap_size", "0", 0),
    ("temp_store", "MEMORY", 2),
    ("busy_timeout", "5000", 5000),
    ("journal_size_limit", "67108864", 67108864),
    ("wal_autocheckpoint", "1000", 1000),
)
"""(name, what is set, what must be read back): a setting that did not stick is a refusal to run."""

LONGEST_WRITE_MS = 1000
"""The last id of a transaction is made this much after the moment that it carries, at most."""


def check_engine(version: tuple[int, ...]) -> None:
    """Refuse an SQLite in which a checkpoint beside a commit can corrupt a WAL database (fixed in 3.51.3, with
    backports 3.50.7 and 3.44.6)."""
    good = version >= (3, 51, 3) or (3, 50, 7) <= version < (3, 51) or (3, 44, 6) <= version < (3, 45)
    if not good:
        raise EngineTooOld(version=".".join(map(str, version)), needed="3.51.3")


def check_file(path: Path, key: bytes) -> None:
    """Tell a missing right, a plain file and a wrong key apart before the engine touches anything."""
    with translated(path):
        with open(path, "rb") as file:
            header = file.read(len(PLAIN_HEADER))
        mark = mark_path(path)
        known = mark.read_text("ascii").strip() if mark.exists() else key_mark(key)
    if not header:
        raise DatabaseDamaged(path=str(path))  # the engine would take it for a new database and write into it
    if header == PLAIN_HEADER:
        raise NotEncrypted(path=str(path))
    if known != key_mark(key):
        raise WrongKey(path=str(path))


def mark_path(path: Path) -> Path:
    """The little file that tells whether a key belongs to this database."""
    return path.with_name(path.name + ".key-mark")


def check_pages(raw: Any, path: Path) -> None:
    """Every page of the cipher carries a checksum; reading them all finds what a disk changed (fault 20)."""
    with translated(path):
        if raw.execute("PRAGMA quick_check(1)").fetchone()[0] != "ok":
            raise DatabaseDamaged(path=str(path))


class Connector:
    """Makes raw connections that are proven to be encrypted and set as wanted.

    `engine` (a DB-API module), `vfs` and `synchronous` are for tests: they show what a weaker choice would lose.
    """

    def __init__(
        self, path: Path, key: bytes, *, engine: Any = driver, vfs: str | None = None, synchronous: str = "FULL"
    ) -> None:
        self.path = path
        self._engine = engine
        self._key = key
        self._target = f"file:{path.as_posix()}?vfs={vfs}" if vfs else str(path)
        self._uri = vfs is not None
        self._pragmas = tuple(_with_synchronous(pragma, synchronous) for pragma in PRAGMAS)
        self._kept: tuple[Any, Identity] | None = None

    def keep(self, raw: Any, opened: Identity) -> None:
        """Have this connection serve as the next one, if the file is still the one that it opened: each reads the whole
        schema once, which is most of what opening a small branch costs."""
        self._kept = raw, opened

    def connect(self) -> Any:
        """One raw connection, ready for use; raises StorageProblem."""
        if self._kept is not None:
            (raw, opened), self._kept = self._kept, None
            if identity(self.path) == opened:
                return raw
            raw.close()
        return self._connect()

    def _connect(self) -> Any:
        check_engine(self._engine.sqlite_version_info)
        with translated(self.path):
            raw = self._engine.connect(self._target, uri=self._uri, isolation_level=None, check_same_thread=False)
            try:
                self._unlock(raw)
                for name, wanted, _ in self._pragmas:
                    raw.execute(f"PRAGMA {name}={wanted}").fetchall()
                self.prove(raw)
            except BaseException:
                raw.close()
                raise
        return raw

    def _unlock(self, raw: Any) -> None:
        raw.execute(f"PRAGMA key=\"x'{self._key.hex()}'\"")
        raw.execute("PRAGMA cipher_log_level=NONE").fetchall()
        if not (raw.execute("PRAGMA cipher_version").fetchone() or ("",))[0]:
            raise NotEncrypted("engine-cannot-encrypt", path=str(self.path))
        raw.execute("SELECT count(*) FROM sqlite_master").fetchone()

    def prove(self, raw: Any) -> None:
        """Read every setting back."""
        for name, _, expected in self._pragmas:
            found = raw.execute(f"PRAGMA {name}").fetchone()[0]
            if found != expected:
                raise StorageProblem("setting-refused", name=name, expected=str(expected), found=str(found))


def _with_synchronous(pragma: tuple[str, str, object], level: str) -> tuple[str, str, object]:
    levels = {"OFF": 0, "NORMAL": 1, "FULL": 2, "EXTRA": 3}
    return (pragma[0], level, levels[level]) if pragma[0] == "synchronous" else pragma


class Database:
    """The open store: readers, and writers one at a time."""

    def __init__(self, connector: Connector, clock: Clock, ids: IdSource) -> None:
        self.path = connector.path
        self._connector = connector
        self.clock = clock
        self.ids = ids
        self._gate = WriterGate()
        self._identity = identity(self.path)
        self._watch = ClockWatch()
        # one pool: a connection keeps its pages until another one commits, so the desk reads where it writes
        pool = QueuePool(connector.connect, pool_size=4, max_overflow=4, use_lifo=True)
        event.listen(pool, "connect", self._on_connect)
        shared = {"module": driver, "pool": pool, "execution_options": {"compiled_cache": dialect.COMPILED}}
        self._readers = create_engine(dialect.NAME, **shared)
        self._writers = create_engine(dialect.NAME, begin="IMMEDIATE", **shared)

    def _on_connect(self, _raw: Any, record: Any) -> None:
        record.info[_FILES] = Files(self.path)

    @contextmanager
    def read(self) -> Iterator[Connection]:
        """A reader's snapshot; it never waits for a writer."""
        with self._transaction(self._readers) as db:
            yield db

    def query(self, function: Callable[..., Any], *args: Any, **kwargs: Any) -> Any:
        """Run one query function in a snapshot of its own and return its rows."""
        with self.read() as db:
            return function(db, *args, **kwargs)

    @contextmanager
    def write(self, actor: Actor, command: str, *, source: int = FROM_DESK, is_job: bool = False) -> Iterator[Unit]:
        """One transaction under BEGIN IMMEDIATE with its context row; COMMIT has returned when the block is left."""
        turn = self._gate.for_job() if is_job else self._gate.for_person()
        with turn, self._transaction(self._writers) as db:
            unit = self._unit(db, actor)
            _write_context(db, unit, command, source, self.ids.incarnation)
            yield unit
            self._check_files(db)
            if source != FROM_DESK:
                self._hear(db, self.clock.now(), self.clock.monotonic())
            if self.ids.newest_ms > self.clock.now() // 1000:
                raw(db).execute("UPDATE sync_state SET last_ms = max(last_ms, ?)", (self.ids.newest_ms,))
            raw(db).execute("DELETE FROM sync_context")

    @contextmanager
    def _transaction(self, engine: Engine) -> Iterator[Connection]:
        """BEGIN … COMMIT around the block."""
        with translated(self.path), engine.connect() as db:
            with self._discarded_if_unreadable(db):
                transaction = db.begin()
            with transaction, self._discarded_if_unreadable(db):
                yield db

    def _check_files(self, db: Connection) -> None:
        """The last thing before a COMMIT: what is written must be found again (a swapped disk, a file put back)."""
        files: Files = db.connection.info[_FILES]
        files.check(self._identity)

    @contextmanager
    def _discarded_if_unreadable(self, db: Connection) -> Iterator[None]:
        """After a page that could not be read the cipher takes every other one for damaged, until the connection ends.

        A COMMIT that fails stands outside: the next one writes over what was not flushed, whereas a new connection
        would find it in the log and take it for committed (faults 13, 14).
        """
        try:
            yield
        except Exception as error:
            if isinstance(storage_problem(error, self.path), DiskFailed | DatabaseDamaged):
                db.invalidate()
            raise

    def _unit(self, db: Connection, actor: Actor) -> Unit:
        now, stopwatch = self.clock.now(), self.clock.monotonic()
        self._hear(db, now, stopwatch)
        is_doubted = self._watch.look(now, stopwatch) is not Standing.GOOD
        believe = partial(self._watch.believe, now, stopwatch)
        return Unit(db, actor, now, self.clock.offset_min(), self.ids.new, is_doubted, believe)

    def _hear(self, db: Connection, now: Instant, stopwatch: float) -> None:
        """Whatever the last exchange said of the time."""
        offset, floor = raw(db).execute('SELECT "offset", floor FROM sync_state').fetchone()
        self._watch.hear(offset * 1000, Instant(floor * 1000), now, stopwatch)

    def reckoned_now(self) -> Instant:
        """The time by which sessions are looked up, whatever somebody set the clock to."""
        return self._watch.reckoned(self.clock.now(), self.clock.monotonic())

    def note_latest(self, latest: Instant, floor: Instant = Instant(0)) -> None:  # noqa: B008 - a number
        """Tell the newest instant already in the file, so that a clock set back before the start is noticed (D14).

        `floor` is the newest time that the district told this desk.
        """
        self._watch.note_latest(latest)
        self._watch.note_floor(floor)
        self.ids.raise_floor(latest // 1000 + LONGEST_WRITE_MS)

    def check_large_file(self, above: int = CHECKED_AT_OPEN) -> None:
        """Read every page of a file that was too large to be checked before it was opened; raises DatabaseDamaged.

        On a connection of its own, in a thread of its own: it takes seconds and holds nobody up.
        """
        if self.path.stat().st_size <= above:
            return
        raw = self._connector.connect()
        try:
            check_pages(raw, self.path)
        finally:
            raw.close()

    def close(self) -> None:
        """Give up all connections; the last one checkpoints the WAL."""
        self._writers.dispose()
        self._readers.dispose()


_CONTEXT = (
    "INSERT INTO sync_context (id, wall, offset_min, staff_id, role, desk_id, command, source, incarnation)"
    " VALUES (1, ?, ?, ?, ?, ?, ?, ?, ?)"
)


def _write_context(db: Connection, unit: Unit, command: str, source: int, incarnation: int) -> None:
    """The first statement of a write transaction: what the capture triggers read."""
    actor = unit.actor
    raw(db).execute(
        _CONTEXT,
        (unit.now, unit.offset_min, _blob(actor.staff), actor.role, _blob(actor.desk), command, source, incarnation),
    )


def _blob(value: UUID | None) -> bytearray | None:
    return None if value is None else bytearray(value.bytes)
