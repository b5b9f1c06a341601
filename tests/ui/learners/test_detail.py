"""One person: her facts without their secrets, her cards, and the record behind every swipe (R24, R26, D5, D6)."""

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QMenu
from pytestqt.qtbot import QtBot

from bjdesk.learning.commands import UndoAttendance
from bjdesk.people.commands import SetCardState
from bjdesk.people.queries import cards
from bjdesk.ui.checkin.desk import Arriving
from bjdesk.ui.courses.page import CoursesPage
from bjdesk.ui.learners.detail import CARDS, FACTS, HISTORY
from bjdesk.ui.learners.page import LearnersPage
from bjdesk.ui.shell.pages import Page
from bjdesk.ui.shell.widgets.dialogs import DestroyBox
from bjdesk.ui.shell.window import ShellWindow
from tests.makers import Branch
from tests.ui.learners.conftest import People
from tests.ui.learners.desk import SIZES, ShownWindows, cells, elided, front_desk, nameless, said


def state_of(branch: Branch, learner: object) -> str:
    return str(branch.value("SELECT state FROM card WHERE learner_id = ?", learner))


def test_the_facts_hide_all_but_the_ends_of_a_telephone(page: LearnersPage, people: People) -> None:
    page.show_subject(people.elder)

    assert page.detail.facts.lines == [
        "王桂芳",
        "女",
        "1948 年（约 78 岁）",
        "没填",
        "138****5678",
        "尾号 4417",
        "没填",
        "没填",
        "正式",
    ]
    assert all("13857125678" not in label.text() for label in page.findChildren(QLabel))


def test_a_provisional_registration_says_what_it_lacks(page: LearnersPage, people: People) -> None:
    page.show_subject(people.cardless)

    assert page.detail.facts.lines[-1] == "待补全，还缺手机、社区"
    assert page.detail.facts.lines[-4] == "没有卡"


def test_a_swipe_is_followed_to_its_record(page: LearnersPage, branch: Branch, people: People) -> None:
    course = branch.course("智能手机应用（演示）")
    branch.enrol(course, people.elder)
    branch.meeting(course, ordinal=6)
    branch.scan("0102034417")

    page.show_subject(people.elder)

    assert page.detail.tabs.index == HISTORY
    assert cells(page.detail.history.table.rows, 0) == [
        "11-24 08:50",
        "智能手机应用（演示），第 6 次课",
        "出席",
        "刷卡",
        "演示员，一号台",
    ]


def test_an_undone_record_stays_with_its_reason_and_the_one_that_counts_is_marked(
    page: LearnersPage, branch: Branch, people: People
) -> None:
    session = branch.meeting(branch.lecture(), ordinal=2)
    first = branch.check_in(session, people.elder).value.attendance_id
    branch.execute(UndoAttendance(first, "替人刷的"))
    branch.check_in(session, people.elder)

    page.show_subject(people.elder)

    model = page.detail.history.table.rows
    assert [cells(model, place)[1:3] for place in range(3)] == [
        ["健康讲座（演示），第 2 次课", "出席，算数"],
        ["健康讲座（演示），第 2 次课·原因：替人刷的", "撤销"],
        ["健康讲座（演示），第 2 次课·已撤销：替人刷的", "出席"],
    ]
    assert model.columns[1].cell(model.row_at(2)).is_struck
    assert not model.columns[1].cell(model.row_at(0)).is_struck


def test_a_record_that_a_later_one_replaced_says_so(page: LearnersPage, branch: Branch, people: People) -> None:
    session = branch.meeting(branch.lecture())
    absent = branch.mark(session, people.elder, "5", method="S")
    branch.mark(session, people.elder, "1", voids_id=absent)

    page.show_subject(people.elder)

    assert cells(page.detail.history.table.rows, 1)[1].endswith("被后来的一条代替")


def test_the_tabs_count_cards_and_records(page: LearnersPage, branch: Branch, people: People) -> None:
    branch.check_in(branch.meeting(branch.lecture()), people.elder)

    page.show_subject(people.elder)

    assert page.detail.tab_texts() == ["基本", "卡 1", "考勤 1", "学时", "证书 0", "修改记录"]


def test_an_arrival_at_the_desk_shows_up_while_her_page_is_open(
    window: ShellWindow, page: LearnersPage, branch: Branch, people: People
) -> None:
    branch.meeting(branch.lecture())
    page.show_subject(people.elder)

    page.desk.scanning.scan("0102034417")

    assert page.detail.tab_texts()[HISTORY] == "考勤 1"


def test_her_button_checks_her_in_at_the_desk(
    window: ShellWindow, page: LearnersPage, people: People, qtbot: QtBot
) -> None:
    page.show_subject(people.elder)
    assert page.detail.button.text() == "给她签到"

    qtbot.mouseClick(page.detail.button, Qt.MouseButton.LeftButton)

    assert window.page_key == "check-in"
    assert front_desk(window).subjects == [Arriving(people.elder, "王桂芳")]


def test_two_clicks_report_a_lost_card_and_one_finds_it_again(
    page: LearnersPage, branch: Branch, people: People
) -> None:
    page.show_subject(people.elder)
    page.detail.show_tab(CARDS)
    card = page.detail.cards.table.rows.ids[0]

    page.detail.cards.table.acted.emit(card, "lose")
    assert state_of(branch, people.elder) == "2"
    assert said(page) == ["尾号 4417 的卡挂失了"]
    assert cells(page.pane.table.rows, 0) == ["王桂芳，同名，停用卡，1948 年·尾号 4417"]

    page.detail.cards.table.acted.emit(card, "find")
    assert state_of(branch, people.elder) == "1"
    assert said(page) == ["尾号 4417 的卡解挂了"]


def test_cancelling_a_card_asks_first_and_enter_means_no(page: LearnersPage, branch: Branch, people: People) -> None:
    page.show_subject(people.elder)
    page.detail.show_tab(CARDS)
    page.detail.cards.table.selectRow(0)

    QTest.keyClick(page.detail.cards.table, Qt.Key.Key_Delete)
    box = page.findChild(DestroyBox)
    assert box.cancel.isDefault()
    box.cancel.click()
    assert state_of(branch, people.elder) == "1"

    QTest.keyClick(page.detail.cards.table, Qt.Key.Key_Delete)
    page.findChildren(DestroyBox)[-1].verb.click()
    assert state_of(branch, people.elder) == "3"


def test_a_card_that_changed_meanwhile_is_shown_as_it_is_now(
    page: LearnersPage, branch: Branch, people: People
) -> None:
    page.show_subject(people.elder)
    shown = branch.read(cards, people.elder)[0]
    branch.execute(SetCardState(shown.id, shown.rev, "2"))

    page.detail.cards.table.acted.emit(shown.id, "lose")

    assert said(page) == ["这条记录刚被别人改过"]
    assert cells(page.detail.cards.table.rows, 0)[1] == "挂失"
    assert state_of(branch, people.elder) == "2"


def test_enter_on_a_card_offers_what_its_links_offer(page: LearnersPage, people: People) -> None:
    page.show_subject(people.elder)
    page.detail.show_tab(CARDS)
    page.detail.cards.table.selectRow(0)
    offered: list[str] = []

    def look() -> None:
        menu = QApplication.activePopupWidget()
        assert isinstance(menu, QMenu)
        offered.extend(action.text() for action in menu.actions())
        menu.close()

    QTimer.singleShot(0, look)
    QTest.keyClick(page.detail.cards.table, Qt.Key.Key_Return)

    assert offered == ["挂失", "换卡", "注销"]


@pytest.mark.parametrize("make", [LearnersPage, CoursesPage])
def test_building_a_page_brings_no_window_up(
    qapp: QApplication, window: ShellWindow, qtbot: QtBot, make: type[Page]
) -> None:
    windows = ShownWindows()
    qapp.installEventFilter(windows)

    built = make(window.page.tools)

    qapp.removeEventFilter(windows)
    qtbot.addWidget(built)
    assert windows.seen == []


@pytest.mark.parametrize(("width", "height", "scale"), SIZES)
@pytest.mark.parametrize("tab", [FACTS, CARDS, HISTORY])
def test_every_word_fits_and_every_control_has_a_name(
    window: ShellWindow,
    page: LearnersPage,
    branch: Branch,
    people: People,
    qtbot: QtBot,
    tab: int,
    width: int,
    height: int,
    scale: float,
) -> None:
    branch.check_in(branch.meeting(branch.lecture()), people.elder)
    window.font_scale.set_percent(round(scale * 100))
    window.resize(width, height)
    page.pane.search.edit.setText("wgf")
    page.detail.show_tab(tab)
    qtbot.waitUntil(lambda: page.pane.count.text() == "2 人")
    qtbot.waitUntil(lambda: elided(page) == [])

    assert nameless(page) == []

    page.pane.search.edit.setText("wgx")
    qtbot.waitUntil(page.pane.empty.isVisible)
    qtbot.waitUntil(lambda: elided(page) == [])

    assert nameless(page) == []
