"""Seats are given up to the quota, then people wait in order; age and undertaking are asked for (R25)."""

from datetime import date, timedelta
from typing import Any
from uuid import UUID

import pytest

from bjdesk.kernel.errors import RecordChanged, RecordMissing, RuleBroken
from bjdesk.learning.classes.commands import (
    CancelClass,
    CancelEnrolment,
    EnrolLearner,
    LeaveClass,
    MoveUp,
    ReturnToClass,
)
from bjdesk.learning.classes.outcomes import Enrolled
from bjdesk.learning.classes.queries import applicants
from bjdesk.learning.queries import enrolled_on
from bjdesk.people.model import LearnerAlias
from bjdesk.store.search import parse
from tests.learning.classes.conftest import Planner
from tests.makers import DAY, Branch


@pytest.fixture
def activity(planner: Planner) -> UUID:
    found: UUID = planner.plan(quota=2, quota_hard=3).activity
    return found


def enrol(branch: Branch, activity: UUID, learner: UUID | None = None, **more: Any) -> Enrolled:
    found: Enrolled = branch.execute(EnrolLearner(activity, learner or branch.learner(), **more)).value
    return found


def rev(branch: Branch, enrolment: UUID) -> int:
    return int(branch.value("SELECT rev FROM enrolment WHERE id = ?", enrolment))


def state(branch: Branch, enrolment: UUID) -> str:
    return str(branch.value("SELECT state FROM enrolment WHERE id = ?", enrolment))


def refused(branch: Branch, code: str, command: object) -> RuleBroken:
    before = branch.value("SELECT op FROM sync_state")
    with pytest.raises(RuleBroken) as found:
        branch.execute(command)
    assert found.value.code == code
    assert branch.value("SELECT op FROM sync_state") == before
    return found.value


# --- seats -----------------------------------------------------------------------------------------------------------


def test_a_seat_is_given_as_of_today(branch: Branch, activity: UUID) -> None:
    learner = branch.learner()
    found = enrol(branch, activity, learner)
    assert (found.is_waiting, state(branch, found.enrolment)) == (False, "2")
    assert branch.read(enrolled_on, activity, DAY) == [learner]
    assert branch.rows("SELECT joined_on, channel, role FROM enrolment") == [("2026-11-24", "1", "1")]


def test_a_learner_of_another_branch_is_known_here_from_now_on(branch: Branch, activity: UUID) -> None:
    from_elsewhere = branch.crowd(1)[0]
    enrol(branch, activity, from_elsewhere)
    assert branch.rows("SELECT kind FROM learner_branch WHERE learner_id = ?", from_elsewhere) == [("2",)]


def test_beyond_the_quota_people_wait_in_order(branch: Branch, planner: Planner, activity: UUID) -> None:
    found = [enrol(branch, activity) for _ in range(4)]
    assert [one.queue_no for one in found] == [None, None, 1, 2]
    waiting = planner.detail(activity).waiting
    assert [one.enrolment for one in waiting] == [found[2].enrolment, found[3].enrolment]
    seats = planner.detail(activity).row.seats
    assert (seats.held, seats.waiting, seats.is_free) == (2, 2, False)


def test_nobody_is_enrolled_twice_not_even_under_another_card(branch: Branch, activity: UUID) -> None:
    learner, double = branch.learner("王演示"), branch.learner("王演示")
    branch.plant(LearnerAlias, learner_id=double, canonical_id=learner)
    enrol(branch, activity, learner)
    refused(branch, "already-enrolled", EnrolLearner(activity, learner))
    refused(branch, "already-enrolled", EnrolLearner(activity, double))


def test_a_seat_that_is_free_again_goes_to_the_waiting_list_first(branch: Branch, activity: UUID) -> None:
    seated, _, third = (enrol(branch, activity) for _ in range(3))
    left = branch.execute(LeaveClass(seated.enrolment, rev(branch, seated.enrolment))).value
    assert left.next_up == third.enrolment
    assert enrol(branch, activity).queue_no == 2


def test_staff_may_pass_the_quota_with_a_reason_but_never_the_hard_limit(branch: Branch, activity: UUID) -> None:
    for _ in range(2):
        enrol(branch, activity)
    assert not enrol(branch, activity, override_reason="老学员，教室坐得下").is_waiting
    refused(branch, "class-full", EnrolLearner(activity, branch.learner(), override_reason="再加一位"))
    assert branch.rows("SELECT override_reason FROM enrolment WHERE override_staff_id IS NOT NULL") == [
        ("老学员，教室坐得下",)
    ]


def test_a_hard_limit_alone_fills_a_class_too(branch: Branch, planner: Planner) -> None:
    activity = planner.plan("早课（演示）", quota_hard=1).activity
    assert [enrol(branch, activity).is_waiting for _ in range(2)] == [False, True]


def test_a_class_that_is_not_open_takes_nobody(branch: Branch, planner: Planner) -> None:
    draft = planner.plan(is_published=False).activity
    refused(branch, "class-not-open", EnrolLearner(draft, branch.learner()))
    branch.execute(CancelClass(draft, planner.rev(draft), "没有老师"))
    refused(branch, "class-not-open", EnrolLearner(draft, branch.learner()))
    with pytest.raises(RecordMissing):
        branch.execute(EnrolLearner(UUID(int=3), branch.learner()))
    other = planner.plan("另一个（演示）").activity
    with pytest.raises(RecordMissing):
        branch.execute(EnrolLearner(other, UUID(int=3)))


def test_the_undo_of_an_enrolment_gives_the_seat_back(branch: Branch, activity: UUID) -> None:
    done = branch.execute(EnrolLearner(activity, branch.learner()))
    branch.execute(done.undo)
    assert state(branch, done.value.enrolment) == "4"
    assert [enrol(branch, activity).is_waiting for _ in range(2)] == [False, False]


# --- age -------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("birth", "is_taken"),
    [
        ({"birth_date": date(1966, 11, 24), "birth_year": None}, True),
        ({"birth_date": date(1966, 11, 25), "birth_year": None}, False),
        ({"birth_date": date(1955, 11, 25), "birth_year": None}, True),
        ({"birth_date": date(1955, 11, 24), "birth_year": None}, False),
        ({"birth_year": 1966}, True),
        ({"birth_year": 1955}, True),
        ({"birth_year": 1954}, False),
        ({"birth_year": 1967}, False),
    ],
)
def test_age_limits_count_on_the_day_and_a_year_alone_in_her_favour(
    branch: Branch, planner: Planner, birth: dict[str, Any], is_taken: bool
) -> None:
    activity = planner.plan(age_min=60, age_max=70).activity
    learner = branch.learner(**birth)
    if is_taken:
        enrol(branch, activity, learner)
    else:
        refused(branch, "class-age-outside", EnrolLearner(activity, learner))
        assert not enrol(branch, activity, learner, override_reason="身体好").is_waiting


def test_an_unknown_age_is_asked_for_where_it_matters(branch: Branch, planner: Planner) -> None:
    activity = planner.plan(age_max=70).activity
    refused(branch, "class-age-unknown", EnrolLearner(activity, branch.learner(birth_year=None)))


def test_somebody_of_eighty_needs_the_signature_of_a_relative(branch: Branch, planner: Planner) -> None:
    activity = planner.plan(needs_undertaking=True).activity
    enrol(branch, activity, branch.learner(birth_year=1947))
    old = branch.learner(birth_year=1946)
    refused(branch, "class-undertaking-missing", EnrolLearner(activity, old))
    refused(branch, "class-undertaking-missing", EnrolLearner(activity, branch.learner(birth_year=None)))
    enrol(branch, activity, old, undertaking_by="女儿演示")
    signed = branch.rows("SELECT undertaking_by, undertaking_on FROM enrolment WHERE undertaking_by IS NOT NULL")
    assert signed == [("女儿演示", "2026-11-24")]


# --- leaving ---------------------------------------------------------------------------------------------------------


def test_nobody_leaves_before_joining_nor_ahead_of_the_day(branch: Branch, activity: UUID) -> None:
    found = enrol(branch, activity, joined_on=DAY + timedelta(days=7))
    told = refused(branch, "left-before-joined", LeaveClass(found.enrolment, rev(branch, found.enrolment), DAY))
    assert told.facts == {"joined": "2026-12-01", "left": "2026-11-24"}
    later = LeaveClass(found.enrolment, rev(branch, found.enrolment), DAY + timedelta(days=7))
    assert refused(branch, "left-too-early", later).facts == {"left": "2026-12-01"}
    branch.clock.step(timedelta(days=7))
    branch.execute(later)
    assert state(branch, found.enrolment) == "5"


def test_who_left_is_expected_no_more_and_may_return_while_the_seat_is_free(branch: Branch, activity: UUID) -> None:
    learner = branch.learner()
    found = enrol(branch, activity, learner)
    done = branch.execute(LeaveClass(found.enrolment, rev(branch, found.enrolment), DAY, "搬家"))
    assert branch.read(enrolled_on, activity, DAY + timedelta(days=7)) == []
    branch.execute(done.undo)
    assert branch.read(enrolled_on, activity, DAY + timedelta(days=7)) == [learner]
    assert branch.rows("SELECT left_on FROM enrolment") == [(None,)]


def test_a_seat_given_away_is_not_there_for_who_returns(branch: Branch, activity: UUID) -> None:
    learner = branch.learner()
    found = enrol(branch, activity, learner)
    done = branch.execute(LeaveClass(found.enrolment, rev(branch, found.enrolment)))
    for _ in range(2):
        enrol(branch, activity)
    refused(branch, "class-full", done.undo)
    again = enrol(branch, activity, learner)
    assert again.is_waiting
    refused(branch, "already-enrolled", ReturnToClass(found.enrolment, rev(branch, found.enrolment)))


def test_who_came_once_is_not_cancelled(branch: Branch, planner: Planner, activity: UUID) -> None:
    learner = branch.learner()
    found = enrol(branch, activity, learner)
    planner.hold(activity, {learner})
    refused(branch, "enrolment-attended", CancelEnrolment(found.enrolment, rev(branch, found.enrolment)))


def test_an_old_form_moves_nobody(branch: Branch, activity: UUID) -> None:
    found = enrol(branch, activity)
    with pytest.raises(RecordChanged):
        branch.execute(LeaveClass(found.enrolment, rev(branch, found.enrolment) - 1))


# --- moving up -------------------------------------------------------------------------------------------------------


@pytest.fixture
def waiting(branch: Branch, activity: UUID) -> list[Enrolled]:
    """Two who have seats and two who wait."""
    return [enrol(branch, activity) for _ in range(4)]


def test_the_first_of_the_waiting_list_moves_up_once_a_seat_is_free(
    branch: Branch, planner: Planner, activity: UUID, waiting: list[Enrolled]
) -> None:
    first, second = waiting[2].enrolment, waiting[3].enrolment
    refused(branch, "class-full", MoveUp(first, rev(branch, first)))
    branch.execute(LeaveClass(waiting[0].enrolment, rev(branch, waiting[0].enrolment)))
    refused(branch, "not-first-in-queue", MoveUp(second, rev(branch, second)))
    branch.execute(MoveUp(first, rev(branch, first)))
    assert (state(branch, first), [one.enrolment for one in planner.detail(activity).waiting]) == ("2", [second])
    assert branch.rows("SELECT joined_on FROM enrolment WHERE id = ?", first) == [("2026-11-24",)]
    refused(branch, "enrolment-move-refused", MoveUp(first, rev(branch, first)))


def test_another_one_first_needs_a_reason(branch: Branch, activity: UUID, waiting: list[Enrolled]) -> None:
    second = waiting[3].enrolment
    branch.execute(MoveUp(second, rev(branch, second), "班长的老伴"))
    assert state(branch, second) == "2"
    refused(branch, "class-full", MoveUp(waiting[2].enrolment, rev(branch, waiting[2].enrolment), "再一位"))


def test_who_waits_no_more_gives_the_place_to_the_next(
    branch: Branch, planner: Planner, activity: UUID, waiting: list[Enrolled]
) -> None:
    branch.execute(CancelEnrolment(waiting[2].enrolment, rev(branch, waiting[2].enrolment)))
    assert [(one.enrolment, one.place) for one in planner.detail(activity).waiting] == [(waiting[3].enrolment, 1)]


# --- finding ---------------------------------------------------------------------------------------------------------


def test_who_is_found_by_her_initials_is_shown_with_her_standing_in_the_class(branch: Branch, activity: UUID) -> None:
    here, gone, new = (branch.learner(name) for name in ("王桂芳", "王国芳", "王贵凤"))
    enrol(branch, activity, here)
    left = enrol(branch, activity, gone)
    branch.execute(LeaveClass(left.enrolment, rev(branch, left.enrolment)))
    found = {one.row.id: one.state for one in branch.read(applicants, activity, parse("wgf"))}
    assert found == {here: "2", gone: None, new: None}
