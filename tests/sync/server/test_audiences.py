"""Who sees what: relations, moving, what hangs on a person, records of conflicts, and guessed ids (SYNC §3)."""

from typing import Any

import pytest
from sqlalchemy import Engine, select

from sync.protocol.messages import PublishedRow
from sync.server.transactions import Transactions
from tests.sync.server.branches import EAST, NORTH, SOUTH
from tests.sync.server.desks import Desk, World

PERSON = {"name": {"name": "演示甲", "nick": None}, "phone": "1", "born": None, "mark": None}


def hexed(key: bytes) -> str:
    return key.hex().upper()


def register_person(desk: Desk, **more: Any) -> bytes:
    """A learner of the desk's branch, with the relation that says so."""
    person = desk.insert("person", {**PERSON, **more})
    relate(desk, person, desk.scope)
    return person


def relate(desk: Desk, person: bytes, branch: str, *, home: str = "", voids: bytes | None = None) -> bytes:
    """A relation of a learner and a branch, or one that takes another back."""
    row = {"person_id": hexed(person), "branch": branch, "at": 0, "by_id": None, "reason": None}
    return desk.insert("tie", {**row, "voids_id": hexed(voids) if voids else None}, home=home)


def visit(desk: Desk, person: bytes, **more: Any) -> bytes:
    row = {"room_id": None, "person_id": hexed(person), "status": "1", "at": 0, "by_id": None}
    return desk.insert("visit", {**row, "voids_id": None, "reason": None, **more})


def ties_of(desk: Desk, person: bytes) -> list[PublishedRow]:
    return [row for row in desk.rows("tie") if row.registers["person_id"] == hexed(person)]


@pytest.fixture
def north(world: World) -> Desk:
    return world.desk(NORTH)


@pytest.fixture
def south(world: World) -> Desk:
    return world.desk(SOUTH)


def join_south(north: Desk, south: Desk) -> bytes:
    """A learner of the north who goes to the south too, as the south's desk learned of her card."""
    person = register_person(north)
    north.sync()
    relate(north, person, NORTH)
    north.sync()
    give_to_south(north.world, person)
    south.sync()
    north.sync()
    return person


def give_to_south(world: World, person: bytes) -> None:
    """The district ties her to the south."""
    row = {"person_id": hexed(person), "branch": SOUTH, "at": 0, "by_id": None, "voids_id": None, "reason": None}
    world.district.write(NORTH, "tie", world.random(16), row)


def test_a_learner_is_seen_by_her_own_branch_and_by_nobody_else(north: Desk, south: Desk) -> None:
    person = register_person(north)
    north.sync()
    south.sync()
    assert north.row("person", person)
    assert south.rows("person") == []
    assert south.rows("tie") == []


def test_a_branch_that_comes_to_know_her_is_shown_everything_about_her(north: Desk, south: Desk) -> None:
    person = register_person(north)
    card = north.insert("card", {"person_id": hexed(person), "token": "演示卡"})
    seen = visit(north, person)
    memo = north.insert("memo", {"text": hexed(person), "about": None})
    north.sync()
    give_to_south(north.world, person)
    south.sync()
    assert all(south.row(*key) for key in (("person", person), ("card", card), ("visit", seen)))
    assert south.row("memo", memo) is None
    assert south.row("card", card).nonce == north.row("card", card).nonce


def test_both_branches_may_edit_her(north: Desk, south: Desk) -> None:
    person = join_south(north, south)
    south.update("person", person, phone="2")
    south.sync()
    north.sync()
    assert north.shown("person", person)["phone"] == "2"


def test_a_visit_is_seen_where_it_was_and_where_she_is_known(north: Desk, south: Desk) -> None:
    person = join_south(north, south)
    there = visit(south, person)
    south.sync()
    north.sync()
    assert north.row("visit", there)


def test_when_she_moves_the_old_branch_is_told_to_let_go_of_all_but_its_own_visits(north: Desk, south: Desk) -> None:
    person = join_south(north, south)
    card = north.insert("card", {"person_id": hexed(person), "token": "演示卡"})
    own = visit(north, person)
    north.sync()
    for tie in [row for row in ties_of(north, person) if row.registers["branch"] == NORTH]:
        relate(north, person, NORTH, voids=tie.id)
    north.sync()
    south.sync()
    assert north.row("person", person) is None
    assert north.row("card", card) is None
    assert north.row("visit", own)
    assert south.row("card", card)
    assert south.row("visit", own)


def test_she_may_come_back(north: Desk, south: Desk) -> None:
    person = join_south(north, south)
    for tie in [row for row in ties_of(north, person) if row.registers["branch"] == NORTH]:
        relate(north, person, NORTH, voids=tie.id)
    north.sync()
    back = {"person_id": hexed(person), "branch": NORTH, "at": 0, "by_id": None, "voids_id": None, "reason": None}
    north.world.district.write(NORTH, "tie", north.world.random(16), back)
    south.update("person", person, phone="3")
    south.sync()
    north.sync()
    assert north.shown("person", person)["phone"] == "3"


def test_an_edit_of_a_row_that_left_is_merged_if_the_desk_could_not_know(north: Desk, south: Desk) -> None:
    person = join_south(north, south)
    leave(north.world, north, person)
    north.update("person", person, phone="9")
    north.sync()
    south.sync()
    assert not north.refused
    assert south.shown("person", person)["phone"] == "9"


def test_an_edit_of_a_row_that_left_is_refused_once_the_desk_was_told(north: Desk, south: Desk) -> None:
    person = join_south(north, south)
    leave(north.world, north, person)
    north.sync()
    north.queue.append(edit_of(north, person))
    north.sync()
    assert [reason for _, reason in north.refused] == ["left"]


def leave(world: World, north: Desk, person: bytes) -> None:
    """The district takes back every relation of hers with the north."""
    for tie in [row for row in ties_of(north, person) if row.registers["branch"] == NORTH]:
        row = {**tie.registers, "voids_id": hexed(tie.id)}
        world.district.write(NORTH, "tie", world.random(16), row)


def edit_of(desk: Desk, person: bytes) -> Any:
    desk.update("person", person, saw=None, phone="9")
    return desk.queue.pop()


def test_a_visit_that_comes_before_its_learner_is_marked_and_completed(
    world: World, engine: Engine, north: Desk
) -> None:
    other = world.desk(NORTH)
    person = north.new_id()
    early = visit(other, person)
    other.sync()
    assert is_parked(world, engine, early) is True
    north.insert("person", PERSON, key=person)
    relate(north, person, NORTH)
    north.sync()
    assert is_parked(world, engine, early) is False


def is_parked(world: World, engine: Engine, key: bytes) -> bool:
    table = world.district.schema.rows["visit"]
    with Transactions(engine).read(NORTH) as db:
        return bool(db.execute(select(table.c.parked).where(table.c.scope == NORTH, table.c.id == key)).scalar())


def test_a_conflict_record_is_seen_by_whoever_sees_its_row(world: World, north: Desk, south: Desk) -> None:
    person = join_south(north, south)
    east = world.desk(EAST)
    north.update("person", person, phone="n")
    world.clock.advance(1)
    south.update("person", person, phone="s")
    south.sync()
    north.sync()
    south.sync()
    east.sync()
    assert [row.registers["lost"] for row in south.rows("clash")] == ["n"]
    assert len(north.rows("clash")) == 1
    assert east.rows("clash") == []
    leave(world, north, person)
    north.sync()
    assert north.rows("clash") == []


# --- guessed ids -----------------------------------------------------------------------------------------------------


def test_a_row_of_another_branch_is_not_changed_by_its_id(world: World, north: Desk, south: Desk) -> None:
    memo = north.insert("memo", {"text": "原", "about": None})
    person = register_person(north)
    north.sync()
    for home in (NORTH, SOUTH, EAST, "*", "nowhere", "x'; DROP TABLE memo; --"):
        for table, key, values in (("memo", memo, {"text": "盗"}), ("person", person, {"phone": "盗"})):
            south.queue.append(forged(south, table, key, home, values))
    south.sync()
    north.sync()
    assert north.shown("memo", memo)["text"] == "原"
    assert north.shown("person", person)["phone"] == "1"
    assert {reason for _, reason in south.refused} <= {"foreign", "missing", "district"}
    assert len(south.refused) == 12


def forged(desk: Desk, table: str, key: bytes, home: str, values: dict[str, Any]) -> Any:
    from msgspec.structs import replace

    desk.update(table, key, saw=None, **values)
    return replace(desk.queue.pop(), home=home)


def test_a_new_row_never_takes_the_id_of_a_row_that_others_see(world: World, north: Desk, south: Desk) -> None:
    person = join_south(north, south)
    seen = visit(north, person)
    north.sync()
    visit_with_id(south, person, seen)
    fresh = visit(south, person)
    south.sync()
    north.sync()
    assert [reason for _, reason in south.refused] == ["foreign"]
    assert north.row("visit", seen).home == NORTH
    assert north.row("visit", fresh)


def visit_with_id(desk: Desk, person: bytes, key: bytes) -> None:
    row = {"room_id": None, "person_id": hexed(person), "status": "9", "at": 0, "by_id": None}
    desk.insert("visit", {**row, "voids_id": None, "reason": None}, key=key)


def test_a_relation_needs_a_learner_that_the_branch_sees(north: Desk, south: Desk) -> None:
    person = register_person(north)
    north.sync()
    relate(south, person, SOUTH, home=NORTH)
    relate(south, person, SOUTH)
    relate(south, person, NORTH, home=NORTH)
    south.sync()
    assert [reason for _, reason in south.refused] == ["foreign"] * 3
    assert south.rows("person") == []


def test_a_venue_of_another_branch_is_read_by_all_and_changed_by_its_own(north: Desk, south: Desk) -> None:
    room = north.insert("room", {"name": {"name": "一", "kind": "1"}, "size": 1})
    north.sync()
    south.sync()
    south.update("room", room, size=2)
    south.sync()
    assert [reason for _, reason in south.refused] == ["foreign"]
    assert south.shown("room", room)["size"] == 1
