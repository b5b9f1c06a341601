"""A question in the place of a caption: it blocks nothing, scans go on meanwhile (D6: an undo has its reason)."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from bjdesk.ui.shell.measures import air
from bjdesk.ui.shell.theme import Theme
from bjdesk.ui.shell.widgets.buttons import ActionButton, IconButton
from bjdesk.ui.shell.widgets.inputs import InputBox
from bjdesk.ui.shell.widgets.labels import OneLine

_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_HEIGHT = 36


@dataclass(frozen=True)
class Option:
    """One answer; a free one lets the staff member type it, `hint` says what belongs there if it is no reason."""

    text: str
    is_free: bool = False
    hint: str = ""


class QuestionStrip(QWidget):
    """Words and some buttons; Enter takes the one with the focus, at first the first one."""

    answered = Signal(str)
    """The text of the option, or what was typed."""
    cancelled = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._words = OneLine(theme, "", "bodyMedium")
        self._buttons: list[ActionButton] = []
        self._box = InputBox(theme, self.tr("为什么"), role="body", height=_HEIGHT, padding=12)
        self._box.edit.installEventFilter(self)
        self._box.hide()
        self._leave = IconButton(theme, "x", self.tr("算了"))
        self._leave.clicked.connect(self.cancelled)
        self._row = QHBoxLayout(self)
        air(theme, self._row, spacing=8)
        self._row.addWidget(self._words, 1)
        self._row.addWidget(self._box, 2)
        self._row.addWidget(self._leave)

    @property
    def words(self) -> str:
        return self._words.text()

    @property
    def buttons(self) -> Sequence[ActionButton]:
        return tuple(self._buttons)

    def ask(self, words: str, options: Sequence[Option]) -> None:
        """Show the question and put the focus on its first answer."""
        self._words.setText(words)
        self._words.updateGeometry()
        self.setAccessibleName(words)
        self._box.hide()
        self._box.edit.clear()
        hint = next((option.hint for option in options if option.hint), "")
        self._box.edit.setPlaceholderText(hint or self.tr("写一句为什么，再按回车"))
        self._box.edit.setAccessibleName(hint or self.tr("为什么"))
        self._show_buttons(options)
        self._buttons[0].setFocus(Qt.FocusReason.ShortcutFocusReason)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Enter in the box ends there: the next question may stand here before the key would have come this far."""
        if event.type() != QEvent.Type.KeyPress or not isinstance(event, QKeyEvent) or event.key() not in _ENTER:
            return False
        self._on_typed()
        return True

    def keyPressEvent(self, event: QKeyEvent) -> None:
        focused = next((button for button in self._buttons if button.hasFocus()), None)
        if event.key() in _ENTER and focused is not None:
            focused.click()
        else:
            super().keyPressEvent(event)

    def _show_buttons(self, options: Sequence[Option]) -> None:
        for old in self._buttons:
            old.hide()
            self._row.removeWidget(old)
            old.deleteLater()
        self._buttons = []
        for place, option in enumerate(options):
            key = "" if place else self.tr("回车")
            button = ActionButton(self._theme, option.text, key=key, height=_HEIGHT, parent=self)
            button.clicked.connect(self._on_typing if option.is_free else self._on_clicked)
            self._row.insertWidget(self._row.count() - 1, button)
            button.show()
            self._buttons.append(button)

    def _on_clicked(self) -> None:
        button = self.sender()
        if isinstance(button, ActionButton):
            self.answered.emit(button.text())

    def _on_typing(self) -> None:
        for button in self._buttons:
            button.hide()
        self._box.show()
        self._box.edit.setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_typed(self) -> None:
        if reason := self._box.edit.text().strip():
            self.answered.emit(reason)
