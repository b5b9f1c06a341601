"""The left half of 课程: what takes place on a day, when and where, how many have come, and what state it is in."""

from collections.abc import Sequence
from datetime import tzinfo
from typing import Any
from uuid import UUID

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from bjdesk.kernel.clock import Instant
from bjdesk.learning.queries import DayRow
from bjdesk.ui import formats
from bjdesk.ui.courses.count_painter import CountPainter
from bjdesk.ui.courses.stages import Stage, chip, opening, stage
from bjdesk.ui.shell.keyboard import key_for
from bjdesk.ui.shell.paging import Cell, Column, PagedTableModel, RowAction
from bjdesk.ui.shell.tables import RowTable, WholeRows
from bjdesk.ui.shell.theme import Theme
from bjdesk.ui.shell.widgets.frames import Card

CHECK_IN = "check-in"
_COUNT_COLUMN = 2
translate = QCoreApplication.translate


class SessionList(Card):
    """Enter on a session, or its link, goes to check people in; choosing one shows its roster."""

    chosen = Signal(object)
    check_in_wanted = Signal(object)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(theme, parent=parent)
        self._is_compact = False
        self._zone: tzinfo | None = None
        self._now = Instant(0)
        self._open_before_min = 0
        self._rows: dict[UUID, DayRow] = {}
        model = PagedTableModel(self._columns(), [], self._fetch, self._actions, self)
        self.table = RowTable(theme, translate("Courses", "这一天的课"), model, row_height=54)
        self.table.setItemDelegateForColumn(_COUNT_COLUMN, CountPainter(theme, self.table, self._part))
        self.table.chosen.connect(self._on_chosen)
        self.table.acted.connect(self._on_acted)
        column = QVBoxLayout(self)
        column.setContentsMargins(1, 1, 1, 1)
        column.addWidget(WholeRows(self.table))

    @property
    def current(self) -> DayRow | None:
        record = self.table.current_id
        return self._rows.get(record) if record is not None else None

    def stage_of(self, row: DayRow) -> Stage:
        return stage(row.session, self._now, self._open_before_min)

    def show_sessions(self, rows: Sequence[DayRow], now: Instant, open_before_min: int, zone: tzinfo) -> None:
        self._now, self._open_before_min, self._zone = now, open_before_min, zone
        self._rows = {row.session.id: row for row in rows}
        self.table.show_ids([row.session.id for row in rows])

    def select(self, record: UUID | None) -> None:
        """This session, or without one the one that is most likely meant now."""
        if record is None or not self.table.select(record):
            meant = most_likely([(row, self.stage_of(row)) for row in self._rows.values()])
            if meant is not None:
                self.table.select(meant.session.id)

    def set_compact(self, is_compact: bool) -> None:
        self._is_compact = is_compact
        self.table.set_compact(is_compact)
        self.table.horizontalHeader().setVisible(not is_compact)

    def _columns(self) -> tuple[Column, ...]:
        return (
            Column(translate("Courses", "时间"), self._when, 116, in_compact=False),
            Column(translate("Courses", "做什么"), self._what),
            Column(translate("Courses", "到了多少"), self._count, 124, in_compact=False),
            Column(translate("Courses", "状态"), self._state, 200, in_compact=False),
        )

    def _fetch(self, ids: Sequence[Any]) -> dict[UUID, DayRow]:
        return {record: self._rows[record] for record in ids if record in self._rows}

    def _actions(self, row: DayRow, place: int) -> Sequence[RowAction]:
        """去签到, with its key on the session that the key means."""
        if not self.stage_of(row).takes_cards:
            return ()
        hint = key_for("check-in").printed if row.session.id == self.table.current_id else ""
        return (RowAction(CHECK_IN, translate("Courses", "去签到"), twin="enter", hint=hint),)

    def _when(self, row: DayRow) -> Cell:
        return Cell(self._hours(row), tone="ink2" if self.stage_of(row).is_final else "ink")

    def _hours(self, row: DayRow) -> str:
        assert self._zone is not None
        return formats.hours(row.session.starts_at, row.session.ends_at, self._zone)

    def _what(self, row: DayRow) -> Cell:
        session = row.session
        if not self._is_compact:
            return Cell(session.title, "bigStrong", sub=formats.joined(session.place, formats.teacher(session.teacher)))
        found = chip(self.stage_of(row))
        sub = formats.joined(self._hours(row), came(row, self.stage_of(row)), session.place)
        return Cell(session.title, "bigStrong", sub=sub, chips=(found,) if found else ())

    def _count(self, row: DayRow) -> Cell:
        at = self.stage_of(row)
        return Cell(came(row, at), tone="ink" if at.has_begun else "ink2")

    def _part(self, row: DayRow) -> float | None:
        """How much of the class has come; no bar where nobody is expected or nothing has begun."""
        if not row.counts.expected or not self.stage_of(row).has_begun:
            return None
        return row.counts.present / row.counts.expected

    def _state(self, row: DayRow) -> Cell:
        assert self._zone is not None
        found = chip(self.stage_of(row))
        if found is None:
            return Cell(opening(row.session, self._open_before_min, self._zone), tone="ink2")
        return Cell("", chips=(found,))

    def _on_chosen(self, record: UUID) -> None:
        self.table.viewport().update()
        self.chosen.emit(record)

    def _on_acted(self, record: UUID, action: str) -> None:
        self.check_in_wanted.emit(record)


def came(row: DayRow, at: Stage) -> str:
    """23 / 30 人; before it begins who is enrolled, without a roster only who came."""
    counts = row.counts
    if not at.has_begun:
        return translate("Courses", "报了 {n} 人").format(n=counts.expected) if counts.expected else ""
    if not counts.expected:
        return translate("Courses", "{n} 人").format(n=counts.present)
    return translate("Courses", "{n} / {of} 人").format(n=counts.present, of=counts.expected)


def most_likely(rows: Sequence[tuple[DayRow, Stage]]) -> DayRow | None:
    """What somebody who opens the page wants: running, open, unclosed, then still to come, else the first."""
    order = (Stage.RUNNING, Stage.OPEN, Stage.OVER, Stage.LATER)
    for wanted in order:
        found = next((row for row, at in rows if at is wanted), None)
        if found is not None:
            return found
    return rows[0][0] if rows else None
