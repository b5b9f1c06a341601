"""A class runs along its states; at its end who has earned it is written down, and only a supervisor opens it (R25)."""

from datetime import timedelta
from uuid import UUID

import pytest

from bjdesk.credits.class_roster import class_roster
from bjdesk.kernel.errors import NotAllowed, RuleBroken
from bjdesk.learning.classes.commands import (
    CancelClass,
    CloseClass,
    EnrolLearner,
    MarkFinished,
    PublishClass,
    ReopenClass,
    ReopenSession,
    StartClass,
)
from bjdesk.learning.classes.outcomes import Finished
from bjdesk.learning.commands import UndoAttendance
from bjdesk.learning.queries import expected_in, session_marks
from tests.learning.classes.conftest import Planner
from tests.makers import DAY, ZONE, Branch, at


@pytest.fixture
def activity(planner: Planner) -> UUID:
    found: UUID = planner.plan().activity
    planner.start(found)
    return found


@pytest.fixture
def people(branch: Branch, activity: UUID) -> list[UUID]:
    """Three who are enrolled."""
    found = [branch.learner() for _ in range(3)]
    for person in found:
        branch.execute(EnrolLearner(activity, person))
    return found


def refused(branch: Branch, code: str, command: object) -> RuleBroken:
    with pytest.raises(RuleBroken) as found:
        branch.execute(command)
    assert found.value.code == code
    return found.value


def states(branch: Branch, activity: UUID) -> dict[UUID, str]:
    rows = branch.rows("SELECT learner_id, state FROM enrolment WHERE activity_id = ?", activity)
    return {UUID(bytes=learner): state for learner, state in rows}


def run_through(planner: Planner, activity: UUID, people: list[UUID]) -> None:
    """The first comes always, the second three times of four, the third once: 100, 75, 25 per cent."""
    one, two, three = people
    planner.hold(activity, {one, two, three}, {one, two}, {one, two}, {one})


def test_who_came_often_enough_has_earned_the_class(
    branch: Branch, planner: Planner, activity: UUID, people: list[UUID]
) -> None:
    run_through(planner, activity, people)
    assert planner.close(activity) == Finished(earned=2, not_earned=1)
    assert states(branch, activity) == {people[0]: "7", people[1]: "7", people[2]: "8"}
    assert planner.detail(activity).row.state == "4"


def test_what_the_class_asks_for_itself_goes_first(branch: Branch, planner: Planner) -> None:
    activity = planner.plan("严格的班（演示）", completion_pct=80).activity
    planner.start(activity)
    people = [branch.learner() for _ in range(3)]
    for person in people:
        branch.execute(EnrolLearner(activity, person))
    run_through(planner, activity, people)
    assert planner.close(activity) == Finished(earned=1, not_earned=2)


def test_a_class_with_meetings_to_come_does_not_close(
    branch: Branch, planner: Planner, activity: UUID, people: list[UUID]
) -> None:
    planner.hold(activity, set(people))
    found = refused(branch, "class-has-open-sessions", CloseClass(activity, planner.rev(activity)))
    assert (found.facts["n"], found.facts["ordinal"], found.facts["day"]) == (3, 2, "2026-12-01")
    planner.call_off_rest(activity)
    assert planner.close(activity) == Finished(3, 0)


def test_a_class_that_never_met_is_cancelled_and_not_closed(branch: Branch, planner: Planner, activity: UUID) -> None:
    planner.call_off_rest(activity)
    refused(branch, "class-never-met", CloseClass(activity, planner.rev(activity)))


def test_a_class_takes_no_step_that_its_machine_does_not_have(branch: Branch, planner: Planner) -> None:
    made = planner.plan(is_published=False)
    refused(branch, "class-move-refused", StartClass(made.activity, planner.rev(made.activity)))
    branch.execute(PublishClass(made.activity, planner.rev(made.activity)))
    refused(branch, "class-move-refused", PublishClass(made.activity, planner.rev(made.activity)))
    planner.hold(made.activity, set())
    planner.call_off_rest(made.activity)
    refused(branch, "class-move-refused", CloseClass(made.activity, planner.rev(made.activity)))


def test_a_cancelled_class_gives_back_the_rooms_to_come_and_keeps_what_was_held(
    branch: Branch, planner: Planner, activity: UUID, people: list[UUID]
) -> None:
    planner.hold(activity, set(people))
    refused(branch, "class-reason-missing", CancelClass(activity, planner.rev(activity), " "))
    assert branch.execute(CancelClass(activity, planner.rev(activity), "老师生病")).value == 3
    assert [one.state for one in planner.detail(activity).meetings] == ["2", "3", "3", "3"]
    assert branch.rows("SELECT state FROM booking ORDER BY starts_at") == [("2",), ("6",), ("6",), ("6",)]


# --- again -----------------------------------------------------------------------------------------------------------


def test_only_a_supervisor_opens_a_class_again_and_is_told_what_was_judged(
    branch: Branch, planner: Planner, activity: UUID, people: list[UUID]
) -> None:
    run_through(planner, activity, people)
    planner.close(activity)
    with pytest.raises(NotAllowed):
        branch.execute(ReopenClass(activity, planner.rev(activity)))
    planner.become_head()
    first = planner.detail(activity).meetings[0]
    refused(branch, "class-over", ReopenSession(first.id, first.rev))
    assert branch.execute(ReopenClass(activity, planner.rev(activity))).value.judged == 3
    assert planner.detail(activity).row.state == "3"


def test_a_meeting_opened_after_the_end_still_expects_who_was_judged(
    branch: Branch, planner: Planner, activity: UUID, people: list[UUID]
) -> None:
    run_through(planner, activity, people)
    planner.close(activity)
    planner.become_head()
    branch.execute(ReopenClass(activity, planner.rev(activity)))
    last = planner.detail(activity).meetings[3]
    branch.execute(ReopenSession(last.id, last.rev))
    branch.check_in(last.id, people[2])
    session, marks = branch.session(last.id), branch.read(session_marks, last.id)
    assert branch.read(expected_in, session, marks, branch.desk.rules.day(last.starts_at)) == set(people)
    assert branch.rows("SELECT entry_as FROM attendance ORDER BY id DESC LIMIT 1") == [("1",)]


def test_a_class_closed_anew_is_judged_anew(
    branch: Branch, planner: Planner, activity: UUID, people: list[UUID]
) -> None:
    run_through(planner, activity, people)
    planner.close(activity)
    third = planner.detail(activity).meetings[2]
    (mark,) = branch.rows(
        "SELECT id FROM attendance WHERE session_id = ? AND learner_id = ? AND status = '1'", third.id, people[1]
    )
    branch.execute(UndoAttendance(UUID(bytes=mark[0]), "刷错了"))
    refused_before = states(branch, activity)[people[1]]
    assert branch.execute(MarkFinished(activity, planner.rev(activity))).value == Finished(1, 2)
    assert (refused_before, states(branch, activity)[people[1]]) == ("7", "8")


def test_a_class_that_is_not_closed_is_neither_judged_nor_opened(
    branch: Branch, planner: Planner, activity: UUID
) -> None:
    refused(branch, "class-not-closed", MarkFinished(activity, planner.rev(activity)))
    planner.become_head()
    refused(branch, "class-not-closed", ReopenClass(activity, planner.rev(activity)))


# --- its people ------------------------------------------------------------------------------------------------------


def test_the_roster_shows_what_each_has_attended_and_earned(
    branch: Branch, planner: Planner, activity: UUID, people: list[UUID]
) -> None:
    run_through(planner, activity, people)
    found = {one.person.id: one for one in branch.read(class_roster, activity, ZONE, 70, "held")}
    assert [(found[person].attended, found[person].counted) for person in people] == [(4, 4), (3, 4), (1, 4)]
    assert [found[person].hours for person in people] == [800, 600, 200]
    assert [found[person].completion.lacks for person in people] == [0, 0, 2]
    assert found[people[0]].joined_on == DAY


def test_the_meetings_show_the_counts_of_their_registers(
    branch: Branch, planner: Planner, activity: UUID, people: list[UUID]
) -> None:
    planner.hold(activity, {people[0]})
    branch.clock.set_to("12:00")
    first, second = planner.detail(activity).meetings[:2]
    assert (first.counts.expected, first.counts.present, first.counts.absent) == (3, 1, 2)
    assert (second.counts.expected, second.counts.present) == (3, 0)
    assert planner.detail(activity).row.next_at == at("09:00", DAY + timedelta(days=7))
