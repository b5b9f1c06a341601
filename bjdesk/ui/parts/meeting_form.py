"""One meeting: its day, hours and place, with what is in the way (R35)."""

from datetime import date, tzinfo
from itertools import pairwise
from typing import Generic, Protocol, TypeVar
from uuid import UUID

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtWidgets import QGridLayout, QWidget

from bjdesk.kernel.clock import Instant, to_local
from bjdesk.learning.classes.pattern import Span, span_on
from bjdesk.ui import formats
from bjdesk.ui.courses import typed_values as typed
from bjdesk.ui.courses.picking import Choice, PickField
from bjdesk.ui.parts.form_card import FormCard
from bjdesk.ui.shell.measures import air
from bjdesk.ui.shell.theme import Theme
from bjdesk.ui.shell.widgets.fields import Field
from bjdesk.ui.shell.widgets.labels import dress, text_label

translate = QCoreApplication.translate


class Meeting(Protocol):
    """What a form shows of a meeting that stands."""

    @property
    def id(self) -> UUID: ...
    @property
    def booking(self) -> UUID: ...
    @property
    def starts_at(self) -> Instant: ...
    @property
    def ends_at(self) -> Instant: ...
    @property
    def venue(self) -> UUID | None: ...
    @property
    def place_note(self) -> str | None: ...
    @property
    def place(self) -> str: ...


M = TypeVar("M", bound=Meeting)


class MeetingForm(FormCard, Generic[M]):
    """Enter goes on; `meeting` is None for a new one. Knows no database."""

    edited = Signal()

    def __init__(self, theme: Theme, place: str, examples: tuple[str, str, str], parent: QWidget | None = None) -> None:
        """How the place is called, and what a day, a beginning and an end may look like."""
        super().__init__(theme, text_label("", "h3"), parent=parent)
        self._today = date.min
        self.meeting: M | None = None
        self.day = Field(theme, translate("Meetings", "哪一天"), placeholder=examples[0])
        self.starts = Field(theme, translate("Meetings", "几点开始"), placeholder=examples[1])
        self.ends = Field(theme, translate("Meetings", "几点结束"), placeholder=examples[2])
        self.place = PickField(theme, place, hint=translate("Meetings", "按 ↓ 选，别处直接写"))
        self.title.setWordWrap(True)
        self._clash = text_label("", "bodyMedium")
        self._clash.setWordWrap(True)
        self._lay_out_fields()

    @property
    def fields(self) -> tuple[Field, ...]:
        """In the order in which Enter goes through them, two a line."""
        return self.day, self.starts, self.ends, self.place

    @property
    def clash(self) -> str:
        """What is in the way, and what would be free; empty while nothing is."""
        return self._clash.text()

    def show_clash(self, words: str, *, is_bad: bool = True) -> None:
        self._clash.setText(words)
        self._clash.setVisible(bool(words))
        dress(self._clash, tone="bad" if is_bad else "ink2")

    def span(self, zone: tzinfo) -> Span | None:
        """The meeting's time, None while it is not complete; raises RuleBroken for what is no time."""
        day = typed.day(self.day.text, self._today)
        starts, ends = typed.minutes(self.starts.text), typed.minutes(self.ends.text)
        if day is None or starts is None or ends is None:
            return None
        return span_on(day, starts, ends, zone)

    def where(self) -> tuple[UUID | None, str | None]:
        """A venue, or words for a place that nobody books."""
        choice = self.place.choice
        return (choice.key, None) if choice is not None else (None, self.place.text.strip() or None)

    def is_right(self) -> bool:
        """After every field that is wrong has said so."""
        wrong = []
        for field in self.fields:
            is_right = self._is_right(field)
            missing = translate("Meetings", "看不懂") if field.text.strip() else translate("Meetings", "要填")
            field.set_error("" if is_right else missing)
            wrong += [] if is_right else [field]
        if wrong:
            wrong[0].edit.setFocus(Qt.FocusReason.OtherFocusReason)
        return not wrong

    def focus_first(self) -> None:
        self.day.edit.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.day.edit.selectAll()

    def _is_right(self, field: Field) -> bool:
        if field is self.day:
            return typed.day(field.text, self._today) is not None
        if field in (self.starts, self.ends):
            return typed.minutes(field.text) is not None
        return field is not self.place or bool(field.text.strip())

    def _start(self, title: str, meeting: M | None, today: date, places: list[Choice]) -> None:
        """Empty fields, with the keyboard on the first of them."""
        self.title.setText(title)
        self.meeting, self._today = meeting, today
        self.place.offer(places)
        for field in self.fields:
            field.set_text("")
            field.set_error("")
        self.show_clash("")
        self._show_meaning()
        self.focus_first()

    def _fill_day(self, day: date) -> None:
        self.day.set_text(typed.spelt_day(day))
        self._show_meaning()
        self.day.edit.selectAll()

    def _fill_hours(self, like: M, zone: tzinfo) -> None:
        """Hours and place of another meeting; one ends on its own day."""
        begin, end = to_local(like.starts_at, zone), to_local(like.ends_at, zone)
        self.starts.set_text(typed.spelt_time(begin.hour * 60 + begin.minute))
        self.ends.set_text(typed.spelt_time((end.hour * 60 + end.minute) or 24 * 60))
        if like.venue is not None:
            self.place.show_choice(like.venue)
        else:
            self.place.set_text(like.place_note or "")

    def _show_meaning(self) -> None:
        day = typed.day(self.day.text, self._today)
        self.day.set_hint(formats.long_day(day, self._today) if day is not None else "")

    def _on_edited(self) -> None:
        self._show_meaning()
        self.edited.emit()

    def _lay_out_fields(self) -> None:
        self._grid = QGridLayout()
        air(self._theme, self._grid)
        self._grid.setHorizontalSpacing(20)
        self._grid.setVerticalSpacing(6)
        self.inside.addLayout(self._grid)
        self.inside.addWidget(self._clash)
        self.inside.addStretch(1)

    def _place_fields(self) -> None:
        """Once every field is there."""
        for place, field in enumerate(self.fields):
            self._grid.addWidget(field, place // 2, place % 2)
            field.edited.connect(self._on_edited)
        for earlier, later in pairwise(self.fields):
            QWidget.setTabOrder(earlier.edit, later.edit)
        self.go_through(*self.fields)
