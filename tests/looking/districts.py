"""Branches that have met the district: in step, and with much that only a person can decide (演示)."""

from typing import Any
from uuid import UUID

from sqlalchemy import insert, update

from bjdesk.kernel.clock import Instant
from bjdesk.models import METADATA
from bjdesk.store.database import FROM_DESK, FROM_DISTRICT
from bjdesk.store.sync_tables import SyncRun, SyncScope
from bjdesk.syncing.enrolling import Here, enrol_desk
from bjdesk.syncing.running import Trigger
from bjdesk.venues.commands import BookVenue, EditVenue
from tests.looking.branches import street
from tests.makers import STREET, Branch, at, make_branch
from tests.sync.client.scenes import Line, Office
from tests.syncing.conftest import PLACE, Desk

ROOM, HALL = "203 教室（演示）", "排练厅（演示）"
FIRST_DESK, SECOND_DESK = "一号台", "二号台"
HOUR = 60 * 60 * 1_000_000


class Street:
    """Two desks of one street and the office of the district, its clocks going together."""

    def __init__(self, branch: Branch) -> None:
        self.office = Office(branch.folder / "office")
        self.one = Desk(branch, self.office, Line(self.office))
        second = make_branch(branch.folder / "second", seed=901)
        self.two = Desk(second, self.office, Line(self.office))
        for desk, name in ((self.one, FIRST_DESK), (self.two, SECOND_DESK)):
            here, found = Here(STREET, name, desk.machine), desk.branch.desk
            enrol_desk(found.database, desk.branch.actor, here, PLACE, desk.new_code(), found.random, desk.ask)
            desk.restart()

    def agree(self) -> None:
        for _ in range(2):
            for desk in (self.one, self.two):
                assert desk.run(Trigger.NIGHT).outcome == "complete"

    def pass_time(self, minutes: float) -> None:
        for clock in (self.office.clock, self.one.branch.clock, self.two.branch.clock):
            clock.advance(minutes=minutes)

    def close(self) -> None:
        self.two.branch.close()


def in_step(branch: Branch) -> None:
    """Everything is with the district; two nights stand in the history."""
    town = Street(branch)
    branch.venue(ROOM, capacity=30)
    town.agree()
    town.pass_time(30)
    town.two.branch.learner("何美娟", birth_year=1952)
    town.agree()
    town.close()
    _forget_all_but(branch, 3)


def much_to_look_at(branch: Branch) -> None:
    """A phone and a room told differently, a room booked twice, a refusal, much that would go, and some to be sent."""
    town, home = Street(branch), street(branch)[0]
    person = branch.learner(
        "王桂芳", birth_year=1948, sex="2", phone="13805712210", community_id=home, card="0102034417"
    )
    room, hall = branch.venue(ROOM, capacity=30, hours_text="周一到周五"), branch.venue(HALL)
    course = branch.course("书法（演示）")
    town.agree()
    town.pass_time(15)
    _disagree(town, person, room)
    _book_twice(town, hall)
    _edit(town.one, "activity", course, state="1", state_at=branch.clock.now())
    town.two.run()
    town.one.run()
    for _ in range(3):
        branch.learner(community_id=home)
    _hold_back(branch, 1800)
    _plan_runs(branch)
    town.close()


def a_clock_that_jumped(branch: Branch) -> None:
    """The last run stopped because the times differ by days."""
    in_step(branch)
    now = branch.clock.now()
    _plan_run(branch, now, "clock-step", {"server": now // 1000 + 3 * 24 * 3_600_000, "wall": now // 1000})


def a_desk_that_was_copied(branch: Branch) -> None:
    """Only a new code helps."""
    in_step(branch)
    _plan_run(branch, branch.clock.now(), "fork", {})


def data(branch: Branch) -> tuple[str, ...]:
    """What the scenes add: it reads the same in all languages."""
    return (ROOM, HALL, "合唱排练（演示）", "读书会（演示）", "203 书画室（演示）", "203 多功能室（演示）", SECOND_DESK)


# --- what people do --------------------------------------------------------------------------------------------------


def _disagree(town: Street, person: UUID, room: UUID) -> None:
    """Each desk changes the same two things without the other."""
    for desk, phone, name in (
        (town.one, "13905712210", "203 书画室（演示）"),
        (town.two, "13805716688", "203 多功能室（演示）"),
    ):
        branch = desk.branch
        _edit(desk, "learner", person, phone=phone)
        rev = int(branch.value("SELECT rev FROM venue WHERE id = ?", room))
        branch.execute(EditVenue(room, rev, {"name": name}))
        town.pass_time(7)


def _book_twice(town: Street, hall: UUID) -> None:
    for desk, title in ((town.two, "合唱排练（演示）"), (town.one, "读书会（演示）")):
        desk.branch.execute(BookVenue(hall, at("14:00"), at("15:30"), title))
        town.pass_time(3)


def _edit(desk: Desk, table: str, record: UUID, **values: Any) -> None:
    found = METADATA.tables[table]
    with desk.branch.desk.database.write(desk.branch.actor, "Test", source=FROM_DESK) as unit:
        unit.db.execute(update(found).where(found.c.id == record).values(**values))


def _hold_back(branch: Branch, rows: int) -> None:
    with branch.desk.database.write(branch.actor, "Test", source=FROM_DISTRICT) as unit:
        unit.db.execute(update(SyncScope).where(SyncScope.scope == STREET).values(held=rows))


def _forget_all_but(branch: Branch, runs: int) -> None:
    with branch.desk.database.write(branch.actor, "Test", source=FROM_DISTRICT) as unit:
        unit.db.exec_driver_sql(f"DELETE FROM sync_run WHERE id <= (SELECT max(id) FROM sync_run) - {runs}")


def _plan_runs(branch: Branch) -> None:
    """Nights of the days before, one of them without a line."""
    now = branch.clock.now()
    _forget_all_but(branch, 0)
    for hours, outcome in ((55, "complete"), (31, "unreachable"), (16, "cancelled"), (7, "complete")):
        _plan_run(branch, Instant(now - hours * HOUR), outcome, {})
    _plan_run(branch, now, "held", {"held": [STREET]})


def _plan_run(branch: Branch, when: Instant, outcome: str, facts: dict[str, Any]) -> None:
    done = outcome == "complete"
    counts = {"sent": 128 if done else 0, "received": 36 if done else 0, "refused": 0}
    told = {"at": when, "until": when, "took_ms": 9_000, "trigger": "1", "outcome": outcome, "staff_id": None}
    with branch.desk.database.write(branch.actor, "Test", source=FROM_DISTRICT) as unit:
        unit.db.execute(insert(SyncRun).values(**told, **counts, facts=facts))
