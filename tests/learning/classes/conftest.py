"""A room of the branch, and the weekly class that most of these tests plan in it."""

from typing import Any
from uuid import UUID

import pytest

from bjdesk.kernel.unit_of_work import Actor
from bjdesk.learning.classes.commands import CallOffSession, CloseClass, PlanClass, StartClass
from bjdesk.learning.classes.outcomes import Planned
from bjdesk.learning.classes.pattern import Pattern
from bjdesk.learning.classes.queries import ClassDetail, class_detail
from bjdesk.learning.commands import CloseSession
from bjdesk.roles import HEAD
from tests.makers import DAY, ZONE, Branch

NINE, HALF_TEN = 9 * 60, 10 * 60 + 30
TUESDAYS = Pattern((1,), NINE, HALF_TEN, DAY, times=4)
"""Four Tuesdays from the day of the hand clock on."""


@pytest.fixture
def room(branch: Branch) -> UUID:
    return branch.venue("203 教室（演示）", status="2", capacity=20, capacity_hard=30)


class Planner:
    """Plans and runs classes of one branch."""

    def __init__(self, branch: Branch, room: UUID) -> None:
        self.branch = branch
        self.room = room

    def plan(self, title: str = "国画基础（演示）", pattern: Pattern = TUESDAYS, **more: Any) -> Planned:
        made: Planned = self.branch.execute(PlanClass(title, pattern, **{"venue": self.room, **more})).value
        return made

    def detail(self, activity: UUID) -> ClassDetail:
        found: ClassDetail = self.branch.read(class_detail, activity, ZONE, self.branch.clock.now())
        return found

    def rev(self, activity: UUID) -> int:
        return self.detail(activity).row.rev

    def start(self, activity: UUID) -> None:
        self.branch.execute(StartClass(activity, self.rev(activity)))

    def hold(self, activity: UUID, *attending: set[UUID]) -> None:
        """The meetings in their order, each with those who come to it, each closed after it."""
        for meeting, people in zip(self.detail(activity).meetings, attending, strict=False):
            self.branch.clock.wall = meeting.starts_at
            for person in sorted(people):
                self.branch.check_in(meeting.id, person)
            self.branch.execute(CloseSession(meeting.id, self.branch.session(meeting.id).rev))

    def call_off_rest(self, activity: UUID) -> None:
        for meeting in self.detail(activity).meetings:
            if meeting.state == "1":
                self.branch.execute(CallOffSession(meeting.id, meeting.rev, "演示"))

    def close(self, activity: UUID) -> Any:
        return self.branch.execute(CloseClass(activity, self.rev(activity))).value

    def become_head(self) -> None:
        actor = self.branch.actor
        self.branch.desk.executor.actor = Actor(actor.staff, HEAD, actor.desk)


@pytest.fixture
def planner(branch: Branch, room: UUID) -> Planner:
    return Planner(branch, room)
