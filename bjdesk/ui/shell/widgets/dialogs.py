"""The rare box, only to destroy or to own up to a fault; no scan can press anything in it.

A card reader types a number and Enter. The default button is the harmless one, and Enter counts only from a person:
not within 0.8 s of the box appearing, nor within 0.3 s of another key.
"""

import time
from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent, QShowEvent
from PySide6.QtWidgets import QApplication, QDialog, QHBoxLayout, QVBoxLayout, QWidget

from bjdesk.ui.shell.focus_ring import FocusRing
from bjdesk.ui.shell.measures import air, fix
from bjdesk.ui.shell.paint import flat
from bjdesk.ui.shell.theme import Theme
from bjdesk.ui.shell.widgets.buttons import ActionButton
from bjdesk.ui.shell.widgets.labels import text_label

_SETTLE_S, _PAUSE_S = 0.8, 0.3
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class ScanGuard(QObject):
    """Swallows an Enter that may come from a reader."""

    def __init__(self, parent: QObject, now: Callable[[], float] = time.monotonic) -> None:
        super().__init__(parent)
        self._now = now
        self._shown = self._last_key = now()

    def start(self) -> None:
        self._shown = self._now()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() != QEvent.Type.KeyPress or not isinstance(event, QKeyEvent):
            return False
        now = self._now()
        if event.key() in _ENTER:
            return now - self._shown < _SETTLE_S or now - self._last_key < _PAUSE_S
        if event.text():
            self._last_key = now
        return False


class QuestionBox(QDialog):
    """A question, one sentence of what follows, and buttons at the right; the last one is the default."""

    def __init__(
        self,
        theme: Theme,
        question: str,
        consequence: str,
        parent: QWidget | None = None,
        now: Callable[[], float] = time.monotonic,
    ) -> None:
        super().__init__(parent)
        self.theme = theme
        self.setWindowTitle(question)
        self._guard = ScanGuard(self, now)
        self.installEventFilter(self._guard)
        self._column = QVBoxLayout(self)
        air(theme, self._column, (20, 20, 20, 20), 8)
        title = text_label(question, "h2")
        title.setWordWrap(True)
        self._words = text_label(consequence, "body", "ink2")
        self._words.setWordWrap(True)
        self._column.addWidget(title)
        self._column.addWidget(self._words)
        self._buttons = QHBoxLayout()
        air(theme, self._buttons, (0, 8, 0, 0), 12)
        self._buttons.addStretch(1)
        self._column.addLayout(self._buttons)
        fix(theme, self, width=480)
        app = QApplication.instance()
        if isinstance(app, QApplication):
            FocusRing(app, theme, self)

    def add_button(self, button: ActionButton) -> None:
        """Add at the right; the one added last is what Enter means."""
        button.installEventFilter(self._guard)
        self._buttons.addWidget(button)
        for other in self.findChildren(ActionButton):
            other.setAutoDefault(False)
            other.setDefault(False)
        button.setAutoDefault(True)
        button.setDefault(True)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter means the button that somebody has walked to; the guard has seen to it that somebody did."""
        button = self.focusWidget()
        if event.key() in _ENTER and isinstance(button, ActionButton):
            button.click()
        else:
            super().keyPressEvent(event)

    def say(self, words: str) -> None:
        """Other words under the question."""
        self._words.setText(words)
        self.adapt_to_scale()

    def adapt_to_scale(self) -> None:
        """As high as the words need at this width, not as a layout guesses for words that wrap."""
        self.setFixedHeight(self._column.totalHeightForWidth(self.width()))

    def showEvent(self, event: QShowEvent) -> None:
        self.adapt_to_scale()
        super().showEvent(event)
        self._guard.start()

    def paintEvent(self, event: QPaintEvent) -> None:
        flat(QPainter(self), self.rect(), self.theme.colour("surface"))


class DestroyBox(QuestionBox):
    """Asks before something is destroyed: 取消 is the primary button; `accepted` tells that it was really meant."""

    def __init__(
        self,
        theme: Theme,
        question: str,
        consequence: str,
        verb: str,
        parent: QWidget | None = None,
        now: Callable[[], float] = time.monotonic,
    ) -> None:
        super().__init__(theme, question, consequence, parent, now)
        self.verb = ActionButton(theme, verb, "danger", height=48)
        self.cancel = ActionButton(theme, self.tr("取消"), "primary", key="Esc", height=48)
        self.verb.clicked.connect(self.accept)
        self.cancel.clicked.connect(self.reject)
        self.add_button(self.verb)
        self.add_button(self.cancel)
        self.cancel.setFocus()
