"""The served process is killed under three desks: every batch is whole or absent, and nothing is told twice (P40)."""

import signal
import threading

import pytest

from tests.sync.server.processes import BRANCH, FarDesk, Process, world_of

DESKS, ROWS = 3, 40


def push(desk: FarDesk) -> None:
    """Batch after batch of anchors of an audit chain."""
    for number in range(ROWS):
        row = {"n": number, "digest": "0A" * 32, "segment": None, "at": number, "offset_min": 480}
        desk.insert("audit_head", {**row, "by_id": None, "desk_id": None, "voids_id": None, "reason": None})
        desk.sync()


def under_desks(process: Process, kills: int) -> list[FarDesk]:
    """Kill the server so often while three desks push; the desks afterwards."""
    desks = [FarDesk(world_of(number), process, number) for number in range(1, DESKS + 1)]
    threads = [threading.Thread(target=push, args=(desk,)) for desk in desks]
    for thread in threads:
        thread.start()
    pause = threading.Event()
    for number in range(kills):
        pause.wait(0.1 + 0.07 * (number % 5))
        process.kill()
        process.start()
    for thread in threads:
        thread.join()
    for desk in desks:
        desk.sync()
    return desks


def test_a_server_that_is_killed_under_three_desks_loses_nothing(process: Process) -> None:
    told = under_desks(process, 2)
    assert {len(desk.rows("audit_head")) for desk in told} == {DESKS * ROWS}
    assert not [desk.refused for desk in told if desk.refused]
    assert process.run("check") == "nothing wrong"


@pytest.mark.slow
def test_fifty_kills_lose_nothing(process: Process) -> None:
    told = under_desks(process, 50)
    assert {len(desk.rows("audit_head")) for desk in told} == {DESKS * ROWS}
    assert process.run("check") == "nothing wrong"


def test_a_server_that_is_asked_to_stop_ends_what_it_has_begun(process: Process) -> None:
    desk = FarDesk(world_of(1), process, 7)
    pusher = threading.Thread(target=push, args=(desk,))
    pusher.start()
    threading.Event().wait(0.3)
    assert process.kill(signal.SIGTERM) in (0, -signal.SIGTERM)  # it ends as the signal wants, after its own end
    process.start()
    pusher.join()
    assert len(desk.rows("audit_head")) == ROWS
    assert process.run("check") == "nothing wrong"


def test_desks_are_listed_and_revoked_from_the_command_line(process: Process) -> None:
    desk = FarDesk(world_of(1), process, 7)
    desk.sync()
    line = process.run("desks").split("\t")
    assert line[:4] == [desk.device.hex(), BRANCH, "1", "台 7"]
    process.run("revoke", desk.device.hex())
    assert process.run("desks").split("\t")[4] == "revoked"
