"""A term of a class on two desks: planned on one, run on both, alike once they met the district (D2, D12)."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any
from uuid import UUID

import pytest

from bjdesk.credits.class_roster import class_roster
from bjdesk.kernel.errors import RecordMissing, RuleBroken
from bjdesk.learning.classes.commands import (
    CallOffSession,
    CloseClass,
    EnrolLearner,
    LeaveClass,
    MarkFinished,
    MoveSession,
    MoveUp,
    PlanClass,
    StartClass,
)
from bjdesk.learning.classes.outcomes import Enrolled, Finished, Planned
from bjdesk.learning.classes.queries import ClassDetail, class_detail
from bjdesk.learning.commands import CloseSession
from bjdesk.venues.commands import BookVenue
from tests.learning.classes.conftest import TUESDAYS
from tests.makers import DAY, ZONE, Branch, at
from tests.sync.client.scenes import DeskHere, Town


@pytest.fixture
def town(tmp_path: Path) -> Iterator[Town]:
    made = Town(tmp_path)
    yield made
    made.close()


@pytest.fixture
def one(town: Town) -> DeskHere:
    return town.desk()


@pytest.fixture
def other(town: Town, one: DeskHere) -> DeskHere:
    return town.desk()


def plan(branch: Branch, room: UUID, title: str = "国画（演示）", **more: Any) -> Planned:
    made: Planned = branch.execute(PlanClass(title, TUESDAYS, venue=room, **more)).value
    return made


def enrol(branch: Branch, activity: UUID, learner: UUID) -> Enrolled:
    made: Enrolled = branch.execute(EnrolLearner(activity, learner)).value
    return made


def detail(branch: Branch, activity: UUID) -> ClassDetail:
    found: ClassDetail = branch.read(class_detail, activity, ZONE, branch.clock.now())
    return found


def seen(branch: Branch, activity: UUID) -> list[object]:
    """What the page would show, without the desk's own counts of changes."""
    found = detail(branch, activity)
    roster = branch.read(class_roster, activity, ZONE, 70, "held")
    return [
        (found.row.title, found.row.number, found.row.state, found.row.seats, found.row.hours),
        [(one.id, one.state, one.starts_at, one.place, one.counts) for one in found.meetings],
        [(one.person.name, one.place) for one in found.waiting],
        [(one.person.name, one.state, one.joined_on, one.left_on, one.attended, one.hours) for one in roster],
    ]


def rev(branch: Branch, table: str, record: UUID) -> int:
    return int(branch.value(f"SELECT rev FROM {table} WHERE id = ?", record))


def hold(branch: Branch, session: UUID, *people: UUID) -> None:
    for person in people:
        branch.check_in(session, person)
    branch.execute(CloseSession(session, branch.session(session).rev))


def meet(town: Town, session_at: int) -> None:
    """It is the time of the meeting everywhere."""
    town.pass_time(seconds=(session_at - town.desks[0].branch.clock.now()) / 1_000_000)


def test_a_term_of_a_class_runs_on_two_desks(town: Town, one: DeskHere, other: DeskHere) -> None:
    here, there = one.branch, other.branch
    room = here.venue("203 教室（演示）", status="2", capacity=20)
    people = [here.learner(name) for name in ("安演示", "白演示", "陈演示", "丁演示")]
    made = plan(here, room, quota=3)
    activity, sessions = made.activity, made.sessions
    assert made.number == "330108003-26A-010001"
    town.all_agree()

    # enrolled on both, the fourth waits
    first = [enrol(here, activity, people[0]), enrol(here, activity, people[1])]
    town.all_agree()
    enrol(there, activity, people[2])
    assert enrol(there, activity, people[3]).is_waiting
    there.execute(StartClass(activity, rev(there, "activity", activity)))
    town.all_agree()
    assert seen(here, activity) == seen(there, activity)

    # one meeting here, one there; one is moved, one called off
    hold(here, sessions[0], *people[:3])
    town.all_agree()
    moved = detail(there, activity).meetings[1]
    later = (at("14:00", DAY.replace(month=12, day=2)), at("15:30", DAY.replace(month=12, day=2)))
    there.execute(MoveSession(moved.id, moved.rev, moved.booking_rev, *later, room))
    fourth = detail(here, activity).meetings[3]
    here.execute(CallOffSession(fourth.id, fourth.rev, "老师请假"))
    town.all_agree()
    assert detail(here, activity).meetings[1].starts_at == later[0]

    # somebody leaves, the first of the waiting list moves up on the other desk
    here.execute(LeaveClass(first[1].enrolment, rev(here, "enrolment", first[1].enrolment), reason="搬家"))
    town.all_agree()
    waiting = detail(there, activity).waiting[0]
    there.execute(MoveUp(waiting.enrolment, waiting.rev))
    town.all_agree()

    # the rest is held on the other desk, the class is closed here
    meet(town, later[0])
    hold(there, sessions[1], people[0], people[3])
    town.all_agree()
    meet(town, detail(there, activity).meetings[2].starts_at)
    hold(there, sessions[2], people[0], people[2], people[3])
    town.all_agree()
    closed = here.execute(CloseClass(activity, rev(here, "activity", activity))).value
    town.all_agree()

    assert closed == Finished(earned=1, not_earned=2)
    assert seen(here, activity) == seen(there, activity)
    roster = {member.person.name: member for member in there.read(class_roster, activity, ZONE, 70, "held")}
    assert {name: (m.state, m.attended, m.counted) for name, m in roster.items()} == {
        "安演示": ("7", 3, 3),
        "白演示": ("5", 1, 3),
        "陈演示": ("8", 2, 3),
        "丁演示": ("8", 2, 3),
    }


def test_a_mark_that_comes_in_late_is_judged_again(town: Town, one: DeskHere, other: DeskHere) -> None:
    here, there = one.branch, other.branch
    room = here.venue("203 教室（演示）", status="2")
    learner = here.learner()
    made = plan(here, room)
    enrol(here, made.activity, learner)
    here.execute(StartClass(made.activity, rev(here, "activity", made.activity)))
    town.all_agree()
    there.check_in(made.sessions[0], learner)
    hold(here, made.sessions[0])
    for session in made.sessions[1:]:
        here.execute(CallOffSession(session, rev(here, "session", session), "演示"))
    assert here.execute(CloseClass(made.activity, rev(here, "activity", made.activity))).value == Finished(0, 1)
    town.all_agree()
    again = MarkFinished(made.activity, rev(there, "activity", made.activity))
    assert there.execute(again).value == Finished(1, 0)
    town.all_agree()
    assert seen(here, made.activity) == seen(there, made.activity)


def test_two_desks_plan_two_classes_offline_and_give_two_numbers(town: Town, one: DeskHere, other: DeskHere) -> None:
    here, there = one.branch, other.branch
    room = here.venue("203 教室（演示）", status="2")
    town.all_agree()
    first, second = plan(here, room, "早（演示）"), plan(there, room, "晚（演示）")
    assert (first.number, second.number) == ("330108003-26A-010001", "330108003-26A-020001")
    town.all_agree()
    verdicts = [
        sorted(meeting.verdict for made in (first, second) for meeting in detail(branch, made.activity).meetings)
        for branch in (here, there)
    ]
    assert verdicts == [["1"] * 4 + ["2"] * 4] * 2


def test_a_clash_with_what_the_other_desk_booked_is_refused_once_it_came(
    town: Town, one: DeskHere, other: DeskHere
) -> None:
    here, there = one.branch, other.branch
    room = here.venue("203 教室（演示）", status="2")
    town.all_agree()
    there.execute(BookVenue(room, at("10:00"), at("11:00"), "合唱团（演示）"))
    town.all_agree()
    with pytest.raises(RuleBroken, match="class-clash"):
        plan(here, room)


def test_one_person_enrolled_on_both_desks_offline_holds_one_seat_in_every_list(
    town: Town, one: DeskHere, other: DeskHere
) -> None:
    here, there = one.branch, other.branch
    room = here.venue("203 教室（演示）", status="2")
    learner = here.learner()
    made = plan(here, room, quota=2)
    town.all_agree()
    enrol(here, made.activity, learner)
    enrol(there, made.activity, learner)
    town.all_agree()
    found = detail(there, made.activity)
    assert (found.meetings[0].counts.expected, found.row.seats.held) == (1, 1)
    assert len(there.read(class_roster, made.activity, ZONE, 70, "held")) == 1
    with pytest.raises(RuleBroken, match="already-enrolled"):
        enrol(here, made.activity, learner)
    assert not enrol(here, made.activity, here.learner()).is_waiting


def test_a_desk_that_has_not_heard_of_a_class_enrols_nobody_in_it(town: Town, one: DeskHere, other: DeskHere) -> None:
    made = plan(one.branch, one.branch.venue("203 教室（演示）", status="2"))
    with pytest.raises(RecordMissing):
        enrol(other.branch, made.activity, other.branch.learner())
