"""Whoever is likeliest to be meant stands first, however many others there are (D7)."""

from datetime import timedelta

from pytestqt.qtbot import QtBot

from bjdesk.ui.learners.page import LearnersPage
from tests.makers import DAY, Branch


def crowd(branch: Branch, size: int = 60) -> None:
    for number in range(size):
        branch.learner(f"卫演示{number}")


def first_names(page: LearnersPage, count: int) -> list[str]:
    return [page.pane.table.rows.row_at(place).name for place in range(count)]


def test_expected_now_then_here_already_then_lately_then_the_rest(page: LearnersPage, branch: Branch) -> None:
    crowd(branch)
    klass, past = branch.class_now(1), branch.course("早年（演示）")
    expected, here, lately = (branch.learner(name) for name in ("卫期", "卫到", "卫近"))
    branch.mark(branch.meeting(past, "07:00", "07:30", day=DAY - timedelta(days=30)), lately, "1")
    branch.enrol(klass.course, expected, here)
    crowd(branch)
    branch.check_in(klass.session, here)

    page.pane.search.edit.setText("w")

    assert first_names(page, 3) == ["卫期", "卫到", "卫近"]


def test_somebody_who_came_while_the_box_is_open_is_near_at_once(page: LearnersPage, branch: Branch) -> None:
    crowd(branch)
    klass = branch.class_now(1)
    late, other = branch.learner("卫二"), branch.learner("卫一")
    branch.enrol(klass.course, late, other)
    page.refresh(None)
    page.pane.search.edit.setText("we")
    assert first_names(page, 2) == ["卫二", "卫一"]

    branch.check_in(klass.session, late)
    page.refresh(None)

    assert first_names(page, 2) == ["卫一", "卫二"]


def test_the_end_of_a_card_finds_her_once_nobody_types_any_more(
    page: LearnersPage, branch: Branch, qtbot: QtBot
) -> None:
    held = branch.learner("卫演示", card="01020ABCDE")

    page.pane.search.edit.setText("bcde")

    qtbot.waitUntil(lambda: list(page.pane.table.rows.ids) == [held])
    assert page.pane.count.text() == "1 人"
