"""课程: the sessions of a day, today's first, and the classes; F8 opens it to change what people are checked in for."""

from collections.abc import Callable
from datetime import date, timedelta
from functools import partial
from pathlib import Path
from typing import Any
from uuid import UUID

from PySide6.QtCore import QModelIndex, Qt, QUrl
from PySide6.QtGui import QDesktopServices, QHideEvent, QResizeEvent
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget

from bjdesk.kernel.changes import Changes
from bjdesk.kernel.errors import DeskError
from bjdesk.learning.queries import DayRow
from bjdesk.ui import formats
from bjdesk.ui.code_names import code_names
from bjdesk.ui.courses.class_mode import ClassMode
from bjdesk.ui.courses.days import Days
from bjdesk.ui.courses.roster_pane import RosterPane
from bjdesk.ui.courses.session_list import SessionList
from bjdesk.ui.courses.stages import why_not
from bjdesk.ui.desk_workspace import DeskWorkspace
from bjdesk.ui.parts import front_desk
from bjdesk.ui.shell.keyboard import key_for
from bjdesk.ui.shell.measures import fix
from bjdesk.ui.shell.pages import Page, PageTools
from bjdesk.ui.shell.told import told
from bjdesk.ui.shell.widgets.buttons import ActionButton
from bjdesk.ui.shell.widgets.empty import EmptyState
from bjdesk.ui.shell.widgets.frames import Card
from bjdesk.ui.shell.widgets.labels import OneLine
from bjdesk.ui.shell.widgets.two_panes import NARROW_BELOW, TwoPanes
from bjdesk.ui.shell.workspace import Workspace

COMPACT_WIDTH = 300
_CODES = ("attendance_status", "capture_method", "entry_as")
_UNLIMITED = 16777215
_PLAIN_BELOW = 960
"""Width ÷ text scale under which the buttons of the strip have no icons."""


class CoursesPage(Page):
    """A day at the left, the chosen session's roster at the right; a day without sessions names the next with some."""

    kinds = frozenset({"attendance", "session", "booking", "activity", "enrolment", "learner", "term", "venue"})

    def __init__(self, tools: PageTools, parent: QWidget | None = None) -> None:
        super().__init__(tools, parent)
        self.desk: DeskWorkspace | None = None
        self._days: Days | None = None
        self.day = date.min
        self._is_empty = True
        self._next_day: date | None = None
        self._was_read = False
        self.mode = ClassMode(self)
        self.sessions = SessionList(tools.theme)
        self.roster = RosterPane(tools.theme)
        self._build_strip()
        self._build_empty()
        self._lay_out()
        self._connect()
        self._show_parts(is_empty=True)
        self.set_compact(self.is_compact)

    # --- what the shell asks -----------------------------------------------------------------------------------------

    def attach(self, workspace: Workspace) -> None:
        super().attach(workspace)
        assert isinstance(workspace, DeskWorkspace)
        self.desk = workspace
        self._days = Days(workspace)
        self.day = self._days.today

    def shown(self) -> None:
        if not self.mode.come_back():
            self._focus_list()

    def on_open_failed(self, error: DeskError) -> None:
        super().on_open_failed(error)
        if self.desk is None:
            self.empty.say(self.tr("资料没有打开"))

    def say_error(self, error: DeskError) -> None:
        """Nothing that could be read is no day without classes."""
        super().say_error(error)
        if self.desk is not None and not self._was_read:
            self.empty.say(self.tr("没有读出来"), self.tr("按 {key} 再试一次。").format(key=key_for("refresh").printed))

    def refresh(self, changes: Changes | None) -> None:
        if self.desk is None:
            return
        if changes is None:
            self.roster.speak(self.desk.facts.zone, {name: self.desk.read(code_names, name) for name in _CODES})
        self.show_day(self.day)
        self._was_read = True
        self.mode.refresh()

    def show_subject(self, subject: Any) -> None:
        """A session by its id, on whatever day it is, or a class by its own."""
        session = self._days.session(subject) if self._days is not None else None
        if session is None or self._days is None:
            self.mode.show_class(subject)
            return
        self.mode.turn(is_classes=False)
        self._go_to(self._days.day(session), subject)

    @property
    def actions(self) -> dict[str, Callable[[], object]]:  # type: ignore[override]  # not Qt's list of QActions
        if self.mode.is_on:
            return {"change-session": self.go_today, **self.mode.deeds}
        found: dict[str, Callable[[], object]] = {
            "change-session": self.go_today,
            "classes": self.mode.show_classes,
            "new-class": self.mode.plan_class,
            "check-in": self._check_in,
            "day-before": self._go_back_a_day,
            "day-after": self.go_on_a_day,
        }
        if self._panes.has_left_list:
            found["back"] = self._panes.go_back
        return {**found, "print": self._print}

    def set_compact(self, is_compact: bool) -> None:
        super().set_compact(is_compact)
        self.sessions.set_compact(is_compact)
        self.roster.set_compact(is_compact)
        self._panes.set_gap(12 if is_compact else 20)
        self._share_width()
        self.mode.set_compact(is_compact)

    def _share_width(self) -> None:
        """In the compact layout the list has a fixed width, unless it is alone."""
        if self.is_compact and not self._panes.is_narrow:
            fix(self.theme, self.sessions, width=COMPACT_WIDTH)
        else:
            fix(self.theme, self.sessions)
            self.sessions.setMinimumWidth(0)
            self.sessions.setMaximumWidth(_UNLIMITED)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit_strip()

    def adapt_to_scale(self) -> None:
        self._fit_strip()

    def _fit_strip(self) -> None:
        """Where it is narrow, icons and then keys give way to the date."""
        width = self.width() / self.theme.scale
        for button, icon, key in self._day_buttons:
            button.set_words(button.text(), "" if width < NARROW_BELOW else key)
            button.set_icon("" if width < _PLAIN_BELOW else icon)
        self._say_day()

    def _say_day(self) -> None:
        """The day in full, or where it is narrow as short as can be."""
        if self._days is None:
            return
        is_narrow = self.width() / self.theme.scale < NARROW_BELOW
        spell = formats.short_day if is_narrow else formats.long_day
        self._date.setText(spell(self.day, self._days.today))
        self._date.updateGeometry()

    def _on_narrowed(self, _is_narrow: bool) -> None:
        self._share_width()

    @property
    def date_words(self) -> str:
        return self._date.text()

    # --- the day -----------------------------------------------------------------------------------------------------

    def show_day(self, day: date, select: UUID | None = None) -> None:
        """Another day, or the same one read anew; `select` names the session to choose."""
        assert self.desk is not None
        assert self._days is not None
        is_other, self.day = day != self.day, day
        rows, zone = self._days.sheet(self.day), self.desk.facts.zone
        self._say_day()
        self._today.setVisible(self.mode.is_on or self.day != self._days.today)
        self.sessions.show_sessions(rows, self.desk.clock.now(), self.desk.rules.open_before_min, zone)
        if rows and (is_other or select is not None or self.sessions.current is None):
            self.sessions.select(select or self.desk.scanning.picked)
        if not rows:
            self._say_empty()
        self._show_parts(is_empty=not rows)
        self._show_session()

    def _say_empty(self) -> None:
        assert self._days is not None
        self._next_day = self._days.next_with_sessions(self.day)
        what = self.tr("今天没有课") if self.day == self._days.today else self.tr("这天没有课")
        self.go_next.setVisible(self._next_day is not None)
        self.new_class.setVisible(self._next_day is None)
        if self._next_day is None:
            self.empty.say(what, self.tr("往后两个月也没有排课。"))
            return
        day = formats.long_day(self._next_day, self._days.today)
        self.empty.say(what, self.tr("下一次有课是 {day}。").format(day=day))

    def _show_parts(self, *, is_empty: bool) -> None:
        self._is_empty = is_empty
        if self.mode.is_on:
            return
        focus = QApplication.focusWidget()
        has_focus = focus is not None and self.isAncestorOf(focus)
        self._panes.setVisible(not is_empty)
        self._nothing.setVisible(is_empty)
        if has_focus:
            self._focus_list()

    def _focus_list(self) -> None:
        """The keyboard stays on the page on a day without a list too."""
        if self._nothing.isHidden():
            self.sessions.table.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            (self.new_class if self.go_next.isHidden() else self.go_next).setFocus(Qt.FocusReason.OtherFocusReason)

    @told
    def _go_to(self, day: date, select: UUID | None = None) -> None:
        self.messages.clear()
        self.show_day(day, select)

    def go_today(self) -> None:
        """Today with the session that is on now, whatever was looked at before."""
        self.mode.turn(is_classes=False)
        if self._days is not None and self.desk is not None:
            self._go_to(self._days.today)
            self.sessions.select(self.desk.scanning.picked)

    def _go_back_a_day(self) -> None:
        if self._days is not None:
            self._go_to(self.day - timedelta(days=1))

    def go_on_a_day(self) -> None:
        if self._days is not None:
            self._go_to(self.day + timedelta(days=1))

    def go_to_next(self) -> None:
        if self._next_day is not None:
            self._go_to(self._next_day)

    # --- the classes -------------------------------------------------------------------------------------------------

    def on_scan(self, text: str) -> None:
        """A card enrols its holder while a class is open; anywhere else it is somebody who arrives."""
        if not self.mode.enrol_by_card(text):
            front_desk.arrive(self, text)

    def on_misread(self) -> None:
        front_desk.misread(self, takes_cards=self.mode.takes_cards)

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self.mode.keep()

    def _on_turned(self, is_classes: bool) -> None:
        """The day or the classes; what the other one showed stays as it was."""
        self._panes.setVisible(not is_classes and not self._is_empty)
        self._nothing.setVisible(not is_classes and self._is_empty)
        for widget in (self._date, self._before, self._after, self._to_classes):
            widget.setVisible(not is_classes)
        self._today.setVisible(is_classes or (self._days is not None and self.day != self._days.today))
        self._today.set_words(self.tr("今天的课") if is_classes else self.tr("今天"), self._today.printed_key)
        self.to_desk.setVisible(not is_classes and self.sessions.current is not None)
        self.strip.set_title(self.tr("班级") if is_classes else self.tr("课程"))
        if not is_classes:
            self._focus_list()

    # --- one session -------------------------------------------------------------------------------------------------

    def _on_clicked(self, _index: QModelIndex) -> None:
        """Where the list has the window to itself a click opens what it chose."""
        if self._panes.is_narrow:
            self._panes.open_right()

    def _on_chosen(self, _record: UUID) -> None:
        self._show_session()

    @told
    def _show_session(self) -> None:
        row = self.sessions.current
        self.to_desk.setVisible(row is not None and not self.mode.is_on)
        if row is None or self._days is None:
            return
        reason = self._why_not(row)
        self.roster.show_roster(self._days.roster(row.session.id), self.sessions.stage_of(row), reason)
        self.to_desk.setEnabled(not reason)

    def _why_not(self, row: DayRow) -> str:
        return why_not(self.sessions.stage_of(row), self._days is not None and self.day > self._days.today)

    def _check_in(self) -> None:
        """Go to the desk with the chosen session in front; what cannot be done says why."""
        row = self.sessions.current
        reason = self._why_not(row) if row is not None else ""
        if reason:
            self.messages.say("info", reason)
            return
        self.wanted.emit("check-in", row.session.id if row is not None else None)

    def _on_check_in_wanted(self, record: UUID) -> None:
        self.wanted.emit("check-in", record)

    def _on_person_wanted(self, record: UUID) -> None:
        self.wanted.emit("learners", record)

    def _print(self) -> None:
        """The register of the chosen session as a PDF, drawn beside the window."""
        row = self.sessions.current
        if row is None or self.desk is None:
            return
        from bjdesk.ui.checkin.printing import register_job  # reportlab's neighbours: not before somebody prints

        job = register_job(self.desk, row.session)
        job.succeeded.connect(self._on_printed)
        job.failed.connect(self._on_print_failed)
        self.tools.jobs.start(job)

    def _on_printed(self, path: Path) -> None:
        where = self.tr("{name}，在“{folder}”里").format(name=path.name, folder=path.parent.name)
        banner = self.messages.say("ok", self.tr("签到表存好了"), where, action=self.tr("打开"), icon="printer")
        banner.acted.connect(partial(QDesktopServices.openUrl, QUrl.fromLocalFile(str(path))))

    def _on_print_failed(self, error: object) -> None:
        if isinstance(error, DeskError):
            self.messages.say_error(error)

    # --- building ----------------------------------------------------------------------------------------------------

    def _build_strip(self) -> None:
        theme = self.theme
        self.strip.set_title(self.tr("课程"))
        self._date = OneLine(theme, "", "lead", "ink2")
        self.strip.beside_title.addWidget(self._date)
        self._before = ActionButton(theme, self.tr("前一天"), key=key_for("day-before").printed, icon="chevron-left")
        self._after = ActionButton(theme, self.tr("后一天"), key=key_for("day-after").printed, icon="chevron-right")
        self._today = ActionButton(theme, self.tr("今天"), "quiet", key=key_for("change-session").printed)
        self.to_desk = ActionButton(
            theme, self.tr("去签到"), "primary", key=key_for("check-in").printed, icon="scan-line"
        )
        self._to_classes = ActionButton(theme, self.tr("班级"), key=key_for("classes").printed, icon="book-open")
        self._day_buttons = (
            (self._to_classes, "book-open", self._to_classes.printed_key),
            (self._before, "chevron-left", self._before.printed_key),
            (self._after, "chevron-right", self._after.printed_key),
            (self.to_desk, "scan-line", self.to_desk.printed_key),
        )
        for button in (self._today, self._before, self._after, self._to_classes, self.to_desk):
            self.strip.actions.addWidget(button)
        self.mode.take_places()

    def _build_empty(self) -> None:
        theme = self.theme
        self.go_next = ActionButton(theme, self.tr("去那一天"), "primary", height=48)
        self.new_class = ActionButton(
            theme, self.tr("新开一个班"), "primary", key=key_for("new-class").printed, height=48
        )
        self.empty = EmptyState(theme, "calendar-days", self.tr("正在打开资料…"), "", (self.go_next, self.new_class))
        self.go_next.hide()
        self.new_class.hide()
        self._nothing = Card(theme)
        inside = QVBoxLayout(self._nothing)
        inside.setContentsMargins(1, 1, 1, 1)
        inside.addWidget(self.empty)

    def _lay_out(self) -> None:
        self._panes = TwoPanes(self.theme, self.sessions, self.roster, self.tr("这一天的课"), self.sessions.table)
        self._panes.set_share(3, 2)
        self.body.addWidget(self._panes, 1)
        self.body.addWidget(self._nothing, 1)

    def _connect(self) -> None:
        self.sessions.chosen.connect(self._on_chosen)
        self.sessions.table.clicked.connect(self._on_clicked)
        self._panes.narrowed.connect(self._on_narrowed)
        self.sessions.check_in_wanted.connect(self._on_check_in_wanted)
        self.roster.person_wanted.connect(self._on_person_wanted)
        self.roster.print_wanted.connect(self._print)
        self._before.clicked.connect(self._go_back_a_day)
        self._after.clicked.connect(self.go_on_a_day)
        self._today.clicked.connect(self.go_today)
        self.to_desk.clicked.connect(self._check_in)
        self.go_next.clicked.connect(self.go_to_next)
        self.new_class.clicked.connect(self.mode.plan_class)
        self._to_classes.clicked.connect(self.mode.show_classes)
        self.mode.turned.connect(self._on_turned)
        self.mode.left.connect(self.go_today)
        self.mode.person_wanted.connect(self._on_person_wanted)
