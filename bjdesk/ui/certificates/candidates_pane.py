"""The people of a class in two groups: 可以发证, ticked, and 暂时不能发 with why (R25, R28)."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any
from uuid import UUID

from PySide6.QtCore import QCoreApplication, QModelIndex, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from bjdesk.ui.certificates import words
from bjdesk.ui.certificates.tick_table import TICK_WIDTH, InnerTable, TickTable
from bjdesk.ui.courses.count_painter import CountPainter
from bjdesk.ui.shell.measures import air, fix
from bjdesk.ui.shell.paging import Cell, Column, PagedTableModel, RowAction
from bjdesk.ui.shell.tables import RowTable, WholeRows
from bjdesk.ui.shell.theme import Theme
from bjdesk.ui.shell.widgets.buttons import ActionButton
from bjdesk.ui.shell.widgets.empty import EmptyState
from bjdesk.ui.shell.widgets.frames import Card, Hairline
from bjdesk.ui.shell.widgets.labels import Chip, text_label

if TYPE_CHECKING:
    from bjdesk.certificates.issuing import Candidate

ROW, REFUSED_ROW, HEAD, NOBODY = 50, 56, 44, 72
WHY = "why"
translate = QCoreApplication.translate


class _EarnedPainter(CountPainter):
    """How often she came: enough, whether or not always."""

    tone = "okBar"


class CandidatesPane(Card):
    """`chosen(candidate)` as either list is walked; `opened` on Enter; `ticked_changed`."""

    chosen = Signal(object)
    opened = Signal(object)
    ticked_changed = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(theme, parent=parent)
        self._theme = theme
        self._people: dict[UUID, Candidate] = {}
        self._build_tables()
        self._ready, self._ready_count = self._caption(translate("Certificates", "可以发证"), "ok")
        self._refused, self._refused_count = self._caption(translate("Certificates", "暂时不能发"), "warn")
        self.all = ActionButton(theme, translate("Certificates", "全选"), "link", height=36)
        self._ready.addWidget(self.all)
        self._done_count = Chip(theme, "", "mute")
        self._refused.insertWidget(2, self._done_count)
        self._nobody = EmptyState(theme, "award", translate("Certificates", "现在没有人可以发证"), small=True)
        self._lay_out()
        self._connect()

    @property
    def ticked(self) -> tuple[UUID, ...]:
        """Learners to be certified, in the order of the roster."""
        return self.table.ticked

    @property
    def eligible(self) -> tuple[UUID, ...]:
        return tuple(self.table.rows.ids)

    def person(self, learner: UUID) -> "Candidate":
        return self._people[learner]

    @property
    def current(self) -> "Candidate | None":
        """Whose row was walked to last, in either list."""
        record = self.table.current_id or self.refused.current_id
        return self._people.get(record) if record is not None else None

    def show_people(self, people: "Sequence[Candidate]", *, is_other_class: bool) -> None:
        """Everybody who may get one is ticked at first; later the ticks that were taken away stay away."""
        unticked = set() if is_other_class else set(self.eligible) - set(self.ticked)
        self._people = {one.learner: one for one in people}
        ready = [one.learner for one in people if one.is_eligible]
        done = [one.learner for one in people if one.certificate is not None]
        refused = [one.learner for one in people if not one.is_eligible and one.certificate is None]
        self._ready_count.setText(translate("Certificates", "{n} 人").format(n=len(ready)))
        self._refused_count.setText(translate("Certificates", "{n} 人").format(n=len(refused)))
        self._done_count.setText(translate("Certificates", "已经发过 {n} 人").format(n=len(done)))
        self._done_count.setVisible(bool(done))
        self.table.show_ticked(ready, [one for one in ready if one not in unticked])
        self.refused.show_ids([*refused, *done])
        self._rows.setVisible(bool(ready))
        self._nobody.setVisible(not ready)
        self.all.setVisible(bool(ready))
        for part in self._refused_parts:
            part.setVisible(bool(refused or done))
        self._fit()

    def select_first(self) -> None:
        table = self.table if self.table.rows.ids else self.refused
        if table.rows.ids and self.current is None:
            table.selectRow(0)

    def take_focus(self) -> None:
        """The list in which somebody is chosen, else the first that has anybody."""
        table = self.refused if self.refused.current_id is not None or not self.table.rows.ids else self.table
        table.setFocus(Qt.FocusReason.OtherFocusReason)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def adapt_to_scale(self) -> None:
        self._fit()

    def _fit(self) -> None:
        """The refused get as many whole rows as they need, up to half of what both lists have."""
        row, count = self._theme.px(REFUSED_ROW), len(self.refused.rows.ids)
        room = self.height() - 2 * self._theme.px(HEAD) - 8
        most = room - self._theme.px(NOBODY) if not self.table.rows.ids else room / 2
        shown = max(1, min(count, int(most // row)))
        self._refused_box.setFixedHeight(shown * row)

    def _build_tables(self) -> None:
        theme = self._theme
        columns = (
            Column("", self._tick, TICK_WIDTH),
            Column("", self._name),
            Column("", self._times, 104),
            Column("", self._per_cent, 66, is_number=True),
        )
        model = PagedTableModel(columns, [], self._fetch, parent=self)
        self.table = TickTable(theme, translate("Certificates", "可以发证"), model, row_height=ROW)
        self.table.setItemDelegateForColumn(2, _EarnedPainter(theme, self.table, self._part))
        refused = (Column("", self._refused_name, 160), Column("", self._reason))
        model = PagedTableModel(refused, [], self._fetch, self._why, self)
        self.table.has_round_foot = False
        name = translate("Certificates", "暂时不能发")
        self.refused = InnerTable(theme, name, model, row_height=REFUSED_ROW, has_header=False)

    def _caption(self, words_: str, tone: str) -> tuple[QHBoxLayout, Chip]:
        row = QHBoxLayout()
        air(self._theme, row, (12, 4, 12, 4), 8)
        row.addWidget(text_label(words_, "h3"))
        chip = Chip(self._theme, "", tone)
        row.addWidget(chip)
        row.addStretch(1)
        return row, chip

    def _lay_out(self) -> None:
        theme = self._theme
        column = QVBoxLayout(self)
        column.setContentsMargins(1, 1, 1, 1)
        column.setSpacing(0)
        self._rows, self._refused_box = WholeRows(self.table), WholeRows(self.refused)
        heads = []
        for layout in (self._ready, self._refused):
            head = QWidget()
            head.setLayout(layout)
            fix(theme, head, height=HEAD)
            heads.append(head)
        line = Hairline(theme)
        self._refused_parts = (line, heads[1], self._refused_box)
        column.addWidget(heads[0])
        column.addWidget(self._rows, 1)
        column.addWidget(self._nobody, 1)
        for part in self._refused_parts:
            column.addWidget(part)
        self._nobody.hide()

    def _connect(self) -> None:
        self.table.ticked_changed.connect(self._on_ticked)
        self.all.clicked.connect(self._on_all)
        self.table.chosen.connect(self._on_chosen)
        self.refused.chosen.connect(self._on_chosen)
        self.table.clicked.connect(self._on_clicked)
        self.refused.clicked.connect(self._on_clicked)
        self.table.opened.connect(self._on_opened)
        self.refused.opened.connect(self._on_opened)
        self.refused.acted.connect(self._on_opened)

    # --- cells -------------------------------------------------------------------------------------------------------

    def _fetch(self, ids: Sequence[Any]) -> "dict[UUID, Candidate]":
        return {record: self._people[record] for record in ids if record in self._people}

    def _tick(self, one: "Candidate") -> Cell:
        is_on = self.table.is_ticked(one.learner)
        return Cell(translate("Certificates", "要发") if is_on else translate("Certificates", "不发"))

    def _name(self, one: "Candidate") -> Cell:
        rare = words.rare_characters(one.name)
        chips = ((translate("Certificates", "生僻字"), "info"),) if rare else ()
        return Cell(one.name, "bigStrong", chips=chips)

    def _times(self, one: "Candidate") -> Cell:
        return Cell(words.times(one.completion))

    def _part(self, one: "Candidate") -> float | None:
        done = one.completion
        return done.attended / done.counted if done.counted else None

    def _per_cent(self, one: "Candidate") -> Cell:
        return Cell(words.per_cent(one.completion))

    def _refused_name(self, one: "Candidate") -> Cell:
        return Cell(one.name, "big", "ink2")

    def _reason(self, one: "Candidate") -> Cell:
        """The number of what she holds is short here; the whole of it stands at the right."""
        first = one.reasons[0]
        tone = "ink2" if first.code == "issued" else "warn"
        return Cell(words.reason(first), "bodyMedium", tone, words.reason_below(first, one.completion))

    def _why(self, one: "Candidate", place: int) -> Sequence[RowAction]:
        return (RowAction(WHY, translate("Certificates", "依据"), twin="enter"),)

    # --- hands -------------------------------------------------------------------------------------------------------

    def _on_ticked(self) -> None:
        is_whole = len(self.ticked) == len(self.eligible)
        self.all.set_words(translate("Certificates", "全不选") if is_whole else translate("Certificates", "全选"))
        self.ticked_changed.emit()

    def _on_all(self) -> None:
        self.table.tick_all(is_on=len(self.ticked) < len(self.eligible))

    def _on_chosen(self, record: UUID) -> None:
        other = self.refused if self.sender() is self.table else self.table
        other.setCurrentIndex(QModelIndex())
        self.chosen.emit(self._people[record])

    def _on_clicked(self) -> None:
        table = self.sender()
        if isinstance(table, RowTable) and table.current_id is not None:
            self.chosen.emit(self._people[table.current_id])

    def _on_opened(self, record: UUID) -> None:
        self.opened.emit(self._people[record])
