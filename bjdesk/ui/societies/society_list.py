"""社团: the register, found by what one types, in the order one wants (R71)."""

from collections.abc import Sequence
from datetime import date, tzinfo

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from bjdesk.learning.meetings.queries import SocietyLine
from bjdesk.ui.parts.search_list import SearchList
from bjdesk.ui.shell.keyboard import key_for
from bjdesk.ui.shell.measures import air
from bjdesk.ui.shell.paging import Cell, Column
from bjdesk.ui.shell.theme import Theme
from bjdesk.ui.shell.widgets.buttons import ActionButton
from bjdesk.ui.shell.widgets.frames import Hairline
from bjdesk.ui.shell.widgets.inputs import SearchField
from bjdesk.ui.shell.widgets.labels import dress
from bjdesk.ui.societies import words
from bjdesk.ui.societies.legend import Legend
from bjdesk.ui.societies.year_painter import MonthsPainter, YearPainter, months_width

ALL, CARE, OVER = range(3)
"""Which of them are shown."""
_MONTHS, _YEAR = 2, 3
translate = QCoreApplication.translate


class SocietyList(SearchList[SocietyLine]):
    """The societies of the branch in one of four orders: all that go on, those to look after, or those that stopped."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        words_in_box = translate("Societies", "名称、负责人或社区")
        search = SearchField(theme, translate("Societies", "找社团"), words_in_box, height=40)
        key = key_for("new-society").printed
        new = ActionButton(theme, translate("Societies", "新社团"), "primary", key=key, height=48)
        super().__init__(theme, search, translate("Societies", "社团"), new, "flower-2", 64, parent)
        self._stale_days = 0
        self._which, self._order = ALL, 0
        self.table.setItemDelegateForColumn(_MONTHS, MonthsPainter(theme, self.table))
        self.table.setItemDelegateForColumn(_YEAR, YearPainter(theme, self.table))
        self.order = ActionButton(theme, "")
        self._say_order()
        self.order.clicked.connect(self.change_order)
        self.legend = Legend(theme)
        dress(self.count, role="cap")
        self._lay_out((self.order,), self._foot())

    @property
    def counts(self) -> tuple[int, int, int]:
        """How many there are: all that go on, those to look after, those that stopped."""
        going = [line for line in self._all if words.is_active(line)]
        return len(going), sum(map(words.needs_care, going)), len(self._all) - len(going)

    def show_societies(self, lines: Sequence[SocietyLine], zone: tzinfo, today: date, stale_days: int) -> None:
        self._stale_days = stale_days
        self._show_all(lines, zone, today)
        self.select(None)

    def show_which(self, which: int) -> None:
        """All, those to look after, or those that stopped."""
        self._which = which
        self._find()
        self.select(None)

    def change_order(self) -> None:
        """By name, by people, by the last meeting (longest ago first), by the year; then by name again."""
        self._order = (self._order + 1) % len(self._orders())
        self._say_order()
        self._find()

    def set_compact(self, is_compact: bool) -> None:
        super().set_compact(is_compact)
        self.legend.setVisible(not is_compact)

    # --- finding -----------------------------------------------------------------------------------------------------

    def _searched(self, row: SocietyLine) -> tuple[Sequence[str | None], Sequence[str | None]]:
        names = (row.row.name, row.belong.leader, row.row.community)
        return names, names

    def _offered(self) -> Sequence[SocietyLine]:
        return [line for line in self._all if self._is_offered(line)]

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

    def _in_order(self, found: Sequence[SocietyLine]) -> Sequence[SocietyLine]:
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

    def _foot(self) -> QWidget:
        """What the cells of the months mean, and how many societies there are."""
        foot = QWidget()
        foot.setProperty("plain", True)
        column, row = QVBoxLayout(foot), QHBoxLayout()
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        air(self._theme, row, (12, 0, 12, 0), 12)
        row.addWidget(self.legend)
        row.addStretch(1)
        row.addWidget(self.count)
        column.addWidget(Hairline(self._theme))
        column.addLayout(row)
        return foot


def _tone(line: SocietyLine) -> str:
    return "ink" if words.is_active(line) else "ink2"


def _by_people(line: SocietyLine) -> int:
    return -line.belong.people


def _by_last(line: SocietyLine) -> int:
    return line.last_at or 0


def _by_held(line: SocietyLine) -> int:
    return -line.held
