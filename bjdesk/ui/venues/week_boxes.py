"""Opening hours by hand, day by day: seven boxes beside the one line that they write (R12)."""

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtWidgets import QGridLayout, QLineEdit, QWidget

from bjdesk.ui.shell.measures import air
from bjdesk.ui.shell.theme import Theme
from bjdesk.ui.shell.widgets.buttons import ActionButton
from bjdesk.ui.shell.widgets.inputs import InputBox
from bjdesk.ui.shell.widgets.labels import text_label
from bjdesk.ui.venues import words
from bjdesk.venues.opening import ALL_YEAR, WEEK, Span, mask
from bjdesk.venues.opening_text import day_line, times_of_day, written, written_day

FRIDAY = 4
_ROWS = 4
translate = QCoreApplication.translate


class WeekBoxes(QWidget):
    """`edited(line)` while somebody writes: what the seven say in one line, with the seasons that only the line has."""

    edited = Signal(str)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("plain", True)
        self._seasons: tuple[Span, ...] = ()
        self.boxes = [InputBox(theme, words.weekday(day), height=40) for day in range(WEEK)]
        self.fill = ActionButton(theme, translate("Venues", "照周一填到周五"), "link")
        grid = QGridLayout(self)
        air(theme, grid, spacing=6)
        for day, box in enumerate(self.boxes):
            row, column = day % _ROWS, 2 * (day // _ROWS)
            grid.addWidget(text_label(words.weekday(day), "body", "ink2"), row, column)
            grid.addWidget(box, row, column + 1)
            grid.setColumnStretch(column + 1, 1)
            box.edit.textEdited.connect(self._on_edited)
            box.edit.returnPressed.connect(self._on_enter)
        grid.addWidget(self.fill, _ROWS - 1, 3, Qt.AlignmentFlag.AlignLeft)
        self.fill.clicked.connect(self._on_fill)

    @property
    def edits(self) -> list[QLineEdit]:
        return [box.edit for box in self.boxes]

    def show_spans(self, spans: Sequence[Span]) -> None:
        """What the line says; a box that has the keyboard stays as it is written."""
        self._seasons = tuple(span for span in spans if span.season != ALL_YEAR)
        self._say_what_empty_means(has_any=bool(spans))
        for day, edit in enumerate(self.edits):
            if not edit.hasFocus():
                edit.setText(written_day(spans, day))

    def _say_what_empty_means(self, *, has_any: bool) -> None:
        """A day of which nothing is said is closed, as soon as something is said of another."""
        for day, edit in enumerate(self.edits):
            sample = "9:00-12:00 14:00-17:00" if day == 0 else ""
            edit.setPlaceholderText(translate("Venues", "闭馆") if has_any else sample)

    def line(self) -> str:
        """The seven in one line; a day that cannot be read stands in it as it was written."""
        by_times: dict[tuple[tuple[int, int], ...], list[int]] = {}
        unread: list[str] = []
        for day, edit in enumerate(self.edits):
            text = edit.text().strip()
            if not text:
                continue
            times = times_of_day(day, text)
            if times is not None:
                by_times.setdefault(times, []).append(day)
            else:
                unread.append(day_line(day, text))
        spans = [Span(ALL_YEAR, mask(days), *one) for times, days in by_times.items() for one in times]
        said = written((*spans, *self._seasons))
        return "；".join(part for part in (said, *unread) if part)

    def _on_edited(self) -> None:
        self.edited.emit(self.line())

    def _on_fill(self) -> None:
        for edit in self.edits[1 : FRIDAY + 1]:
            edit.setText(self.edits[0].text())
        self._on_edited()
        self.edits[FRIDAY + 1].setFocus(Qt.FocusReason.TabFocusReason)

    def _on_enter(self) -> None:
        place = next(day for day, edit in enumerate(self.edits) if edit is self.sender())
        self.edits[min(place + 1, WEEK - 1)].setFocus(Qt.FocusReason.TabFocusReason)
