"""What the screen confirmed survives `kill -9` at any moment."""

import random
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from uuid import UUID

import pytest

from bjdesk.app import open_desk
from tests.makers import Branch, broken_chain, make_branch, make_clock

ROUNDS, MANY_ROUNDS = 20, 200
ROOT = Path(__file__).parents[2]


@pytest.fixture
def lesson(tmp_path: Path) -> tuple[Path, UUID]:
    branch = make_branch(tmp_path / "desk")
    made = branch.class_now(size=10)
    branch.close()
    return branch.folder, made.session


def confirmed_before_kill(folder: Path, session: UUID, after: int) -> Iterator[UUID]:
    """Ids that the desk confirmed until it was killed; the kill comes as it goes on after so many."""
    command = [sys.executable, "-m", "tests.power.front_desk", str(folder), str(session)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True, cwd=ROOT) as desk:
        assert desk.stdout is not None
        assert desk.stdout.readline() == "open\n"
        for _ in range(after):
            yield UUID(desk.stdout.readline().strip())
        desk.kill()
        yield from (UUID(line.strip()) for line in desk.stdout if line.endswith("\n"))


def kill_and_judge(folder: Path, session: UUID, rounds: int, seed: int) -> int:
    """How many confirmed marks are gone after so many kills; the chain and the outbox must hold each time."""
    chance, lost = random.Random(seed), 0
    for _ in range(rounds):
        confirmed = set(confirmed_before_kill(folder, session, chance.randint(1, 25)))
        branch = Branch(folder, make_clock(), open_desk(folder, clock=make_clock()))
        kept = {UUID(bytes=bytes(row[0])) for row in branch.rows("SELECT id FROM attendance")}
        lost += len(confirmed - kept)
        assert branch.value("SELECT count(*) FROM sync_outbox WHERE tbl = 'attendance'") == len(kept)
        assert broken_chain(branch) == []
        branch.close()
    return lost


def test_twenty_kills_lose_no_confirmed_scan(lesson: tuple[Path, UUID]) -> None:
    assert kill_and_judge(*lesson, ROUNDS, seed=1) == 0


@pytest.mark.slow
def test_two_hundred_kills_lose_no_confirmed_scan(lesson: tuple[Path, UUID]) -> None:
    assert kill_and_judge(*lesson, MANY_ROUNDS, seed=2) == 0
