"""The overview of 同步: the truth, three figures, and below them what to look at and what happened."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QEvent, QObject, Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from bjdesk.ui.shell.measures import air
from bjdesk.ui.shell.theme import Theme
from bjdesk.ui.shell.widgets.buttons import ActionButton
from bjdesk.ui.shell.widgets.choices import Tabs
from bjdesk.ui.shell.widgets.frames import Card
from bjdesk.ui.shell.widgets.labels import Chip, text_label
from bjdesk.ui.sync import run_words, table_words
from bjdesk.ui.sync.enrol_form import EnrolForm
from bjdesk.ui.sync.figures import Figures
from bjdesk.ui.sync.run_table import RunTable
from bjdesk.ui.sync.run_words import Today
from bjdesk.ui.sync.truth_card import TruthCard
from bjdesk.ui.sync.worklist import Worklist

if TYPE_CHECKING:
    from bjdesk.syncing.matter import Matter
    from bjdesk.syncing.queries import RunRow, SyncFacts

translate = QCoreApplication.translate
_LIST_ROWS = 2
"""Rows that are always in sight; on a small screen the page scrolls before it has fewer."""


class Overview(QWidget):
    """Two lists side by side; in the compact layout they are tabs. Before the desk is enrolled a form stands there."""

    all_wanted = Signal()
    settled_wanted = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._is_compact = False
        self._is_enrolling = self._is_again = self._has_matters = False
        self.truth = TruthCard(theme)
        self.figures = Figures(theme)
        self.worklist = Worklist(theme)
        self.runs = RunTable(theme, translate("Sync", "最近的同步"))
        self.form = EnrolForm(theme)
        self._count = Chip(theme, "", "warn")
        self._all = ActionButton(theme, translate("Sync", "看全部"), "link", height=24)
        self._all.clicked.connect(self.all_wanted)
        self._tabs = Tabs(
            theme, translate("Sync", "同步"), [translate("Sync", "要您看一下"), translate("Sync", "最近的同步")]
        )
        self._settled = ActionButton(theme, "", "link", height=24)
        self._settled.clicked.connect(self.settled_wanted)
        self._tabs.chosen.connect(self._on_tab)
        self._lay_out()
        self.set_compact(False)

    def show_facts(
        self,
        facts: "SyncFacts",
        matters: "Sequence[Matter]",
        runs: "Sequence[RunRow]",
        today: Today,
        settled: int = 0,
    ) -> None:
        """Everything read anew; `settled` is how many matters were looked at already."""
        self._settled.setText(translate("Matters", "看过的（{n}）").format(n=settled))
        self._settled.setVisible(settled > 0)
        truth = run_words.truth(facts, today)
        can_enrol = facts.needs_person in run_words.ENROL_AGAIN and not self._is_enrolling
        self.truth.show_truth(truth, can_sync=facts.is_enrolled, can_enrol=can_enrol)
        is_urgent = any(matter.is_blocking for matter in matters)
        self.figures.show_counts(
            (facts.waiting, table_words.counted(facts.waiting_by_table)),
            (sum(facts.received_today.values()), table_words.counted(facts.received_today)),
            len(matters),
            is_urgent,
        )
        self.worklist.show_matters(matters, today)
        self.runs.show_runs(runs, today)
        self._count.show_as(str(len(matters)), "bad" if is_urgent else "warn")
        self._has_matters = bool(matters)
        self._choose_parts()
        words = (
            translate("Sync", "要您看一下 {n}").format(n=len(matters)) if matters else translate("Sync", "要您看一下")
        )
        self._tabs.set_text(0, words)
        if not facts.is_enrolled:
            self.show_form(True)

    def show_form(self, is_shown: bool, *, is_again: bool = False, address: str = "") -> None:
        """The enrolment form in the place of the lists."""
        self._is_enrolling, self._is_again = is_shown, is_again
        if is_shown:
            self.form.start(is_again=is_again, address=address)
        self._choose_parts()

    @property
    def has_form(self) -> bool:
        return self._is_enrolling

    def set_compact(self, is_compact: bool) -> None:
        self._is_compact = is_compact
        gap = 8 if is_compact else 16
        air(self._theme, self._column, spacing=gap)
        air(self._theme, self._lists, spacing=gap)
        for part in (self.truth, self.figures, self.runs, self.form):
            part.set_compact(is_compact)
        for head in (self._head_left, self._head_right):
            air(self._theme, head, (12, 1, 12, 1) if is_compact else (12, 12, 12, 8), 8)
        self._choose_parts()
        self.adapt_to_scale()

    def adapt_to_scale(self) -> None:
        """On a small screen the page scrolls before a list has less than two rows."""
        height = self.worklist.table.height_for(_LIST_ROWS) + 4
        for part in (self.worklist, self.runs):
            part.setMinimumHeight(height)

    def focus_first(self) -> None:
        """Where work begins: the form, else the list, else the button."""
        if self._is_enrolling:
            self.form.focus_first()
        elif self.worklist.keys and self.worklist.isVisible():
            self.worklist.table.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            self.truth.now.setFocus(Qt.FocusReason.OtherFocusReason)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """What the keyboard reaches in the form is in sight, its label and message too."""
        if event.type() == QEvent.Type.FocusIn and isinstance(watched, QWidget):
            self._scroll.ensureWidgetVisible(watched, 0, self._theme.px(40))
        return False

    # --- parts -------------------------------------------------------------------------------------------------------

    def _on_tab(self, _index: int) -> None:
        self._choose_parts()

    def _choose_parts(self) -> None:
        has_lists, is_compact = not self._is_enrolling, self._is_compact
        self.form.setVisible(self._is_enrolling)
        self.figures.setVisible(has_lists)
        self._tabs.setVisible(has_lists and is_compact)
        for head in (self._left_title, self._right_title):
            head.setVisible(not is_compact)
        self._both.setVisible(has_lists)
        self._count.setVisible(self._has_matters and not is_compact)
        self._left.setVisible(has_lists and (not is_compact or self._tabs.index == 0))
        self._right.setVisible(has_lists and (not is_compact or self._tabs.index == 1))
        self._all.setVisible(not is_compact or self._tabs.index == 1)

    def _lay_out(self) -> None:
        theme, inside = self._theme, QWidget()
        inside.setProperty("plain", True)
        self._column = QVBoxLayout(inside)
        for part in (self.truth, self.figures, self._tabs):
            self._column.addWidget(part)
        self._both = QWidget()
        self._lists = QHBoxLayout(self._both)
        self._left_title = text_label(translate("Sync", "要您看一下"), "h3")
        self._right_title = text_label(translate("Sync", "最近的同步"), "h3")
        self._left, self._head_left = self._list_card((self._left_title, self._count), self._settled, self.worklist)
        self._right, self._head_right = self._list_card((self._right_title,), self._all, self.runs)
        self._lists.addWidget(self._left, 5)
        self._lists.addWidget(self._right, 6)
        self._column.addWidget(self._both, 1)
        self._column.addWidget(self.form, 1)
        self._scroll = QScrollArea()
        self._scroll.setAccessibleName(translate("Sync", "同步"))
        self._scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._scroll.setFrameShape(QFrame.Shape.NoFrame)
        self._scroll.setWidgetResizable(True)
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._scroll.setWidget(inside)
        for field in self.form.findChildren(QWidget):
            field.installEventFilter(self)
        column = QVBoxLayout(self)
        air(theme, column)
        column.addWidget(self._scroll)

    def _list_card(self, titles: tuple[QWidget, ...], action: QWidget, body: QWidget) -> tuple[Card, QHBoxLayout]:
        card = Card(self._theme)
        head = QHBoxLayout()
        for title in titles:
            head.addWidget(title)
        head.addStretch(1)
        head.addWidget(action)
        column = QVBoxLayout(card)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(head)
        column.addWidget(body, 1)
        return card, head
