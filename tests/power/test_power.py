"""What the screen confirmed survives a power cut (P1, fault 1): the real desk on a disk that forgets.

A weaker setting must make the same proof fail; otherwise it would prove nothing.
"""

import random
import shutil
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from uuid import UUID

import pytest

from bjdesk.app import DATABASE_FILE, open_desk
from bjdesk.kernel.errors import StorageProblem
from bjdesk.store.keys import TrainingKey
from tests.makers import Branch, broken_chain, make_branch, make_clock, seeded
from tests.power.lossy_vfs import Image, LossyDisk, write_image

PEOPLE = 30


@dataclass(frozen=True)
class Cut:
    """One power cut: what is left on the disk, and what had been confirmed by then."""

    seed: int
    image: Image
    confirmed: tuple[UUID, ...]


@dataclass
class Morning:
    """A desk that checks people in while the power may go at any moment."""

    folder: Path
    disk: LossyDisk
    weaker: str | None
    seed: int
    wanted: int
    cuts: list[Cut] = field(default_factory=list)
    confirmed: list[UUID] = field(default_factory=list)

    def play(self) -> list[Cut]:
        """Check in everybody; `wanted` cuts fall before any write, or flush, or right after a confirmation."""
        self.chance = random.Random(self.seed)
        weaker = {"synchronous": self.weaker} if self.weaker else {}
        branch = make_branch(self.folder, seed=self.seed, vfs=self.disk.vfs, **weaker)
        group = branch.class_now(PEOPLE)
        branch.checkpoint("PASSIVE")
        self.disk.on_write = self._perhaps
        for number, card in enumerate(group.cards):
            answer = branch.scan(card)
            assert answer.attendance_id is not None
            self.confirmed.append(answer.attendance_id)
            self._perhaps(likely=0.3)
            if number % 7 == 6:
                branch.checkpoint("PASSIVE")
        self.disk.on_write = None
        while len(self.cuts) < self.wanted:
            self._perhaps(likely=1)
        branch.close()
        return self.cuts

    def _perhaps(self, likely: float = 0.02) -> None:
        if len(self.cuts) < self.wanted and self.chance.random() < likely:
            seed = self.chance.getrandbits(32)
            image = self.disk.image_after_cut(random.Random(seed))
            self.cuts.append(Cut(seed, image, tuple(self.confirmed)))


def found_after(cut: Cut, branch_folder: Path, folder: Path) -> list[str]:
    """What is wrong when the desk is started after the cut; empty when all is well."""
    write_image(cut.image, folder)
    for name in (TrainingKey.FILE, DATABASE_FILE + ".key-mark"):
        shutil.copy(branch_folder / name, folder)
    clock = make_clock("12:00")
    try:
        desk = Branch(folder, clock, open_desk(folder, clock=clock, random=seeded(9)))
    except StorageProblem as problem:
        return [f"does not open: {problem.code}"]
    try:
        return list(faults(desk, cut))
    finally:
        desk.close()
        shutil.rmtree(folder)


def faults(desk: Branch, cut: Cut) -> Iterator[str]:
    kept = {UUID(bytes=row) for (row,) in desk.rows("SELECT id FROM attendance")}
    lost = [record for record in cut.confirmed if record not in kept]
    if lost:
        yield f"lost: {len(lost)} confirmed"
    if len(kept) > len(cut.confirmed) + 1:
        yield "more than the one unconfirmed action is there"
    if broken_chain(desk):
        yield "the audit chain is broken"
    captured = {UUID(bytes=row) for (row,) in desk.rows("SELECT row_id FROM sync_outbox WHERE tbl = 'attendance'")}
    audited = {UUID(bytes=row) for (row,) in desk.rows("SELECT subject_id FROM audit WHERE command = 'CheckIn'")}
    if not kept == captured == audited:
        yield "rows, outbox and audit do not agree"


def after_cuts(tmp_path: Path, disk: LossyDisk, weaker: str | None, seed: int, cuts: int) -> list[str]:
    """All that was wrong after so many cuts of one morning, each with the seed that shows it again.

    `weaker` is what the program's own setting of `synchronous` is replaced by.
    """
    played = Morning(tmp_path / "branch", disk, weaker, seed, cuts).play()
    wrong = [
        f"cut {cut.seed} after {len(cut.confirmed)} confirmed: {what}"
        for cut in played
        for what in found_after(cut, tmp_path / "branch", tmp_path / "after")
    ]
    print(f"{weaker or 'as shipped'}, seed {seed}: {len(played)} cuts, {len(wrong)} faults", *wrong, sep="\n  ")
    return wrong


@pytest.mark.parametrize("seed", range(1, 6))
def test_a_power_cut_takes_nothing_that_was_confirmed(tmp_path: Path, disk: LossyDisk, seed: int) -> None:
    assert after_cuts(tmp_path, disk, None, seed, cuts=30) == []


@pytest.mark.slow
@pytest.mark.parametrize("seed", range(6, 51))
def test_many_power_cuts_take_nothing_that_was_confirmed(tmp_path: Path, disk: LossyDisk, seed: int) -> None:
    assert after_cuts(tmp_path, disk, None, seed, cuts=30) == []


@pytest.mark.parametrize("seed", [1, 2])
def test_the_proof_fails_when_a_commit_is_not_flushed(tmp_path: Path, disk: LossyDisk, seed: int) -> None:
    wrong = after_cuts(tmp_path, disk, "NORMAL", seed, cuts=15)
    assert any("lost" in fault for fault in wrong)


@pytest.mark.parametrize("seed", [1, 2])
def test_the_proof_fails_when_nothing_is_flushed(tmp_path: Path, disk: LossyDisk, seed: int) -> None:
    wrong = after_cuts(tmp_path, disk, "OFF", seed, cuts=15)
    assert any("does not open" in fault for fault in wrong)
