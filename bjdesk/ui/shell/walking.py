"""Arrows walk a list, and Enter takes its row, while the keyboard stays in the search box above it."""

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QLineEdit

from bjdesk.ui.shell.tables import RowTable

_WALKING = (Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_PageUp, Qt.Key.Key_PageDown)
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class WalkingKeys(QObject):
    """`entered(id)` for Enter over a row; an empty list leaves every key to the box."""

    entered = Signal(object)

    def __init__(self, edit: QLineEdit, table: RowTable) -> None:
        super().__init__(edit)
        self._table = table
        edit.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() != QEvent.Type.KeyPress or not isinstance(event, QKeyEvent):
            return False
        if not self._table.rows.rowCount():
            return False
        if event.key() in _WALKING:
            QApplication.sendEvent(self._table, event)
            return True
        if event.key() in _ENTER and self._table.current_id is not None:
            self.entered.emit(self._table.current_id)
            return True
        return False
