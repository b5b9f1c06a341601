"""Codes, numbers, and the row by which everybody knows a desk (SYNC §7, §9, TRUST P25)."""

import pytest

from sync.protocol.errors import Forked, SyncError
from sync.server.devices import CodeRefused
from tests.sync.server.branches import NORTH, SOUTH
from tests.sync.server.desks import World


def test_a_code_serves_once_and_the_same_key_gets_the_same_answer_again(world: World) -> None:
    code = world.district.new_code(NORTH)
    first = world.district.enrol(code, b"k" * 32, "台", b"d" * 16)
    assert world.district.enrol(code, b"k" * 32, "台", b"d" * 16) == first
    with pytest.raises(CodeRefused):
        world.district.enrol(code, b"K" * 32, "台", b"e" * 16)


def test_a_code_is_good_for_a_quarter_of_an_hour(world: World) -> None:
    code = world.district.new_code(NORTH)
    world.clock.advance(15.1)
    with pytest.raises(CodeRefused):
        world.district.enrol(code, b"k" * 32, "台", b"d" * 16)


@pytest.mark.parametrize("code", ["", "north", "north-", "north-AAAA", "*-AAAA", "east-'; --"])
def test_a_guessed_code_is_refused(world: World, code: str) -> None:
    world.district.new_code(NORTH)
    with pytest.raises(CodeRefused):
        world.district.enrol(code, b"k" * 32, "台", b"d" * 16)


def test_no_code_is_given_for_a_branch_that_does_not_exist(world: World) -> None:
    with pytest.raises(ValueError, match="atlantis"):
        world.district.new_code("atlantis")


def test_a_desk_that_enrols_again_comes_under_a_new_id(world: World) -> None:
    desk = world.desk()
    with pytest.raises(Forked):
        world.district.enrol(world.district.new_code(NORTH), b"k" * 32, "台", desk.device)


def test_every_desk_sees_the_desks_of_all_branches(world: World) -> None:
    north, south = world.desk(NORTH, "北一"), world.desk(SOUTH, "南一")
    north.sync()
    assert sorted(row.registers["name"] for row in north.rows("device")) == ["北一", "南一"]
    assert north.shown("device", south.device)["number"] == 1


def test_the_district_sees_when_a_desk_was_heard_and_what_it_still_holds(world: World) -> None:
    desk = world.desk(name="北一")
    desk.insert("memo", {"text": "一", "about": None})
    desk.insert("memo", {"text": "二", "about": None})
    desk.wall_off = 90_000
    desk.seal()
    desk.insert("memo", {"text": "三", "about": None})
    desk.seal()
    desk.take(desk.ask(desk.request(batches=tuple(desk.sealed[:1]))))
    found = world.district.devices(NORTH)[0]
    assert (found.name, found.seen_at, found.waiting, found.clock_off) == ("北一", world.clock(), 1, 90_000)
    assert found.schema == "0001"


# --- numbers ---------------------------------------------------------------------------------------------------------


def test_desks_of_a_branch_get_different_numbers(world: World) -> None:
    for _ in range(3):
        world.desk()
    world.desk(SOUTH)
    assert {device.number for device in world.district.devices(NORTH)} == {1, 2, 3}
    assert [device.number for device in world.district.devices(SOUTH)] == [1]


def test_a_desk_that_dropped_its_number_gets_one_that_nobody_had_this_year(world: World) -> None:
    first, second = world.desk(), world.desk()
    assert first.ask(first.request(want_number=True)).number == 3
    world.district.revoke(second.device)
    assert first.ask(first.request(want_number=True)).number == 4


def test_the_ledger_outlives_a_restore_of_the_database(world: World) -> None:
    desk = world.desk()
    world.ledger.note(NORTH, 2026, 2, b"lost by the restore")
    assert desk.ask(desk.request(want_number=True)).number == 3


def test_when_all_numbers_of_a_year_are_given_the_desk_is_told_so(world: World) -> None:
    desk = world.desk()
    for number in range(2, 100):
        world.ledger.note(NORTH, 2026, number, b"somebody")
    with pytest.raises(SyncError):
        desk.ask(desk.request(want_number=True))
