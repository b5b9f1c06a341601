"""Letters typed anywhere on the page belong into the scan field."""

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent


class TypingGoesHome(QObject):
    """A letter typed while a list has the focus belongs into the scan field, not into the list's own search."""

    typed = Signal(str)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent) and is_typing(event):
            self.typed.emit(event.text())
            return True
        return False


def is_typing(event: QKeyEvent) -> bool:
    """Whether the key gives a visible letter by itself."""
    chord = event.modifiers() & ~(Qt.KeyboardModifier.ShiftModifier | Qt.KeyboardModifier.KeypadModifier)
    text = event.text()
    return not chord and bool(text) and text.isprintable() and not text.isspace()
