"""Coordinates as people copy them become the GCJ-02 of the register; another system is named and converted."""

import pytest

from bjdesk.venues.points import MICRO, Point, is_here, read_point, spelt_point

METRE = 10
"""Micro-degrees, roughly."""


@pytest.mark.parametrize(
    "text",
    [
        "120.2103, 30.2084",
        "30.2084，120.2103",
        "１２０．２１０３，３０．２０８４",
        "高德 120.2103 30.2084",
        "东经120.2103°北纬30.2084°",
    ],
)
def test_a_point_is_read_in_either_order(text: str) -> None:
    assert read_point(text) == Point(120_210_300, 30_208_400)


@pytest.mark.parametrize("text", ["", "120.21", "滨江区泰安路200号", "1, 2, 3", "120.21 30.20 abc"])
def test_what_is_no_point_is_none(text: str) -> None:
    assert read_point(text) is None


def test_a_point_of_a_gps_is_moved_half_a_kilometre_to_where_the_map_shows_it() -> None:
    """天安门 in WGS-84 is 116.397451 39.909187 and in GCJ-02 116.403694 39.910591, to some metres."""
    found = read_point("GPS 116.397451, 39.909187")

    assert found is not None
    assert found.was == "WGS-84"
    assert abs(found.lon - 116_403_694) < 5 * METRE
    assert abs(found.lat - 39_910_591) < 5 * METRE


def test_a_point_of_baidu_is_moved_too() -> None:
    found = read_point("百度 116.404, 39.915")

    assert found is not None
    assert found.was == "BD-09"
    assert abs(found.lon - 116_397_627) < 5 * METRE
    assert abs(found.lat - 39_908_651) < 5 * METRE


def test_only_a_point_around_the_district_is_here() -> None:
    assert is_here(120_210_300, 30_208_400)
    assert not is_here(116 * MICRO, 39 * MICRO)
    assert not is_here(30_208_400, 120_210_300)


def test_a_point_is_spelt_as_it_is_read() -> None:
    assert read_point(spelt_point(120_210_300, 30_208_400)) == Point(120_210_300, 30_208_400)
    assert spelt_point(None, None) == ""
