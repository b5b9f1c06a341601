"""Several workers at once: nothing is lost, nothing counts twice, no reader misses a number (SYNC §3, §6)."""

import threading
from collections.abc import Callable
from typing import Any

import pytest

from sync.protocol.codec import decode_operations
from sync.protocol.messages import Ack
from tests.sync.server.branches import NORTH, SOUTH
from tests.sync.server.desks import Desk, Died, World

WRITERS = 8


def hexed(key: bytes) -> str:
    return key.hex().upper()


def at_once(*works: Callable[[], Any]) -> list[Any]:
    """Run all at the same time; the results, or the first error."""
    gate, found, errors = threading.Barrier(len(works)), [None] * len(works), []

    def run(number: int) -> None:
        try:
            gate.wait()
            found[number] = works[number]()
        except Exception as error:
            errors.append(error)

    threads = [threading.Thread(target=run, args=(number,)) for number in range(len(works))]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    if errors:
        raise errors[0]
    return found


def test_many_desks_write_one_branch_and_a_reader_misses_nothing(world: World, kind: str) -> None:
    """Sixteen on PostgreSQL, where they do write at once."""
    writers = WRITERS if kind == "sqlite" else 2 * WRITERS
    desks = [world.desk(name=str(number)) for number in range(writers)]
    reader, is_over = world.desk(name="reader"), threading.Event()
    seqs: list[int] = []

    def push(desk: Desk) -> None:
        for number in range(6):
            for item in range(20):
                desk.insert("memo", {"text": f"{number} {item}", "about": None})
            desk.sync()

    def read() -> None:
        while not is_over.is_set():
            page = reader.ask(reader.request()).pages[NORTH]
            assert reader.cursors[NORTH][0] <= page.next[0]
            seqs.extend(entry.seq for entry in page.entries)
            reader.feeds[NORTH].update({(one.table, one.id): one.row for one in page.entries})
            reader.cursors[NORTH] = page.next
            assert reader.digest(NORTH) == (page.digest, page.rows)

    watcher = threading.Thread(target=read)
    watcher.start()
    at_once(*(lambda desk=desk: push(desk) for desk in desks))
    is_over.set()
    watcher.join()
    reader.sync()
    assert len(reader.rows("memo")) == writers * 6 * 20
    assert seqs == sorted(set(seqs))
    assert world.district.check() == []


def test_two_workers_with_one_batch_have_one_effect(world: World) -> None:
    desk = world.desk()
    for number in range(50):
        desk.insert("memo", {"text": str(number), "about": None})
    bad = desk.insert("memo", {"text": None, "about": None})
    desk.seal()
    request = desk.request()
    replies = at_once(*(lambda: desk.ask(request) for _ in range(4)))
    assert {reply.acks for reply in replies} == {(Ack(1, ((50, "rule"),)),)}
    desk.take(replies[0])
    desk.sync()
    assert len(desk.rows("memo")) == 50
    assert desk.row("memo", bad) is None
    assert world.district.check() == []


def test_a_desk_and_its_reborn_self_push_the_same_rows_at_once(world: World) -> None:
    desk = world.desk()
    keys = [desk.insert("memo", {"text": str(number), "about": None}) for number in range(100)]
    for key in keys[:10]:
        desk.update("memo", key, text="neu")
    desk.seal()
    again = world.desk(name="again")
    again.queue = [operation for batch in desk.sealed for operation in decode_operations(batch.body)]
    at_once(desk.sync, again.sync)
    desk.sync()
    again.sync()
    assert {row.id: row for row in desk.rows("memo")} == {row.id: row for row in again.rows("memo")}
    assert len(desk.rows("memo")) == 100
    assert not desk.refused
    assert not again.refused
    assert world.district.check() == []


def test_of_many_claims_at_once_exactly_one_holds(world: World) -> None:
    desks = [world.desk(name=str(number)) for number in range(WRITERS)]
    room = desks[0].insert("room", {"name": {"name": "一", "kind": "1"}, "part_of_id": None})
    for desk in desks:
        desk.sync()
    for desk in desks:
        place = {"room_id": hexed(room), "starts": 10, "ends": 20}
        state = {"state": "2", "state_at": 0, "state_note": None}
        desk.insert("slot", {"room_id": place, "title": desk.device.hex(), "state": state})
    at_once(*(desk.sync for desk in desks))
    desks[0].sync()
    found = [row.owned["claim"]["verdict"] for row in desks[0].rows("slot")]
    assert sorted(found) == ["1"] + ["2"] * (WRITERS - 1)
    assert world.district.check() == []


def test_a_learner_who_moves_while_others_write_about_her_leaves_nothing_behind(world: World) -> None:
    north, south = world.desk(NORTH), world.desk(SOUTH)
    person = north.insert("person", {"name": {"name": "演示", "nick": None}, "phone": None})
    tie = {"person_id": hexed(person), "at": 0, "by_id": None, "voids_id": None, "reason": None}
    north.insert("tie", {**tie, "branch": NORTH})
    north.sync()

    def write() -> None:
        for number in range(10):
            north.insert("card", {"person_id": hexed(person), "token": str(number)})
            north.sync()

    def move() -> None:
        world.district.write(NORTH, "tie", world.random(16), {**tie, "branch": SOUTH})

    at_once(write, move)
    south.sync()
    assert len(south.rows("card")) == 10
    assert south.row("person", person)
    assert world.district.check() == []


def test_both_edits_of_one_row_at_once_are_merged(world: World) -> None:
    desks = [world.desk(name=str(number)) for number in range(WRITERS)]
    memo = desks[0].insert("memo", {"text": "", "about": None})
    for desk in desks:
        desk.sync()
    for number, desk in enumerate(desks):
        desk.wall_off = number
        desk.update("memo", memo, text=str(number))
    at_once(*(desk.sync for desk in desks))
    desks[0].sync()
    assert desks[0].shown("memo", memo)["text"] == str(WRITERS - 1)
    lost = sorted(row.registers["lost"] for row in desks[0].rows("clash"))
    assert lost == [str(number) for number in range(WRITERS - 1)] or "" in lost
    assert world.district.check() == []


@pytest.mark.parametrize("point", ["server.merged", "server.published", "server.before_commit", "server.after_commit"])
def test_a_worker_that_dies_at_any_point_leaves_a_batch_whole_or_absent(world: World, point: str) -> None:
    desk = world.desk()
    keys = [desk.insert("memo", {"text": str(number), "about": None}) for number in range(10)]
    desk.seal()
    world.points.deadly = point
    with pytest.raises(Died):
        desk.ask(desk.request())
    world.points.deadly = ""
    other = world.desk()
    other.sync()
    assert len(other.rows("memo")) == (10 if point == "server.after_commit" else 0)
    desk.sync()
    assert sorted(row.id for row in desk.rows("memo")) == sorted(keys)
    assert world.district.check() == []
