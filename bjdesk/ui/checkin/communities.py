"""Choosing a community by its name or by the letters of its name (R1, D7)."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from uuid import UUID

from PySide6.QtCore import QStringListModel, Qt
from PySide6.QtWidgets import QCompleter, QLineEdit, QListView, QWidget

from bjdesk.reference.queries import OrgRow
from bjdesk.store.search import matches, parse, tokens
from bjdesk.ui.shell.theme import Theme
from bjdesk.ui.shell.widgets.fields import Field

_SHOWN = 8


@dataclass(frozen=True)
class Community:
    """A community and how it is called in the list."""

    id: UUID
    name: str


def in_order(rows: Sequence[OrgRow], street_code: str) -> list[Community]:
    """The branch's own street first; its communities are nearly always meant."""
    own = [row for row in rows if (row.code12 or "").startswith(street_code)]
    others = [row for row in rows if row not in own]
    return [Community(row.id, row.name) for row in (*own, *others)]


class CommunityField(Field):
    """A line with a list below it that narrows as one types: 新浦, xp, xinpu."""

    def __init__(self, theme: Theme, label: str, hint: str, parent: QWidget | None = None) -> None:
        super().__init__(theme, label, hint=hint, parent=parent)
        self._known: list[Community] = []
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

    def offer(self, communities: Sequence[Community]) -> None:
        self._known = list(communities)

    @property
    def has_popup(self) -> bool:
        return self._popup.isVisible()

    def close_list(self) -> None:
        """Nothing is picked; what was typed stays."""
        self._popup.hide()

    @property
    def found(self) -> list[str]:
        """What the list shows now."""
        return self._model.stringList()

    @property
    def community(self) -> Community | None:
        """The one whose name stands in the line, or the only one that what stands there can mean."""
        typed = self.text.strip()
        exact = [known for known in self._known if known.name == typed]
        meant = exact or (self._matching(typed) if typed else [])
        return meant[0] if len(meant) == 1 else None

    def show_community(self, record: UUID | None) -> None:
        self.set_text(next((known.name for known in self._known if known.id == record), ""))

    def settle(self) -> None:
        """Write the whole name of what was meant."""
        if (community := self.community) is not None:
            self.set_text(community.name)

    def _matching(self, typed: str) -> list[Community]:
        query = parse(typed)
        return [known for known in self._known if matches(query, _tokens(known.name))]

    def _on_typed(self, typed: str) -> None:
        names = [known.name for known in self._matching(typed.strip())] if typed.strip() else []
        self._model.setStringList(names)
        if names:
            self._completer.complete()
            self._popup.setCurrentIndex(self._model.index(0))
        else:
            self._popup.hide()

    def _on_picked(self, name: str) -> None:
        self.set_text(name)
        line: QLineEdit = self.edit
        line.setFocus(Qt.FocusReason.OtherFocusReason)
        self.edited.emit(name)


@lru_cache(maxsize=256)
def _tokens(name: str) -> frozenset[tuple[str, str]]:
    return tokens(name)
