"""已发: 待打印, 待盖章, 待领取, 已领取, what counts no more; what was searched for; what a person must look at."""

from collections.abc import Mapping, Sequence
from datetime import date, tzinfo
from functools import partial
from typing import TYPE_CHECKING, Any
from uuid import UUID

from PySide6.QtCore import QCoreApplication, Qt, QTimer, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from bjdesk.kernel.errors import DeskError
from bjdesk.ui import formats
from bjdesk.ui.certificates import words
from bjdesk.ui.certificates.ask_panel import COLLECT, AskPanel
from bjdesk.ui.certificates.paper_pane import PaperPane
from bjdesk.ui.certificates.tick_table import TICK_WIDTH, TickTable
from bjdesk.ui.certificates.work_foot import WorkFoot
from bjdesk.ui.certificates.worklists import (
    DOUBTFUL,
    FOUND,
    GONE,
    STATES,
    TO_COLLECT,
    TO_PRINT,
    TO_SEAL,
    nothing,
    tab_text,
)
from bjdesk.ui.desk_workspace import DeskWorkspace
from bjdesk.ui.shell.measures import air, fix
from bjdesk.ui.shell.paging import Cell, Column, PagedTableModel
from bjdesk.ui.shell.tables import WholeRows
from bjdesk.ui.shell.theme import Theme
from bjdesk.ui.shell.widgets.buttons import ActionButton
from bjdesk.ui.shell.widgets.choices import Tabs
from bjdesk.ui.shell.widgets.empty import EmptyState
from bjdesk.ui.shell.widgets.frames import Card
from bjdesk.ui.shell.widgets.labels import OneLine
from bjdesk.ui.shell.widgets.two_panes import TwoPanes

if TYPE_CHECKING:
    from bjdesk.certificates.queries import CertificateRow
    from bjdesk.certificates.worklist import Standing

FULL_WIDTH, COMPACT_WIDTH, _UNLIMITED = 500, 390, 16777215
ROW = 56
translate = QCoreApplication.translate


class WorkView(QWidget):
    """`acted(name, records)`: print, seal, jam; `asked(act, row, answer)`: reissue, replace, revoke, collect."""

    acted = Signal(str, object)
    answered = Signal(str, object, object)
    person_wanted = Signal(object)
    left = Signal()
    """Back from what was searched for, or from what is doubtful."""
    failed = Signal(object)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._is_compact = False
        self._desk: DeskWorkspace | None = None
        self._standing: Standing | None = None
        self._doubtful: frozenset[UUID] = frozenset()
        self._found: tuple[UUID, ...] = ()
        self._text = ""
        self._seen: dict[UUID, CertificateRow] = {}
        self.place = TO_PRINT
        self._build()
        self._lay_out()
        self._connect()

    # --- showing -----------------------------------------------------------------------------------------------------

    def attach(self, desk: DeskWorkspace) -> None:
        self._desk = desk
        self.paper.attach(desk)

    @property
    def _zone(self) -> tzinfo:
        assert self._desk is not None
        return self._desk.facts.zone

    @property
    def _today(self) -> date:
        assert self._desk is not None
        return self._desk.rules.day(self._desk.clock.now())

    @property
    def current(self) -> "CertificateRow | None":
        record = self.table.current_id
        return self._seen.get(record) if record is not None else None

    def show_standing(self, standing: "Standing") -> None:
        """Read anew; the same list stays, with the ticks that were taken away."""
        is_first = self._standing is None
        self._standing, self._doubtful = standing, frozenset(standing.doubtful)
        for tab, states in enumerate(STATES):
            self.tabs.set_text(tab, tab_text(tab, len(standing.of(*states))))
        self._show_list(keeps_ticks=not is_first)

    def show_place(self, place: int) -> None:
        """One of the tabs, or DOUBTFUL."""
        self.place = place
        if place < FOUND:
            self.tabs.set_index(place)
        self.stop_asking()
        self._show_list(keeps_ticks=False)

    def show_found(self, text: str, found: Sequence[UUID]) -> None:
        """What a search has brought."""
        self._text, self._found = text, tuple(found)
        self.show_place(FOUND)

    def set_compact(self, is_compact: bool) -> None:
        self._is_compact = is_compact
        self.panes.set_gap(12 if is_compact else 24)
        air(self._theme, self._column, spacing=8 if is_compact else 12)
        self.foot.set_compact(is_compact)
        self.paper.set_compact(is_compact)
        self._make_room()
        self._share_width()
        if self._standing is not None:
            self._show_current()

    def _make_room(self) -> None:
        """In the compact layout what is asked takes the place of the tabs and of what else could be done."""
        is_asking = self.ask.isVisibleTo(self)
        self.paper.set_asking(is_asking)
        self.tabs.setVisible(self.place < FOUND and not (is_asking and self._is_compact))

    def take_focus(self) -> None:
        if self.ask.isVisible():
            return
        focus: QWidget = self.table if self.table.rows.ids else self.tabs.buttons_now()
        focus.setFocus(Qt.FocusReason.OtherFocusReason)

    def _ids(self) -> tuple[UUID, ...]:
        assert self._standing is not None
        if self.place == FOUND:
            return self._found
        return self._standing.doubtful if self.place == DOUBTFUL else self._standing.of(*STATES[self.place])

    def _show_list(self, *, keeps_ticks: bool) -> None:
        if self._standing is None:
            return
        ids = self._ids()
        unticked = set(self.table.rows.ids) - set(self.table.ticked) if keeps_ticks else set()
        self._seen = {}
        is_tab = self.place < FOUND
        self.tabs.setVisible(is_tab)
        self._head.setVisible(not is_tab)
        self._caption.setText(self._caption_words(len(ids)))
        self.table.set_can_tick(self.place in (TO_PRINT, TO_SEAL))
        self.table.show_ticked(ids, [record for record in ids if record not in unticked])
        self._rows.setVisible(bool(ids))
        self._empty.setVisible(not ids)
        self._empty.say(*nothing(self.place, self._text))
        self.panes.set_right(bool(ids))
        self._share_width()
        if ids and self.table.current_id is None:
            self.table.selectRow(0)
        self._show_current()
        self._show_foot()

    def _caption_words(self, count: int) -> str:
        if self.place == DOUBTFUL:
            return translate("Certificates", "要您看一下 {n} 张").format(n=count)
        return translate("Certificates", "“{text}”找到 {n} 张").format(text=self._text, n=count)

    def _show_current(self) -> None:
        row = self.current
        if row is None and self.table.current_id is not None:  # not painted yet
            self._seen.update(self._fetch([self.table.current_id]))
            row = self.current
        if row is None:
            self.paper.show_nothing()
            return
        doubt = words.doubt(row) if row.id in self._doubtful else ""
        self.paper.show_row(row, doubt, self._zone, self._today, self._neighbours())

    def _neighbours(self) -> tuple[bool, bool]:
        at = self.table.currentIndex().row()
        return at > 0, at + 1 < len(self.table.rows.ids)

    def _show_foot(self) -> None:
        count = len(self.table.ticked)
        names = {TO_PRINT: "print", TO_SEAL: "seal", TO_COLLECT: "collect"}
        is_asking = self.ask.isVisibleTo(self)
        self.foot.show_for(names.get(self.place, ""), count, len(self.table.rows.ids))
        self.foot.setVisible(bool(names.get(self.place)) and bool(self.table.rows.ids) and not is_asking)

    # --- acting ------------------------------------------------------------------------------------------------------

    def do_primary(self) -> None:
        """Ctrl S: the answer to what is asked, or what this list is for."""
        if self.ask.isVisible():
            self.ask.answer()
        elif self.place == TO_SEAL and self.table.ticked:
            self.acted.emit("seal", self.table.ticked)
        elif self.place == TO_COLLECT:
            self.ask_for(COLLECT)

    def print_ticked(self) -> None:
        """F9 in 待打印."""
        if self.place == TO_PRINT and self.table.ticked:
            self.acted.emit("print", self.table.ticked)

    def ask_for(self, act: str) -> None:
        """Ask what has to be known before it is done with the current one."""
        row = self.current
        if row is not None:
            self._asking = row
            self.foot.hide()
            self.ask.ask(act, row.name)
            self._make_room()

    def stop_asking(self) -> bool:
        """Esc; False when nothing was asked."""
        was_asking = self.ask.isVisible()
        self.ask.hide()
        self._make_room()
        self._show_foot()
        if was_asking:
            self.table.setFocus(Qt.FocusReason.OtherFocusReason)
        return was_asking

    def go_back(self) -> bool:
        """One step of Esc: the question, the paper, what was searched for."""
        if self.stop_asking() or self.panes.go_back():
            return True
        if self.place >= FOUND:
            self._leave()
            return True
        return False

    def _leave(self) -> None:
        self.show_place(self.tabs.index)
        self.left.emit()
        self.take_focus()

    def _on_answered(self, act: str, answer: object) -> None:
        self.answered.emit(act, self._asking, answer)

    def _on_asked(self, name: str) -> None:
        row = self.current
        if row is None:
            return
        if name in ("jam", "print"):
            self.acted.emit(name, (row.id,))
        elif name == "person":
            self.person_wanted.emit(row.learner)
        else:
            self.ask_for(name)

    def _on_foot(self) -> None:
        if self.place == TO_PRINT:
            self.print_ticked()
        else:
            self.do_primary()

    def _on_tab(self, index: int) -> None:
        self.show_place(index)

    def _on_chosen(self, _record: object) -> None:
        if self.ask.isVisible():
            self.stop_asking()
        self._show_current()

    def _on_opened(self, _record: object) -> None:
        self.panes.open_right()

    def _walk(self, step: int) -> None:
        row = self.table.currentIndex().row() + step
        if 0 <= row < len(self.table.rows.ids):
            self.table.selectRow(row)

    # --- rows --------------------------------------------------------------------------------------------------------

    def _fetch(self, ids: Sequence[Any]) -> Mapping[Any, Any]:
        """Asked for while the list is painted: what cannot be read is told after it."""
        from bjdesk.certificates.queries import certificates

        if self._desk is None:
            return {}
        try:
            rows: list[CertificateRow] = self._desk.read(certificates, tuple(ids))
        except DeskError as error:
            QTimer.singleShot(0, self, partial(self.failed.emit, error))
            return {}
        found = {row.id: row for row in rows}
        self._seen.update(found)
        return found

    def _tick(self, row: "CertificateRow") -> Cell:
        is_on = self.table.is_ticked(row.id)
        return Cell(translate("Certificates", "选了") if is_on else translate("Certificates", "没选"))

    def _what(self, row: "CertificateRow") -> Cell:
        chips = words.chips(row, self._doubtful)
        sub = formats.joined(words.short_number(row.number), row.facts.get("class_name", ""))
        name = row.name or translate("Certificates", "已清除的学员")
        return Cell(name, "bigStrong", sub=sub, chips=chips)

    def _when(self, row: "CertificateRow") -> Cell:
        if self.place in (GONE, FOUND, DOUBTFUL):
            return Cell("", chips=(words.state_chip(row),))
        last = max((event.at for event in row.events), default=None)
        return Cell("" if last is None else formats.short_moment(last, self._zone, self._today), tone="ink2")

    # --- building ----------------------------------------------------------------------------------------------------

    def _build(self) -> None:
        theme = self._theme
        self.tabs = _WorkTabs(theme, translate("Certificates", "到哪一步了"), [tab_text(n, 0) for n in range(5)])
        columns = (Column("", self._tick, TICK_WIDTH), Column("", self._what), Column("", self._when, 116))
        model = PagedTableModel(columns, [], self._fetch, parent=self)
        self.table = TickTable(theme, translate("Certificates", "证书"), model, row_height=ROW)
        self._rows = WholeRows(self.table)
        self._empty = EmptyState(theme, "award", "", small=True)
        self._caption = OneLine(theme, "", "h3")
        self.back = ActionButton(theme, translate("Certificates", "看全部"), "link", key="Esc", height=36)
        self.paper = PaperPane(theme)
        self.foot = WorkFoot(theme)
        self.ask = AskPanel(theme)
        self.ask.hide()

    def _lay_out(self) -> None:
        theme = self._theme
        self._head = QWidget()
        head = QHBoxLayout(self._head)
        air(theme, head, (12, 2, 12, 2), 12)
        head.addWidget(self._caption, 1)
        head.addWidget(self.back)
        self.list = Card(theme)
        inside = QVBoxLayout(self.list)
        inside.setContentsMargins(1, 1, 1, 1)
        inside.setSpacing(0)
        for part, share in ((self._head, 0), (self._rows, 1), (self._empty, 1)):
            inside.addWidget(part, share)
        self.panes = TwoPanes(theme, self.list, self.paper, translate("Certificates", "名单"), self.table)
        self.panes.narrowed.connect(self._on_narrowed)
        self._column = QVBoxLayout(self)
        air(theme, self._column, spacing=12)
        self._column.addWidget(self.tabs)
        self._column.addWidget(self.panes, 1)
        self._column.addWidget(self.foot)
        self._column.addWidget(self.ask)

    def _connect(self) -> None:
        self.tabs.chosen.connect(self._on_tab)
        self.table.chosen.connect(self._on_chosen)
        self.table.opened.connect(self._on_opened)
        self.table.ticked_changed.connect(self._show_foot)
        self.back.clicked.connect(self._leave)
        self.paper.wanted.connect(self._on_asked)
        self.paper.walked.connect(self._walk)
        self.foot.wanted.connect(self._on_foot)
        self.ask.answered.connect(self._on_answered)
        self.ask.cancelled.connect(self.stop_asking)

    def _on_narrowed(self, _is_narrow: bool) -> None:
        self._share_width()

    def _share_width(self) -> None:
        if self.panes.is_narrow or not self.table.rows.ids:
            fix(self._theme, self.list)
            self.list.setMinimumWidth(0)
            self.list.setMaximumWidth(_UNLIMITED)
        else:
            fix(self._theme, self.list, width=COMPACT_WIDTH if self._is_compact else FULL_WIDTH)


class _WorkTabs(Tabs):
    """The tabs, with the one that the keyboard goes to."""

    def buttons_now(self) -> QWidget:
        return self._buttons[self.index]
