"""The classes of the branch: those that are over lead to their certificates, the others say what is missing."""

from collections.abc import Sequence
from datetime import date, tzinfo
from operator import attrgetter
from typing import TYPE_CHECKING, Any
from uuid import UUID

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from bjdesk.kernel.clock import day_of
from bjdesk.ui import formats
from bjdesk.ui.shell.paging import Cell, Column, PagedTableModel, RowAction
from bjdesk.ui.shell.tables import ListCard, RowTable
from bjdesk.ui.shell.theme import Theme
from bjdesk.ui.shell.widgets.empty import EmptyState

if TYPE_CHECKING:
    from bjdesk.certificates.worklist import ClassToCertify

PICK, FINISH = "pick", "finish"
translate = QCoreApplication.translate


class ClassList(QWidget):
    """Enter or 发证 opens a class that is over; for one that goes on 去结班 asks for the page of classes."""

    picked = Signal(object)
    finish_wanted = Signal(object)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._is_compact = False
        self._zone: tzinfo | None = None
        self._today = date.min
        self._rows: dict[UUID, ClassToCertify] = {}
        model = PagedTableModel(self._columns(), [], self._fetch, self._actions, self)
        self.table = RowTable(theme, translate("Certificates", "班级"), model, row_height=56)
        self.empty = EmptyState(theme, "award", translate("Certificates", "正在打开资料…"))
        self.card = ListCard(theme, self.table, self.empty)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.card)
        self.table.opened.connect(self._on_opened)
        self.table.acted.connect(self._on_acted)

    def show_classes(self, rows: "Sequence[ClassToCertify]", zone: tzinfo, today: date) -> None:
        self._zone, self._today = zone, today
        self._rows = {row.id: row for row in rows}
        if not rows:
            words = translate("Certificates", "在“课程”里结了班，就列在这里。")
            self.empty.say(translate("Certificates", "还没有可以发证的班"), words)
        self.table.show_ids(list(self._rows))
        if rows and self.table.current_id is None:
            self.table.selectRow(0)

    def set_compact(self, is_compact: bool) -> None:
        self._is_compact = is_compact
        self.table.set_compact(is_compact)

    def _columns(self) -> tuple[Column, ...]:
        return (
            Column(translate("Certificates", "班级"), self._what, key=attrgetter("title")),
            Column(translate("Certificates", "最后一次课"), self._last, 124, in_compact=False),
            Column(translate("Certificates", "人数"), self._people, 76, is_number=True, key=attrgetter("people")),
            Column(translate("Certificates", "已发"), self._issued, 76, is_number=True, key=attrgetter("issued")),
            Column("", self._why, 220),
        )

    def _fetch(self, ids: Sequence[Any]) -> "dict[UUID, ClassToCertify]":
        return {record: self._rows[record] for record in ids if record in self._rows}

    def _actions(self, row: "ClassToCertify", place: int) -> Sequence[RowAction]:
        if row.is_over:
            return (RowAction(PICK, translate("Certificates", "发证", "to be done"), twin="enter"),)
        return (RowAction(FINISH, translate("Certificates", "去结班"), twin="enter"),)

    def _what(self, row: "ClassToCertify") -> Cell:
        last = self._day(row) if self._is_compact else ""
        sub = formats.joined(formats.teacher(row.teacher), last)
        return Cell(row.title, "bigStrong", "ink" if row.is_over else "ink3", sub)

    def _day(self, row: "ClassToCertify") -> str:
        if row.last is None or self._zone is None:
            return ""
        return formats.short_day(day_of(row.last, self._zone), self._today)

    def _last(self, row: "ClassToCertify") -> Cell:
        return Cell(self._day(row), tone="ink2" if row.is_over else "ink3")

    def _people(self, row: "ClassToCertify") -> Cell:
        return Cell(str(row.people), tone="ink" if row.is_over else "ink3")

    def _issued(self, row: "ClassToCertify") -> Cell:
        return Cell(str(row.issued) if row.issued else "", tone="ink" if row.is_over else "ink3")

    def _why(self, row: "ClassToCertify") -> Cell:
        return Cell("" if row.is_over else translate("Certificates", "还在上课"), tone="ink3")

    def _on_opened(self, record: UUID) -> None:
        self._on_acted(record, PICK if self._rows[record].is_over else FINISH)

    def _on_acted(self, record: UUID, action: str) -> None:
        (self.picked if action == PICK else self.finish_wanted).emit(record)
