"""Two enrolled desks of one invented branch (演示) and their district, with classes in which marks can be made.

What is measured goes through the real triggers, stores and server; only the setting-up is done in one process.
"""

import random
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any
from uuid import UUID

from raw import STREET, Ids, connect, put
from years import HOUR, plant_activity, plant_session

from bjdesk import district as root
from bjdesk.app import OpenDesk, found_branch, open_desk
from bjdesk.declared import declarations
from bjdesk.kernel.clock import MINUTE, SECOND, SystemClock, day_of
from bjdesk.models import METADATA
from bjdesk.people.arrivals import learners_arrived
from bjdesk.store.database import FROM_DESK, FROM_IMPORT
from bjdesk.store.replica.desk import Replica
from sync.client.exchange import Exchange, Send
from sync.client.report import ExchangeReport
from sync.protocol.codec import decode_request, encode_reply, pack, unpack
from sync.server.district import District

DAY = 24 * HOUR
CLASSES, SEATS = 20, 30
NIGHT = 10 * SEATS
"""Marks of one evening."""
NIGHTS = 40
"""Evenings for which there are classes beside those of the first push."""
DISTRICT = "district"


@dataclass(frozen=True)
class Town:
    """Where its three databases lie, and the tokens of its desks."""

    folder: Path
    tokens: tuple[str, ...]

    @property
    def district(self) -> Path:
        return self.folder / DISTRICT

    def desk(self, number: int) -> Path:
        return self.folder / f"desk-{number}"

    def copy(self, name: str) -> "Town":
        """The same again, beside this one."""
        target = self.folder.with_name(name)
        shutil.rmtree(target, ignore_errors=True)
        shutil.copytree(self.folder, target)
        return Town(target, self.tokens)

    def remove(self) -> None:
        shutil.rmtree(self.folder, ignore_errors=True)


# --- making ----------------------------------------------------------------------------------------------------------


def make_town(folder: Path, marks: int) -> Town:
    """A town in which so many marks can be made, and those of some nights more."""
    district = root.open_district(root.Home(folder / DISTRICT))
    root.install(district)
    tokens = []
    for number in (1, 2):
        home = folder / f"desk-{number}"
        found_branch(home, STREET, desk_name=f"{number}号台", staff_name="演示员", is_training=True)
        with opened(home) as desk:
            found = district.enrol(
                district.new_code(STREET), bytes([number]) * 32, f"{number}号台", desk.executor.actor.desk.bytes
            )
            replica_of(desk).enrolled(UUID(bytes=found.device), found.number)
        tokens.append(found.token)
    _plant_classes(folder / "desk-1", marks // SEATS + NIGHTS * NIGHT // SEATS)
    for number in (1, 2, 1):
        with opened(folder / f"desk-{number}") as desk:
            run_exchange(desk, partial(_in_this_process, district, tokens[number - 1]))
    with district.engine.begin() as db:
        db.exec_driver_sql("UPDATE sync_device SET ms = 0")  # as if all this had been long ago
    district.engine.dispose()
    return Town(folder, tuple(tokens))


def _in_this_process(district: District, token: str, packed: bytes) -> bytes:
    return pack(encode_reply(district.exchange(token, decode_request(unpack(packed)))))


def _plant_classes(home: Path, sessions: int) -> None:
    """People, their classes and the evenings on which they met, as an import."""
    raw, now = connect(home), SystemClock().now()
    begin = _first_evening(now, sessions)
    ids = Ids(random.Random(1).getrandbits(62))
    (branch,) = raw.execute("SELECT branch_id FROM desk").fetchone()
    people = [ids.at(begin - (CLASSES * SEATS - n) * DAY) for n in range(CLASSES * SEATS)]
    classes = []
    with captured(raw, now, FROM_IMPORT):
        fixed = {"sex": "2", "of_age": "1", "standing": "1", "phone_owner": "1"}
        rows = ((key, f"演示{n}", 1940 + n % 45, f"139{n:08}") for n, key in enumerate(people))
        put(raw, "learner", "id name birth_year phone", rows, **fixed)
        tied = {"branch_id": bytes(branch), "kind": "1", "at": begin, "offset_min": 480}
        put(raw, "learner_branch", "id learner_id", ((ids.at(begin), key) for key in people), **tied)
        for number in range(CLASSES):
            classes.append(ids.at(begin))
            day = day_of(begin, root.ZONE)
            kind = {"type": "KC", "is_open_entry": 0, "state": "3"}
            plant_activity(raw, classes[-1], f"演示班{number}", bytes(branch), begin, day, **kind)
        for number in range(sessions):
            starts_at = begin + number // 10 * DAY + number % 10 * 10 * MINUTE
            ordinal = number // CLASSES + 1
            plant_session(raw, ids, classes[number % CLASSES], starts_at, ordinal, state="1")
    raw.close()


def _first_evening(now: int, sessions: int) -> int:
    return now // DAY * DAY - (sessions // 10 + 2) * DAY


@contextmanager
def captured(raw: Any, now: int, source: int) -> Iterator[None]:
    """One transaction whose rows the triggers capture."""
    (desk, staff) = raw.execute("SELECT d.id, s.id FROM desk d, staff s WHERE d.scope = s.scope LIMIT 1").fetchone()
    raw.execute("PRAGMA synchronous=OFF")
    raw.execute("BEGIN IMMEDIATE")
    raw.execute(
        "INSERT INTO sync_context (id, wall, offset_min, staff_id, role, desk_id, command, source, incarnation)"
        " VALUES (1, ?, 480, ?, '1', ?, 'Plant', ?, 1)",
        (now, bytearray(staff), bytearray(desk), source),
    )
    yield
    raw.execute("DELETE FROM sync_context")
    raw.execute("COMMIT")
    raw.execute("PRAGMA synchronous=FULL")


# --- marks -----------------------------------------------------------------------------------------------------------


class Evenings:
    """Makes marks at a desk, ten classes of 30 an evening; each evening the program is started anew."""

    def __init__(self, home: Path, seed: int = 1) -> None:
        self._raw = connect(home)
        self._draw = random.Random(f"{home.name}/{seed}")
        select = "SELECT s.id, s.activity_id, b.starts_at FROM session s JOIN booking b ON b.id = s.booking_id"
        self._sessions = self._raw.execute(f"{select} ORDER BY b.starts_at, s.id").fetchall()
        self._people = [bytearray(row[0]) for row in self._raw.execute("SELECT id FROM learner ORDER BY id")]
        self._desk, self._staff = self._raw.execute("SELECT d.id, s.id FROM desk d, staff s LIMIT 1").fetchone()
        (self._next,) = self._raw.execute("SELECT count(DISTINCT session_id) FROM attendance").fetchone()

    def mark(self, count: int) -> None:
        """So many marks, captured as a desk captures them."""
        raw = self._raw
        floor, last = raw.execute("SELECT floor, last_ms FROM sync_state").fetchone()
        with captured(raw, 0, FROM_DESK):
            raw.execute("UPDATE sync_state SET floor = 0, last_ms = 0")
            for done in range(0, count, SEATS):
                if self._next % 10 == 0 or not done:
                    ids = self._start()
                self._meet(ids, min(SEATS, count - done))
            raw.execute("UPDATE sync_state SET floor = ?, last_ms = ?", (floor, last))

    def close(self) -> None:
        self._raw.close()

    def _start(self) -> Ids:
        incarnation = self._draw.getrandbits(62)
        self._raw.execute("UPDATE sync_context SET incarnation = ?", (incarnation,))
        return Ids(incarnation)

    def _meet(self, ids: Ids, count: int) -> None:
        session, _, wall = self._sessions[self._next]
        place = self._next % CLASSES * SEATS
        self._next += 1
        for person in self._draw.sample(self._people[place : place + SEATS], count):
            wall += self._draw.randrange(SECOND, 15 * SECOND)
            late = self._draw.randrange(1, 30) if self._draw.random() < 0.1 else None
            way = self._draw.choice("CCCCQM")
            self._raw.execute("UPDATE sync_context SET wall = ?", (wall + self._draw.randrange(150, 900),))
            who = (bytearray(self._staff), bytearray(self._desk))
            self._raw.execute(
                "INSERT INTO attendance (id, scope, session_id, learner_id, status, entry_as, method, is_correction,"
                " checked_at, late_min, clock_doubt, at, offset_min, by_id, desk_id)"
                " VALUES (?, ?, ?, ?, ?, '1', ?, 0, ?, ?, '0', ?, 480, ?, ?)",
                (ids.at(wall), STREET, bytearray(session), person, "2" if late else "1", way, wall, late, wall, *who),
            )


# --- desks -----------------------------------------------------------------------------------------------------------


@contextmanager
def opened(home: Path) -> Iterator[OpenDesk]:
    """A desk that is open."""
    desk = open_desk(home)
    try:
        yield desk
    finally:
        desk.close()


def replica_of(desk: OpenDesk) -> Replica:
    """Its store for the exchange."""
    follows = {"learner": learners_arrived}
    return Replica(desk.database, declarations(), METADATA, desk.facts.street_code, desk.executor.actor, follows)


def exchange_of(desk: OpenDesk, send: Send, **more: Any) -> Exchange:
    """An exchange as `bjdesk sync` runs it."""
    clock = desk.clock
    more = {"rows_at_once": None, **more}
    return Exchange(replica_of(desk), send, lambda: clock.now() // 1000, lambda: int(clock.monotonic() * 1000), **more)


def run_exchange(desk: OpenDesk, send: Send) -> ExchangeReport:
    """One exchange that must come to its end."""
    report = exchange_of(desk, send).run()
    if not report.is_complete or report.refused:
        raise SystemExit(f"the exchange did not end well: {report}")
    return report
