"""New rows taken column by column come out exactly as if each had been merged by itself."""

from typing import Any

import pytest
from msgspec.structs import replace

from sync.protocol.codec import decode_operations
from sync.protocol.messages import Operation, PublishedRow
from tests.sync.server.branches import NORTH
from tests.sync.server.desks import Desk, World

COUNT = 40


def hexed(key: bytes) -> str:
    return key.hex().upper()


def morning(desk: Desk) -> None:
    """Rows of many tables, as a first push has them."""
    for number in range(COUNT):
        person = desk.insert("person", {"name": {"name": str(number), "nick": None}, "phone": None, "born": None})
        tie = {"person_id": hexed(person), "branch": NORTH, "at": number, "by_id": None, "voids_id": None}
        desk.insert("tie", {**tie, "reason": None})
        desk.insert("visit", {"room_id": None, "person_id": hexed(person), "status": "1", "at": -5, "by_id": None})
        desk.insert("memo", {"text": f"备注 {number} 😀", "about": [number, {"a": None}]})
        desk.insert("room", {"name": {"name": "室", "kind": "1"}, "size": number, "opened": "2026-09-01"})


def told(desk: Desk) -> dict[tuple[str, bytes], tuple[Any, ...]]:
    """What the desk sees, versions aside."""
    return {
        (row.table, row.id): (row.home, row.registers, row.stamps, row.owned)
        for feed in desk.feeds.values()
        for row in feed.values()
        if row.table != "device"
    }


def test_a_batch_of_new_rows_is_published_like_the_same_rows_one_by_one(world: World) -> None:
    writer, reader = world.desk(), world.desk()
    morning(writer)
    wanted = {(one.table, one.id): one for one in writer.queue}
    writer.sync()
    reader.sync()
    assert told(writer) == told(reader)
    for key, one in wanted.items():
        row = reader.row(*key)
        assert row.registers == one.registers
        assert row.stamps == {"_": one.stamp}
    assert not writer.refused


@pytest.mark.parametrize("wall_off", [0, 10**9, -(10**9)])
def test_the_two_ways_in_give_the_same_rows(world: World, wall_off: int) -> None:
    """Each operation also comes alone, twice in one batch, which keeps it out of the quick way."""
    desk = world.desk()
    desk.wall_off = wall_off
    morning(desk)
    quick, slow = list(desk.queue), []
    for one in quick:
        twin = replace(one, id=_twin_of(one.id), incarnation=one.incarnation ^ 1)
        slow += [twin, replace(twin, op=twin.op + 10_000)]
    desk.queue = quick
    desk.sync()
    before = told(desk)
    other = world.desk()
    other.wall_off = wall_off
    other.queue = [_about_twins(one, quick) for one in slow]
    other.sync()
    for (table, key), (home, registers, stamps, owned) in before.items():
        twin = told(other)[(table, _twin_of(key))]
        assert (twin[0], twin[3]) == (home, owned)
        assert {stamp.ms for stamp in twin[2].values()} == {stamp.ms for stamp in stamps.values()}
        assert _bare(twin[1]) == _bare(registers)


def _twin_of(key: bytes) -> bytes:
    return bytes([key[0] ^ 0xFF]) + key[1:]


def _about_twins(one: Operation, quick: list[Operation]) -> Operation:
    """The twin of a visit speaks of the twin of the learner."""
    people = {hexed(made.id): hexed(_twin_of(made.id)) for made in quick if made.table == "person"}
    person = one.registers.get("person_id")
    return replace(one, registers={**one.registers, "person_id": people[person]}) if person in people else one


def _bare(registers: dict[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in registers.items() if name != "person_id"}


def test_doubtful_rows_in_the_middle_of_many_are_refused_alone(world: World) -> None:
    desk = world.desk()
    good = [desk.insert("memo", {"text": str(number), "about": None}) for number in range(COUNT)]
    bad = [desk.insert("memo", {"text": value, "about": None}) for value in (None, 5)]
    foreign = desk.insert("memo", {"text": "x", "about": None}, home="south")
    good += [desk.insert("memo", {"text": str(number), "about": None}) for number in range(COUNT)]
    desk.sync()
    assert desk.refused == [(("memo", bad[0]), "rule"), (("memo", bad[1]), "rule"), (("memo", foreign), "foreign")]
    assert all(desk.row("memo", key) for key in good)


def test_rows_that_are_there_already_fill_only_what_is_absent(world: World) -> None:
    desk = world.desk()
    keys = [desk.insert("memo", {"text": str(number)}) for number in range(COUNT)]
    desk.sync()
    again = world.desk()
    again.insert("memo", {"text": "anders", "about": "neu"}, key=keys[0])
    fresh = again.insert("memo", {"text": "frisch", "about": None})
    again.sync()
    desk.sync()
    assert desk.row("memo", keys[0]).registers == {"text": "0", "about": "neu"}
    assert desk.row("memo", fresh)


def test_a_batch_of_the_largest_size_is_taken(world: World) -> None:
    desk = world.desk()
    for number in range(10_000):
        desk.insert("memo", {"text": str(number % 7), "about": None})
    reply = desk.sync()
    assert len(desk.sealed) == 1
    assert len(decode_operations(desk.sealed[0].body)) == 10_000
    assert reply.pages[NORTH].rows == 10_000
    assert world.district.check() in ([], [("role-too-strong", {"role": "postgres"})])


def test_versions_in_one_commit_are_all_different(world: World) -> None:
    desk = world.desk()
    morning(desk)
    course = desk.insert("course", {"title": "课", "seats": 1})
    for _ in range(3):
        desk.insert("seat", {"course_id": hexed(course), "person_id": "A" * 32, "note": None})
    desk.sync()
    rows: list[PublishedRow] = [row for feed in desk.feeds.values() for row in feed.values() if row.table != "device"]
    assert len({(row.nonce, row.index) for row in rows}) == len(rows)
    assert len({row.nonce for row in rows}) == 1
