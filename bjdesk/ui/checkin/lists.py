"""The two lists of the page as tables of rows: 刚才签到, and who has or has not come."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import tzinfo
from typing import TYPE_CHECKING, Any
from uuid import UUID

from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QPaintEvent, QResizeEvent

from bjdesk.ui.checkin.lists_area import RECENT_HEIGHT, ROSTER_HEIGHT
from bjdesk.ui.checkin.times import second_text
from bjdesk.ui.formats import joined, time_of_day
from bjdesk.ui.shell.paging import Cell, Column, PagedTableModel, RowAction
from bjdesk.ui.shell.tables import ListCard, RowTable
from bjdesk.ui.shell.theme import Theme

if TYPE_CHECKING:
    from bjdesk.learning.queries import RecentRow, RosterRow

_ON_LEAVE = "4"


def method_text(method: str) -> str:
    """How a mark was made, in words of the desk."""
    translate = QCoreApplication.translate
    return {
        "C": translate("CheckInLists", "刷卡"),
        "Q": translate("CheckInLists", "扫码"),
        "P": translate("CheckInLists", "纸上补的"),
        "T": translate("CheckInLists", "电话"),
    }.get(method, translate("CheckInLists", "手工"))


@dataclass(frozen=True)
class _Kept:
    """Rows by their id, for a model that asks for rows by id."""

    rows: dict[UUID, Any]

    def fetch(self, ids: Sequence[UUID]) -> Mapping[UUID, Any]:
        return {record: self.rows[record] for record in ids if record in self.rows}


class RecentTable(RowTable):
    """Newest first; the first row that can be undone prints Ctrl Z."""

    def __init__(self, theme: Theme, zone: tzinfo) -> None:
        self._zone = zone
        self._kept = _Kept({})
        self._first: UUID | None = None
        self._names_course = False
        model = PagedTableModel(self._columns(), (), self._kept.fetch, self._actions)
        name = QCoreApplication.translate("CheckInLists", "刚才签到")
        super().__init__(theme, name, model, row_height=RECENT_HEIGHT)
        self._choose_columns()

    @property
    def first(self) -> "RecentRow | None":
        """The row that Ctrl Z takes back."""
        return self._kept.rows.get(self._first) if self._first else None

    def row(self, record: UUID) -> "RecentRow | None":
        return self._kept.rows.get(record)

    def show_rows(self, rows: "Sequence[RecentRow]", names_course: bool) -> None:
        """`names_course` adds the course, while several sessions take scans."""
        if names_course != self._names_course:
            self._names_course = names_course
            self._choose_columns()
        self._kept.rows.clear()
        self._kept.rows.update({row.id: row for row in rows})
        self._first = next((row.id for row in rows if not row.is_undone and not row.is_closed), None)
        self.show_ids(tuple(row.id for row in rows))

    def set_compact(self, is_compact: bool) -> None:
        super().set_compact(is_compact)
        self._choose_columns()

    def _choose_columns(self) -> None:
        course = len(self.rows.columns) - 2
        self.setColumnHidden(course, self._is_compact or not self._names_course)

    def _columns(self) -> tuple[Column, ...]:
        translate = QCoreApplication.translate
        return (
            Column(translate("CheckInLists", "时间"), self._time, 104),
            Column(translate("CheckInLists", "姓名"), _name, 216),
            Column(translate("CheckInLists", "卡"), _card, 110, in_compact=False),
            Column(translate("CheckInLists", "课程"), _course, 190),
            Column(translate("CheckInLists", "方式"), _method),
        )

    def _time(self, row: "RecentRow") -> Cell:
        return Cell(second_text(row.at, self._zone), tone="ink3" if row.is_undone else "ink2")

    def _actions(self, row: "RecentRow", place: int) -> Sequence[RowAction]:
        """A closed session only shows: what was written there cannot be changed at this desk."""
        translate = QCoreApplication.translate
        if row.is_closed:
            return ()
        if row.is_undone:
            return (RowAction("restore", translate("CheckInLists", "恢复"), twin="enter", tone="ink2"),)
        hint = "Ctrl Z" if row.id == self._first else ""
        return (RowAction("undo", translate("CheckInLists", "撤销"), twin="delete", hint=hint),)


def _name(row: "RecentRow") -> Cell:
    return Cell(row.name, "bigStrong", "ink3" if row.is_undone else "ink", is_struck=row.is_undone)


def _card(row: "RecentRow") -> Cell:
    return Cell(_card_tail(row.last4), tone="ink3" if row.is_undone else "ink2")


def _course(row: "RecentRow") -> Cell:
    return Cell(row.title, tone="ink3" if row.is_undone else "ink2")


def _method(row: "RecentRow") -> Cell:
    if row.is_undone:
        words = QCoreApplication.translate("CheckInLists", "已撤销：{reason}").format(reason=row.undo_reason or "")
        return Cell(words.rstrip("："), "cap", "ink3")
    return Cell(method_text(row.method), tone="ink2")


def _card_tail(last4: str | None) -> str:
    return QCoreApplication.translate("CheckInLists", "尾号 {last4}").format(last4=last4) if last4 else "–"


class RosterTable(RowTable):
    """Two-line rows: name and chips, birth year and card; 到了 for who has not come, the hour for who has."""

    def __init__(self, theme: Theme, zone: tzinfo) -> None:
        self._zone = zone
        self._is_short = self._can_mark = False
        self._kept = _Kept({})
        model = PagedTableModel((Column("", self._person),), (), self._kept.fetch, self._actions)
        name = QCoreApplication.translate("CheckInLists", "名单")
        super().__init__(theme, name, model, row_height=ROSTER_HEIGHT, pad=14, has_header=False)

    def row(self, record: UUID) -> "RosterRow | None":
        return self._kept.rows.get(record)

    def show_rows(self, rows: "Sequence[RosterRow]", can_mark: bool) -> None:
        """`can_mark` offers 到了 and 撤销; a closed session only shows."""
        self._can_mark = can_mark
        self._kept.rows.clear()
        self._kept.rows.update({row.person.id: row for row in rows})
        self.show_ids(tuple(row.person.id for row in rows))

    def set_short(self, is_short: bool) -> None:
        """One line a person, for the smallest windows."""
        if is_short != self._is_short:
            self._is_short = is_short
            self._row_height = RECENT_HEIGHT if is_short else ROSTER_HEIGHT
            self.adapt_to_scale()

    def _person(self, row: "RosterRow") -> Cell:
        sub = "" if self._is_short else self._below(row)
        return Cell(row.person.name, "bigStrong", sub=sub, chips=_chips(row))

    def _below(self, row: "RosterRow") -> str:
        translate = QCoreApplication.translate
        parts = [born_text(row.person.birth_year), _card_tail(row.person.last4) if row.person.last4 else ""]
        if row.has_come and row.mark is not None and row.mark.checked_at is not None:
            came = translate("CheckInLists", "{time} 到").format(time=time_of_day(row.mark.checked_at, self._zone))
            parts = [came, method_text(row.mark.method)]
        return joined(*parts) or translate("CheckInLists", "没有卡")

    def _actions(self, row: "RosterRow", place: int) -> Sequence[RowAction]:
        translate = QCoreApplication.translate
        if not self._can_mark:
            return ()
        if row.has_come:
            return (RowAction("undo", translate("CheckInLists", "撤销"), twin="delete", tone="ink2"),)
        return (RowAction("arrive", translate("CheckInLists", "到了"), twin="enter"),)


def born_text(year: int | None) -> str:
    return QCoreApplication.translate("CheckInLists", "{year} 年").format(year=year) if year else ""


def tail_text(last4: str | None) -> str:
    """尾号 4417, or nothing."""
    return _card_tail(last4) if last4 else ""


def _chips(row: "RosterRow") -> tuple[tuple[str, str], ...]:
    translate = QCoreApplication.translate
    chips = []
    if row.person.has_namesake:
        chips.append((translate("CheckInLists", "同名"), "info"))
    if row.mark is not None and row.mark.status == _ON_LEAVE:
        chips.append((translate("CheckInLists", "请假"), "mute"))
    if not row.on_roster and row.has_come:
        chips.append((translate("CheckInLists", "临时"), "mute"))
    return tuple(chips)


class PlainList(ListCard):
    """A list inside a card that is there already; it shows whole rows and leaves the rest blank."""

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        row = self.table.verticalHeader().defaultSectionSize()
        layout = self.layout()
        assert layout is not None
        layout.setContentsMargins(0, 0, 0, event.size().height() % row)

    def paintEvent(self, event: QPaintEvent) -> None:
        """No second border."""
