"""Whom typed letters mean at the desk: people expected now before all others (R24, D7)."""

from bjdesk.learning.finding import Candidate, candidates
from bjdesk.store.search import parse
from tests.makers import DAY, Branch


def find(branch: Branch, typed: str) -> list[Candidate]:
    sessions = branch.desk.scanning.open_sessions()
    found: list[Candidate] = branch.read(candidates, parse(typed), sessions, [DAY] * len(sessions))
    return found


def test_somebody_expected_is_found_among_hundreds_of_others(branch: Branch) -> None:
    klass = branch.class_now(1)
    for number in range(60):
        branch.learner(f"王{number}")
    branch.enrol(klass.course, branch.learner("王演示"))

    first = find(branch, "w")[0]

    assert (first.row.name, first.is_expected, first.has_come) == ("王演示", True, False)


def test_who_is_here_already_comes_after_who_is_not(branch: Branch) -> None:
    klass = branch.class_now(1)
    here, missing = branch.learner("王一"), branch.learner("王二")
    branch.enrol(klass.course, here, missing)
    branch.check_in(klass.session, here)

    assert [found.row.name for found in find(branch, "w")] == ["王二", "王一"]
    assert [found.has_come for found in find(branch, "w")] == [False, True]


def test_people_of_every_open_session_are_expected(branch: Branch) -> None:
    for title in ("早课（演示）", "晚课（演示）"):
        course = branch.course(title)
        branch.meeting(course)
        branch.enrol(course, branch.learner(f"王{title[0]}"))

    assert {found.row.name for found in find(branch, "w") if found.is_expected} == {"王早", "王晚"}


def test_without_a_session_everybody_is_found_all_the_same(branch: Branch) -> None:
    branch.learner("王一")

    (found,) = find(branch, "wy")

    assert (found.row.name, found.is_expected) == ("王一", False)
