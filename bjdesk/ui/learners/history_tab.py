"""考勤: the records of a person as they were written, so that every swipe can be followed to its record (R26)."""

from collections.abc import Sequence
from typing import Any
from uuid import UUID

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QVBoxLayout, QWidget

from bjdesk.ui import formats
from bjdesk.ui.learners import words
from bjdesk.ui.learners.portrait import Record, Saying
from bjdesk.ui.shell.measures import air
from bjdesk.ui.shell.paging import Cell, Column, PagedTableModel
from bjdesk.ui.shell.tables import RowTable
from bjdesk.ui.shell.theme import Theme
from bjdesk.ui.shell.widgets.empty import EmptyState
from bjdesk.ui.shell.widgets.frames import Hairline
from bjdesk.ui.shell.widgets.labels import text_label

translate = QCoreApplication.translate


class HistoryTab(QWidget):
    """Newest first. Nothing is left out: what was undone is struck with its reason, what counts says so (D6)."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._saying: Saying | None = None
        self._is_compact = False
        self._records: dict[UUID, Record] = {}
        model = PagedTableModel(self._columns(), [], self._fetch, parent=self)
        self.table = RowTable(theme, translate("Learners", "考勤记录"), model, row_height=54, parent=self)
        self._empty = EmptyState(theme, "history", translate("Learners", "还没有来过"), small=True)
        self._foot = _Foot(theme)
        column = QVBoxLayout(self)
        column.setContentsMargins(1, 0, 1, 1)
        column.setSpacing(0)
        for widget in (self.table, self._empty, self._foot):
            column.addWidget(widget)

    def show_records(self, records: Sequence[Record], saying: Saying) -> None:
        self._saying = saying
        self._records = {record.row.id: record for record in records}
        self.table.show_ids([record.row.id for record in records])
        self.table.setVisible(bool(records))
        self._foot.setVisible(any(not record.is_only_one for record in records))
        self._empty.setVisible(not records)

    def set_compact(self, is_compact: bool) -> None:
        self._is_compact = is_compact
        self.table.set_compact(is_compact)

    def _columns(self) -> tuple[Column, ...]:
        return (
            Column(translate("Learners", "时间"), self._when, 116, in_compact=False),
            Column(translate("Learners", "课程"), self._what),
            Column(translate("Learners", "状态"), self._status, 120),
            Column(translate("Learners", "方式"), self._how, 84, in_compact=False),
            Column(translate("Learners", "谁记的"), self._who, 132),
        )

    def _fetch(self, ids: Sequence[Any]) -> dict[UUID, Record]:
        return {record: self._records[record] for record in ids if record in self._records}

    def _when(self, record: Record) -> Cell:
        return Cell(self._moment(record), tone=_tone(record, "ink2"))

    def _moment(self, record: Record) -> str:
        assert self._saying is not None
        row = record.row
        return formats.short_moment(row.checked_at or row.at, self._saying.zone, self._saying.today)

    def _what(self, record: Record) -> Cell:
        row = record.row
        when = self._moment(record) if self._is_compact else ""
        said = self._said(record)
        nth = "" if said and self._is_compact else formats.nth_session(row.ordinal)
        sub = formats.joined(when, nth, said)
        return Cell(row.title, "bodyMedium", _tone(record), sub, is_struck=record.is_undone)

    def _said(self, record: Record) -> str:
        """Why the record does not count, or what it took back."""
        if record.is_undone:
            return _reason(translate("Learners", "已撤销"), record.voided_by.reason if record.voided_by else None)
        if record.is_undoing:
            return _reason(translate("Learners", "原因"), record.row.reason)
        return translate("Learners", "被后来的一条代替") if record.voided_by else ""

    def _status(self, record: Record) -> Cell:
        assert self._saying is not None
        row = record.row
        tone = words.RECORD_TONES[row.status] if row.counts_now else "mute"
        chips = [(self._saying.statuses.get(row.status, row.status), tone)]
        if row.counts_now and not record.is_only_one:
            chips.append((translate("Learners", "算数"), "info"))
        return Cell("", chips=tuple(chips))

    def _how(self, record: Record) -> Cell:
        return Cell(self._method(record), tone=_tone(record, "ink2"))

    def _method(self, record: Record) -> str:
        assert self._saying is not None
        return self._saying.methods.get(record.row.method, record.row.method)

    def _who(self, record: Record) -> Cell:
        row = record.row
        how = self._method(record) if self._is_compact else ""
        return Cell(row.staff or "", tone=_tone(record, "ink2"), sub=formats.joined(how, row.desk or ""))


class _Foot(QWidget):
    """Says what 算数 means."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        column = QVBoxLayout(self)
        air(theme, column)
        column.addWidget(Hairline(theme))
        sentence = text_label(translate("Learners", "同一节课有几条时，只按标“算数”的一条算"), "cap", "ink3")
        inner = QVBoxLayout()
        air(theme, inner, (12, 10, 12, 10))
        inner.addWidget(sentence)
        column.addLayout(inner)


def _tone(record: Record, usual: str = "ink") -> str:
    return usual if record.row.counts_now else "ink3"


def _reason(what: str, reason: str | None) -> str:
    return translate("Learners", "{what}：{reason}").format(what=what, reason=reason) if reason else what
