"""A disk that is full, does not flush or does not read: told so, nothing lost, work goes on (P5, faults 11–14)."""

import multiprocessing
import random
import resource
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from bjdesk.app import DATABASE_FILE, found_branch
from bjdesk.kernel.commands import Command
from bjdesk.kernel.errors import DiskFailed, DiskFull, StorageProblem
from bjdesk.learning.commands import CheckIn, CloseSession, JoinAndCheckIn, MarkAllArrived
from bjdesk.learning.scanning import Tone
from bjdesk.people.commands import RegisterLearner, SaveDraft
from bjdesk.people.drafts import draft
from tests.makers import STREET, Branch, ClassNow, broken_chain, make_branch, make_clock, seeded
from tests.power.lossy_vfs import LossyDisk
from tests.power.test_power import Cut, found_after

Make = Callable[[Branch, ClassNow], Command]


@pytest.fixture
def branch(tmp_path: Path, disk: LossyDisk) -> Iterator[Branch]:
    made = make_branch(tmp_path / "branch", vfs=disk.vfs)
    yield made
    disk.room, disk.flush_fails, disk.read_fails = None, False, False
    made.close()


def attendances(branch: Branch) -> int:
    return int(branch.value("SELECT count(*) FROM attendance"))


def is_sound(branch: Branch) -> bool:
    """Nothing of a failed action is there: pages, audit and outbox agree."""
    captured = branch.value("SELECT count(*) FROM sync_outbox WHERE tbl = 'attendance'")
    checked = branch.value("PRAGMA integrity_check")
    return checked == "ok" and broken_chain(branch) == [] and captured == attendances(branch)


# --- full ------------------------------------------------------------------------------------------------------------

FILL = range(0, 90_000, 3_700)


def test_a_disk_that_fills_at_any_byte_of_a_check_in_loses_nothing(branch: Branch, disk: LossyDisk) -> None:
    group = branch.class_now(len(FILL) + 1)
    branch.scan(group.cards[-1])
    full = 0
    for count, (room, card) in enumerate(zip(FILL, group.cards, strict=False), 1):
        branch.checkpoint()
        disk.room = room
        try:
            branch.scan(card)
        except DiskFull:
            full += 1
            disk.room = None
            assert attendances(branch) == count, f"{room} bytes"
            assert branch.scan(card).tone is Tone.OK
        disk.room = None
        assert attendances(branch) == count + 1
    print(f"{full} of {len(FILL)} attempts met a full disk")
    assert full >= 10
    assert is_sound(branch)


ACTIONS: dict[str, Make] = {
    "check-in": lambda branch, group: CheckIn(group.session, group.people[0]),
    "join": lambda branch, group: JoinAndCheckIn(group.session, branch.learner()),
    "all-arrived": lambda branch, group: MarkAllArrived(group.session, group.people),
    "close": lambda branch, group: CloseSession(group.session, branch.session(group.session).rev),
    "register": lambda branch, group: RegisterLearner("王桂芳", phone="13800004417", of_age="1", consented=True),
}


@pytest.mark.parametrize("make", ACTIONS.values(), ids=list(ACTIONS))
def test_an_action_on_a_full_disk_is_told_so_and_can_be_repeated_when_there_is_room(
    branch: Branch, disk: LossyDisk, make: Make
) -> None:
    command = make(branch, branch.class_now(3))
    before = branch.rows("SELECT op, rev FROM sync_state")
    disk.room = 0
    with pytest.raises(DiskFull) as told:
        branch.execute(command)
    assert told.value.facts["path"] == str(branch.folder / DATABASE_FILE)
    disk.room = None
    assert branch.rows("SELECT op, rev FROM sync_state") == before
    branch.execute(command)
    assert is_sound(branch)


def test_a_form_that_could_not_be_saved_is_still_a_draft(branch: Branch, disk: LossyDisk) -> None:
    branch.execute(SaveDraft("walk-in", {"name": "王桂芳"}))
    disk.room = 0
    with pytest.raises(DiskFull):
        branch.execute(RegisterLearner("王桂芳", phone="13800004417", of_age="1", consented=True))
    assert branch.read(draft, "walk-in").body == {"name": "王桂芳"}


def test_on_a_full_disk_everything_can_still_be_read(branch: Branch, disk: LossyDisk) -> None:
    group = branch.class_now(3)
    branch.scan(group.cards[0])
    disk.room = 0
    branch.clock.advance(minutes=2)
    assert branch.scan(group.cards[0]).tone is Tone.ALREADY


# --- not flushed -----------------------------------------------------------------------------------------------------


def test_what_the_disk_did_not_flush_is_told_as_not_saved(branch: Branch, disk: LossyDisk) -> None:
    group = branch.class_now(2)
    branch.scan(group.cards[0])
    disk.flush_fails = True
    with pytest.raises(DiskFailed):
        branch.scan(group.cards[1])
    disk.flush_fails = False
    assert attendances(branch) == 1
    assert is_sound(branch)


def test_after_a_failed_flush_the_next_try_is_on_the_disk(branch: Branch, disk: LossyDisk, tmp_path: Path) -> None:
    """What the system dropped is written again, not taken for flushed."""
    group = branch.class_now(2)
    disk.flush_fails = True
    with pytest.raises(DiskFailed):
        branch.scan(group.cards[0])
    disk.flush_fails = False
    confirmed = tuple(branch.scan(card).attendance_id for card in group.cards)
    for seed in range(8):
        image = disk.image_after_cut(random.Random(seed))
        assert found_after(Cut(seed, image, confirmed), branch.folder, tmp_path / "after") == []


# --- not read --------------------------------------------------------------------------------------------------------


def test_what_the_disk_does_not_read_is_told_and_the_desk_goes_on_when_it_does(branch: Branch, disk: LossyDisk) -> None:
    group = branch.class_now(2)
    disk.read_fails = True
    with pytest.raises(DiskFailed):
        branch.rows("SELECT count(*), max(name) FROM code")
    disk.read_fails = False
    assert branch.scan(group.cards[0]).tone is Tone.OK


def test_a_check_in_whose_pages_cannot_be_read_is_told_and_can_be_repeated(branch: Branch, disk: LossyDisk) -> None:
    group = branch.class_now(2)
    beside = branch.open_beside(seed=2)  # somebody else's commit makes the desk read its pages anew
    beside.learner()
    beside.close()
    disk.read_fails = True
    for _ in range(3):
        with pytest.raises(DiskFailed):
            branch.scan(group.cards[0])
    disk.read_fails = False
    assert branch.scan(group.cards[0]).tone is Tone.OK
    assert is_sound(branch)


# --- limits of the system --------------------------------------------------------------------------------------------


def within(size: int, work: Callable[[], object]) -> str:
    """What `work` raises in a process whose files may not grow beyond `size` bytes."""

    def run() -> str:
        resource.setrlimit(resource.RLIMIT_FSIZE, (size, size))
        try:
            work()
        except StorageProblem as problem:
            return type(problem).__name__
        return "done"

    with multiprocessing.get_context("fork").Pool(1, initializer=_WORK.append, initargs=(run,)) as pool:
        return str(pool.apply(_run))


_WORK: list[Callable[[], str]] = []


def _run() -> str:
    return _WORK[-1]()


def test_a_branch_that_cannot_be_written_whole_is_not_founded(tmp_path: Path) -> None:
    def found() -> None:
        found_branch(tmp_path, STREET, desk_name="台", staff_name="演示员", clock=make_clock(), random=seeded())

    assert within(200_000, found) in ("DiskFull", "DiskFailed")
    assert not (tmp_path / DATABASE_FILE).exists()
    found()


def test_a_check_in_beyond_the_size_a_file_may_have_is_told_as_not_saved(tmp_path: Path) -> None:
    branch = make_branch(tmp_path)
    group = branch.class_now(3)
    branch.scan(group.cards[0])
    branch.close()

    def check_in() -> None:
        branch.reopen()
        branch.scan(group.cards[1])

    assert within(4096, check_in) in ("DiskFull", "DiskFailed", "NotWritable")
    branch.reopen()
    assert attendances(branch) == 1
    assert branch.scan(group.cards[1]).tone is Tone.OK
    branch.close()
