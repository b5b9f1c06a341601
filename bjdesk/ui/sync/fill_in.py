"""The fields of 另填 and 改后重交: one a column that can be typed; what was typed stays whatever comes in meanwhile."""

from collections.abc import Mapping
from datetime import date
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from bjdesk.ui.shell.measures import air
from bjdesk.ui.shell.theme import Theme
from bjdesk.ui.shell.widgets.fields import Field
from bjdesk.ui.sync import table_words

if TYPE_CHECKING:
    from bjdesk.syncing.matter import Matter

translate = QCoreApplication.translate
_TYPED = ("text", "int", "date")
"""Kinds of values that somebody can type."""


def can_type(matter: "Matter") -> bool:
    """Whether any of its columns can be typed."""
    return bool(typed_columns(matter))


def typed_columns(matter: "Matter") -> tuple[str, ...]:
    return tuple(name for name in matter.columns if matter.kinds.get(name) in _TYPED)


class FillIn(QWidget):
    """`finished` on Enter in the last field. Knows no database."""

    finished = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._kinds: Mapping[str, str] = {}
        self.fields: dict[str, Field] = {}
        self._column = QVBoxLayout(self)
        air(theme, self._column, spacing=4)

    def ask(self, matter: "Matter", start: Mapping[str, Any]) -> None:
        """New fields, beginning with `start`."""
        self._clear()
        self._kinds = matter.kinds
        for name in typed_columns(matter):
            field = Field(self._theme, table_words.column(matter.table, name), hint=_hint(matter.kinds[name]))
            field.set_text(_spelt(start.get(name)))
            field.edit.returnPressed.connect(self._on_enter)
            self.fields[name] = field
            self._column.addWidget(field)
        self._focus_first()

    def values(self) -> dict[str, Any] | None:
        """column -> what was typed; None after every field that is wrong has said so."""
        found: dict[str, Any] = {}
        is_right = True
        for name, field in self.fields.items():
            value, problem = _read(field.text.strip(), self._kinds[name])
            field.set_error(problem)
            is_right = is_right and not problem
            found[name] = value
        return found if is_right else None

    def _focus_first(self) -> None:
        for field in self.fields.values():
            field.edit.setFocus(Qt.FocusReason.OtherFocusReason)
            field.edit.selectAll()
            return

    def _on_enter(self) -> None:
        """To the next field, or finished."""
        edits = [field.edit for field in self.fields.values()]
        place = next((n for n, edit in enumerate(edits) if edit is self.sender()), len(edits) - 1)
        if place + 1 < len(edits):
            edits[place + 1].setFocus(Qt.FocusReason.TabFocusReason)
        else:
            self.finished.emit()

    def _clear(self) -> None:
        for field in self.fields.values():
            self._column.removeWidget(field)
            field.hide()
            field.deleteLater()
        self.fields = {}


def _hint(kind: str) -> str:
    return {
        "int": translate("SyncValues", "填一个数字"),
        "date": translate("SyncValues", "写成 2026-10-06"),
    }.get(kind, "")


def _spelt(value: Any) -> str:
    return "" if value is None else value.isoformat() if isinstance(value, date) else str(value)


def _read(text: str, kind: str) -> tuple[Any, str]:
    """(value, what is wrong with it)."""
    if not text:
        return None, ""
    try:
        if kind == "int":
            return int(text), ""
        return (date.fromisoformat(text), "") if kind == "date" else (text, "")
    except ValueError:
        return None, _hint(kind)
