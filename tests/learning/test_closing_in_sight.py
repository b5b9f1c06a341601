"""Around the end of a class: who comes just too late, what is taken back afterwards, a full room (R25, R26, D6)."""

from collections.abc import Callable
from typing import Any

import pytest

from bjdesk.kernel.errors import DiskFailed, RuleBroken
from bjdesk.learning import queries
from bjdesk.learning.commands import CloseSession, JoinAndCheckIn, RestoreAttendance, UndoAttendance
from bjdesk.learning.scanning import ScanDesk, Tone
from tests.makers import DAY, Branch, ClassNow


def close(branch: Branch, group: ClassNow) -> None:
    branch.execute(CloseSession(group.session, branch.session(group.session).rev))


def stand(branch: Branch, group: ClassNow) -> tuple[int, int, int]:
    """Expected, present and absent."""
    counts = branch.read(queries.roster, group.session, DAY).counts
    return counts.expected, counts.present, counts.absent


def test_whose_class_was_closed_just_now_is_told_so(branch: Branch) -> None:
    group = branch.class_now(1)
    close(branch, group)
    answer = branch.scan(group.cards[0])
    assert (answer.tone, answer.code, answer.choices) == (Tone.REFUSED, "session-closed", ())
    assert answer.session is not None
    assert answer.session.id == group.session


def test_another_class_is_offered_beside_the_closed_one_and_never_first(branch: Branch) -> None:
    group, other = branch.class_now(2), branch.meeting(branch.course("书法（演示）"), "09:15", "10:00")
    branch.scan(group.cards[0])
    close(branch, group)
    answer = branch.scan(group.cards[1])
    assert (answer.tone, answer.code) == (Tone.REFUSED, "session-closed")
    assert [(one.kind, one.session and one.session.id) for one in answer.choices] == [("join", other)]
    branch.clock.advance(minutes=2)
    assert branch.scan(group.cards[0]).code == "not-enrolled", "who was there may go on to the next"


def test_who_is_taken_back_after_the_closing_is_absent_and_stays_on_the_roster(branch: Branch) -> None:
    group = branch.class_now(2)
    made = [branch.check_in(group.session, person).value.attendance_id for person in group.people]
    close(branch, group)
    branch.execute(UndoAttendance(made[0], "替人刷的"))
    assert stand(branch, group) == (2, 1, 1)
    recent = {row.id: row for row in branch.read(queries.recent, [group.session])}
    assert set(recent) == set(made), "an absence is no arrival"
    assert recent[made[0]].undo_reason == "替人刷的"
    again = branch.execute(RestoreAttendance(made[0])).value
    assert stand(branch, group) == (2, 2, 0)
    branch.execute(UndoAttendance(again, "恢复错了"))
    assert stand(branch, group) == (2, 1, 1)


def test_a_guest_who_is_taken_back_after_the_closing_is_gone(branch: Branch) -> None:
    group = branch.class_now(1)
    guest = branch.check_in(group.session, branch.learner()).value.attendance_id
    close(branch, group)
    branch.execute(UndoAttendance(guest, "走错教室"))
    assert stand(branch, group) == (1, 0, 1)


def test_nobody_joins_on_the_spot_in_a_full_room(branch: Branch) -> None:
    course = branch.course(quota=5)
    session = branch.meeting(course, venue=branch.venue("演示教室", capacity_hard=1))
    branch.check_in(session, branch.learner())
    with pytest.raises(RuleBroken, match="room-full"):
        branch.execute(JoinAndCheckIn(session, branch.learner()))
    assert branch.value("SELECT count(*) FROM enrolment") == 0


def test_what_is_committed_stays_green_although_the_disk_will_not_tell_which_time_it_is(branch: Branch) -> None:
    group = branch.class_now(1)
    answer = forgetful(branch).scan(group.cards[0])
    assert (answer.tone, answer.code, answer.nth) == (Tone.OK, "checked-in", None)
    assert branch.value("SELECT count(*) FROM attendance") == 1


def forgetful(branch: Branch) -> ScanDesk:
    """A scan desk whose disk cannot be read where the times are counted."""

    def read(query: Callable[..., Any], *args: Any, **kwargs: Any) -> Any:
        if query is queries.times_attended:
            raise DiskFailed(path="x")
        return branch.read(query, *args, **kwargs)

    desk = branch.desk
    street, now = desk.facts.street_code, desk.database.reckoned_now
    return ScanDesk(read, desk.executor, branch.clock, desk.rules, street, desk.card_key, now)
