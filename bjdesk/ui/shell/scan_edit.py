"""The field that takes card numbers: no input method may turn A4C123 into 爱才23 in it."""

from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit


class ScanEdit(QLineEdit):
    """A line whose input method is really off: the attribute WA_InputMethodEnabled and the hints do not achieve it.

    Chinese cannot be typed in it; names are looked up by their pinyin or in a field of their own (F3).
    """

    def inputMethodQuery(self, query: Qt.InputMethodQuery, *argument: Any) -> Any:
        if query == Qt.InputMethodQuery.ImEnabled:
            return False
        return super().inputMethodQuery(query, *argument)
