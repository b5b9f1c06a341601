"""The fields of a society: what it is, where it belongs, where and when it meets, what it keeps in writing (R71)."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from PySide6.QtCore import QCoreApplication, QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QAbstractButton,
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QLineEdit,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from bjdesk.ui import formats
from bjdesk.ui.courses import typed_values as typed
from bjdesk.ui.courses.picking import PickField
from bjdesk.ui.shell.keyboard import key_for
from bjdesk.ui.shell.measures import air
from bjdesk.ui.shell.theme import Theme
from bjdesk.ui.shell.widgets.buttons import ActionButton
from bjdesk.ui.shell.widgets.checkbox import Checkbox
from bjdesk.ui.shell.widgets.fields import Field
from bjdesk.ui.shell.widgets.frames import Card, Hairline
from bjdesk.ui.shell.widgets.labels import IconText, OneLine

Body = dict[str, str | int | bool | None]
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_YEAR_DIGITS = 4
translate = QCoreApplication.translate


class SocietyForm(Card):
    """Enter goes to the next field, errors stand under theirs; the buttons never scroll. Knows no database."""

    edited = Signal()
    left = Signal()
    save_wanted = Signal()
    clear_wanted = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(theme, parent=parent)
        self._theme = theme
        self._today = date.min
        self._build()
        self._lay_out()
        self._connect()

    @property
    def fields(self) -> dict[str, Field]:
        """In the order in which Enter goes through them."""
        return {
            "name": self.name,
            "category": self.category,
            "community": self.community,
            "school": self.school,
            "founded": self.founded,
            "number": self.number,
            "place": self.place,
            "rule": self.rule,
        }

    @property
    def boxes(self) -> dict[str, Checkbox]:
        return {"charter": self.charter, "rules": self.rules, "filed": self.filed}

    @property
    def picks(self) -> tuple[PickField, ...]:
        return self.category, self.community, self.school, self.place

    def begin(self, title: str, today: date, *, is_new: bool) -> None:
        self._today = today
        self.title.setText(title)
        self.title.updateGeometry()
        self.filed.setVisible(is_new)
        self.area.verticalScrollBar().setValue(0)

    def body(self) -> Body:
        """What was typed, as a draft keeps it."""
        body: Body = {name: field.text for name, field in self.fields.items()}
        return {**body, **{name: box.isChecked() for name, box in self.boxes.items()}}

    def load(self, body: Mapping[str, Any]) -> None:
        """Show a draft, or with an empty one a blank form."""
        for name, field in self.fields.items():
            field.set_text(str(body.get(name) or ""))
            field.set_error("")
        for name, box in self.boxes.items():
            box.setChecked(bool(body.get(name)))
        self._show_meaning()

    def founded_on(self) -> date | None:
        """A day, or the first day of a year of which only the number is known."""
        text = self.founded.text.strip()
        year = typed.number(text) if len(text) == _YEAR_DIGITS else None
        if year is not None and 1900 <= year <= self._today.year:
            return date(year, 1, 1)
        return typed.day(text, self._today)

    def is_right(self) -> bool:
        """After every field that is wrong has said so."""
        checks: list[tuple[Field, str]] = []
        if not self.name.text.strip():
            checks.append((self.name, translate("Societies", "要填")))
        if self.founded.text.strip() and self.founded_on() is None:
            checks.append((self.founded, translate("Societies", "看不懂，例如 2019-3-1")))
        unknown = translate("Societies", "名单里没有，按 ↓ 选一个")
        checks += [(pick, unknown) for pick in self.picks if pick.text.strip() and pick.choice is None]
        wrong = dict(checks)
        for field in self.fields.values():
            field.set_error(wrong.get(field, ""))
        if checks:
            checks[0][0].edit.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            self._show_meaning()
        return not checks

    def show_error(self, name: str, words: str) -> None:
        field = self.fields[name]
        field.set_error(words)
        field.edit.setFocus(Qt.FocusReason.OtherFocusReason)

    def say_kept(self, words: str, *, can_clear: bool) -> None:
        """What is known of the draft."""
        self.kept.setText(words)
        self.kept.setVisible(bool(words))
        self.clear.setVisible(can_clear)

    def set_compact(self, is_compact: bool) -> None:
        side, end = (14, 10) if is_compact else (24, 18)
        air(self._theme, self._inside, (side, end, side, 4), 8)
        air(self._theme, self._foot, (side, 8, side, 8), 12)
        for button in (self.clear, self.leave, self.save):
            button.set_height(40 if is_compact else 48)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """What the keyboard reaches is never out of sight."""
        if event.type() == QEvent.Type.FocusIn and isinstance(watched, QWidget):
            self.area.ensureWidgetVisible(watched, 0, self._theme.px(40))
        return False

    def keyPressEvent(self, event: QKeyEvent) -> None:
        focused = self.focusWidget()
        if event.key() in _ENTER and isinstance(focused, ActionButton):
            focused.click()
        elif event.key() in _ENTER and isinstance(focused, Checkbox):
            self._go_on_from(focused)
        else:
            super().keyPressEvent(event)

    def _show_meaning(self) -> None:
        day = self.founded_on() if self.founded.text.strip() else None
        hint = translate("Societies", "只知道年份就写年份")
        self.founded.set_hint(formats.long_day(day, self._today) if day is not None else hint)

    def _on_edited(self) -> None:
        self._show_meaning()
        self.edited.emit()

    def _on_enter(self) -> None:
        for pick in self.picks:
            pick.settle()
        edit = self.sender()
        field = next((one for one in self.fields.values() if one.edit is edit), None)
        if field is not None:
            self._go_on_from(field)

    def _go_on_from(self, widget: QWidget) -> None:
        stops: list[QWidget] = [*self.fields.values(), *(box for box in self.boxes.values() if not box.isHidden())]
        place = stops.index(widget)
        (stops[place + 1] if place + 1 < len(stops) else self.save).setFocus(Qt.FocusReason.TabFocusReason)

    def _build(self) -> None:
        theme, choose = self._theme, translate("Societies", "按 ↓ 看全部，或打拼音首字母")
        self.title = OneLine(theme, "", "h3")
        self.name = Field(theme, translate("Societies", "名称"), note=translate("Societies", "（必填）"))
        self.category = PickField(theme, translate("Societies", "类别"), hint=choose)
        self.community = PickField(theme, translate("Societies", "所属社区"), hint=choose)
        self.school = PickField(theme, translate("Societies", "协调学校"), hint=choose)
        self.founded = Field(theme, translate("Societies", "成立日期"), placeholder="2019-3-1")
        self.number = Field(theme, translate("Societies", "备案号"))
        self.place = PickField(theme, translate("Societies", "活动场所"), hint=choose)
        self.rule = Field(
            theme, translate("Societies", "固定时间"), hint=translate("Societies", "例如：每月第 1、3 个周四 14:00")
        )
        self.charter = Checkbox(theme, translate("Societies", "有章程"))
        self.rules = Checkbox(theme, translate("Societies", "有管理制度"))
        self.filed = Checkbox(theme, translate("Societies", "已经备案"))
        self.kept = IconText(theme, "cloud-check", "", role="cap", tone="ink2")
        self.clear = ActionButton(theme, translate("Societies", "清空重填"), "link", height=48)
        self.leave = ActionButton(theme, translate("Societies", "取消"), "quiet", key="Esc", height=48)
        self.save = ActionButton(
            theme, translate("Societies", "保存"), "primary", key=key_for("save").printed, icon="check", height=48
        )

    def _lay_out(self) -> None:
        theme = self._theme
        grid, ticks = QGridLayout(), QHBoxLayout()
        air(theme, grid)
        grid.setHorizontalSpacing(20)
        grid.setVerticalSpacing(6)
        for place, field in enumerate(self.fields.values()):
            grid.addWidget(field, place // 2, place % 2)
        air(theme, ticks, spacing=24)
        for box in self.boxes.values():
            ticks.addWidget(box)
        ticks.addStretch(1)
        inside = QWidget()
        inside.setProperty("plain", True)
        self._inside = QVBoxLayout(inside)
        self._inside.addWidget(self.title)
        self._inside.addLayout(grid)
        self._inside.addLayout(ticks)
        self._inside.addStretch(1)
        self.area = QScrollArea()
        self.area.setWidget(inside)
        self.area.setWidgetResizable(True)
        self.area.setFrameShape(QFrame.Shape.NoFrame)
        self.area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._foot = QHBoxLayout()
        self._foot.addWidget(self.kept)
        self._foot.addWidget(self.clear)
        self._foot.addStretch(1)
        self._foot.addWidget(self.leave)
        self._foot.addWidget(self.save)
        column = QVBoxLayout(self)
        column.setContentsMargins(1, 1, 1, 1)
        column.setSpacing(0)
        column.addWidget(self.area, 1)
        column.addWidget(Hairline(theme))
        column.addLayout(self._foot)
        self.set_compact(False)

    def _connect(self) -> None:
        for field in self.fields.values():
            field.edited.connect(self._on_edited)
            field.edit.returnPressed.connect(self._on_enter)
        for box in self.boxes.values():
            box.clicked.connect(self.edited)
        for widget in (*self.findChildren(QLineEdit), *self.findChildren(QAbstractButton)):
            widget.installEventFilter(self)
        self.leave.clicked.connect(self.left)
        self.save.clicked.connect(self.save_wanted)
        self.clear.clicked.connect(self.clear_wanted)
