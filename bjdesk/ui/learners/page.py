"""学员: look a person up by whatever is known of her, and see her cards and every record of her attendance."""

from collections.abc import Callable, Sequence
from functools import partial
from typing import Any
from uuid import UUID

from PySide6.QtCore import QModelIndex, Qt, QTimer
from PySide6.QtGui import QHideEvent
from PySide6.QtWidgets import QWidget

from bjdesk.kernel.changes import Changes
from bjdesk.kernel.errors import DeskError
from bjdesk.people import queries
from bjdesk.people.queries import LearnerRow
from bjdesk.ui.checkin.desk import Arriving
from bjdesk.ui.desk_workspace import DeskWorkspace
from bjdesk.ui.exporting import Exports
from bjdesk.ui.learners.card_acts import CardActs
from bjdesk.ui.learners.detail import FACTS, HISTORY, LearnerDetail
from bjdesk.ui.learners.edit_mode import EditMode
from bjdesk.ui.learners.finding import FIRST_FOUND, Finder
from bjdesk.ui.learners.list_pane import ListPane
from bjdesk.ui.learners.portrait import portrait, saying
from bjdesk.ui.learners.session_now import SessionNow
from bjdesk.ui.learners.swiping import Swiping
from bjdesk.ui.shell.keyboard import key_for
from bjdesk.ui.shell.pages import Page, PageTools
from bjdesk.ui.shell.told import told
from bjdesk.ui.shell.widgets.buttons import ActionButton
from bjdesk.ui.shell.widgets.labels import Chip
from bjdesk.ui.shell.widgets.two_panes import TwoPanes
from bjdesk.ui.shell.workspace import Workspace

COUNT_AFTER_MS = 120
"""So long after the last letter everybody is found and counted; until then the first few are enough."""


class LearnersPage(Page):
    """Shows everybody, whom the search box means, or whom a swiped card names."""

    kinds = frozenset(
        {"learner", "card", "attendance", "session", "enrolment", "certificate", "certificate_event", "hour_rule"}
    )

    def __init__(self, tools: PageTools, parent: QWidget | None = None) -> None:
        super().__init__(tools, parent)
        self.desk: DeskWorkspace | None = None
        self._finder: Finder | None = None
        self.exports: Exports | None = None
        self._named: list[UUID] | None = None
        self._hint = ""
        self._find_later = QTimer(self)
        self._find_later.setSingleShot(True)
        self._find_later.setInterval(COUNT_AFTER_MS)
        self.pane = ListPane(tools.theme, self._fetch)
        self.detail = LearnerDetail(tools.theme)
        self.now = SessionNow(tools.theme)
        self.card_acts = CardActs(tools.theme, self.messages, self)
        self.editing = EditMode(self)
        self.swiping = Swiping(self)
        self._lay_out()
        self._connect()
        self.pane.say_empty(self.tr("正在打开资料…"), "", "users")
        self._panes.set_right(False)
        self.set_compact(self.is_compact)

    # --- what the shell asks -----------------------------------------------------------------------------------------

    def attach(self, workspace: Workspace) -> None:
        super().attach(workspace)
        assert isinstance(workspace, DeskWorkspace)
        self.desk = workspace
        self._finder = Finder(workspace)
        self.card_acts.attach(workspace)
        self.exports = Exports(workspace, self.tools.jobs, self.messages, self)
        self.detail.changes.attach(workspace, self.say_error)
        self.editing.attach(workspace)

    def on_open_failed(self, error: DeskError) -> None:
        super().on_open_failed(error)
        if self.desk is None:
            self.pane.say_empty(self.tr("资料没有打开"), "", "users")

    def say_error(self, error: DeskError) -> None:
        """Nothing that could be read is no branch without learners."""
        super().say_error(error)
        if self.desk is not None and self.pane.is_empty:
            again = self.tr("按 {key} 再试一次。").format(key=key_for("refresh").printed)
            self.pane.say_empty(self.tr("没有读出来"), again, "users")

    def shown(self) -> None:
        if self.editing.is_open:
            self.editing.form.focus_on("name")
        else:
            self._focus_search()

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self.editing.keep()

    def refresh(self, changes: Changes | None) -> None:
        if self.desk is None or self._finder is None:
            return
        self.now.reload(self.desk)
        self._finder.forget_near()
        if changes is None or "learner" in changes.kinds:
            self._finder.forget()
            self._find(select_first=False)
            return
        if "card" in changes.kinds:
            self.pane.table.rows.set_ids(self.pane.table.rows.ids)
        self._show_detail()

    def show_subject(self, subject: Any) -> None:
        """A learner (her id or row): her alone, with her attendance in front."""
        record = subject.id if isinstance(subject, LearnerRow) else subject
        if self.editing.is_open:
            self.editing.leave()
        self.show_named([record])
        self.detail.show_tab(HISTORY)

    @property
    def actions(self) -> dict[str, Callable[[], object]]:  # type: ignore[override]  # not Qt's list of QActions
        if self.editing.is_open:
            return self.editing.actions
        found: dict[str, Callable[[], object]] = {"find": self._focus_search, "back": self._go_back}
        if self.desk is not None:
            found |= {"register": self._register_somebody, "undo": self.editing.take_back, "learner-book": self._export}
        if self.detail.portrait is not None:
            found |= {"edit": self._edit, "next-of-family": self._register_family}
        return found

    def set_compact(self, is_compact: bool) -> None:
        super().set_compact(is_compact)
        self.pane.set_compact(is_compact)
        self.detail.set_compact(is_compact)
        self.now.set_compact(is_compact)
        self.editing.form.set_columns(2 if is_compact else 3)
        self._fit_strip()
        self._panes.set_gap(12 if is_compact else 24)
        self._show_namesakes()

    # --- cards -------------------------------------------------------------------------------------------------------

    @told
    def on_scan(self, text: str) -> None:
        """A swiped card shows whose it is; the attendance of nobody changes (R24)."""
        if self._finder is None:
            return
        if self.editing.is_open:
            self.editing.on_scan(text, self._finder)
            return
        self.swiping.on_scan(text, self._finder)

    def on_misread(self) -> None:
        """The card came through an input method and cannot be trusted."""
        self.messages.clear()
        self.messages.say("warn", self.tr("没读准，请再刷一次"), self.tr("刚才的卡号被输入法打乱了。"))

    # --- finding -----------------------------------------------------------------------------------------------------

    @told
    def _on_typed(self, text: str) -> None:
        self._named = None
        self._hint = ""
        self.messages.clear()
        self._find(select_first=bool(text.strip()))

    def _find(self, *, select_first: bool) -> None:
        """The first few at once; all of them as soon as nobody types any more, or the page has been painted."""
        if self._finder is None:
            return
        text = self.pane.text.strip()
        if self._named is not None:
            self._named = [row.id for row in self._fetch(self._named).values()] or None
        if self._named is not None:
            self._show(self._named)
        elif text:
            self._show(self._finder.found(text, FIRST_FOUND), is_whole=False)
            self._find_later.start()
        elif self.pane.is_empty and (first := self._finder.first()):
            self._show(first, is_whole=False)
            self._find_later.start()
        else:
            self._find_later.stop()
            self._show(self._finder.everybody())
        if select_first and self.pane.table.current_id is None and not self.pane.is_empty:
            self.pane.table.selectRow(0)
        else:
            self._show_detail()

    @told
    def _find_all(self) -> None:
        if self._finder is not None and self._named is None:
            text = self.pane.text.strip()
            self._show(self._finder.found(text) if text else self._finder.everybody())

    def _show(self, ids: Sequence[UUID], *, is_whole: bool = True) -> None:
        if not ids:
            self._say_nobody()
        self.pane.show_people(ids, is_whole=is_whole, hint=self._hint)
        self._panes.set_right(bool(ids))
        self._fit_strip()
        self._show_namesakes()

    def show_named(self, ids: list[UUID], hint: str = "") -> None:
        """These people alone, without a search."""
        self.pane.clear()
        self._named, self._hint = ids, hint
        self._find(select_first=True)
        if len(ids) == 1:
            self._panes.open_right()

    def _say_nobody(self) -> None:
        text = self.pane.text.strip()
        if text:
            what = self.tr("没找到“{text}”").format(text=text)
            self.pane.say_empty(what, self.tr("试试全拼、手机号后 4 位，或请学员刷一下卡。"), "search")
        else:
            self.pane.say_empty(self.tr("还没有学员"), self.tr("第一位来的时候，在这里登记。"), "users")

    def _fetch(self, ids: Sequence[Any]) -> dict[Any, LearnerRow]:
        """Asked for while the list is painted: what cannot be read is told after it."""
        assert self.desk is not None
        try:
            rows: list[LearnerRow] = self.desk.read(queries.learners_by_id, ids)
        except DeskError as error:
            QTimer.singleShot(0, self, partial(self.say_error, error))
            return {}
        return {row.id: row for row in rows}

    def _show_namesakes(self) -> None:
        """In the compact layout a chip beside the title stands for the line and the hint under the search box."""
        words = self.pane.namesakes.text() or self._hint
        self._chip.setText(words)
        self._chip.setVisible(self.is_compact and bool(words) and self._panes.isVisibleTo(self))

    # --- one person --------------------------------------------------------------------------------------------------

    @told
    def _on_chosen(self, _record: UUID) -> None:
        self.card_acts.stop_asking()
        self._show_detail()

    def _show_detail(self) -> None:
        record = self.pane.table.current_id
        if self.desk is None or record is None:
            self.detail.show_nobody()
            return
        found = self.desk.read(portrait, record, self.desk.facts.zone)
        if found is None:
            self.detail.show_nobody()
            self._fit_strip()
            return
        today = self.desk.rules.day(self.desk.clock.now())
        self.detail.show_portrait(found, self.desk.read(saying, self.desk.facts.zone, today))
        self._fit_strip()

    def _on_clicked(self, _index: QModelIndex) -> None:
        """Where the list has the window to itself a click opens what it chose."""
        if self._panes.is_narrow:
            self._panes.open_right()

    def _on_opened(self, _record: UUID) -> None:
        self._panes.open_right()
        self.detail.button.setFocus(Qt.FocusReason.TabFocusReason)

    def _check_in(self) -> None:
        if self.detail.portrait is not None:
            person = self.detail.portrait.person
            self.wanted.emit("check-in", Arriving(person.id, person.name))

    def _see_certificate(self, number: str) -> None:
        self.wanted.emit("certificates", number)

    @told
    def _show_cards_anew(self) -> None:
        self.refresh(Changes.of("card"))

    # --- building ----------------------------------------------------------------------------------------------------

    def _lay_out(self) -> None:
        self.strip.set_title(self.tr("学员"))
        self._chip = Chip(self.theme, "", "info", 28)
        self.strip.beside_title.addWidget(self._chip)
        self._register = ActionButton(self.theme, self.tr("新登记"), key=key_for("register").printed)
        key = key_for("learner-book").printed
        self._export_button = ActionButton(self.theme, self.tr("存成 Excel"), "quiet", key=key, icon="download")
        self.strip.actions.addWidget(self._export_button)
        self._correct = ActionButton(self.theme, self.tr("修改"), key=key_for("edit").printed)
        self.strip.actions.addWidget(self._register)
        self.strip.actions.addWidget(self._correct)
        self.strip.actions.addWidget(self.now)
        self._panes = TwoPanes(self.theme, self.pane, self.detail, self.tr("名单"), self.pane.table)
        self.body.addWidget(self._panes)
        self.body.addWidget(self.editing.form)

    def _connect(self) -> None:
        self._find_later.timeout.connect(self._find_all)
        self.pane.typed.connect(self._on_typed)
        self.pane.chosen.connect(self._on_chosen)
        self.pane.opened.connect(self._on_opened)
        self.pane.table.clicked.connect(self._on_clicked)
        self._panes.narrowed.connect(self.pane.set_narrow)
        self._panes.narrowed.connect(self._fit_strip)
        self.pane.register_wanted.connect(self._register_somebody)
        self.pane.clear_wanted.connect(self._clear)
        self._register.clicked.connect(self._register_somebody)
        self._export_button.clicked.connect(self._export)
        self._correct.clicked.connect(self._edit)
        self.now.back_wanted.connect(self._back_to_desk)
        self.detail.check_in_wanted.connect(self._check_in)
        self.detail.edit_wanted.connect(self._edit)
        self.editing.turned.connect(self._on_turned)
        self.editing.finished.connect(self._on_finished)
        self.detail.cards.wanted.connect(self.card_acts.act)
        self.detail.certificates.wanted.connect(self._see_certificate)
        self.card_acts.turned_down.connect(self._show_cards_anew)
        self.card_acts.done.connect(self.editing.taking_back.remember)

    def _focus_search(self) -> None:
        self._panes.go_back()
        self.pane.search.edit.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.pane.search.edit.selectAll()

    def _go_back(self) -> None:
        """Esc: first the list, then everybody again, then the check-in page."""
        if self.card_acts.stop_asking() or self._panes.go_back():
            return
        if self.pane.text or self._named is not None:
            self._clear()
        else:
            self._back_to_desk()

    @told
    def _clear(self) -> None:
        self._named, self._hint = None, ""
        self.pane.clear()
        self._find(select_first=False)
        self._focus_search()

    def _export(self) -> None:
        """What the list shows, all of it."""
        from bjdesk.ui.learners.export import save_register  # what writes is loaded when somebody exports

        if self.exports is not None and self.desk is not None and not self.pane.is_empty:
            self._find_all()
            save_register(self.exports, self.desk, self.pane.table.rows.ids, self.pane.text.strip())

    def _back_to_desk(self) -> None:
        self.wanted.emit("check-in", None)

    def _register_somebody(self) -> None:
        """The whole form, with the card that was just swiped and is nobody's."""
        assert self.desk is not None
        card = self.swiping.take_new()
        self.editing.register(None if card is None else self.desk.scanning.hashes(card))

    def _register_family(self) -> None:
        if self.detail.portrait is not None:
            self.editing.register_family(self.detail.portrait.person.id)

    def _edit(self) -> None:
        if self.detail.portrait is not None:
            self.editing.edit(self.detail.portrait.person.id)

    def _on_turned(self, is_form: bool) -> None:
        """Form or record; who leaves the form is where she was."""
        self.editing.form.setVisible(is_form)
        self._panes.setVisible(not is_form)
        self.now.setVisible(not is_form)
        self._show_namesakes()
        self._fit_strip()
        if not is_form:
            self._focus_search()

    def _fit_strip(self) -> None:
        """The compact layout has no room for these in the panes."""
        self._export_button.setVisible(not self.is_compact and self.editing.form.isHidden())
        has_list = self.is_compact and self.editing.form.isHidden() and not self.pane.is_empty
        self._register.setVisible(has_list and not self._panes.is_narrow)  # the foot of the list has it too
        self._correct.setVisible(has_list and self.detail.portrait is not None)

    def _on_finished(self, record: UUID) -> None:
        self.show_named([record])
        self.detail.show_tab(FACTS)
