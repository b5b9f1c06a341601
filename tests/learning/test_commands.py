"""What staff do with attendance, on real files (R25, R26, D2, D6)."""

from datetime import timedelta
from uuid import UUID

import pytest

from bjdesk.kernel.errors import RecordChanged, RecordMissing, RuleBroken
from bjdesk.learning import queries
from bjdesk.learning.commands import (
    CheckIn,
    CloseSession,
    JoinAndCheckIn,
    MarkAllArrived,
    Recorded,
    RestoreAttendance,
    UndoAttendance,
)
from bjdesk.people.model import Learner, LearnerAlias
from bjdesk.store.database import FROM_DISTRICT
from tests.makers import DAY, Branch, ClassNow, at, plant

MARKS = "SELECT status, method, entry_as, late_min, clock_doubt FROM attendance ORDER BY id"


def status_of(branch: Branch, session: UUID, learner: UUID) -> str | None:
    """The status that counts now."""
    found = branch.read(queries.roster, session, DAY)
    lines = {line.person.id: line for line in found.rows}
    line = lines.get(learner)
    return line.mark.status if line and line.mark else None


def counts(branch: Branch, session: UUID) -> dict[str, int]:
    found = branch.read(queries.roster, session, DAY).counts
    return {"expected": found.expected, "present": found.present, "absent": found.absent, "missing": found.missing}


def close(branch: Branch, session: UUID) -> int:
    return int(branch.execute(CloseSession(session, branch.session(session).rev)).value)


# --- checking in -----------------------------------------------------------------------------------------------------


def test_a_check_in_is_one_row_with_who_when_where_and_how(branch: Branch) -> None:
    group = branch.class_now(1)
    recorded = branch.check_in(group.session, group.people[0]).value
    assert recorded == Recorded(recorded.attendance_id, branch.clock.now(), "1", None)
    assert branch.rows(MARKS) == [("1", "C", "1", None, "0")]
    kept = branch.rows("SELECT checked_at, at, offset_min, by_id, desk_id, scope FROM attendance")
    assert branch.actor.staff is not None
    now = branch.clock.now()
    assert kept == [(now, now, 480, branch.actor.staff.bytes, branch.actor.desk.bytes, "330108003")]


@pytest.mark.parametrize(("time", "status", "late"), [("09:00", "1", None), ("09:10", "1", 10), ("09:20", "2", 20)])
def test_minutes_late_are_kept_and_late_is_said_only_beyond_the_limit(
    branch: Branch, time: str, status: str, late: int | None
) -> None:
    group = branch.class_now(1)
    branch.clock.set_to(time)
    recorded = branch.check_in(group.session, group.people[0]).value
    assert (recorded.status, recorded.late_min) == (status, late)


def test_a_second_check_in_is_refused_with_the_time_of_the_first(branch: Branch) -> None:
    group = branch.class_now(1)
    first = branch.check_in(group.session, group.people[0]).value
    branch.clock.advance(minutes=5)
    with pytest.raises(RuleBroken, match="already-in") as refused:
        branch.check_in(group.session, group.people[0])
    assert refused.value.facts == {"at": first.at, "attendance_id": first.attendance_id}
    assert branch.value("SELECT count(*) FROM attendance") == 1


def test_who_is_not_enrolled_is_noted_as_sitting_in_once_and_known_to_the_branch(branch: Branch) -> None:
    group = branch.class_now(1)
    with branch.desk.database.write(branch.actor, "Pull", source=FROM_DISTRICT) as unit:
        stranger = plant(unit, Learner, {"name": "外区演示", "of_age": "1", "scope": "330108001"})
    outcome = branch.check_in(group.session, stranger, method="M")
    assert branch.rows(MARKS) == [("1", "M", "5", None, "0")]
    relation = branch.rows("SELECT scope, kind FROM learner_branch WHERE learner_id = ?", stranger)
    assert relation == [("330108001", "2")]
    assert "learner_branch" in outcome.changes.kinds


def test_who_walks_into_a_lecture_is_a_walk_in(branch: Branch) -> None:
    lecture = branch.meeting(branch.lecture())
    branch.check_in(lecture, branch.learner())
    assert branch.rows(MARKS) == [("1", "C", "2", None, "0")]


def test_a_known_relation_is_not_written_again(branch: Branch) -> None:
    lecture = branch.lecture()
    guest = branch.learner()
    branch.check_in(branch.meeting(lecture), guest)
    branch.check_in(branch.meeting(lecture, "11:00", "12:00"), guest)
    assert branch.value("SELECT count(*) FROM learner_branch WHERE learner_id = ?", guest) == 1


def test_a_room_holds_no_more_than_its_limit(branch: Branch) -> None:
    room = branch.venue("演示教室", capacity_hard=2)
    lecture = branch.meeting(branch.lecture(), venue=room)
    branch.check_in(lecture, branch.learner())
    undo = branch.check_in(lecture, branch.learner()).undo
    with pytest.raises(RuleBroken, match="room-full"):
        branch.check_in(lecture, branch.learner())
    branch.execute(undo)
    branch.check_in(lecture, branch.learner())


def test_who_is_enrolled_has_a_seat_even_in_a_full_room(branch: Branch) -> None:
    course = branch.course()
    session = branch.meeting(course, venue=branch.venue(capacity_hard=1))
    first, second = branch.learner(), branch.learner()
    branch.enrol(course, first, second)
    branch.check_in(session, first)
    branch.check_in(session, second)
    assert counts(branch, session)["present"] == 2


@pytest.mark.parametrize("state", ["2", "3", "4"], ids=["closed", "called-off", "did-not-meet"])
def test_a_session_that_is_not_open_takes_nobody(branch: Branch, state: str) -> None:
    course = branch.course()
    session = branch.meeting(course, state=state)
    with pytest.raises(RuleBroken, match="session-closed") as refused:
        branch.check_in(session, branch.learner())
    assert refused.value.facts["state"] == state


def test_a_session_that_is_not_there_is_told_as_missing(branch: Branch) -> None:
    with pytest.raises(RecordMissing):
        branch.check_in(UUID(int=5), branch.learner())


def test_a_row_written_under_a_clock_set_back_is_marked_as_doubtful(branch: Branch) -> None:
    group = branch.class_now(3)
    branch.check_in(group.session, group.people[0])
    branch.clock.step(-timedelta(hours=1))
    second = branch.check_in(group.session, group.people[1]).value
    branch.clock.step(timedelta(hours=1, minutes=1))
    branch.check_in(group.session, group.people[2])
    assert second.clock_doubt
    assert branch.rows("SELECT clock_doubt FROM attendance ORDER BY id") == [("0",), ("1",), ("0",)]
    assert counts(branch, group.session)["present"] == 3


def test_a_clock_corrected_by_a_minute_is_not_doubted(branch: Branch) -> None:
    group = branch.class_now(2)
    branch.check_in(group.session, group.people[0])
    branch.clock.step(-timedelta(minutes=1))
    assert not branch.check_in(group.session, group.people[1]).value.clock_doubt


@pytest.mark.parametrize("status", ["4", "5", "7"], ids=["leave", "absent", "exempt"])
def test_an_arrival_in_sight_of_another_mark_takes_its_place(branch: Branch, status: str) -> None:
    group = branch.class_now(1)
    earlier = branch.mark(group.session, group.people[0], status, is_correction=True)
    branch.check_in(group.session, group.people[0])
    assert branch.value("SELECT voids_id FROM attendance ORDER BY id DESC") == earlier.bytes
    assert status_of(branch, group.session, group.people[0]) == "1"


@pytest.mark.parametrize("offset_min", [-300, 0, 840])
def test_the_zone_of_the_machine_is_kept_and_changes_nothing(branch: Branch, offset_min: int) -> None:
    """The day of a session is the district's, wherever the PC believes to be (fault 32)."""
    branch.clock.offset = offset_min
    group = branch.class_now(2)
    branch.scan(group.cards[0])
    assert branch.rows("SELECT offset_min, late_min FROM attendance") == [(offset_min, None)]
    assert close(branch, group.session) == 1


# --- joining ---------------------------------------------------------------------------------------------------------


def test_joining_on_the_spot_enrols_and_checks_in(branch: Branch) -> None:
    group = branch.class_now(1, quota=2)
    guest = branch.learner()
    outcome = branch.execute(JoinAndCheckIn(group.session, guest))
    assert branch.rows(MARKS) == [("1", "C", "6", None, "0")]
    assert counts(branch, group.session) == {"expected": 2, "present": 1, "absent": 0, "missing": 1}
    assert branch.rows("SELECT state, joined_on, verdict FROM enrolment WHERE learner_id = ?", guest) == [
        ("2", DAY.isoformat(), "0")
    ]
    assert {"attendance", "enrolment"} <= outcome.changes.kinds


def test_a_full_class_refuses_another_learner(branch: Branch) -> None:
    group = branch.class_now(2, quota=2)
    with pytest.raises(RuleBroken, match="class-full"):
        branch.execute(JoinAndCheckIn(group.session, branch.learner()))
    assert branch.value("SELECT count(*) FROM attendance") == 0


@pytest.mark.parametrize(("quota", "quota_hard", "has_room"), [(2, 3, True), (3, 2, False), (None, None, True)])
def test_the_hard_quota_goes_before_the_soft_one(
    branch: Branch, quota: int | None, quota_hard: int | None, has_room: bool
) -> None:
    group = branch.class_now(2, quota=quota, quota_hard=quota_hard)
    assert (branch.read(queries.seats_left, group.course) != 0) is has_room


@pytest.mark.parametrize(("state", "holds"), [("2", True), ("6", True), ("3", False), ("4", False), ("5", False)])
def test_a_seat_is_held_by_who_is_enrolled_or_pausing(branch: Branch, state: str, holds: bool) -> None:
    course = branch.course(quota=1)
    branch.enrol(course, branch.learner(), state=state)
    assert branch.read(queries.seats_left, course) == (0 if holds else 1)


def test_nobody_joins_into_a_full_room(branch: Branch) -> None:
    course = branch.course()
    session = branch.meeting(course, venue=branch.venue(capacity_hard=1))
    branch.check_in(session, branch.learner())
    with pytest.raises(RuleBroken, match="room-full"):
        branch.execute(JoinAndCheckIn(session, branch.learner()))
    assert branch.value("SELECT count(*) FROM enrolment") == 0


def test_who_is_enrolled_already_is_not_enrolled_twice(branch: Branch) -> None:
    group = branch.class_now(1, quota=1)
    branch.execute(JoinAndCheckIn(group.session, group.people[0]))
    assert branch.value("SELECT count(*) FROM enrolment") == 1


def test_joining_after_checking_in_is_refused_and_enrols_nobody(branch: Branch) -> None:
    group = branch.class_now(1)
    guest = branch.learner()
    branch.check_in(group.session, guest)
    with pytest.raises(RuleBroken, match="already-in"):
        branch.execute(JoinAndCheckIn(group.session, guest))
    assert branch.value("SELECT count(*) FROM enrolment WHERE learner_id = ?", guest) == 0


# --- undoing ---------------------------------------------------------------------------------------------------------


def test_an_undone_mark_stays_and_a_row_with_the_reason_voids_it(branch: Branch) -> None:
    group = branch.class_now(1)
    outcome = branch.check_in(group.session, group.people[0])
    branch.execute(UndoAttendance(outcome.value.attendance_id, " 扫错人了 "))
    rows = branch.rows("SELECT status, voids_id, reason FROM attendance ORDER BY id")
    assert rows == [("1", None, None), ("0", outcome.value.attendance_id.bytes, "扫错人了")]
    assert status_of(branch, group.session, group.people[0]) is None


def test_after_an_undo_she_may_check_in_again(branch: Branch) -> None:
    group = branch.class_now(1)
    branch.execute(branch.check_in(group.session, group.people[0]).undo)
    branch.clock.advance(minutes=1)
    branch.check_in(group.session, group.people[0])
    assert status_of(branch, group.session, group.people[0]) == "1"


def test_restoring_brings_the_first_time_back(branch: Branch) -> None:
    group = branch.class_now(1)
    branch.clock.set_to("09:20")
    first = branch.check_in(group.session, group.people[0])
    branch.clock.advance(minutes=3)
    undone = branch.execute(first.undo)
    branch.clock.advance(minutes=3)
    again = branch.execute(undone.undo)
    assert (
        branch.rows("SELECT status, late_min, checked_at FROM attendance WHERE voids_id IS NULL")
        == [("2", 20, first.value.at)] * 2
    )
    assert status_of(branch, group.session, group.people[0]) == "2"
    branch.execute(again.undo)
    assert status_of(branch, group.session, group.people[0]) is None


def test_a_mark_is_undone_once(branch: Branch) -> None:
    group = branch.class_now(1)
    undo = branch.check_in(group.session, group.people[0]).undo
    branch.execute(undo)
    with pytest.raises(RuleBroken, match="already-undone"):
        branch.execute(undo)


def test_what_stands_is_not_restored(branch: Branch) -> None:
    group = branch.class_now(1)
    made = branch.check_in(group.session, group.people[0]).value
    with pytest.raises(RuleBroken, match="already-in"):
        branch.execute(RestoreAttendance(made.attendance_id))


@pytest.mark.parametrize("reason", ["", "  ", "\t"])
def test_nothing_is_undone_without_a_reason(branch: Branch, reason: str) -> None:
    group = branch.class_now(1)
    made = branch.check_in(group.session, group.people[0]).value
    with pytest.raises(RuleBroken, match="reason-missing"):
        branch.execute(UndoAttendance(made.attendance_id, reason))
    assert status_of(branch, group.session, group.people[0]) == "1"


@pytest.mark.parametrize("command", [UndoAttendance(UUID(int=5), "因为"), RestoreAttendance(UUID(int=5))])
def test_a_mark_that_is_not_there_is_told_as_missing(branch: Branch, command: object) -> None:
    with pytest.raises(RecordMissing):
        branch.execute(command)


def test_an_undone_make_up_counts_no_more_where_it_was_missed(branch: Branch) -> None:
    """The row that voids repeats what it voids, so that each session can tell by its own rows."""
    group = branch.class_now(1)
    elsewhere = branch.meeting(group.course, "14:00", "15:00")
    made = branch.mark(elsewhere, group.people[0], "1", entry_as="3", makes_up_id=group.session)
    assert status_of(branch, group.session, group.people[0]) == "6"
    undone = branch.execute(UndoAttendance(made, "不是补课"))
    assert status_of(branch, group.session, group.people[0]) is None
    branch.execute(undone.undo)
    assert status_of(branch, group.session, group.people[0]) == "6"


# --- everybody at once -----------------------------------------------------------------------------------------------


def test_all_arrived_marks_whom_staff_saw_missing_and_nobody_else(branch: Branch) -> None:
    group = branch.class_now(4)
    branch.check_in(group.session, group.people[0])
    outcome = branch.execute(MarkAllArrived(group.session, group.people[:3]))
    assert outcome.value == 2
    assert counts(branch, group.session) == {"expected": 4, "present": 3, "absent": 0, "missing": 1}
    assert branch.rows("SELECT method FROM attendance ORDER BY id") == [("C",), ("M",), ("M",)]


def test_all_arrived_is_taken_back_at_once(branch: Branch) -> None:
    group = branch.class_now(4)
    branch.check_in(group.session, group.people[0])
    undo = branch.execute(MarkAllArrived(group.session, group.people)).undo
    assert branch.execute(undo).value == 3
    assert counts(branch, group.session) == {"expected": 4, "present": 1, "absent": 0, "missing": 3}


def test_all_arrived_where_everybody_is_here_writes_nothing_to_undo(branch: Branch) -> None:
    group = branch.class_now(1)
    branch.check_in(group.session, group.people[0])
    outcome = branch.execute(MarkAllArrived(group.session, group.people))
    assert (outcome.value, outcome.undo) == (0, None)


def test_taking_all_back_is_refused_whole_when_one_was_taken_back_before(branch: Branch) -> None:
    group = branch.class_now(3)
    undo = branch.execute(MarkAllArrived(group.session, group.people)).undo
    branch.execute(UndoAttendance(undo.attendance_ids[1], "她没来"))
    with pytest.raises(RuleBroken, match="already-undone"):
        branch.execute(undo)
    assert counts(branch, group.session)["present"] == 2


# --- closing ---------------------------------------------------------------------------------------------------------


def half_here(branch: Branch) -> ClassNow:
    """Two of four are here, one of the others excused herself."""
    group = branch.class_now(4)
    for person in group.people[:2]:
        branch.check_in(group.session, person)
    branch.mark(group.session, group.people[2], "4", method="T")
    return group


def test_closing_writes_down_as_absent_exactly_who_is_missing(branch: Branch) -> None:
    group = half_here(branch)
    assert close(branch, group.session) == 1
    absent = branch.rows("SELECT learner_id, method, checked_at FROM attendance WHERE status = '5'")
    assert absent == [(group.people[3].bytes, "S", None)]
    assert branch.session(group.session).state == "2"
    assert counts(branch, group.session) == {"expected": 4, "present": 2, "absent": 1, "missing": 0}


def test_a_guest_is_not_written_down_as_absent(branch: Branch) -> None:
    group = branch.class_now(1)
    guest = branch.learner()
    undo = branch.check_in(group.session, guest).undo
    branch.execute(undo)
    close(branch, group.session)
    assert status_of(branch, group.session, guest) is None


def test_who_had_left_the_class_or_joins_later_is_not_absent(branch: Branch) -> None:
    group = branch.class_now(1)
    gone, later = branch.learner(), branch.learner()
    branch.enrol(group.course, gone, left_on=DAY - timedelta(days=1))
    branch.enrol(group.course, later, joined_on=DAY + timedelta(days=1))
    assert close(branch, group.session) == 1
    assert status_of(branch, group.session, gone) is None
    assert status_of(branch, group.session, later) is None


@pytest.mark.parametrize("days", [0, 1])
def test_the_first_and_the_last_day_count_as_enrolled(branch: Branch, days: int) -> None:
    course = branch.course()
    session = branch.meeting(course)
    branch.enrol(course, branch.learner(), joined_on=DAY - timedelta(days=days), left_on=DAY + timedelta(days=days))
    assert close(branch, session) == 1


def test_who_comes_after_the_closing_is_refused_here_but_a_swipe_of_another_desk_wins(branch: Branch) -> None:
    group = half_here(branch)
    late = group.people[3]
    close(branch, group.session)
    with pytest.raises(RuleBroken, match="session-closed"):
        branch.check_in(group.session, late)
    branch.mark(group.session, late, "2", method="C", checked_at=at("09:20"), desk_id=UUID(int=77))
    assert status_of(branch, group.session, late) == "2"
    assert counts(branch, group.session) == {"expected": 4, "present": 3, "absent": 0, "missing": 0}


def test_a_closed_session_keeps_its_roster_when_people_leave_the_class_later(branch: Branch) -> None:
    group = half_here(branch)
    close(branch, group.session)
    before = counts(branch, group.session)
    branch.enrol(group.course, branch.learner())
    assert counts(branch, group.session) == before


def test_a_session_is_closed_once(branch: Branch) -> None:
    group = half_here(branch)
    close(branch, group.session)
    with pytest.raises(RuleBroken, match="session-closed"):
        close(branch, group.session)


def test_a_session_that_moved_meanwhile_is_not_closed(branch: Branch) -> None:
    group = half_here(branch)
    with pytest.raises(RecordChanged):
        branch.execute(CloseSession(group.session, branch.session(group.session).rev - 1))
    assert branch.value("SELECT count(*) FROM attendance WHERE status = '5'") == 0


def test_whose_mark_is_taken_back_after_the_closing_is_absent(branch: Branch) -> None:
    group = half_here(branch)
    made = UUID(bytes=branch.value("SELECT id FROM attendance WHERE learner_id = ?", group.people[0]))
    close(branch, group.session)
    undone = branch.execute(UndoAttendance(made, "她没来"))
    assert status_of(branch, group.session, group.people[0]) == "5"
    assert counts(branch, group.session) == {"expected": 4, "present": 1, "absent": 2, "missing": 0}
    branch.execute(undone.undo)
    assert counts(branch, group.session) == {"expected": 4, "present": 2, "absent": 1, "missing": 0}


def test_a_guest_taken_back_after_the_closing_is_not_absent(branch: Branch) -> None:
    group = branch.class_now(1)
    made = branch.check_in(group.session, branch.learner()).value
    close(branch, group.session)
    branch.execute(UndoAttendance(made.attendance_id, "她没来"))
    assert counts(branch, group.session) == {"expected": 1, "present": 0, "absent": 1, "missing": 0}


# --- two desks -------------------------------------------------------------------------------------------------------


def test_marks_of_two_desks_are_both_kept_and_the_earlier_arrival_counts(branch: Branch) -> None:
    group = branch.class_now(1)
    branch.clock.set_to("08:55")
    mine = branch.check_in(group.session, group.people[0]).value
    branch.mark(group.session, group.people[0], "1", checked_at=at("08:53"), desk_id=UUID(int=77))
    found = branch.read(queries.roster, group.session, DAY).rows[0].mark
    assert found.checked_at == at("08:53")
    assert branch.value("SELECT count(*) FROM attendance") == 2
    branch.execute(UndoAttendance(mine.attendance_id, "点错了"))
    assert status_of(branch, group.session, group.people[0]) == "1"


def test_a_person_merged_into_another_counts_once(branch: Branch) -> None:
    group = branch.class_now(2)
    kept, merged = group.people
    branch.check_in(group.session, kept)
    branch.check_in(group.session, merged)
    branch.plant(LearnerAlias, learner_id=merged, canonical_id=kept, is_proposed=False)
    assert counts(branch, group.session) == {"expected": 1, "present": 1, "absent": 0, "missing": 0}


def test_the_nth_time_counts_sessions_and_not_marks(branch: Branch) -> None:
    group = branch.class_now(1)
    person = group.people[0]
    earlier = branch.meeting(group.course, day=DAY - timedelta(days=7))
    branch.mark(earlier, person, "1")
    branch.mark(earlier, person, "2")
    branch.execute(branch.check_in(group.session, person).undo)
    branch.check_in(group.session, person)
    assert branch.read(queries.times_attended, group.course, person) == 2


def test_check_in_says_how_somebody_came_in(branch: Branch) -> None:
    group = branch.class_now(1)
    branch.execute(CheckIn(group.session, group.people[0], method="M", entry_as="4"))
    assert branch.rows(MARKS) == [("1", "M", "4", None, "0")]


def test_whom_staff_vouch_for_is_present_however_late_they_come_to_it(branch: Branch) -> None:
    lesson = branch.class_now(size=2)
    branch.clock.set_to("09:40")
    branch.execute(MarkAllArrived(lesson.session, lesson.people))
    assert branch.rows("SELECT DISTINCT status, late_min FROM attendance") == [("1", None)]
