"""Entering, completing and correcting a person on 学员 through the keyboard (issue A4; R28, D3, D5)."""

from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from bjdesk.people import queries
from bjdesk.people.drafts import draft
from bjdesk.people.editing.commands import EditLearner
from bjdesk.store.search import parse
from bjdesk.ui.learners.page import LearnersPage
from bjdesk.ui.shell.window import ShellWindow
from tests.makers import Branch
from tests.ui.learners.conftest import People
from tests.ui.learners.desk import elided, nameless, said

KEY = Qt.Key
CTRL, ALT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.AltModifier
NUMBER = "11010519491231002X"


class Keys:
    """Keys at the window, to whatever has the keyboard there."""

    def __init__(self, window: ShellWindow) -> None:
        self._window = window

    def press(self, key: Qt.Key, modifiers: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        QTest.keyClick(self._window.windowHandle(), key, modifiers)
        QApplication.processEvents()
        if QApplication.activePopupWidget() is None and not self._window.isActiveWindow():
            self._window.activateWindow()  # without a display a list that closes stays the active window

    def enter(self, *texts: str) -> None:
        """Each into its field, and on with Enter."""
        for text in texts:
            self.type(text)
            self.press(KEY.Key_Return)

    def type(self, text: str) -> None:
        """As an input method hands it over."""
        composed = QInputMethodEvent()
        composed.setCommitString(text)
        QApplication.sendEvent(QApplication.focusObject(), composed)


@pytest.fixture
def keys(window: ShellWindow) -> Keys:
    return Keys(window)


def cells(branch: Branch, record: object) -> Any:
    return branch.read(queries.learner_cells, record)


def found(branch: Branch, typed: str) -> list[Any]:
    return list(branch.read(queries.search, parse(typed)))


def enter_somebody(keys: Keys, name: str, *, year: str = "1950", phone: str = "13800004417") -> None:
    """Name, no document, sex (the second), year, telephone, community by its letters, her word."""
    keys.enter(name, "")
    keys.press(KEY.Key_Right)
    keys.press(KEY.Key_Space)
    keys.press(KEY.Key_Return)
    keys.enter(year, phone)
    keys.type("xinpu")
    keys.press(KEY.Key_Return)
    keys.press(KEY.Key_Return)
    keys.press(KEY.Key_Space)


def test_a_family_is_entered_by_keyboard_and_the_second_needs_no_telephone(
    window: ShellWindow, page: LearnersPage, keys: Keys, branch: Branch
) -> None:
    keys.press(KEY.Key_F4)
    enter_somebody(keys, "丁小燕")
    keys.press(KEY.Key_S, CTRL)
    assert said(page) == ["登记好了：丁小燕"]
    (first,) = found(branch, "dxy")
    assert (cells(branch, first)["standing"], cells(branch, first)["sex"]) == ("1", "2")

    keys.press(KEY.Key_N, ALT)
    assert page.editing.form.phone.text == "13800004417"
    keys.enter("丁大山", "")
    keys.press(KEY.Key_Space)
    keys.press(KEY.Key_Return)
    keys.enter("1948", "", "")
    keys.press(KEY.Key_Space)
    keys.press(KEY.Key_S, CTRL)

    (second,) = found(branch, "dds")
    shared = ("phone", "community_id", "standing")
    assert [cells(branch, second)[name] for name in shared] == [cells(branch, first)[name] for name in shared]
    keys.press(KEY.Key_Z, CTRL)
    assert found(branch, "dds") == []


def test_a_provisional_one_is_completed_and_taken_back(
    page: LearnersPage, keys: Keys, branch: Branch, people: People
) -> None:
    page.pane.table.select(people.cardless)
    keys.press(KEY.Key_E, CTRL)
    form = page.editing.form
    assert form.title.text() == "改陈根法的资料"
    assert form.birth.text == "1949"
    keys.enter("", NUMBER)
    assert (form.birth.text, form.sex.text) == ("1949-12-31", "2")
    keys.press(KEY.Key_Space)
    form.community.edit.setFocus()
    keys.type("xinpu")
    keys.press(KEY.Key_S, CTRL)
    assert said(page) == ["陈根法的资料补全了，是正式学员了"]
    assert cells(branch, people.cardless)["id_tail"] == "002X"
    assert form.number.text == ""
    keys.press(KEY.Key_Z, CTRL)
    assert cells(branch, people.cardless)["standing"] == "2"
    assert cells(branch, people.cardless)["id_hash"] is None


@pytest.mark.parametrize(
    ("number", "words"),
    [
        ("110105491231002", "这是 15 位的旧号，请抄身份证上 18 位的"),
        ("110105194912310021", "最后一位对不上，有一位抄错了"),
        ("110105194902310021", "第 7 到 14 位不是一个日期，请再核对"),
        ("1101051949123100", "要 18 位，现在是 16 位"),
    ],
)
def test_a_wrong_number_is_said_under_its_field_and_everything_typed_stays(
    page: LearnersPage, keys: Keys, number: str, words: str
) -> None:
    keys.press(KEY.Key_F4)
    keys.enter("丁小燕", number)
    keys.press(KEY.Key_S, CTRL)
    form = page.editing.form
    assert form.number.message == words
    assert (form.name.text, form.number.text) == ("丁小燕", number)
    assert form.number.edit.hasFocus()
    assert form.consent.message


def test_the_number_is_never_in_the_draft_and_the_rest_comes_back(
    window: ShellWindow, page: LearnersPage, keys: Keys, branch: Branch
) -> None:
    keys.press(KEY.Key_F4)
    keys.enter("丁小燕", NUMBER)
    keys.press(KEY.Key_Escape)
    kept = branch.read(draft, "learner")
    assert kept.body["name"] == "丁小燕"
    assert NUMBER not in repr(kept.body)
    assert page.editing.form.number.text == ""
    keys.press(KEY.Key_F4)
    assert (page.editing.form.name.text, page.editing.form.birth.text) == ("丁小燕", "1949-12-31")


def test_what_another_desk_wrote_meanwhile_is_shown_beside_what_was_typed(
    page: LearnersPage, keys: Keys, branch: Branch, people: People
) -> None:
    page.pane.table.select(people.elder)
    keys.press(KEY.Key_E, CTRL)
    form, now = page.editing.form, cells(branch, people.elder)
    branch.execute(EditLearner(people.elder, now["rev"], {"name_note": "三单元", "education": "80"}))
    form.note.edit.setFocus()
    keys.enter("二单元")
    keys.press(KEY.Key_S, CTRL)
    assert form.note.message == "别人刚改成：三单元"
    assert form.note.text == "二单元"
    assert form.education.text == "小学教育"
    keys.press(KEY.Key_U, ALT)
    assert form.note.text == "三单元"
    form.note.edit.setFocus()
    keys.type("的")
    keys.press(KEY.Key_S, CTRL)
    assert cells(branch, people.elder)["name_note"] == "三单元的"


def test_who_is_registered_already_is_asked_about_once(
    page: LearnersPage, keys: Keys, branch: Branch, people: People
) -> None:
    keys.press(KEY.Key_F4)
    enter_somebody(keys, "王桂芳", year="1948", phone="13900001111")
    keys.press(KEY.Key_S, CTRL)
    assert said(page) == ["可能已经登记过，看看下面是不是她"]
    assert page.editing.form.alike.isVisible()
    keys.press(KEY.Key_S, CTRL)
    assert len(found(branch, "wgf")) == 3


def test_whoever_it_was_is_opened_instead_and_the_draft_stays(
    page: LearnersPage, keys: Keys, branch: Branch, people: People, qtbot: QtBot
) -> None:
    keys.press(KEY.Key_F4)
    keys.enter("王桂芳", "")
    qtbot.waitUntil(page.editing.form.alike.isVisible)
    keys.press(KEY.Key_1, ALT)
    qtbot.waitUntil(page.detail.isVisible)
    assert page.detail.portrait is not None
    assert page.detail.name == "王桂芳"
    assert not page.editing.is_open
    assert branch.read(draft, "learner").body["name"] == "王桂芳"


def test_a_document_of_somebody_else_names_her(page: LearnersPage, keys: Keys, branch: Branch) -> None:
    for name, phone in (("丁小燕", "13800004417"), ("丁大山", "13800004418")):
        keys.press(KEY.Key_F4)
        keys.enter(name, NUMBER)
        keys.press(KEY.Key_Space)
        page.editing.form.phone.set_text(phone)
        page.editing.form.consent.set_given(True)
        keys.press(KEY.Key_S, CTRL)
    assert page.editing.form.number.message == "这个证件是丁小燕的，已经登记过"
    assert page.editing.form.number.text == NUMBER


def test_a_card_at_the_reader_becomes_hers_and_anothers_is_refused_by_name(
    page: LearnersPage, keys: Keys, branch: Branch, people: People
) -> None:
    page.pane.table.select(people.cardless)
    keys.press(KEY.Key_E, CTRL)
    page.on_scan("0102034417")
    assert said(page) == ["这张卡是王桂芳的，没有登记给别人"]
    page.on_scan("0102039999")
    assert page.editing.form.card.text() == "尾号 9999 的卡，保存时登记给她"
    keys.press(KEY.Key_S, CTRL)
    assert [card.last4 for card in branch.read(queries.cards, people.cardless)] == ["9999"]


def test_a_strange_card_goes_into_the_next_form(page: LearnersPage, keys: Keys) -> None:
    page.on_scan("0102039999")
    keys.press(KEY.Key_F4)
    assert page.editing.form.card.text() == "尾号 9999 的卡，保存时登记给她"


def test_nothing_is_cut_and_everything_has_a_name(page: LearnersPage, keys: Keys, window: ShellWindow) -> None:
    keys.press(KEY.Key_F4)
    for width, height in ((1366, 768), (911, 512)):
        window.resize(width, height)
        QApplication.processEvents()
        assert elided(page) == []
        assert nameless(page) == []


def test_a_card_is_replaced_by_keyboard_and_a_swipe(
    page: LearnersPage, keys: Keys, branch: Branch, people: People
) -> None:
    page.show_named([people.elder])
    page.detail.show_tab(1)
    (old,) = branch.read(queries.cards, people.elder)
    page.detail.cards.table.acted.emit(old.id, "replace")
    page.on_scan("0102032276")
    assert said(page) == ["请刷新卡，换下尾号 4417 的卡", "这张卡是王桂芳的，没有登记给别人"]
    page.on_scan("0102038888")
    assert said(page) == ["换好了：尾号 4417 换成 8888"]
    assert [(card.state, card.last4) for card in branch.read(queries.cards, people.elder)] == [
        ("1", "8888"),
        ("4", "4417"),
    ]
    page.detail.cards.table.acted.emit(branch.read(queries.cards, people.elder)[0].id, "replace")
    keys.press(KEY.Key_Escape)
    page.on_scan("0102037777")
    assert said(page) == ["尾号 7777 的卡登记给王桂芳了"]
    keys.press(KEY.Key_Z, CTRL)
    assert [card.state for card in branch.read(queries.cards, people.elder)] == ["1", "3", "4"]


def test_who_was_entered_and_taken_back_leaves_the_list_as_it_was(page: LearnersPage, keys: Keys) -> None:
    keys.press(KEY.Key_F4)
    enter_somebody(keys, "丁小燕")
    keys.press(KEY.Key_S, CTRL)
    assert page.pane.count.text() == "1 人"
    keys.press(KEY.Key_Z, CTRL)
    assert page.pane.count.text() == "3 人"
    assert said(page)[-1] == "撤销了"
