"""班级: the classes of a term, found by what one types, with the way to a new one (R25)."""

from collections.abc import Sequence
from datetime import date, tzinfo
from functools import lru_cache
from typing import Any
from uuid import UUID

from PySide6.QtCore import QCoreApplication, QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QApplication, QHBoxLayout, QVBoxLayout, QWidget

from bjdesk.learning.classes.queries import ClassRow, TermRow
from bjdesk.store.search import matches, parse, tokens
from bjdesk.ui import formats
from bjdesk.ui.courses import class_words as words
from bjdesk.ui.courses.count_painter import CountPainter
from bjdesk.ui.shell.keyboard import key_for
from bjdesk.ui.shell.measures import air
from bjdesk.ui.shell.paging import Cell, Column, PagedTableModel
from bjdesk.ui.shell.tables import RowTable, WholeRows
from bjdesk.ui.shell.theme import Theme
from bjdesk.ui.shell.widgets.buttons import ActionButton
from bjdesk.ui.shell.widgets.empty import EmptyState
from bjdesk.ui.shell.widgets.frames import Card
from bjdesk.ui.shell.widgets.inputs import SearchField
from bjdesk.ui.shell.widgets.labels import OneLine, text_label
from bjdesk.ui.shell.widgets.two_panes import NARROW_BELOW

_COUNT_COLUMN = 2
_WALKING = (Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_PageUp, Qt.Key.Key_PageDown)
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
translate = QCoreApplication.translate


class ClassList(QWidget):
    """Up and down walk the list from inside the search box, Enter opens a class."""

    opened = Signal(object)
    new_wanted = Signal()
    term_moved = Signal(int)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._zone: tzinfo | None = None
        self._today = date.min
        self._is_compact = False
        self._all: list[ClassRow] = []
        self._rows: dict[UUID, ClassRow] = {}
        self._term = ""
        self._build()
        self._lay_out()
        self.search.edit.installEventFilter(self)
        self.search.edit.textChanged.connect(self._on_typed)

    @property
    def text(self) -> str:
        return self.search.edit.text().strip()

    def show_classes(self, rows: Sequence[ClassRow], term: TermRow | None, zone: tzinfo, today: date) -> None:
        """The classes of a term, those kept that what is typed means."""
        self._all, self._zone, self._today = list(rows), zone, today
        self._term = term.name if term is not None else translate("Classes", "所有学期")
        self._term_words.setText(self._term)
        self._term_words.updateGeometry()
        self._find()

    def select(self, record: UUID | None) -> None:
        """This class, else the first one."""
        if (record is None or not self.table.select(record)) and self._rows and self.table.current_id is None:
            self.table.selectRow(0)

    def clear(self) -> None:
        self.search.edit.clear()

    def focus_search(self) -> None:
        """Where typing finds; without a class the way to the first one."""
        keyboard = self.new if not self._all else self.search.edit
        keyboard.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.search.edit.selectAll()

    def say(self, what: str, what_to_try: str) -> None:
        """Nothing could be read."""
        self.empty.say(what, what_to_try, "book-open")
        self.new.hide()

    def set_compact(self, is_compact: bool) -> None:
        self._is_compact = is_compact
        self.table.set_compact(is_compact)
        self.table.horizontalHeader().setVisible(not is_compact)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.adapt_to_scale()

    def adapt_to_scale(self) -> None:
        """Where it is narrow, keys and icons give way to the search box."""
        is_narrow = self.width() / self._theme.scale < NARROW_BELOW
        for button, icon, action in (
            (self.before, "chevron-left", "day-before"),
            (self.after, "chevron-right", "day-after"),
        ):
            button.set_words(button.text(), "" if is_narrow else key_for(action).printed)
            button.set_icon("" if is_narrow else icon)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() != QEvent.Type.KeyPress or not isinstance(event, QKeyEvent) or not self._rows:
            return False
        if event.key() in _WALKING:
            QApplication.sendEvent(self.table, event)
            return True
        if event.key() in _ENTER and self.table.current_id is not None:
            self.opened.emit(self.table.current_id)
            return True
        return False

    # --- finding -----------------------------------------------------------------------------------------------------

    def _on_typed(self, _text: str) -> None:
        self._find()
        if self.text:
            self.select(None)

    def _find(self) -> None:
        found = [row for row in self._all if _is_meant(row, self.text)] if self.text else self._all
        self._rows = {row.id: row for row in found}
        self.table.show_ids([row.id for row in found])
        self.count.setText(self._count_words(len(found)))
        self._card.setVisible(bool(found))
        self._nothing.setVisible(not found)
        if not found:
            self._say_nothing()

    def _count_words(self, found: int) -> str:
        if found == len(self._all):
            return translate("Classes", "{n} 个班").format(n=found)
        return translate("Classes", "{of} 个班里找到 {n} 个").format(n=found, of=len(self._all))

    def _say_nothing(self) -> None:
        self.new.setVisible(not self._all)
        if self._all:
            what = translate("Classes", "没找到“{text}”").format(text=self.text)
            self.empty.say(what, translate("Classes", "试试班名的拼音首字母、老师或班号。"), "search")
            return
        what = translate("Classes", "{term}还没有班").format(term=self._term)
        self.empty.say(what, translate("Classes", "开一个班：填名称、地点和每周几点，课次会自动排好。"), "book-open")

    # --- cells -------------------------------------------------------------------------------------------------------

    def _columns(self) -> tuple[Column, ...]:
        return (
            Column(translate("Classes", "班级"), self._name),
            Column(translate("Classes", "什么时候，在哪里"), self._when, 236, in_compact=False),
            Column(translate("Classes", "报了多少"), self._count, 124),
            Column(translate("Classes", "下一次"), self._next, 112, in_compact=False),
            Column(translate("Classes", "状态"), self._state, 128, in_compact=False),
        )

    def _fetch(self, ids: Sequence[Any]) -> dict[UUID, ClassRow]:
        return {record: self._rows[record] for record in ids if record in self._rows}

    def _name(self, row: ClassRow) -> Cell:
        if not self._is_compact:
            sub = formats.joined(formats.teacher(row.teacher), row.number or "")
            return Cell(row.title, "bigStrong", _tone(row), sub)
        sub = formats.joined(words.weekly(row.hours), row.place)
        return Cell(row.title, "bigStrong", _tone(row), sub, chips=(words.state_chip(row.state),))

    def _when(self, row: ClassRow) -> Cell:
        return Cell(words.weekly(row.hours), tone=_tone(row), sub=row.place)

    def _count(self, row: ClassRow) -> Cell:
        return Cell(words.filled(row.seats), tone=_tone(row), sub=words.waiting(row.seats))

    def _part(self, row: ClassRow) -> float | None:
        """How full it is; the bar gives way to the waiting list."""
        is_plain = row.seats.quota and not row.seats.waiting and not row.is_over
        return row.seats.held / row.seats.quota if is_plain and row.seats.quota else None

    def _next(self, row: ClassRow) -> Cell:
        assert self._zone is not None
        return Cell(words.next_meeting(row, self._zone, self._today), tone="ink2")

    def _state(self, row: ClassRow) -> Cell:
        return Cell("", sub="", chips=(words.state_chip(row.state),))

    # --- building ----------------------------------------------------------------------------------------------------

    def _build(self) -> None:
        theme = self._theme
        self.search = SearchField(
            theme, translate("Classes", "找班级"), translate("Classes", "班名、老师或班号"), height=40
        )
        before, after = key_for("day-before").printed, key_for("day-after").printed
        self.before = ActionButton(theme, translate("Classes", "上学期"), key=before, icon="chevron-left")
        self.after = ActionButton(theme, translate("Classes", "下学期"), key=after, icon="chevron-right")
        self._term_words = OneLine(theme, "", "bodyStrong")
        self.count = text_label("", "body", "ink2")
        model = PagedTableModel(self._columns(), [], self._fetch, parent=self)
        self.table = RowTable(theme, translate("Classes", "班级"), model, row_height=58)
        self.table.setItemDelegateForColumn(_COUNT_COLUMN, CountPainter(theme, self.table, self._part))
        self.new = ActionButton(
            theme, translate("Classes", "新开一个班"), "primary", key=key_for("new-class").printed, height=48
        )
        self.empty = EmptyState(theme, "book-open", "", "", (self.new,))
        self.table.opened.connect(self.opened)
        self.new.clicked.connect(self.new_wanted)
        self.before.clicked.connect(self._on_before)
        self.after.clicked.connect(self._on_after)

    def _lay_out(self) -> None:
        theme = self._theme
        top = QHBoxLayout()
        air(theme, top, spacing=12)
        top.addWidget(self.search, 1)
        top.addWidget(self._term_words)
        top.addWidget(self.before)
        top.addWidget(self.after)
        self._card, self._nothing = Card(theme), Card(theme)
        for card, inside in ((self._card, WholeRows(self.table)), (self._nothing, self.empty)):
            column = QVBoxLayout(card)
            column.setContentsMargins(1, 1, 1, 1)
            column.addWidget(inside)
        whole = QVBoxLayout(self)
        air(theme, whole, spacing=8)
        whole.addLayout(top)
        whole.addWidget(self._card, 1)
        whole.addWidget(self._nothing, 1)
        whole.addWidget(self.count)

    def _on_before(self) -> None:
        self.term_moved.emit(-1)

    def _on_after(self) -> None:
        self.term_moved.emit(1)


def _tone(row: ClassRow) -> str:
    return "ink2" if row.is_over else "ink"


def _is_meant(row: ClassRow, text: str) -> bool:
    """By words that stand in the row, or by the letters of the title or the teacher's name."""
    typed = text.casefold()
    if any(typed in (part or "").casefold() for part in (row.title, row.teacher, row.number, row.place)):
        return True
    query = parse(text)
    return any(matches(query, _tokens(name)) for name in (row.title, row.teacher) if name)


@lru_cache(maxsize=2048)
def _tokens(name: str) -> frozenset[tuple[str, str]]:
    return tokens(name)
