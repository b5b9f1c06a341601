"""The right half of 课程: one session and everybody who belongs to it or came to it (R26)."""

from collections.abc import Mapping, Sequence
from datetime import tzinfo
from typing import Any
from uuid import UUID

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from bjdesk.learning.attendance import JOINED, Counts
from bjdesk.learning.queries import PersonRow, Roster, RosterRow
from bjdesk.store.name_order import name_key
from bjdesk.ui import formats
from bjdesk.ui.courses.stages import Stage
from bjdesk.ui.shell.keyboard import key_for
from bjdesk.ui.shell.measures import air
from bjdesk.ui.shell.paging import Cell, Column, PagedTableModel
from bjdesk.ui.shell.tables import RowTable, WholeRows
from bjdesk.ui.shell.theme import Theme
from bjdesk.ui.shell.widgets.buttons import ActionButton
from bjdesk.ui.shell.widgets.empty import EmptyState
from bjdesk.ui.shell.widgets.frames import Card, Hairline
from bjdesk.ui.shell.widgets.labels import Chip, OneLine, dress, text_label

_TONES = {"1": "ok", "2": "warn", "3": "warn", "4": "mute", "5": "mute", "6": "ok", "7": "mute"}
"""`attendance_status` -> tone of its chip; who did not come is never shown in red."""
translate = QCoreApplication.translate


class RosterPane(Card):
    """Enter on a person opens her page."""

    person_wanted = Signal(object)
    print_wanted = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(theme, parent=parent)
        self._theme = theme
        self._is_compact = False
        self._zone: tzinfo | None = None
        self._codes: Mapping[str, Mapping[str, str]] = {}
        self.roster: Roster | None = None
        self._stage = Stage.LATER
        self._rows: dict[UUID, RosterRow] = {}
        model = PagedTableModel(self._columns(), [], self._fetch, parent=self)
        self.table = RowTable(theme, translate("Courses", "名单"), model)
        self.table.opened.connect(self.person_wanted)
        self._rows_area = WholeRows(self.table)
        self._empty = EmptyState(theme, "users", "", small=True)
        self._build_head()
        self._lay_out()

    @property
    def summary(self) -> str:
        """The line of counts."""
        return self._summary.text()

    @property
    def why_not(self) -> str:
        """Why nobody can be checked in, as it is shown."""
        return self._why_not.text()

    def speak(self, zone: tzinfo, codes: Mapping[str, Mapping[str, str]]) -> None:
        """The zone, and the names of the codes by list."""
        self._zone, self._codes = zone, codes

    def show_roster(self, roster: Roster | None, at: Stage = Stage.LATER, why_not: str = "") -> None:
        """`at` says where the session stands, `why_not` why nobody can be checked in."""
        self.roster, self._stage = roster, at
        if roster is None:
            return
        session = roster.session
        self._rows = {row.person.id: row for row in roster.rows}
        self._title.setText(session.title)
        self._title.updateGeometry()
        self._nth.setText(formats.nth_session(session.ordinal))
        self._line.setText(self._when_and_where())
        self._summary.setText(summary(roster.counts, at))
        self._why_not.setText(why_not)
        self._why_not.setVisible(bool(why_not))
        self.table.show_ids([row.person.id for row in roster.rows])
        self._rows_area.setVisible(bool(roster.rows))
        self._empty.setVisible(not roster.rows)
        nobody = translate("Courses", "还没有人来") if session.is_open_entry else translate("Courses", "还没有人报名")
        self._empty.say(nobody, translate("Courses", "来的人签了到，就列在这里。"))

    def set_compact(self, is_compact: bool) -> None:
        self._is_compact = is_compact
        self.table.set_compact(is_compact)
        dress(self._title, role="h3" if is_compact else "h2")
        top, bottom = (10, 8) if is_compact else (16, 12)
        air(self._theme, self._head, (12, top, 12, bottom), 12)
        beside = self._head if is_compact else self._last
        beside.addWidget(self.print, 0, Qt.AlignmentFlag.AlignVCenter)

    def _build_head(self) -> None:
        theme = self._theme
        self._title = OneLine(theme, "", "h2")
        self._nth = Chip(theme, "")
        self._line = OneLine(theme, "", "body", "ink2")
        self._summary = text_label("", "bodyMedium")
        self._why_not = text_label("", "cap", "ink3")
        self.print = ActionButton(
            theme, translate("Courses", "打印签到表"), key=key_for("print").printed, icon="printer"
        )
        self.print.clicked.connect(self.print_wanted)

    def _lay_out(self) -> None:
        theme = self._theme
        first = QHBoxLayout()
        air(theme, first, spacing=8)
        first.addWidget(self._title)
        first.addWidget(self._nth)
        first.addStretch(1)
        counts = QVBoxLayout()
        air(theme, counts, spacing=2)
        counts.addWidget(self._summary)
        counts.addWidget(self._why_not)
        self._last = QHBoxLayout()
        air(theme, self._last, spacing=12)
        self._last.addLayout(counts, 1)
        lines = QVBoxLayout()
        air(theme, lines, spacing=4)
        lines.addLayout(first)
        lines.addWidget(self._line)
        lines.addLayout(self._last)
        self._head = QHBoxLayout()
        self._head.addLayout(lines, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(1, 1, 1, 1)
        column.setSpacing(0)
        column.addLayout(self._head)
        column.addWidget(Hairline(theme))
        column.addWidget(self._rows_area, 1)
        column.addWidget(self._empty, 1)
        self.set_compact(False)

    def _when_and_where(self) -> str:
        assert self.roster is not None
        assert self._zone is not None
        session = self.roster.session
        hours = formats.hours(session.starts_at, session.ends_at, self._zone)
        return formats.joined(hours, session.place, formats.teacher(session.teacher))

    def _columns(self) -> tuple[Column, ...]:
        return (
            Column(translate("Courses", "姓名"), self._name, key=_sound),
            Column(translate("Courses", "状态"), self._status, 84),
            Column(translate("Courses", "时间"), self._time, 76, key=_moment),
            Column(translate("Courses", "方式"), self._method, 100),
        )

    def _fetch(self, ids: Sequence[Any]) -> dict[UUID, RosterRow]:
        return {record: self._rows[record] for record in ids if record in self._rows}

    def _name(self, row: RosterRow) -> Cell:
        person, chips = row.person, []
        if person.has_namesake:
            chips.append((_telling(person), "info"))
        if row.mark is not None and (not row.on_roster or row.mark.entry_as == JOINED):
            chips.append((self._code("entry_as", row.mark.entry_as), "mute"))
        return Cell(person.name, "bodyMedium", chips=tuple(chips))

    def _status(self, row: RosterRow) -> Cell:
        if row.mark is None:
            return Cell(translate("Courses", "没到") if self._stage.has_begun else "", tone="ink2")
        status = row.mark.status
        return Cell("", chips=((self._code("attendance_status", status), _TONES.get(status, "mute")),))

    def _time(self, row: RosterRow) -> Cell:
        if row.mark is None or row.mark.checked_at is None or self._zone is None:
            return Cell("")
        return Cell(formats.time_of_day(row.mark.checked_at, self._zone), tone="ink2")

    def _method(self, row: RosterRow) -> Cell:
        return Cell(self._code("capture_method", row.mark.method) if row.mark else "", tone="ink2")

    def _code(self, code_list: str, code: str) -> str:
        return self._codes.get(code_list, {}).get(code, code)


def _telling(person: PersonRow) -> str:
    """What tells her from a namesake on the same list: 1948 年."""
    if person.birth_year is None:
        return translate("Courses", "同名")
    return translate("Courses", "{year} 年").format(year=person.birth_year)


def summary(counts: Counts, at: Stage) -> str:
    """到了 23，没到 7，请假 1，临时 2: what is nought is left out, except the first; 报了 30 人 before it begins."""
    if not at.has_begun:
        return translate("Courses", "报了 {n} 人").format(n=counts.expected)
    missing = translate("Courses", "缺席 {n}") if at is Stage.CLOSED else translate("Courses", "没到 {n}")
    parts = [translate("Courses", "到了 {n}").format(n=counts.present)]
    for words, number in (
        (missing, counts.missing + counts.absent),
        (translate("Courses", "请假 {n}"), counts.on_leave),
        (translate("Courses", "临时 {n}"), counts.guests),
    ):
        if number:
            parts.append(words.format(n=number))
    return translate("Courses", "，").join(parts)


def _sound(row: RosterRow) -> tuple[str, str]:
    return name_key(row.person.name)


def _moment(row: RosterRow) -> int | None:
    return row.mark.checked_at if row.mark is not None else None
