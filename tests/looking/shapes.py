"""Faults of things: outside their parent, over one another, too small to hit, without a name, lists without a word."""

from collections.abc import Iterator, Sequence
from itertools import combinations

from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QAbstractScrollArea,
    QAbstractSlider,
    QHeaderView,
    QLabel,
    QLineEdit,
    QWidget,
)

from bjdesk.ui.shell.widgets.choices import Segmented
from tests.looking.sight import Seen

LEAST_TARGET, LEAST_LINK = 36, 24
_SLACK = 1
_ACTING = (QAbstractButton, QLineEdit, QAbstractItemView)


def faults(all_seen: Sequence[Seen]) -> Iterator[tuple[str, str]]:
    """(way to the widget, what is wrong) for the widgets of one window."""
    for seen in all_seen:
        for check in (outside, squeezed, too_small, nameless, wordless_list):
            for what in check(seen.widget):
                yield seen.path, what
    yield from overlapping(all_seen)


def outside(widget: QWidget) -> Iterator[str]:
    """Part of it lies where its parent does not reach; what scrolls may."""
    parent = widget.parentWidget()
    if parent is None or widget.isWindow() or widget.size().isEmpty() or _scrolls(parent):
        return
    room = parent.rect().adjusted(-_SLACK, -_SLACK, _SLACK, _SLACK)
    if not room.contains(widget.geometry()):
        box = widget.geometry()
        yield (
            f"outside its parent: {box.x()},{box.y()} {box.width()}×{box.height()}"
            f" in {parent.width()}×{parent.height()}"
        )


def _scrolls(parent: QWidget) -> bool:
    area = parent.parentWidget()
    return isinstance(area, QAbstractScrollArea) and area.viewport() is parent


def squeezed(widget: QWidget) -> Iterator[str]:
    """There is no room left for it, and it has something to say or to be pressed for."""
    is_mute = isinstance(widget, QLabel) and not widget.text()
    is_seen = isinstance(widget, (QLabel, *_ACTING)) and not is_mute and not _is_inside_view(widget)
    if is_seen and widget.size().isEmpty():
        yield f"squeezed to {widget.width()}×{widget.height()}"


def too_small(widget: QWidget) -> Iterator[str]:
    """A finger or a shaking hand misses it; a link takes the height of its row, a segment that of its switch."""
    if not isinstance(widget, QAbstractButton) or isinstance(widget.parent(), QAbstractItemView):
        return
    parent = widget.parentWidget()
    height = parent.height() if isinstance(parent, Segmented) else widget.height()
    is_link = widget.property("kind") == "link"
    least = LEAST_LINK if is_link else LEAST_TARGET
    if height < least or (widget.width() < least and not is_link):
        yield f"target of {widget.width()}×{height}, at least {least}"


def nameless(widget: QWidget) -> Iterator[str]:
    """The keyboard reaches it and a screen reader could not say what it is."""
    is_reached = bool(widget.focusPolicy() & Qt.FocusPolicy.TabFocus) and widget.isEnabled()
    if not is_reached or isinstance(widget, QAbstractSlider) or widget.focusProxy() is not None:
        return
    interface = QAccessible.queryAccessibleInterface(widget)
    if interface is None or not interface.text(QAccessible.Text.Name).strip():
        yield "reached by Tab, but has no accessible name"


def wordless_list(widget: QWidget) -> Iterator[str]:
    """A list without rows, where words should stand instead."""
    if isinstance(widget, QAbstractItemView) and not isinstance(widget, QHeaderView):
        model = widget.model()
        if model is None or not model.rowCount():
            yield "a list without rows and without a word"


def overlapping(all_seen: Sequence[Seen]) -> Iterator[tuple[str, str]]:
    """Two things to press or type in lie over one another; what floats over a laid-out page may."""
    acting = [seen for seen in all_seen if isinstance(seen.widget, _ACTING) and not _is_inside_view(seen.widget)]
    for first, second in combinations(acting, 2):
        one, other = first.widget, second.widget
        if one.isAncestorOf(other) or other.isAncestorOf(one) or _floats(one, other):
            continue
        shared = _on_screen(one) & _on_screen(other)
        if shared.width() > _SLACK and shared.height() > _SLACK:
            yield first.path, f"overlaps {second.path.rsplit('/', 1)[-1]} by {shared.width()}×{shared.height()}"


def _is_inside_view(widget: QWidget) -> bool:
    return isinstance(widget, QHeaderView) or isinstance(widget.parent(), QAbstractItemView)


def _on_screen(widget: QWidget) -> QRect:
    """The part of it that its ancestors let through."""
    shown = QRect(widget.mapToGlobal(QPoint()), widget.size())
    above = widget.parentWidget()
    while above is not None and not widget.isWindow():
        shown &= QRect(above.mapToGlobal(QPoint()), above.size())
        above = None if above.isWindow() else above.parentWidget()
    return shown


def _floats(one: QWidget, other: QWidget) -> bool:
    """Whether exactly one of the two belongs to something that no layout holds: a list that hangs under its field."""
    common = one.parentWidget()
    while common is not None and not common.isAncestorOf(other):
        common = common.parentWidget()
    return common is not None and _is_laid_out(one, common) != _is_laid_out(other, common)


def _is_laid_out(widget: QWidget, ancestor: QWidget) -> bool:
    branch = widget
    while branch.parentWidget() is not ancestor and branch.parentWidget() is not None:
        branch = branch.parentWidget()
    layout = ancestor.layout()
    return layout is not None and _holds(layout, branch)


def _holds(layout: object, widget: QWidget) -> bool:
    return any(
        item.widget() is widget or (item.layout() is not None and _holds(item.layout(), widget))
        for item in (layout.itemAt(place) for place in range(layout.count()))
    )
