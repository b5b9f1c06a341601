"""Few strokes that every painted widget shares, so that edges are crisp and text sits alike everywhere."""

from PySide6.QtCore import QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPen


def rounded(
    painter: QPainter,
    rect: QRectF,
    radius: float,
    fill: QColor | None = None,
    edge: QColor | None = None,
    width: float = 1.0,
) -> None:
    """A rounded box whose edge lies wholly inside `rect`, on whole pixels."""
    inset = width / 2 if edge is not None else 0.0
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(edge, width) if edge is not None else QPen(Qt.PenStyle.NoPen))
    painter.setBrush(fill if fill is not None else Qt.BrushStyle.NoBrush)
    inner = max(radius - inset, 0.0)
    painter.drawRoundedRect(rect.adjusted(inset, inset, -inset, -inset), inner, inner)


def flat(painter: QPainter, rect: QRect, fill: QColor) -> None:
    """A plain area. (`fillRect` would first have to learn of all 169 preset gradients, 3 ms of every start.)"""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(fill)
    painter.drawRect(rect)


def baseline(metrics: QFontMetricsF, middle: float) -> float:
    """Where a line of text stands so that it looks centred on `middle`, on a whole pixel."""
    return float(round(middle + (metrics.ascent() - metrics.descent()) / 2))


def text_at(painter: QPainter, left: float, base: float, text: str) -> None:
    painter.drawText(QPointF(left, base), text)
