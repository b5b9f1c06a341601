"""Choosing one of many by its name or the letters of its name; where it may be, something else is written freely."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from PySide6.QtCore import QEvent, QObject, QStringListModel, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QCompleter, QListView, QWidget

from bjdesk.store.search import matches, parse, tokens
from bjdesk.ui.shell.theme import Theme
from bjdesk.ui.shell.widgets.fields import Field

_SHOWN = 8


@dataclass(frozen=True)
class Choice:
    """What may be picked: the record or code it stands for, and how it is called."""

    key: Any
    name: str


class PickField(Field):
    """A line with a list below it that narrows as one types; ↓ in an empty line shows everything."""

    picked = Signal()
    """Out of the list: work goes on in the next field."""

    def __init__(
        self, theme: Theme, label: str, *, note: str = "", hint: str = "", parent: QWidget | None = None
    ) -> None:
        super().__init__(theme, label, note=note, hint=hint, parent=parent)
        self._known: list[Choice] = []
        self._model = QStringListModel(self)
        self._completer = QCompleter(self._model, self)
        self._completer.setCompletionMode(QCompleter.CompletionMode.UnfilteredPopupCompletion)
        self._completer.setMaxVisibleItems(_SHOWN)
        self._completer.setWidget(self.edit)
        self._popup = QListView()
        self._popup.setAccessibleName(label)
        self._completer.setPopup(self._popup)
        self._completer.activated.connect(self._on_picked)
        self.edit.textEdited.connect(self._on_typed)
        self.edit.installEventFilter(self)

    def offer(self, choices: Sequence[Choice]) -> None:
        self._known = list(choices)

    @property
    def choices(self) -> Sequence[Choice]:
        return tuple(self._known)

    @property
    def has_popup(self) -> bool:
        return self._popup.isVisible()

    def close_list(self) -> None:
        """Nothing is picked; what was typed stays."""
        self._popup.hide()

    @property
    def choice(self) -> Choice | None:
        """The one whose name stands in the line, or the only one that what stands there can mean."""
        typed = self.text.strip()
        meant = [known for known in self._known if known.name == typed] or (self._matching(typed) if typed else [])
        return meant[0] if len(meant) == 1 else None

    def show_choice(self, key: Any) -> None:
        self.set_text(next((known.name for known in self._known if known.key == key), ""))

    def settle(self) -> None:
        """Write the whole name of what was meant."""
        if (choice := self.choice) is not None:
            self.set_text(choice.name)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() != QEvent.Type.KeyPress or not isinstance(event, QKeyEvent):
            return False
        opens = event.key() == Qt.Key.Key_Down and not self.has_popup and bool(self._known)
        if opens:
            self._show_list(self._matching(self.text.strip()) or self._known)
        return opens

    def _matching(self, typed: str) -> list[Choice]:
        if not typed:
            return list(self._known)
        query = parse(typed)
        return [known for known in self._known if typed in known.name or matches(query, _tokens(known.name))]

    def _on_typed(self, typed: str) -> None:
        self._show_list(self._matching(typed.strip()) if typed.strip() else [])

    def _show_list(self, choices: Sequence[Choice]) -> None:
        self._model.setStringList([choice.name for choice in choices])
        if choices:
            self._completer.complete()
            self._popup.setCurrentIndex(self._model.index(0))
        else:
            self._popup.hide()

    def _on_picked(self, name: str) -> None:
        self.set_text(name)
        self.edited.emit(name)
        self.picked.emit()


@lru_cache(maxsize=1024)
def _tokens(name: str) -> frozenset[tuple[str, str]]:
    return tokens(name)
