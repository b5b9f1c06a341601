"""One finished class: its people at the left, the page or the reasons at the right, the numbers below (R28)."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtWidgets import QStackedLayout, QVBoxLayout, QWidget

from bjdesk.kernel.errors import DeskError
from bjdesk.ui.certificates import words
from bjdesk.ui.certificates.candidates_pane import CandidatesPane
from bjdesk.ui.certificates.issue_foot import IssueFoot
from bjdesk.ui.certificates.preview import PreviewPane
from bjdesk.ui.certificates.why_pane import WhyPane
from bjdesk.ui.formats import joined
from bjdesk.ui.shell.measures import air, fix
from bjdesk.ui.shell.theme import Theme
from bjdesk.ui.shell.widgets.two_panes import TwoPanes

if TYPE_CHECKING:
    from bjdesk.certificates.drafts import Drafts
    from bjdesk.certificates.issuing import Candidate

FULL_WIDTH, COMPACT_WIDTH = 420, 396
_UNLIMITED = 16777215
translate = QCoreApplication.translate


class IssueView(QWidget):
    """`issue_wanted(learners)`, `person_wanted(learner)`, `sync_wanted`. Knows no database."""

    issue_wanted = Signal(object)
    person_wanted = Signal(object)
    sync_wanted = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._is_compact = self._is_training = False
        self.drafts: Drafts | None = None
        self._problem: DeskError | None = None
        self._statuses: Mapping[str, str] = {}
        self._today = date.min
        self.people = CandidatesPane(theme)
        self.preview = PreviewPane(theme)
        self.why = WhyPane(theme)
        self.foot = IssueFoot(theme)
        self._lay_out()
        self._connect()

    def speak(self, statuses: Mapping[str, str], today: date, *, is_training: bool) -> None:
        """What the words need that are not on a certificate."""
        self._statuses, self._today, self._is_training = statuses, today, is_training

    def show_class(self, people: "Sequence[Candidate]", drafts: "Drafts | DeskError", *, is_other_class: bool) -> None:
        """Everybody, and what would be issued; an error says why this desk issues none."""
        self.drafts = None if isinstance(drafts, DeskError) else drafts
        self._problem = drafts if isinstance(drafts, DeskError) else None
        self.people.show_people(people, is_other_class=is_other_class)
        if is_other_class:
            self.panes.go_back()
        self.people.select_first()
        self._show_numbers()
        self._show_current()

    def set_compact(self, is_compact: bool) -> None:
        self._is_compact = is_compact
        self.panes.set_gap(12 if is_compact else 24)
        air(self._theme, self._column, spacing=8 if is_compact else 12)
        self.foot.button.set_height(40 if is_compact else 48)
        self.foot.sync.set_height(40 if is_compact else 48)
        self._share_width()
        if self.people.current is not None:
            self._show_current()

    def take_focus(self) -> None:
        self.people.take_focus()

    def go_back(self) -> bool:
        return self.panes.go_back()

    def issue(self) -> None:
        """F9: what is ticked; where none can be issued the foot has said why."""
        if self.drafts is not None and self.people.ticked:
            self.issue_wanted.emit(self.people.ticked)
        elif self._problem is not None and self.foot.sync.isVisible():
            self.foot.sync.setFocus(Qt.FocusReason.ShortcutFocusReason)

    # --- showing -----------------------------------------------------------------------------------------------------

    def _show_numbers(self) -> None:
        if self._problem is not None:
            self.foot.show_problem(self._problem)
        elif self.drafts is not None and self.people.eligible:
            self.foot.show_numbers(self.drafts, len(self.people.ticked))
        else:
            self.foot.show_nobody()

    def _show_current(self) -> None:
        one = self.people.current
        if one is None:
            self._right.setCurrentWidget(self.preview)
            self.preview.show_nothing(translate("Certificates", "这个班没有学员"))
        elif one.is_eligible:
            self._right.setCurrentWidget(self.preview)
            self._show_page(one)
        else:
            self._right.setCurrentWidget(self.why)
            self.why.show_candidate(one, self._statuses, self._today)

    def _show_page(self, one: "Candidate") -> None:
        """With the number that she would get: that of her place among the ticked."""
        if self.drafts is None:
            from bjdesk.ui.shell.error_texts import words_for

            self.preview.show_nothing(words_for(self._problem or DeskError()).what)
            return
        from bjdesk.ui.certificates.papers import drafted

        ticked = self.people.ticked
        is_ticked = one.learner in ticked
        place = ticked.index(one.learner) if is_ticked else 0
        text = self.drafts.text(one, place)
        paper = drafted(text, self.drafts.day.isoformat(), is_training=self._is_training)
        words_for_place = translate("Certificates", "第 {n} 张，共 {total} 张")
        said = ("{n} / {total}" if self._is_compact else words_for_place).format(n=place + 1, total=len(ticked))
        number = words.short_number(text.number) if is_ticked else translate("Certificates", "没有选")
        everybody = self.people.eligible
        at = everybody.index(one.learner)
        whose = one.name if self._is_compact and is_ticked else joined(one.name, number)
        caption = f"{said}  {whose}" if is_ticked else whose
        self.preview.show_paper(paper, caption, can_go_back=at > 0, can_go_on=at + 1 < len(everybody))

    def _walk(self, step: int) -> None:
        row = self.people.table.currentIndex().row() + step
        if 0 <= row < len(self.people.eligible):
            self.people.table.selectRow(row)

    def _on_chosen(self, _one: object) -> None:
        self._show_current()

    def _on_ticked(self) -> None:
        self._show_numbers()
        self._show_current()

    def _on_opened(self, _one: object) -> None:
        self._show_current()
        self.panes.open_right()

    # --- building ----------------------------------------------------------------------------------------------------

    def _lay_out(self) -> None:
        right = QWidget()
        self._right = QStackedLayout(right)
        self._right.addWidget(self.preview)
        self._right.addWidget(self.why)
        self.panes = TwoPanes(self._theme, self.people, right, translate("Certificates", "名单"), self.people.table)
        self.panes.narrowed.connect(self._on_narrowed)
        self._column = QVBoxLayout(self)
        air(self._theme, self._column, spacing=12)
        self._column.addWidget(self.panes, 1)
        self._column.addWidget(self.foot)

    def _connect(self) -> None:
        self.people.chosen.connect(self._on_chosen)
        self.people.opened.connect(self._on_opened)
        self.people.ticked_changed.connect(self._on_ticked)
        self.preview.walked.connect(self._walk)
        self.why.person_wanted.connect(self.person_wanted)
        self.foot.issue_wanted.connect(self.issue)
        self.foot.sync_wanted.connect(self.sync_wanted)

    def _on_narrowed(self, _is_narrow: bool) -> None:
        self._share_width()

    def _share_width(self) -> None:
        """Where both stand side by side the list has a fixed width, alone it has all of it."""
        if self.panes.is_narrow:
            fix(self._theme, self.people)
            self.people.setMinimumWidth(0)
            self.people.setMaximumWidth(_UNLIMITED)
        else:
            fix(self._theme, self.people, width=COMPACT_WIDTH if self._is_compact else FULL_WIDTH)
