"""The contours of a glyph as a path: for letters that are to be seen but not to be part of the text."""

import struct
from dataclasses import dataclass
from itertools import pairwise
from typing import Any, Protocol

_ON_CURVE, _X_SHORT, _Y_SHORT, _REPEAT, _X_SAME, _Y_SAME = 1, 2, 4, 8, 16, 32


@dataclass(frozen=True)
class Point:
    """A point of a contour in font units; one off the curve pulls a quadratic arc."""

    x: float
    y: float
    is_on: bool = True

    def towards(self, other: "Point", share: float) -> "Point":
        """The point on the way to `other`."""
        return Point(self.x + (other.x - self.x) * share, self.y + (other.y - self.y) * share)


class OutlinePath(Protocol):
    """The part of reportlab's path that is drawn on."""

    def moveTo(self, x: float, y: float) -> None: ...
    def curveTo(self, x1: float, y1: float, x2: float, y2: float, x3: float, y3: float) -> None: ...
    def close(self) -> None: ...


def contours(face: Any, char: str) -> list[list[Point]]:
    """The contours of `char` in reportlab's `face`; of a composite glyph nothing (Chinese characters are simple)."""
    glyph = face.charToGlyph[ord(char)]
    data = face.get_table("glyf")[face.glyphPos[glyph] : face.glyphPos[glyph + 1]]
    count = struct.unpack_from(">h", data)[0] if data else 0
    if count <= 0:
        return []
    ends = struct.unpack_from(f">{count}H", data, 10)
    start = 10 + 2 * count
    start += 2 + struct.unpack_from(">H", data, start)[0]  # the hinting instructions
    points = _points(data, start, ends[-1] + 1)
    return [points[a:b] for a, b in pairwise([0, *(end + 1 for end in ends)])]


def trace(contour: list[Point], path: OutlinePath, x: float, scale: float) -> None:
    """Draw a closed `contour` shifted by `x`, quadratic arcs raised to the cubic ones that PDF knows."""
    first = next((point for point in contour if point.is_on), contour[0].towards(contour[-1], 0.5))
    at = contour.index(first) if first in contour else 0
    ring = [*contour[at:], *contour[:at], first]
    path.moveTo(x + first.x * scale, first.y * scale)
    here = first
    for control, end in _arcs(ring):
        one, two = here.towards(control, 2 / 3), end.towards(control, 2 / 3)
        path.curveTo(*(value for p in (one, two, end) for value in (x + p.x * scale, p.y * scale)))
        here = end
    path.close()


def _arcs(ring: list[Point]) -> list[tuple[Point, Point]]:
    """(control, end) of each arc; a straight line is an arc with its control on its end, implied points are added."""
    arcs = []
    for here, after in pairwise(ring):
        if not here.is_on:
            arcs.append((here, after if after.is_on else here.towards(after, 0.5)))
        elif after.is_on:
            arcs.append((after, after))
    return arcs


def _points(data: bytes, at: int, count: int) -> list[Point]:
    """The simple glyph description of OpenType's glyf table: flags, then x, then y as differences."""
    flags: list[int] = []
    while len(flags) < count:
        flag, at = data[at], at + 1
        flags.append(flag)
        if flag & _REPEAT:
            flags += [flag] * data[at]
            at += 1
    xs, at = _coordinates(data, at, flags, _X_SHORT, _X_SAME)
    ys, _ = _coordinates(data, at, flags, _Y_SHORT, _Y_SAME)
    return [Point(x, y, bool(flag & _ON_CURVE)) for x, y, flag in zip(xs, ys, flags, strict=True)]


def _coordinates(data: bytes, at: int, flags: list[int], short: int, same: int) -> tuple[list[int], int]:
    values, value = [], 0
    for flag in flags:
        if flag & short:
            value += data[at] if flag & same else -data[at]
            at += 1
        elif not flag & same:
            value += struct.unpack_from(">h", data, at)[0]
            at += 2
        values.append(value)
    return values, at
