"""First come holds, who collides is contested, both are kept, and whoever withdraws sets others free (SYNC §4)."""

from typing import Any

from tests.sync.server.branches import NORTH, SOUTH
from tests.sync.server.desks import Desk, World


def hexed(key: bytes) -> str:
    return key.hex().upper()


def room_of(desk: Desk, **more: Any) -> bytes:
    return desk.insert("room", {"name": {"name": "一", "kind": "1"}, "part_of_id": None, **more})


def place(room: bytes | None, starts: int, ends: int) -> dict[str, Any]:
    return {"room_id": hexed(room) if room else None, "starts": starts, "ends": ends}


def slot(desk: Desk, room: bytes | None, starts: int, ends: int, *, state: str = "2", home: str = "") -> bytes:
    row = {"room_id": place(room, starts, ends), "title": "课"}
    return desk.insert("slot", {**row, "state": {"state": state, "state_at": 0, "state_note": None}}, home=home)


def verdict(desk: Desk, key: bytes) -> tuple[str, list[str] | None]:
    claim = desk.shown("slot", key)["claim"]
    return claim["verdict"], claim["contest_with"]


def two(world: World) -> tuple[Desk, Desk, bytes]:
    first, second = world.desk(name="first"), world.desk(name="second")
    room = room_of(first)
    first.sync()
    second.sync()
    return first, second, room


def test_of_two_desks_that_book_one_room_the_first_to_tell_holds_it(world: World) -> None:
    first, second, room = two(world)
    early, late = slot(first, room, 10, 20), slot(second, room, 15, 25)
    second.sync()
    first.sync()
    second.sync()
    assert verdict(first, late) == ("1", None)
    assert verdict(first, early) == verdict(second, early) == ("2", [hexed(late)])


def test_a_cancelled_booking_sets_the_contested_one_free(world: World) -> None:
    first, second, room = two(world)
    held, waits = slot(first, room, 10, 20), slot(second, room, 15, 25)
    first.sync()
    second.sync()
    first.update("slot", held, state={"state": "3", "state_at": 1, "state_note": None}, from_state="2")
    first.sync()
    second.sync()
    assert verdict(second, held) == ("0", None)
    assert verdict(second, waits) == ("1", None)


def test_a_booking_that_moves_waits_anew(world: World) -> None:
    first, second, room = two(world)
    moves, waits = slot(first, room, 10, 20), slot(second, room, 30, 40)
    first.sync()
    second.sync()
    world.clock.advance(1)
    first.update("slot", moves, room_id=place(room, 35, 45))
    first.sync()
    assert verdict(first, moves) == ("2", [hexed(waits)])
    assert verdict(first, waits) == ("1", None)


def test_bookings_that_touch_or_lie_in_other_rooms_do_not_collide(world: World) -> None:
    first, _, room = two(world)
    other = room_of(first)
    keys = [slot(first, room, 10, 20), slot(first, room, 20, 30), slot(first, other, 10, 20)]
    first.sync()
    assert {verdict(first, key) for key in keys} == {("1", None)}


def test_a_site_and_its_rooms_exclude_each_other_but_rooms_do_not(world: World) -> None:
    first, _, site = two(world)
    north, south = room_of(first, part_of_id=hexed(site)), room_of(first, part_of_id=hexed(site))
    first.sync()
    one, other = slot(first, north, 10, 20), slot(first, south, 10, 20)
    whole = slot(first, site, 15, 16)
    first.sync()
    assert verdict(first, one) == verdict(first, other) == ("1", None)
    assert verdict(first, whole)[0] == "2"
    assert sorted(verdict(first, whole)[1] or []) == sorted([hexed(one), hexed(other)])


def test_a_claim_on_nothing_has_no_verdict(world: World) -> None:
    first, _, _ = two(world)
    key = slot(first, None, 10, 20)
    first.sync()
    assert verdict(first, key) == ("0", None)


def test_a_claim_lives_where_the_thing_claimed_does_and_its_maker_may_change_it(world: World) -> None:
    north, south = world.desk(NORTH), world.desk(SOUTH)
    room = room_of(north)
    north.sync()
    south.sync()
    key = slot(south, room, 10, 20, home=NORTH)
    south.sync()
    south.update("slot", key, title="改")
    south.sync()
    north.sync()
    assert not south.refused
    assert north.shown("slot", key)["title"] == "改"
    assert verdict(north, key) == ("1", None)


def test_a_claim_on_a_thing_that_is_not_there_is_refused(world: World) -> None:
    south = world.desk(SOUTH)
    slot(south, south.new_id(), 10, 20, home=NORTH)
    slot(south, None, 10, 20, home=NORTH)
    south.sync()
    assert [reason for _, reason in south.refused] == ["foreign", "foreign"]


def test_a_desk_never_writes_its_own_verdict(world: World) -> None:
    first, _, room = two(world)
    key = slot(first, room, 10, 20)
    first.sync()
    first.update("slot", key, saw=None, claim={"since": 0, "verdict": "1", "contest_with": None})
    first.sync()
    assert [reason for _, reason in first.refused] == ["rule"]


def test_a_course_has_as_many_seats_as_it_says(world: World) -> None:
    first, second = world.desk(), world.desk()
    course = first.insert("course", {"title": "书法", "seats": 2})
    first.sync()
    second.sync()
    seats = [first.insert("seat", {"course_id": hexed(course), "person_id": "A" * 32, "note": None}) for _ in range(2)]
    late = second.insert("seat", {"course_id": hexed(course), "person_id": "B" * 32, "note": None})
    first.sync()
    second.sync()
    assert [second.shown("seat", key)["claim"]["verdict"] for key in (*seats, late)] == ["1", "1", "2"]
    second.update("course", course, seats=3)
    second.sync()
    assert second.shown("seat", late)["claim"]["verdict"] == "1"
