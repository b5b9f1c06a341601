"""Ages in full years, and who counts as a child under fourteen (D5)."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bjdesk.people.age import Age, age, is_child, known_age

DAYS = st.dates(date(1900, 1, 1), date(2100, 12, 31))


@pytest.mark.parametrize(
    ("birth", "day", "years"),
    [
        (date(1948, 3, 7), date(2026, 3, 6), 77),
        (date(1948, 3, 7), date(2026, 3, 7), 78),
        (date(2000, 2, 29), date(2026, 2, 28), 25),
        (date(2000, 2, 29), date(2026, 3, 1), 26),
        (date(2000, 2, 29), date(2024, 2, 29), 24),
        (date(2026, 5, 1), date(2026, 4, 30), -1),
    ],
)
def test_age_is_counted_in_full_years(birth: date, day: date, years: int) -> None:
    assert age(birth, day) == years


@given(DAYS, DAYS)
def test_nobody_grows_younger(birth: date, day: date) -> None:
    assert age(birth, day) <= age(birth, day.replace(year=day.year + 1, day=min(day.day, 28))) <= age(birth, day) + 1


def test_a_year_of_birth_gives_an_age_that_is_not_exact() -> None:
    assert known_age(date(2026, 1, 1), birth_year=1948) == Age(78, is_exact=False)
    assert known_age(date(2026, 1, 1), date(1948, 3, 7), 1950) == Age(77)
    assert known_age(date(2026, 1, 1)) is None


@pytest.mark.parametrize(
    ("birth", "last_day"),
    [(date(2012, 11, 20), date(2026, 11, 20)), (date(2012, 2, 29), date(2026, 3, 1))],
)
def test_a_child_is_one_up_to_the_day_of_the_fourteenth_birthday(birth: date, last_day: date) -> None:
    assert is_child(last_day, birth_date=birth)
    assert not is_child(date.fromordinal(last_day.toordinal() + 1), birth_date=birth)


def test_a_birth_year_alone_counts_as_a_child_while_in_doubt() -> None:
    assert is_child(date(2026, 12, 31), birth_year=2012)
    assert not is_child(date(2027, 1, 1), birth_year=2012)


def test_without_birth_what_was_ticked_decides() -> None:
    day = date(2026, 11, 24)
    assert [is_child(day, of_age=code) for code in ("0", "1", "2")] == [False, False, True]


def test_a_known_birth_date_wins_over_what_was_ticked() -> None:
    assert not is_child(date(2026, 11, 24), birth_date=date(2010, 1, 1), of_age="2")


@given(DAYS, DAYS)
def test_everybody_under_fourteen_is_a_child(birth: date, day: date) -> None:
    if age(birth, day) < 14:
        assert is_child(day, birth_date=birth)
    if is_child(day, birth_date=birth):
        assert is_child(day, birth_year=birth.year)
