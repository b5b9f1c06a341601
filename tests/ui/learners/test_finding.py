"""Whatever is known of a person finds her: name in any spelling, the end of her telephone, her card (D7, R24)."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from bjdesk.people.commands import RegisterLearner
from bjdesk.ui.learners.page import LearnersPage
from bjdesk.ui.shell.paging import PAGE_ROWS
from bjdesk.ui.shell.window import ShellWindow
from tests.makers import Branch
from tests.ui.keys import compose
from tests.ui.learners.conftest import People
from tests.ui.learners.desk import Desk, cells, said


@pytest.mark.parametrize("typed", ["wangguifang", "wgf", "wanggf", "guifang", "王桂", "5678", "0102034417"])
def test_every_way_of_typing_finds_her(page: LearnersPage, people: People, typed: str) -> None:
    page.pane.search.edit.setText(typed)

    assert people.elder in page.pane.table.rows.ids
    assert people.cardless not in page.pane.table.rows.ids
    assert page.detail.name == "王桂芳"


def test_chinese_can_be_typed_into_the_box_by_an_input_method(page: LearnersPage, people: People) -> None:
    edit = page.pane.search.edit

    compose(edit, preedit="wang")
    compose(edit, commit="王桂芳")

    assert edit.inputMethodQuery(Qt.InputMethodQuery.ImEnabled)
    assert set(page.pane.table.rows.ids) == {people.elder, people.younger}


def test_a_list_tells_namesakes_apart(page: LearnersPage) -> None:
    page.pane.search.edit.setText("wgf")

    assert page.pane.namesakes.text() == "有 2 位王桂芳，看清出生年和社区"
    assert cells(page.pane.table.rows, 0) == ["王桂芳，同名，1948 年·尾号 4417"]
    assert cells(page.pane.table.rows, 1) == ["王桂芳，同名，1956 年·尾号 2276"]


def test_the_foot_counts_everybody_however_many_fit_the_first_answer(
    page: LearnersPage, branch: Branch, qtbot: QtBot
) -> None:
    for number in range(205):
        branch.learner(f"孙演示{number}")

    page.pane.search.edit.setText("孙")

    qtbot.waitUntil(lambda: page.pane.count.text() == "205 人")
    assert page.pane.table.current_id == page.pane.table.rows.ids[0]


def test_a_long_list_fetches_only_the_pages_that_are_seen(window: ShellWindow, branch: Branch) -> None:
    for number in range(250):
        branch.learner(f"孙演示{number}")
    desk = window.workspace
    assert isinstance(desk, Desk)
    desk.fetched.clear()

    window.page.refresh(None)
    window.grab()

    assert window.page.pane.count.text() == "253 人"
    assert desk.fetched == [PAGE_ROWS]


def test_a_swiped_card_shows_whose_it_is(page: LearnersPage, people: People) -> None:
    page.on_scan("0102032276")

    assert page.pane.table.rows.ids == [people.younger]
    assert page.detail.name == "王桂芳"
    assert page.pane.hint == "刷卡找到的，卡尾号 2276"


def test_a_swipe_while_somebody_searches_takes_the_place_of_the_search(page: LearnersPage, people: People) -> None:
    page.pane.search.edit.setText("cgf")

    page.on_scan("0102034417")

    assert page.pane.text == ""
    assert page.pane.table.rows.ids == [people.elder]


def test_a_card_that_nobody_holds_says_so_and_leaves_the_page_as_it_is(page: LearnersPage, people: People) -> None:
    page.pane.search.edit.setText("cgf")

    page.on_scan("01FFFFFFFF")

    assert said(page) == ["这张卡还没登记，尾号 FFFF"]
    assert page.pane.table.rows.ids == [people.cardless]


def test_a_lost_card_is_called_lost(page: LearnersPage, branch: Branch, people: People) -> None:
    branch.card(people.cardless, "0102030099", state="2")

    page.on_scan("0102030099")

    assert page.detail.name == "陈根法"
    assert page.pane.hint == "刷的卡尾号 0099，是挂失的卡"


@pytest.mark.parametrize(("scan", "words"), [("", "没读出卡号"), (None, "没读准，请再刷一次")])
def test_a_scan_that_cannot_be_read_asks_for_another(page: LearnersPage, scan: str | None, words: str) -> None:
    if scan is None:
        page.on_misread()
    else:
        page.on_scan(scan)

    assert said(page) == [words]


def test_nobody_found_says_what_to_try_and_opens_the_form(
    window: ShellWindow, page: LearnersPage, qtbot: QtBot
) -> None:
    page.pane.search.edit.setText("wgx")

    assert page.pane.empty.isVisible()
    assert page.pane.empty.what == "没找到“wgx”"
    assert not page.detail.isVisible()

    qtbot.mouseClick(page.pane.new, Qt.MouseButton.LeftButton)

    assert window.page_key == "learners"
    assert page.editing.form.isVisible()
    assert page.editing.form.name.edit.hasFocus()


def test_escape_shows_everybody_again_and_then_goes_back_to_the_desk(window: ShellWindow, page: LearnersPage) -> None:
    page.pane.search.edit.setText("wgx")

    QTest.keyClick(window.windowHandle(), Qt.Key.Key_Escape)
    assert page.pane.count.text() == "3 人"

    QTest.keyClick(window.windowHandle(), Qt.Key.Key_Escape)
    assert window.page_key == "check-in"


def test_the_list_is_walked_from_inside_the_box(window: ShellWindow, page: LearnersPage, people: People) -> None:
    page.pane.search.edit.setText("wgf")
    keys = window.windowHandle()

    QTest.keyClick(keys, Qt.Key.Key_Down)
    assert page.pane.table.current_id == people.younger
    assert page.pane.search.edit.hasFocus()

    QTest.keyClick(keys, Qt.Key.Key_Up)
    QTest.keyClick(keys, Qt.Key.Key_Return)
    assert page.pane.table.hasFocus()

    QTest.keyClick(keys, Qt.Key.Key_Return)
    assert page.detail.button.hasFocus()
    assert page.pane.table.current_id == people.elder


def test_f3_puts_the_cursor_into_the_box_from_any_page(window: ShellWindow, page: LearnersPage) -> None:
    page.pane.search.edit.setText("wgf")
    window.show_page("check-in")

    QTest.keyClick(window.windowHandle(), Qt.Key.Key_F3)

    assert window.page is page
    assert page.pane.search.edit.hasFocus()
    assert page.pane.search.edit.selectedText() == "wgf"


def test_a_new_registration_is_in_the_list_at_once_and_moves_nobody_away(
    window: ShellWindow, page: LearnersPage, people: People
) -> None:
    page.pane.table.select(people.elder)
    assert window.workspace is not None

    window.workspace.execute(RegisterLearner("新演示", birth_year=1960, consented=True))

    assert page.pane.count.text() == "4 人"
    assert page.pane.table.current_id == people.elder
    assert page.detail.name == "王桂芳"


def test_the_list_keeps_the_rules_of_qt_models(page: LearnersPage, qtmodeltester: ModelTester) -> None:
    qtmodeltester.check(page.pane.table.rows)
    qtmodeltester.check(page.detail.history.table.rows)
    qtmodeltester.check(page.detail.cards.table.rows)
