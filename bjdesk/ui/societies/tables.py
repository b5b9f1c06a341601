"""The two lists of a society: its members, those who left last, and its meetings, the latest first (R71, R72)."""

from collections.abc import Sequence
from datetime import date, tzinfo
from typing import Any
from uuid import UUID

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QVBoxLayout, QWidget

from bjdesk.kernel.clock import Instant, day_of
from bjdesk.learning.meetings.queries import MeetingLine, SocietyDetail
from bjdesk.societies.queries import MemberRow
from bjdesk.ui import formats
from bjdesk.ui.learners import words as people
from bjdesk.ui.shell.paging import Cell, Column, PagedTableModel, RowAction
from bjdesk.ui.shell.tables import RowTable, WholeRows
from bjdesk.ui.shell.theme import Theme
from bjdesk.ui.shell.widgets.empty import EmptyState
from bjdesk.ui.societies import words

DO = "do"
translate = QCoreApplication.translate


class _SocietyTable(QWidget):
    """A list and what stands in its place when it is empty; Enter on a row asks what to do with it."""

    def __init__(
        self, theme: Theme, name: str, icon: str, columns: tuple[Column, ...], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setProperty("plain", True)
        self._rows: dict[UUID, Any] = {}
        self._zone: tzinfo | None = None
        self._today = date.min
        self._now = Instant(0)
        model = PagedTableModel(columns, [], self._fetch, self._actions, self)
        self.table = RowTable(theme, name, model, row_height=54, pad=20, has_header=False)
        self.empty = EmptyState(theme, icon, "", small=True)
        self._area = WholeRows(self.table)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._area)
        column.addWidget(self.empty)

    def row(self, record: UUID) -> Any:
        return self._rows.get(record)

    def _show(self, rows: Sequence[Any], zone: tzinfo, today: date, now: Instant) -> None:
        self._zone, self._today, self._now = zone, today, now
        self._rows = {row.id: row for row in rows}
        self.table.show_ids(list(self._rows))
        self._area.setVisible(bool(rows))
        self.empty.setVisible(not rows)

    def _fetch(self, ids: Sequence[Any]) -> dict[UUID, Any]:
        return {record: self._rows[record] for record in ids if record in self._rows}

    def _actions(self, row: Any, place: int) -> Sequence[RowAction]:
        return (RowAction(DO, translate("Societies", "更多"), twin="enter"),)


class MemberTable(_SocietyTable):
    """Who belongs to it now, then who did."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        columns = (Column("", self._who),)
        super().__init__(theme, translate("Societies", "成员"), "users", columns, parent)
        do = translate("Societies", "打姓名的拼音首字母，或直接刷她的卡。")
        self.empty.say(translate("Societies", "还没有成员"), do)

    def show_society(self, found: SocietyDetail, zone: tzinfo, today: date, now: Instant) -> None:
        self._show(found.members, zone, today, now)

    def _who(self, row: MemberRow) -> Cell:
        has_left = row.has_left(self._today)
        where = formats.joined(people.year(row.person), people.card(row.person), words.span(row, self._today))
        tone = "ink2" if has_left else "ink"
        return Cell(row.person.name, "bigStrong", tone, where, words.member_chips(row, self._today))


class MeetingTable(_SocietyTable):
    """When, what, and how many came."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        columns = (Column("", self._what), Column("", self._people, 148))
        super().__init__(theme, translate("Societies", "活动"), "calendar-days", columns, parent)
        do = translate("Societies", "排一次，或者把开过的补记进来。")
        self.empty.say(translate("Societies", "还没有活动"), do)

    def show_society(self, found: SocietyDetail, zone: tzinfo, today: date, now: Instant) -> None:
        self._show(found.meetings, zone, today, now)

    def _what(self, row: MeetingLine) -> Cell:
        assert self._zone is not None
        day = formats.short_day(day_of(row.starts_at, self._zone), self._today)
        where = formats.joined(formats.hours(row.starts_at, row.ends_at, self._zone), row.place)
        title = formats.joined(day, row.topic or "")
        return Cell(title, "bigStrong", "ink", where, words.meeting_chips(row))

    def _people(self, row: MeetingLine) -> Cell:
        return Cell(words.meeting_people(row, row.ends_at <= self._now), tone="ink2")
