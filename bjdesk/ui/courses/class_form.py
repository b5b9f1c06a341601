"""The fields of a class: what it is, where and when it meets, how many may come, what 结业 asks for (R25)."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from itertools import pairwise
from typing import Any

from PySide6.QtCore import QCoreApplication, QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QWidget

from bjdesk.learning.classes.here import UNDERTAKING_AGE
from bjdesk.learning.classes.pattern import Pattern
from bjdesk.ui import formats
from bjdesk.ui.courses import typed_values as typed
from bjdesk.ui.courses.picking import PickField
from bjdesk.ui.courses.weekdays import Weekdays
from bjdesk.ui.shell.focus import go_to
from bjdesk.ui.shell.measures import air
from bjdesk.ui.shell.theme import Theme
from bjdesk.ui.shell.widgets.checkbox import Checkbox
from bjdesk.ui.shell.widgets.fields import Field

Body = dict[str, str | int | bool | None]
translate = QCoreApplication.translate
WEEKDAYS, SIGNED, CHARGED, DRAFTED = "weekdays", "undertaking", "charged", "drafted"
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


@dataclass(frozen=True)
class Where:
    """A venue to be booked, or a place in words that nobody books."""

    venue: Any
    note: str | None


class ClassForm(QWidget):
    """Two columns; Enter goes to the next field, errors stand under theirs. Knows no database."""

    edited = Signal()
    finished = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._today = date.min
        must = translate("Classes", "（必填）")
        self.title = Field(theme, translate("Classes", "班名"), note=must)
        self.category = PickField(theme, translate("Classes", "分类"), hint=translate("Classes", "按 ↓ 看全部"))
        self.teacher = Field(theme, translate("Classes", "老师"))
        self.term = PickField(theme, translate("Classes", "学期"))
        self.place = PickField(
            theme, translate("Classes", "在哪里上"), note=must, hint=translate("Classes", "按 ↓ 选，别处直接写")
        )
        self.quota = Field(theme, translate("Classes", "名额"))
        self.hard = Field(theme, translate("Classes", "最多"), hint=translate("Classes", "破例也不超"))
        self.weekdays = Weekdays(theme)
        self.starts = Field(theme, translate("Classes", "几点开始"), placeholder="9:00")
        self.ends = Field(theme, translate("Classes", "几点结束"), placeholder="10:30")
        self.first = Field(theme, translate("Classes", "第一天"), placeholder="12-1")
        self.every = Field(theme, translate("Classes", "每几周"), hint=translate("Classes", "不填就每周"))
        self.times = Field(theme, translate("Classes", "上几次"), placeholder="16")
        self.last = Field(theme, translate("Classes", "或上到哪天"))
        self.skipped = Field(
            theme, translate("Classes", "跳过哪些天"), hint=translate("Classes", "用空格隔开：1-1 1-2")
        )
        self.hours = Field(theme, translate("Classes", "每次学时"))
        self.pct = Field(theme, translate("Classes", "要来满 %"))
        self.credits = Field(theme, translate("Classes", "结业学时"), hint=translate("Classes", "不填只看来满没有"))
        self.youngest = Field(theme, translate("Classes", "最小几岁"))
        self.oldest = Field(theme, translate("Classes", "最大几岁"), hint=translate("Classes", "不填不限"))
        undertaking = translate("Classes", "满 {age} 岁要家属签承诺书").format(age=UNDERTAKING_AGE)
        self.signed = Checkbox(theme, undertaking)
        self.charged = Checkbox(theme, translate("Classes", "收费（不勾就是免费）"))
        self.fee = Field(theme, translate("Classes", "收多少元"), note=must)
        self.basis = Field(
            theme, translate("Classes", "收费依据"), note=must, hint=translate("Classes", "文件名或文号")
        )
        self.drafted = Checkbox(theme, translate("Classes", "先不发布，只存草拟"))
        self.boxes = {SIGNED: self.signed, CHARGED: self.charged, DRAFTED: self.drafted}
        self._pattern_fields = (
            *(self.starts, self.ends, self.first, self.every, self.times, self.last, self.skipped, self.hours),
        )
        self._lay_out()
        self._connect()

    # --- values ------------------------------------------------------------------------------------------------------

    @property
    def fields(self) -> dict[str, Field]:
        """In the order in which Enter goes through them."""
        return {
            "title": self.title,
            "category": self.category,
            "teacher": self.teacher,
            "term": self.term,
            "quota": self.quota,
            "hard": self.hard,
            "place": self.place,
            "starts": self.starts,
            "ends": self.ends,
            "first": self.first,
            "every": self.every,
            "times": self.times,
            "last": self.last,
            "skipped": self.skipped,
            "hours": self.hours,
            "pct": self.pct,
            "credits": self.credits,
            "youngest": self.youngest,
            "oldest": self.oldest,
            "fee": self.fee,
            "basis": self.basis,
        }

    @property
    def picks(self) -> tuple[PickField, PickField, PickField]:
        return self.category, self.term, self.place

    def prepare(self, today: date, pct: int) -> None:
        """The day that short dates are meant from, and what the district asks where the class asks nothing."""
        self._today = today
        self.pct.set_hint(translate("Classes", "不填按 {pct}%").format(pct=pct))

    def body(self) -> Body:
        """What was typed, as a draft keeps it."""
        body: Body = {name: field.text for name, field in self.fields.items()}
        ticked = {name: box.isChecked() for name, box in self.boxes.items()}
        return {**body, WEEKDAYS: ",".join(map(str, self.weekdays.chosen)), **ticked}

    def load(self, body: Mapping[str, Any]) -> None:
        """Show a draft, or with an empty one a blank form."""
        for name, field in self.fields.items():
            field.set_text(str(body.get(name) or ""))
            field.set_error("")
        self.weekdays.choose(int(part) for part in str(body.get(WEEKDAYS) or "").split(",") if part)
        self.weekdays.set_error("")
        for name, box in self.boxes.items():
            box.setChecked(bool(body.get(name)))
        self._show_meanings()

    def show_pattern(self, is_shown: bool) -> None:
        """A class that stands has its meetings: they are moved one by one."""
        for widget in (*self._pattern_fields, self.weekdays, self.drafted, self.place):
            widget.setVisible(is_shown)

    def where(self) -> Where:
        """The venue that is meant, else the words themselves."""
        choice = self.place.choice
        if choice is not None:
            return Where(choice.key, None)
        return Where(None, self.place.text.strip() or None)

    def pattern(self) -> Pattern | None:
        """The weekly pattern, None while it is not complete."""
        starts, ends = typed.minutes(self.starts.text), typed.minutes(self.ends.text)
        first, skipped = typed.day(self.first.text, self._today), typed.days(self.skipped.text, self._today)
        times, last = typed.number(self.times.text), typed.day(self.last.text, self._today)
        every = typed.number(self.every.text or "1")
        if starts is None or ends is None or first is None or skipped is None or not self.weekdays.chosen:
            return None
        if (times is None) == (last is None) or every is None:
            return None
        return Pattern(self.weekdays.chosen, starts, ends, first, last, times, every, skipped)

    def skip(self, day: date) -> None:
        """One more date on which the class does not meet."""
        days = typed.days(self.skipped.text, self._today) or ()
        self.skipped.set_text(" ".join(typed.spelt_day(one) for one in sorted({*days, day})))
        self.edited.emit()

    # --- what is wrong -----------------------------------------------------------------------------------------------

    def is_right(self, *, with_pattern: bool) -> bool:
        """After every field that is wrong has said so; the first of them has the keyboard."""
        for field in self.fields.values():
            field.set_error("")
        self.weekdays.set_error("")
        wrong: list[QWidget | None] = [self._check(*check) for check in self._checks(with_pattern)]
        if with_pattern and not self.weekdays.chosen:
            self.weekdays.set_error(translate("Classes", "至少勾一天"))
            wrong.append(self.weekdays)
        found = [widget for widget in wrong if widget is not None]
        if found:
            found[0].setFocus(Qt.FocusReason.OtherFocusReason)
        return not found

    def show_error(self, name: str, words: str) -> None:
        """Words of the store under a field, which gets the keyboard."""
        field = self.fields[name]
        field.set_error(words)
        field.edit.setFocus(Qt.FocusReason.OtherFocusReason)

    def _checks(self, with_pattern: bool) -> list[tuple[Field, Callable[[str], Any], bool]]:
        """(field, how it is read, whether something must stand there)."""
        checks: list[tuple[Field, Callable[[str], Any], bool]] = [
            (self.title, str, True),
            (self.quota, typed.number, False),
            (self.hard, typed.number, False),
            (self.pct, typed.number, False),
            (self.credits, typed.hundredths, False),
            (self.youngest, typed.number, False),
            (self.oldest, typed.number, False),
        ]
        if self.charged.isChecked():
            checks += [(self.fee, typed.fen, True), (self.basis, str, True)]
        if not with_pattern:
            return checks
        has_last = bool(self.last.text.strip())
        return [
            *checks,
            (self.place, str, True),
            (self.starts, typed.minutes, True),
            (self.ends, typed.minutes, True),
            (self.first, self._day, True),
            (self.every, typed.number, False),
            (self.times, typed.number if not has_last else _nothing, not has_last),
            (self.last, self._day, False),
            (self.skipped, self._days, False),
            (self.hours, typed.hundredths, False),
        ]

    def _check(self, field: Field, read: Callable[[str], Any], is_wanted: bool) -> Field | None:
        text = field.text.strip()
        if not text:
            problem = translate("Classes", "要填") if is_wanted else ""
        elif read is _nothing:
            problem = translate("Classes", "两样填一样")
        else:
            problem = translate("Classes", "看不懂") if read(text) is None else ""
        field.set_error(problem)
        return field if problem else None

    def _day(self, text: str) -> date | None:
        return typed.day(text, self._today)

    def _days(self, text: str) -> tuple[date, ...] | None:
        return typed.days(text, self._today)

    # --- small things ------------------------------------------------------------------------------------------------

    def _show_meanings(self) -> None:
        """Under a day which weekday it is, under 学时 what it will be without a number."""
        first = typed.day(self.first.text, self._today)
        self.first.set_hint(formats.long_day(first, self._today) if first is not None else "")
        pattern = self.pattern()
        words = translate("Classes", "按时长 {n}")
        is_known = pattern is not None and pattern.ends_min > pattern.starts_min
        self.hours.set_hint(words.format(n=typed.spelt_hundredths(pattern.hours)) if pattern and is_known else "")
        for field in (self.fee, self.basis):
            field.setVisible(self.charged.isChecked())

    def _on_edited(self) -> None:
        self._show_meanings()
        self.edited.emit()

    def _on_enter(self) -> None:
        self._go_on_from(self.sender())

    def _on_picked(self) -> None:
        pick = self.sender()
        assert isinstance(pick, PickField)
        self._go_on_from(pick.edit)

    def _go_on_from(self, sender: object) -> None:
        for pick in self.picks:
            if pick.edit is sender:
                pick.settle()
        stops: list[QWidget] = [stop for stop in self._stops() if stop.isVisibleTo(self)]
        place = next((n for n, stop in enumerate(stops) if stop is sender), len(stops) - 1)
        if place + 1 < len(stops):
            go_to(stops[place + 1])
        else:
            self.finished.emit()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Enter on a box goes on as it does in a field; the space bar ticks."""
        if event.type() != QEvent.Type.KeyPress or not isinstance(event, QKeyEvent) or event.key() not in _ENTER:
            return False
        self._go_on_from(watched)
        return True

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter of a field ends here: it went on, and is not to press what has the keyboard by now."""
        if event.key() not in _ENTER:
            super().keyPressEvent(event)

    def _on_weekdays_done(self) -> None:
        self._go_on_from(self.weekdays.boxes[0])

    def _stops(self) -> list[QWidget]:
        stops: list[QWidget] = [field.edit for field in self.fields.values()]
        for follower, widget in (
            (self.starts, self.weekdays.boxes[0]),
            (self.fee, self.signed),
            (self.fee, self.charged),
        ):
            stops.insert(stops.index(follower.edit), widget)
        return [*stops, self.drafted]

    def _lay_out(self) -> None:
        grid = QGridLayout(self)
        air(self._theme, grid, spacing=0)
        grid.setHorizontalSpacing(20)
        grid.setVerticalSpacing(6)
        rows: tuple[tuple[QWidget | tuple[Field, Field], ...], ...] = (
            (self.title, self.category),
            (self.teacher, self.term),
            ((self.quota, self.hard), self.place),
            (self.weekdays,),
            ((self.starts, self.ends), (self.first, self.every)),
            ((self.times, self.last), self.skipped),
            ((self.hours, self.pct), self.credits),
            ((self.youngest, self.oldest), self.signed),
            (self.charged, (self.fee, self.basis)),
            (self.drafted,),
        )
        for place, row in enumerate(rows):
            for column, cell in enumerate(row):
                span = 2 if len(row) == 1 else 1
                if isinstance(cell, tuple):
                    grid.addLayout(self._pair(*cell), place, column)
                else:
                    grid.addWidget(cell, place, column, 1, span)
        grid.setColumnStretch(0, 1)
        grid.setColumnStretch(1, 1)
        stops = self._stops()
        monday = stops.index(self.weekdays.boxes[0])
        stops[monday : monday + 1] = self.weekdays.boxes
        for earlier, later in pairwise(stops):
            QWidget.setTabOrder(earlier, later)

    def _pair(self, left: Field, right: Field) -> QHBoxLayout:
        row = QHBoxLayout()
        air(self._theme, row, spacing=12)
        row.addWidget(left, 1)
        row.addWidget(right, 1)
        return row

    def _connect(self) -> None:
        for field in self.fields.values():
            field.edited.connect(self._on_edited)
            field.edit.returnPressed.connect(self._on_enter)
        for pick in self.picks:
            pick.picked.connect(self._on_picked)
        self.weekdays.edited.connect(self._on_edited)
        self.weekdays.finished.connect(self._on_weekdays_done)
        for box in self.boxes.values():
            box.toggled.connect(self._on_edited)
            box.installEventFilter(self)


def _nothing(_text: str) -> None:
    """Nothing may stand there."""
