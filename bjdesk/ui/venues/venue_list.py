"""The left of 场地: every venue with how it is now, found by its name or the letters of its name."""

from collections.abc import Sequence
from functools import lru_cache
from typing import Any
from uuid import UUID

from PySide6.QtCore import QCoreApplication, QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QHBoxLayout, QVBoxLayout, QWidget

from bjdesk.store.search import matches, parse, tokens
from bjdesk.ui.records.whole_table import WholeTable
from bjdesk.ui.shell.measures import air
from bjdesk.ui.shell.paging import Cell, Column, PagedTableModel
from bjdesk.ui.shell.tables import WholeRows
from bjdesk.ui.shell.theme import Theme
from bjdesk.ui.shell.widgets.empty import EmptyState
from bjdesk.ui.shell.widgets.frames import Card
from bjdesk.ui.shell.widgets.inputs import SearchField
from bjdesk.ui.shell.widgets.labels import text_label
from bjdesk.ui.venues import words
from bjdesk.ui.venues.reading import Line

_WALKING = (Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_PageUp, Qt.Key.Key_PageDown)
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
translate = QCoreApplication.translate


class VenueList(Card):
    """Up and down walk the list from inside the search box; Enter goes to the week of the chosen venue."""

    chosen = Signal(object)
    opened = Signal(object)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(theme, parent=parent)
        self._lines: dict[UUID, Line] = {}
        self.search = SearchField(theme, translate("Venues", "找场地"), translate("Venues", "找场地"), height=40)
        self.count = text_label("", "cap", "ink3")
        model = PagedTableModel([Column(translate("Venues", "场地"), self._cell)], [], self._fetch, parent=self)
        name = translate("Venues", "场地")
        self.table = WholeTable(theme, name, model, row_height=54, has_header=False)
        self.empty = EmptyState(theme, "search", translate("Venues", "没有这样的场地"), small=True)
        self._rows = WholeRows(self.table)
        self._lay_out(theme)
        self.search.edit.textChanged.connect(self._on_typed)
        self.search.edit.installEventFilter(self)
        self.table.chosen.connect(self.chosen)
        self.table.opened.connect(self.opened)

    @property
    def current(self) -> Line | None:
        record = self.table.current_id
        return self._lines.get(record) if record is not None else None

    @property
    def lines(self) -> Sequence[Line]:
        return tuple(self._lines.values())

    def show_lines(self, lines: Sequence[Line]) -> None:
        self._lines = {line.venue.id: line for line in lines}
        self._show_found()

    def select(self, record: UUID | None) -> None:
        """This venue; one that the search hides is shown without it."""
        if record is None or self.table.select(record):
            return
        if record in self._lines:
            self.search.edit.clear()
            self.table.select(record)

    def focus_search(self) -> None:
        self.search.edit.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.search.edit.selectAll()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() != QEvent.Type.KeyPress or not isinstance(event, QKeyEvent):
            return False
        if not self.table.rows.rowCount():
            return False
        if event.key() in _WALKING:
            QApplication.sendEvent(self.table, event)
            return True
        if event.key() in _ENTER and self.table.current_id is not None:
            self.opened.emit(self.table.current_id)
            return True
        return False

    def _on_typed(self, _text: str) -> None:
        self._show_found()

    def _show_found(self) -> None:
        typed = self.search.edit.text().strip()
        query = parse(typed) if typed else None
        found = [
            record
            for record, line in self._lines.items()
            if query is None or typed in _searched(line) or matches(query, _tokens(line.venue.label))
        ]
        self.table.show_ids(found)
        if found and self.table.current_id is None:
            self.table.selectRow(0)
        self._rows.setVisible(bool(found))
        self.empty.setVisible(not found)
        what = (
            translate("Venues", "没找到“{typed}”").format(typed=typed) if typed else translate("Venues", "还没有场地")
        )
        self.empty.say(what)
        self.count.setText(translate("Venues", "共 {n} 处").format(n=len(found)))

    def _fetch(self, ids: Sequence[Any]) -> dict[UUID, Line]:
        return {record: self._lines[record] for record in ids if record in self._lines}

    def _cell(self, line: Line) -> Cell:
        tone = "ink3" if line.venue.is_shut else "ink"
        return Cell(line.venue.label, "bigStrong", tone, words.line_facts(line), (words.state_chip(line),))

    def _lay_out(self, theme: Theme) -> None:
        head = QHBoxLayout()
        air(theme, head, (12, 12, 12, 8))
        head.addWidget(self.search)
        foot = QHBoxLayout()
        air(theme, foot, (12, 4, 12, 8))
        foot.addWidget(self.count)
        foot.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(1, 1, 1, 1)
        column.setSpacing(0)
        column.addLayout(head)
        column.addWidget(self._rows, 1)
        column.addWidget(self.empty, 1)
        column.addLayout(foot)


def _searched(line: Line) -> str:
    return f"{line.venue.label} {line.venue.site or ''}"


@lru_cache(maxsize=1024)
def _tokens(name: str) -> frozenset[tuple[str, str]]:
    return tokens(name)
