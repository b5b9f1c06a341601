"""Days, times and numbers are read as people type them, and what cannot be read is not guessed."""

from datetime import date

import pytest

from bjdesk.ui.courses import typed_values as typed

TODAY = date(2026, 11, 24)


@pytest.mark.parametrize("text", ["2026-12-1", "2026/12/01", "2026年12月1日", "20261201", "12-1", "12.1", "12月1日"])
def test_a_day_is_read_in_any_spelling(text: str) -> None:
    assert typed.day(text, TODAY) == date(2026, 12, 1)


def test_a_day_without_a_year_is_not_one_that_is_long_past() -> None:
    assert typed.day("1-5", TODAY) == date(2027, 1, 5)
    assert typed.day("9-1", TODAY) == date(2026, 9, 1)


@pytest.mark.parametrize("text", ["", "12", "2-30", "明天", "2026-13-1"])
def test_what_is_no_day_is_none(text: str) -> None:
    assert typed.day(text, TODAY) is None


def test_one_unreadable_day_of_several_makes_all_unreadable() -> None:
    assert typed.days("12-3，12-1 12-3", TODAY) == (date(2026, 12, 1), date(2026, 12, 3))
    assert typed.days("12-3 后天", TODAY) is None
    assert typed.days(" ", TODAY) == ()


@pytest.mark.parametrize(
    ("text", "expected"),
    [("9:00", 540), ("09：30", 570), ("9.30", 570), ("0930", 570), ("9点", 540), ("9点半", None), ("24:00", 1440)],
)
def test_a_time_is_minutes_after_midnight(text: str, expected: int | None) -> None:
    assert typed.minutes(text) == expected


@pytest.mark.parametrize("text", ["", "9:60", "24:30", "下午"])
def test_what_is_no_time_is_none(text: str) -> None:
    assert typed.minutes(text) is None


def test_hours_are_hundredths_and_numbers_whole() -> None:
    assert [typed.hundredths(text) for text in ("2", "1.5", "0.25", "x")] == [200, 150, 25, None]
    assert [typed.number(text) for text in ("20", "２０", "-1", "1.5", "")] == [20, 20, None, None, None]
