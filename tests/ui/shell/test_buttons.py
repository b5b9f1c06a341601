"""Buttons print their key, keep their name and leave the focus where it is."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QSignalSpy
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from bjdesk.ui.shell.theme import Theme
from bjdesk.ui.shell.widgets.buttons import ActionButton, IconButton

Show = Callable[[QWidget], QWidget]


def test_the_name_is_the_words_and_the_key_is_its_description(theme: Theme, qtbot: QtBot) -> None:
    button = ActionButton(theme, "保存并签到", "primary", key="Ctrl S", icon="check")
    qtbot.addWidget(button)

    spoken = QAccessible.queryAccessibleInterface(button)

    assert spoken.text(QAccessible.Text.Name) == "保存并签到"
    assert spoken.text(QAccessible.Text.Description) == "Ctrl S"
    assert spoken.role() == QAccessible.Role.Button


@pytest.mark.parametrize("height", [36, 40, 48, 60])
def test_a_button_is_as_high_as_asked_and_wide_enough_for_words_and_key(
    theme: Theme, qtbot: QtBot, height: int
) -> None:
    bare = ActionButton(theme, "无卡登记", height=height)
    full = ActionButton(theme, "无卡登记", key="F4", icon="user-plus", height=height)
    qtbot.addWidget(bare)
    qtbot.addWidget(full)

    assert bare.sizeHint().height() == full.sizeHint().height() == height
    assert full.sizeHint().width() > bare.sizeHint().width() + 28


def test_a_click_leaves_the_focus_in_the_field(theme: Theme, qtbot: QtBot, shown: Show) -> None:
    box = QWidget()
    column, editor, button = QVBoxLayout(box), QLineEdit(), ActionButton(theme, "找")
    column.addWidget(editor)
    column.addWidget(button)
    shown(box)
    editor.setFocus()

    with qtbot.waitSignal(button.clicked):
        qtbot.mouseClick(button, Qt.MouseButton.LeftButton)

    assert editor.hasFocus()


def test_an_icon_alone_has_a_name_and_a_target_large_enough(theme: Theme, qtbot: QtBot) -> None:
    button = IconButton(theme, "x", "收起这条提示")
    qtbot.addWidget(button)

    assert QAccessible.queryAccessibleInterface(button).text(QAccessible.Text.Name) == "收起这条提示"
    assert min(button.sizeHint().width(), button.sizeHint().height()) >= 36


def test_a_button_that_is_squeezed_knows_it(theme: Theme, qtbot: QtBot) -> None:
    button = ActionButton(theme, "打印签到表", key="F9")
    qtbot.addWidget(button)
    button.resize(button.sizeHint())
    fits = button.is_elided()

    button.resize(60, 40)

    assert (fits, button.is_elided()) == (False, True)


def test_a_disabled_button_says_nothing_when_clicked(theme: Theme, qtbot: QtBot, shown: Show) -> None:
    button = ActionButton(theme, "删除", "danger")
    button.setEnabled(False)
    shown(button)

    with qtbot.assertNotEmitted(button.clicked):
        qtbot.mouseClick(button, Qt.MouseButton.LeftButton)


def test_words_key_icon_and_height_can_change(theme: Theme, qtbot: QtBot) -> None:
    button = ActionButton(theme, "签到")
    qtbot.addWidget(button)
    before = button.sizeHint()

    button.set_words("给她签到", "F2")
    button.set_icon("check")
    button.set_height(48)

    assert (button.text(), button.printed_key, button.accessibleDescription()) == ("给她签到", "F2", "F2")
    assert button.sizeHint().width() > before.width()
    assert button.sizeHint().height() == 48


def test_a_button_keeps_its_shortcut_when_its_words_change(theme: Theme, qtbot: QtBot, shown: Show) -> None:
    button = ActionButton(theme, "就是她，直接签到")
    button.setShortcut("Alt+1")

    button.set_words("就是她", "Alt 1")
    shown(button)

    with qtbot.waitSignal(button.clicked):
        qtbot.keyClick(button.window(), Qt.Key.Key_1, Qt.KeyboardModifier.AltModifier)


def test_enter_presses_the_button_that_has_the_keyboard(theme: Theme, qtbot: QtBot, shown: Show) -> None:
    button = ActionButton(theme, "新社团")
    shown(button)
    button.setFocus()
    pressed = QSignalSpy(button.clicked)

    for key in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
        qtbot.keyClick(button, key)

    assert pressed.count() == 3
