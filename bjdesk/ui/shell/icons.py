"""Draws the icons and the mark of the desk from paths, sharp at every size, scale and stroke."""

from functools import cache

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPen, QPixmap, QPixmapCache, QTransform

from bjdesk.ui.shell.icon_paths import ICON_PATHS, Step

GRID = 24.0
"""Units of the square that every icon is drawn on."""

GOLD = QColor("#D19A2A")
RIM = QColor("#FFF3D6")
HEART = QColor("#8A5A12")

PETAL = QRectF(0.2, -6.3, 16.0, 12.6)
"""One petal of the mark lying along the x axis, on a square of 26 units around the heart of the flower."""
MARK_GRID = 26.0


def icon_pixmap(name: str, size: int, colour: QColor | str, dpr: float = 1.0, stroke: float = 2.0) -> QPixmap:
    """The icon on a transparent square of `size` logical pixels, kept for the next who asks for the same."""
    shade = QColor(colour)
    key = f"icon {name} {size} {shade.name(QColor.NameFormat.HexArgb)} {dpr:g} {stroke:g}"
    pixmap = QPixmap()
    if not QPixmapCache.find(key, pixmap):
        pixmap = QPixmap(round(size * dpr), round(size * dpr))
        pixmap.setDevicePixelRatio(dpr)
        pixmap.fill(Qt.GlobalColor.transparent)
        with QPainter(pixmap) as painter:
            paint_icon(painter, name, QRectF(0, 0, size, size), shade, stroke)
        QPixmapCache.insert(key, pixmap)
    return pixmap


def paint_icon(painter: QPainter, name: str, rect: QRectF, colour: QColor | str, stroke: float = 2.0) -> None:
    """Draw the icon in the middle of the rectangle; the stroke is given on the grid of 24 and grows with the icon."""
    path = icon_path(name)
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    _fit(painter, rect, GRID)
    round_pen = (Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap, Qt.PenJoinStyle.RoundJoin)
    painter.strokePath(path, QPen(QColor(colour), stroke, *round_pen))
    painter.restore()


def paint_mark(painter: QPainter, rect: QRectF, gold: QColor | str = GOLD) -> None:
    """Draw the 桂花, the flower of the city with its four petals, which stands for the house and carries no meaning."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    _fit(painter, rect, MARK_GRID)
    painter.translate(MARK_GRID / 2, MARK_GRID / 2)
    painter.fillPath(_petals(), QColor(gold))
    painter.setPen(Qt.PenStyle.NoPen)
    for shade, radius in ((RIM, 4.0), (HEART, 2.2)):
        painter.setBrush(shade)
        painter.drawEllipse(QPointF(0, 0), radius, radius)
    painter.restore()


@cache
def icon_path(name: str) -> QPainterPath:
    """The icon's lines on the grid of 24; KeyError if nobody drew it."""
    path = QPainterPath()
    for step in ICON_PATHS[name]:
        _add(path, step)
    return path


@cache
def _petals() -> QPainterPath:
    flower = QPainterPath()
    flower.setFillRule(Qt.FillRule.WindingFill)
    for degrees in (45, 135, 225, 315):
        petal = QPainterPath()
        petal.addEllipse(PETAL)
        flower.addPath(QTransform().rotate(degrees).map(petal))
    return flower


def _fit(painter: QPainter, rect: QRectF, grid: float) -> None:
    """Move and scale the painter so that the grid fills the largest square in the middle of the rectangle."""
    side = min(rect.width(), rect.height())
    painter.translate(rect.center().x() - side / 2, rect.center().y() - side / 2)
    painter.scale(side / grid, side / grid)


def _add(path: QPainterPath, step: Step) -> None:
    kind, *at = step
    if kind == "M":
        path.moveTo(*at)
    elif kind == "L":
        path.lineTo(*at)
    elif kind == "C":
        path.cubicTo(*at)
    elif kind == "Z":
        path.closeSubpath()
    elif kind == "E":
        path.addEllipse(QPointF(at[0], at[1]), at[2], at[3])
    else:
        path.addRoundedRect(QRectF(*at[:4]), at[4], at[4])
