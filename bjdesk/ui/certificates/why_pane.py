"""依据: why somebody gets no certificate, session by session, by which rule and document (R25, R26, R97)."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import TYPE_CHECKING, Any
from uuid import UUID

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from bjdesk.ui import formats
from bjdesk.ui.certificates import words
from bjdesk.ui.learners.words import RECORD_TONES
from bjdesk.ui.shell.measures import air
from bjdesk.ui.shell.paging import Cell, Column, PagedTableModel
from bjdesk.ui.shell.tables import RowTable, WholeRows
from bjdesk.ui.shell.theme import Theme
from bjdesk.ui.shell.widgets.buttons import ActionButton
from bjdesk.ui.shell.widgets.empty import EmptyState
from bjdesk.ui.shell.widgets.frames import Card, Hairline
from bjdesk.ui.shell.widgets.labels import OneLine, text_label

if TYPE_CHECKING:
    from bjdesk.certificates.issuing import Candidate
    from bjdesk.credits.hours import Earned

translate = QCoreApplication.translate


class WhyPane(Card):
    """The reasons in sentences, then every session that counts. `person_wanted(id)` goes to the learner."""

    person_wanted = Signal(object)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(theme, parent=parent)
        self._theme = theme
        self._statuses: Mapping[str, str] = {}
        self._today = date.min
        self._lines: dict[UUID, Earned] = {}
        self._learner: UUID | None = None
        self._name = OneLine(theme, "", "h2")
        self._reasons = text_label("", "body")
        self._reasons.setWordWrap(True)
        self._asked = text_label("", "cap", "ink3")
        self._asked.setWordWrap(True)
        self._see = ActionButton(theme, translate("Certificates", "看这位学员"), "link", height=36)
        self._see.clicked.connect(self._on_see)
        model = PagedTableModel(self._columns(), [], self._fetch, parent=self)
        self.table = RowTable(theme, translate("Certificates", "算数的课"), model, row_height=48)
        self._empty = EmptyState(theme, "calendar-days", translate("Certificates", "还没有算数的课"), small=True)
        self._lay_out()

    @property
    def reasons(self) -> str:
        """Every reason, one a line."""
        return self._reasons.text()

    def show_candidate(self, one: "Candidate", statuses: Mapping[str, str], today: date) -> None:
        self._statuses, self._today, self._learner = statuses, today, one.learner
        self._name.setText(translate("Certificates", "{name}为什么不能发").format(name=one.name))
        self._name.updateGeometry()
        self._reasons.setText("\n".join(words.why_lines(one)))
        self._asked.setText(words.asked_words(one.completion))
        self._lines = {line.meeting.id: line for line in one.completion.lines}
        self.table.show_ids(list(self._lines))
        self._rows.setVisible(bool(self._lines))
        self._empty.setVisible(not self._lines)

    def _lay_out(self) -> None:
        theme = self._theme
        head = QHBoxLayout()
        air(theme, head, spacing=12)
        head.addWidget(self._name, 1)
        head.addWidget(self._see)
        top = QVBoxLayout()
        air(theme, top, (19, 12, 19, 12), 4)
        top.addLayout(head)
        top.addWidget(self._reasons)
        top.addWidget(self._asked)
        column = QVBoxLayout(self)
        column.setContentsMargins(1, 1, 1, 1)
        column.setSpacing(0)
        column.addLayout(top)
        column.addWidget(Hairline(theme))
        self._rows = WholeRows(self.table)
        column.addWidget(self._rows, 1)
        column.addWidget(self._empty, 1)

    def _columns(self) -> tuple[Column, ...]:
        return (
            Column(translate("Certificates", "日期"), self._day, 88),
            Column(translate("Certificates", "到了没有"), self._mark),
            Column(translate("Certificates", "学时"), self._hours, 104, is_number=True),
        )

    def _fetch(self, ids: Sequence[Any]) -> "dict[UUID, Earned]":
        return {record: self._lines[record] for record in ids if record in self._lines}

    def _day(self, line: "Earned") -> Cell:
        return Cell(formats.short_day(line.meeting.day, self._today), tone="ink2")

    def _mark(self, line: "Earned") -> Cell:
        tone = RECORD_TONES[line.mark.status] if line.mark is not None else "warn"
        return Cell("", chips=((words.meeting_words(line, self._statuses), tone),), sub=words.rule_words(line))

    def _hours(self, line: "Earned") -> Cell:
        got, planned = formats.spoken_hours(line.hours), formats.spoken_hours(line.meeting.planned)
        return Cell(f"{got} / {planned}", tone="ink" if line.hours else "ink3")

    def _on_see(self) -> None:
        self.person_wanted.emit(self._learner)
