"""What a window really shows: every widget paints itself onto paper that remembers the words and where they stand.

Labels, buttons, delegates and hand-painted widgets are all seen alike; none has to be asked what it thinks it says.
"""

import html
import re
from collections.abc import Iterator
from dataclasses import dataclass

from PySide6.QtCore import QBuffer, QIODevice, QPoint, QRectF
from PySide6.QtGui import QFont, QFontMetricsF, QPainter, QRegion
from PySide6.QtSvg import QSvgGenerator
from PySide6.QtWidgets import QWidget

_STEPS = re.compile(
    r'<g [^>]*?transform="matrix\((?P<matrix>[^)]*)\)"'
    r'|<text [^>]*?x="(?P<x>[^"]*)" y="(?P<y>[^"]*)" font-family="(?P<family>[^"]*)"'
    r' font-size="(?P<size>[^"]*)" font-weight="(?P<weight>[^"]*)"[^>]*>(?P<text>.*?)</text>',
    re.DOTALL,
)
_ITSELF_ALONE = QWidget.RenderFlag(0)


@dataclass(frozen=True)
class Piece:
    """Words as they stand on the widget: from the top of their ascent to the bottom of their descent."""

    text: str
    box: QRectF


@dataclass(frozen=True)
class Seen:
    """A widget on the screen, the way to it from its window, and what it paints itself, without its children."""

    widget: QWidget
    path: str
    pieces: tuple[Piece, ...]

    @property
    def words(self) -> str:
        """Everything it says; parts of one line that are painted apart (letters of two scripts) stand together."""
        return "".join(piece.text for piece in self.pieces)


def seen(window: QWidget) -> list[Seen]:
    """Every widget of the window that is on the screen."""
    return [Seen(widget, path, tuple(_pieces(widget))) for widget, path in _shown(window, type(window).__name__)]


def _shown(widget: QWidget, path: str) -> Iterator[tuple[QWidget, str]]:
    yield widget, path
    for child in widget.children():
        if isinstance(child, QWidget) and child.isVisible() and not child.isWindow():
            yield from _shown(child, f"{path}/{_called(child)}")


def _called(widget: QWidget) -> str:
    """Its class, and its words where it has any."""
    words = str(widget.property("text") or widget.accessibleName() or "")
    return f"{type(widget).__name__}“{words[:24]}”" if words else type(widget).__name__


def _pieces(widget: QWidget) -> Iterator[Piece]:
    if widget.size().isEmpty():
        return
    left, top = 0.0, 0.0
    for step in _STEPS.finditer(_on_paper(widget)):
        if step["matrix"] is not None:
            left, top = (float(number) for number in step["matrix"].split(",")[4:])
        elif step["text"].strip():
            yield _piece(step, left, top)


def _piece(step: re.Match[str], left: float, top: float) -> Piece:
    text, metrics = html.unescape(step["text"]), QFontMetricsF(_font(step))
    base = top + float(step["y"]) - metrics.ascent()
    return Piece(text, QRectF(left + float(step["x"]), base, metrics.horizontalAdvance(text), metrics.height()))


def _font(step: re.Match[str]) -> QFont:
    font = QFont(step["family"].split(","))
    font.setPointSizeF(float(step["size"]))
    font.setWeight(QFont.Weight(int(step["weight"])))
    font.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
    return font


def _on_paper(widget: QWidget) -> str:
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    paper = QSvgGenerator()
    paper.setOutputDevice(buffer)
    paper.setSize(widget.size())
    painter = QPainter(paper)
    widget.render(painter, QPoint(), QRegion(), _ITSELF_ALONE)
    painter.end()
    return buffer.data().data().decode("utf-8")
