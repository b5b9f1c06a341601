"""Gives a window the keys of the table; apart from it, because no key is needed before the window has been painted."""

from collections.abc import Callable

from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget

from bjdesk.ui.shell.keyboard import KEYS

_REPEATING = ("larger", "smaller")


class _Shortcut(QShortcut):
    """One sequence that performs one action."""

    def __init__(self, sequence: str, action: str, perform: Callable[[str], object], window: QWidget) -> None:
        super().__init__(QKeySequence(sequence), window)
        self._action = action
        self._perform = perform
        self.setAutoRepeat(action in _REPEATING)
        self.activated.connect(self._on_activated)

    def _on_activated(self) -> None:
        self._perform(self._action)


def install(window: QWidget, perform: Callable[[str], object]) -> None:
    """Make every key of the table call `perform(action)` while `window` is active."""
    for key in KEYS:
        for sequence in key.sequences:
            _Shortcut(sequence, key.action, perform, window)
