"""The fields of a society: what it is, where it belongs, where and when it meets, what it keeps in writing (R71)."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtWidgets import (
    QGridLayout,
    QHBoxLayout,
    QWidget,
)

from bjdesk.ui import formats
from bjdesk.ui.courses import typed_values as typed
from bjdesk.ui.courses.picking import PickField
from bjdesk.ui.parts.form_card import DraftCard
from bjdesk.ui.shell.measures import air
from bjdesk.ui.shell.theme import Theme
from bjdesk.ui.shell.widgets.checkbox import Checkbox
from bjdesk.ui.shell.widgets.fields import Field

Body = dict[str, str | int | bool | None]
_YEAR_DIGITS = 4
translate = QCoreApplication.translate


class SocietyForm(DraftCard):
    """Enter goes to the next field, errors stand under theirs. Knows no database."""

    edited = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(theme, parent=parent)
        self._today = date.min
        self._build()
        self._lay_out()
        self._connect()
        self.set_compact(False)

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
        self.filed.setVisible(is_new)
        self.show_as(title)

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

    def _show_meaning(self) -> None:
        day = self.founded_on() if self.founded.text.strip() else None
        hint = translate("Societies", "只知道年份就写年份")
        self.founded.set_hint(formats.long_day(day, self._today) if day is not None else hint)

    def _on_edited(self) -> None:
        self._show_meaning()
        self.edited.emit()

    def _build(self) -> None:
        theme, choose = self._theme, translate("Societies", "按 ↓ 看全部，或打拼音首字母")
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
        self.inside.addLayout(grid)
        self.inside.addLayout(ticks)
        self.inside.addStretch(1)

    def _connect(self) -> None:
        for field in self.fields.values():
            field.edited.connect(self._on_edited)
        for box in self.boxes.values():
            box.clicked.connect(self.edited)
        self.go_through(*self.fields.values(), *self.boxes.values())
