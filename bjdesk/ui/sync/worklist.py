"""要您看一下: the matters as a list, wide on the overview and narrow beside the one that is open."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtGui import QPainterPath
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from bjdesk.ui.shell.paging import Cell, Column, PagedTableModel, RowAction
from bjdesk.ui.shell.tables import RowTable
from bjdesk.ui.shell.theme import Theme
from bjdesk.ui.shell.widgets.empty import EmptyState
from bjdesk.ui.sync import matter_words
from bjdesk.ui.sync.run_words import Today

if TYPE_CHECKING:
    from bjdesk.syncing.matter import Matter, MatterKey

translate = QCoreApplication.translate
LOOK = "look"
ROW_HEIGHT = 60


class _InnerTable(RowTable):
    """Stands under a title: only the lower corners of its card are its own."""

    def _corners(self) -> QPainterPath:
        path = super()._corners()
        above = QPainterPath()
        above.addRect(0, 0, self.viewport().width(), self.viewport().height() / 2)
        return path.united(above)


class Worklist(QWidget):
    """`opened(key)` by link, Enter or double click; `chosen(key)` as the current row moves."""

    opened = Signal(object)
    chosen = Signal(object)

    def __init__(self, theme: Theme, *, is_narrow: bool = False, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._is_narrow = is_narrow
        self._today: Today | None = None
        self._rows: dict[MatterKey, Matter] = {}
        model = PagedTableModel([Column("", self._cell)], [], self._fetch, self._actions, self)
        name = translate("Sync", "要您看一下")
        self.table = _InnerTable(theme, name, model, row_height=ROW_HEIGHT, has_header=False)
        self.table.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Ignored)  # what is left is enough
        self._empty = EmptyState(theme, "circle-check", "", small=True)
        self.say_empty(translate("Sync", "没有要您看的"), translate("Sync", "两边对不上的，会列在这里。"))
        column = QVBoxLayout(self)
        column.setContentsMargins(1, 0, 1, 1)
        column.setSpacing(0)
        column.addWidget(self.table)
        column.addWidget(self._empty)
        self.table.opened.connect(self.opened)
        self.table.acted.connect(self._on_acted)
        self.table.chosen.connect(self.chosen)
        self.show_matters([], None)

    @property
    def keys(self) -> "list[MatterKey]":
        return list(self._rows)

    def say_empty(self, what: str, what_to_try: str) -> None:
        self._empty.say(what, "" if self._is_narrow else what_to_try)

    def show_matters(self, matters: "Sequence[Matter]", today: Today | None) -> None:
        """These; the current one stays the current one while it is there."""
        self._today = today
        self._rows = {matter.key: matter for matter in matters}
        self.table.show_ids(list(self._rows))
        self.table.setVisible(bool(matters))
        self._empty.setVisible(not matters)

    def matter(self, key: "MatterKey") -> "Matter | None":
        return self._rows.get(key)

    def select(self, key: "MatterKey") -> bool:
        """Make it the current row without telling anybody."""
        blocked = self.blockSignals(True)
        found = self.table.select(key)
        self.blockSignals(blocked)
        return found

    def _fetch(self, ids: Sequence[Any]) -> "dict[MatterKey, Matter]":
        return {key: self._rows[key] for key in ids if key in self._rows}

    def _cell(self, matter: "Matter") -> Cell:
        assert self._today is not None
        if self._is_narrow:
            return Cell(
                matter_words.short_title(matter, self._today),
                "bodyStrong",
                sub=matter_words.short_why(matter, self._today),
            )
        return Cell(
            matter_words.headline(matter, self._today), "bodyMedium", sub=matter_words.line(matter, self._today)
        )

    def _actions(self, matter: "Matter", place: int) -> Sequence[RowAction]:
        if self._is_narrow:
            return ()
        return (RowAction(LOOK, translate("Sync", "看一看"), twin="enter"),)

    def _on_acted(self, key: "MatterKey", _action: str) -> None:
        self.opened.emit(key)
