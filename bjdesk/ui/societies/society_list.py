"""社团: the register, found by what one types, in the order one wants (R71)."""

from collections.abc import Sequence
from datetime import date, tzinfo
from functools import lru_cache
from typing import Any
from uuid import UUID

from PySide6.QtCore import QCoreApplication, QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QHBoxLayout, QVBoxLayout, QWidget

from bjdesk.learning.meetings.queries import SocietyLine
from bjdesk.store.search import matches, parse, tokens
from bjdesk.ui.shell.keyboard import key_for
from bjdesk.ui.shell.measures import air
from bjdesk.ui.shell.paging import Cell, Column, PagedTableModel
from bjdesk.ui.shell.tables import RowTable, WholeRows
from bjdesk.ui.shell.theme import Theme
from bjdesk.ui.shell.widgets.buttons import ActionButton
from bjdesk.ui.shell.widgets.empty import EmptyState
from bjdesk.ui.shell.widgets.frames import Card, Hairline
from bjdesk.ui.shell.widgets.inputs import SearchField
from bjdesk.ui.shell.widgets.labels import text_label
from bjdesk.ui.societies import words
from bjdesk.ui.societies.legend import Legend
from bjdesk.ui.societies.year_painter import MonthsPainter, YearPainter, months_width

ALL, CARE, OVER = range(3)
"""Which of them are shown."""
_MONTHS, _YEAR = 2, 3
_WALKING = (Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_PageUp, Qt.Key.Key_PageDown)
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
translate = QCoreApplication.translate


class SocietyList(QWidget):
    """Up and down walk the list from inside the search box, Enter opens a society."""

    opened = Signal(object)
    chosen = Signal(object)
    new_wanted = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._zone: tzinfo | None = None
        self._today, self._stale_days = date.min, 0
        self._is_compact = False
        self._which, self._order = ALL, 0
        self._all: list[SocietyLine] = []
        self._rows: dict[UUID, SocietyLine] = {}
        self._build()
        self._lay_out()
        self.search.edit.installEventFilter(self)
        self.search.edit.textChanged.connect(self._on_typed)

    @property
    def text(self) -> str:
        return self.search.edit.text().strip()

    @property
    def current(self) -> SocietyLine | None:
        record = self.table.current_id
        return self._rows.get(record) if record is not None else None

    @property
    def counts(self) -> tuple[int, int, int]:
        """How many there are: all that go on, those to look after, those that stopped."""
        going = [line for line in self._all if words.is_active(line)]
        return len(going), sum(map(words.needs_care, going)), len(self._all) - len(going)

    def show_societies(self, lines: Sequence[SocietyLine], zone: tzinfo, today: date, stale_days: int) -> None:
        self._all, self._zone, self._today, self._stale_days = list(lines), zone, today, stale_days
        self._find()
        self.select(None)

    def show_which(self, which: int) -> None:
        """All, those to look after, or those that stopped."""
        self._which = which
        self._find()
        self.select(None)

    def select(self, record: UUID | None) -> None:
        """This society, else the first one."""
        if (record is None or not self.table.select(record)) and self._rows and self.table.current_id is None:
            self.table.selectRow(0)

    def clear(self) -> None:
        self.search.edit.clear()

    def focus_search(self) -> None:
        keyboard = self.new if not self._all else self.search.edit
        keyboard.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def say(self, what: str, what_to_try: str) -> None:
        """Nothing could be read."""
        self.empty.say(what, what_to_try, "flower-2")
        self.new.hide()

    def change_order(self) -> None:
        """By name, by people, by the last meeting (longest ago first), by the year; then by name again."""
        self._order = (self._order + 1) % len(self._orders())
        self._say_order()
        self._find()

    def set_compact(self, is_compact: bool) -> None:
        self._is_compact = is_compact
        self.table.set_compact(is_compact)
        self.legend.setVisible(not is_compact)

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
        self.select(None)

    def _find(self) -> None:
        offered = [line for line in self._all if self._is_offered(line)]
        found = [line for line in offered if _is_meant(line, self.text)] if self.text else offered
        found = self._in_order(found)
        self._rows = {line.id: line for line in found}
        self.table.show_ids(list(self._rows))
        self.count.setText(self._count_words(found, len(offered)))
        self._card.setVisible(bool(found))
        self._nothing.setVisible(not found)
        if not found:
            self._say_nothing(offered)
            self.chosen.emit(None)

    def _is_offered(self, line: SocietyLine) -> bool:
        if self._which == OVER:
            return not words.is_active(line)
        return words.is_active(line) and (self._which == ALL or words.needs_care(line))

    def _orders(self) -> tuple[str, ...]:
        return (
            translate("Societies", "名称"),
            translate("Societies", "人数"),
            translate("Societies", "上次活动"),
            translate("Societies", "全年次数"),
        )

    def _in_order(self, found: list[SocietyLine]) -> list[SocietyLine]:
        keys = (None, _by_people, _by_last, _by_held)
        key = keys[self._order]
        return found if key is None else sorted(found, key=key)

    def _say_order(self) -> None:
        words_of = translate("Societies", "按{order}排").format(order=self._orders()[self._order])
        self.order.set_words(words_of, key_for("sort").printed)

    def _count_words(self, found: Sequence[SocietyLine], offered: int) -> str:
        people = sum(line.belong.people for line in found)
        if len(found) == offered:
            return translate("Societies", "{n} 个社团，{people} 人").format(n=offered, people=people)
        said = translate("Societies", "{of} 个社团里找到 {n} 个，{people} 人")
        return said.format(n=len(found), of=offered, people=people)

    def _say_nothing(self, offered: Sequence[SocietyLine]) -> None:
        self.new.setVisible(not self._all)
        if offered:
            what = translate("Societies", "没找到“{text}”").format(text=self.text)
            self.empty.say(what, translate("Societies", "试试名称的拼音首字母、负责人或社区。"), "search")
        elif self._which == CARE:
            self.empty.say(translate("Societies", "没有要关心的社团"), "", "flower-2")
        elif self._which == OVER:
            self.empty.say(translate("Societies", "没有停止的社团"), "", "flower-2")
        else:
            do = translate("Societies", "登记一个：填名称，再把成员一个个加进来。")
            self.empty.say(translate("Societies", "还没有社团"), do, "flower-2")

    # --- cells -------------------------------------------------------------------------------------------------------

    def _columns(self) -> tuple[Column, ...]:
        return (
            Column(translate("Societies", "社团"), self._name),
            Column(translate("Societies", "人数"), self._people, 64, is_number=True),
            Column(translate("Societies", "今年每月"), self._months, months_width() + 30, in_compact=False),
            Column(translate("Societies", "全年"), self._year, 112),
            Column(translate("Societies", "上次活动"), self._last, 112),
        )

    def _fetch(self, ids: Sequence[Any]) -> dict[UUID, SocietyLine]:
        return {record: self._rows[record] for record in ids if record in self._rows}

    def _name(self, line: SocietyLine) -> Cell:
        return Cell(line.row.name, "bigStrong", _tone(line), words.led_by(line), chips=words.name_chips(line))

    def _people(self, line: SocietyLine) -> Cell:
        return Cell(str(line.belong.people), tone=_tone(line))

    def _months(self, line: SocietyLine) -> Cell:
        said = (
            translate("Societies", "{n} 月{look}").format(n=number, look=words.month(month.look))
            for number, month in enumerate(line.months, 1)
        )
        return Cell(translate("Societies", "，").join(said))

    def _year(self, line: SocietyLine) -> Cell:
        return Cell(words.year(line), tone=_tone(line) if line.planned else "ink2")

    def _last(self, line: SocietyLine) -> Cell:
        assert self._zone is not None
        when = words.last_meeting(line, self._zone, self._today)
        if not line.is_stale:
            return Cell(when, tone="ink2")
        return Cell(when, "bodyStrong", "warn", words.stale(line, self._stale_days))

    # --- building ----------------------------------------------------------------------------------------------------

    def _build(self) -> None:
        theme = self._theme
        self.search = SearchField(
            theme, translate("Societies", "找社团"), translate("Societies", "名称、负责人或社区"), height=40
        )
        self.order = ActionButton(theme, "")
        self._say_order()
        self.count = text_label("", "cap", "ink2")
        model = PagedTableModel(self._columns(), [], self._fetch, parent=self)
        self.table = RowTable(theme, translate("Societies", "社团"), model, row_height=64)
        self.table.setItemDelegateForColumn(_MONTHS, MonthsPainter(theme, self.table))
        self.table.setItemDelegateForColumn(_YEAR, YearPainter(theme, self.table))
        self.legend = Legend(theme)
        self.new = ActionButton(
            theme, translate("Societies", "新社团"), "primary", key=key_for("new-society").printed, height=48
        )
        self.empty = EmptyState(theme, "flower-2", "", "", (self.new,))
        self.table.opened.connect(self.opened)
        self.table.chosen.connect(self.chosen)
        self.order.clicked.connect(self.change_order)
        self.new.clicked.connect(self.new_wanted)

    def _lay_out(self) -> None:
        theme = self._theme
        top, foot = QHBoxLayout(), QHBoxLayout()
        air(theme, top, spacing=12)
        top.addWidget(self.search, 1)
        top.addWidget(self.order)
        air(theme, foot, (12, 0, 12, 0), 12)
        foot.addWidget(self.legend)
        foot.addStretch(1)
        foot.addWidget(self.count)
        self._card, self._nothing = Card(theme), Card(theme)
        inside, nothing = QVBoxLayout(self._card), QVBoxLayout(self._nothing)
        for column in (inside, nothing):
            column.setContentsMargins(1, 1, 1, 1)
            column.setSpacing(0)
        inside.addWidget(WholeRows(self.table), 1)
        inside.addWidget(Hairline(theme))
        inside.addLayout(foot)
        nothing.addWidget(self.empty)
        whole = QVBoxLayout(self)
        air(theme, whole, spacing=8)
        whole.addLayout(top)
        whole.addWidget(self._card, 1)
        whole.addWidget(self._nothing, 1)


def _tone(line: SocietyLine) -> str:
    return "ink" if words.is_active(line) else "ink2"


def _by_people(line: SocietyLine) -> int:
    return -line.belong.people


def _by_last(line: SocietyLine) -> int:
    return line.last_at or 0


def _by_held(line: SocietyLine) -> int:
    return -line.held


def _is_meant(line: SocietyLine, text: str) -> bool:
    """By words that stand in the row, or by the letters of the name or of who leads it."""
    typed, names = text.casefold(), (line.row.name, line.belong.leader, line.row.community)
    if any(typed in (name or "").casefold() for name in names):
        return True
    query = parse(text)
    return any(matches(query, _tokens(name)) for name in names if name)


@lru_cache(maxsize=2048)
def _tokens(name: str) -> frozenset[tuple[str, str]]:
    return tokens(name)
