"""Power cuts in the middle of a morning: the real desk over a disk that forgets, and what is found afterwards."""

import random
import shutil
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from uuid import UUID

from bjdesk.access.audit import broken_links
from bjdesk.app import open_desk
from bjdesk.kernel.errors import DeskError
from bjdesk.learning.commands import Recorded
from tests.makers import Branch, make_branch, make_clock, seeded
from tests.power.lossy_vfs import Image, LossyDisk, write_image

PEOPLE = 40
MOST_WRITES_BETWEEN = 9


@dataclass(frozen=True)
class Cut:
    """What lay on the disk when the power went, and what the screen had confirmed by then."""

    image: Image
    confirmed: frozenset[UUID]


@dataclass(frozen=True)
class Found:
    """What a restart found: how many confirmed marks are gone, or that the file does not hold."""

    lost: int = 0
    is_damaged: bool = False

    @property
    def is_whole(self) -> bool:
        return self.lost == 0 and not self.is_damaged


class Outage:
    """Takes an image now and then while the desk works; `confirmed` grows as commands return."""

    def __init__(self, disk: LossyDisk, chance: random.Random, cuts: int) -> None:
        self.confirmed: set[UUID] = set()
        self.cuts: list[Cut] = []
        self._disk, self._chance, self._wanted = disk, chance, cuts
        self._until = chance.randint(1, MOST_WRITES_BETWEEN)

    def on_write(self) -> None:
        self._until -= 1
        if self._until == 0 and len(self.cuts) < self._wanted:
            self._until = self._chance.randint(1, MOST_WRITES_BETWEEN)
            self.cuts.append(Cut(self._disk.image_after_cut(self._chance), frozenset(self.confirmed)))

    @property
    def is_over(self) -> bool:
        return len(self.cuts) >= self._wanted


def morning(folder: Path, synchronous: str, seed: int, cuts: int) -> list[Cut]:
    """Check people in and take them back until the power went so many times."""
    disk = LossyDisk(f"lossy-{synchronous}-{seed}-{id(folder)}")
    branch = make_branch(folder, seed=seed, vfs=disk.vfs, synchronous=synchronous)
    lesson = branch.class_now(size=PEOPLE)
    outage = Outage(disk, random.Random(seed), cuts)
    disk.on_write = outage.on_write
    try:
        for person in _people(lesson.people):
            if outage.is_over:
                break
            outcome = branch.check_in(lesson.session, person)
            assert isinstance(outcome.value, Recorded)
            outage.confirmed.add(outcome.value.attendance_id)
            branch.execute(outcome.undo)
    finally:
        disk.on_write = None
        branch.close()
    return outage.cuts


def _people(people: tuple[UUID, ...]) -> Iterator[UUID]:
    while True:
        yield from people


def restart(cut: Cut, template: Path, folder: Path) -> Found:
    """Open the desk on what the cut left, as the next morning would."""
    shutil.copytree(template, folder, ignore=shutil.ignore_patterns("bjdesk.db", "bjdesk.db-*"))
    write_image(cut.image, folder)
    try:
        desk = open_desk(folder, clock=make_clock(), random=seeded(99))
    except DeskError:
        return Found(is_damaged=True)
    branch = Branch(folder, make_clock(), desk)
    try:
        return _judge(branch, cut)
    except DeskError:
        return Found(is_damaged=True)
    finally:
        branch.close()


def _judge(branch: Branch, cut: Cut) -> Found:
    kept = {UUID(bytes=bytes(row[0])) for row in branch.rows("SELECT id FROM attendance")}
    captured = branch.value("SELECT count(*) FROM sync_outbox WHERE tbl = 'attendance'")
    audited = branch.value("SELECT count(*) FROM audit_value WHERE row_table = 'attendance'")
    with branch.desk.database.read() as db:
        is_chained = not list(broken_links(db))
    is_sound = captured == audited == len(kept) and is_chained and branch.value("PRAGMA integrity_check") == "ok"
    return Found(len(cut.confirmed - kept), is_damaged=not is_sound)


def play(folder: Path, synchronous: str, seed: int, cuts: int) -> list[Found]:
    """A morning with so many cuts, and what each restart found."""
    taken = morning(folder / "desk", synchronous, seed, cuts)
    return [restart(cut, folder / "desk", folder / f"after-{number}") for number, cut in enumerate(taken)]
