"""A list of any length: it holds the ids in order and fetches pages of rows by id only when they are painted.

Not by offset (rows shift under concurrent inserts and the wrong record opens) and not by
fetchMore (the scroll bar lies).
"""

from collections import OrderedDict
from collections.abc import Callable, Mapping, Sequence
from typing import Any, NamedTuple

from PySide6.QtCore import QAbstractTableModel, QCoreApplication, QModelIndex, QPersistentModelIndex, Qt

PAGE_ROWS, PAGES_KEPT = 32, 60

CELL_ROLE = Qt.ItemDataRole.UserRole + 1
ACTIONS_ROLE = Qt.ItemDataRole.UserRole + 2
ID_ROLE = Qt.ItemDataRole.UserRole + 3

AnyIndex = QModelIndex | QPersistentModelIndex


class Cell(NamedTuple):
    """What one cell shows: text in a type role and tone, an optional second line, chips right of the text."""

    text: str
    role: str = "body"
    tone: str = "ink"
    sub: str = ""
    chips: tuple[tuple[str, str], ...] = ()
    is_struck: bool = False

    def spoken(self) -> str:
        """The cell as a screen reader says it."""
        return "，".join(part for part in (self.text, *(text for text, _ in self.chips), self.sub) if part)


class RowAction(NamedTuple):
    """A link in the last column. `twin` is the key that does the same on the current row: "enter" or "delete"."""

    name: str
    text: str
    twin: str = ""
    hint: str = ""
    tone: str = "accent"


class Column(NamedTuple):
    """One column: `cell(row)` gives what it shows. Without a width it takes what is left.

    `key(row)` is what the list can be sorted by; None of it stands last.
    """

    title: str
    cell: Callable[[Any], Cell]
    width: int | None = None
    is_number: bool = False
    in_compact: bool = True
    key: Callable[[Any], Any] | None = None


Fetch = Callable[[Sequence[Any]], Mapping[Any, Any]]
"""ids -> {id: row}; an id whose row is gone may be left out."""


def _no_actions(row: Any, place: int) -> Sequence[RowAction]:
    return ()


class Order(NamedTuple):
    """Sorted by a column, from the smallest or from the largest."""

    section: int
    is_falling: bool = False


def _first(pair: tuple[Any, Any]) -> Any:
    return pair[0]


class _Pages:
    """The pages fetched last, oldest first."""

    def __init__(self) -> None:
        self.kept: OrderedDict[int, list[Any]] = OrderedDict()

    def get(self, number: int, make: Callable[[int], list[Any]]) -> list[Any]:
        page = self.kept.get(number)
        if page is None:
            page = self.kept[number] = make(number)
            if len(self.kept) > PAGES_KEPT:
                self.kept.popitem(last=False)
        else:
            self.kept.move_to_end(number)
        return page


class PagedTableModel(QAbstractTableModel):
    """Rows by id. `actions(row, place)` gives the links of a row; an empty title leaves its header blank."""

    def __init__(
        self,
        columns: Sequence[Column],
        ids: Sequence[Any],
        fetch: Fetch,
        actions: Callable[[Any, int], Sequence[RowAction]] = _no_actions,
        parent: Any = None,
    ) -> None:
        super().__init__(parent)
        self.columns = tuple(columns)
        self._given = self._ids = ids
        self._order: Order | None = None
        self._fetch = fetch
        self._actions = actions
        self._pages = _Pages()

    @property
    def ids(self) -> Sequence[Any]:
        return self._ids

    def set_ids(self, ids: Sequence[Any]) -> None:
        """Show these, fetched anew; the same ids in the same order keep selection and scroll position."""
        self._given, ids = ids, self._sorted(ids)
        if ids == self._ids:
            self._pages = _Pages()
            if len(ids):
                self.dataChanged.emit(self.index(0, 0), self.index(len(ids) - 1, len(self.columns) - 1))
            return
        self.beginResetModel()
        self._ids = ids
        self._pages = _Pages()
        self.endResetModel()

    @property
    def order(self) -> "Order | None":
        """What the list is sorted by; None as it was given."""
        return self._order

    def set_order(self, order: "Order | None") -> None:
        """Sort all rows by a column that has a key; all of them are fetched for it."""
        self._order = order
        self.set_ids(self._given)
        self.headerDataChanged.emit(Qt.Orientation.Horizontal, 0, len(self.columns) - 1)

    def _sorted(self, ids: Sequence[Any]) -> Sequence[Any]:
        if self._order is None or (key := self.columns[self._order.section].key) is None:
            return ids
        rows = self._fetch(ids)
        known = [
            (value, record) for record in ids if (value := key(rows[record]) if record in rows else None) is not None
        ]
        known.sort(key=_first, reverse=self._order.is_falling)
        found = [record for _, record in known]
        seen = set(found)
        return [*found, *(record for record in ids if record not in seen)]

    def id_at(self, place: int) -> Any:
        return self._ids[place]

    def place_of(self, record: Any) -> int | None:
        """Where the record stands in the list, None if it does not."""
        try:
            return self._ids.index(record)
        except ValueError:
            return None

    def row_at(self, place: int) -> Any:
        """The row at this place, fetched with its page; None if it is gone."""
        page = self._pages.get(place // PAGE_ROWS, self._fetch_page)
        return page[place % PAGE_ROWS]

    def actions_at(self, place: int) -> Sequence[RowAction]:
        row = self.row_at(place)
        return () if row is None else self._actions(row, place)

    def rowCount(self, parent: AnyIndex = QModelIndex()) -> int:  # noqa: B008 - Qt's own default
        return 0 if parent.isValid() else len(self._ids)

    def columnCount(self, parent: AnyIndex = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(self.columns)

    def data(self, index: AnyIndex, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        place, column = index.row(), self.columns[index.column()]
        if role == CELL_ROLE:
            return self._cell(place, column)
        if role == Qt.ItemDataRole.DisplayRole:
            return self._cell(place, column).text
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return self._spoken(place, index.column())
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return _alignment(column)
        if role == ID_ROLE:
            return self._ids[place]
        return None

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if orientation != Qt.Orientation.Horizontal or not 0 <= section < len(self.columns):
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return self.columns[section].title + self._mark(section)
        if role == Qt.ItemDataRole.ToolTipRole and self.columns[section].key is not None:
            return QCoreApplication.translate("Tables", "点一下按这一列排；在名单里按 Alt S 也行")
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return _alignment(self.columns[section])
        return None

    def _mark(self, section: int) -> str:
        if self._order is None or self._order.section != section:
            return ""
        return " ↓" if self._order.is_falling else " ↑"

    def _fetch_page(self, number: int) -> list[Any]:
        ids = self._ids[number * PAGE_ROWS : (number + 1) * PAGE_ROWS]
        rows = self._fetch(ids)
        return [rows.get(record) for record in ids]

    def _cell(self, place: int, column: Column) -> Cell:
        row = self.row_at(place)
        return Cell("…", tone="ink3") if row is None else column.cell(row)

    def _spoken(self, place: int, section: int) -> str:
        cell = self._cell(place, self.columns[section]).spoken()
        if section != len(self.columns) - 1:
            return cell
        return "，".join(part for part in (cell, *(action.text for action in self.actions_at(place))) if part)


def _alignment(column: Column) -> Qt.AlignmentFlag:
    side = Qt.AlignmentFlag.AlignRight if column.is_number else Qt.AlignmentFlag.AlignLeft
    return side | Qt.AlignmentFlag.AlignVCenter
