"""What the Enter of a scan must not press, and what that of a person must (R24)."""

import pytest
from PySide6.QtCore import QEvent, QObject, QPoint, Qt, QTimer
from PySide6.QtGui import QGuiApplication, QKeySequence, QShortcut
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QCompleter, QLineEdit, QMenu, QMessageBox, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from bjdesk.demo.keys import front_window, press_key, scan, type_text
from tests.ui.keys import Recorder
from tests.ui.wedge.fields import line, plain_combo, record_changes
from tests.ui.wedge.heard import CODE, FAST, RETURN, Heard, InWindow


def test_an_open_list_of_a_combo_neither_moves_nor_closes(qtbot: QtBot, in_window: InWindow, heard: Heard) -> None:
    field = plain_combo()
    window = in_window(field)
    changes = record_changes(field)
    field.showPopup()
    qtbot.waitUntil(field.view().isVisible)

    scan(window, CODE, key_ms=FAST)
    scan(front_window(), CODE, key_ms=FAST)

    assert heard.scans == [CODE, CODE]
    assert field.view().isVisible()
    assert field.view().currentIndex().row() == 1
    assert changes.notes == []


def test_an_open_menu_triggers_nothing(qtbot: QtBot, in_window: InWindow, heard: Heard) -> None:
    field = line()
    in_window(field)
    menu = QMenu(field.window())
    action = menu.addAction("4 撤销(&4)")
    triggered = Recorder()
    action.triggered.connect(triggered.note)
    menu.popup(QPoint(0, 0))
    menu.setActiveAction(action)
    qtbot.waitUntil(menu.isVisible)

    scan(front_window(), CODE, key_ms=FAST)

    assert heard.scans == [CODE]
    assert menu.isVisible()
    assert triggered.notes == []


def test_a_list_of_suggestions_takes_none_of_it(qtbot: QtBot, in_window: InWindow, heard: Heard) -> None:
    field = line()
    completer = QCompleter(["wang", "wgf"], field)
    field.setCompleter(completer)
    window = in_window(field)
    type_text(window, "w", FAST)
    qtbot.waitUntil(completer.popup().isVisible)
    completer.popup().setCurrentIndex(completer.completionModel().index(0, 0))

    scan(window, CODE, key_ms=FAST)

    assert heard.scans == [CODE]
    assert field.text() in ("w", "wang")
    assert completer.popup().isVisible()


def question(parent: QWidget) -> QMessageBox:
    box = QMessageBox(QMessageBox.Icon.Question, "停用", "确定停用这张卡吗？", parent=parent)
    box.setStandardButtons(QMessageBox.StandardButton.Yes | QMessageBox.StandardButton.No)
    box.setDefaultButton(QMessageBox.StandardButton.Yes)
    return box


def test_a_scan_does_not_answer_a_question_but_a_person_does(qtbot: QtBot, in_window: InWindow, heard: Heard) -> None:
    field = line()
    in_window(field)
    box = question(field.window())
    answers = Recorder()
    box.finished.connect(answers.note)
    box.open()
    qtbot.waitUntil(lambda: QGuiApplication.focusWindow() is box.windowHandle())

    scan(front_window(), CODE, key_ms=FAST)

    assert heard.scans == [CODE]
    assert box.isVisible()
    press_key(front_window(), RETURN)
    assert answers.notes == [(QMessageBox.StandardButton.Yes.value,)]


def test_a_question_that_opens_in_the_middle_of_a_scan_is_not_answered_by_its_rest(
    in_window: InWindow, heard: Heard
) -> None:
    field = line("王")
    window = in_window(field)
    box = question(field.window())

    type_text(window, CODE[:5], FAST)
    box.open()
    QApplication.processEvents()
    scan(front_window(), CODE[5:], key_ms=FAST)

    assert heard.scans == [CODE]
    assert box.isVisible()
    assert field.text() == "王"


class Asking(QObject):
    """A button's slot that waits for an answer in its own event loop, as older dialogs do."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__()
        self.box = question(parent)
        self.was_open_after_scan = False

    def ask(self) -> None:
        self.scan_when_open()
        self.box.exec()

    def scan_when_open(self) -> None:
        if QGuiApplication.focusWindow() is not self.box.windowHandle() or not self.box.isVisible():
            QTimer.singleShot(5, self.scan_when_open)
            return
        scan(front_window(), CODE, key_ms=FAST)
        self.was_open_after_scan = self.box.isVisible()
        self.box.reject()


def test_a_dialog_that_a_held_key_opened_is_guarded_as_well(qtbot: QtBot, in_window: InWindow, heard: Heard) -> None:
    button = QPushButton("停用")
    window = in_window(button)
    asking = Asking(button.window())
    button.clicked.connect(asking.ask)

    type_text(window, " ", FAST)
    qtbot.waitUntil(lambda: heard.scans == [CODE])

    assert asking.was_open_after_scan


@pytest.mark.parametrize("focus", [QPushButton, QLineEdit])
@pytest.mark.parametrize("sequence", ["Return", "3"])
def test_no_shortcut_fires_in_a_scan_but_it_does_for_a_person(
    qtbot: QtBot, in_window: InWindow, heard: Heard, focus: type[QWidget], sequence: str
) -> None:
    field = focus()
    window = in_window(field)
    fired = Recorder()
    QShortcut(QKeySequence(sequence), field).activated.connect(fired.note)

    scan(window, "3" + CODE, key_ms=FAST)

    assert heard.scans == ["3" + CODE]
    assert fired.notes == []
    press_key(window, RETURN if sequence == "Return" else Qt.Key.Key_3)
    if focus is QPushButton or sequence == "Return":
        qtbot.waitUntil(lambda: len(fired.notes) == 1)
    else:
        qtbot.waitUntil(lambda: field.property("text") == "3")  # a line takes letters before any shortcut


def test_an_enter_held_down_at_the_end_of_a_scan_presses_nothing_either(in_window: InWindow, heard: Heard) -> None:
    button = QPushButton()
    window = in_window(button)
    button.setAutoDefault(True)
    clicked = Recorder()
    button.clicked.connect(clicked.note)
    fired = Recorder()
    QShortcut(QKeySequence("Return"), button).activated.connect(fired.note)

    scan(window, CODE, end=None, key_ms=FAST)
    no_modifier = Qt.KeyboardModifier.NoModifier
    QTest.sendKeyEvent(QTest.KeyAction.Press, window, RETURN, "\r", no_modifier)
    for _ in range(2):
        QTest.simulateEvent(window, False, RETURN.value, no_modifier, "\r", True)
        QTest.simulateEvent(window, True, RETURN.value, no_modifier, "\r", True)
    QTest.sendKeyEvent(QTest.KeyAction.Release, window, RETURN, "\r", no_modifier)

    assert heard.scans == [CODE]
    assert clicked.notes == fired.notes == []


def test_the_releases_of_a_scan_that_come_after_its_end_are_swallowed_too(in_window: InWindow, heard: Heard) -> None:
    field = line()
    window = in_window(field)
    seen = Recorder(QEvent.Type.KeyPress, QEvent.Type.KeyRelease)
    field.installEventFilter(seen)

    for action in (QTest.KeyAction.Press, QTest.KeyAction.Release):
        for key in range(Qt.Key.Key_1, Qt.Key.Key_8):
            QTest.keyEvent(action, window, Qt.Key(key))
        QTest.keyEvent(action, window, RETURN)

    assert heard.scans == ["1234567"]
    assert seen.keys == []
