"""kill -9 takes nothing that was confirmed (P1, fault 2): a desk in a process of its own, killed at its work."""

import multiprocessing
import random
from collections.abc import Iterator
from multiprocessing.connection import Connection
from pathlib import Path
from uuid import UUID

import pytest

from bjdesk.app import open_desk
from bjdesk.learning.commands import CheckIn
from tests.makers import Branch, broken_chain, make_branch, make_clock, seeded

PEOPLE = 40
CONTEXT = multiprocessing.get_context("forkserver")
CONTEXT.set_forkserver_preload(["tests.makers"])


def check_everybody_in(folder: Path, session: UUID, people: tuple[UUID, ...], seed: int, said: Connection) -> None:
    """The child: says the id of each attendance after its COMMIT came back."""
    desk = open_desk(folder, clock=make_clock("08:55"), random=seeded(seed))
    for person in people:
        made = desk.executor.execute(CheckIn(session, person)).value
        said.send_bytes(made.attendance_id.bytes)


def heard_until_killed(
    branch: Branch, session: UUID, people: tuple[UUID, ...], seed: int, kill_after: int
) -> list[UUID]:
    """What the child had confirmed when it was killed, to the last word."""
    ear, mouth = CONTEXT.Pipe(duplex=False)
    child = CONTEXT.Process(target=check_everybody_in, args=(branch.folder, session, people, seed, mouth))
    child.start()
    mouth.close()
    confirmed = [UUID(bytes=ear.recv_bytes()) for _ in range(kill_after)]
    child.kill()
    confirmed += rest(ear)
    child.join()
    return confirmed


def rest(ear: Connection) -> Iterator[UUID]:
    """What was said before the end and not heard yet."""
    try:
        while True:
            yield UUID(bytes=ear.recv_bytes())
    except EOFError:
        return


def kill_often(tmp_path: Path, rounds: int, seed: int) -> None:
    chance = random.Random(seed)
    branch = make_branch(tmp_path)
    course = branch.course()
    people = branch.crowd(PEOPLE)
    sessions = [branch.meeting(course) for _ in range(rounds)]
    branch.close()
    confirmed: set[UUID] = set()
    for count, session in enumerate(sessions, 1):
        kill_after = chance.randint(1, PEOPLE // 2)
        confirmed.update(heard_until_killed(branch, session, people, chance.getrandbits(32), kill_after))
        branch.reopen(seed=count)
        kept = {UUID(bytes=record) for (record,) in branch.rows("SELECT id FROM attendance")}
        where = f"round {count} of seed {seed}, killed after {kill_after}"
        assert confirmed <= kept, where
        assert len(kept) <= len(confirmed) + count, where
        assert branch.value("SELECT count(*) FROM sync_outbox WHERE tbl = 'attendance'") == len(kept), where
        assert broken_chain(branch) == [], where
        branch.close()
    print(f"{rounds} kills, {len(confirmed)} confirmed, seed {seed}")


def test_a_killed_desk_loses_nothing_that_was_confirmed(tmp_path: Path) -> None:
    kill_often(tmp_path, rounds=20, seed=1)


@pytest.mark.slow
@pytest.mark.parametrize("seed", range(2, 12))
def test_a_desk_that_is_killed_often_loses_nothing_that_was_confirmed(tmp_path: Path, seed: int) -> None:
    kill_often(tmp_path, rounds=20, seed=seed)
