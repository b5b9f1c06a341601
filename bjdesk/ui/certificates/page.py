"""证书: a class that is over, who may get one, the page itself, printing; then 盖章, 领取 and what comes later."""

from collections.abc import Callable, Mapping, Sequence
from typing import TYPE_CHECKING, Any
from uuid import UUID

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QStackedLayout, QWidget

from bjdesk.kernel.changes import Changes
from bjdesk.kernel.errors import DeskError
from bjdesk.ui.certificates.acts import CertificateActs
from bjdesk.ui.certificates.ask_panel import COLLECT, REISSUE, REPLACE, REVOKE
from bjdesk.ui.certificates.class_list import ClassList
from bjdesk.ui.certificates.issue_view import IssueView
from bjdesk.ui.certificates.preview import Previewer
from bjdesk.ui.certificates.print_run import Printed, Printers, PrintRun, SystemPrinters
from bjdesk.ui.certificates.printed_words import PrintedWords
from bjdesk.ui.certificates.work_view import WorkView
from bjdesk.ui.certificates.worklists import DOUBTFUL, FOUND, TO_PRINT, TO_SEAL
from bjdesk.ui.code_names import code_names
from bjdesk.ui.desk_workspace import DeskWorkspace
from bjdesk.ui.shell.keyboard import key_for
from bjdesk.ui.shell.measures import fix
from bjdesk.ui.shell.pages import Page, PageTools
from bjdesk.ui.shell.told import told
from bjdesk.ui.shell.widgets.buttons import ActionButton
from bjdesk.ui.shell.widgets.choices import Segmented
from bjdesk.ui.shell.widgets.inputs import SearchField
from bjdesk.ui.shell.workspace import Workspace

if TYPE_CHECKING:
    from bjdesk.certificates.queries import CertificateRow
    from bjdesk.certificates.worklist import ClassToCertify, Standing
    from bjdesk.documents.saving import Disk

CLASSES, ISSUE, WORK = 0, 1, 2
SEARCH_AFTER_MS = 150


class CertificatesPage(Page):
    """Classes, one class, or the worklists. F9 prints, Ctrl S goes on, Ctrl Z takes a mark back, Esc goes back."""

    kinds = frozenset(
        {"certificate", "certificate_event", "activity", "session", "attendance", "enrolment", "learner", "signing_key"}
    )

    def __init__(
        self,
        tools: PageTools,
        parent: QWidget | None = None,
        *,
        printers: Printers | None = None,
        disk: "Disk | None" = None,
    ) -> None:
        super().__init__(tools, parent)
        self.desk: DeskWorkspace | None = None
        self.activity: UUID | None = None
        self.run: PrintRun | None = None
        self._printers, self._disk = printers or SystemPrinters(), disk
        self._standing: Standing | None = None
        self._titles: dict[UUID, str] = {}
        self.classes = ClassList(tools.theme)
        self.issuing = IssueView(tools.theme)
        self.work = WorkView(tools.theme)
        self.acts = CertificateActs(self.messages, self)
        self.printed_words = PrintedWords(self.messages, self)
        self._search_later = QTimer(self, singleShot=True, interval=SEARCH_AFTER_MS)
        self._build_strip()
        self._stack = QStackedLayout()
        self.body.addLayout(self._stack)
        for place in (self.classes, self.issuing, self.work):
            self._stack.addWidget(place)
        self._connect()
        self._show(CLASSES)
        self.set_compact(self.is_compact)

    @property
    def place(self) -> int:
        """CLASSES, ISSUE or WORK."""
        return self._stack.currentIndex()

    def title_of(self, activity: UUID) -> str:
        """Of a class in the list."""
        return self._titles.get(activity, "")

    # --- what the shell asks -----------------------------------------------------------------------------------------

    def attach(self, workspace: Workspace) -> None:
        super().attach(workspace)
        assert isinstance(workspace, DeskWorkspace)
        self.desk = workspace
        self.acts.attach(workspace)
        self.work.attach(workspace)
        self.run = PrintRun(workspace, self.tools.jobs, self, self._printers, self._disk, self)
        self.run.ended.connect(self._on_printed)
        for pane in (self.issuing.preview, self.work.paper.preview):
            pane.draw_with(Previewer(workspace, self.tools.jobs, self))

    def on_open_failed(self, error: DeskError) -> None:
        super().on_open_failed(error)
        if self.desk is None:
            self.classes.empty.say(self.tr("资料没有打开"))

    def say_error(self, error: DeskError) -> None:
        """Nothing that could be read is no branch without classes."""
        super().say_error(error)
        if self.desk is not None and self._standing is None:
            again = self.tr("按 {key} 再试一次。").format(key=key_for("refresh").printed)
            self.classes.empty.say(self.tr("没有读出来"), again)

    def shown(self) -> None:
        self._take_focus()

    def refresh(self, changes: Changes | None) -> None:
        if self.desk is None or (changes is not None and self.run is not None and self.run.is_running):
            return  # at its end everything is read anew
        from bjdesk.certificates.worklist import classes_to_certify, standing

        desk, is_first = self.desk, self._standing is None
        rows: list[ClassToCertify] = desk.read(classes_to_certify, desk.scope)
        self._standing = desk.read(standing, desk.scope)
        self.classes.show_classes(rows, desk.facts.zone, self._today)
        self._titles = {row.id: row.title for row in rows}
        self._show_counts()
        if self.activity is not None:
            self._read_class(is_other=False)
        self.work.show_standing(self._standing)
        if self.work.place == FOUND:
            self._find()
        if is_first:
            self.printed_words.tell_of_a_stop(desk, self._print)

    def show_subject(self, subject: Any) -> None:
        """A class (its id), or the text of a number to look for."""
        if isinstance(subject, UUID):
            self.open_class(subject)
        else:
            self._show(WORK)
            self.search.edit.setText(str(subject))
            self._find()

    @property
    def actions(self) -> Mapping[str, Callable[[], object]]:  # type: ignore[override]  # not Qt's list of QActions
        found: dict[str, Callable[[], object]] = {"print": self.print_now, "find": self._focus_search}
        if self.acts.can_undo:
            found["undo"] = self.acts.undo
        if self.place == WORK:
            found["save"] = self.work.do_primary
        if self.place != CLASSES:
            found["back"] = self.go_back
        return found

    def set_compact(self, is_compact: bool) -> None:
        super().set_compact(is_compact)
        for part in (self.classes, self.issuing, self.work):
            part.set_compact(is_compact)
        fix(self.theme, self.search, width=200 if is_compact else 300)
        self._show_strip()

    # --- one class ---------------------------------------------------------------------------------------------------

    @told
    def open_class(self, activity: UUID) -> None:
        """Its people, those who may get one ticked."""
        self.messages.clear()
        self.activity = activity
        self._show(ISSUE)
        self._read_class(is_other=True)
        self._take_focus()

    def _read_class(self, *, is_other: bool) -> None:
        from bjdesk.certificates.drafts import candidates_of, drafts

        desk = self.desk
        assert desk is not None
        assert desk.desk.house is not None
        house = desk.desk.house()
        people = desk.read(candidates_of, house, self.activity)
        try:
            drafted = desk.read(drafts, house, self.activity, self._today)
        except DeskError as error:
            drafted = error
        statuses = desk.read(code_names, "attendance_status")
        self.issuing.speak(statuses, self._today, is_training=desk.facts.is_training)
        self.issuing.show_class(people, drafted, is_other_class=is_other)
        self._show_strip()

    @property
    def _today(self) -> Any:
        assert self.desk is not None
        return self.desk.rules.day(self.desk.clock.now())

    @told
    def _issue(self, learners: Sequence[UUID]) -> None:
        """All of them or none, then the paper."""
        if self.run is None or self.run.is_running or self.activity is None:
            return
        self.messages.clear()
        made = self.acts.issue(self.activity, learners)
        if made:
            self.run.start(made)

    # --- printing ----------------------------------------------------------------------------------------------------

    def print_now(self) -> None:
        """F9: the class that is open, or the list of what waits for the printer."""
        if self.place == ISSUE:
            self.issuing.issue()
        elif self.place == WORK:
            self.work.print_ticked()

    def _print(self, records: Sequence[UUID]) -> None:
        if self.run is None:
            return
        if self.run.is_running:
            self.messages.say("info", self.tr("上一批还在打"), self.tr("打完再接着打这一批。"))
            return
        self.run.start(tuple(records))

    def _on_printed(self, result: Printed) -> None:
        """What was printed goes on to the seal; what was not stays where F9 prints it."""
        self.acts.printed(result)
        self._read_anew()
        self.printed_words.tell(result)
        if result.marked or result.is_given_up:
            self._show(WORK)
            is_whole = bool(result.marked) and result.problem is None
            self.work.show_place(TO_SEAL if is_whole else TO_PRINT)
            self._take_focus()

    # --- afterwards --------------------------------------------------------------------------------------------------

    def _on_acted(self, name: str, records: Sequence[UUID]) -> None:
        if name == "print":
            self.messages.clear()
            self._print(records)
        elif name == "seal":
            self.acts.seal(records)
        elif name == "jam" and self.work.current is not None and self._is_free():
            self.acts.jam(self.work.current)

    def _on_answered(self, act: str, row: "CertificateRow", answer: tuple[str, str]) -> None:
        """What was typed stays until it was done."""
        does = {
            COLLECT: self.acts.collect,
            REISSUE: self.acts.reissue,
            REPLACE: self.acts.replace,
            REVOKE: self.acts.revoke,
        }[act]
        if act in (REISSUE, REPLACE) and not self._is_free():
            return
        if does(row, *answer):
            self.work.stop_asking()

    def _is_free(self) -> bool:
        """Whether the printer is not busy with another batch."""
        if self.run is not None and self.run.is_running:
            self.messages.say("info", self.tr("上一批还在打"), self.tr("打完再接着打这一批。"))
            return False
        return True

    @told
    def _read_anew(self) -> None:
        self.refresh(None)

    # --- finding -----------------------------------------------------------------------------------------------------

    def _on_typed(self, _text: str) -> None:
        self._search_later.start()

    @told
    def _find(self) -> None:
        if self.desk is None:
            return
        from bjdesk.certificates.worklist import found

        text = self.search.edit.text().strip()
        if text:
            self.work.show_found(text, self.desk.read(found, self.desk.scope, text))
        elif self.work.place == FOUND:
            self.work.show_place(self.work.tabs.index)

    def _focus_search(self) -> None:
        self._show(WORK)
        self.search.edit.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.search.edit.selectAll()

    def _on_search_entered(self) -> None:
        self._search_later.stop()
        self._find()
        self.work.take_focus()

    def _on_left(self) -> None:
        """Back from what was searched for."""
        self._search_later.stop()
        self.search.edit.clear()

    def see_doubtful(self) -> None:
        """要您看一下: what two desks did at once."""
        self._show(WORK)
        self.work.show_place(DOUBTFUL)
        self._take_focus()

    # --- where we are ------------------------------------------------------------------------------------------------

    def go_back(self) -> None:
        """Esc: what is asked, the paper, the search, the class, the classes."""
        if self.place == WORK and self.work.go_back():
            return
        if self.place == ISSUE and self.issuing.go_back():
            return
        self.activity = None
        self._show(CLASSES)
        self._take_focus()

    def _on_segment(self, index: int) -> None:
        self.messages.clear()
        self._show(WORK if index else ISSUE if self.activity is not None else CLASSES)
        self._take_focus()

    def _show(self, place: int) -> None:
        self._stack.setCurrentIndex(place)
        self._show_strip()

    def _show_strip(self) -> None:
        is_class = self.place == ISSUE
        title = self.title_of(self.activity) if is_class and self.activity is not None else ""
        self.strip.set_title(title or self.tr("证书"))
        self._back.setVisible(is_class)
        self.segments.setVisible(not is_class)
        self.segments.set_index(1 if self.place == WORK else 0)
        self.search.setVisible(self.place == WORK)
        has_doubts = self._standing is not None and bool(self._standing.doubtful)
        self.doubtful.setVisible(has_doubts and not is_class)

    def _show_counts(self) -> None:
        assert self._standing is not None
        self.segments.set_text(1, self.tr("已发 {n}").format(n=f"{self._standing.count:,}"))
        self.doubtful.setText(self.tr("要您看一下 {n}").format(n=len(self._standing.doubtful)))
        self.doubtful.updateGeometry()
        self._show_strip()

    def _take_focus(self) -> None:
        if self.place == WORK:
            self.work.take_focus()
        elif self.place == ISSUE:
            self.issuing.take_focus()
        else:
            focus: QWidget = self.classes.table if self.classes.table.rows.ids else self.segments
            focus.setFocus(Qt.FocusReason.OtherFocusReason)

    def _see_person(self, record: UUID) -> None:
        self.wanted.emit("learners", record)

    def _see_sync(self) -> None:
        self.wanted.emit("sync", None)

    def _finish_class(self, activity: UUID) -> None:
        self.wanted.emit("courses", activity)

    # --- building ----------------------------------------------------------------------------------------------------

    def _build_strip(self) -> None:
        theme = self.theme
        self._back = ActionButton(theme, self.tr("证书"), "link", icon="chevron-left", height=36)
        self.strip.before_title.addWidget(self._back)
        self.segments = Segmented(
            theme, self.tr("发证或已发"), [self.tr("发证", "the page"), self.tr("已发 {n}").format(n=0)]
        )
        self.strip.beside_title.addWidget(self.segments)
        self.doubtful = ActionButton(theme, "", "quiet", icon="triangle-alert")
        self.search = SearchField(theme, self.tr("找证书"), self.tr("姓名或编号"), height=40)
        for action in (self.doubtful, self.search):
            self.strip.actions.addWidget(action)

    def _connect(self) -> None:
        self._back.clicked.connect(self.go_back)
        self.segments.chosen.connect(self._on_segment)
        self.doubtful.clicked.connect(self.see_doubtful)
        self.search.edit.textEdited.connect(self._on_typed)
        self.search.edit.returnPressed.connect(self._on_search_entered)
        self._search_later.timeout.connect(self._find)
        self.classes.picked.connect(self.open_class)
        self.classes.finish_wanted.connect(self._finish_class)
        self.issuing.issue_wanted.connect(self._issue)
        self.issuing.person_wanted.connect(self._see_person)
        self.issuing.sync_wanted.connect(self._see_sync)
        self.work.acted.connect(self._on_acted)
        self.work.answered.connect(self._on_answered)
        self.work.person_wanted.connect(self._see_person)
        self.work.left.connect(self._on_left)
        self.work.failed.connect(self.say_error)
        self.acts.print_wanted.connect(self._print)
        self.acts.refused.connect(self._read_anew)
