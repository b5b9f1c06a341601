"""Enter goes from field to field as Tab does, and as with Tab one sees where the keyboard is by then."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget


def go_to(widget: QWidget) -> None:
    """Give it the keyboard; a button wears its ring."""
    widget.window().setAttribute(Qt.WidgetAttribute.WA_KeyboardFocusChange)
    widget.setFocus(Qt.FocusReason.TabFocusReason)
