"""One meeting is moved, called off, brought back, added, opened again; its place and time is its booking (R26, R35)."""

from datetime import date, timedelta
from uuid import UUID

import pytest

from bjdesk.kernel.errors import NotAllowed, RecordChanged, RuleBroken
from bjdesk.learning.classes.commands import (
    AddSession,
    CallOffSession,
    EnrolLearner,
    MoveSession,
    ReopenSession,
    RestoreSession,
)
from bjdesk.learning.classes.queries import MeetingRow
from bjdesk.store.database import FROM_DISTRICT
from bjdesk.venues.commands import BookVenue, MoveBooking
from bjdesk.venues.model import Venue
from tests.learning.classes.conftest import Planner
from tests.makers import DAY, Branch, at, plant

THURSDAY = DAY + timedelta(days=2)
SECOND = date(2026, 12, 1)


@pytest.fixture
def activity(planner: Planner) -> UUID:
    found: UUID = planner.plan().activity
    return found


def meeting(planner: Planner, activity: UUID, number: int = 2) -> MeetingRow:
    return next(one for one in planner.detail(activity).meetings if one.ordinal == number)


def moved(one: MeetingRow, day: date, starts: str = "14:00", ends: str = "15:30", **more: object) -> MoveSession:
    place = {"venue": one.venue, **more}
    return MoveSession(one.id, one.rev, one.booking_rev, at(starts, day), at(ends, day), **place)  # type: ignore[arg-type]


def refused(branch: Branch, code: str, command: object) -> RuleBroken:
    before = branch.value("SELECT op FROM sync_state")
    with pytest.raises(RuleBroken) as found:
        branch.execute(command)
    assert found.value.code == code
    assert branch.value("SELECT op FROM sync_state") == before
    return found.value


# --- moving ----------------------------------------------------------------------------------------------------------


def test_a_meeting_moves_with_its_booking_and_back(branch: Branch, planner: Planner, activity: UUID) -> None:
    before = meeting(planner, activity)
    done = branch.execute(moved(before, THURSDAY))
    after = meeting(planner, activity)
    assert (after.id, after.booking, after.starts_at) == (before.id, before.booking, at("14:00", THURSDAY))
    branch.execute(done.undo)
    assert meeting(planner, activity).starts_at == before.starts_at


def test_a_move_into_a_taken_hour_names_who_holds_it(branch: Branch, planner: Planner, activity: UUID) -> None:
    branch.execute(BookVenue(planner.room, at("15:00", THURSDAY), at("16:00", THURSDAY), "合唱团（演示）"))
    found = refused(branch, "class-clash", moved(meeting(planner, activity), THURSDAY))
    assert (found.facts["day"], found.facts["title"]) == ("2026-11-26", "合唱团（演示）")


def test_a_meeting_does_not_stand_in_its_own_way(branch: Branch, planner: Planner, activity: UUID) -> None:
    branch.execute(moved(meeting(planner, activity), SECOND, "09:30", "11:00"))
    assert meeting(planner, activity).starts_at == at("09:30", SECOND)


def test_a_move_that_was_shown_before_somebody_moved_the_booking_is_refused(
    branch: Branch, planner: Planner, activity: UUID
) -> None:
    shown = meeting(planner, activity)
    later = (at("13:00", SECOND), at("14:00", SECOND))
    branch.execute(MoveBooking(shown.booking, shown.booking_rev, planner.room, *later))
    with pytest.raises(RecordChanged):
        branch.execute(moved(shown, THURSDAY))
    branch.execute(CallOffSession(shown.id, shown.rev, "演示"))
    with pytest.raises(RecordChanged):
        branch.execute(moved(shown, THURSDAY))


def test_a_room_of_another_home_is_booked_anew_and_the_old_one_is_free(
    branch: Branch, planner: Planner, activity: UUID
) -> None:
    with branch.desk.database.write(branch.actor, "Test", source=FROM_DISTRICT) as unit:
        hall = plant(unit, Venue, {"name": "区礼堂（演示）", "status": "2", "scope": "*"})
    before = meeting(planner, activity)
    done = branch.execute(moved(before, SECOND, "09:00", "10:30", venue=hall))
    after = meeting(planner, activity)
    assert (after.venue, after.place, after.booking == before.booking) == (hall, "区礼堂（演示）", False)
    branch.execute(BookVenue(planner.room, at("09:00", SECOND), at("10:30", SECOND), "空出来了（演示）"))
    refused(branch, "class-clash", done.undo)


def test_a_meeting_moves_out_of_doors_and_in_again(branch: Branch, planner: Planner, activity: UUID) -> None:
    one = meeting(planner, activity)
    done = branch.execute(moved(one, SECOND, "09:00", "10:30", venue=None, place_note="江边公园"))
    assert (meeting(planner, activity).venue, meeting(planner, activity).place) == (None, "江边公园")
    branch.execute(done.undo)
    assert (meeting(planner, activity).venue, meeting(planner, activity).place) == (planner.room, "203 教室（演示）")


def test_a_class_lasts_as_long_as_its_meetings(branch: Branch, planner: Planner, activity: UUID) -> None:
    branch.execute(moved(meeting(planner, activity, 4), date(2026, 12, 22)))
    assert planner.detail(activity).row.ends_on == date(2026, 12, 22)


@pytest.mark.parametrize(
    ("code", "starts", "ends", "day"),
    [
        ("series-past-midnight", "23:00", "01:00", SECOND + timedelta(days=1)),
        ("series-ends-early", "11:00", "10:00", SECOND),
    ],
)
def test_no_meeting_goes_on_past_midnight(
    branch: Branch, planner: Planner, activity: UUID, code: str, starts: str, ends: str, day: date
) -> None:
    one = meeting(planner, activity)
    span = (at(starts, SECOND), at(ends, day))
    refused(branch, code, MoveSession(one.id, one.rev, one.booking_rev, *span, planner.room))
    refused(branch, code, AddSession(activity, planner.rev(activity), *span, planner.room))


# --- calling off -----------------------------------------------------------------------------------------------------


def test_a_meeting_called_off_gives_its_room_back_and_can_be_restored(
    branch: Branch, planner: Planner, activity: UUID
) -> None:
    one = meeting(planner, activity)
    done = branch.execute(CallOffSession(one.id, one.rev, "老师请假"))
    assert (meeting(planner, activity).state, meeting(planner, activity).state_note) == ("3", "老师请假")
    assert planner.detail(activity).row.meetings == 3
    branch.execute(done.undo)
    back = meeting(planner, activity)
    assert (back.state, back.starts_at, back.venue) == ("1", one.starts_at, one.venue)
    refused(branch, "meeting-move-refused", RestoreSession(back.id, back.rev))


def test_a_meeting_whose_room_was_given_away_is_not_restored(branch: Branch, planner: Planner, activity: UUID) -> None:
    one = meeting(planner, activity)
    done = branch.execute(CallOffSession(one.id, one.rev, "老师请假"))
    branch.execute(BookVenue(planner.room, one.starts_at, one.ends_at, "合唱团（演示）"))
    assert refused(branch, "class-clash", done.undo).facts["title"] == "合唱团（演示）"


def test_calling_off_needs_a_reason_and_a_meeting_that_is_still_to_come(
    branch: Branch, planner: Planner, activity: UUID
) -> None:
    one = meeting(planner, activity)
    refused(branch, "class-reason-missing", CallOffSession(one.id, one.rev, "  "))
    planner.hold(activity, set(), set())
    refused(branch, "session-closed", CallOffSession(one.id, branch.session(one.id).rev, "演示"))
    refused(branch, "session-closed", moved(meeting(planner, activity), THURSDAY))


# --- adding and reopening --------------------------------------------------------------------------------------------


def test_one_more_meeting_takes_the_next_number(branch: Branch, planner: Planner, activity: UUID) -> None:
    span = (at("14:00", THURSDAY), at("15:30", THURSDAY))
    branch.execute(AddSession(activity, planner.rev(activity), *span, planner.room))
    added = meeting(planner, activity, 5)
    assert (added.starts_at, added.planned, added.place) == (span[0], 200, "203 教室（演示）")


def test_only_a_supervisor_opens_a_closed_meeting_and_its_marks_stand(
    branch: Branch, planner: Planner, activity: UUID
) -> None:
    people = [branch.learner() for _ in range(3)]
    for person in people:
        branch.execute(EnrolLearner(activity, person))
    planner.hold(activity, {people[0]})
    one = meeting(planner, activity, 1)
    with pytest.raises(NotAllowed):
        branch.execute(ReopenSession(one.id, one.rev))
    planner.become_head()
    assert branch.execute(ReopenSession(one.id, one.rev)).value.marks == 3
    branch.check_in(one.id, people[1])
    again = meeting(planner, activity, 1)
    assert (again.state, again.counts.present, again.counts.absent) == ("1", 2, 1)
    refused(branch, "meeting-move-refused", ReopenSession(one.id, again.rev))
