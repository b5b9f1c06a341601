"""Where a venue lies: coordinates as people copy them from maps, turned into the GCJ-02 that the register holds.

A point of one system drawn in another lies half a kilometre off, so a text that names its system is converted, and a
point outside the district is none. GCJ-02 is what 高德 and 腾讯 show; GPS and 天地图 show WGS-84, 百度 shows BD-09.
"""

import math
import re
from dataclasses import dataclass

MICRO = 1_000_000
WEST, EAST, SOUTH, NORTH = 120.05, 120.35, 30.05, 30.30
"""A box around 滨江区 with some room to spare."""
_NUMBER = re.compile(r"\d{1,3}\.\d+|\d{1,3}")
_WGS = re.compile(r"wgs\s*-?\s*84|gps|天地图|cgcs\s*2000|大地\s*2000", re.IGNORECASE)
_BD = re.compile(r"bd\s*-?\s*09|百度", re.IGNORECASE)
_GCJ = re.compile(r"gcj\s*-?\s*02|高德|腾讯|火星", re.IGNORECASE)
_WIDE = str.maketrans("０１２３４５６７８９．，－", "0123456789.,-")
_AXIS, _FLATTENING = 6378245.0, 0.00669342162296594323
"""The ellipsoid of Krassowski, on which GCJ-02 is defined."""


@dataclass(frozen=True, slots=True)
class Point:
    """GCJ-02 in whole micro-degrees, and what it was converted from: "" or "WGS-84" or "BD-09"."""

    lon: int
    lat: int
    was: str = ""


def read_point(text: str) -> Point | None:
    """120.2103, 30.2084 in either order, with the system beside it where it is another one; None if it is no point."""
    typed = text.translate(_WIDE)
    bare = _GCJ.sub(" ", _BD.sub(" ", _WGS.sub(" ", typed)))
    numbers = [float(found) for found in _NUMBER.findall(bare)]
    if len(numbers) != 2 or re.sub(r"[\d.,;:°NEne\s()东经北纬，、；：（）]+", "", bare):
        return None
    lon, lat = max(numbers), min(numbers)
    was = "WGS-84" if _WGS.search(typed) else "BD-09" if _BD.search(typed) else ""
    if was == "WGS-84":
        lon, lat = _from_wgs84(lon, lat)
    elif was == "BD-09":
        lon, lat = _from_bd09(lon, lat)
    return Point(round(lon * MICRO), round(lat * MICRO), was)


def is_here(lon: int, lat: int) -> bool:
    """Whether a point can lie in the district at all."""
    return WEST <= lon / MICRO <= EAST and SOUTH <= lat / MICRO <= NORTH


def spelt_point(lon: int | None, lat: int | None) -> str:
    """120.210300, 30.208400; empty without a point."""
    return "" if lon is None or lat is None else f"{lon / MICRO:.6f}, {lat / MICRO:.6f}"


def _from_wgs84(lon: float, lat: float) -> tuple[float, float]:
    """The published formula of the offset."""
    x, y = lon - 105.0, lat - 35.0
    north = -100.0 + 2.0 * x + 3.0 * y + 0.2 * y * y + 0.1 * x * y + 0.2 * math.sqrt(abs(x))
    north += _waves(x, (6.0, 20.0), (2.0, 20.0)) + _waves(y, (1.0, 20.0), (1 / 3, 40.0))
    north += (160.0 * math.sin(y / 12.0 * math.pi) + 320.0 * math.sin(y * math.pi / 30.0)) * 2.0 / 3.0
    east = 300.0 + x + 2.0 * y + 0.1 * x * x + 0.1 * x * y + 0.1 * math.sqrt(abs(x))
    east += _waves(x, (6.0, 20.0), (2.0, 20.0)) + _waves(x, (1.0, 20.0), (1 / 3, 40.0))
    east += (150.0 * math.sin(x / 12.0 * math.pi) + 300.0 * math.sin(x / 30.0 * math.pi)) * 2.0 / 3.0
    phi = math.radians(lat)
    magic = 1 - _FLATTENING * math.sin(phi) ** 2
    north = north * 180.0 / (_AXIS * (1 - _FLATTENING) / (magic * math.sqrt(magic)) * math.pi)
    east = east * 180.0 / (_AXIS / math.sqrt(magic) * math.cos(phi) * math.pi)
    return lon + east, lat + north


def _waves(value: float, *parts: tuple[float, float]) -> float:
    return sum(size * math.sin(often * value * math.pi) for often, size in parts) * 2.0 / 3.0


def _from_bd09(lon: float, lat: float) -> tuple[float, float]:
    x, y = lon - 0.0065, lat - 0.006
    turn = math.pi * 3000.0 / 180.0
    far = math.hypot(x, y) - 0.00002 * math.sin(y * turn)
    angle = math.atan2(y, x) - 0.000003 * math.cos(x * turn)
    return far * math.cos(angle), far * math.sin(angle)
