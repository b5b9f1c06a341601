"""Makes a training branch (演示): real streets and communities, invented people, classes that run right now (D15).

The same street, year, scale and seed give the same people and cards; day and hour move the timetable and the past.
"""

import json
import os
import shutil
from collections.abc import Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass
from datetime import date, datetime, timedelta, timezone
from itertools import cycle, islice
from pathlib import Path
from random import Random
from typing import Any
from uuid import UUID

from bjdesk.app import OpenDesk, found_branch, open_desk
from bjdesk.app import Random as Bytes
from bjdesk.demo.clock import HeldClock
from bjdesk.demo.finished import finished_course, finished_past, finished_places
from bjdesk.demo.people import People, Places, draw_people
from bjdesk.demo.planting import PastIds, Progress, plant
from bjdesk.demo.rosters import TAKEN, Came, Place, Rosters, past_of, with_withdrawals
from bjdesk.demo.rows import TRAINING, Ledger
from bjdesk.demo.samples import Scale, reading_spaces, rooms, scale
from bjdesk.demo.story import Story
from bjdesk.demo.timetable import Course, House, Meeting, draw_timetable, first_start
from bjdesk.kernel.clock import SECOND, Clock, Instant, SystemClock, to_local
from bjdesk.learning.classes.queries import terms
from bjdesk.people.cards import CardHashes, canonical
from bjdesk.reference import queries as reference
from bjdesk.store.keys import TrainingKey, derived

PUYAN = "330108003"
"""浦沿街道."""
SEED = 20170415
DESK_NAME, STAFF_NAME, SUPERVISOR_NAME = f"{TRAINING}台", f"{TRAINING}·陈小燕", f"{TRAINING}·周国强"
MARK = "training.json"
"""Lies in the folder of every training branch; nothing without it is ever cleared away or written over."""
CARDS = "cards-to-try.txt"
FACES, PAPERS = "faces", "papers"
"""Unpacked faces for rare names: the same for every branch, so they are kept when one is made anew."""
DISTRICT = timezone(timedelta(hours=8))
FORMAT = 3
DAY = 86_400 * SECOND


class NotATrainingFolder(Exception):
    """The folder holds something else."""


@dataclass(frozen=True)
class Group:
    """A class or lecture with the people enrolled in it."""

    course: Course
    places: tuple[Place, ...]


@dataclass(frozen=True)
class Drawn:
    """A branch as it was drawn, before and beside its rows; the last group is the course that is over."""

    scale: Scale
    day: date
    opening: datetime
    """When the first classes of the day begin."""
    people: People
    groups: tuple[Group, ...]
    rng: Random
    rosters: Rosters

    def cards_of(self, group: Group) -> list[tuple[str, str]]:
        """(name, card) of everybody enrolled who holds a card."""
        persons = [self.people.persons[place.person] for place in group.places if place.state == TAKEN]
        return [(person.name, person.card) for person in persons if person.card]


def make(
    folder: Path,
    scale_name: str,
    seed: int,
    clock: Clock,
    progress: Progress,
    *,
    street_code: str = PUYAN,
    random: Bytes = os.urandom,
) -> Drawn:
    """Make the branch in `folder`, which must be new or hold a training branch; NotATrainingFolder otherwise."""
    clear(folder)
    size = scale(scale_name)
    held = HeldClock(Instant(clock.now() - (size.years * 366 + 1) * DAY), clock.offset_min())
    found_branch(
        folder, street_code, desk_name=DESK_NAME, staff_name=STAFF_NAME, clock=held, random=random, is_training=True
    )
    desk = open_desk(folder, clock=held, random=random)
    try:
        now = to_local(clock.now(), desk.rules.zone)
        drawn = draw(street_code, size, seed, now, desk.read(_communities, street_code, now.date()))
        ledger = _ledger(desk, folder, random, now)
        _write_down(ledger, drawn, now)
        for done in plant(desk, held, ledger.rows, ledger.found_by, random):
            progress(done, len(ledger.rows))
    finally:
        desk.close()
    _sign(folder, drawn, seed)
    return drawn


def fresh_training_branch(root: Path, scale_name: str, *, seed: int = SEED, clock: Clock | None = None) -> Path:
    """The folder of a training branch of today below `root`: the one made earlier, or a new one, told in words."""
    clock = clock or SystemClock()
    day = to_local(clock.now(), DISTRICT).date()
    folder = root / f"{day}-{scale_name}"
    if is_from(folder, day, scale_name, seed):
        return folder
    story = Story(scenes=1)
    story.headline("第一次打开，先造一个演示分院：人都是编的，社区是真的。 Making today's training branch.")

    def progress(done: int, of: int) -> None:
        story.working("演示分院", done, of)

    drawn = make(folder, scale_name, seed, clock, progress)
    story.tell(f"{len(drawn.people.persons)} 位学员，{drawn.opening:%H:%M} 有课", "people, classes and cards are there")
    story.headline(f"可以试试这些卡号 some cards to try: {folder / CARDS}")
    _forget_other_days(root, folder)
    return folder


def _forget_other_days(root: Path, today: Path) -> None:
    """Training branches of other days go; their unpacked faces stay in use, and so do the papers printed there.

    One that is open still is left alone: files can be deleted under a program that has them open.
    """
    for other in root.iterdir():
        if other == today or not (other / MARK).exists() or is_in_use(other):
            continue
        with suppress(OSError):
            if (other / FACES).exists() and not (today / FACES).exists():
                (other / FACES).rename(today / FACES)
            _clear(other)


def _clear(folder: Path) -> None:
    """Take away everything but the papers: somebody printed them to look at them."""
    for inside in folder.iterdir():
        if inside.name == PAPERS:
            continue
        if inside.is_dir() and not inside.is_symlink():
            shutil.rmtree(inside)
        else:
            inside.unlink()
    if not any(folder.iterdir()):
        folder.rmdir()


def is_in_use(folder: Path) -> bool:
    """Whether a window works in this folder: its lock is held by a program that lives."""
    from PySide6.QtCore import QLockFile  # only when there is an old branch to clear away

    from bjdesk.ui.shell.single_instance import LOCK_FILE

    lock = QLockFile(str(folder / LOCK_FILE))
    lock.setStaleLockTime(0)
    is_free = lock.tryLock(0)
    if is_free:
        lock.unlock()
    return not is_free


def is_from(folder: Path, day: date, scale_name: str, seed: int) -> bool:
    """Whether a whole training branch of that day, size and seed lies in `folder`."""
    return _mark(folder) == _signature(day, scale_name, seed)


def draw(street_code: str, size: Scale, seed: int, now: datetime, places: Places) -> Drawn:
    """Everybody and everything of the branch, without a database."""
    opening = first_start(now)
    name = f"{street_code}/{now.year}/{size.name}/{seed}"
    people = draw_people(Random(f"{name}/people"), size, now.date(), places)
    rng = Random(f"{name}/{now.date()}/timetable")
    rosters = Rosters(rng, people.persons, now.date())
    house = House(rng)
    groups = tuple(_groups(rng, rosters, draw_timetable(rng, size, opening, house), now.date()))
    over = finished_course(house, opening)
    finished = Group(over, tuple(finished_places(rosters, people.persons, over)))
    return Drawn(size, now.date(), opening, people, (*groups, finished), rng, rosters)


def _groups(rng: Random, rosters: Rosters, courses: Sequence[Course], day: date) -> list[Group]:
    groups = []
    for number, course in enumerate(courses):
        if course.is_lecture:
            places: Sequence[Place] = ()
        else:
            places = rosters.fill(course) if number else rosters.first_class(course)
            places = with_withdrawals(rng, course, places, day) if number else places
        groups.append(Group(course, tuple(places)))
    return groups


# --- rows ------------------------------------------------------------------------------------------------------------


def _communities(db: Any, street_code: str, day: date) -> Places:
    codes = [row.code12 or "" for row in reference.communities(db, day)]
    own = [code for code in codes if code.startswith(street_code)]
    return Places(own, [code for code in codes if code not in own])


def _ledger(desk: OpenDesk, folder: Path, random: Bytes, now: datetime) -> Ledger:
    key = TrainingKey(folder, random).key()

    def hashes(token: str) -> CardHashes:
        found: CardHashes = desk.scanning.hashes(canonical(token))
        return found

    return Ledger(
        scope=desk.facts.street_code,
        branch_id=desk.facts.branch_id,
        actor=desk.executor.actor,
        ids=PastIds(desk.database.ids.incarnation),
        zone=desk.rules.zone,
        offset_min=desk.clock.offset_min(),
        communities=desk.read(_community_ids, now.date()),
        card_hashes=hashes,
        id_key=derived(key, "id numbers of a training branch"),
        notices=desk.read(_notices, now.date()),
        terms=desk.read(terms),
    )


def _community_ids(db: Any, day: date) -> dict[str, UUID]:
    return {row.code12 or "": row.id for row in reference.communities(db, day)}


def _notices(db: Any, day: date) -> dict[str, UUID | None]:
    return {code: reference.parameter_id(db, f"consent.text.{code}", day) for code in ("1", "2", "3")}


def _write_down(ledger: Ledger, drawn: Drawn, now: datetime) -> None:
    """All rows of the branch, in any order; a stream of its own decides hours and ways of registration."""
    rng = Random(f"{drawn.day}/rows")
    learners = [ledger.learner(rng, person, now) for person in drawn.people.persons]
    founded = now - timedelta(days=drawn.scale.years * 366)
    ledger.supervisor(founded, SUPERVISOR_NAME)
    venues = _venues(ledger, drawn, founded)
    for group in drawn.groups:
        _write_group(ledger, drawn, group, learners, venues)


def _venues(ledger: Ledger, drawn: Drawn, at: datetime) -> dict[str, UUID]:
    """Rooms by number; beside them real reading spaces, and rooms of communities up to the size of the branch."""
    site = ledger.site(at)
    found = {room.room_no: ledger.room(at, site, room) for room in rooms()}
    spaces = reading_spaces(ledger.scope)
    for space in spaces:
        ledger.reading_space(at, space)
    own = [code for code in ledger.communities if code.startswith(ledger.scope)]
    missing = drawn.scale.venues - len(found) - len(spaces) - 1
    for number, code in enumerate(islice(cycle(own), max(0, missing))):
        ledger.community_room(at, code, f"{TRAINING}社区活动室 {number + 1}")
    return found


def _write_group(ledger: Ledger, drawn: Drawn, group: Group, learners: Sequence[UUID], venues: dict[str, UUID]) -> None:
    course = group.course
    planned = course.meetings[0].starts.replace(hour=8, minute=30) - timedelta(days=21)
    activity = ledger.activity(planned, course)
    sessions = {
        meeting.ordinal: ledger.session(planned, course, activity, venues[course.room.room_no], meeting)
        for meeting in course.meetings
    }
    for place in group.places:
        ledger.enrolment(activity, learners[place.person], place)
    for meeting, marks in _past(drawn, group):
        for came in marks:
            ledger.attendance(sessions[meeting.ordinal], learners[came.person], came)


def _past(drawn: Drawn, group: Group) -> Iterator[tuple[Meeting, list[Came]]]:
    persons = drawn.people.persons
    if group.course.is_finished:
        return finished_past(drawn.rng, persons, group.course, group.places)
    return past_of(drawn.rng, persons, group.course, group.places, drawn.rosters)


# --- the folder ------------------------------------------------------------------------------------------------------


def _mark(folder: Path) -> dict[str, Any] | None:
    try:
        found: dict[str, Any] = json.loads((folder / MARK).read_text("utf-8"))
    except (OSError, ValueError):
        return None
    return found


def _signature(day: date, scale_name: str, seed: int) -> dict[str, Any]:
    return {"training": True, "format": FORMAT, "day": day.isoformat(), "scale": scale_name, "seed": seed}


def clear(folder: Path) -> None:
    """An empty folder with the mark of an unfinished branch in it; NotATrainingFolder if it holds something else."""
    old = [entry for entry in folder.iterdir() if entry.name != FACES] if folder.exists() else []
    if old and not (folder / MARK).exists():
        raise NotATrainingFolder(str(folder))
    for entry in old:
        if entry.is_dir():
            shutil.rmtree(entry)
        else:
            entry.unlink()
    folder.mkdir(parents=True, exist_ok=True)
    (folder / MARK).write_text(json.dumps({"training": True}), "utf-8")


def _sign(folder: Path, drawn: Drawn, seed: int) -> None:
    """Say that the branch is whole, and leave some cards to try."""
    first = drawn.groups[0]
    lines = [f"{first.course.offer.title} {first.course.meetings[0].starts:%H:%M}"]
    lines += [f"{card} {name}" for name, card in drawn.cards_of(first)]
    (folder / CARDS).write_text("\n".join(lines) + "\n", "utf-8")
    (folder / MARK).write_text(json.dumps(_signature(drawn.day, drawn.scale.name, seed)), "utf-8")
