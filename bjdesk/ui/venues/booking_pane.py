"""A booking being made or moved, beside the week that shows it: what, when, for whom, what is in the way (R57)."""

from datetime import date

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from bjdesk.ui import formats
from bjdesk.ui.courses import typed_values as typed
from bjdesk.ui.courses.picking import Choice, PickField
from bjdesk.ui.shell.keyboard import key_for
from bjdesk.ui.shell.measures import air
from bjdesk.ui.shell.theme import Theme
from bjdesk.ui.shell.widgets.buttons import ActionButton
from bjdesk.ui.shell.widgets.fields import Field
from bjdesk.ui.shell.widgets.frames import Card
from bjdesk.ui.shell.widgets.labels import IconText, dress, text_label
from bjdesk.ui.venues.side_pane import SidePane

translate = QCoreApplication.translate


class BookingPane(SidePane):
    """Enter goes on; knows no database. `use_wanted` takes the alternative that is offered."""

    edited = Signal()
    save_wanted = Signal()
    left = Signal()
    use_wanted = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(theme, parent)
        self._today = date.min
        must = translate("Venues", "（必填）")
        self.what = Field(theme, translate("Venues", "做什么"), note=must)
        self.day = Field(theme, translate("Venues", "哪一天"), placeholder="12-1")
        self.starts = Field(theme, translate("Venues", "几点开始"), placeholder="9:00")
        self.ends = Field(theme, translate("Venues", "几点结束"), placeholder="10:30")
        self.who = Field(theme, translate("Venues", "谁用"))
        self.heads = Field(theme, translate("Venues", "几个人"))
        self.purpose = PickField(theme, translate("Venues", "用途"), hint=translate("Venues", "按 ↓ 看全部"))
        self._clash_box()
        self.leave = ActionButton(theme, translate("Venues", "取消"), "quiet", key="Esc")
        self.save = ActionButton(
            theme, translate("Venues", "订下"), "primary", key=key_for("save").printed, icon="check"
        )
        self._lay_out()
        self._connect()

    @property
    def fields(self) -> tuple[Field, ...]:
        """In the order in which Enter goes through them."""
        return self.what, self.day, self.starts, self.ends, self.who, self.heads, self.purpose

    def begin(self, title: str, today: date, purposes: list[Choice], *, is_moving: bool) -> None:
        """Empty fields; one that is moved keeps what it is for."""
        self.title.setText(title)
        self._today = today
        self.purpose.offer(purposes)
        for field in self.fields:
            field.set_text("")
            field.set_error("")
        for field in (self.what, self.who, self.heads, self.purpose):
            field.setHidden(is_moving)
        words = translate("Venues", "改好了") if is_moving else translate("Venues", "订下")
        self.save.set_words(words, self.save.printed_key)
        self.show_clash("", "", can_use=False)
        self.area.verticalScrollBar().setValue(0)

    def fill_in(self, day: date, first: int, last: int) -> None:
        self.day.set_text(typed.spelt_day(day))
        self.starts.set_text(typed.spelt_time(first))
        self.ends.set_text(typed.spelt_time(last))
        self._show_meaning()

    def focus_first(self) -> None:
        field = self.day if self.what.isHidden() else self.what
        field.edit.setFocus(Qt.FocusReason.OtherFocusReason)
        field.edit.selectAll()

    def time(self) -> tuple[date, int, int] | None:
        """Day and minutes; None while they are not complete. What ends before it begins ends the next day."""
        day = typed.day(self.day.text, self._today)
        first, last = typed.minutes(self.starts.text), typed.minutes(self.ends.text)
        if day is None or first is None or last is None:
            return None
        return day, first, last

    def is_right(self) -> bool:
        """After every field that is wrong has said so; the first of them has the keyboard."""
        checks = (
            (self.what, self.what.isHidden() or bool(self.what.text.strip())),
            (self.day, typed.day(self.day.text, self._today) is not None),
            (self.starts, typed.minutes(self.starts.text) is not None),
            (self.ends, typed.minutes(self.ends.text) is not None),
            (self.heads, not self.heads.text.strip() or typed.number(self.heads.text) is not None),
        )
        for field, is_right in checks:
            problem = translate("Venues", "看不懂") if field.text.strip() else translate("Venues", "要填")
            field.set_error("" if is_right else problem)
        wrong = [field for field, is_right in checks if not is_right]
        if wrong:
            wrong[0].edit.setFocus(Qt.FocusReason.OtherFocusReason)
        return not wrong

    def show_clash(self, what: str, way_out: str, *, can_use: bool) -> None:
        """What is in the way and one alternative; nothing of it stands there while the time is free."""
        self._clash.setHidden(not what and not way_out)
        self._clash.dress_as("badTint" if what else "warnTint", "bad" if what else "gold")
        self.clash_title.setHidden(not what)
        self.clash_title.setText(what)
        self.clash_way.setText(way_out)
        dress(self.clash_way, tone="ink2" if what else "warn")
        self.clash_way.setHidden(can_use)
        self.use.setHidden(not can_use)
        self.use.set_words(way_out, self.use.printed_key)

    @property
    def clash(self) -> str:
        return "" if self._clash.isHidden() else self.clash_title.text()

    def _show_meaning(self) -> None:
        day = typed.day(self.day.text, self._today)
        self.day.set_hint(formats.long_day(day, self._today) if day is not None else "")

    def _clash_box(self) -> None:
        theme = self._theme
        self._clash = Card(theme, "badTint", "bad", radius=10)
        self.clash_title = IconText(
            theme, "triangle-alert", role="bodyStrong", tone="bad", icon_tone="bad", size=18, gap=8
        )
        self.clash_title.setWordWrap(True)
        self.clash_way = text_label("", "body", "ink2")
        self.clash_way.setWordWrap(True)
        self.use = ActionButton(theme, "", key=key_for("use-free").printed, height=36)
        inside = QVBoxLayout(self._clash)
        air(theme, inside, (12, 10, 12, 10), 6)
        inside.addWidget(self.clash_title)
        inside.addWidget(self.clash_way)
        inside.addWidget(self.use)
        self._clash.hide()

    def _lay_out(self) -> None:
        self.inside.addWidget(self.what)
        self.inside.addWidget(self.day)
        self.inside.addLayout(self.pair(self.starts, self.ends))
        self.inside.addLayout(self.pair(self.who, self.heads))
        self.inside.addWidget(self.purpose)
        self.inside.addStretch(1)
        self.told.addWidget(self._clash)
        self.foot.addStretch(1)
        self.foot.addWidget(self.leave)
        self.foot.addWidget(self.save)
        self.watch(*self.fields)
        for earlier, later in zip(self.fields, self.fields[1:], strict=False):
            QWidget.setTabOrder(earlier.edit, later.edit)

    def _connect(self) -> None:
        for field in self.fields:
            field.edited.connect(self._on_edited)
            field.edit.returnPressed.connect(self._on_enter)
        self.leave.clicked.connect(self.left)
        self.save.clicked.connect(self.save_wanted)
        self.use.clicked.connect(self.use_wanted)

    def _on_edited(self) -> None:
        self._show_meaning()
        self.edited.emit()

    def _on_enter(self) -> None:
        self.purpose.settle()
        edits = [field.edit for field in self.fields if not field.isHidden()]
        place = next((n for n, edit in enumerate(edits) if edit is self.sender()), len(edits) - 1)
        if place + 1 < len(edits):
            edits[place + 1].setFocus(Qt.FocusReason.TabFocusReason)
        else:
            self.save.setFocus(Qt.FocusReason.TabFocusReason)
