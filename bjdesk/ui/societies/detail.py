"""One society: what it is, what somebody should look at, its members and meetings, and what can be done (R71, R72)."""

from collections.abc import Sequence
from datetime import date, tzinfo
from typing import Any

from PySide6.QtCore import QCoreApplication, QPoint, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QLabel, QMenu, QStackedLayout, QVBoxLayout, QWidget

from bjdesk.kernel.clock import Instant
from bjdesk.learning.meetings.queries import SocietyDetail as Found
from bjdesk.ui.records.changes_pane import ChangesPane
from bjdesk.ui.shell.keyboard import key_for
from bjdesk.ui.shell.measures import air
from bjdesk.ui.shell.theme import Theme
from bjdesk.ui.shell.widgets.buttons import ActionButton
from bjdesk.ui.shell.widgets.choices import Tabs
from bjdesk.ui.shell.widgets.frames import Card, Hairline
from bjdesk.ui.shell.widgets.labels import Chip, OneLine, dress, text_label
from bjdesk.ui.societies import words
from bjdesk.ui.societies.tables import MeetingTable, MemberTable

MEMBERS, MEETINGS, CHANGES = range(3)
EDIT, FILE, STOP, GO_ON, DISSOLVE, EXCEL = "edit", "file", "stop", "go-on", "dissolve", "excel"
_LOW, _LOWEST = 470, 345
"""Height ÷ text scale under which the rarer facts, and then all but the name, leave room for the list."""
translate = QCoreApplication.translate


class SocietyDetail(Card):
    """`wanted(action)` for the menu, `row_wanted(row)` for Enter on a member or a meeting.

    Whoever hears of a row offers what can be done with it; `deed_chosen(words)` is what was chosen. Knows no database.
    """

    wanted = Signal(str)
    row_wanted = Signal(object)
    deed_chosen = Signal(str)
    add_wanted = Signal()
    plan_wanted = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(theme, parent=parent)
        self._theme = theme
        self.found: Found | None = None
        self.members, self.meetings = MemberTable(theme), MeetingTable(theme)
        self.changes = ChangesPane(theme, is_narrow=True, pad=20)
        names = ["", "", translate("Changes", "修改记录")]
        self.tabs = Tabs(theme, translate("Societies", "这个社团"), names, indent=6)
        self.menu = QMenu(self)
        self.menu.setAccessibleName(translate("Societies", "更多"))
        self.row_menu = QMenu(self)
        self._build()
        self._lay_out()
        self._connect()

    @property
    def lists(self) -> tuple[MemberTable, MeetingTable]:
        return self.members, self.meetings

    @property
    def warning(self) -> str:
        """What somebody should look at; empty where nothing is."""
        return self._what.text()

    def show_society(
        self, found: Found, categories: dict[str, str], stale_days: int, zone: tzinfo, today: date, now: Instant
    ) -> None:
        self.found = found
        line = found.line
        self._title.setText(line.row.name)
        self._title.updateGeometry()
        self._state.show_as(*words.state_chip(line.row.state))
        self._headline.setText(words.headline(line, categories))
        self._headline.updateGeometry()
        what, do = words.warning(line, stale_days, zone, today)
        self._what.setText(what)
        self._do.setText(do)
        self._show_facts()
        for shown in self.lists:
            shown.show_society(found, zone, today, now)
        self.changes.show_record("society", line.row.id)
        self.tabs.set_text(MEMBERS, translate("Societies", "成员 {n}").format(n=line.belong.people))
        self.tabs.set_text(MEETINGS, translate("Societies", "活动 {n}").format(n=len(found.meetings)))
        self._show_buttons()

    def show_tab(self, index: int) -> None:
        self.tabs.set_index(index)
        self._pages.setCurrentIndex(index)

    def show_next_tab(self) -> None:
        self.show_tab((self.tabs.index + 1) % self._pages.count())

    def focus_list(self) -> None:
        """The keyboard goes into the list in front, or to what would fill it."""
        if self.tabs.index == CHANGES:
            if not self.changes.focus_list():
                self.more.setFocus(Qt.FocusReason.ShortcutFocusReason)
            return
        shown = self.lists[self.tabs.index]
        if shown.table.rows.rowCount():
            if shown.table.current_id is None:
                shown.table.selectRow(0)
            shown.table.setFocus(Qt.FocusReason.ShortcutFocusReason)
        else:
            button = self.add if self.tabs.index == MEMBERS else self.plan
            (button if button.isEnabled() else self.more).setFocus(Qt.FocusReason.ShortcutFocusReason)

    def open_menu(self) -> None:
        """What is done more seldom; arrows and Enter choose."""
        if self.found is None:
            return
        self.menu.popup(self.more.mapToGlobal(QPoint(0, self.more.height())))
        if actions := self.menu.actions():
            self.menu.setActiveAction(actions[0])

    def offer(self, deeds: Sequence[str]) -> None:
        """What can be done with the row in front, over it; arrows and Enter choose."""
        table = self.lists[self.tabs.index].table
        self.row_menu.clear()
        self.row_menu.setAccessibleName(self.tabs.accessibleName())
        for words_of in deeds:
            self.row_menu.addAction(words_of)
        row = table.visualRect(table.currentIndex())
        place = QPoint(table.viewport().width() - self.row_menu.sizeHint().width(), row.bottom())
        self.row_menu.popup(table.viewport().mapToGlobal(place))
        self.row_menu.setActiveAction(self.row_menu.actions()[0])

    def possible(self) -> tuple[tuple[str, str], ...]:
        """(action, words) of what the menu offers now."""
        assert self.found is not None
        state = self.found.line.row.state
        offered = (
            (EDIT, translate("Societies", "改资料"), state != words.DISSOLVED),
            (EXCEL, translate("Societies", "成员名单导出 Excel"), True),
            (FILE, translate("Societies", "已备案"), state == words.GROWING),
            (STOP, translate("Societies", "停止活动"), state in (words.GROWING, words.FILED)),
            (GO_ON, translate("Societies", "恢复活动"), state == words.STOPPED),
            (DISSOLVE, translate("Societies", "注销"), state in (words.FILED, words.STOPPED)),
        )
        return tuple((action, text) for action, text, is_possible in offered if is_possible)

    def set_compact(self, is_compact: bool) -> None:
        dress(self._title, role="h3" if is_compact else "h2")
        top = 10 if is_compact else 16
        air(self._theme, self._head, (20, top, 20, 4), 4)
        for button in (self.add, self.plan):
            button.set_height(36 if is_compact else 40)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def adapt_to_scale(self) -> None:
        self._fit()

    def _fit(self) -> None:
        """Where it is low a list is worth more than the rarer facts."""
        height = self.height() / self._theme.scale
        is_low, is_lowest = height < _LOW, height < _LOWEST
        for name, (label, value) in self._facts.items():
            is_shown = bool(value.text()) and not is_lowest and (not is_low or name == "when")
            label.setVisible(is_shown)
            value.setVisible(is_shown)
        self._do.setVisible(not is_low)
        self._headline.setVisible(not is_lowest)
        self._warning.setVisible(bool(self._what.text()) and not is_lowest)

    # --- parts -------------------------------------------------------------------------------------------------------

    def _show_facts(self) -> None:
        assert self.found is not None
        line, row = self.found.line, self.found.line.row
        texts = {
            "leader": line.belong.leader or translate("Societies", "还没有，在成员里选一位"),
            "when": row.meeting_rule or "",
            "where": row.place or "",
            "school": row.coordinator or "",
            "papers": words.papers(line),
            "people": words.members(line),
            "number": row.filing_no or "",
            "why": row.state_note or "" if not words.is_active(line) else "",
        }
        for name, (_, value) in self._facts.items():
            value.setText(texts[name])
            value.updateGeometry()
        self._fit()

    def _show_buttons(self) -> None:
        assert self.found is not None
        state = self.found.line.row.state
        self.add.setEnabled(state != words.DISSOLVED)
        self.plan.setEnabled(state in (words.GROWING, words.FILED))
        self.menu.clear()
        for name, words_of in self.possible():
            self.menu.addAction(words_of).setData(name)

    def _build(self) -> None:
        theme = self._theme
        self._title, self._state = OneLine(theme, "", "h2"), Chip(theme, "")
        self._headline = OneLine(theme, "", "body", "ink2")
        self._what, self._do = text_label("", "bodyStrong", "warn"), text_label("", "cap", "warn")
        self._what.setWordWrap(True)
        self._do.setWordWrap(True)
        self._warning = Card(theme, "warnTint", "gold", 10)
        self.more = ActionButton(
            theme, translate("Societies", "更多"), "quiet", key=key_for("society-more").printed, height=36
        )
        self.add = ActionButton(theme, translate("Societies", "加成员"), key=key_for("add-member").printed)
        self.plan = ActionButton(
            theme, translate("Societies", "记一次活动"), "primary", key=key_for("plan-meeting").printed
        )
        names = (
            ("leader", translate("Societies", "负责人")),
            ("when", translate("Societies", "固定时间")),
            ("where", translate("Societies", "地点")),
            ("school", translate("Societies", "协调学校")),
            ("papers", translate("Societies", "章程制度")),
            ("people", translate("Societies", "成员")),
            ("number", translate("Societies", "备案号")),
            ("why", translate("Societies", "原因")),
        )
        self._facts: dict[str, tuple[QLabel, OneLine]] = {
            name: (text_label(label, "body", "ink3"), OneLine(theme)) for name, label in names
        }

    def _lay_out(self) -> None:
        theme = self._theme
        first, inside = QHBoxLayout(), QVBoxLayout(self._warning)
        air(theme, first, spacing=8)
        first.addWidget(self._title)
        first.addWidget(self._state)
        first.addStretch(1)
        first.addWidget(self.more)
        air(theme, inside, (14, 6, 14, 6), 0)
        inside.addWidget(self._what)
        inside.addWidget(self._do)
        grid = QGridLayout()
        air(theme, grid, (0, 4, 0, 4), 4)
        grid.setHorizontalSpacing(16)
        grid.setColumnStretch(1, 1)
        for place, (label, value) in enumerate(self._facts.values()):
            grid.addWidget(label, place, 0)
            grid.addWidget(value, place, 1)
        self._head = QVBoxLayout()
        self._head.addLayout(first)
        self._head.addWidget(self._headline)
        self._head.addWidget(self._warning)
        self._head.addLayout(grid)
        foot = QHBoxLayout()
        air(theme, foot, (12, 8, 12, 8), 8)
        foot.addStretch(1)
        foot.addWidget(self.add)
        foot.addWidget(self.plan)
        self._pages = QStackedLayout()
        column = QVBoxLayout(self)
        column.setContentsMargins(1, 1, 1, 1)
        column.setSpacing(0)
        column.addLayout(self._head)
        column.addWidget(self.tabs)
        column.addLayout(self._pages, 1)
        column.addWidget(Hairline(theme))
        column.addLayout(foot)
        for shown in (*self.lists, self.changes):
            self._pages.addWidget(shown)
        self.set_compact(False)

    def _connect(self) -> None:
        self.tabs.chosen.connect(self.show_tab)
        self.more.clicked.connect(self.open_menu)
        self.menu.triggered.connect(self._on_menu)
        self.row_menu.triggered.connect(self._on_row_menu)
        self.add.clicked.connect(self.add_wanted)
        self.plan.clicked.connect(self.plan_wanted)
        self.members.table.acted.connect(self._on_member)
        self.members.table.opened.connect(self._on_member)
        self.meetings.table.acted.connect(self._on_meeting)
        self.meetings.table.opened.connect(self._on_meeting)

    def _on_menu(self, action: Any) -> None:
        self.wanted.emit(action.data())

    def _on_row_menu(self, action: Any) -> None:
        self.deed_chosen.emit(action.text())

    def _on_member(self, record: Any, _action: str = "") -> None:
        self.members.table.select(record)
        self.row_wanted.emit(self.members.row(record))

    def _on_meeting(self, record: Any, _action: str = "") -> None:
        self.meetings.table.select(record)
        self.row_wanted.emit(self.meetings.row(record))
