"""The wall between the scopes stands in PostgreSQL itself, whatever a statement forgets (TRUST §4, P24)."""

from pathlib import Path

import pytest
from sqlalchemy import Engine, inspect, text
from sqlalchemy.exc import DBAPIError

from sync.server.installing import distribution, install, security
from sync.server.schema import schema_of
from sync.server.transactions import Transactions, open_scopes
from tests.sync.server.branches import DECLARATIONS, NORTH, SOUTH
from tests.sync.server.desks import World

SCHEMA = schema_of(DECLARATIONS)
COLUMNS = "id, removed, nonce, idx, stamps, seen_by, parked, erased"


@pytest.fixture(params=["postgres", "partitioned"])
def kind(request: pytest.FixtureRequest) -> str:
    return str(request.param)


@pytest.fixture
def filled(world: World) -> World:
    """A note in the north and one in the south."""
    for scope in (NORTH, SOUTH):
        desk = world.desk(scope)
        desk.insert("memo", {"text": scope, "about": None})
        desk.sync()
    return world


def test_a_forgotten_where_shows_nothing_of_another_branch(filled: World, engine: Engine) -> None:
    with Transactions(engine).read(NORTH, "*") as db:
        assert db.execute(text("SELECT DISTINCT scope FROM memo")).scalars().all() == [NORTH]
        assert set(db.execute(text("SELECT DISTINCT scope FROM sync_feed")).scalars()) == {NORTH, "*"}
        assert db.execute(text("SELECT count(*) FROM sync_journal")).scalar() == 1


def test_a_transaction_that_names_no_scope_sees_nothing(filled: World, engine: Engine) -> None:
    with engine.connect() as db:
        for table in SCHEMA.metadata.sorted_tables:
            assert db.execute(text(f'SELECT count(*) FROM "{table.name}"')).scalar() == 0


def test_what_one_transaction_opened_is_closed_to_the_next_on_its_connection(filled: World, engine: Engine) -> None:
    with Transactions(engine).write(NORTH, SOUTH, "*"):
        pass
    with engine.connect() as db:
        assert db.execute(text("SELECT count(*) FROM memo")).scalar() == 0


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE memo SET text = 'x' WHERE scope = 'south'",
        "DELETE FROM memo WHERE text = 'south'",
    ],
)
def test_a_change_of_another_branch_touches_no_row(filled: World, engine: Engine, statement: str) -> None:
    with Transactions(engine).write(NORTH, "*") as db:
        assert db.execute(text(statement)).rowcount == 0


@pytest.mark.parametrize(
    "statement",
    [
        f"INSERT INTO memo (scope, {COLUMNS}) SELECT 'south', {COLUMNS} FROM memo",
        "UPDATE memo SET scope = 'south'",
        "INSERT INTO memo SELECT * FROM memo ON CONFLICT (scope, id) DO UPDATE SET scope = 'south'",
    ],
)
def test_a_row_is_not_put_into_another_branch(filled: World, engine: Engine, statement: str) -> None:
    with Transactions(engine).write(NORTH, "*") as db, pytest.raises(DBAPIError, match=r"row-level security|partition"):
        db.execute(text(statement))


def test_a_text_that_is_no_scope_opens_nothing(filled: World, engine: Engine) -> None:
    with engine.connect() as db:
        open_scopes(db, ["north', 'south", "north,south", "x'; RESET ROLE; --", ""])
        assert db.execute(text("SELECT count(*) FROM memo")).scalar() == 0


def test_the_server_does_not_run_as_somebody_who_may_look_over_the_wall(filled: World) -> None:
    assert filled.district.check() == []


def test_even_the_owner_stands_behind_the_wall() -> None:
    statements = list(security(SCHEMA))
    for table in SCHEMA.metadata.sorted_tables:
        assert f'ALTER TABLE "{table.name}" FORCE ROW LEVEL SECURITY' in statements


def test_making_the_tables_twice_changes_nothing(kind: str, request: pytest.FixtureRequest) -> None:
    owner = request.getfixturevalue("databases").of(kind)[0]
    before = sorted(inspect(owner).get_table_names())
    install(owner, SCHEMA, "bj_app")
    assert sorted(inspect(owner).get_table_names()) == before


def test_the_calls_that_spread_the_tables_are_those_that_were_tried() -> None:
    from bjdesk.declared import declarations

    kept = Path(__file__).with_name("distribution.sql").read_text("utf-8")
    assert "\n".join(distribution(schema_of(declarations()), "bjdesk_app")) + "\n" == kept
