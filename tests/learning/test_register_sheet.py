"""The register as the paper wants it (R24, R26)."""

from bjdesk.documents.register import Register
from bjdesk.learning import queries
from bjdesk.learning.commands import CloseSession
from bjdesk.learning.register_sheet import register_of
from tests.makers import DAY, ZONE, Branch


def register(branch: Branch, session: object) -> Register:
    roster = branch.read(queries.roster, session, DAY)
    return register_of(
        roster,
        college_name="区社区学院",
        branch_name="浦沿街道分院",
        zone=ZONE,
        printed_at=branch.clock.now(),
        printed_by="演示员",
        is_training=True,
    )


def test_who_came_stands_with_her_time_and_how_it_was_noted(branch: Branch) -> None:
    klass = branch.class_now(2)
    branch.scan(klass.cards[0])

    row = next(row for row in register(branch, klass.session).rows if row.checked_at)

    assert (row.name, row.checked_at, row.status, row.method, row.last4) == ("李演示1", "08:50", "出席", "刷卡", "0001")


def test_who_has_not_come_stands_as_missing_without_a_time(branch: Branch) -> None:
    klass = branch.class_now(1)

    (row,) = register(branch, klass.session).rows

    assert (row.status, row.checked_at, row.method) == ("未到", "", "")


def test_guests_stand_after_the_roster(branch: Branch) -> None:
    klass = branch.class_now(2)
    guest = branch.learner("啊演示")
    branch.check_in(klass.session, guest, method="M")

    rows = register(branch, klass.session).rows

    assert [row.no for row in rows] == [1, 2, 3]
    assert (rows[-1].name, rows[-1].note) == ("啊演示", "旁听一次")


def test_the_counts_are_those_of_the_roster_before_and_after_the_closing(branch: Branch) -> None:
    klass = branch.class_now(3)
    branch.scan(klass.cards[0])
    before = register(branch, klass.session).counts

    branch.execute(CloseSession(klass.session, branch.session(klass.session).rev))

    assert (before.expected, before.present, before.absent, before.walk_in) == (3, 1, 2, 0)
    assert register(branch, klass.session).counts == before


def test_it_says_where_when_and_by_whom_in_the_time_of_the_district(branch: Branch) -> None:
    room = branch.venue("教室", room_no="203")
    course = branch.course("国画（演示）", teacher_name="周演示")
    paper = register(branch, branch.meeting(course, "14:00", "15:30", venue=room, ordinal=6))

    assert (paper.title, paper.session_no, paper.room, paper.teacher) == ("国画（演示）", 6, "203 教室", "周演示")
    assert paper.when == "2026年11月24日（星期二）14:00–15:30"
    assert (paper.printed_by, paper.is_training) == ("演示员", True)
