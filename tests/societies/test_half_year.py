"""A society's half year: founded with ten members, three meetings by card, roster and telephone (R45, R71, R72)."""

from datetime import date
from uuid import UUID

from bjdesk.learning.commands import CloseSession, MarkAllArrived
from bjdesk.learning.meetings.queries import MET, NOTHING
from bjdesk.societies.commands import EndMembership, MakeLeader, SetSocietyState
from tests.makers import Branch, at, broken_chain
from tests.societies.hands import Hands

FIRST, SECOND, THIRD, LAST = date(2026, 12, 3), date(2027, 1, 14), date(2027, 3, 4), date(2027, 5, 20)


def test_half_a_year_of_a_society(branch: Branch, hands: Hands) -> None:
    room = branch.venue("203 教室（演示）", status="2", capacity=20)
    people = [branch.learner(card=f"01{number:08X}") for number in range(1, 11)]
    society = hands.register("读书会“江边”（演示）", category="6", meeting_rule="每月第 1 个周四 14:00")
    hands.add(society, people[0], role="2", is_core=True)
    hands.add(society, *people[1:])
    planned = [hands.plan(society, day, venue=room) for day in (FIRST, SECOND, THIRD)]
    assert (hands.line(society).belong.people, hands.line(society).planned) == (10, 1)

    by_card(branch, planned[0], FIRST, people[:7])
    left = hands.member(society, people[9])
    branch.execute(EndMembership(left.id, left.rev, date(2026, 12, 31)))
    by_roster(branch, planned[1], SECOND, people[:5])
    heir = hands.member(society, people[1])
    branch.execute(MakeLeader(heir.id, heir.rev))
    branch.clock.set_to("17:00", THIRD)
    hands.tell(planned[2], 12)

    line, meetings = hands.line(society), hands.detail(society).meetings
    assert [(one.came, one.expected, one.is_told) for one in meetings] == [(12, 0, True), (5, 9, False), (7, 10, False)]
    assert [month.look for month in line.months] == [MET, NOTHING, MET, *[NOTHING] * 9]
    assert (line.belong.people, line.belong.leader, line.held) == (9, heir.person.name, 2)
    assert not line.is_stale

    branch.clock.set_to("09:00", LAST)
    assert hands.line(society).is_stale
    branch.execute(SetSocietyState(society, hands.line(society).row.rev, "2"))
    branch.execute(SetSocietyState(society, hands.line(society).row.rev, "3", "两个月没人来"))
    assert not hands.line(society).is_stale
    assert broken_chain(branch) == []


def by_card(branch: Branch, session: UUID, day: date, people: list[UUID]) -> None:
    """Everybody swipes ten minutes before; whoever did not come is written down at the end."""
    branch.clock.wall = at("13:50", day)
    for number in range(1, len(people) + 1):
        branch.clock.advance(seconds=20)
        assert branch.scan(f"01{number:08X}").code == "checked-in"
    branch.execute(CloseSession(session, branch.session(session).rev))


def by_roster(branch: Branch, session: UUID, day: date, people: list[UUID]) -> None:
    branch.clock.wall = at("14:10", day)
    branch.execute(MarkAllArrived(session, tuple(people)))
    branch.execute(CloseSession(session, branch.session(session).rev))
