"""The pictures: one a state and look, and a contact sheet of each look to see them all at a glance."""

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QColor, QPainter, QPixmap
from PySide6.QtWidgets import QWidget

from bjdesk.ui.shell.theme import Theme

_COLUMNS, _WIDTH, _GAP, _CAPTION = 6, 400, 16, 30
_FAST = 80
"""PNG without much squeezing: a third larger and twice as fast."""


def photograph(windows: Sequence[QWidget]) -> QPixmap:
    """The first window with the others where they stand over it."""
    image = windows[0].grab()
    painter = QPainter(image)
    for over in windows[1:]:
        place: QPoint = over.mapToGlobal(QPoint()) - windows[0].mapToGlobal(QPoint())
        painter.drawPixmap(place, over.grab())
        painter.setPen(QColor("#857D71"))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRect(QRect(place, over.size()).adjusted(-1, -1, 0, 0))
    painter.end()
    return image


def save(image: QPixmap, file: Path) -> None:
    file.parent.mkdir(parents=True, exist_ok=True)
    image.save(str(file), "PNG", _FAST)


class ContactSheet:
    """Small pictures in the order they were taken, each over its name."""

    def __init__(self) -> None:
        self._taken: list[tuple[str, QPixmap]] = []

    def add(self, name: str, image: QPixmap) -> None:
        small = image.scaledToWidth(_WIDTH, Qt.TransformationMode.SmoothTransformation)
        self._taken.append((name, small))

    def save(self, file: Path) -> None:
        if not self._taken:
            return
        high = max(small.height() for _, small in self._taken) + _CAPTION + _GAP
        rows = -(-len(self._taken) // _COLUMNS)
        sheet = QPixmap(_COLUMNS * (_WIDTH + _GAP) + _GAP, rows * high + _GAP)
        sheet.fill(QColor("#D8D4CC"))
        painter = QPainter(sheet)
        painter.setFont(Theme().font("bodyMedium"))
        for place, (name, small) in enumerate(self._taken):
            left, top = _GAP + place % _COLUMNS * (_WIDTH + _GAP), _GAP + place // _COLUMNS * high
            painter.drawPixmap(left, top, small)
            painter.drawText(left, top + small.height() + 22, name)
        painter.end()
        save(sheet, file)
