"""A scan is a scan wherever the cursor stands, and typing stays typing (R24)."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

import pytest
import shiboken6
from PySide6.QtCore import QEvent, QObject, QPoint, Qt, QTimer
from PySide6.QtGui import QGuiApplication, QKeySequence, QShortcut, QTextCursor, QWindow
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QApplication,
    QComboBox,
    QCompleter,
    QLineEdit,
    QMenu,
    QMessageBox,
    QPlainTextEdit,
    QPushButton,
    QSpinBox,
    QTextEdit,
    QVBoxLayout,
    QWidget,
)
from pytestqt.qtbot import QtBot

from bjdesk.demo.keys import PERSON_MS, front_window, press_key, scan, type_text
from bjdesk.ui.shell.wedge import WedgeFilter
from tests.ui.keys import Recorder, compose, post, send, stamped

CODE = "0471A2B3C4"
FAST = 0  # as fast as this machine can; behind the filter no different from 8 ms a key
RETURN = Qt.Key.Key_Return


def is_ten_hex(text: str) -> bool:
    return len(text) == 10 and all(character in "0123456789abcdefABCDEF" for character in text)


class HandClock:
    """A monotonic clock that stands still until it is moved."""

    def __init__(self) -> None:
        self.seconds = 1000.0

    def __call__(self) -> float:
        return self.seconds


@dataclass
class Heard:
    wedge: WedgeFilter
    scans: list[str]
    misreads: Recorder


def listen(wedge: WedgeFilter) -> Heard:
    heard = Heard(wedge, [], Recorder())
    wedge.scanned.connect(heard.scans.append)
    wedge.misread.connect(heard.misreads.note)
    return heard


@pytest.fixture
def heard(qapp: QApplication) -> Iterator[Heard]:
    heard = listen(WedgeFilter(is_known_format=is_ten_hex))
    yield heard
    shiboken6.delete(heard.wedge)


@pytest.fixture
def hand_clock() -> HandClock:
    return HandClock()


@pytest.fixture
def heard_by_hand(qapp: QApplication, hand_clock: HandClock) -> Iterator[Heard]:
    heard = listen(WedgeFilter(is_known_format=is_ten_hex, clock=hand_clock))
    yield heard
    shiboken6.delete(heard.wedge)


InWindow = Callable[..., QWindow]


@pytest.fixture
def in_window(qtbot: QtBot) -> Iterator[InWindow]:
    """Puts fields into a window of their own that has the keyboard, the first with the cursor."""
    pages = []

    def show(*fields: QWidget) -> QWindow:
        page = QWidget()
        pages.append(page)
        layout = QVBoxLayout(page)
        for field in fields:
            layout.addWidget(field)
        qtbot.addWidget(page)
        page.show()
        page.activateWindow()
        fields[0].setFocus()
        qtbot.waitUntil(lambda: QGuiApplication.focusObject() is fields[0])
        return page.windowHandle()

    yield show
    pages.clear()


def line(text: str = "") -> QLineEdit:
    field = QLineEdit(text)
    field.setCursorPosition(len(text))
    return field


# wherever the cursor stands ------------------------------------------------------------------------------------------


def selected_line() -> QLineEdit:
    field = QLineEdit("王桂芳 1948")
    field.setSelection(7, -4)  # from right to left
    return field


def rich_text() -> QTextEdit:
    field = QTextEdit("要带<b>轮椅</b>")
    field.moveCursor(QTextCursor.MoveOperation.NextCharacter)
    field.moveCursor(QTextCursor.MoveOperation.NextCharacter, QTextCursor.MoveMode.KeepAnchor)
    return field


def plain_text() -> QPlainTextEdit:
    field = QPlainTextEdit("第一行\n𠮷先生")
    field.moveCursor(QTextCursor.MoveOperation.End)
    return field


def spin_box() -> QSpinBox:
    field = QSpinBox(maximum=2_000_000_000)
    field.setValue(15)
    return field


def combo(is_editable: bool) -> QComboBox:
    field = QComboBox()
    field.addItems(["0楼", "太极拳", "书法", "4 号教室"])
    field.setCurrentIndex(1)
    field.setEditable(is_editable)
    return field


def editable_combo() -> QComboBox:
    return combo(is_editable=True)


def plain_combo() -> QComboBox:
    return combo(is_editable=False)


def state_of(field: QWidget) -> tuple[object, ...]:
    """All that a stray key could change in a field."""
    match field:
        case QLineEdit():
            undo = (field.isUndoAvailable(), field.isRedoAvailable(), field.isModified())
            return field.text(), field.cursorPosition(), field.selectionStart(), field.selectedText(), undo
        case QTextEdit() | QPlainTextEdit():
            cursor, document = field.textCursor(), field.document()
            undo = (document.availableUndoSteps(), document.availableRedoSteps())
            return field.toPlainText(), cursor.anchor(), cursor.position(), undo, document.isModified()
        case QSpinBox():
            return field.value(), *state_of(field.lineEdit())
        case QComboBox():
            return (
                field.currentIndex(),
                field.currentText(),
                *(state_of(field.lineEdit()) if field.isEditable() else ()),
            )
    return ()


CHANGES = ("textChanged", "textEdited", "cursorPositionChanged", "selectionChanged", "returnPressed", "valueChanged")
CHANGES += ("editingFinished", "editTextChanged", "currentIndexChanged", "activated", "pressed", "clicked")


def record_changes(field: QWidget) -> Recorder:
    recorder = Recorder()
    for name in CHANGES:
        if hasattr(field, name):
            getattr(field, name).connect(recorder.note)
    return recorder


FIELDS = [line, selected_line, rich_text, plain_text, spin_box, editable_combo, plain_combo, QPushButton]


@pytest.mark.parametrize("make", FIELDS)
@pytest.mark.parametrize("end", [RETURN, Qt.Key.Key_Enter, Qt.Key.Key_Tab])
def test_a_scan_is_delivered_and_the_field_with_the_cursor_never_saw_a_key(
    in_window: InWindow, heard: Heard, make: type[QWidget], end: Qt.Key
) -> None:
    field = make()
    window = in_window(field, QLineEdit())
    before, changes = state_of(field), record_changes(field)
    seen = Recorder(QEvent.Type.KeyPress, QEvent.Type.KeyRelease)
    field.installEventFilter(seen)

    scan(window, CODE, end, FAST)

    assert heard.scans == [CODE]
    assert state_of(field) == before
    assert changes.notes == []
    assert [key for _, key in seen.keys if key != Qt.Key.Key_Shift] == []
    assert field.hasFocus()


def test_a_scan_at_a_readers_pace_is_delivered(in_window: InWindow, heard: Heard) -> None:
    field = line("wgf")
    window = in_window(field)

    scan(window, CODE)

    assert heard.scans == [CODE]
    assert field.text() == "wgf"


def test_a_line_feed_ends_a_scan_too(in_window: InWindow, heard: Heard) -> None:
    window = in_window(line())

    scan(window, CODE, end=None, key_ms=FAST)
    press_key(window, Qt.Key.Key_unknown, text="\n")

    assert heard.scans == [CODE]


def test_text_typed_before_a_scan_stays_and_typing_goes_on_after_it(
    qtbot: QtBot, in_window: InWindow, heard: Heard
) -> None:
    field = line()
    window = in_window(field)
    type_text(window, "wg", FAST)
    qtbot.waitUntil(lambda: field.text() == "wg")

    scan(window, CODE, key_ms=FAST)
    type_text(window, "f", FAST)

    qtbot.waitUntil(lambda: field.text() == "wgf")
    assert heard.scans == [CODE]


def test_a_scan_is_raw_with_inverted_capitals_and_full_width_digits(in_window: InWindow, heard: Heard) -> None:
    window = in_window(line())

    type_text(window, "0471", FAST)
    press_key(window, Qt.Key.Key_CapsLock)
    type_text(window, "a2b3", FAST)
    press_key(window, Qt.Key.Key_3, text="３")
    scan(window, ";=", key_ms=FAST)

    assert heard.scans == ["0471a2b3３;="]


# what an Enter must not press ----------------------------------------------------------------------------------------


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
    QTest.simulateEvent(window, True, RETURN.value, no_modifier, "\r", True)
    QTest.simulateEvent(window, False, RETURN.value, no_modifier, "\r", True)
    QTest.sendKeyEvent(QTest.KeyAction.Release, window, RETURN, "\r", no_modifier)

    assert heard.scans == [CODE]
    assert clicked.notes == fired.notes == []


# typing stays typing -------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("key_ms", [50, PERSON_MS, 120])
def test_a_person_types_and_presses_enter(in_window: InWindow, heard: Heard, key_ms: int) -> None:
    field = line()
    window = in_window(field)
    entered = Recorder()
    field.returnPressed.connect(entered.note)

    type_text(window, "wang1948", key_ms)
    press_key(window, RETURN)

    assert field.text() == "wang1948"
    assert len(entered.notes) == 1
    assert heard.scans == []


def test_keys_that_overlap_in_pairs_keep_their_order(qtbot: QtBot, in_window: InWindow, heard: Heard) -> None:
    field = line()
    window = in_window(field)
    seen = Recorder(QEvent.Type.KeyPress, QEvent.Type.KeyRelease)
    field.installEventFilter(seen)
    press, release = QTest.KeyAction.Press, QTest.KeyAction.Release
    steps = [(press, "n"), (press, "i"), (release, "n"), (release, "i")]

    for action, letter in steps:
        QTest.sendKeyEvent(action, window, QTest.asciiToKey(ord(letter)), letter, Qt.KeyboardModifier.NoModifier)
        QTest.qWait(12)

    qtbot.waitUntil(lambda: len(seen.keys) == 4)
    assert field.text() == "ni"
    down, up = QEvent.Type.KeyPress, QEvent.Type.KeyRelease
    n, i = Qt.Key.Key_N, Qt.Key.Key_I
    assert seen.keys == [(down, n), (down, i), (up, n), (up, i)]


def test_overlapping_pairs_of_a_fast_typist_are_no_scan_by_their_stamps(
    in_window: InWindow, heard_by_hand: Heard
) -> None:
    field = line()
    window = in_window(field)

    for number, pair in enumerate(["wa", "ng", "gu", "if", "an"]):
        send(window, stamped(pair, key_ms=12, start_ms=1000 + 130 * number, end=None))
    send(window, stamped("g", key_ms=12, start_ms=1650))

    assert field.text() == "wangguifang"
    assert heard_by_hand.scans == []


def test_five_fast_keys_and_enter_are_typed_and_entered(in_window: InWindow, heard: Heard) -> None:
    field = line()
    window = in_window(field)
    entered = Recorder()
    field.returnPressed.connect(entered.note)

    scan(window, "12345", key_ms=FAST)

    assert field.text() == "12345"
    assert len(entered.notes) == 1
    assert heard.scans == []


def test_a_backspace_in_between_makes_it_typing(in_window: InWindow, heard: Heard) -> None:
    field = line()
    window = in_window(field)

    type_text(window, "1234567", FAST)
    press_key(window, Qt.Key.Key_Backspace)
    scan(window, "89", key_ms=FAST)

    assert field.text() == "12345689"
    assert heard.scans == []


def test_each_letter_goes_to_the_field_that_had_the_cursor(qtbot: QtBot, in_window: InWindow, heard: Heard) -> None:
    first, second, third = line(), line(), line()
    window = in_window(first, second, third)

    type_text(window, "a", FAST)
    second.setFocus()
    type_text(window, "b", FAST)
    press_key(window, Qt.Key.Key_Tab)
    type_text(window, "c", FAST)
    QTest.mouseClick(window, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, first.geometry().center())
    type_text(window, "d", FAST)

    qtbot.waitUntil(lambda: first.text() == "ad")
    assert second.text() == "b"
    assert third.text() == "c"


def test_typing_that_was_taken_for_a_scan_goes_back_to_the_field_it_was_aimed_at(
    qtbot: QtBot, in_window: InWindow, heard: Heard
) -> None:
    first, second = line(), line()
    window = in_window(first, second)

    type_text(window, "abcde", FAST)
    second.setFocus()
    type_text(window, "fg", FAST)

    qtbot.waitUntil(lambda: second.text() == "fg")
    assert first.text() == "abcde"


def test_keys_for_a_field_that_is_gone_are_dropped(qtbot: QtBot, in_window: InWindow, heard: Heard) -> None:
    first, second = line(), line()
    window = in_window(first, second)

    type_text(window, "abcde", FAST)
    shiboken6.delete(first)
    second.setFocus()
    type_text(window, "f", FAST)

    qtbot.waitUntil(lambda: second.text() == "f")


def test_a_key_held_down_repeats_at_once(in_window: InWindow, heard: Heard) -> None:
    field = line()
    window = in_window(field)

    type_text(window, "a", FAST)
    for _ in range(7):
        QTest.simulateEvent(window, True, Qt.Key.Key_A.value, Qt.KeyboardModifier.NoModifier, "a", True)
    press_key(window, RETURN)

    assert field.text() == "aaaaaaaa"
    assert heard.scans == []


class Saving(QObject):
    def __init__(self, field: QLineEdit) -> None:
        super().__init__()
        self.field = field
        self.saved = ""

    def save(self) -> None:
        self.saved = self.field.text()


def test_saving_right_after_a_letter_saves_the_letter(in_window: InWindow, heard: Heard) -> None:
    field = line("王桂")
    window = in_window(field)
    saving = Saving(field)
    QShortcut(QKeySequence("Ctrl+S"), field).activated.connect(saving.save)

    press_key(window, Qt.Key.Key_F, text="f")
    press_key(window, Qt.Key.Key_S, Qt.KeyboardModifier.ControlModifier)

    assert saving.saved == "王桂f"


def test_a_space_still_presses_a_button(qtbot: QtBot, in_window: InWindow, heard: Heard) -> None:
    button = QPushButton()
    window = in_window(button)
    clicked = Recorder()
    button.clicked.connect(clicked.note)

    type_text(window, " ", FAST)

    qtbot.waitUntil(lambda: len(clicked.notes) == 1)


# readers without Enter -----------------------------------------------------------------------------------------------


def test_a_known_format_without_enter_is_a_scan_after_a_silence(
    qtbot: QtBot, in_window: InWindow, heard: Heard
) -> None:
    field = line()
    window = in_window(field)
    changes = record_changes(field)

    with qtbot.waitSignal(heard.wedge.scanned):
        scan(window, CODE, end=None, key_ms=FAST)

    assert heard.scans == [CODE]
    assert changes.notes == []


@pytest.mark.parametrize("text", ["0471A2B", "wangguifang"])
def test_what_is_too_short_or_no_known_format_is_typed_when_no_enter_comes(
    qtbot: QtBot, in_window: InWindow, heard: Heard, text: str
) -> None:
    field = line()
    window = in_window(field)

    scan(window, text, end=None, key_ms=FAST)

    qtbot.waitUntil(lambda: field.text() == text)
    assert heard.scans == []


def test_an_enter_that_lags_behind_a_known_format_is_swallowed(in_window: InWindow, heard: Heard) -> None:
    field = line()
    window = in_window(field)
    changes = record_changes(field)

    scan(window, CODE, end=None, key_ms=FAST)
    QTest.qWait(60)
    press_key(window, RETURN)

    assert heard.scans == [CODE]
    assert changes.notes == []


def test_typing_sixty_ms_after_a_known_format_makes_all_of_it_typing(
    qtbot: QtBot, in_window: InWindow, heard: Heard
) -> None:
    field = line()
    window = in_window(field)

    scan(window, CODE, end=None, key_ms=FAST)
    QTest.qWait(60)
    type_text(window, "1", FAST)

    qtbot.waitUntil(lambda: field.text() == CODE + "1")
    assert heard.scans == []


# queues and stalls ---------------------------------------------------------------------------------------------------


def test_a_thousand_scans_without_a_pause_arrive_once_and_in_order(in_window: InWindow, heard: Heard) -> None:
    field = line()
    window = in_window(field)
    changes = record_changes(field)
    codes = [f"{number:010d}" for number in range(1000)]

    for number, code in enumerate(codes):
        send(window, stamped(code, key_ms=8, start_ms=1000 + 88 * number))

    assert heard.scans == codes
    assert changes.notes == []


class SlowDesk(QObject):
    """Takes its time for every scan while the keys of the next pile up."""

    def __init__(self, clock: HandClock) -> None:
        super().__init__()
        self.clock = clock

    def check_in(self, _code: str) -> None:
        self.clock.seconds += 0.020


def test_scans_that_queue_up_behind_a_slow_desk_arrive_once_and_in_order(
    in_window: InWindow, heard_by_hand: Heard, hand_clock: HandClock
) -> None:
    field = line()
    window = in_window(field)
    desk = SlowDesk(hand_clock)
    heard_by_hand.wedge.scanned.connect(desk.check_in)
    codes = [f"{number:010X}" for number in range(200)]
    for number, code in enumerate(codes):
        post(window, stamped(code, key_ms=8, start_ms=1000 + 88 * number))

    QApplication.processEvents()

    assert heard_by_hand.scans == codes
    assert field.text() == ""


def test_behind_a_stall_the_stamps_tell_typing_from_a_scan(in_window: InWindow, heard_by_hand: Heard) -> None:
    field = line()
    window = in_window(field)
    entered = Recorder()
    field.returnPressed.connect(entered.note)

    post(window, stamped("wangguifang", key_ms=120, start_ms=1000))
    post(window, stamped(CODE, key_ms=8, start_ms=3000))
    QApplication.processEvents()

    assert field.text() == "wangguifang"
    assert len(entered.notes) == 1
    assert heard_by_hand.scans == [CODE]


def test_behind_a_stall_a_card_without_enter_is_told_from_what_is_typed_later(
    in_window: InWindow, heard_by_hand: Heard
) -> None:
    field = line()
    window = in_window(field)

    post(window, stamped(CODE, key_ms=8, start_ms=1000, end=None))
    post(window, stamped("wgf", key_ms=120, start_ms=2000))
    QApplication.processEvents()

    assert heard_by_hand.scans == [CODE]
    assert field.text() == "wgf"


class RestOfScan(QObject):
    def __init__(self, window: QWindow, start_ms: int) -> None:
        super().__init__()
        self.window = window
        self.start_ms = start_ms

    def arrive(self) -> None:
        send(self.window, stamped(CODE[4:], key_ms=8, start_ms=self.start_ms))


def test_a_scan_cut_by_a_stall_is_still_one_scan(
    qtbot: QtBot, in_window: InWindow, heard_by_hand: Heard, hand_clock: HandClock
) -> None:
    """The timer comes first when the program wakes, the keys of the meantime right after it."""
    field = line()
    window = in_window(field)
    rest = RestOfScan(window, start_ms=1032)
    send(window, stamped(CODE[:4], key_ms=8, start_ms=1000, end=None))
    hand_clock.seconds += 1.7

    with qtbot.waitSignal(heard_by_hand.wedge.scanned):
        timer = QTimer(rest, singleShot=True, timerType=Qt.TimerType.PreciseTimer, interval=50)
        timer.timeout.connect(rest.arrive)
        timer.start()

    assert heard_by_hand.scans == [CODE]
    assert field.text() == ""


@pytest.mark.parametrize("start_ms", [0, 1000])
def test_a_pause_of_this_program_between_two_keys_does_not_cut_a_scan(
    in_window: InWindow, heard_by_hand: Heard, hand_clock: HandClock, start_ms: int
) -> None:
    """Where keys carry no time of their own (Windows stamps them on arrival), the pause must not count as silence."""
    window = in_window(line())

    for number, character in enumerate(CODE):
        hand_clock.seconds += 0.3 if number == 6 else 0.008
        stamp = start_ms and round(hand_clock.seconds * 1000)
        send(window, stamped(character, key_ms=0, start_ms=stamp, end=None))
    send(window, stamped("", key_ms=0, start_ms=stamp))

    assert heard_by_hand.scans == [CODE]


def test_the_stamps_may_start_again_from_zero(in_window: InWindow, heard_by_hand: Heard) -> None:
    window = in_window(line())
    events = list(stamped(CODE, key_ms=8, start_ms=2**32 - 40))
    for event in events:
        event.setTimestamp(event.timestamp() % 2**32)

    send(window, iter(events))

    assert heard_by_hand.scans == [CODE]


# what went through the input method ----------------------------------------------------------------------------------


def scan_through_pinyin(field: QWidget) -> None:
    """What fcitx makes of A4C123B161: letters compose, digits choose."""
    for letter, word in (("a", "爱"), ("c", "才"), ("b", "不")):
        compose(field, preedit=letter)
        compose(field, commit=word)


@pytest.mark.parametrize("make", [line, selected_line, rich_text, plain_text, spin_box, editable_combo])
def test_a_scan_that_went_through_the_input_method_is_taken_back(
    in_window: InWindow, heard: Heard, make: type[QWidget]
) -> None:
    field = make()
    window = in_window(field)
    entered = Recorder(QEvent.Type.KeyPress)
    field.installEventFilter(entered)
    before = state_of(field)

    type_text(window, "23", FAST)
    scan_through_pinyin(field)
    type_text(window, "61", FAST)
    press_key(window, RETURN)

    assert without_undo(state_of(field)) == without_undo(before)
    assert (QEvent.Type.KeyPress, RETURN) not in entered.keys
    assert len(heard.misreads.notes) == 1
    assert heard.scans == []


def without_undo(state: tuple[object, ...]) -> list[object]:
    return [part for part in state if not isinstance(part, tuple | bool)]


@pytest.mark.parametrize("make", [rich_text, plain_text])
def test_what_was_typed_just_before_stays_although_undo_has_joined_it_to_the_scan(
    in_window: InWindow, heard: Heard, make: type[QTextEdit]
) -> None:
    field = make()
    window = in_window(field)
    field.moveCursor(QTextCursor.MoveOperation.End)
    compose(field, commit="𠮷")
    compose(field, commit="好")
    QTest.qWait(60)
    before = field.toPlainText()

    scan_through_pinyin(field)
    press_key(window, RETURN)

    assert field.toPlainText() == before
    assert field.textCursor().atEnd()
    assert len(heard.misreads.notes) == 1


def test_letters_still_being_composed_vanish_with_the_rest(qtbot: QtBot, in_window: InWindow, heard: Heard) -> None:
    field = line("王")
    window = in_window(field)

    scan_through_pinyin(field)
    compose(field, preedit="c")
    press_key(window, RETURN)

    assert field.text() == "王"
    assert field.displayText() == "王"
    type_text(window, "a", FAST)
    qtbot.waitUntil(lambda: field.text() == "王a")


def test_a_scan_through_the_input_method_presses_nothing_where_there_is_no_field(
    in_window: InWindow, heard: Heard
) -> None:
    button = QPushButton()
    window = in_window(button)
    button.setAutoDefault(True)
    changes = record_changes(button)

    scan_through_pinyin(button)
    press_key(window, RETURN)

    assert changes.notes == []
    assert len(heard.misreads.notes) == 1


def test_a_person_writes_chinese(in_window: InWindow, heard: Heard) -> None:
    field = line()
    window = in_window(field)
    entered = Recorder()
    field.returnPressed.connect(entered.note)

    for preedit, commit in (("w", ""), ("wa", ""), ("wan", ""), ("wang", ""), ("", "王"), ("g", ""), ("", "桂")):
        compose(field, preedit, commit)
        QTest.qWait(60)
    press_key(window, RETURN)

    assert field.text() == "王桂"
    assert len(entered.notes) == 1
    assert heard.misreads.notes == []


def test_a_digit_right_before_a_word_stays_before_it(in_window: InWindow, heard: Heard) -> None:
    field = line()
    window = in_window(field)

    type_text(window, "3", FAST)
    compose(field, commit="楼")

    assert field.text() == "3楼"
