"""Nonsense and guesses: nothing of another branch changes, and nothing of one's own stands in the way (P18, P24)."""

import random

import pytest
from sqlalchemy import Engine

from sync.clock import Identity
from sync.protocol.messages import Operation
from sync.server.transactions import Transactions
from tests.sync.server.branches import DECLARATIONS, EAST, NORTH, SOUTH
from tests.sync.server.desks import Desk, World
from tests.sync.server.test_audiences import hexed, register_person, visit


@pytest.fixture
def north(world: World) -> Desk:
    return world.desk(NORTH)


@pytest.fixture
def south(world: World) -> Desk:
    return world.desk(SOUTH)


@pytest.mark.parametrize("seed", range(3))
def test_whatever_a_foreign_token_makes_up_about_known_ids_changes_nothing(
    world: World, engine: Engine, north: Desk, south: Desk, seed: int
) -> None:
    """P24: every table, every kind, every home, with the ids that the north uses."""
    chance = random.Random(seed)
    keys = morning(north)
    before = dump(engine, north)
    for number in range(200):
        table, key = chance.choice(keys)
        kind = chance.choice(["insert", "update", "delete"])
        home = chance.choice([NORTH, SOUTH, EAST, "*", "nowhere"])
        values = {"removed": 1} if kind == "delete" else {chance.choice(NAMES): chance.choice(VALUES)}
        base = {name: chance.choice([None, Identity(north.incarnation, number)]) for name in values}
        state = chance.choice([None, "1", "2"])
        south.ops += 1
        stamp = (world.clock(), south.ops, south.incarnation)
        south.queue.append(Operation(table, key, kind, home, values, base, state, *stamp, None))
    south.sync()
    north.sync()
    assert dump(engine, north) == before
    assert world.district.check() == []


NAMES = (
    "text name phone state person_id branch token claim review status removed odd room_id starts about".split()  # noqa: SIM905
)
STATE = {"state": "2", "state_at": 0, "state_note": None}
PLACES = ({"room_id": "B" * 32}, {"room_id": "B" * 32, "starts": 1, "ends": None})
VALUES = ("盗", None, 7, {"name": "盗", "kind": "1"}, STATE, "A" * 32, SOUTH, *PLACES, [], {"a": [1]})


@pytest.mark.parametrize("seed", range(3))
def test_no_nonsense_of_a_desk_of_the_branch_stands_in_the_way_of_what_follows(
    world: World, north: Desk, seed: int
) -> None:
    """P18: refused or taken, one by one, whatever it is."""
    chance = random.Random(seed)
    keys = morning(north)
    tables = [*DECLARATIONS.tables, "from_tomorrow"]
    for number in range(240):
        table, key = chance.choice([*keys, (chance.choice(tables), bytes([number % 50]) * 16)])
        kind = chance.choice(["insert", "insert", "update", "delete"])
        names = chance.sample(NAMES, chance.randint(1, 4))
        values = {"removed": 1} if kind == "delete" else {name: chance.choice(VALUES) for name in names}
        north.ops += 1
        stamp = (world.clock(), north.ops, north.incarnation)
        north.queue.append(Operation(table, key, kind, NORTH, values, {}, chance.choice([None, "1"]), *stamp, None))
        if number % 40 == 0:
            north.sync()
    memo = north.insert("memo", {"text": "gut", "about": None})
    north.sync()
    assert north.shown("memo", memo)["text"] == "gut"
    fresh = world.desk(NORTH)
    fresh.sync()
    assert {(row.table, row.id) for row in fresh.feeds[NORTH].values()} == set(north.feeds[NORTH])
    assert world.district.check() == []


def morning(north: Desk) -> list[tuple[str, bytes]]:
    """Rows of many tables that only the north may change."""
    person = register_person(north)
    course = north.insert("course", {"title": "课", "seats": 1})
    order = {"wish": "琴", "price": 1, "state": {"state": "1", "state_at": 0, "state_note": None}}
    keys = [("person", person), ("course", course), ("visit", visit(north, person))]
    keys += [("memo", north.insert("memo", {"text": "原", "about": None})), ("order", north.insert("order", order))]
    keys += [("room", north.insert("room", {"name": {"name": "一", "kind": "1"}, "size": 1}))]
    keys += [("card", north.insert("card", {"person_id": hexed(person), "token": "演示"}))]
    keys += [("seat", north.insert("seat", {"course_id": hexed(course), "person_id": hexed(person), "note": None}))]
    north.sync()
    return [*keys, *(("tie", row.id) for row in north.rows("tie"))]


def dump(engine: Engine, north: Desk) -> list[str]:
    """Every row that is at home in the north, and what its feed holds of it."""
    schema = north.world.district.schema
    with Transactions(engine).read(NORTH, "*") as db:
        rows = [table.select().where(table.c.scope == NORTH) for table in (*schema.rows.values(), schema.feed)]
        return sorted(str(tuple(row)) for query in rows for row in db.execute(query))
