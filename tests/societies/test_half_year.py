"""A society's half year: ten members, 26 meetings by card, roster and telephone, and what both tables say of it."""

from collections.abc import Sequence
from datetime import date, timedelta
from uuid import UUID

import pytest

from bjdesk.documents.society_book import MEMBERS, REGISTER, member_table, register_table
from bjdesk.documents.workbook import Table
from bjdesk.learning.commands import CloseSession, MarkAllArrived
from bjdesk.learning.meetings.queries import MET, NOTHING, MeetingLine
from bjdesk.societies.commands import EndMembership, MakeLeader, SetSocietyState
from bjdesk.ui.societies.papers import cells_of, facts_of
from tests.makers import Branch, broken_chain
from tests.societies.hands import Hands

FIRST, TIMES = date(2027, 1, 7), 26
"""A Thursday; 26 of them end on the first of July."""
LEFT, BACK, NEW_LEADER = date(2027, 2, 28), date(2027, 4, 15), date(2027, 3, 18)
JOINED = date(2026, 11, 24)
BY_CARD, BY_ROSTER = 7, 5
CATEGORIES = {"6": "读书"}


@pytest.fixture
def people(branch: Branch) -> list[UUID]:
    return [branch.learner(f"演示{number:02}", card=f"01{number:08X}") for number in range(1, 11)]


def test_half_a_year_of_a_society(branch: Branch, hands: Hands, people: list[UUID]) -> None:
    """One leaves and comes back, another one leads it from March on (R45, R71, R72)."""
    room = branch.venue("203 教室（演示）", status="2", capacity=20)
    society = hands.register("读书会“江边”（演示）", category="6", meeting_rule="每周四 14:00")
    hands.add(society, people[0], role="2", is_core=True)
    hands.add(society, *people[1:])

    for number in range(TIMES):
        day = FIRST + timedelta(days=7 * number)
        branch.clock.set_to("12:00", day)
        change_members(branch, hands, society, people, day)
        (by_card, by_roster, by_telephone)[number % 3](branch, hands, hands.plan(society, day, venue=room), people)

    assert_meetings(hands.detail(society).meetings)
    assert_tables(hands, society)
    assert broken_chain(branch) == []
    assert_it_ends(branch, hands, society)


def change_members(branch: Branch, hands: Hands, society: UUID, people: list[UUID], day: date) -> None:
    if day == LEFT + timedelta(days=4):
        tenth = hands.member(society, people[9])
        branch.execute(EndMembership(tenth.id, tenth.rev, LEFT))
    elif day == NEW_LEADER:
        heir = hands.member(society, people[1])
        branch.execute(MakeLeader(heir.id, heir.rev))
    elif day == BACK:
        hands.add(society, people[9])


def by_card(branch: Branch, _hands: Hands, session: UUID, _people: list[UUID]) -> None:
    """Seven swipe before it begins; whoever did not come is written down at the end."""
    branch.clock.set_to("13:50", branch_day(branch))
    for number in range(1, BY_CARD + 1):
        branch.clock.advance(seconds=20)
        assert branch.scan(f"01{number:08X}").code == "checked-in"
    branch.execute(CloseSession(session, branch.session(session).rev))


def by_roster(branch: Branch, _hands: Hands, session: UUID, people: list[UUID]) -> None:
    branch.clock.set_to("14:10", branch_day(branch))
    branch.execute(MarkAllArrived(session, tuple(people[:BY_ROSTER])))
    branch.execute(CloseSession(session, branch.session(session).rev))


def by_telephone(branch: Branch, hands: Hands, session: UUID, _people: list[UUID]) -> None:
    branch.clock.set_to("17:00", branch_day(branch))
    hands.tell(session, 12)


def branch_day(branch: Branch) -> date:
    return branch.desk.rules.day(branch.clock.now())


def assert_meetings(meetings: Sequence[MeetingLine]) -> None:
    """Nine by card, nine by roster, eight by telephone; nine were expected while the tenth was away."""
    found = [(one.came, one.expected) for one in reversed(meetings)]
    away = range(8, 14)
    assert found == [
        ((BY_CARD, BY_ROSTER, 12)[number % 3], 0 if number % 3 == 2 else 9 if number in away else 10)
        for number in range(TIMES)
    ]
    assert sum(one.is_told for one in meetings) == 8


def assert_tables(hands: Hands, society: UUID) -> None:
    line, found = hands.line(society), hands.detail(society)
    assert [month.look for month in line.months] == [MET] * 7 + [NOTHING] * 5
    register = named(register_table([facts_of(line, CATEGORIES, date(2027, 7, 1))]), REGISTER)[0]
    members = named(member_table(line.row.name, [cells_of(row, date(2027, 7, 1)) for row in found.members]), MEMBERS)
    assert [register[f"{month} 月"] for month in range(1, 13)] == [4, 4, 4, 5, 4, 4, 1, 0, 0, 0, 0, 0]
    assert (register["人数"], register["核心"], register["负责人"]) == (10, 1, "演示02")
    assert (register["今年开了"], register["今年排了"], register["要关心"]) == (TIMES, TIMES, "")
    assert [(row["姓名"], row["担任"], row["加入"], row["退出"], row["备注"]) for row in members] == [
        ("演示02", "负责人", JOINED, None, ""),
        ("演示01", "成员", JOINED, None, ""),
        *((f"演示{number:02}", "成员", JOINED, None, "") for number in range(3, 10)),
        ("演示10", "成员", BACK, None, ""),
        ("演示10", "成员", JOINED, LEFT, "已退出"),
    ]


def assert_it_ends(branch: Branch, hands: Hands, society: UUID) -> None:
    """Sixty days without a meeting, then somebody says that it has stopped."""
    branch.clock.set_to("09:00", date(2027, 8, 30))
    assert not hands.line(society).is_stale
    branch.clock.set_to("09:00", date(2027, 8, 31))
    assert hands.line(society).is_stale
    for state in ("2", "3"):
        branch.execute(SetSocietyState(society, hands.line(society).row.rev, state, "两个月没人来"))
    assert not hands.line(society).is_stale


def named(table: Table, columns: Sequence[object]) -> list[dict[str, object]]:
    titles = [column.title for column in columns]  # type: ignore[attr-defined]
    return [dict(zip(titles, row, strict=True)) for row in table.rows]
