"""Hours and completion as a branch's own rows give them (R25, R26)."""

from pathlib import Path

import pytest

from bjdesk.credits.queries import finish, hour_rules, hours_of, total_hours
from tests.makers import Branch, make_branch


@pytest.fixture
def branch(tmp_path: Path) -> Branch:
    return make_branch(tmp_path / "branch")


def test_a_swipe_earns_its_hours_and_undoing_it_takes_them_back(branch: Branch) -> None:
    group = branch.class_now(2)
    with_hours = branch.meeting(group.course, planned=200)
    undo = branch.check_in(with_hours, group.people[0]).undo
    assert branch.read(total_hours, group.people[0], branch.desk.rules.zone) == 200
    branch.execute(undo)
    assert branch.read(total_hours, group.people[0], branch.desk.rules.zone) == 0


def test_each_line_tells_class_session_and_rule(branch: Branch) -> None:
    group = branch.class_now(1, title="书法（演示）")
    branch.mark(branch.meeting(group.course, planned=150), group.people[0], "3")
    (line,) = branch.read(hours_of, group.people[0], branch.desk.rules.zone)
    assert (line.title, line.earned.hours, line.earned.factor) == ("书法（演示）", 75, 50)
    assert line.earned.rule == branch.read(hour_rules)[0]


def test_a_class_knows_who_has_earned_it(branch: Branch) -> None:
    course = branch.course(completion_pct=50)
    came, stayed_away = branch.learner(), branch.learner()
    branch.enrol(course, came, stayed_away)
    for starts in ("08:00", "10:00"):
        branch.mark(branch.meeting(course, starts, "09:00", planned=100, state="2"), came, "1")
    found = {row.learner: row for row in branch.read(finish, course, branch.desk.rules.zone, 70, "held")}
    assert (found[came].completion.is_earned, found[came].completion.hours) == (True, 200)
    assert (found[stayed_away].completion.is_earned, found[stayed_away].completion.lacks) == (False, 1)


def test_a_make_up_in_another_class_counts_here_and_not_there(branch: Branch) -> None:
    mine, other = branch.course(), branch.course()
    she = branch.learner()
    branch.enrol(mine, she)
    missed, sat = branch.meeting(mine, planned=100, state="2"), branch.meeting(other, planned=300, state="2")
    branch.mark(sat, she, "1", makes_up_id=missed)
    (row,) = branch.read(finish, mine, branch.desk.rules.zone, 70, "held")
    assert (row.completion.is_earned, row.completion.hours) == (True, 100)
    assert branch.read(total_hours, she, branch.desk.rules.zone) == 100
