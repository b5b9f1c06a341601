"""One class: what it is and where it stands, its people, its meetings, who waits, and what can be done (R25, R26)."""

from datetime import date, tzinfo
from typing import Any

from PySide6.QtCore import QCoreApplication, QPoint, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QMenu, QStackedLayout, QVBoxLayout, QWidget

from bjdesk.learning.classes.records import (
    CANCELLED_CLASS,
    CLASS_OVER,
    DRAFT,
    PUBLISHED,
    RUNNING,
)
from bjdesk.ui import formats
from bjdesk.ui.courses import class_words as words
from bjdesk.ui.courses.class_tables import ClassTable, MeetingTable, MemberTable, WaitingTable
from bjdesk.ui.courses.reading import Opened
from bjdesk.ui.records.changes_pane import ChangesPane
from bjdesk.ui.shell.keyboard import key_for
from bjdesk.ui.shell.measures import air
from bjdesk.ui.shell.theme import Theme
from bjdesk.ui.shell.widgets.buttons import ActionButton
from bjdesk.ui.shell.widgets.choices import Tabs
from bjdesk.ui.shell.widgets.frames import Card
from bjdesk.ui.shell.widgets.labels import Chip, OneLine, dress

MEMBERS, MEETINGS, WAITING, CHANGES = range(4)
EDIT, PUBLISH, START, CLOSE, REOPEN, CANCEL, ADD, LIST, EXCEL, REGISTER_EXCEL = (
    "edit",
    "publish",
    "start",
    "close",
    "reopen",
    "cancel",
    "add",
    "list",
    "excel",
    "register-excel",
)
_LOW, _LOWEST = 250, 205
"""Height ÷ text scale under which a banner leaves no room for all lines of the head."""
translate = QCoreApplication.translate


class ClassDetail(Card):
    """`wanted(action)` for the head, `acted(kind, id, action)` for a row; knows no database."""

    wanted = Signal(str)
    enrol_wanted = Signal()
    print_wanted = Signal()
    person_wanted = Signal(object)
    row_acted = Signal(object, str)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(theme, parent=parent)
        self._theme = theme
        self.opened: Opened | None = None
        self.members, self.meetings, self.waiting = MemberTable(theme), MeetingTable(theme), WaitingTable(theme)
        self.changes = ChangesPane(theme)
        self._build_head()
        names = [translate("Classes", "名单"), "", "", translate("Changes", "修改记录")]
        self.tabs = Tabs(theme, translate("Classes", "这个班"), names, indent=0)
        self.menu = QMenu(self)
        self.menu.setAccessibleName(translate("Classes", "更多"))
        self._lay_out()
        self._connect()
        self.set_compact(False)

    @property
    def lists(self) -> tuple[ClassTable, ClassTable, ClassTable]:
        return self.members, self.meetings, self.waiting

    def show_class(self, opened: Opened, zone: tzinfo, today: date) -> None:
        self.opened = opened
        row = opened.row
        self._title.setText(row.title)
        self._title.updateGeometry()
        self._state.show_as(*words.state_chip(row.state))
        where = (words.weekly(row.hours), row.place, formats.teacher(row.teacher), row.number or "")
        self._line.setText(formats.joined(*where))
        self._line.updateGeometry()
        self._counts.setText(_counts(opened, zone, today))
        self._counts.updateGeometry()
        for shown in self.lists:
            shown.show_class(opened, zone, today)
        self.changes.show_record("activity", row.id)
        for index, text in enumerate(_tab_texts(opened)):
            self.tabs.set_text(index, text)
        self._show_buttons()

    def show_tab(self, index: int) -> None:
        self.tabs.set_index(index)
        self._pages.setCurrentIndex(index)

    def focus_list(self) -> None:
        """The keyboard goes into the list in front, or to its tabs when it is empty."""
        if self.tabs.index == CHANGES:
            if not self.changes.focus_list():
                self.tabs.setFocus(Qt.FocusReason.OtherFocusReason)
            return
        shown = self.lists[self.tabs.index]
        if shown.table.rows.rowCount():
            if shown.table.current_id is None:
                shown.table.selectRow(0)
            shown.table.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            self.enrol.setFocus(Qt.FocusReason.OtherFocusReason)

    def open_menu(self) -> None:
        """What is done more seldom; arrows and Enter choose."""
        self.menu.popup(self.more.mapToGlobal(QPoint(0, self.more.height())))
        if actions := self.menu.actions():
            self.menu.setActiveAction(actions[0])

    def possible(self) -> tuple[tuple[str, str], ...]:
        """(action, words) of what the menu offers now."""
        assert self.opened is not None
        state = self.opened.row.state
        is_going = state in (DRAFT, PUBLISHED, RUNNING)
        offered = (
            (EDIT, translate("Classes", "改这个班的资料"), True),
            (ADD, translate("Classes", "加一次课"), is_going),
            (LIST, translate("Classes", "名册存成 PDF"), True),
            (EXCEL, translate("Classes", "名册存成 Excel"), True),
            (REGISTER_EXCEL, translate("Classes", "签到表存成 Excel"), state != CANCELLED_CLASS),
            (PUBLISH, translate("Classes", "发布，可以报名"), state == DRAFT),
            (START, translate("Classes", "开班"), state == PUBLISHED),
            (CLOSE, translate("Classes", "结班"), state == RUNNING),
            (REOPEN, translate("Classes", "重开这个班"), state == CLASS_OVER),
            (CANCEL, translate("Classes", "取消这个班"), is_going),
        )
        return tuple((action, text) for action, text, is_possible in offered if is_possible)

    def set_compact(self, is_compact: bool) -> None:
        for shown in (*self.lists, self.changes):
            shown.set_compact(is_compact)
        dress(self._title, role="h3" if is_compact else "h2")
        turned = QBoxLayout.Direction.TopToBottom if is_compact else QBoxLayout.Direction.LeftToRight
        self._head.setDirection(turned)
        top, bottom = (10, 4) if is_compact else (16, 8)
        air(self._theme, self._head, (12, top, 12, bottom), 8 if is_compact else 16)
        for button in self._buttons:
            button.set_height(36 if is_compact else 40)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def adapt_to_scale(self) -> None:
        self._fit()

    def _fit(self) -> None:
        """Where it is low the first row of a list is worth more than its header."""
        height = self.height() / self._theme.scale
        is_low = height < _LOW
        self._counts.setVisible(height >= _LOWEST)
        self._line.setVisible(not is_low)
        for shown in (*self.lists, self.changes):
            shown.table.horizontalHeader().setVisible(not is_low)

    # --- parts -------------------------------------------------------------------------------------------------------

    def _show_buttons(self) -> None:
        assert self.opened is not None
        state = self.opened.row.state
        self.enrol.setVisible(state in (PUBLISHED, RUNNING))
        action, text = {
            DRAFT: (PUBLISH, translate("Classes", "发布")),
            PUBLISHED: (START, translate("Classes", "开班")),
            RUNNING: (CLOSE, translate("Classes", "结班")),
            CLASS_OVER: (REOPEN, translate("Classes", "重开")),
        }.get(state, ("", ""))
        self.step.setVisible(bool(action))
        self.step.setProperty("action", action)
        self.step.set_words(text)
        self.print.setVisible(state != CANCELLED_CLASS)
        self.menu.clear()
        for name, words_of in self.possible():
            self.menu.addAction(words_of).setData(name)

    def _build_head(self) -> None:
        theme = self._theme
        self._title, self._state = OneLine(theme, "", "h2"), Chip(theme, "")
        self._line, self._counts = OneLine(theme, "", "body", "ink2"), OneLine(theme, "", "bodyMedium")
        self.enrol = ActionButton(
            theme, translate("Classes", "报名"), "primary", key=key_for("enrol").printed, icon="user-plus"
        )
        self.step = ActionButton(theme, "")
        self.print = ActionButton(theme, translate("Classes", "打印签到表"), key=key_for("print").printed)
        self.more = ActionButton(theme, translate("Classes", "更多"), key=key_for("more").printed, icon="chevron-down")
        self._buttons = (self.more, self.step, self.print, self.enrol)

    def _lay_out(self) -> None:
        theme = self._theme
        first = QHBoxLayout()
        air(theme, first, spacing=8)
        first.addWidget(self._title)
        first.addWidget(self._state)
        first.addStretch(1)
        lines = QVBoxLayout()
        air(theme, lines, spacing=2)
        lines.addLayout(first)
        lines.addWidget(self._line)
        lines.addWidget(self._counts)
        buttons = QHBoxLayout()
        air(theme, buttons, spacing=8)
        buttons.addStretch(1)
        for button in self._buttons:
            buttons.addWidget(button, 0, Qt.AlignmentFlag.AlignTop)
        self._head = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._head.addLayout(lines, 1)
        self._head.addLayout(buttons)
        self._pages = QStackedLayout()
        column = QVBoxLayout(self)
        column.setContentsMargins(1, 1, 1, 1)
        column.setSpacing(0)
        column.addLayout(self._head)
        column.addWidget(self.tabs)
        column.addLayout(self._pages, 1)
        for shown in (*self.lists, self.changes):
            self._pages.addWidget(shown)

    def _connect(self) -> None:
        self.tabs.chosen.connect(self.show_tab)
        self.enrol.clicked.connect(self.enrol_wanted)
        self.print.clicked.connect(self.print_wanted)
        self.step.clicked.connect(self._on_step)
        self.more.clicked.connect(self.open_menu)
        self.menu.triggered.connect(self._on_menu)
        self.members.opened.connect(self._on_member_opened)
        for shown in self.lists:
            shown.acted.connect(self.row_acted)

    def _on_step(self) -> None:
        self.wanted.emit(self.step.property("action"))

    def _on_menu(self, action: Any) -> None:
        self.wanted.emit(action.data())

    def _on_member_opened(self, enrolment: Any) -> None:
        member = self.members.row(enrolment)
        if member is not None:
            self.person_wanted.emit(member.person.id)


def _counts(opened: Opened, zone: tzinfo, today: date) -> str:
    """报了 18 / 20 人，候补 3，上了 6 / 16 次，下一次 11-26 09:00."""
    row = opened.row
    enrolled = translate("Classes", "报了 {filled}").format(filled=words.filled(row.seats))
    when = words.next_meeting(row, zone, today)
    following = translate("Classes", "下一次 {when}").format(when=when) if when else ""
    parts = (enrolled, words.waiting(row.seats), words.progress(row), following)
    return translate("Classes", "，").join(part for part in parts if part)


def _tab_texts(opened: Opened) -> tuple[str, str, str]:
    here = sum(member.is_here for member in opened.members)
    return (
        translate("Classes", "名单 {n}").format(n=here),
        translate("Classes", "课次 {n}").format(n=len(opened.detail.meetings)),
        translate("Classes", "候补 {n}").format(n=len(opened.detail.waiting)),
    )
