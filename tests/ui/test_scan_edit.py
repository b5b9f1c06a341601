"""The scan field answers input methods: not here (R24)."""

import pytest
from PySide6.QtCore import QCoreApplication, QPointF, Qt
from PySide6.QtGui import QGuiApplication, QInputMethodQueryEvent
from PySide6.QtWidgets import QLineEdit
from pytestqt.qtbot import QtBot

from bjdesk.demo.keys import type_text
from bjdesk.ui.shell.scan_edit import ScanEdit

ENABLED = Qt.InputMethodQuery.ImEnabled


def shown(qtbot: QtBot, field: QLineEdit) -> QLineEdit:
    qtbot.addWidget(field)
    field.show()
    field.setFocus()
    qtbot.waitUntil(lambda: QGuiApplication.focusObject() is field)
    return field


def asked(field: QLineEdit, query: Qt.InputMethodQuery) -> object:
    """The question as an input method of the system puts it."""
    event = QInputMethodQueryEvent(query)
    QCoreApplication.sendEvent(field, event)
    return event.value(query)


@pytest.mark.parametrize(("make", "is_enabled"), [(QLineEdit, True), (ScanEdit, False)])
def test_only_the_scan_field_turns_the_input_method_off(qtbot: QtBot, make: type[QLineEdit], is_enabled: bool) -> None:
    field = shown(qtbot, make())

    assert asked(field, ENABLED) is is_enabled


def test_the_other_questions_get_the_answers_of_any_line(qtbot: QtBot) -> None:
    field = shown(qtbot, ScanEdit("王桂芳"))

    assert asked(field, Qt.InputMethodQuery.ImSurroundingText) == "王桂芳"
    assert field.inputMethodQuery(Qt.InputMethodQuery.ImCursorPosition) == 3
    assert field.inputMethodQuery(Qt.InputMethodQuery.ImCursorPosition, QPointF(-9, 0)) == 0


def test_pinyin_initials_are_typed_as_letters(qtbot: QtBot) -> None:
    field = shown(qtbot, ScanEdit())

    type_text(field.window().windowHandle(), "wgf", key_ms=0)

    assert field.text() == "wgf"
