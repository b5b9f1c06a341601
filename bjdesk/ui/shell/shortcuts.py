"""Gives a window the keys of the table; apart from it, because no key is needed before the window has been painted."""

from collections.abc import Callable

from PySide6.QtCore import QObject
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


class Shortcuts(QObject):
    """Makes every key of the table call `perform(action)` while `window` is active, on the pages that have it."""

    def __init__(self, window: QWidget, perform: Callable[[str], object]) -> None:
        super().__init__(window)
        made = [(key, _Shortcut(text, key.action, perform, window)) for key in KEYS for text in key.sequences]
        self._local = [(key.only_on, shortcut) for key, shortcut in made if key.only_on]

    def on_page_shown(self, page: str) -> None:
        """A key that is none here must not take it from a button of the page."""
        for home, shortcut in self._local:
            shortcut.setEnabled(home == page)
