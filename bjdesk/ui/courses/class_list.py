"""班级: the classes of a term, found by what one types, with the way to a new one (R25)."""

from collections.abc import Sequence
from datetime import date, tzinfo

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QWidget

from bjdesk.learning.classes.queries import ClassRow, TermRow
from bjdesk.ui import formats
from bjdesk.ui.courses import class_words as words
from bjdesk.ui.courses.count_painter import CountPainter
from bjdesk.ui.parts.search_list import SearchList
from bjdesk.ui.shell.keyboard import key_for
from bjdesk.ui.shell.paging import Cell, Column
from bjdesk.ui.shell.theme import Theme
from bjdesk.ui.shell.widgets.buttons import ActionButton
from bjdesk.ui.shell.widgets.inputs import SearchField
from bjdesk.ui.shell.widgets.labels import OneLine
from bjdesk.ui.shell.widgets.two_panes import NARROW_BELOW

_COUNT_COLUMN = 2
translate = QCoreApplication.translate


class ClassList(SearchList[ClassRow]):
    """The classes of one term, with the keys to the term before and the term after."""

    term_moved = Signal(int)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        search = SearchField(theme, translate("Classes", "找班级"), translate("Classes", "班名、老师或班号"), height=40)
        key = key_for("new-class").printed
        new = ActionButton(theme, translate("Classes", "新开一个班"), "primary", key=key, height=48)
        super().__init__(theme, search, translate("Classes", "班级"), new, "book-open", 58, parent)
        self._term = ""
        self.table.setItemDelegateForColumn(_COUNT_COLUMN, CountPainter(theme, self.table, self._part))
        self._term_words = OneLine(theme, "", "bodyStrong")
        before, after = key_for("day-before").printed, key_for("day-after").printed
        self.before = ActionButton(theme, translate("Classes", "上学期"), key=before, icon="chevron-left")
        self.after = ActionButton(theme, translate("Classes", "下学期"), key=after, icon="chevron-right")
        self.before.clicked.connect(self._on_before)
        self.after.clicked.connect(self._on_after)
        self._lay_out((self._term_words, self.before, self.after)).addWidget(self.count)

    def show_classes(self, rows: Sequence[ClassRow], term: TermRow | None, zone: tzinfo, today: date) -> None:
        """The classes of a term, those kept that what is typed means."""
        self._term = term.name if term is not None else translate("Classes", "所有学期")
        self._term_words.setText(self._term)
        self._term_words.updateGeometry()
        self._show_all(rows, zone, today)

    def set_compact(self, is_compact: bool) -> None:
        super().set_compact(is_compact)
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

    # --- finding -----------------------------------------------------------------------------------------------------

    def _searched(self, row: ClassRow) -> tuple[Sequence[str | None], Sequence[str | None]]:
        return (row.title, row.teacher, row.number, row.place), (row.title, row.teacher)

    def _count_words(self, found: Sequence[ClassRow], offered: int) -> str:
        if len(found) == offered:
            return translate("Classes", "{n} 个班").format(n=offered)
        return translate("Classes", "{of} 个班里找到 {n} 个").format(n=len(found), of=offered)

    def _say_nothing(self, offered: Sequence[ClassRow]) -> None:
        if offered:
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

    def _on_before(self) -> None:
        self.term_moved.emit(-1)

    def _on_after(self) -> None:
        self.term_moved.emit(1)


def _tone(row: ClassRow) -> str:
    return "ink2" if row.is_over else "ink"
