"""Where a morning is played: it presses keys, moves the clock, looks at the screen and counts; it calls no part of the
desk."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QObject, QPoint, Qt
from PySide6.QtGui import QGuiApplication, QPainter, QPixmap, QWindow
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QWidget

from bjdesk.demo import keys
from bjdesk.demo.clock import HeldClock
from bjdesk.demo.report import Counter, WrongCount
from bjdesk.demo.waiting import wait
from bjdesk.kernel.clock import Clock

PAUSE_S = 0.04
"""After such a pause between two keys a desk may take them for a person's typing, and rightly."""
MOST_REPEATED = 200
PATIENCE_S = 6.0
"""So long may a key take to show in the database, on a busy machine too."""
LOOK_MS = 10
SETTLED_MS, ARMED_MS = 120, 450
"""So long is waited before a picture, so that every repaint and held key is through, and for the field to arm again."""


class Stage:
    """The window as the audience sees it, and the counts behind it."""

    def __init__(
        self, window: QWidget, clock: HeldClock, real: Clock, counter: Counter, folder: Path, out: Path
    ) -> None:
        self.window = window
        self.clock = clock
        """The desk's."""
        self._real = real
        self.last_end_s = 0.0
        """How long the Enter of the last scan took, with all that the desk did upon it."""
        self.repeated = 0
        self.counter = counter
        self.scanned: list[str] = []
        self.expected: dict[str, int] = {}
        self.pictures: list[str] = []
        self.folder = folder
        """Of the branch."""
        self.out = out

    def at(self, window: QWidget) -> "Stage":
        """The same stage with another window; its pictures stand among the others."""
        other = Stage(window, self.clock, self._real, self.counter, self.folder, self.out)
        other.pictures = self.pictures
        return other

    # --- hands -------------------------------------------------------------------------------------------------------

    def front(self) -> QWindow:
        """The window with the keyboard; once a dialog is gone its parent gets it, as a window manager sees to."""
        if not _has_keyboard():
            self.window.windowHandle().requestActivate()
            until(_has_keyboard)
            wait(ARMED_MS)
        return keys.front_window()

    def scan(self, code: str) -> None:
        """A card at the reader, wherever the cursor is.

        Its keys come one upon the other, as a busy machine gets them. At a reader's own pace (8 ms) a machine that has
        more to do would put pauses between them itself, since these keys are stamped only when they are sent. Where it
        does so all the same the swipe is broken off before its Enter and made again.
        """
        self.scanned.append(code)
        window, before = self.front(), self.text_under_cursor()
        while not self._is_sent_without_pause(window, code):
            self.repeated += 1
            if self.repeated > MOST_REPEATED:
                raise WrongCount(f"这台电脑太忙：{self.repeated} 次刷到一半就停了")
            self._take_back(before)
        begun = self._real.monotonic()
        keys.press_key(window, Qt.Key.Key_Return)
        self.last_end_s = self._real.monotonic() - begun

    def _is_sent_without_pause(self, window: QWindow, code: str) -> bool:
        longest, last = 0.0, self._real.monotonic()
        for character in code:
            keys.type_text(window, character, key_ms=0)
            now = self._real.monotonic()
            longest, last = max(longest, now - last), now
        return longest < PAUSE_S

    def _take_back(self, before: str) -> None:
        """The letters of half a swipe stand in the field by now, if it is one."""
        wait(SETTLED_MS)
        for _ in self.text_under_cursor()[len(before) :]:
            self.press(Qt.Key.Key_Backspace)

    def press(self, key: Qt.Key, modifiers: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        """One key at the window in front."""
        keys.press_key(self.front(), key, modifiers)

    def type(self, text: str) -> None:
        """Type as a person does, and let the reader filter give the letters out."""
        keys.type_text(self.front(), text, key_ms=keys.PERSON_MS)
        wait(SETTLED_MS)

    def click(self, words: str) -> None:
        """Press the mouse on the button that says `words`."""
        button = self.button(words)
        window: QWindow = button.window().windowHandle()
        QTest.mouseClick(window, Qt.MouseButton.LeftButton, pos=button.mapTo(button.window(), button.rect().center()))

    def resize(self, width: int, height: int) -> None:
        """Pull at the corner of the window."""
        self.window.windowHandle().resize(width, height)
        wait(SETTLED_MS)

    # --- eyes --------------------------------------------------------------------------------------------------------

    def button(self, words: str) -> QAbstractButton:
        """The button that says `words` on the window in front; LookupError if there is none to be seen."""
        for widget in QApplication.allWidgets():
            if isinstance(widget, QAbstractButton) and widget.isVisible() and widget.text() == words:
                return widget
        raise LookupError(f"no button says {words}")

    def is_in_front(self, words: str) -> bool:
        """Whether the window with the button that says `words` has the keyboard."""
        return self.is_to_be_seen(words) and self.button(words).window().windowHandle() is QGuiApplication.focusWindow()

    def is_to_be_seen(self, words: str) -> bool:
        """Whether a button with these words is on the screen."""
        try:
            self.button(words)
        except LookupError:
            return False
        return True

    def text_under_cursor(self) -> str:
        """What the field with the cursor holds."""
        field: QObject | None = QGuiApplication.focusObject()
        return "" if field is None else str(field.property("text") or "")

    def picture(self, name: str, wait_ms: int = SETTLED_MS) -> None:
        """The window, with any dialog over it and without any other desk's, as it looks now."""
        wait(wait_ms)
        image = self.window.grab()
        for over in QApplication.topLevelWidgets():
            if over.isVisible() and over.windowType() != Qt.WindowType.Window and over.windowHandle() is not None:
                _put_over(image, over, self.window)
        image.save(str(self.out / self.picture_name(name)))

    def picture_name(self, name: str) -> str:
        """The file of the next picture, which is counted from now on."""
        file = f"{len(self.pictures) + 1:02d}-{name}.png"
        self.pictures.append(file)
        return file

    # --- counts ------------------------------------------------------------------------------------------------------

    def expect(self, what: str, **more: int) -> None:
        """`what` was done: the counts must grow by `more` and by nothing else; WrongCount otherwise."""
        for name, by in more.items():
            self.expected[name] += by
        for name, wanted in self.expected.items():
            self.wait_for(what, name, wanted)

    def wait_for(self, what: str, name: str, wanted: int) -> None:
        """Give the desk time to get there, but not much."""
        if not until(lambda: self.counter.count(name) == wanted):
            raise WrongCount(f"{what}: {name} 应为 {wanted}，数据库里是 {self.counter.count(name)}")


def until(question: Callable[[], bool], seconds: float = PATIENCE_S) -> bool:
    """Whether the answer becomes yes in time, while events go on."""
    for _ in range(round(seconds * 1000 / LOOK_MS)):
        if question():
            return True
        wait(LOOK_MS)
    return question()


def _has_keyboard() -> bool:
    window: QWindow | None = QGuiApplication.focusWindow()
    return window is not None


def _put_over(image: QPixmap, dialog: QWidget, window: QWidget) -> None:
    place: QPoint = dialog.mapToGlobal(QPoint(0, 0)) - window.mapToGlobal(QPoint(0, 0))
    painter = QPainter(image)
    painter.drawPixmap(place, dialog.grab())
    painter.end()
