"""What becomes of operations: registers, states, deletes, refusals, and what is kept of whoever loses (SYNC §4)."""

import pytest

from sync.protocol.messages import Operation
from tests.sync.server.branches import NORTH, SOUTH
from tests.sync.server.desks import MINUTE, Desk, World

ROOM = {"name": {"name": "一号室", "kind": "1"}, "part_of_id": None, "size": 30, "opened": "2026-09-01", "is_free": 1}
ORDER = {"wish": "琴", "price": None, "state": {"state": "1", "state_at": 1, "state_note": None}}


def state(code: str, note: str | None = None) -> dict[str, object]:
    return {"state": code, "state_at": 5, "state_note": note}


def pair(world: World) -> tuple[Desk, Desk]:
    """Two desks of one branch."""
    return world.desk(name="first"), world.desk(name="second")


def clashes(desk: Desk) -> list[tuple[str, object, object]]:
    """(register, kept, lost) of every conflict record that the desk sees."""
    found = [row.registers for row in desk.rows("clash")]
    return sorted((one["register"], one["kept"], one["lost"]) for one in found)


# --- grow ------------------------------------------------------------------------------------------------------------


def test_what_one_desk_adds_another_is_shown_as_it_was_written(world: World) -> None:
    first, second = pair(world)
    values = {
        "text": "笔记 𠮷",
        "about": {"n": [1, None, "二"], "o": {"p": 0}},
    }
    key = first.insert("memo", values)
    first.sync()
    second.sync()
    assert second.row("memo", key).registers == values


def test_every_kind_of_value_comes_back_as_it_was_sent(world: World) -> None:
    first, second = pair(world)
    room = first.insert("room", ROOM)
    person = first.insert(
        "person", {"name": {"name": "演示甲", "nick": None}, "phone": None, "born": "1950-02-28", "mark": "00FF10"}
    )
    first.sync()
    second.sync()
    assert second.row("room", room).registers == ROOM
    assert second.row("person", person).registers["mark"] == "00FF10"
    assert second.row("person", person).registers["born"] == "1950-02-28"


def test_an_append_only_row_is_never_changed(world: World) -> None:
    desk = world.desk()
    visit = desk.insert("visit", visit_of(world))
    desk.update("visit", visit, status="2")
    desk.delete("visit", visit)
    desk.sync()
    assert [reason for _, reason in desk.refused] == ["grow", "grow"]
    assert desk.shown("visit", visit)["status"] == "1"


def visit_of(world: World, person: str = "0" * 32, **more: object) -> dict[str, object]:
    row = {"room_id": None, "person_id": person, "status": "1", "at": world.clock() * 1000, "by_id": None}
    return {**row, "voids_id": None, "reason": None, **more}


# --- fields ----------------------------------------------------------------------------------------------------------


def test_edits_of_different_fields_both_stand(world: World) -> None:
    first, second = pair(world)
    room = first.insert("room", ROOM)
    first.sync()
    second.sync()
    first.update("room", room, size=31)
    second.update("room", room, name={"name": "二号室", "kind": "1"})
    for desk in (first, second, first):
        desk.sync()
    assert first.shown("room", room)["size"] == 31
    assert first.shown("room", room)["name"]["name"] == "二号室"
    assert clashes(first) == []


def test_of_two_edits_of_one_field_the_later_stands_and_the_other_is_kept_on_record(world: World) -> None:
    first, second = pair(world)
    memo = first.insert("memo", {"text": "零", "about": None})
    first.sync()
    second.sync()
    first.update("memo", memo, text="一")
    world.clock.advance(1)
    second.update("memo", memo, text="二")
    second.sync()
    first.sync()
    second.sync()
    assert first.shown("memo", memo)["text"] == second.shown("memo", memo)["text"] == "二"
    assert clashes(first) == clashes(second) == [("text", "二", "一")]


def test_a_conflict_record_names_the_desk_and_the_person_of_the_value_that_lost(world: World) -> None:
    first, second = pair(world)
    memo = first.insert("memo", {"text": "零", "about": None})
    first.sync()
    second.sync()
    first.update("memo", memo, text="一")
    first.sync()
    world.clock.advance(1)
    second.update("memo", memo, text="二")
    second.sync()
    record = second.rows("clash")[0].registers
    assert record["desk_id"] == record["actor_id"] == first.device.hex().upper()
    assert record["lost"] == "一"


def test_whoever_saw_a_value_overwrites_it_even_with_a_slow_clock(world: World) -> None:
    first, second = pair(world)
    memo = first.insert("memo", {"text": "零", "about": None})
    first.update("memo", memo, text="一")
    first.sync()
    second.sync()
    second.wall_off = -3000 * MINUTE
    second.update("memo", memo, text="二")
    second.sync()
    first.sync()
    assert first.shown("memo", memo)["text"] == "二"
    assert clashes(first) == []


def test_equal_values_are_no_conflict(world: World) -> None:
    first, second = pair(world)
    memo = first.insert("memo", {"text": "零", "about": None})
    first.sync()
    second.sync()
    first.update("memo", memo, text="一")
    second.update("memo", memo, text="一")
    first.sync()
    second.sync()
    assert clashes(second) == []


def test_a_clock_ahead_is_cut_to_five_minutes_and_reported(world: World) -> None:
    desk = world.desk()
    desk.wall_off = 30 * 24 * 60 * MINUTE
    memo = desk.insert("memo", {"text": "零", "about": None})
    reply = desk.sync()
    assert desk.row("memo", memo).stamps["_"].ms == world.clock() + 5 * MINUTE
    assert reply.clock == str(desk.wall_off)


def test_a_register_of_several_columns_keeps_what_an_older_desk_does_not_know(world: World) -> None:
    first, second = pair(world)
    room = first.insert("room", {**ROOM, "name": {"name": "一", "kind": "1", "colour": "红"}})
    first.sync()
    second.sync()
    second.update("room", room, name={"name": "二", "kind": "2"})
    second.sync()
    assert second.shown("room", room)["name"] == {"name": "二", "kind": "2", "colour": "红"}


def test_fields_and_tables_of_a_newer_release_are_kept_merged_and_given_back(world: World) -> None:
    first, second = pair(world)
    memo = first.insert("memo", {"text": "零", "about": None, "mood": "好", "tags": ["a", {"b": 1}]})
    odd = first.insert("from_tomorrow", {"a": "一", "b": {"c": 1}})
    first.sync()
    second.sync()
    second.update("memo", memo, text="一")
    second.update("from_tomorrow", odd, a="二")
    second.sync()
    first.sync()
    assert first.row("memo", memo).registers == {"text": "一", "about": None, "mood": "好", "tags": ["a", {"b": 1}]}
    assert first.row("from_tomorrow", odd).registers == {"a": "二", "b": {"c": 1}}


def test_a_field_that_nobody_wrote_is_not_made_up(world: World) -> None:
    desk = world.desk()
    memo = desk.insert("memo", {"text": "零"})
    for number in range(3):
        desk.insert("memo", {"text": str(number)})
    desk.sync()
    assert desk.row("memo", memo).registers == {"text": "零"}


def test_a_field_that_nobody_wrote_is_not_made_up_by_an_edit_either(world: World) -> None:
    desk = world.desk()
    room = desk.insert("room", {"name": {"name": "一", "kind": "1"}})
    desk.sync()
    desk.update("room", room, name={"name": "二", "kind": "1"})
    desk.sync()
    other = world.desk()
    other.sync()
    other.update("room", room, saw=None, size=5)
    other.sync()
    assert other.row("room", room).registers == {"name": {"name": "二", "kind": "1"}, "size": 5}
    assert clashes(other) == []


# --- states ----------------------------------------------------------------------------------------------------------


def test_of_two_moves_that_did_not_see_each_other_the_further_stands(world: World) -> None:
    first, second = pair(world)
    order = first.insert("order", ORDER)
    first.sync()
    second.sync()
    first.update("order", order, state=state("3"), from_state="1")
    world.clock.advance(1)
    second.update("order", order, state=state("2"), from_state="1")
    first.sync()
    second.sync()
    assert second.shown("order", order)["state"]["state"] == "3"
    assert clashes(second) == [("state", state("3"), state("2"))]


def test_a_move_that_is_not_declared_is_refused(world: World) -> None:
    desk = world.desk()
    order = desk.insert("order", ORDER)
    desk.update("order", order, state=state("1"), from_state="2")
    desk.update("order", order, state=state("2"))
    desk.sync()
    assert [reason for _, reason in desk.refused] == ["illegal", "illegal"]


def test_a_state_that_only_the_district_gives_is_refused_to_a_desk(world: World) -> None:
    desk = world.desk()
    order = desk.insert("order", ORDER)
    desk.update("order", order, state=state("2"), from_state="1")
    desk.update("order", order, state=state("4"), from_state="2")
    desk.sync()
    assert [reason for _, reason in desk.refused] == ["district"]


# --- deletes ---------------------------------------------------------------------------------------------------------


def test_an_edit_that_reaches_a_removed_row_goes_on_record_and_brings_nothing_back(world: World) -> None:
    first, second = pair(world)
    memo = first.insert("memo", {"text": "零", "about": None})
    first.sync()
    second.sync()
    first.delete("memo", memo)
    world.clock.advance(5)
    second.update("memo", memo, text="晚")
    first.sync()
    second.sync()
    assert second.shown("memo", memo)["removed"] == 1
    assert second.shown("memo", memo)["text"] == "零"
    assert clashes(second) == [("text", None, "晚")]


def test_a_removal_keeps_on_record_what_its_writer_had_not_seen(world: World) -> None:
    first, second = pair(world)
    memo = first.insert("memo", {"text": "零", "about": None})
    first.sync()
    second.sync()
    second.update("memo", memo, text="新")
    second.sync()
    first.delete("memo", memo)
    first.sync()
    assert first.shown("memo", memo)["removed"] == 1
    assert clashes(first) == [("text", None, "新")]
    assert first.rows("clash")[0].registers["is_removed"] == 1


def test_the_same_loser_is_recorded_once(world: World) -> None:
    first, second = pair(world)
    memo = first.insert("memo", {"text": "零", "about": None})
    first.sync()
    second.sync()
    first.update("memo", memo, text="一")
    second.delete("memo", memo)
    second.sync()
    first.sync()
    again = Desk(world, NORTH, *enrolled(world))
    again.queue = [operation for batch in first.sealed for operation in operations(batch.body)]
    again.sync()
    assert len(first.rows("clash")) == 1


def enrolled(world: World) -> tuple[bytes, str]:
    fresh = world.desk()
    return fresh.device, fresh.token


def operations(body: bytes) -> tuple[Operation, ...]:
    from sync.protocol.codec import decode_operations

    return decode_operations(body)


# --- refusals --------------------------------------------------------------------------------------------------------


def test_one_bad_operation_of_a_hundred_is_refused_and_the_others_land(world: World) -> None:
    desk = world.desk()
    keys = [desk.insert("memo", {"text": str(number), "about": None}) for number in range(50)]
    bad = desk.insert("memo", {"text": None, "about": None})
    desk.update("memo", bad, text="late")
    keys += [desk.insert("memo", {"text": str(number), "about": None}) for number in range(48)]
    desk.sync()
    assert desk.refused == [(("memo", bad), "rule"), (("memo", bad), "missing")]
    assert all(desk.row("memo", key) for key in keys)


@pytest.mark.parametrize(
    ("table", "registers"),
    [
        ("memo", {"text": 7, "about": None}),
        ("room", {**ROOM, "opened": "2026-02-30"}),
        ("room", {**ROOM, "opened": "20260201"}),
        ("room", {**ROOM, "is_free": 2}),
        ("room", {**ROOM, "size": "30"}),
        ("room", {**ROOM, "part_of_id": "ab" * 16}),
        ("room", {**ROOM, "name": "一号室"}),
        ("room", {**ROOM, "name": {"name": None, "kind": "1"}}),
        ("room", {**ROOM, "review": {"checked": "1", "checker": None}}),
        ("visit", {"person_id": "甲", "status": "1", "at": 0}),
        ("memo", {"text": "一", "removed": 1}),
    ],
)
def test_a_value_that_its_column_cannot_hold_is_refused(world: World, table: str, registers: dict[str, object]) -> None:
    desk = world.desk()
    desk.insert(table, registers)
    desk.sync()
    assert [reason for _, reason in desk.refused] == ["rule"]


def test_rows_of_the_district_are_refused_whatever_their_policy(world: World) -> None:
    desk = world.desk()
    world.district.write("*", "room", b"R" * 16, ROOM)
    desk.sync()
    desk.insert("notice", {"title": "告示"}, home="*")
    desk.insert("notice", {"title": "告示"})
    desk.insert("room", ROOM, home="*")
    desk.update("room", b"R" * 16, size=3)
    desk.sync()
    assert {reason for _, reason in desk.refused} == {"district"}
    assert len(desk.refused) == 4
    assert desk.shown("room", b"R" * 16)["size"] == 30


def test_a_base_that_names_a_refused_operation_stands_for_what_that_one_had_seen(world: World) -> None:
    first, second = pair(world)
    memo = first.insert("memo", {"text": "零", "about": None})
    first.sync()
    second.sync()
    second.wall_off = -60 * MINUTE
    second.update("memo", memo, text=None)
    second.update("memo", memo, text="二")
    second.sync()
    first.sync()
    assert [reason for _, reason in second.refused] == ["rule"]
    assert first.shown("memo", memo)["text"] == "二"
    assert clashes(first) == []


def test_a_row_may_be_sent_again_under_its_id_after_its_insert_was_refused(world: World) -> None:
    desk = world.desk()
    memo = desk.insert("memo", {"text": None, "about": None})
    desk.sync()
    desk.insert("memo", {"text": "好", "about": None}, key=memo)
    desk.sync()
    assert desk.shown("memo", memo)["text"] == "好"


def test_branches_do_not_see_each_others_notes(world: World) -> None:
    north, south = world.desk(NORTH), world.desk(SOUTH)
    north.insert("memo", {"text": "内部", "about": None})
    north.sync()
    south.sync()
    assert south.rows("memo") == []
