"""What the district writes itself, and what it takes back for ever (SYNC §11)."""

from typing import Any

import pytest
from sqlalchemy import Engine, select

from sync.protocol.codec import decode_operations
from sync.protocol.messages import START, Offer
from sync.server.merge import Refused
from sync.server.schema import schema_of
from sync.server.transactions import Transactions
from tests.sync.server.branches import DECLARATIONS, NORTH, SOUTH
from tests.sync.server.desks import Desk, World

PERSON = {"name": {"name": "演示甲", "nick": "甲"}, "phone": "13800000000", "born": "1950-01-01", "mark": None}
NOTICE = b"n" * 16


def hexed(key: bytes) -> str:
    return key.hex().upper()


def test_a_row_of_the_district_reaches_every_desk(world: World) -> None:
    north, south = world.desk(NORTH), world.desk(SOUTH)
    world.district.write("*", "notice", NOTICE, {"title": "放假", "body": {"from": "2026-10-01"}})
    world.district.write("*", "notice", NOTICE, {"title": "放假八天"})
    for desk in (north, south):
        desk.sync()
        assert desk.row("notice", NOTICE).registers == {"title": "放假八天", "body": {"from": "2026-10-01"}}


def test_a_decision_stands_beside_what_the_desk_wrote(world: World) -> None:
    desk = world.desk()
    order = desk.insert("order", {"wish": "琴", "price": None, "state": state("2")})
    desk.sync()
    world.district.write(NORTH, "order", order, {"district": {"answer": "准"}, "state": state("4")})
    desk.sync()
    assert desk.shown("order", order)["district"] == {"answer": "准"}
    assert desk.shown("order", order)["state"]["state"] == "4"
    with pytest.raises(Refused, match="illegal"):
        world.district.write(NORTH, "order", order, {"state": state("1")})


def state(code: str) -> dict[str, Any]:
    return {"state": code, "state_at": 0, "state_note": None}


def test_writing_what_stands_changes_nothing(world: World) -> None:
    desk = world.desk()
    world.district.write("*", "notice", NOTICE, {"title": "一", "body": None})
    desk.sync()
    before = desk.row("notice", NOTICE)
    world.district.write("*", "notice", NOTICE, {"title": "一", "body": None})
    desk.sync()
    assert desk.row("notice", NOTICE) == before


def test_rows_that_ship_with_the_program_are_written_once(world: World) -> None:
    rows = [("*", "notice", bytes([number]) * 16, {"title": str(number), "body": None}) for number in range(5)]
    assert world.district.write_all(rows[:3], only_new=True) == 3
    world.district.write("*", "notice", rows[0][2], {"title": "改"})
    assert world.district.write_all(rows, only_new=True) == 2
    desk = world.desk()
    desk.sync()
    assert sorted(row.registers["title"] for row in desk.rows("notice")) == ["1", "2", "3", "4", "改"]


def test_a_removal_by_the_district_leaves_a_tombstone(world: World) -> None:
    desk = world.desk()
    world.district.write("*", "notice", NOTICE, {"title": "一", "body": None})
    world.district.remove("*", "notice", NOTICE)
    desk.sync()
    assert desk.shown("notice", NOTICE)["removed"] == 1


# --- erasure ---------------------------------------------------------------------------------------------------------


@pytest.fixture
def desk(world: World) -> Desk:
    return world.desk()


@pytest.fixture
def person(desk: Desk) -> bytes:
    """A learner with a card, a conflict about her, and visits."""
    other = desk.world.desk(name="other")
    key = desk.insert("person", PERSON)
    row = {"person_id": hexed(key), "branch": NORTH, "at": 0, "by_id": None, "voids_id": None, "reason": None}
    desk.insert("tie", row)
    desk.insert("card", {"person_id": hexed(key), "token": "SECRET"})
    desk.sync()
    other.sync()
    desk.update("person", key, phone="13811111111")
    desk.world.clock.advance(1)
    other.update("person", key, phone="13822222222")
    desk.sync()
    other.sync()
    desk.sync()
    assert desk.rows("clash")[0].registers["lost"] == "13811111111"
    return key


def test_an_erased_person_is_nowhere_in_the_database(world: World, engine: Engine, desk: Desk, person: bytes) -> None:
    world.district.erase("person", person, "all")
    desk.sync()
    shown = desk.row("person", person)
    assert (shown.registers, shown.owned) == ({}, {"erased": 1})
    assert desk.rows("card")[0].registers["token"] == ""
    assert {row.registers["lost"] for row in desk.rows("clash")} == {None}
    assert desk.rows("erased")[0].registers["person_id"] == hexed(person)
    told = everything(engine)
    assert "演示甲" not in told
    assert "138" not in told
    assert "SECRET" not in told


def everything(engine: Engine) -> str:
    """All cells of all tables, bodies of batches read."""
    found: list[str] = []
    with Transactions(engine).read("*", *DECLARATIONS.branches) as db:
        for table in schema_of(DECLARATIONS).metadata.sorted_tables:
            for row in db.execute(select(table)).mappings():
                body = row.get("body") if table.name == "sync_batch" else None
                found.append(repr(decode_operations(body)) if body else "")
                found.append(repr({name: cell for name, cell in row.items() if type(cell) is not int}))
    return "".join(found)


def test_an_edit_of_an_erased_person_is_refused_without_content(desk: Desk, person: bytes) -> None:
    desk.world.district.erase("person", person, "all")
    desk.update("person", person, phone="1")
    desk.sync()
    assert [reason for _, reason in desk.refused] == ["erased"]


def test_a_server_that_lost_an_erased_person_keeps_nothing_of_what_is_said_of_her(
    world: World, engine: Engine, desk: Desk
) -> None:
    """It forgot her row and heard of the erasure; her row, her card and what was changed in them come again."""
    from tests.sync.server.test_chain import Backup, reborn

    backup = Backup(engine)
    key = desk.insert("person", {"name": "演示丙", "phone": "13833333333"})
    card = desk.insert("card", {"person_id": hexed(key), "token": "SECRET-3"})
    desk.sync()
    for table, record, values in (("card", card, {"token": "SECRET-4"}), ("person", key, {"phone": "13844444444"})):
        desk.update(table, record, **values)
        desk.sync()
    backup.restore()
    world.district.erase("person", key, "all")
    again = reborn(world, desk)
    for operation in again.queue:
        again.queue = [operation]
        again.sync()
    assert [reason for _, reason in again.refused] == ["erased"] * 4
    told = everything(engine)
    assert "演示丙" not in told
    assert "138" not in told
    assert "SECRET" not in told


def test_an_erased_person_does_not_come_back_by_an_offer(world: World, desk: Desk, person: bytes) -> None:
    row = desk.row("person", person)
    world.district.erase("person", person, "all")
    desk.ask(desk.request(batches=(), offer=Offer({NORTH: START}, (row,))))
    fresh = world.desk(name="fresh")
    fresh.sync()
    assert fresh.row("person", person).registers == {}


def test_an_erasure_is_carried_out_again_on_a_database_from_before_it(
    world: World, engine: Engine, desk: Desk, person: bytes
) -> None:
    from tests.sync.server.test_chain import Backup

    backup = Backup(engine)
    world.district.erase("person", person, "all")
    backup.restore()
    assert "演示甲" in everything(engine)
    assert world.district.repeat_erasures() == 1
    assert world.district.repeat_erasures() == 0
    assert "演示甲" not in everything(engine)
