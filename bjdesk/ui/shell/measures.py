"""Lengths that follow the text scale: layouts and widgets remember their unscaled measures, one walk sets them anew.

A style sheet does not reach margins, spacings and fixed sizes; this walk does.
"""

from PySide6.QtWidgets import QLayout, QWidget

from bjdesk.ui.shell.theme import Theme

_MARGINS, _SPACING, _SIZE = "deskMargins", "deskSpacing", "deskSize"


def air(
    theme: Theme,
    layout: QLayout,
    margins: tuple[int, int, int, int] = (0, 0, 0, 0),
    spacing: int = 0,
) -> None:
    """Give `layout` these margins (left, top, right, bottom) and gap, at this and every later text scale."""
    layout.setProperty(_MARGINS, list(margins))
    layout.setProperty(_SPACING, spacing)
    _set_air(theme, layout)


def fix(theme: Theme, widget: QWidget, width: int | None = None, height: int | None = None) -> None:
    """Fix the widget's width and/or height, at this and every later text scale."""
    widget.setProperty(_SIZE, [width or 0, height or 0])
    _set_size(theme, widget)


def rescale(theme: Theme, root: QWidget) -> None:
    """Set every remembered measure below `root` anew and tell those widgets that measure themselves."""
    for layout in root.findChildren(QLayout):
        if layout.property(_MARGINS) is not None:
            _set_air(theme, layout)
    for widget in (root, *root.findChildren(QWidget)):
        if widget.property(_SIZE) is not None:
            _set_size(theme, widget)
        adapt = getattr(widget, "adapt_to_scale", None)
        if adapt is not None:
            adapt()


def _set_air(theme: Theme, layout: QLayout) -> None:
    layout.setContentsMargins(*(theme.air(length) for length in layout.property(_MARGINS)))
    layout.setSpacing(theme.air(layout.property(_SPACING)))


def _set_size(theme: Theme, widget: QWidget) -> None:
    width, height = widget.property(_SIZE)
    if width:
        widget.setFixedWidth(theme.px(width))
    if height:
        widget.setFixedHeight(theme.px(height))
