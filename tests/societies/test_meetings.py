"""Meetings of a society: planned with their room, attended by card or roster, or told as a number (R35, R38, R72)."""

from datetime import date, timedelta
from uuid import UUID

import pytest

from bjdesk.kernel.errors import RuleBroken
from bjdesk.learning.classes.commands import CallOffSession, MoveSession
from bjdesk.learning.commands import CloseSession, MarkAllArrived, UndoAttendance
from bjdesk.learning.meetings.commands import PlanMeeting
from bjdesk.learning.meetings.queries import COMING, MET, MISSED, NOTHING
from bjdesk.learning.queries import day_sheet, roster
from bjdesk.societies.commands import EditSociety, EndMembership
from tests.makers import DAY, STREET, Branch, at
from tests.societies.hands import STALE_DAYS, Hands

CARD = "7E57000001"


def booking(branch: Branch, session: UUID, column: str) -> object:
    sql = f"SELECT b.{column} FROM booking b JOIN session s ON s.booking_id = b.id WHERE s.id = ?"
    return branch.value(sql, session)


def test_a_meeting_holds_its_room_for_the_society(branch: Branch, hands: Hands, society: UUID) -> None:
    room = branch.venue("203 教室（演示）", status="2")

    session = hands.plan(society, venue=room, topic="扇面小品")

    assert hands.meeting(society, session).topic == "扇面小品"
    assert [booking(branch, session, name) for name in ("title", "purpose", "borrower_kind")] == [
        "书画社（演示）",
        "3",
        "2",
    ]
    with pytest.raises(RuleBroken, match="class-clash"):
        hands.plan(society, starts="15:00", ends="16:00", venue=room)


def test_a_meeting_needs_a_place_and_ends_on_its_day(branch: Branch, society: UUID) -> None:
    for wrong, code in (
        (PlanMeeting(society, at("14:00"), at("15:00")), "meeting-place-missing"),
        (PlanMeeting(society, at("14:00"), at("13:00"), None, "公园"), "series-ends-early"),
        (PlanMeeting(society, at("22:00"), at("01:00", DAY + timedelta(days=1)), None, "公园"), "series-past-midnight"),
    ):
        with pytest.raises(RuleBroken) as refused:
            branch.execute(wrong)
        assert refused.value.code == code


def test_meetings_of_one_year_are_counted_from_one_on(branch: Branch, hands: Hands, society: UUID) -> None:
    planned = [hands.plan(society, day) for day in (date(2026, 12, 8), date(2026, 11, 25), date(2027, 1, 5))]

    ordinals = [hands.meeting(society, session).ordinal for session in planned]

    assert ordinals == [1, 2, 1]
    assert branch.value("SELECT count(*) FROM activity WHERE society_id = ?", society) == 2


def test_members_of_the_day_are_expected_and_come_by_card(branch: Branch, hands: Hands, society: UUID) -> None:
    comes, stays_away, left = branch.learner(card=CARD), branch.learner(), branch.learner()
    (_, _, gone) = hands.add(society, comes, stays_away, left, joined_on=date(2026, 1, 1))
    branch.execute(EndMembership(gone, hands.member(society, left).rev, DAY - timedelta(days=1)))
    session = hands.plan(society)
    branch.clock.set_to("13:50")

    answer = branch.scan(CARD)

    assert answer.code == "checked-in"
    found = branch.read(roster, session, DAY)
    assert (found.counts.expected, found.counts.present, found.counts.guests) == (2, 1, 0)
    branch.execute(CloseSession(session, branch.session(session).rev))
    assert branch.rows("SELECT DISTINCT entry_as FROM attendance WHERE session_id = ?", session) == [("4",)]
    assert branch.read(roster, session, DAY).counts.absent == 1


def test_who_leaves_after_the_meeting_still_stands_on_its_roster(branch: Branch, hands: Hands, society: UUID) -> None:
    who = branch.learner()
    (member,) = hands.add(society, who, joined_on=date(2026, 1, 1))
    session = hands.plan(society)
    branch.clock.set_to("14:05")
    branch.execute(MarkAllArrived(session, (who,)))
    branch.execute(CloseSession(session, branch.session(session).rev))
    branch.execute(EndMembership(member, hands.member(society, who).rev, DAY - timedelta(days=30)))

    found = hands.meeting(society, session)

    assert (found.came, found.expected) == (1, 1)


def test_a_stranger_at_a_meeting_is_told_that_she_is_no_member_and_joins_from_today(
    branch: Branch, hands: Hands, society: UUID
) -> None:
    new = branch.learner(card=CARD)
    session, following = hands.plan(society), hands.plan(society, DAY + timedelta(days=7))
    branch.clock.set_to("13:55")
    answer = branch.scan(CARD)
    assert (answer.code, [choice.kind for choice in answer.choices]) == ("not-member", ["join", "visit"])

    branch.execute(answer.choices[0].command)

    assert hands.member(society, new).joined_on == DAY
    assert (hands.meeting(society, session).came, hands.meeting(society, following).expected) == (1, 1)
    assert branch.value("SELECT count(*) FROM enrolment") == 0


def test_a_guest_at_a_meeting_is_counted_and_becomes_no_member(branch: Branch, hands: Hands, society: UUID) -> None:
    branch.learner(card=CARD)
    session = hands.plan(society)
    branch.clock.set_to("13:55")

    branch.execute(branch.scan(CARD).choices[1].command)

    assert (hands.meeting(society, session).came, hands.line(society).belong.people) == (1, 0)
    assert branch.value("SELECT entry_as FROM attendance") == "5"


def test_who_was_to_join_later_and_comes_today_is_one_member_from_today(
    branch: Branch, hands: Hands, society: UUID
) -> None:
    new = branch.learner(card=CARD)
    hands.add(society, new, joined_on=DAY + timedelta(days=7))
    hands.plan(society)
    branch.clock.set_to("13:55")

    branch.execute(branch.scan(CARD).choices[0].command)

    assert [(one.person.id, one.joined_on) for one in hands.detail(society).members] == [(new, DAY)]


def test_a_number_told_by_telephone_makes_the_meeting_held(branch: Branch, hands: Hands, society: UUID) -> None:
    session = hands.plan(society)
    with pytest.raises(RuleBroken, match="meeting-not-begun"):
        hands.tell(session, 17)
    branch.clock.set_to("16:00")

    first = hands.tell(session, 17)
    hands.tell(session, 18)

    found = hands.meeting(society, session)
    assert (found.came, found.is_told, found.state) == (18, True, "2")
    assert hands.line(society).held == 1
    for wrong in (-1, 10_000):
        with pytest.raises(RuleBroken, match="meeting-number-wrong"):
            hands.tell(session, wrong)
    assert first.undo is not None


def test_a_number_is_taken_back_and_nought_is_a_number(branch: Branch, hands: Hands, society: UUID) -> None:
    session = hands.plan(society)
    branch.clock.set_to("16:00")
    done = hands.tell(session, 0)
    assert hands.meeting(society, session).is_told

    branch.execute(done.undo)

    found = hands.meeting(society, session)
    assert (found.is_told, found.state, booking(branch, session, "headcount")) == (False, "1", None)


def test_names_and_a_number_exclude_each_other(branch: Branch, hands: Hands, society: UUID) -> None:
    who = branch.learner()
    hands.add(society, who)
    session = hands.plan(society)
    branch.clock.set_to("14:05")
    mark = branch.check_in(session, who)

    with pytest.raises(RuleBroken) as refused:
        hands.tell(session, 9)

    assert refused.value.code == "meeting-has-marks"
    branch.execute(UndoAttendance(mark.value.attendance_id, "替人刷的"))
    assert hands.meeting(society, session).came == 0


def test_a_mistaken_meeting_goes_with_its_booking(branch: Branch, hands: Hands, society: UUID) -> None:
    room = branch.venue("203 教室（演示）", status="2")
    done = branch.execute(PlanMeeting(society, at("14:00"), at("15:00"), room))

    branch.execute(done.undo)

    assert hands.detail(society).meetings == ()
    hands.plan(society, starts="14:00", ends="15:00", venue=room)


def test_a_meeting_moves_and_is_called_off_like_any_session(branch: Branch, hands: Hands, society: UUID) -> None:
    session = hands.plan(society)
    seen = hands.meeting(society, session)
    branch.execute(MoveSession(session, seen.rev, seen.booking_rev, at("09:00"), at("10:00"), None, "公园（演示）"))
    assert hands.meeting(society, session).place == "公园（演示）"

    branch.execute(CallOffSession(session, hands.meeting(society, session).rev, "下雨"))

    assert hands.meeting(society, session).state == "3"
    assert hands.line(society).planned == 0


def test_the_year_shows_what_was_held_missed_and_is_to_come(branch: Branch, hands: Hands, society: UUID) -> None:
    held = hands.plan(society, date(2026, 9, 3))
    hands.plan(society, date(2026, 10, 8))
    hands.plan(society, date(2026, 12, 3))
    hands.tell(held, 12)

    line = hands.line(society)

    assert [month.look for month in line.months] == [NOTHING] * 8 + [MET, MISSED, NOTHING, COMING]
    assert (line.held, line.planned, line.due) == (1, 3, 2)


def test_a_society_is_stale_after_sixty_days_without_a_meeting(branch: Branch, hands: Hands, society: UUID) -> None:
    assert hands.line(society).is_stale
    last = hands.plan(society, DAY - timedelta(days=STALE_DAYS + 1))
    hands.tell(last, 8)
    assert hands.line(society).is_stale

    hands.tell(hands.plan(society, DAY - timedelta(days=STALE_DAYS)), 8)

    assert not hands.line(society).is_stale


def test_meetings_to_come_take_the_new_name_of_the_society(branch: Branch, hands: Hands, society: UUID) -> None:
    session = hands.plan(society)

    branch.execute(EditSociety(society, hands.line(society).row.rev, {"name": "书画院（演示）"}))

    assert branch.session(session).title == "书画院（演示）"
    assert booking(branch, session, "title") == "书画院（演示）"


def test_a_meeting_told_afterwards_is_written_down_with_its_number_or_not_at_all(
    branch: Branch, hands: Hands, society: UUID
) -> None:
    yesterday = DAY - timedelta(days=1)
    with pytest.raises(RuleBroken, match="meeting-not-begun"):
        hands.plan(society, number=12)
    assert hands.detail(society).meetings == ()

    session = hands.plan(society, yesterday, number=12)

    assert (hands.meeting(society, session).came, hands.line(society).held) == (12, 1)


def test_a_number_that_was_told_stands_among_the_sessions_of_the_day(
    branch: Branch, hands: Hands, society: UUID
) -> None:
    hands.add(society, branch.learner())
    session = hands.plan(society)
    branch.clock.set_to("16:00")
    hands.tell(session, 17)

    rows = branch.read(day_sheet, STREET, at("00:00", DAY), at("00:00", DAY + timedelta(days=1)), DAY)

    assert [(row.counts.present, row.counts.expected) for row in rows] == [(17, 0)]


def test_the_register_of_a_new_year_knows_when_a_society_met_last(branch: Branch, hands: Hands, society: UUID) -> None:
    """Only this year is read; the year before is asked for the last meeting alone."""
    older, last = hands.plan(society, date(2026, 12, 3)), hands.plan(society, date(2026, 12, 17))
    hands.plan(society, date(2026, 12, 24))
    branch.clock.set_to("18:00", date(2026, 12, 17))
    for session in (older, last):
        hands.tell(session, 9)
    branch.clock.set_to("09:00", date(2027, 1, 20))

    line = hands.line(society)

    assert (line.last_at, line.held, line.planned, line.is_stale) == (at("14:00", date(2026, 12, 17)), 0, 0, False)
    branch.clock.set_to("09:00", date(2027, 2, 20))
    assert hands.line(society).is_stale
