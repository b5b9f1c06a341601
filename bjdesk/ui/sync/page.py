"""同步: whether this desk and the district agree, what waits, what came, and what only a person can decide (R52)."""

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QStackedLayout, QWidget

from bjdesk.kernel.changes import Changes
from bjdesk.kernel.errors import DeskError
from bjdesk.ui.desk_workspace import DeskWorkspace
from bjdesk.ui.learners.session_now import SessionNow
from bjdesk.ui.shell.pages import Page, PageTools
from bjdesk.ui.shell.widgets.buttons import ActionButton
from bjdesk.ui.shell.workspace import Workspace
from bjdesk.ui.sync import run_words
from bjdesk.ui.sync.clock_matter import clock_matter
from bjdesk.ui.sync.matter_acts import MatterActs
from bjdesk.ui.sync.matter_view import MatterView
from bjdesk.ui.sync.overview import Overview
from bjdesk.ui.sync.run_table import ListFrame, RunTable
from bjdesk.ui.sync.sync_desk import KINDS, SyncDesk, sync_desk_of

if TYPE_CHECKING:
    from bjdesk.syncing.matter import Matter, MatterKey
    from bjdesk.syncing.queries import RunRow, SyncFacts

OVERVIEW, MATTER, HISTORY = 0, 1, 2
FEW_RUNS, ALL_RUNS, SETTLED_SHOWN = 20, 500, 200


class SyncPage(Page):
    """The overview, one matter, or the whole history. F5 exchanges now; Esc goes back; Ctrl Z takes a choice back."""

    kinds = KINDS | frozenset({"learner", "activity", "session", "venue", "card"})

    def __init__(self, tools: PageTools, parent: QWidget | None = None) -> None:
        super().__init__(tools, parent)
        self.desk: DeskWorkspace | None = None
        self.sync: SyncDesk | None = None
        self._open: list[Matter] = []
        self._settled: list[Matter] = []
        self.overview = Overview(tools.theme)
        self.matters = MatterView(tools.theme)
        self.history = RunTable(tools.theme, self.tr("全部同步记录"))
        self._history_card = ListFrame(tools.theme, self.history)
        self.now = SessionNow(tools.theme)
        self.acts = MatterActs(self.matters.pane, self.messages, self)
        self._build_strip()
        self._stack = QStackedLayout()
        self.body.addLayout(self._stack)
        for place in (self.overview, self.matters, self._history_card):
            self._stack.addWidget(place)
        self._connect()
        self._show(OVERVIEW)
        self.set_compact(self.is_compact)

    # --- what the shell asks -----------------------------------------------------------------------------------------

    def attach(self, workspace: Workspace) -> None:
        super().attach(workspace)
        assert isinstance(workspace, DeskWorkspace)
        self.desk = workspace
        self.sync = sync_desk_of(workspace, self.tools.jobs)
        self.acts.attach(self.sync)
        self.sync.changed.connect(self._on_facts)
        self.sync.started.connect(self._on_started)
        self.sync.ended.connect(self._on_ended)
        self.sync.enrolled.connect(self._on_enrolled)
        self.sync.not_enrolled.connect(self._on_not_enrolled)
        self.sync.failed.connect(self._on_failed)

    def shown(self) -> None:
        if self.sync is not None:
            self.refresh(None)
        self._focus_first()

    def refresh(self, changes: Changes | None) -> None:
        if self.sync is None or self.desk is None:
            return
        self.overview.truth.show_running(self.sync.is_running)
        if changes is not None and self.sync.is_running:
            return  # at its end everything is read anew; until then the strip says how far it is
        facts = self.sync.look()  # what is read is shown by _on_facts
        if facts is not None:
            self.now.reload(self.desk)

    @property
    def actions(self) -> Mapping[str, Callable[[], object]]:  # type: ignore[override]  # not Qt's list of QActions
        found: dict[str, Callable[[], object]] = {"refresh": self.sync_now}
        if self.acts.can_undo:
            found["undo"] = self.acts.undo
        if self.overview.has_form and self.place == OVERVIEW:
            found["save"] = self.overview.form.submit
        if self.place != OVERVIEW or self._has_optional_form:
            found["back"] = self.go_back
        if self.place == MATTER:
            found.update({"choose-1": self._choose_first, "choose-2": self._choose_second})
            found["save"] = self.matters.pane.save
        return found

    def set_compact(self, is_compact: bool) -> None:
        super().set_compact(is_compact)
        for part in (self.overview, self.matters, self.history, self.now):
            part.set_compact(is_compact)
        self._show_strip()

    @property
    def place(self) -> int:
        """OVERVIEW, MATTER or HISTORY."""
        return self._stack.currentIndex()

    # --- reading -----------------------------------------------------------------------------------------------------

    def _on_facts(self, facts: "SyncFacts") -> None:
        """It was looked at anew; shown where somebody can see it."""
        if self.desk is None or self.sync is None or not self.isVisible():
            return
        from bjdesk.syncing.matters import open_matters, settled_matters
        from bjdesk.syncing.queries import runs

        limit = ALL_RUNS if self.place == HISTORY else FEW_RUNS
        try:
            found = self.desk.read(open_matters, self.desk.desk.facts)
            self._settled = self.desk.read(settled_matters, self.desk.desk.facts, SETTLED_SHOWN)
            rows = self.desk.read(runs, limit)
        except DeskError as error:
            self.messages.say_error(error)
            return
        clock = clock_matter(facts.last_run)
        self._open = [clock, *found] if clock is not None else found
        self._show_all(facts, rows)

    def _show_all(self, facts: "SyncFacts", rows: "list[RunRow]") -> None:
        assert self.sync is not None
        today = self.sync.today
        self.overview.show_facts(facts, self._open, rows[:FEW_RUNS], today, len(self._settled))
        if self.place == HISTORY:
            self.history.show_runs(rows, today)
        if self.place == MATTER:
            self._show_matters(is_settled=self.matters.shows_settled)

    def _show_matters(self, *, is_settled: bool) -> None:
        assert self.sync is not None
        shown = self._settled if is_settled else self._open
        self.matters.show_matters(shown, len(self._settled), self.sync.today, is_settled=is_settled)

    # --- exchanging --------------------------------------------------------------------------------------------------

    def sync_now(self) -> None:
        """F5: exchange now; before the desk is enrolled the form is what helps."""
        if self.sync is None or self.sync.facts is None:
            return
        if not self.sync.facts.is_enrolled:
            self.overview.form.focus_first()
            return
        self.messages.clear()
        self.sync.run(run_words.BY_HAND)

    def _on_started(self) -> None:
        self.overview.truth.show_running(True)

    def _on_ended(self, run: "RunRow | None") -> None:
        """What came of it stands in the line of truth; only what somebody waited for is told as well."""
        self.overview.truth.show_running(False)
        if run is None or not self.isVisible():
            return
        if run.trigger == run_words.BY_HAND and run.outcome == run_words.COMPLETE:
            self.messages.say("ok", self.tr("同步好了"), run_words.run_counts(run), icon="cloud-check")
        elif run.outcome == run_words.CANCELLED:
            self.messages.say("info", self.tr("同步停下了"), self.tr("已经送出和收到的都在，下次接着来。"))

    def _on_failed(self, error: DeskError) -> None:
        if self.isVisible():
            self.messages.say_error(error)

    # --- enrolling ---------------------------------------------------------------------------------------------------

    def _enrol(self, code: str, url: str, authority: str | None) -> None:
        if self.sync is None:
            return
        self.messages.clear()
        if self.sync.enrol(code, url, authority, self.tr("在区里登记这台电脑")) is not None:
            self.overview.form.show_asking(True)

    def _on_enrolled(self, _found: object) -> None:
        self.overview.form.show_asking(False)
        self.overview.form.clear()
        self.overview.show_form(False)
        self.refresh(None)
        self.messages.say("ok", self.tr("登记好了"), self.tr("现在开始同步。"), icon="cloud-check")
        self.sync_now()

    def _on_not_enrolled(self, error: DeskError) -> None:
        self.overview.form.show_asking(False)
        if not self.overview.form.show_error(error):
            self.messages.say_error(error)

    def _enrol_again(self) -> None:
        self.overview.show_form(True, is_again=True)
        self._focus_first()
        self.refresh(None)

    @property
    def _has_optional_form(self) -> bool:
        """A form that can be put away, because the desk was enrolled before."""
        is_enrolled = self.sync is not None and self.sync.facts is not None and self.sync.facts.is_enrolled
        return self.place == OVERVIEW and self.overview.has_form and is_enrolled

    # --- one matter --------------------------------------------------------------------------------------------------

    def open_matter(self, key: "MatterKey") -> None:
        """The matter in front, with the keyboard on what stands."""
        self.messages.clear()
        self._show(MATTER)
        self._show_matters(is_settled=False)
        self.matters.show_key(key)
        self._focus_first()

    def open_settled(self) -> None:
        """What was looked at, the newest in front."""
        self.messages.clear()
        self._show(MATTER)
        self._show_matters(is_settled=True)
        self._focus_first()

    def _choose_first(self) -> None:
        self.matters.pane.choose(0)

    def _choose_second(self) -> None:
        self.matters.pane.choose(1)

    def _on_reopened(self, key: "MatterKey") -> None:
        self._show_matters(is_settled=False)
        self.matters.show_key(key)
        self._focus_first()

    def _read_anew(self) -> None:
        self.refresh(None)

    def _on_settled_wanted(self, is_settled: bool) -> None:
        self._show_matters(is_settled=is_settled)

    def _on_gone(self) -> None:
        """Nothing is left in the list that was looked at."""
        if self.place != MATTER:
            return
        if self.matters.shows_settled and self._open:
            self._show_matters(is_settled=False)
        else:
            self.go_back()

    def _see_subject(self, record: Any) -> None:
        self.wanted.emit("learners", record)

    # --- where we are ------------------------------------------------------------------------------------------------

    def go_back(self) -> None:
        """Esc: first the fields, then the overview."""
        if self.place == MATTER and self.matters.pane.stop_filling_in():
            self.matters.pane.focus_first()
            return
        if self._has_optional_form:
            self.overview.show_form(False)
        self.matters.shows_settled = False
        self._show(OVERVIEW)
        self.refresh(None)
        self._focus_first()

    def _show_history(self) -> None:
        self._show(HISTORY)
        self.refresh(None)
        self.history.table.setFocus(Qt.FocusReason.OtherFocusReason)

    def _show(self, place: int) -> None:
        self._stack.setCurrentIndex(place)
        self._show_strip()

    def _show_strip(self) -> None:
        titles = (self.tr("同步"), self.tr("要您看一下"), self.tr("全部同步记录"))
        is_detail = self.place != OVERVIEW
        self.strip.set_title(titles[self.place])
        self._back.setVisible(is_detail)
        self.now.setVisible(not is_detail)
        self._walk.setVisible(self.place == MATTER)

    def _focus_first(self) -> None:
        if self.place == MATTER:
            self.matters.pane.focus_first()
        elif self.place == HISTORY:
            self.history.table.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            self.overview.focus_first()

    # --- building ----------------------------------------------------------------------------------------------------

    def _build_strip(self) -> None:
        self._back = ActionButton(self.theme, self.tr("同步"), "link", icon="chevron-left", height=36)
        self.strip.before_title.addWidget(self._back)
        self._walk = QWidget()
        row = QHBoxLayout(self._walk)
        row.setContentsMargins(0, 0, 0, 0)
        for part in (self.matters.before, self.matters.place, self.matters.after):
            row.addWidget(part)
        for action in (self._walk, self.now):
            self.strip.actions.addWidget(action)

    def _connect(self) -> None:
        self._back.clicked.connect(self.go_back)
        self.now.back_wanted.connect(self._back_to_desk)
        self.overview.truth.sync_wanted.connect(self.sync_now)
        self.overview.truth.enrol_wanted.connect(self._enrol_again)
        self.overview.form.wanted.connect(self._enrol)
        self.overview.form.given_up.connect(self.go_back)
        self.overview.worklist.opened.connect(self.open_matter)
        self.overview.all_wanted.connect(self._show_history)
        self.overview.settled_wanted.connect(self.open_settled)
        self.matters.pane.chosen.connect(self.acts.choose)
        self.acts.read_wanted.connect(self._read_anew)
        self.acts.settled.connect(self._focus_first)
        self.acts.reopened.connect(self._on_reopened)
        self.acts.time_accepted.connect(self.go_back)
        self.matters.pane.later.connect(self.go_back)
        self.matters.pane.reopened.connect(self.acts.reopen)
        self.matters.pane.subject_wanted.connect(self._see_subject)
        self.matters.settled_wanted.connect(self._on_settled_wanted)
        self.matters.gone.connect(self._on_gone)

    def _back_to_desk(self) -> None:
        self.wanted.emit("check-in", None)
