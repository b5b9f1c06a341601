"""What 社团 shows: the list beside one society, its form, a meeting's form, adding members; one of them at a time."""

from collections.abc import Callable, Sequence
from typing import Any
from uuid import UUID

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from bjdesk.kernel.commands import Outcome
from bjdesk.learning.meetings.queries import SocietyDetail as Found
from bjdesk.ui.code_names import code_names
from bjdesk.ui.courses.picking import PickField
from bjdesk.ui.desk_workspace import DeskWorkspace
from bjdesk.ui.parts.area import Area
from bjdesk.ui.shell.jobs import Jobs
from bjdesk.ui.shell.measures import air, fix
from bjdesk.ui.shell.messages import Messages
from bjdesk.ui.shell.theme import Theme
from bjdesk.ui.shell.told import told
from bjdesk.ui.societies import detail as head
from bjdesk.ui.societies import words
from bjdesk.ui.societies.acts import SocietyActs
from bjdesk.ui.societies.detail import MEETINGS, MEMBERS, SocietyDetail
from bjdesk.ui.societies.editor import SocietyEditor
from bjdesk.ui.societies.form import SocietyForm
from bjdesk.ui.societies.meeting_desk import SocietyMeetingDesk
from bjdesk.ui.societies.meeting_form import SocietyMeetingForm
from bjdesk.ui.societies.member_desk import MemberDesk, member_pane
from bjdesk.ui.societies.papers import SocietyPapers
from bjdesk.ui.societies.reading import CATEGORY, Reading
from bjdesk.ui.societies.society_list import SocietyList

HOME, FORM, ADD, MEETING = range(4)
DETAIL_WIDTH = 372
_UNLIMITED = 16777215
translate = QCoreApplication.translate


class SocietiesArea(Area):
    """`went()` tells the page that another screen is in front; built once the data is there."""

    went = Signal()
    session_wanted = Signal(object)

    def __init__(
        self, theme: Theme, desk: DeskWorkspace, jobs: Jobs, messages: Messages, parent: QWidget | None = None
    ) -> None:
        super().__init__(theme, messages, parent)
        self._desk = desk
        self._reading = Reading(desk)
        self.found: Found | None = None
        self.showing = HOME
        self._is_compact = False
        self._is_open = False
        """In the compact layout: one society stands where the list was."""
        self._deeds: dict[str, Callable[[], object]] = {}
        self.list, self.detail = SocietyList(theme), SocietyDetail(theme)
        self.form, self.meeting_form, self.member_pane = (
            SocietyForm(theme),
            SocietyMeetingForm(theme),
            member_pane(theme),
        )
        self.acts = SocietyActs(desk, self._reading, messages, self.ask, self._current, self)
        self.editor = SocietyEditor(self.form, desk, self._reading, self)
        self.meeting = SocietyMeetingDesk(self.meeting_form, desk, self._reading, self._current, self)
        self.adding = MemberDesk(self.member_pane, desk, self.acts, messages, self._current, self)
        self.papers = SocietyPapers(desk, jobs, messages, self)
        self.detail.changes.attach(desk, self.say_error)
        self._lay_out()
        self._connect()
        self._place()

    # --- what the page asks ------------------------------------------------------------------------------------------

    def refresh(self) -> None:
        """Read again what is on the screen."""
        reading, stale = self._reading, self._reading.stale_days
        self.list.show_societies(reading.register(), self._desk.facts.zone, reading.today, stale)
        self._show_current()
        if self.showing == ADD:
            self.adding.refresh()

    def show_society(self, record: UUID) -> None:
        """One society, whatever the list is narrowed to."""
        self.list.clear()
        self.list.select(record)
        self._open_detail()

    @property
    def is_at_home(self) -> bool:
        return self.showing == HOME

    @property
    def has_way_up(self) -> bool:
        """Whether a screen stands over the list."""
        return self.showing != HOME or (self._is_compact and self._is_open)

    @property
    def takes_cards(self) -> bool:
        """Whether a card at the reader means a new member."""
        return self.showing == ADD

    @property
    def deeds(self) -> dict[str, Callable[[], object]]:
        """The keys that mean something on this screen."""
        found: dict[str, Callable[[], object]] = {"back": self.go_back}
        if self.showing in (HOME, ADD):
            found["undo"] = self.acts.undo_last
        if self.showing == HOME:
            found |= {
                "new-society": self.begin,
                "sort": self.list.change_order,
                "add-member": self.add,
                "plan-meeting": self.plan,
                "society-more": self._open_menu,
                "next-tab": self._turn_tab,
            }
        if self.showing == ADD and self.adding.new_card is not None:
            found["register"] = self._register_card
        if self.showing in (FORM, MEETING):
            found["save"] = self.editor.save if self.showing == FORM else self.meeting.save
        return found

    def focus_first(self) -> None:
        """Where work goes on on this screen."""
        if self.showing == FORM:
            self.editor.focus_first()
        elif self.showing == ADD:
            self.member_pane.focus_search()
        elif self.showing == MEETING:
            self.meeting_form.focus_first()
        elif self._is_open and self.found is not None:
            self.detail.focus_list()
        else:
            self.list.focus_search()

    def keep(self) -> None:
        """Another page comes to the front."""
        self.editor.keep()
        if self.showing == ADD:
            self.adding.leave()

    def come_back(self) -> None:
        """This page is in front again."""
        if self.showing == ADD:
            self.adding.come_back()
        self.focus_first()

    def set_compact(self, is_compact: bool) -> None:
        self._is_compact = is_compact
        for part in (self.list, self.detail, self.form, self.meeting_form, self.member_pane):
            part.set_compact(is_compact)
        self._place()
        self.went.emit()

    # --- going about -------------------------------------------------------------------------------------------------

    @told
    def begin(self) -> None:
        """新社团."""
        self._messages.clear()
        self._go(FORM)
        self.editor.begin()

    @told
    def add(self) -> None:
        """加成员: the open society, else the one that is chosen."""
        if self.found is None:
            return
        if self.found.line.row.state == words.DISSOLVED:
            self._messages.say("info", translate("Societies", "这个社团已经注销了，不能再加人"))
            return
        self._messages.clear()
        self._go(ADD)
        self.adding.start()

    @told
    def plan(self) -> None:
        """记一次活动: one to come, or one that took place."""
        if self.found is None:
            return
        if not words.is_active(self.found.line):
            self._messages.say("info", translate("Societies", "这个社团停了，先恢复活动再排"))
            return
        self._messages.clear()
        self._go(MEETING)
        self.meeting.begin_new()

    def _register_card(self) -> None:
        self._register_card_of(self.adding)

    def go_back(self) -> None:
        """Esc: first what is open over it, then one screen up, then the whole list, at last the check-in page."""
        if self._close_what_is_open():
            return
        if self.showing == FORM:
            self.editor.close()
        if self.showing != HOME:
            self._messages.clear()
            self._go(HOME)
        elif self._is_open:
            self._is_open = False
            self._place()
            self.list.focus_search()
            self.went.emit()
        elif self.list.text:
            self.list.clear()
        else:
            self.left.emit()

    @property
    def _picks(self) -> Sequence[PickField]:
        return *self.form.picks, self.meeting_form.place

    def _go(self, screen: int) -> None:
        self.ask.close_question()
        self.showing = screen
        self._stack.setCurrentIndex(screen)
        self.went.emit()
        if self.isVisible():
            self.focus_first()

    def _open_menu(self) -> None:
        if self._is_compact and not self._is_open:
            self._open_detail()
        self.detail.open_menu()

    def _turn_tab(self) -> None:
        """Members, meetings, changes in turn, with the keyboard in the list."""
        self.detail.show_next_tab()
        self._open_detail()

    def _current(self) -> Found | None:
        return self.found

    @told
    def _on_chosen(self, _record: Any) -> None:
        self._show_current()

    def _show_current(self) -> None:
        """The society that the list has chosen, read anew; nothing where there is none."""
        line = self.list.current
        self.found = self._reading.detail(line.id) if line is not None else None
        if self.found is None:
            self._is_open = False
        else:
            zone, now = self._desk.facts.zone, self._desk.clock.now()
            names = self._desk.read(code_names, CATEGORY)
            reading = self._reading
            self.detail.show_society(self.found, names, reading.stale_days, zone, reading.today, now)
        self._place()

    def _on_opened(self, _record: Any) -> None:
        self._open_detail()

    def _open_detail(self) -> None:
        if self.found is None:
            return
        self._is_open = True
        self._place()
        self.went.emit()
        self.detail.focus_list()

    def _place(self) -> None:
        """Side by side, or in the compact layout one of the two."""
        has_one = self.found is not None
        if self._is_compact:
            self.list.setVisible(not (self._is_open and has_one))
            self.detail.setVisible(self._is_open and has_one)
            fix(self._theme, self.detail)
            self.detail.setMinimumWidth(0)
            self.detail.setMaximumWidth(_UNLIMITED)
        else:
            self.list.setVisible(True)
            self.detail.setVisible(has_one)
            fix(self._theme, self.detail, width=DETAIL_WIDTH)

    # --- acting ------------------------------------------------------------------------------------------------------

    @told
    def _on_wanted(self, action: str) -> None:
        if self.found is None:
            return
        self._messages.clear()
        if action == head.EDIT:
            self._go(FORM)
            self.editor.edit(self.found)
        elif action == head.EXCEL:
            self.papers.save_members(self.found.line.id)
        else:
            self.acts.act(action)

    @told
    def _on_row_wanted(self, row: Any) -> None:
        self._messages.clear()
        self._deeds = dict(self.acts.deeds(row))
        if self._deeds:
            self.detail.offer(list(self._deeds))
        else:
            self._messages.say("info", translate("Societies", "这一条没有要做的"))

    @told
    def _on_deed(self, words_of: str) -> None:
        self._deeds[words_of]()

    @told
    def _on_move_wanted(self, row: Any) -> None:
        self._messages.clear()
        self._go(MEETING)
        self.meeting.begin_move(row)

    def _on_answered(self) -> None:
        """The keyboard goes back to where the question came from, unless there is another one."""
        if not self.ask.is_asking:
            self.focus_first()

    def _on_registered(self, outcome: Outcome, name: str) -> None:
        """The new society is in front with the keyboard on what comes next: its members."""
        self.list.clear()
        self.list.select(outcome.value)
        self._show_current()
        self.detail.show_tab(MEMBERS)
        self._is_open = True
        self._place()
        self._go(HOME)
        self.acts.take_over(outcome, translate("Societies", "“{name}”登记好了").format(name=name))

    def _on_edited(self, outcome: Outcome) -> None:
        self._go(HOME)
        self.acts.take_over(outcome, translate("Societies", "改好了"))

    def _on_meeting_done(self, outcome: Outcome, said: str) -> None:
        self.detail.show_tab(MEETINGS)
        self._is_open = True
        self._place()
        self._go(HOME)
        self.acts.take_over(outcome, said)
        self.detail.meetings.table.select(outcome.value)  # a new one; one that moved is chosen already

    # --- building ----------------------------------------------------------------------------------------------------

    def _lay_out(self) -> None:
        theme = self._theme
        home = QWidget()
        row = QHBoxLayout(home)
        air(theme, row, spacing=20)
        row.addWidget(self.list, 1)
        row.addWidget(self.detail)
        self._stack = self._stack_up((home, self.form, self.member_pane, self.meeting_form))

    def _connect(self) -> None:
        self.ask.strip.answered.connect(self._on_answered)
        self.ask.strip.cancelled.connect(self._on_answered)
        self.list.opened.connect(self._on_opened)
        self.list.chosen.connect(self._on_chosen)
        self.list.new_wanted.connect(self.begin)
        self.detail.wanted.connect(self._on_wanted)
        self.detail.row_wanted.connect(self._on_row_wanted)
        self.detail.deed_chosen.connect(self._on_deed)
        self.detail.add_wanted.connect(self.add)
        self.detail.plan_wanted.connect(self.plan)
        self.acts.person_wanted.connect(self.person_wanted)
        self.acts.session_wanted.connect(self.session_wanted)
        self.acts.move_wanted.connect(self._on_move_wanted)
        self.form.left.connect(self.go_back)
        self.meeting_form.left.connect(self.go_back)
        self.member_pane.done.connect(self.go_back)
        self.member_pane.register_wanted.connect(self.register_wanted)
        self.editor.registered.connect(self._on_registered)
        self.editor.edited.connect(self._on_edited)
        self.editor.refused.connect(self._on_refused)
        self.editor.differs.connect(self._on_differs)
        self.meeting.done.connect(self._on_meeting_done)
        self.meeting.refused.connect(self._on_refused)
