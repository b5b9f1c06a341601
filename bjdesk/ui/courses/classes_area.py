"""班级 inside 课程: the list, one class, its form, a meeting's form, enrolling; one of them at a time (R25)."""

from collections.abc import Callable, Sequence
from typing import Any
from uuid import UUID

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtWidgets import QWidget

from bjdesk.kernel.commands import Outcome
from bjdesk.learning.classes.outcomes import Planned
from bjdesk.learning.classes.queries import TermRow, term_of
from bjdesk.learning.classes.records import PUBLISHED, RUNNING, TO_COME
from bjdesk.ui.courses import class_detail as head
from bjdesk.ui.courses.class_acts import ClassActs
from bjdesk.ui.courses.class_detail import MEETINGS, MEMBERS, ClassDetail
from bjdesk.ui.courses.class_editor import ClassEditor
from bjdesk.ui.courses.class_list import ClassList
from bjdesk.ui.courses.class_papers_desk import ClassPapers
from bjdesk.ui.courses.class_tables import MOVE
from bjdesk.ui.courses.classes_book import save_classes
from bjdesk.ui.courses.enrol_desk import EnrolDesk, enrol_pane
from bjdesk.ui.courses.form_view import FormView
from bjdesk.ui.courses.meeting_desk import ClassMeetingDesk
from bjdesk.ui.courses.meeting_form import ClassMeetingForm
from bjdesk.ui.courses.picking import PickField
from bjdesk.ui.courses.reading import Opened, Reading
from bjdesk.ui.desk_workspace import DeskWorkspace
from bjdesk.ui.exporting import Exports
from bjdesk.ui.parts.area import Area
from bjdesk.ui.shell.jobs import Jobs
from bjdesk.ui.shell.messages import Messages
from bjdesk.ui.shell.theme import Theme
from bjdesk.ui.shell.told import told

LIST, DETAIL, FORM, MEETING, ENROL = range(5)
translate = QCoreApplication.translate


class ClassesArea(Area):
    """Built when somebody asks for the classes; `went(screen)` tells the page which way back there is."""

    went = Signal(int)
    supervisor_wanted = Signal()

    def __init__(
        self, theme: Theme, desk: DeskWorkspace, jobs: Jobs, messages: Messages, parent: QWidget | None = None
    ) -> None:
        super().__init__(theme, messages, parent)
        self._desk = desk
        self._reading = Reading(desk)
        self._terms: list[TermRow] = []
        self.term: TermRow | None = None
        self.opened: Opened | None = None
        self.showing = LIST
        self.list, self.detail = ClassList(theme), ClassDetail(theme)
        self.form_view, self.meeting_form, self.enrol_pane = FormView(theme), ClassMeetingForm(theme), enrol_pane(theme)
        self.acts = ClassActs(desk, messages, self.ask, self._current, self)
        self.editor = ClassEditor(self.form_view, desk, self._reading, self)
        self.meeting = ClassMeetingDesk(self.meeting_form, desk, self._current, self)
        self.enrolling = EnrolDesk(self.enrol_pane, desk, self.acts, messages, self._current, self)
        self.papers = ClassPapers(desk, jobs, messages, self)
        self._exports = Exports(desk, jobs, messages, self)
        self.detail.changes.attach(desk, self.say_error)
        self._lay_out()
        self._connect()

    # --- what the page asks ------------------------------------------------------------------------------------------

    def refresh(self) -> None:
        """Read again what is on the screen."""
        self._terms = self._reading.terms()
        if self.term is None:
            self.term = term_of(self._terms, self._reading.today)
        rows = self._reading.classes(self.term)
        self.list.show_classes(rows, self.term, self._desk.facts.zone, self._reading.today)
        if self.opened is not None:
            self._show_class(self.opened.row.id)
        if self.showing == ENROL:
            self.enrolling.refresh()

    def show_list(self) -> None:
        self._go(LIST)

    def show_class(self, activity: UUID) -> None:
        """One class, whatever term it belongs to."""
        if self._show_class(activity):
            self._go(DETAIL)

    def focus_first(self) -> None:
        """Where work goes on on this screen."""
        if self.showing == LIST:
            self.list.select(self.opened.row.id if self.opened is not None else None)
            self.list.focus_search()
        elif self.showing == DETAIL:
            self.detail.focus_list()
        elif self.showing == FORM:
            self.editor.focus_first()
        elif self.showing == MEETING:
            self.meeting_form.focus_first()
        else:
            self.enrol_pane.focus_search()

    @property
    def is_at_list(self) -> bool:
        return self.showing == LIST

    @property
    def deeds(self) -> dict[str, Callable[[], object]]:
        """The keys that mean something on this screen."""
        found: dict[str, Callable[[], object]] = {"back": self.go_back, "undo": self.acts.undo_last}
        if self.showing == LIST:
            found |= {"day-before": self._to_term_before, "day-after": self._to_term_after}
            found["class-book"] = self._save_list
        if self.showing in (LIST, DETAIL):
            found["new-class"] = self.plan
        if self.showing == DETAIL:
            found |= {"enrol": self.enrol, "more": self.detail.open_menu, "print": self._print_register}
        if self.takes_cards and self.enrolling.new_card is not None:
            found["register"] = self._register_card
        if self.showing in (FORM, MEETING):
            found["save"] = self.editor.save if self.showing == FORM else self.meeting.save
            del found["undo"]
        return found

    @property
    def takes_cards(self) -> bool:
        """Whether a card at the reader means somebody to be enrolled."""
        is_going = self.opened is not None and self.opened.row.state in (PUBLISHED, RUNNING)
        return self.showing in (DETAIL, ENROL) and is_going

    def leave(self) -> None:
        """Another page or the day comes to the front; what was typed is kept."""
        self.ask.close_question()
        if self.showing == FORM:
            self.editor.close()
            self._go(DETAIL if self.opened is not None and self.editor.is_editing else LIST)

    def keep(self) -> None:
        """Another page comes to the front: what was typed is kept at once."""
        self.editor.keep()
        if self.showing == ENROL:
            self.enrolling.leave()

    def come_back(self) -> None:
        """This page is in front again."""
        if self.showing == ENROL:
            self.enrolling.come_back()
        self.focus_first()

    def set_compact(self, is_compact: bool) -> None:
        for part in (self.list, self.detail, self.form_view, self.meeting_form, self.enrol_pane):
            part.set_compact(is_compact)

    # --- going about -------------------------------------------------------------------------------------------------

    @told
    def plan(self) -> None:
        """新开一个班."""
        self._messages.clear()
        self.opened = None
        self.editor.plan(self.term)
        self._go(FORM)

    @told
    def enrol(self) -> None:
        if self.opened is not None and self.opened.row.state in (PUBLISHED, RUNNING):
            self._go(ENROL)
            self.enrolling.start()
        else:
            self._messages.say("info", translate("Classes", "这个班现在不能报名"))

    def _register_card(self) -> None:
        self._register_card_of(self.enrolling)

    def go_back(self) -> None:
        """Esc: first what is open over it, then one screen up, then all classes, at last the day."""
        if self._close_what_is_open():
            return
        if self.showing == FORM:
            self.editor.close()
            self._go(DETAIL if self.editor.is_editing else LIST)
        elif self.showing in (MEETING, ENROL):
            self._go(DETAIL)
        elif self.showing == DETAIL:
            self._go(LIST)
        elif self.list.text:
            self.list.clear()
        else:
            self.left.emit()

    @property
    def _picks(self) -> Sequence[PickField]:
        return *self.editor.form.picks, self.meeting_form.place

    def _go(self, screen: int) -> None:
        if screen != self.showing:
            self.ask.close_question()
        self.showing = screen
        self._stack.setCurrentIndex(screen)
        self.went.emit(screen)
        if self.isVisible():
            self.focus_first()

    def _current(self) -> Opened | None:
        return self.opened

    def _show_class(self, activity: UUID) -> bool:
        """Read it anew; a class that is gone leads back to the list."""
        self.opened = self._reading.opened(activity)
        if self.opened is None:
            self._go(LIST)
            return False
        self.detail.show_class(self.opened, self._desk.facts.zone, self._reading.today)
        return True

    @told
    def _on_opened(self, activity: UUID) -> None:
        self._messages.clear()
        self.detail.show_tab(MEMBERS)
        self.show_class(activity)

    def _to_term_before(self) -> None:
        self._move_term(-1)

    def _to_term_after(self) -> None:
        self._move_term(1)

    @told
    def _move_term(self, step: int) -> None:
        places = [place for place, term in enumerate(self._terms) if self.term is not None and term.id == self.term.id]
        wanted = (places[0] if places else 0) + step
        if 0 <= wanted < len(self._terms):
            self.term = self._terms[wanted]
            self.refresh()

    # --- acting ------------------------------------------------------------------------------------------------------

    @told
    def _on_wanted(self, action: str) -> None:
        if self.opened is None:
            return
        if action == head.EDIT:
            self.editor.edit(self.opened)
            self._go(FORM)
        elif action == head.ADD:
            self._go(MEETING)
            self.meeting.begin_more()
        elif action == head.LIST:
            self.papers.save_list(self.opened.row.id)
        elif action == head.EXCEL:
            self.papers.save_book(self.opened.row.id)
        elif action == head.REGISTER_EXCEL:
            self._save_register(self.papers.save_register_book)
        else:
            self.acts.act(action)

    @told
    def _on_row_acted(self, record: Any, action: str) -> None:
        row = next((found for shown in self.detail.lists if (found := shown.row(record)) is not None), None)
        if action == MOVE and row is not None:
            self._messages.clear()
            self._go(MEETING)
            self.meeting.begin_move(row)
        elif row is not None:
            self.acts.act_on(row, action)

    def _save_list(self) -> None:
        """What the list shows, in its order."""
        save_classes(self._exports, self.list.shown_rows, self.term.name if self.term is not None else "")

    @told
    def _print_register(self) -> None:
        self._save_register(self.papers.save_register)

    def _save_register(self, save: Callable[[UUID], None]) -> None:
        """Of the meeting that is chosen, else of the next one, else of the last."""
        if self.opened is None or not self.opened.detail.meetings:
            self._messages.say("info", translate("Classes", "还没有课次，打不出签到表"))
            return
        meetings = self.opened.detail.meetings
        chosen = self.detail.meetings.current if self.detail.tabs.index == MEETINGS else None
        following = next((one for one in meetings if one.state == TO_COME), meetings[-1])
        save((chosen or following).id)

    def _on_planned(self, outcome: Outcome, title: str) -> None:
        found = outcome.value
        assert isinstance(found, Planned)
        self.detail.show_tab(MEETINGS)
        self.show_class(found.activity)
        said = translate("Classes", "“{title}”开好了，{n} 次课").format(title=title, n=len(found.sessions))
        self.acts.take_over(outcome, said)

    def _on_edited(self, outcome: Outcome) -> None:
        self._go(DETAIL)
        self.acts.take_over(outcome, translate("Classes", "改好了"))

    def _on_meeting_done(self, outcome: Outcome, said: str) -> None:
        self.detail.show_tab(MEETINGS)
        self._go(DETAIL)
        self.acts.take_over(outcome, said)
        self.detail.meetings.table.select(outcome.value)  # a new one; one that moved is chosen already

    def _on_still_open(self) -> None:
        self.detail.show_tab(MEETINGS)
        self.detail.focus_list()

    # --- building ----------------------------------------------------------------------------------------------------

    def _lay_out(self) -> None:
        self._stack = self._stack_up((self.list, self.detail, self.form_view, self.meeting_form, self.enrol_pane))

    def _connect(self) -> None:
        self.list.opened.connect(self._on_opened)
        self.list.new_wanted.connect(self.plan)
        self.list.term_moved.connect(self._move_term)
        self.detail.wanted.connect(self._on_wanted)
        self.detail.enrol_wanted.connect(self.enrol)
        self.detail.print_wanted.connect(self._print_register)
        self.detail.person_wanted.connect(self.person_wanted)
        self.detail.row_acted.connect(self._on_row_acted)
        self.form_view.card.left.connect(self.go_back)
        self.meeting_form.left.connect(self.go_back)
        self.enrol_pane.done.connect(self.go_back)
        self.enrol_pane.register_wanted.connect(self.register_wanted)
        self.ask.answered.connect(self.focus_first)
        self.acts.still_open.connect(self._on_still_open)
        self.acts.supervisor_wanted.connect(self.supervisor_wanted)
        self.editor.planned.connect(self._on_planned)
        self.editor.edited.connect(self._on_edited)
        self.editor.refused.connect(self._on_refused)
        self.editor.differs.connect(self._on_differs)
        self.meeting.done.connect(self._on_meeting_done)
        self.meeting.refused.connect(self._on_refused)
