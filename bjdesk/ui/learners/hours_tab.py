"""学时: what counted for a person and why, session by session, with the rule and its document (R26, R97)."""

from collections.abc import Sequence
from operator import attrgetter
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from bjdesk.kernel.clock import day_of
from bjdesk.ui import formats
from bjdesk.ui.learners import words
from bjdesk.ui.learners.portrait import Saying
from bjdesk.ui.shell.measures import air
from bjdesk.ui.shell.paging import Cell, Column, PagedTableModel
from bjdesk.ui.shell.tables import RowTable, WholeRows
from bjdesk.ui.shell.theme import Theme
from bjdesk.ui.shell.widgets.empty import EmptyState
from bjdesk.ui.shell.widgets.frames import Hairline
from bjdesk.ui.shell.widgets.labels import text_label

if TYPE_CHECKING:
    from bjdesk.credits.queries import HoursRow

translate = QCoreApplication.translate


class HoursTab(QWidget):
    """Newest first; the total and what it rests on stand below. A session that gave nothing says why."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._saying: Saying | None = None
        self._is_compact = False
        self._rows: list[HoursRow] = []
        model = PagedTableModel(self._columns(), [], self._fetch, parent=self)
        self.table = RowTable(theme, translate("Learners", "学时记录"), model, row_height=54, parent=self)
        self._empty = EmptyState(theme, "history", translate("Learners", "还没有学时"), small=True)
        self._total = text_label("", "bodyStrong")
        self._basis = text_label("", "cap", "ink3")
        self._basis.setWordWrap(True)
        self._foot = QWidget()
        inner = QHBoxLayout()
        air(theme, inner, (12, 8, 12, 8), 12)
        inner.addWidget(self._total)
        inner.addWidget(self._basis, 1)
        below = QVBoxLayout(self._foot)
        air(theme, below)
        below.addWidget(Hairline(theme))
        below.addLayout(inner)
        column = QVBoxLayout(self)
        column.setContentsMargins(1, 0, 1, 1)
        column.setSpacing(0)
        self._whole = WholeRows(self.table)
        for widget, share in ((self._whole, 1), (self._empty, 1), (self._foot, 0)):
            column.addWidget(widget, share)

    @property
    def total(self) -> str:
        """合计 36.5 学时."""
        return self._total.text()

    def show_hours(self, rows: "Sequence[HoursRow]", saying: Saying) -> None:
        self._saying = saying
        self._rows = list(reversed(rows))
        self.table.show_ids(range(len(self._rows)))
        self.table.viewport().update()
        total = sum(row.earned.hours for row in rows)
        self._total.setText(translate("Learners", "合计 {n} 学时").format(n=formats.spoken_hours(total)))
        self._basis.setText(_basis(rows))
        for part in (self._whole, self._foot):
            part.setVisible(bool(rows))
        self._empty.setVisible(not rows)

    def set_compact(self, is_compact: bool) -> None:
        self._is_compact = is_compact
        self.table.set_compact(is_compact)

    def _columns(self) -> tuple[Column, ...]:
        return (
            Column(translate("Learners", "日期"), self._when, 88, in_compact=False, key=attrgetter("starts_at")),
            Column(translate("Learners", "课程"), self._what),
            Column(translate("Learners", "状态"), self._status, 96),
            Column(translate("Learners", "应得"), self._planned, 64, is_number=True, in_compact=False),
            Column(translate("Learners", "算多少"), self._share, 76, is_number=True, in_compact=False),
            Column(translate("Learners", "学时"), self._hours, 76, is_number=True, key=attrgetter("earned.hours")),
        )

    def _fetch(self, ids: Sequence[Any]) -> "dict[int, HoursRow]":
        return {place: self._rows[place] for place in ids if place < len(self._rows)}

    def _when(self, row: "HoursRow") -> Cell:
        return Cell(self._day(row), tone="ink2")

    def _day(self, row: "HoursRow") -> str:
        assert self._saying is not None
        return formats.short_day(day_of(row.starts_at, self._saying.zone), self._saying.today)

    def _what(self, row: "HoursRow") -> Cell:
        when = self._day(row) if self._is_compact else ""
        return Cell(row.title, "bodyMedium", sub=formats.joined(when, _why(row)))

    def _status(self, row: "HoursRow") -> Cell:
        assert self._saying is not None
        mark = row.earned.mark
        if mark is None:
            return Cell("", chips=((translate("Learners", "没有记录"), "mute"),))
        return Cell("", chips=((self._saying.statuses.get(mark.status, mark.status), words.RECORD_TONES[mark.status]),))

    def _planned(self, row: "HoursRow") -> Cell:
        return Cell(formats.spoken_hours(row.earned.meeting.planned), tone="ink2")

    def _share(self, row: "HoursRow") -> Cell:
        return Cell(f"{row.earned.factor} %", tone="ink2")

    def _hours(self, row: "HoursRow") -> Cell:
        return Cell(formats.spoken_hours(row.earned.hours), "bodyMedium", "ink" if row.earned.hours else "ink3")


def _why(row: "HoursRow") -> str:
    """By which rule, or why nothing counts whatever the mark says."""
    line = row.earned
    if line.rule is None:
        return translate("Learners", "那天还没有学时规则")
    if line.meeting.state not in ("1", "2"):
        return translate("Learners", "这节课停了，不算")
    late = line.mark.late_min if line.mark is not None else None
    said = translate("Learners", "晚到 {n} 分钟").format(n=late) if late and late > line.rule.late_full_min else ""
    rule = translate("Learners", "规则第 {version} 版").format(version=line.rule.version)
    return formats.joined(said, rule, line.rule.document or "")


def _basis(rows: "Sequence[HoursRow]") -> str:
    """依据: what late and early are worth, of the newest rule that counted."""
    rule = next((row.earned.rule for row in reversed(rows) if row.earned.rule is not None), None)
    if rule is None:
        return ""
    said = translate("Learners", "依据：晚到 {n} 分钟以内算足，再晚或早退算 {share} %；请假、缺席、免修不算")
    return said.format(n=rule.late_full_min, share=rule.factors.get("2", 0))
