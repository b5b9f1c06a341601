"""Works the desk as staff and card reader do: keys at the window in front, the mouse on a button by its words."""

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Any

from PySide6.QtCore import QCoreApplication, QEvent, QPoint, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QSignalSpy, QTest
from PySide6.QtWidgets import QAbstractButton, QAbstractItemView, QApplication, QDialog, QWidget

from bjdesk.demo import keys
from bjdesk.demo.waiting import wait
from bjdesk.ui.desk_window import DeskWindow
from bjdesk.ui.shell.window import ShellWindow
from tests.makers import HandClock

CTRL, ALT, SHIFT = (
    Qt.KeyboardModifier.ControlModifier,
    Qt.KeyboardModifier.AltModifier,
    Qt.KeyboardModifier.ShiftModifier,
)
NONE = Qt.KeyboardModifier.NoModifier
PATIENCE_MS, LOOK_MS = 20_000, 5
HELD_MS, LET_GO_MS = 60, 180
"""The card reader filter holds what may be part of a card number: 45 ms, or as long as this machine pauses itself."""


class Stuck(AssertionError):
    """What should have come did not."""


class Hands:
    """One open desk; `clock` is the desk's and moves only here."""

    def __init__(self, desk: DeskWindow, clock: HandClock) -> None:
        self.desk = desk
        self.clock = clock
        self.typed: list[str] = []
        """What was typed: it reads the same in every language."""
        self._left: list[Callable[[], object]] = []

    @property
    def window(self) -> ShellWindow:
        return self.desk.window

    @property
    def page(self) -> Any:
        return self.window.page

    # --- reader and keyboard -----------------------------------------------------------------------------------------

    def scan(self, card: str, after_s: float = 20) -> None:
        """A card at the reader, wherever the cursor is; Chinese is what an input method makes of its digits."""
        self.clock.advance(seconds=after_s)
        keys.scan(self._front(), card, key_ms=0)
        self.settle()
        self.clock.advance(seconds=2)

    def press(self, key: Qt.Key, modifiers: Qt.KeyboardModifier = NONE, times: int = 1) -> None:
        for _ in range(times):
            keys.press_key(self._front(), key, modifiers)
            if modifiers is ALT or key == Qt.Key.Key_Space:
                wait(LET_GO_MS)
            self.settle()

    def type(self, text: str) -> None:
        """As a person: one key after the other, each let go by the reader filter."""
        self.typed.append(text)
        for place, letter in enumerate(text, 1):
            keys.type_text(self._front(), letter, key_ms=0)
            self.until(partial(_field_ends_with, text[:place]), f"{text[:place]} stands in the field")
            wait(HELD_MS)  # two people's keys lie so far apart; closer ones would be a card
        self.settle()

    # --- mouse -------------------------------------------------------------------------------------------------------

    def click(self, context: str, words: str) -> None:
        """The button that says `words`, which the source has in `context`."""
        self.click_on(self.button(context, words))

    def click_on(self, widget: QWidget) -> None:
        """The mouse on the middle of it."""
        self._click_at(widget, widget.rect().center())

    def click_segment(self, choices: QWidget, index: int) -> None:
        """One of a few, counted from the left."""
        self.click_on(choices.findChildren(QAbstractButton)[index])

    def click_row(self, view: QAbstractItemView, row: int) -> None:
        """A row of a list, at its left end."""
        box = view.visualRect(view.model().index(row, 0))
        self._click_at(view.viewport(), QPoint(box.left() + 20, box.center().y()))

    def button(self, context: str, words: str) -> QAbstractButton:
        """The button on the screen that says this; Stuck if there is none."""
        wanted = QCoreApplication.translate(context, words)
        for widget in QApplication.allWidgets():
            if isinstance(widget, QAbstractButton) and widget.isVisible() and widget.text() == wanted:
                return widget
        raise Stuck(f"no button says {wanted}")

    # --- the window --------------------------------------------------------------------------------------------------

    def set_look(self, width: int, height: int, percent: int) -> None:
        """Size of the window and of the text."""
        self.window.resize(width, height)
        self.window.font_scale.set_percent(percent)
        wait(LOOK_MS)
        self.settle()
        for box in self.windows():
            if isinstance(box, QDialog):
                box.move(self.window.geometry().center() - box.rect().center())

    def bring_other_window(self) -> None:
        """Another window comes to the front, as another program's does."""
        other = QWidget()
        other.setWindowTitle("演示")
        other.setGeometry(0, 0, 1, 1)
        other.show()
        other.activateWindow()
        self.until(other.isActiveWindow, "the other window is in front")
        self.afterwards(other.deleteLater)
        self.afterwards(other.hide)

    def afterwards(self, undo: Callable[[], object]) -> None:
        """Done when the state that is being reached has been looked at; the latest first."""
        self._left.append(undo)

    def leave(self) -> None:
        """Take away what was put up for one state."""
        while self._left:
            self._left.pop()()
        self.settle()
        if not self._has_keyboard() and QApplication.activeModalWidget() is None:
            self.window.windowHandle().requestActivate()  # no window manager does it here
            self.until(self._has_keyboard, "the desk is in front again")

    def _has_keyboard(self) -> bool:
        return QGuiApplication.focusWindow() is self.window.windowHandle()

    def windows(self) -> list[QWidget]:
        """Everything of this program that is on the screen, the desk's own window first."""
        over = [w for w in QApplication.topLevelWidgets() if w.isVisible() and w is not self.window and w.width() > 1]
        return [self.window, *over]

    def until(self, question: Callable[[], bool], what: str) -> None:
        """Let events go on until the answer is yes."""
        for _ in range(PATIENCE_MS // LOOK_MS):
            if question():
                return
            wait(LOOK_MS)
        raise Stuck(f"waited in vain: {what}")

    def settle(self) -> None:
        """Let pending layouts, paints and zero timers happen."""
        for _ in range(3):
            QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
            QApplication.processEvents()

    def _click_at(self, widget: QWidget, place: QPoint) -> None:
        window = widget.window()
        handle = window.windowHandle()
        if handle is None:
            raise Stuck("nothing on the screen to click on")
        QTest.mouseClick(handle, Qt.MouseButton.LeftButton, NONE, widget.mapTo(window, place))
        self.settle()

    def _front(self) -> Any:
        if QGuiApplication.focusWindow() is None:
            self.window.activateWindow()
            self.until(lambda: QGuiApplication.focusWindow() is not None, "a window has the keyboard")
        return keys.front_window()


def _field_ends_with(text: str) -> bool:
    field = QGuiApplication.focusObject()
    return field is not None and str(field.property("text") or "").endswith(text)


def open_desk_window(app: QApplication, folder: Path, clock: HandClock, *, is_held: bool = False) -> Hands:
    """The desk over a folder, ready or told why not; held, it stays as it is before anything was read."""
    desk = DeskWindow(app, folder, clock=clock)
    hands, ready, failed = Hands(desk, clock), QSignalSpy(desk.ready), QSignalSpy(desk.failed)
    desk.window.blockSignals(is_held)  # nobody hears that it has been painted
    desk.show()
    desk.window.activateWindow()
    hands.until(lambda: is_held or ready.count() + failed.count() > 0, "the desk is open")
    hands.until(desk.window.isActiveWindow, "the desk is in front")
    hands.settle()
    return hands
