"""What every certificate has in common: the guilloche band, corners with 桂花, rules; drawn once a file (LOOK).

Millimetres from the upper left corner, since that is how the page was designed.
"""

from collections.abc import Callable
from math import cos, pi, sin
from typing import Any

from reportlab.lib.colors import Color, HexColor

from bjdesk.documents.sheet import MM

WIDTH, HEIGHT = 297.0, 210.0
GREEN, GOLD, WHITE = HexColor("#1F5E4A"), HexColor("#B8862B"), HexColor("#FFFFFF")
_OUTER, _INNER, _APART = 9.0, 17.0, 1.1
_MIDDLE = (_OUTER + _INNER) / 2
_THICK, _THIN, _HAIR = 0.9, 0.35, 0.25  # points
_AMPLITUDE, _SKEW, _HALF_PERIOD, _CURVES, _STEPS = 2.8, 0.5, 13.0, 8, 4
_WIDEST = 0.53 * pi  # the innermost curves cross over, which makes it a weave
_SIDES = {"across": WIDTH - 2 * _INNER, "down": HEIGHT - 2 * _INNER}
_PETAL = (
    (0.02, 0.30, 0.10, 0.62, 0.28, 0.80),
    (0.44, 0.96, 0.70, 0.96, 0.83, 0.83),
    (0.96, 0.70, 0.96, 0.44, 0.80, 0.28),
    (0.62, 0.10, 0.30, 0.02, 0.00, 0.00),
)
"""From the heart around one petal and back, in radii."""


def draw_bands(canvas: Any) -> None:
    """Make the forms of the weave, one period for each direction; before the frame, since forms do not nest."""
    for name, length in _SIDES.items():
        canvas.beginForm(name, 0, -_INNER * MM, _period(length) * MM, _INNER * MM)
        _draw_period(canvas, _period(length))
        canvas.endForm()


def draw_ornament(canvas: Any) -> None:
    """The whole frame and the ornament above the title, on a canvas in points."""
    canvas.saveState()
    canvas.setLineCap(0)
    _draw_rules(canvas)
    _draw_band(canvas)
    for x in (_MIDDLE, WIDTH - _MIDDLE):
        for y in (_MIDDLE, HEIGHT - _MIDDLE):
            _draw_corner(canvas, x, y)
    _draw_head(canvas)
    canvas.restoreState()


def blossom(canvas: Any, x: float, y: float, radius: float, colour: Color = GOLD, heart: Color = GREEN) -> None:
    """The 桂花 around (x, y): four round petals and a heart."""
    canvas.saveState()
    canvas.translate(x * MM, _up(y))
    canvas.setFillColor(colour)
    for _ in range(4):
        path = canvas.beginPath()
        path.moveTo(0, 0)
        for arc in _PETAL:
            path.curveTo(*(value * radius * MM for value in arc))
        path.close()
        canvas.drawPath(path, stroke=0, fill=1)
        canvas.rotate(90)
    canvas.setFillColor(WHITE)
    canvas.circle(0, 0, radius * 0.24 * MM, stroke=0, fill=1)
    canvas.setFillColor(heart)
    canvas.circle(0, 0, radius * 0.15 * MM, stroke=0, fill=1)
    canvas.restoreState()


def _up(y: float) -> float:
    return (HEIGHT - y) * MM


# --- the band --------------------------------------------------------------------------------------------------------


def _draw_band(canvas: Any) -> None:
    """The weave along the four sides."""
    for y in (_MIDDLE, HEIGHT - _MIDDLE):
        _repeat(canvas, "across", _INNER * MM, _up(y), 0)
    for x in (_MIDDLE, WIDTH - _MIDDLE):
        _repeat(canvas, "down", x * MM, _INNER * MM, 90)


def _period(length: float) -> float:
    """Two half-periods; a whole number of them fills the side."""
    return length / max(1, round(length / (2 * _HALF_PERIOD)))


def _repeat(canvas: Any, form: str, x: float, y: float, angle: float) -> None:
    length = _SIDES[form]
    canvas.saveState()
    canvas.translate(x, y)
    canvas.rotate(angle)
    for _ in range(round(length / _period(length))):
        canvas.doForm(form)
        canvas.translate(_period(length) * MM, 0)
    canvas.restoreState()


def _draw_period(canvas: Any, period: float) -> None:
    canvas.setLineWidth(_HAIR)
    for colour, sign in ((GREEN, 1), (GOLD, -1)):
        canvas.setStrokeColor(colour)
        path = canvas.beginPath()
        for number in range(_CURVES):
            angle = number * _WIDEST / (_CURVES - 1)
            _trace(path, period, *_wave(sign * _AMPLITUDE * cos(angle), sign * _SKEW * sin(angle), period))
        canvas.drawPath(path, stroke=1, fill=0)


Curve = Callable[[float], float]


def _wave(amplitude: float, skew: float, period: float) -> tuple[Curve, Curve]:
    """A wave that leans a little, and its slope."""
    turn = 2 * pi / period

    def height(x: float) -> float:
        return amplitude * sin(turn * x) + skew * sin(2 * turn * x)

    def slope(x: float) -> float:
        return turn * (amplitude * cos(turn * x) + 2 * skew * cos(2 * turn * x))

    return height, slope


def _trace(path: Any, period: float, height: Curve, slope: Curve) -> None:
    """The wave as cubic arcs that keep its slope (Hermite)."""
    step = period / (2 * _STEPS)
    path.moveTo(0, height(0) * MM)
    for number in range(2 * _STEPS):
        x, end = number * step, (number + 1) * step
        one = (x + step / 3, height(x) + slope(x) * step / 3)
        two = (end - step / 3, height(end) - slope(end) * step / 3)
        path.curveTo(*(value * MM for value in (*one, *two, end, height(end))))


# --- rules, corners, head --------------------------------------------------------------------------------------------


def _draw_rules(canvas: Any) -> None:
    canvas.setStrokeColor(GOLD)
    for edge, inside in ((_OUTER, _APART), (_INNER, -_APART)):
        _box(canvas, edge, _THICK)
        _box(canvas, edge + inside, _THIN)


def _box(canvas: Any, edge: float, thick: float) -> None:
    canvas.setLineWidth(thick)
    canvas.rect(edge * MM, edge * MM, (WIDTH - 2 * edge) * MM, (HEIGHT - 2 * edge) * MM, stroke=1, fill=0)


def _draw_corner(canvas: Any, x: float, y: float) -> None:
    side = _INNER - _OUTER
    canvas.setFillColor(WHITE)
    canvas.setStrokeColor(GOLD)
    canvas.setLineWidth(_THICK)
    canvas.rect((x - side / 2) * MM, _up(y + side / 2), side * MM, side * MM, stroke=1, fill=1)
    canvas.setLineWidth(_THIN)
    inner = side - 2 * 0.9
    canvas.rect((x - inner / 2) * MM, _up(y + inner / 2), inner * MM, inner * MM, stroke=1, fill=0)
    blossom(canvas, x, y, 2.5)


def _draw_head(canvas: Any) -> None:
    """桂花 between two rules, each ending in a small lozenge."""
    y, gap, length = 31.0, 7.0, 27.0
    canvas.setStrokeColor(GOLD)
    canvas.setLineWidth(0.6)
    for side in (-1, 1):
        near, far = WIDTH / 2 + side * gap, WIDTH / 2 + side * (gap + length)
        canvas.line(near * MM, _up(y), far * MM, _up(y))
        _lozenge(canvas, near, y, 0.75)
    blossom(canvas, WIDTH / 2, y, 2.6)


def _lozenge(canvas: Any, x: float, y: float, radius: float) -> None:
    canvas.setFillColor(GOLD)
    path = canvas.beginPath()
    path.moveTo((x - radius) * MM, _up(y))
    for dx, dy in ((0, radius), (radius, 0), (0, -radius)):
        path.lineTo((x + dx) * MM, _up(y + dy))
    path.close()
    canvas.drawPath(path, stroke=0, fill=1)
