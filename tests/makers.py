"""Builders for tests: a training branch whose clock is held in the hand, and what a morning needs in it.

`make_branch(folder)` copies a branch that is founded once a process; everything planted counts as an import (source 4),
so that the outbox holds it. All people are invented (演示).
"""

import csv
import functools
import random
import shutil
import tempfile
import threading
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Any
from uuid import UUID
from zoneinfo import ZoneInfo

from sqlalchemy import Table, insert, select

import resources
from bjdesk.access.audit import broken_links
from bjdesk.access.model import Desk
from bjdesk.app import DATABASE_FILE, OpenDesk, connected, found_branch, open_desk, wire
from bjdesk.kernel.clock import Instant, to_instant
from bjdesk.kernel.commands import Command, Outcome
from bjdesk.kernel.ids import Random
from bjdesk.kernel.unit_of_work import Actor
from bjdesk.learning.commands import CheckIn
from bjdesk.learning.model import Activity, Attendance, Enrolment, Session
from bjdesk.learning.queries import SessionRow, session_row
from bjdesk.learning.scanning import Answer
from bjdesk.people.cards import CardHashes, canonical
from bjdesk.people.model import Card, Learner, LearnerBranch, SearchToken
from bjdesk.store.base import Blob, CivilDate, Id, JsonText, YesNo
from bjdesk.store.database import FROM_IMPORT, Connector, Unit
from bjdesk.store.keys import TrainingKey
from bjdesk.store.search import tokens
from bjdesk.venues.model import Booking, Venue

STREET = "330108003"
"""浦沿街道."""
ZONE = ZoneInfo("Asia/Shanghai")
DAY = date(2026, 11, 24)
"""A Tuesday; the hand clock starts at ten to nine of it."""
EAST_MIN = 8 * 60

# --- clock and randomness --------------------------------------------------------------------------------------------


def at(time: str, day: date = DAY) -> Instant:
    """ "09:00" of a day in the district."""
    hours, minutes = map(int, time.split(":"))
    midnight = datetime(day.year, day.month, day.day, tzinfo=ZONE)
    return to_instant(midnight + timedelta(hours=hours, minutes=minutes))


class HandClock:
    """A clock that moves only when told to; `step` moves the wall alone, as somebody who sets it does."""

    def __init__(self, wall: Instant, offset_min: int = EAST_MIN) -> None:
        self.wall = wall
        self.offset = offset_min
        self.seconds = 1000.0

    def now(self) -> Instant:
        return self.wall

    def offset_min(self) -> int:
        return self.offset

    def monotonic(self) -> float:
        return self.seconds

    def advance(self, *, minutes: float = 0, seconds: float = 0) -> None:
        """Let time pass."""
        passed = timedelta(minutes=minutes, seconds=seconds)
        self.seconds += passed.total_seconds()
        self.step(passed)

    def step(self, by: timedelta) -> None:
        """Set the wall clock forward or back; nothing else ages."""
        self.wall = Instant(self.wall + by // timedelta(microseconds=1))

    def set_to(self, time: str, day: date = DAY) -> None:
        """Let time pass until "09:00"."""
        self.advance(seconds=(at(time, day) - self.wall) / 1_000_000)


def make_clock(time: str = "08:50", day: date = DAY) -> HandClock:
    return HandClock(at(time, day))


def seeded(seed: int = 1) -> Random:
    """Bytes that look random and are the same in every run."""
    return random.Random(seed).randbytes


def wait_until(come_true: Callable[[], bool], seconds: float = 5) -> None:
    """Let other threads run until something has come true; AssertionError when it does not."""
    tick, left = threading.Event(), int(seconds * 1000)
    while not come_true():
        assert left > 0, "waited in vain"
        left -= 1
        tick.wait(0.001)


# --- rows ------------------------------------------------------------------------------------------------------------


@functools.cache
def first_codes() -> dict[str, str]:
    """code list -> its first code."""
    found: dict[str, str] = {}
    path = Path(resources.__file__).parent / "reference" / "codes.csv"
    with open(path, encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            found.setdefault(row["list"], row["code"])
    return found


def plain_values(table: Table, *, present: bool = False) -> dict[str, Any]:
    """The least that a row needs, or with `present` a value in every column that stands alone."""
    return {
        column.name: _plain(column)
        for column in table.columns
        if column.server_default is None
        and not column.primary_key
        and column.name != "scope"
        and (present or not column.nullable)
    }


def _plain(column: Any) -> Any:
    if "codes" in column.info:
        return first_codes()[column.info["codes"]]
    for kind, value in _PLAIN:
        if isinstance(column.type, kind):
            return value
    return 0 if column.type.python_type is int else "演示"


_PLAIN: tuple[tuple[type, Any], ...] = (
    (Id, UUID(int=7)),
    (Blob, b"\x01\x02"),
    (CivilDate, DAY),
    (YesNo, False),
    (JsonText, {}),
)


# --- the branch ------------------------------------------------------------------------------------------------------


@functools.cache
def _founded() -> tempfile.TemporaryDirectory[str]:
    """A branch as the first start leaves it, made once a process and removed with it."""
    folder = tempfile.TemporaryDirectory(prefix="bjdesk-branch-")
    found_branch(
        Path(folder.name),
        STREET,
        desk_name="一号台",
        staff_name="演示员",
        clock=make_clock("08:00"),
        random=seeded(0),
        is_training=True,
    )
    return folder


def copy_branch(folder: Path) -> Path:
    """The files of a founded branch in `folder`; nothing of it is open."""
    shutil.copytree(_founded().name, folder, dirs_exist_ok=True)
    return folder


@dataclass
class Branch:
    """An open branch and what a test does in it."""

    folder: Path
    clock: HandClock
    desk: OpenDesk
    seed: int = 1
    _made: int = field(default=0, repr=False)

    # --- acting ---

    def execute(self, command: Command) -> Outcome:
        return self.desk.executor.execute(command)

    def read(self, query: Callable[..., Any], *args: Any, **kwargs: Any) -> Any:
        return self.desk.read(query, *args, **kwargs)

    def scan(self, raw: str) -> Answer:
        return self.desk.scanning.scan(raw)

    def check_in(self, session: UUID, learner: UUID, **how: Any) -> Outcome:
        return self.execute(CheckIn(session, learner, **how))

    def rows(self, sql: str, *parameters: object) -> list[tuple[Any, ...]]:
        """What lies in the file, by plain SQL."""
        bound = tuple(bytearray(p.bytes) if isinstance(p, UUID) else p for p in parameters)
        with self.desk.database.read() as db:
            return [tuple(row) for row in db.exec_driver_sql(sql, bound)]

    def value(self, sql: str, *parameters: object) -> Any:
        """The one value that `sql` gives."""
        return self.rows(sql, *parameters)[0][0]

    def session(self, record: UUID) -> SessionRow:
        found: SessionRow = self.read(session_row, record)
        return found

    @property
    def actor(self) -> Actor:
        return self.desk.executor.actor

    @property
    def branch_id(self) -> UUID:
        return self.desk.facts.branch_id

    def reopen(self, *, seed: int | None = None) -> None:
        """Close the desk and start it anew, as after a power cut."""
        self.desk.close()
        self.desk = open_desk(self.folder, clock=self.clock, random=seeded(seed if seed is not None else self.seed + 1))

    def open_beside(self, *, seed: int) -> "Branch":
        """The same files opened once more, as another process would."""
        return Branch(self.folder, self.clock, open_desk(self.folder, clock=self.clock, random=seeded(seed)), seed)

    def checkpoint(self, mode: str = "TRUNCATE") -> None:
        """Carry the log over into the database, as the engine does from time to time."""
        with self.desk.database.read() as db:
            driver = db.connection.driver_connection
            driver.execute("COMMIT")
            driver.execute(f"PRAGMA wal_checkpoint({mode})").fetchall()
            driver.execute("BEGIN")

    def close(self) -> None:
        self.desk.close()

    # --- planting ---

    def plant(self, model: Any, **values: Any) -> UUID:
        """One row of `model` with neutral values where none are given; returns its id."""
        with self.desk.database.write(self.actor, "Plant", source=FROM_IMPORT) as unit:
            return plant(unit, model, values)

    def name(self) -> str:
        """A name nobody had yet."""
        self._made += 1
        return f"{'王李张刘陈'[self._made % 5]}演示{self._made}"

    def learner(
        self, name: str | None = None, *, card: str | None = None, phone: str | None = None, **more: Any
    ) -> UUID:
        """A learner of this branch who is of age, with a card that shows `card` at a 10H reader."""
        known = {"name": name or self.name(), "phone": phone, "birth_year": 1950, "of_age": "1", **more}
        with self.desk.database.write(self.actor, "Plant", source=FROM_IMPORT) as unit:
            record = plant(unit, Learner, known)
            plant(unit, LearnerBranch, {"learner_id": record, "branch_id": self.branch_id, "kind": "1"})
            found = tokens(known["name"], phone, None, known.get("number"))
            unit.db.execute(insert(SearchToken), [{"kind": k, "token": t, "learner_id": record} for k, t in found])
        if card is not None:
            self.card(record, card)
        return record

    def crowd(self, size: int) -> tuple[UUID, ...]:
        """Many learners at once, without cards."""
        with self.desk.database.write(self.actor, "Plant", source=FROM_IMPORT) as unit:
            return tuple(plant(unit, Learner, {"name": self.name(), "of_age": "1"}) for _ in range(size))

    def hashes(self, raw: str, reader_format: str = "10H") -> CardHashes:
        """The keyed hashes of what a reader shows."""
        found: CardHashes = self.desk.scanning.hashes(canonical(raw, reader_format))
        return found

    def card(self, learner: UUID, raw: str, *, state: str = "1", reader_format: str = "10H") -> UUID:
        found = self.hashes(raw, reader_format)
        held = {"token_hash": found.whole, "tail4_hash": found.tail4, "tail3_hash": found.tail3, "last4": found.last4}
        return self.plant(Card, learner_id=learner, token_key=1, state=state, **held)

    def venue(self, name: str = "演示楼", **more: Any) -> UUID:
        return self.plant(Venue, name=name, **more)

    def course(self, title: str = "智能手机应用（演示）", **more: Any) -> UUID:
        return self.plant(
            Activity, **{"title": title, "type": "KC", "host_org_id": self.branch_id, "state": "3", **more}
        )

    def lecture(self, title: str = "健康讲座（演示）", **more: Any) -> UUID:
        """Open to whoever walks in."""
        return self.course(title, **{"type": "JZ", "is_open_entry": True, **more})

    def meeting(
        self, course: UUID, starts: str = "09:00", ends: str = "10:30", *, day: date = DAY, **more: Any
    ) -> UUID:
        """A session of a course at a time of the day, booked; `venue` may say where."""
        when = {"starts_at": at(starts, day), "ends_at": at(ends, day), "venue_id": more.pop("venue", None)}
        with self.desk.database.write(self.actor, "Plant", source=FROM_IMPORT) as unit:
            booking = plant(unit, Booking, {"title": "演示", "state": "2", **when})
            return plant(
                unit, Session, {"activity_id": course, "booking_id": booking, "ordinal": 1, "state": "1", **more}
            )

    def enrol(self, course: UUID, *learners: UUID, **more: Any) -> None:
        for learner in learners:
            self.plant(Enrolment, **{"activity_id": course, "learner_id": learner, "state": "2", **more})

    def mark(self, session: UUID, learner: UUID, status: str, **more: Any) -> UUID:
        """An attendance row as another desk may have written it."""
        return self.plant(Attendance, session_id=session, learner_id=learner, status=status, **more)

    def class_now(self, size: int = 3, **more: Any) -> "ClassNow":
        """A class that starts in ten minutes, and its people with cards 0100000001, 0100000002 …"""
        course = self.course(**more)
        cards = tuple(f"01{number:08X}" for number in range(1, size + 1))
        people = tuple(self.learner(card=card) for card in cards)
        self.enrol(course, *people)
        return ClassNow(course, self.meeting(course), people, cards)


@dataclass(frozen=True)
class ClassNow:
    """A class, its session of this morning and its people."""

    course: UUID
    session: UUID
    people: tuple[UUID, ...]
    cards: tuple[str, ...]


def plant(unit: Unit, model: Any, values: dict[str, Any]) -> UUID:
    """Insert one row with neutral values where none are given, inside an open transaction."""
    table: Table = model.__table__
    if "id" not in table.columns or not isinstance(table.columns["id"].type, Id):
        unit.db.execute(insert(table).values(**{**plain_values(table), **values}))
        return UUID(int=0)
    record = values.get("id") or unit.new_id()
    home = {"id": record, "scope": unit_scope(unit)}
    moment = {name: unit.now for name in ("at", "state_at") if name in table.columns}
    who = {"by_id": unit.actor.staff, "desk_id": unit.actor.desk} if "by_id" in table.columns else {}
    unit.db.execute(insert(table).values(**{**plain_values(table), **home, **moment, **who, **values}))
    return UUID(bytes=record.bytes)


def unit_scope(unit: Unit) -> str:
    """Where the desk that writes is at home."""
    return str(unit.db.execute(select(Desk.scope).where(Desk.id == unit.actor.desk)).scalar_one())


def broken_chain(branch: Branch) -> list[int]:
    """Numbers of the audit rows at which the chain does not hold."""
    with branch.desk.database.read() as db:
        return list(broken_links(db))


def make_branch(folder: Path, *, time: str = "08:50", seed: int = 1, **connection: Any) -> Branch:
    """A branch of its own for one test, its clock at `time`; the caller closes it.

    `connection` (engine, vfs, synchronous) puts something else between the desk and its disk.
    """
    copy_branch(folder)
    clock, random = make_clock(time), seeded(seed)
    if not connection:
        return Branch(folder, clock, open_desk(folder, clock=clock, random=random), seed)
    key = TrainingKey(folder, random).key()
    database = connected(Connector(folder / DATABASE_FILE, key, **connection), clock, random)
    return Branch(folder, clock, wire(database, clock, random, key), seed)
