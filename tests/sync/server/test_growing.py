"""A server of the next release on the database of this one: nothing is lost, and what lay aside finds its place
(SYNC §12)."""

from dataclasses import replace

import pytest
from sqlalchemy import Engine, inspect, text

from sync.declarations import Declarations
from sync.server.district import District
from tests.sync.server.branches import DECLARATIONS, NORTH, SOUTH, table
from tests.sync.server.conftest import sqlite_engine
from tests.sync.server.desks import Desk, HandClock, Ledger, Points, World, seeded

MEMO = table("memo", "fields", "text:text about:json? mood:text? weight:int? tags:json?", seen="H",
             groups=("weight tags",))  # fmt: skip
TOMORROW = table("tomorrow", "fields", "person_id:id note:text?", seen="L", person_column="person_id")
NEXT = replace(DECLARATIONS, tables={**{one.name: one for one in DECLARATIONS}, "memo": MEMO, "tomorrow": TOMORROW})


@pytest.fixture(params=["sqlite", "postgres"])
def kind(request: pytest.FixtureRequest) -> str:
    return str(request.param)


@pytest.fixture
def grown(kind: str, engine: Engine, request: pytest.FixtureRequest):  # type: ignore[no-untyped-def]
    """Lets the next release take over a world's database, and takes it away again afterwards."""
    owner = request.getfixturevalue("databases").of(kind)[0] if kind != "sqlite" else engine

    def grow(world: World, declarations: Declarations = NEXT) -> World:
        made = [
            District(one, declarations, world.clock, world.random, world.ledger, lambda _ms: 2026)
            for one in (owner, engine)
        ]
        made[0].install("bj_app" if kind != "sqlite" else None)
        return replace(world, district=made[1])

    yield grow
    if kind != "sqlite":
        with owner.begin() as db:
            db.execute(text("DROP TABLE IF EXISTS tomorrow"))
            for column in ("mood", "weight", "tags"):
                db.execute(text(f"ALTER TABLE memo DROP COLUMN IF EXISTS {column}"))


def test_a_field_that_was_kept_aside_moves_into_its_column(world: World, engine: Engine, grown) -> None:  # type: ignore[no-untyped-def]
    desk = world.desk()
    full = {"text": "零", "about": None, "mood": "好", "weight": {"weight": 3, "tags": ["a"]}, "later": 1}
    key = desk.insert("memo", full)
    plain = desk.insert("memo", {"text": "一", "about": {"b": 1}})
    odd = desk.insert("memo", {"text": "二", "about": None, "mood": 7, "weight": {"weight": "schwer", "tags": None}})
    desk.sync()
    later = grown(world)
    fresh = Desk(later, NORTH, desk.device, desk.token)
    fresh.chain = fresh.acked = desk.chain
    fresh.sync()
    assert fresh.row("memo", key).registers == full
    assert fresh.row("memo", plain).registers == {"text": "一", "about": {"b": 1}}
    assert fresh.row("memo", odd).registers == desk.row("memo", odd).registers
    assert fresh.row("memo", key).nonce == desk.row("memo", key).nonce
    assert "mood" in {column["name"] for column in inspect(engine).get_columns("memo")}
    from sync.server.transactions import Transactions

    with Transactions(engine).read(NORTH) as db:
        found = db.execute(text("SELECT mood, weight FROM memo ORDER BY id")).all()
    assert [tuple(one) for one in found] == [("好", 3), (None, None), (None, None)]


def test_rows_of_a_table_that_was_unknown_are_shown_to_all_who_may_see_them(world: World, grown) -> None:  # type: ignore[no-untyped-def]
    north, south = world.desk(NORTH), world.desk(SOUTH)
    person = north.insert("person", {"name": {"name": "演示", "nick": None}})
    tie = {"person_id": person.hex().upper(), "at": 0, "by_id": None, "voids_id": None, "reason": None}
    north.insert("tie", {**tie, "branch": NORTH})
    row = north.insert("tomorrow", {"person_id": person.hex().upper(), "note": "明天", "more": [1]})
    odd = north.insert("tomorrow", {"person_id": "nobody", "note": None})
    north.sync()
    world.district.write(NORTH, "tie", world.random(16), {**tie, "branch": SOUTH})
    south.sync()
    assert south.row("tomorrow", row) is None
    later = grown(world)
    south.world = north.world = later
    south.sync()
    north.sync()
    assert south.row("tomorrow", row).registers == {"person_id": person.hex().upper(), "note": "明天", "more": [1]}
    assert north.row("tomorrow", row) == south.row("tomorrow", row)
    fresh = later.desk(NORTH)
    fresh.sync()
    assert fresh.row("tomorrow", odd).registers == {"person_id": "nobody", "note": None}
    fresh.update("tomorrow", odd, note="doch")
    fresh.sync()
    assert fresh.row("tomorrow", odd).registers == {"person_id": "nobody", "note": "doch"}


def test_a_column_that_a_group_gains_keeps_the_values_of_older_desks(world: World, grown) -> None:  # type: ignore[no-untyped-def]
    desk = world.desk()
    key = desk.insert("room", {"name": {"name": "一", "kind": "1"}, "size": 1})
    desk.sync()
    later = grown(world)
    desk.world = later
    desk.update("room", key, size=2)
    desk.sync()
    assert desk.shown("room", key)["size"] == 2


def test_taking_over_twice_changes_nothing(world: World, grown) -> None:  # type: ignore[no-untyped-def]
    desk = world.desk()
    key = desk.insert("memo", {"text": "零", "about": None, "mood": "好"})
    desk.sync()
    grown(world)
    desk.world = grown(world)
    desk.sync()
    assert desk.row("memo", key).registers == {"text": "零", "about": None, "mood": "好"}
    assert desk.world.district.check() in ([], [("no-wall", {"table": "tomorrow"})])


def test_a_database_that_is_new_needs_no_lifting(tmp_path) -> None:  # type: ignore[no-untyped-def]
    engine = sqlite_engine(tmp_path / "new.db")
    made = District(engine, NEXT, HandClock(), seeded(1), Ledger(), lambda _ms: 2026, Points())
    made.install()
    assert made.check() == []
    engine.dispose()
