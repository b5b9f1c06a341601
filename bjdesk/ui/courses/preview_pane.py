"""All dates of the class that is being planned, while it is typed: what is taken by whom, and what would be free."""

from collections.abc import Mapping, Sequence
from datetime import date, tzinfo
from typing import Any
from uuid import UUID

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from bjdesk.learning.classes.preview import Alternative, Met, Preview
from bjdesk.ui import formats
from bjdesk.ui.courses import class_words as words
from bjdesk.ui.shell.measures import air
from bjdesk.ui.shell.paging import Cell, Column, PagedTableModel, RowAction
from bjdesk.ui.shell.tables import RowTable, WholeRows
from bjdesk.ui.shell.theme import Theme
from bjdesk.ui.shell.widgets.buttons import ActionButton
from bjdesk.ui.shell.widgets.empty import EmptyState
from bjdesk.ui.shell.widgets.frames import Card, Hairline
from bjdesk.ui.shell.widgets.labels import text_label

SKIP = "skip"
MOST_ROWS = 5
translate = QCoreApplication.translate


class PreviewPane(Card):
    """Delete on a date skips it; the button takes the one free alternative."""

    said = Signal(str)
    """The summary in one line, empty without dates."""
    skip_wanted = Signal(object)
    use_wanted = Signal(object)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(theme, parent=parent)
        self._theme = theme
        self._zone: tzinfo | None = None
        self._today = date.min
        self._is_low = False
        self._rows: dict[int, Met] = {}
        self.preview: Preview | None = None
        self._summary = text_label("", "bodyStrong")
        self._free = text_label("", "body", "ink2")
        for label in (self._summary, self._free):
            label.setWordWrap(True)
        self.use = ActionButton(theme, "", height=36)
        self.use.clicked.connect(self._on_use)
        columns = (Column(translate("Classes", "日期"), self._date),)
        model = PagedTableModel(columns, [], self._fetch, self._actions, self)
        self.table = RowTable(theme, translate("Classes", "会排的日期"), model, row_height=50, has_header=False)
        self.table.acted.connect(self._on_acted)
        self._area = WholeRows(self.table)
        self.empty = EmptyState(theme, "calendar-days", "", small=True)
        self._lay_out()
        self.say(translate("Classes", "日期会列在这里"), translate("Classes", "填好星期、几点、第一天和上几次。"))

    @property
    def summary(self) -> str:
        return self._summary.text()

    @property
    def free(self) -> str:
        """The alternative in words, empty without one."""
        return self._free.text()

    def say(self, what: str, what_to_try: str = "") -> None:
        """No dates yet, or none that a class can have."""
        self.preview, self._rows = None, {}
        self.table.show_ids([])
        self.empty.say(what, what_to_try)
        self._head_words("", "", None)
        self._choose()

    def show_preview(self, found: Preview, zone: tzinfo, today: date, names: Mapping[UUID, str]) -> None:
        """`names` of the venues as the form calls them."""
        self.preview, self._zone, self._today = found, zone, today
        self._rows = {met.ordinal: met for met in found.meetings}
        self.table.show_ids(list(self._rows))
        self._head_words(summary(found, today), _free_words(found, names), found.alternative)
        self._choose()

    def set_low(self, is_low: bool) -> None:
        """Under the form instead of beside it: no higher than a few rows."""
        self._is_low = is_low
        self._choose()

    def adapt_to_scale(self) -> None:
        self._choose()

    def _choose(self) -> None:
        has_rows = bool(self._rows)
        self._area.setVisible(has_rows)
        self.empty.setVisible(not has_rows)
        if self._is_low and has_rows:
            self._area.setFixedHeight(self.table.height_for(min(len(self._rows), MOST_ROWS)))
        else:
            self._area.setMinimumHeight(0)
            self._area.setMaximumHeight(16777215)

    def _head_words(self, summary_words: str, free: str, alternative: Alternative | None) -> None:
        self._summary.setText(summary_words)
        self._summary.setProperty("tone", "bad" if self.preview and not self.preview.is_clear else "ink")
        self._summary.style().polish(self._summary)
        self._free.setText(free)
        for part in (self._head, self._line):
            part.setVisible(bool(summary_words))
        self.said.emit(summary_words)
        self._free.setVisible(bool(free))
        self.use.setVisible(alternative is not None)
        if alternative is not None:
            text = translate("Classes", "换教室") if alternative.is_other_venue else translate("Classes", "换时间")
            self.use.set_words(text)

    def _lay_out(self) -> None:
        theme = self._theme
        self._head = QWidget()
        inside = QVBoxLayout(self._head)
        air(theme, inside, (12, 12, 12, 10), 4)
        inside.addWidget(self._summary)
        inside.addWidget(self._free)
        inside.addWidget(self.use)
        column = QVBoxLayout(self)
        column.setContentsMargins(1, 1, 1, 1)
        column.setSpacing(0)
        column.addWidget(self._head)
        self._line = Hairline(theme)
        column.addWidget(self._line)
        column.addWidget(self._area, 1)
        column.addWidget(self.empty, 1)

    def _fetch(self, ids: Sequence[Any]) -> dict[int, Met]:
        return {number: self._rows[number] for number in ids if number in self._rows}

    def _actions(self, met: Met, place: int) -> Sequence[RowAction]:
        return (RowAction(SKIP, translate("Classes", "跳过"), twin="delete", tone="ink2"),)

    def _date(self, met: Met) -> Cell:
        assert self._zone is not None
        day = formats.short_day(met.span.day, self._today)
        when = f"{day} {words.short_weekday(met.span.day.weekday())}"
        if met.clash is None:
            hours = formats.hours(met.span.starts_at, met.span.ends_at, self._zone)
            return Cell(when, "bodyMedium", sub=formats.joined(formats.nth_session(met.ordinal), hours))
        hours = formats.hours(met.clash.starts_at, met.clash.ends_at, self._zone)
        taken = translate("Classes", "已有：{title} {hours}").format(title=met.clash.title, hours=hours)
        return Cell(when, "bodyMedium", sub=taken, chips=((translate("Classes", "撞了"), "bad"),))

    def _on_acted(self, number: Any, _action: str) -> None:
        self.skip_wanted.emit(self._rows[number].span.day)

    def _on_use(self) -> None:
        if self.preview is not None and self.preview.alternative is not None:
            self.use_wanted.emit(self.preview.alternative)


def summary(found: Preview, today: date) -> str:
    """16 次，12-1 到 1-26；2 次撞了别的预订."""
    first, last = found.meetings[0].span.day, found.meetings[-1].span.day
    parts = {"n": len(found.meetings), "first": formats.short_day(first, today), "last": formats.short_day(last, today)}
    said = translate("Classes", "{n} 次，{first} 到 {last}").format(**parts)
    if found.shut is not None:
        said += translate("Classes", "；“{place}”停用了").format(place=found.shut.name)
    elif found.is_too_small:
        said += translate("Classes", "；教室坐不下")
    elif found.clashes:
        said += translate("Classes", "；{n} 次撞了别的预订").format(n=len(found.clashes))
    return said


def _free_words(found: Preview, names: Mapping[UUID, str]) -> str:
    if found.is_clear:
        return ""
    if found.alternative is None:
        return translate("Classes", "没有每次都空的教室和时间，请跳过撞了的日子。")
    free, hours = found.alternative, ""
    place = names.get(free.venue.id, free.venue.name)
    if free.is_other_venue:
        return translate("Classes", "{place}每次都空着").format(place=place)
    hours = f"{words.clock(free.starts_min)}–{words.clock(free.ends_min)}"
    return translate("Classes", "{place} {hours} 每次都空着").format(place=place, hours=hours)
