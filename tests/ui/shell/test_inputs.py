"""Inputs: a frame that never moves its text, a line for hint or error that is always there, choices by keyboard."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible, QKeySequence, QShortcut
from PySide6.QtWidgets import QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from bjdesk.ui.shell.theme import Theme
from bjdesk.ui.shell.widgets.checkbox import Checkbox
from bjdesk.ui.shell.widgets.choices import Segmented, Tabs
from bjdesk.ui.shell.widgets.fields import Field
from bjdesk.ui.shell.widgets.inputs import SearchField

Show = Callable[[QWidget], QWidget]


def test_an_error_takes_no_room_of_its_own_and_is_spoken(theme: Theme, shown: Show) -> None:
    field = Field(theme, "手机号", note="（必填）", hint="11 位")
    shown(field)
    before = field.sizeHint()

    field.set_error("手机号是 11 位，现在只有 10 位")

    assert field.sizeHint() == before
    assert field.message == "手机号是 11 位，现在只有 10 位"
    assert field.edit.accessibleDescription() == field.message
    assert QAccessible.queryAccessibleInterface(field.edit).text(QAccessible.Text.Name) == "手机号"


def test_the_hint_comes_back_when_the_error_is_mended(theme: Theme, qtbot: QtBot) -> None:
    field = Field(theme, "出生年", hint="会按周岁算")
    qtbot.addWidget(field)
    field.set_error("四位数")

    field.set_error("")

    assert field.message == "会按周岁算"


def test_a_field_hears_only_what_is_typed(theme: Theme, qtbot: QtBot, shown: Show) -> None:
    field = Field(theme, "姓名")
    shown(field)
    heard: list[str] = []
    field.edited.connect(heard.append)

    field.set_text("王")
    qtbot.keyClicks(field.edit, "a")

    assert heard == ["王a"]


def test_the_frame_gives_its_focus_to_the_editor(theme: Theme, qtbot: QtBot, shown: Show) -> None:
    field = SearchField(theme, "找学员", "姓名拼音、手机后 4 位")
    shown(field)

    qtbot.mouseClick(field, Qt.MouseButton.LeftButton)

    assert field.edit.hasFocus()


def test_undo_belongs_to_the_page_until_the_editor_has_something_to_take_back(
    theme: Theme, qtbot: QtBot, shown: Show
) -> None:
    field = SearchField(theme, "找学员", "")
    undone: list[bool] = []
    shortcut = QShortcut(QKeySequence("Ctrl+Z"), field)
    shortcut.activated.connect(_append(undone))
    shown(field)
    field.activateWindow()
    field.edit.setFocus()
    control = Qt.KeyboardModifier.ControlModifier

    qtbot.keyClick(field.edit, Qt.Key.Key_Z, control)
    qtbot.keyClicks(field.edit, "wgf")
    qtbot.keyClick(field.edit, Qt.Key.Key_Z, control)

    assert undone == [True]
    assert field.edit.text() == ""


def test_words_beside_the_box_tick_it_too(theme: Theme, qtbot: QtBot, shown: Show) -> None:
    box = Checkbox(theme, "已当面说明，她同意登记")
    shown(box)

    qtbot.mouseClick(box, Qt.MouseButton.LeftButton, pos=box.rect().center())

    assert box.isChecked()
    assert box.sizeHint().height() >= 36


def test_arrows_move_between_segments_and_tell_it_once(theme: Theme, qtbot: QtBot, shown: Show) -> None:
    switch = Segmented(theme, "名单", ["没到 7", "已到 23"])
    shown(switch)
    heard: list[int] = []
    switch.chosen.connect(heard.append)
    first = switch.findChildren(QWidget)[0]
    first.setFocus()

    qtbot.keyClick(first, Qt.Key.Key_Right)
    qtbot.keyClick(first, Qt.Key.Key_Left)

    assert heard == [1, 0]


def test_choosing_from_outside_tells_nobody(theme: Theme, qtbot: QtBot) -> None:
    tabs = Tabs(theme, "部分", ["基本", "卡", "修改记录"])
    qtbot.addWidget(tabs)

    with qtbot.assertNotEmitted(tabs.chosen):
        tabs.set_index(2)

    assert tabs.index == 2


def test_a_heavier_chosen_word_moves_nothing(theme: Theme, qtbot: QtBot) -> None:
    tabs = Tabs(theme, "部分", ["基本", "没到 1234567890"])
    qtbot.addWidget(tabs)
    second = tabs.findChildren(QWidget)[1]
    before = second.sizeHint()

    tabs.set_index(1)

    assert second.sizeHint() == before


def test_a_click_chooses_a_tab_and_a_second_one_changes_nothing(theme: Theme, qtbot: QtBot, shown: Show) -> None:
    box = QWidget()
    column, tabs = QVBoxLayout(box), Tabs(theme, "部分", ["基本", "卡"])
    column.addWidget(tabs)
    shown(box)
    heard: list[int] = []
    tabs.chosen.connect(heard.append)
    second = tabs.findChildren(QWidget)[1]

    qtbot.mouseClick(second, Qt.MouseButton.LeftButton)
    qtbot.mouseClick(second, Qt.MouseButton.LeftButton)

    assert heard == [1]


def _append(undone: list[bool]) -> Callable[[], None]:
    def note() -> None:
        undone.append(True)

    return note
