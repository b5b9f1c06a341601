"""Enter goes from field to field as Tab does, and as with Tab one sees where the keyboard is by then."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QPushButton, QWidget

_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


def go_to(widget: QWidget) -> None:
    """Give it the keyboard; a button wears its ring."""
    widget.window().setAttribute(Qt.WidgetAttribute.WA_KeyboardFocusChange)
    widget.setFocus(Qt.FocusReason.TabFocusReason)


def press_button(inside: QWidget, event: QKeyEvent) -> bool:
    """Enter presses the button that has the keyboard in there; False where it is none of both."""
    button = inside.focusWidget()
    if event.key() not in _ENTER or not isinstance(button, QPushButton):
        return False
    button.click()
    return True
