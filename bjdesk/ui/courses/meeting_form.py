"""One meeting elsewhere or at another time, or one more: its day, hours and place, with what is in the way (R35)."""

from collections.abc import Mapping
from datetime import date, tzinfo
from uuid import UUID

from PySide6.QtCore import QCoreApplication, QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from bjdesk.kernel.clock import Instant, day_of, to_local
from bjdesk.learning.classes.pattern import Span, span_on
from bjdesk.learning.classes.queries import MeetingRow
from bjdesk.ui import formats
from bjdesk.ui.courses import typed_values as typed
from bjdesk.ui.courses.picking import Choice, PickField
from bjdesk.ui.courses.reading import OneTime
from bjdesk.ui.shell.focus import go_to
from bjdesk.ui.shell.keyboard import key_for
from bjdesk.ui.shell.measures import air
from bjdesk.ui.shell.theme import Theme
from bjdesk.ui.shell.widgets.buttons import ActionButton
from bjdesk.ui.shell.widgets.fields import Field
from bjdesk.ui.shell.widgets.frames import Card, Hairline
from bjdesk.ui.shell.widgets.labels import text_label

_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
translate = QCoreApplication.translate


class MeetingForm(Card):
    """Enter goes on; `meeting` is None for one more. Knows no database."""

    edited = Signal()
    save_wanted = Signal()
    left = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(theme, parent=parent)
        self._theme = theme
        self._today = date.min
        self.meeting: MeetingRow | None = None
        self.day = Field(theme, translate("Classes", "哪一天"), placeholder="12-1")
        self.place = PickField(
            theme, translate("Classes", "在哪里上"), hint=translate("Classes", "按 ↓ 选，别处直接写")
        )
        self.starts = Field(theme, translate("Classes", "几点开始"), placeholder="9:00")
        self.ends = Field(theme, translate("Classes", "几点结束"), placeholder="10:30")
        self._title = text_label("", "h3")
        self._clash = text_label("", "bodyMedium")
        self._title.setWordWrap(True)
        self._clash.setWordWrap(True)
        self.leave = ActionButton(theme, translate("Classes", "取消"), "quiet", key="Esc")
        self.save = ActionButton(
            theme, translate("Classes", "保存"), "primary", key=key_for("save").printed, icon="check"
        )
        self._lay_out()
        self._connect()

    @property
    def clash(self) -> str:
        """What is in the way, and what would be free; empty while nothing is."""
        return self._clash.text()

    def ask_move(self, meeting: MeetingRow, zone: tzinfo, today: date, places: list[Choice]) -> None:
        """This meeting, as it stands."""
        words = translate("Classes", "{nth}改到什么时候，在哪里？")
        self._start(words.format(nth=formats.nth_session(meeting.ordinal)), meeting, today, places)
        day = day_of(meeting.starts_at, zone)
        self._fill_in(day, *_minutes(meeting.starts_at, meeting.ends_at, zone))
        if meeting.venue is not None:
            self.place.show_choice(meeting.venue)
        else:
            self.place.set_text(meeting.place_note or "")
        self._show_meaning()

    def ask_more(self, like: MeetingRow | None, zone: tzinfo, today: date, places: list[Choice]) -> None:
        """One more, at the hours and the place of the last one."""
        self._start(translate("Classes", "加一次课：什么时候，在哪里？"), None, today, places)
        self._fill_in(None, *(_minutes(like.starts_at, like.ends_at, zone) if like is not None else (None, None)))
        if like is not None and like.venue is not None:
            self.place.show_choice(like.venue)
        elif like is not None:
            self.place.set_text(like.place_note or "")

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
        checks = (
            (self.day, typed.day(self.day.text, self._today) is not None),
            (self.place, bool(self.place.text.strip())),
            (self.starts, typed.minutes(self.starts.text) is not None),
            (self.ends, typed.minutes(self.ends.text) is not None),
        )
        for field, is_right in checks:
            missing = translate("Classes", "看不懂") if field.text.strip() else translate("Classes", "要填")
            field.set_error("" if is_right else missing)
        wrong = [field for field, is_right in checks if not is_right]
        if wrong:
            wrong[0].edit.setFocus(Qt.FocusReason.OtherFocusReason)
        return not wrong

    def show_clash(self, words: str, *, is_bad: bool = True) -> None:
        self._clash.setText(words)
        self._clash.setProperty("tone", "bad" if is_bad else "ink2")
        self._clash.style().polish(self._clash)

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

    def _start(self, title: str, meeting: MeetingRow | None, today: date, places: list[Choice]) -> None:
        self._title.setText(title)
        self.meeting, self._today = meeting, today
        self.place.offer(places)
        for field in self._fields:
            field.set_text("")
            field.set_error("")
        self.show_clash("")

    def _fill_in(self, day: date | None, starts: int | None, ends: int | None) -> None:
        self.day.set_text(typed.spelt_day(day))
        self.starts.set_text("" if starts is None else typed.spelt_time(starts))
        self.ends.set_text("" if ends is None else typed.spelt_time(ends))
        self._show_meaning()
        self.day.edit.setFocus(Qt.FocusReason.OtherFocusReason)
        self.day.edit.selectAll()

    @property
    def _fields(self) -> tuple[Field, ...]:
        return self.day, self.place, self.starts, self.ends

    def _show_meaning(self) -> None:
        day = typed.day(self.day.text, self._today)
        self.day.set_hint(formats.long_day(day, self._today) if day is not None else "")

    def _on_edited(self) -> None:
        self._show_meaning()
        self.edited.emit()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Enter of a field ends there: it goes on, and is not to press what has the keyboard by then."""
        if event.type() != QEvent.Type.KeyPress or not isinstance(event, QKeyEvent) or event.key() not in _ENTER:
            return False
        self._go_on_from(watched)
        return True

    def _on_picked(self) -> None:
        self._go_on_from(self.place.edit)

    def _go_on_from(self, field: QObject) -> None:
        self.place.settle()
        edits = [field.edit for field in self._fields]
        place = next((n for n, edit in enumerate(edits) if edit is field), len(edits) - 1)
        if place + 1 < len(edits):
            go_to(edits[place + 1])
        else:
            go_to(self.save)

    def _lay_out(self) -> None:
        theme = self._theme
        grid = QGridLayout()
        air(theme, grid)
        grid.setHorizontalSpacing(20)
        grid.setVerticalSpacing(6)
        for place, field in enumerate(self._fields):
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
        for field in self._fields:
            field.edited.connect(self._on_edited)
            field.edit.installEventFilter(self)
        self.place.picked.connect(self._on_picked)
        self.leave.clicked.connect(self.left)
        self.save.clicked.connect(self.save_wanted)


def clash_words(found: OneTime, names: Mapping[UUID, str], zone: tzinfo) -> str:
    """撞了，已有：太极社 14:00–15:30。301 教室那时空着。 Empty where nothing is in the way."""
    if found.shut is not None:
        said = translate("Classes", "“{place}”停用了。").format(place=found.shut.name)
    elif found.clash is not None:
        hours = formats.hours(found.clash.starts_at, found.clash.ends_at, zone)
        said = translate("Classes", "撞了，已有：{title} {hours}。").format(title=found.clash.title, hours=hours)
    elif found.is_too_small:
        said = translate("Classes", "教室坐不下。")
    else:
        return ""
    if found.free is None:
        return said
    place = names.get(found.free.id, found.free.name)
    return said + translate("Classes", "{place}那时空着。").format(place=place)


def _minutes(starts_at: Instant, ends_at: Instant, zone: tzinfo) -> tuple[int, int]:
    """Minutes after midnight of both ends; a meeting ends on its own day."""
    begin, end = to_local(starts_at, zone), to_local(ends_at, zone)
    return begin.hour * 60 + begin.minute, (end.hour * 60 + end.minute) or 24 * 60
