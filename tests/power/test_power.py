"""What the screen confirmed survives a power cut; a disk that is full or fails says so (P1, P5, faults 1, 11–14)."""

from pathlib import Path

import pytest

from bjdesk.kernel.errors import DiskFailed, DiskFull, StorageProblem
from tests.makers import make_branch
from tests.power.cuts import play
from tests.power.lossy_vfs import LossyDisk

CUTS = 50


@pytest.mark.parametrize("seed", [1, 2, 3])
def test_no_confirmed_scan_is_lost_in_fifty_power_cuts(tmp_path: Path, seed: int) -> None:
    found = play(tmp_path, "FULL", seed, CUTS)
    print(f"seed {seed}: {len(found)} cuts")
    assert len(found) == CUTS
    assert [number for number, one in enumerate(found) if not one.is_whole] == []


@pytest.mark.parametrize("synchronous", ["NORMAL", "OFF"])
def test_the_same_cuts_lose_scans_where_commits_are_not_flushed(tmp_path: Path, synchronous: str) -> None:
    found = play(tmp_path, synchronous, 1, CUTS)
    assert sum(1 for one in found if not one.is_whole) > CUTS // 10


@pytest.mark.slow
@pytest.mark.parametrize("seed", range(10, 30))
def test_no_confirmed_scan_is_lost_in_many_power_cuts(tmp_path: Path, seed: int) -> None:
    assert all(one.is_whole for one in play(tmp_path, "FULL", seed, CUTS))


def test_a_full_disk_says_so_keeps_what_was_confirmed_and_goes_on_when_there_is_room(tmp_path: Path) -> None:
    disk = LossyDisk("full")
    branch = make_branch(tmp_path / "desk", vfs=disk.vfs)
    lesson = branch.class_now(size=3)
    branch.check_in(lesson.session, lesson.people[0])

    disk.room = 0
    with pytest.raises(DiskFull):
        branch.check_in(lesson.session, lesson.people[1])
    assert branch.value("SELECT count(*) FROM attendance") == 1

    disk.room = None
    branch.check_in(lesson.session, lesson.people[1])
    branch.reopen()
    assert branch.value("SELECT count(*) FROM attendance") == 2
    branch.close()


def test_a_flush_that_fails_is_told_and_not_taken_for_saved(tmp_path: Path) -> None:
    disk = LossyDisk("unflushed")
    branch = make_branch(tmp_path / "desk", vfs=disk.vfs)
    lesson = branch.class_now(size=2)

    disk.flush_fails = True
    with pytest.raises(DiskFailed):
        branch.check_in(lesson.session, lesson.people[0])
    disk.flush_fails = False
    assert branch.value("SELECT count(*) FROM attendance") == 0
    branch.close()


def test_a_page_that_cannot_be_read_is_a_problem_with_words(tmp_path: Path) -> None:
    disk = LossyDisk("unread")
    branch = make_branch(tmp_path / "desk", vfs=disk.vfs)
    lesson = branch.class_now(size=2)
    branch.desk.close()

    disk.read_fails = True
    with pytest.raises(StorageProblem):
        branch.check_in(lesson.session, lesson.people[0])
    disk.read_fails = False
    branch.close()
