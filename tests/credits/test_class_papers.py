"""The list of a class on paper and as a table says what the page says (R25)."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path
from uuid import UUID

import pytest

from bjdesk.credits.class_papers import Desk, class_about, class_list, class_table, hours_number, suggested_book_name
from bjdesk.credits.class_roster import class_roster
from bjdesk.documents.workbook import workbook_bytes
from bjdesk.learning.classes.commands import EnrolLearner, LeaveClass, PlanClass
from bjdesk.learning.classes.pattern import Pattern
from bjdesk.learning.classes.queries import class_detail
from bjdesk.learning.commands import CloseSession
from tests.makers import DAY, ZONE, Branch, make_branch

DESK = Desk("滨江区社区学院", "浦沿街道分院", "演示员", ZONE, is_training=True)


@pytest.fixture
def branch(tmp_path: Path) -> Iterator[Branch]:
    made = make_branch(tmp_path / "branch")
    yield made
    made.close()


@pytest.fixture
def activity(branch: Branch) -> UUID:
    """Two seats, three applicants; the first comes to the first meeting, the second leaves after it."""
    room = branch.venue("203 教室（演示）", status="2")
    pattern = Pattern((1, 3), 540, 630, DAY, times=4)
    plan = PlanClass("国画（演示）", pattern, venue=room, quota=2, teacher_name="演示·王老师")
    made = branch.execute(plan).value
    people = [branch.learner(name) for name in ("安演示", "白演示", "陈演示")]
    enrolled = [branch.execute(EnrolLearner(made.activity, person)).value for person in people]
    branch.check_in(made.sessions[0], people[0])
    branch.execute(CloseSession(made.sessions[0], branch.session(made.sessions[0]).rev))
    second = enrolled[1].enrolment
    rev = branch.value("SELECT rev FROM enrolment WHERE id = ?", second)
    branch.execute(LeaveClass(second, rev, DAY, "搬家"))
    return UUID(bytes=made.activity.bytes)


def test_the_paper_lists_who_is_there_who_left_and_who_waits(branch: Branch, activity: UUID) -> None:
    detail = branch.read(class_detail, activity, ZONE, branch.clock.now())
    members = branch.read(class_roster, activity, ZONE, 70, "held")
    found = class_list(detail.row, members, detail.waiting, DESK, branch.clock.now(), "2026年秋季")
    assert [(row.no, row.name, row.attended, row.hours, row.standing) for row in found.rows] == [
        (1, "安演示", "1/1", "2.0", "已报名"),
        (2, "白演示", "0/1", "0.0", "退学"),
        (3, "陈演示", "", "", "候补 1"),
    ]
    assert (found.when, found.seats) == ("周二、周四 09:00–10:30", "1/2，候补 1")
    assert found.span == "2026-11-24 至 2026-12-03，共 4 次课"
    assert found.rows[1].note == "2026-11-24 离班"


def test_the_table_holds_numbers_and_days_to_count_with(branch: Branch, activity: UUID) -> None:
    detail = branch.read(class_detail, activity, ZONE, branch.clock.now())
    members = branch.read(class_roster, activity, ZONE, 70, "held")
    found = class_table(detail.row, members, detail.waiting)
    assert found.rows[0][:9] == (1, "安演示", 1950, None, date(2026, 11, 24), None, 1, 1, 2.0)
    assert {len(row) for row in found.rows} == {len(found.columns)}
    assert suggested_book_name(detail.row, branch.clock.now(), DESK) == "班级名册 国画（演示） 2026-11-24.xlsx"
    assert workbook_bytes(found, class_about(DESK, branch.clock.now())).startswith(b"PK")


def test_without_the_gone_only_those_of_the_class_are_listed(branch: Branch, activity: UUID) -> None:
    found = branch.read(class_roster, activity, ZONE, 70, "held", with_gone=False)
    assert [member.person.name for member in found] == ["安演示"]


@pytest.mark.parametrize(("hundredths", "shown"), [(0, "0.0"), (204, "2.0"), (205, "2.1"), (3650, "36.5")])
def test_hours_show_one_decimal_half_up(hundredths: int, shown: str) -> None:
    assert hours_number(hundredths) == shown
