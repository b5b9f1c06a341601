"""证书: what a person holds, of which class, under which number and how far it came (R28)."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any
from uuid import UUID

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from bjdesk.kernel.clock import day_of
from bjdesk.ui import formats
from bjdesk.ui.certificates import words
from bjdesk.ui.learners.portrait import Saying
from bjdesk.ui.shell.paging import Cell, Column, PagedTableModel, RowAction
from bjdesk.ui.shell.tables import RowTable
from bjdesk.ui.shell.theme import Theme
from bjdesk.ui.shell.widgets.empty import EmptyState

if TYPE_CHECKING:
    from bjdesk.certificates.queries import CertificateRow

SEE = "see"
translate = QCoreApplication.translate


class CertificatesTab(QWidget):
    """`wanted(number)`: Enter or 看证书 looks it up on the page of certificates."""

    wanted = Signal(str)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._saying: Saying | None = None
        self._rows: dict[UUID, CertificateRow] = {}
        model = PagedTableModel(self._columns(), [], self._fetch, self._actions, self)
        self.table = RowTable(theme, translate("Learners", "证书"), model, row_height=54, parent=self)
        words_below = translate("Learners", "结业以后，在“证书”里发。")
        self._empty = EmptyState(theme, "award", translate("Learners", "还没有证书"), words_below, small=True)
        column = QVBoxLayout(self)
        column.setContentsMargins(1, 0, 1, 1)
        column.setSpacing(0)
        for widget in (self.table, self._empty):
            column.addWidget(widget)
        self.table.acted.connect(self._on_acted)
        self.table.opened.connect(self._on_acted)

    def show_certificates(self, rows: "Sequence[CertificateRow]", saying: Saying) -> None:
        self._saying = saying
        self._rows = {row.id: row for row in rows}
        self.table.show_ids(list(self._rows))
        self.table.setVisible(bool(rows))
        self._empty.setVisible(not rows)

    def set_compact(self, is_compact: bool) -> None:
        self.table.set_compact(is_compact)

    def _columns(self) -> tuple[Column, ...]:
        return (
            Column(translate("Learners", "证书"), self._what),
            Column(translate("Learners", "签发"), self._when, 88, in_compact=False),
            Column(translate("Learners", "状态"), self._state, 190),
        )

    def _fetch(self, ids: Sequence[Any]) -> "dict[UUID, CertificateRow]":
        return {record: self._rows[record] for record in ids if record in self._rows}

    def _actions(self, row: "CertificateRow", place: int) -> Sequence[RowAction]:
        return (RowAction(SEE, translate("Learners", "看证书"), twin="enter"),)

    def _what(self, row: "CertificateRow") -> Cell:
        return Cell(row.facts.get("class_name", ""), "bodyMedium", sub=row.number)

    def _when(self, row: "CertificateRow") -> Cell:
        assert self._saying is not None
        first = min((event.at for event in row.events), default=None)
        day = "" if first is None else formats.short_day(day_of(first, self._saying.zone), self._saying.today)
        return Cell(day, tone="ink2")

    def _state(self, row: "CertificateRow") -> Cell:
        return Cell("", chips=(words.state_chip(row), *words.copy_chip(row)))

    def _on_acted(self, record: UUID, _action: str = SEE) -> None:
        self.wanted.emit(self._rows[record].number)
