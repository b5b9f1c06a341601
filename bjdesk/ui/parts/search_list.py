"""A register of one area: a search box, the rows it finds, how many they are, and the way to a new one."""

from abc import abstractmethod
from collections.abc import Collection, Sequence
from datetime import date, tzinfo
from functools import lru_cache
from typing import Any, Generic, Protocol, TypeVar
from uuid import UUID

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from bjdesk.store.search import matches, parse, tokens
from bjdesk.ui.shell.measures import air
from bjdesk.ui.shell.paging import Column, PagedTableModel
from bjdesk.ui.shell.tables import RowTable, WholeRows
from bjdesk.ui.shell.theme import Theme
from bjdesk.ui.shell.walking import WalkingKeys
from bjdesk.ui.shell.widgets.buttons import ActionButton
from bjdesk.ui.shell.widgets.empty import EmptyState
from bjdesk.ui.shell.widgets.frames import Card
from bjdesk.ui.shell.widgets.inputs import SearchField
from bjdesk.ui.shell.widgets.labels import text_label


class Line(Protocol):
    """A row of a register."""

    @property
    def id(self) -> UUID: ...


RowOf = TypeVar("RowOf", bound=Line)


class SearchList(QWidget, Generic[RowOf]):
    """Up and down walk the list from inside the search box, Enter opens a row.

    An area says which words of a row are searched, what is counted and what stands there when nothing is found.
    """

    opened = Signal(object)
    chosen = Signal(object)
    new_wanted = Signal()

    def __init__(
        self,
        theme: Theme,
        search: SearchField,
        table_name: str,
        new: ActionButton,
        icon: str,
        row_height: int,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._theme, self._icon = theme, icon
        self._zone: tzinfo | None = None
        self._today = date.min
        self._is_compact = False
        self._all: list[RowOf] = []
        self._rows: dict[UUID, RowOf] = {}
        self.search, self.new = search, new
        self.count = text_label("", "body", "ink2")
        model = PagedTableModel(self._columns(), [], self._fetch, parent=self)
        self.table = RowTable(theme, table_name, model, row_height=row_height)
        self.empty = EmptyState(theme, icon, "", "", (new,))
        self._keys = WalkingKeys(search.edit, self.table)
        self._keys.entered.connect(self.opened)
        self.table.opened.connect(self.opened)
        self.table.chosen.connect(self.chosen)
        self.new.clicked.connect(self.new_wanted)
        search.edit.textChanged.connect(self._on_typed)

    # --- what an area says -------------------------------------------------------------------------------------------

    @abstractmethod
    def _columns(self) -> tuple[Column, ...]: ...

    @abstractmethod
    def _searched(self, row: RowOf) -> tuple[Collection[str | None], Collection[str | None]]:
        """The words that are found as they are written, and the names that are found by their letters too."""

    @abstractmethod
    def _count_words(self, found: Sequence[RowOf], offered: int) -> str: ...

    @abstractmethod
    def _say_nothing(self, offered: Sequence[RowOf]) -> None:
        """Nothing is found among these."""

    def _offered(self) -> Sequence[RowOf]:
        """Which rows are shown while nothing is typed."""
        return self._all

    def _in_order(self, found: Sequence[RowOf]) -> Sequence[RowOf]:
        return found

    # --- what a page asks --------------------------------------------------------------------------------------------

    @property
    def text(self) -> str:
        return self.search.edit.text().strip()

    @property
    def shown_rows(self) -> list[RowOf]:
        """Every row that is in the list now, in its order."""
        return [self._rows[record] for record in self.table.rows.ids]

    @property
    def current(self) -> RowOf | None:
        record = self.table.current_id
        return self._rows.get(record) if record is not None else None

    def select(self, record: UUID | None) -> None:
        """This row, else the first one."""
        if (record is None or not self.table.select(record)) and self._rows and self.table.current_id is None:
            self.table.selectRow(0)

    def clear(self) -> None:
        self.search.edit.clear()

    def focus_search(self) -> None:
        """Where typing finds; without a row the way to the first one."""
        keyboard = self.new if not self._all else self.search.edit
        keyboard.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.search.edit.selectAll()

    def say(self, what: str, what_to_try: str) -> None:
        """Nothing could be read."""
        self.empty.say(what, what_to_try, self._icon)
        self.new.hide()

    def set_compact(self, is_compact: bool) -> None:
        self._is_compact = is_compact
        self.table.set_compact(is_compact)

    # --- finding -----------------------------------------------------------------------------------------------------

    def _show_all(self, rows: Sequence[RowOf], zone: tzinfo, today: date) -> None:
        self._all, self._zone, self._today = list(rows), zone, today
        self._find()

    def _on_typed(self, _text: str) -> None:
        self._find()
        self.select(None)

    def _find(self) -> None:
        offered, text = self._offered(), self.text
        found = [row for row in offered if _is_meant(text, *self._searched(row))] if text else offered
        found = self._in_order(found)
        self._rows = {row.id: row for row in found}
        self.table.show_ids(list(self._rows))
        self.count.setText(self._count_words(found, len(offered)))
        self._card.setVisible(bool(found))
        self._nothing.setVisible(not found)
        if not found:
            self.new.setVisible(not self._all)
            self._say_nothing(offered)
            self.chosen.emit(None)

    def _fetch(self, ids: Sequence[Any]) -> dict[UUID, RowOf]:
        return {record: self._rows[record] for record in ids if record in self._rows}

    # --- building ----------------------------------------------------------------------------------------------------

    def _lay_out(self, beside_search: Sequence[QWidget], below: QWidget | None = None) -> QVBoxLayout:
        """The box with what stands beside it, the table in its card; `below` still belongs to the card."""
        theme = self._theme
        top = QHBoxLayout()
        air(theme, top, spacing=12)
        top.addWidget(self.search, 1)
        for widget in beside_search:
            top.addWidget(widget)
        self._card, self._nothing = Card(theme), Card(theme)
        inside, nothing = QVBoxLayout(self._card), QVBoxLayout(self._nothing)
        for column in (inside, nothing):
            column.setContentsMargins(1, 1, 1, 1)
            column.setSpacing(0)
        inside.addWidget(WholeRows(self.table), 1)
        nothing.addWidget(self.empty)
        if below is not None:
            inside.addWidget(below)
        whole = QVBoxLayout(self)
        air(theme, whole, spacing=8)
        whole.addLayout(top)
        whole.addWidget(self._card, 1)
        whole.addWidget(self._nothing, 1)
        return whole


def _is_meant(text: str, words: Collection[str | None], names: Collection[str | None]) -> bool:
    """By words that stand in the row, or by the letters of a name."""
    typed = text.casefold()
    if any(typed in (word or "").casefold() for word in words):
        return True
    query = parse(text)
    return any(matches(query, _tokens(name)) for name in names if name)


@lru_cache(maxsize=4096)
def _tokens(name: str) -> frozenset[tuple[str, str]]:
    return tokens(name)
