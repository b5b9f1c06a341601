"""One meeting of a society: its day, hours, place and topic, with what is in the way (R35, R72)."""

from datetime import date, tzinfo
from uuid import UUID

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from bjdesk.kernel.clock import day_of, to_local
from bjdesk.learning.classes.pattern import Span, span_on
from bjdesk.learning.meetings.queries import MeetingLine
from bjdesk.ui import formats
from bjdesk.ui.courses import typed_values as typed
from bjdesk.ui.courses.picking import Choice, PickField
from bjdesk.ui.shell.keyboard import key_for
from bjdesk.ui.shell.measures import air
from bjdesk.ui.shell.theme import Theme
from bjdesk.ui.shell.widgets.buttons import ActionButton
from bjdesk.ui.shell.widgets.fields import Field
from bjdesk.ui.shell.widgets.frames import Card, Hairline
from bjdesk.ui.shell.widgets.labels import dress, text_label

_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
translate = QCoreApplication.translate


class MeetingForm(Card):
    """Enter goes on; `meeting` is None for a new one. A number may be told with a meeting that is over."""

    edited = Signal()
    save_wanted = Signal()
    left = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(theme, parent=parent)
        self._theme = theme
        self._today = date.min
        self.meeting: MeetingLine | None = None
        self.day = Field(theme, translate("Societies", "哪一天"), placeholder="12-3")
        self.topic = Field(theme, translate("Societies", "做什么"), hint=translate("Societies", "可不填"))
        self.starts = Field(theme, translate("Societies", "几点开始"), placeholder="14:00")
        self.ends = Field(theme, translate("Societies", "几点结束"), placeholder="16:00")
        self.place = PickField(
            theme, translate("Societies", "在哪里"), hint=translate("Societies", "按 ↓ 选，别处直接写")
        )
        self.number = Field(
            theme, translate("Societies", "来了多少人"), hint=translate("Societies", "开过的才填；不填就用签到")
        )
        self._title, self._clash = text_label("", "h3"), text_label("", "bodyMedium")
        self._title.setWordWrap(True)
        self._clash.setWordWrap(True)
        self.leave = ActionButton(theme, translate("Societies", "取消"), "quiet", key="Esc")
        self.save = ActionButton(
            theme, translate("Societies", "保存"), "primary", key=key_for("save").printed, icon="check"
        )
        self._lay_out()
        self._connect()

    @property
    def fields(self) -> tuple[Field, ...]:
        return self.day, self.topic, self.starts, self.ends, self.place, self.number

    @property
    def clash(self) -> str:
        """What is in the way, and what would be free; empty while nothing is."""
        return self._clash.text()

    def ask_new(
        self, name: str, like: MeetingLine | None, usual: UUID | None, zone: tzinfo, today: date, places: list[Choice]
    ) -> None:
        """A new meeting, at the hours and the place of the last one, else where the society usually meets."""
        self._start(translate("Societies", "“{name}”哪天活动？").format(name=name), None, today, places)
        if like is not None:
            self._fill_hours(like, zone)
        elif usual is not None:
            self.place.show_choice(usual)
        self.number.setVisible(True)
        self._focus_day()

    def ask_move(self, meeting: MeetingLine, zone: tzinfo, today: date, places: list[Choice]) -> None:
        """This meeting, as it stands."""
        day = day_of(meeting.starts_at, zone)
        title = translate("Societies", "{day}的活动改到什么时候，在哪里？")
        self._start(title.format(day=formats.short_day(day, today)), meeting, today, places)
        self.day.set_text(typed.spelt_day(day))
        self.topic.set_text(meeting.topic or "")
        self._fill_hours(meeting, zone)
        self.number.setVisible(False)
        self._show_meaning()
        self._focus_day()

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

    def told_number(self) -> int | None:
        """How many came, None where nothing stands there."""
        return typed.number(self.number.text)

    def is_right(self) -> bool:
        """After every field that is wrong has said so."""
        number = self.number.text.strip()
        checks = (
            (self.day, typed.day(self.day.text, self._today) is not None),
            (self.starts, typed.minutes(self.starts.text) is not None),
            (self.ends, typed.minutes(self.ends.text) is not None),
            (self.place, bool(self.place.text.strip())),
            (self.number, not number or self.told_number() is not None),
        )
        for field, is_right in checks:
            missing = translate("Societies", "看不懂") if field.text.strip() else translate("Societies", "要填")
            field.set_error("" if is_right else missing)
        wrong = [field for field, is_right in checks if not is_right]
        if wrong:
            wrong[0].edit.setFocus(Qt.FocusReason.OtherFocusReason)
        return not wrong

    def show_clash(self, words: str, *, is_bad: bool = True) -> None:
        self._clash.setText(words)
        self._clash.setVisible(bool(words))
        dress(self._clash, tone="bad" if is_bad else "ink2")

    def set_compact(self, is_compact: bool) -> None:
        side, end = (14, 10) if is_compact else (24, 18)
        air(self._theme, self._inside, (side, end, side, 4), 8)
        air(self._theme, self._foot, (side, 8, side, 8), 12)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        button = self.focusWidget()
        if event.key() in _ENTER and isinstance(button, ActionButton):
            button.click()
        else:
            super().keyPressEvent(event)

    def _start(self, title: str, meeting: MeetingLine | None, today: date, places: list[Choice]) -> None:
        self._title.setText(title)
        self.meeting, self._today = meeting, today
        self.place.offer(places)
        for field in self.fields:
            field.set_text("")
            field.set_error("")
        self.show_clash("")

    def _fill_hours(self, like: MeetingLine, zone: tzinfo) -> None:
        begin, end = to_local(like.starts_at, zone), to_local(like.ends_at, zone)
        self.starts.set_text(typed.spelt_time(begin.hour * 60 + begin.minute))
        self.ends.set_text(typed.spelt_time((end.hour * 60 + end.minute) or 24 * 60))
        if like.venue is not None:
            self.place.show_choice(like.venue)
        else:
            self.place.set_text(like.place_note or "")

    def _focus_day(self) -> None:
        self.day.edit.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.day.edit.selectAll()

    def _show_meaning(self) -> None:
        day = typed.day(self.day.text, self._today)
        self.day.set_hint(formats.long_day(day, self._today) if day is not None else "")

    def _on_edited(self) -> None:
        self._show_meaning()
        self.edited.emit()

    def _on_enter(self) -> None:
        self.place.settle()
        stops = [field for field in self.fields if not field.isHidden()]
        place = next((n for n, field in enumerate(stops) if field.edit is self.sender()), len(stops) - 1)
        if place + 1 < len(stops):
            stops[place + 1].edit.setFocus(Qt.FocusReason.TabFocusReason)
        else:
            self.save.setFocus(Qt.FocusReason.TabFocusReason)

    def _lay_out(self) -> None:
        theme = self._theme
        grid = QGridLayout()
        air(theme, grid)
        grid.setHorizontalSpacing(20)
        grid.setVerticalSpacing(6)
        for place, field in enumerate(self.fields):
            grid.addWidget(field, place // 2, place % 2)
        inside = QWidget()
        inside.setProperty("plain", True)
        self._inside = QVBoxLayout(inside)
        self._inside.addWidget(self._title)
        self._inside.addLayout(grid)
        self._inside.addWidget(self._clash)
        self._inside.addStretch(1)
        area = QScrollArea()
        area.setWidget(inside)
        area.setWidgetResizable(True)
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._foot = QHBoxLayout()
        self._foot.addStretch(1)
        self._foot.addWidget(self.leave)
        self._foot.addWidget(self.save)
        column = QVBoxLayout(self)
        column.setContentsMargins(1, 1, 1, 1)
        column.setSpacing(0)
        column.addWidget(area, 1)
        column.addWidget(Hairline(theme))
        column.addLayout(self._foot)
        self.set_compact(False)

    def _connect(self) -> None:
        for field in self.fields:
            field.edited.connect(self._on_edited)
            field.edit.returnPressed.connect(self._on_enter)
        self.leave.clicked.connect(self.left)
        self.save.clicked.connect(self.save_wanted)
