"""The three lists of a class: who is in it and what she still lacks, its meetings, and who waits in which order."""

from collections.abc import Sequence
from datetime import date, tzinfo
from operator import attrgetter
from typing import Any
from uuid import UUID

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from bjdesk.credits.class_roster import ClassMember
from bjdesk.kernel.clock import day_of
from bjdesk.learning.classes.queries import MeetingRow, WaitingRow
from bjdesk.learning.classes.records import CALLED_OFF, HELD, TO_COME
from bjdesk.learning.queries import PersonRow
from bjdesk.store.name_order import name_key
from bjdesk.ui import formats
from bjdesk.ui.courses import class_words as words
from bjdesk.ui.courses.reading import Opened
from bjdesk.ui.courses.typed_values import spelt_hundredths
from bjdesk.ui.shell.paging import Cell, Column, PagedTableModel, RowAction
from bjdesk.ui.shell.tables import RowTable, WholeRows
from bjdesk.ui.shell.theme import Theme
from bjdesk.ui.shell.widgets.empty import EmptyState

LEAVE, MOVE, CALL_OFF, REOPEN, RESTORE, MOVE_UP, GIVE_UP = (
    "leave",
    "move",
    "call-off",
    "reopen",
    "restore",
    "move-up",
    "give-up",
)
translate = QCoreApplication.translate


class ClassTable(QWidget):
    """One list with words instead of an empty one. `acted(id, action)` for a link or its key."""

    acted = Signal(object, str)
    opened = Signal(object)

    def __init__(self, theme: Theme, name: str, empty: EmptyState, row_height: int = 54) -> None:
        super().__init__()
        self._theme = theme
        self._is_compact = False
        self._zone: tzinfo | None = None
        self._today = date.min
        self._rows: dict[UUID, Any] = {}
        model = PagedTableModel(self._columns(), [], self._fetch, self._actions, self)
        self.table = RowTable(theme, name, model, row_height=row_height)
        self.table.acted.connect(self.acted)
        self.table.opened.connect(self.opened)
        self._area = WholeRows(self.table)
        self.empty = empty
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Ignored)  # buttons give no room away
        column = QVBoxLayout(self)
        column.setContentsMargins(1, 0, 1, 1)
        column.addWidget(self._area)
        column.addWidget(empty)

    def row(self, record: Any) -> Any:
        """What the list shows under this id, None if it is gone."""
        return self._rows.get(record)

    @property
    def current(self) -> Any:
        return self._rows.get(self.table.current_id)

    def show_class(self, opened: Opened, zone: tzinfo, today: date) -> None:
        self._zone, self._today = zone, today
        self._is_over = opened.row.is_over
        self._rows = self._rows_of(opened)
        self.table.show_ids(list(self._rows))
        self._area.setVisible(bool(self._rows))
        self.empty.setVisible(not self._rows)

    def set_compact(self, is_compact: bool) -> None:
        self._is_compact = is_compact
        self.table.set_compact(is_compact)

    def _fetch(self, ids: Sequence[Any]) -> dict[UUID, Any]:
        return {record: self._rows[record] for record in ids if record in self._rows}

    def _rows_of(self, opened: Opened) -> dict[UUID, Any]:
        return {}

    def _columns(self) -> tuple[Column, ...]:
        return ()

    def _actions(self, row: Any, place: int) -> Sequence[RowAction]:
        return ()

    def _is_current(self, record: UUID) -> bool:
        return bool(record == self.table.current_id)


class MemberTable(ClassTable):
    """名单: by enrolment. Enter opens the person, Delete is 退学."""

    def __init__(self, theme: Theme) -> None:
        what = translate("Classes", "还没有人报名")
        empty = EmptyState(theme, "users", what, translate("Classes", "按“报名”找人，或直接刷她的卡。"), small=True)
        super().__init__(theme, translate("Classes", "名单"), empty)

    def _rows_of(self, opened: Opened) -> dict[UUID, Any]:
        return {member.enrolment: member for member in opened.members}

    def _columns(self) -> tuple[Column, ...]:
        return (
            Column(translate("Classes", "姓名"), self._name, key=_sound),
            Column(translate("Classes", "够不够结业"), self._standing, 268, in_compact=False),
            Column(translate("Classes", "学时"), self._hours, 88, is_number=True, key=attrgetter("hours")),
            Column(translate("Classes", "来了"), self._attended, 176, key=attrgetter("attended")),
        )

    def _actions(self, row: ClassMember, place: int) -> Sequence[RowAction]:
        if self._is_over or row.state in words.LEFT_STATES:
            return ()
        return (RowAction(LEAVE, translate("Classes", "退学"), twin="delete", tone="ink2"),)

    def _name(self, row: ClassMember) -> Cell:
        said, tone = words.standing(row)
        sub = said if self._is_compact else formats.joined(_born(row.person), _tail(row.person))
        chips = ((translate("Classes", "同名"), "info"),) if row.person.has_namesake else ()
        return Cell(row.person.name, "bigStrong", "ink3" if tone == "ink3" else "ink", sub, chips)

    def _standing(self, row: ClassMember) -> Cell:
        said, tone = words.standing(row)
        return Cell(said, tone=tone)

    def _hours(self, row: ClassMember) -> Cell:
        return Cell(spelt_hundredths(row.hours), tone=_faded(row))

    def _attended(self, row: ClassMember) -> Cell:
        return Cell(words.attended(row), tone=_faded(row))


class MeetingTable(ClassTable):
    """课次: Enter moves one that is to come, Delete calls it off; a closed one is opened again by a supervisor."""

    def __init__(self, theme: Theme) -> None:
        what = translate("Classes", "还没有课次")
        empty = EmptyState(theme, "calendar-days", what, translate("Classes", "在“更多”里加一次课。"), small=True)
        super().__init__(theme, translate("Classes", "课次"), empty)

    def _rows_of(self, opened: Opened) -> dict[UUID, Any]:
        return {meeting.id: meeting for meeting in opened.detail.meetings}

    def _columns(self) -> tuple[Column, ...]:
        return (
            Column(translate("Classes", "第几次"), self._nth, 96, in_compact=False),
            Column(translate("Classes", "什么时候，在哪里"), self._when, key=attrgetter("starts_at")),
            Column(translate("Classes", "到了多少"), self._came, 112, in_compact=False, key=_present),
            Column(translate("Classes", "状态"), self._state, 232),
        )

    def _actions(self, row: MeetingRow, place: int) -> Sequence[RowAction]:
        if self._is_over:
            return ()
        if row.state == TO_COME:
            move = RowAction(MOVE, translate("Classes", "改期"), twin="enter")
            return move, RowAction(CALL_OFF, translate("Classes", "停课"), twin="delete", tone="ink2")
        if row.state == HELD:
            return (RowAction(REOPEN, translate("Classes", "重开"), twin="enter"),)
        return (RowAction(RESTORE, translate("Classes", "恢复"), twin="enter"),) if row.state == CALLED_OFF else ()

    def _nth(self, row: MeetingRow) -> Cell:
        return Cell(formats.nth_session(row.ordinal), tone="ink2")

    def _when(self, row: MeetingRow) -> Cell:
        assert self._zone is not None
        hours = formats.hours(row.starts_at, row.ends_at, self._zone)
        day = day_of(row.starts_at, self._zone)
        tone = "ink" if row.state in (TO_COME, HELD) else "ink3"
        if not self._is_compact:
            return Cell(f"{formats.long_day(day, self._today)} {hours}", "bodyMedium", tone, row.place)
        when = f"{formats.short_day(day, self._today)} {words.short_weekday(day.weekday())} {hours}"
        return Cell(when, "bodyMedium", tone, formats.joined(formats.nth_session(row.ordinal), row.place))

    def _came(self, row: MeetingRow) -> Cell:
        counts = row.counts
        if row.state == TO_COME and not counts.present:
            return Cell("")
        return Cell(translate("Classes", "{n} / {of} 人").format(n=counts.present, of=counts.expected), tone="ink2")

    def _state(self, row: MeetingRow) -> Cell:
        chip = words.meeting_chip(row)
        return Cell("", sub="", chips=(chip,) if chip is not None else ())


class WaitingTable(ClassTable):
    """候补 in order: Enter gives a free seat, Delete takes somebody off the list."""

    def __init__(self, theme: Theme) -> None:
        what = translate("Classes", "没有人候补")
        empty = EmptyState(theme, "list-checks", what, translate("Classes", "满员以后报名的人排在这里。"), small=True)
        super().__init__(theme, translate("Classes", "候补"), empty)

    def _rows_of(self, opened: Opened) -> dict[UUID, Any]:
        return {row.enrolment: row for row in opened.detail.waiting}

    def _columns(self) -> tuple[Column, ...]:
        return (
            Column(translate("Classes", "位次"), self._place, 72),
            Column(translate("Classes", "姓名"), self._name),
            Column(translate("Classes", "什么时候报的"), self._when, 132, in_compact=False),
            Column("", self._nothing, 168),
        )

    def _actions(self, row: WaitingRow, place: int) -> Sequence[RowAction]:
        if self._is_over:
            return ()
        up = RowAction(MOVE_UP, translate("Classes", "递补"), twin="enter")
        return up, RowAction(GIVE_UP, translate("Classes", "不等了"), twin="delete", tone="ink2")

    def _place(self, row: WaitingRow) -> Cell:
        return Cell(str(row.place), "bigStrong", "ink2")

    def _name(self, row: WaitingRow) -> Cell:
        return Cell(row.person.name, "bigStrong", sub=formats.joined(_born(row.person), _tail(row.person)))

    def _when(self, row: WaitingRow) -> Cell:
        assert self._zone is not None
        return Cell(formats.short_moment(row.applied_at, self._zone, self._today), tone="ink2")

    def _nothing(self, row: WaitingRow) -> Cell:
        return Cell("")


def _sound(row: ClassMember) -> tuple[str, str]:
    return name_key(row.person.name)


def _present(row: MeetingRow) -> int:
    return row.counts.present


def _born(person: PersonRow) -> str:
    if person.birth_year is None:
        return ""
    return translate("Classes", "{year} 年").format(year=person.birth_year)


def _tail(person: PersonRow) -> str:
    return translate("Classes", "尾号 {last4}").format(last4=person.last4) if person.last4 else ""


def _faded(row: ClassMember) -> str:
    return "ink3" if row.state in words.LEFT_STATES else "ink"
