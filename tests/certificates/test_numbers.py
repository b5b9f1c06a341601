"""Numbers are unique by construction, in order, and carry a check digit (D12; ISO 7064 MOD 11,10)."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bjdesk.certificates.numbers import KINDS, PER_DESK, Number, check_digit, numbered, parse

NUMBERS = st.builds(
    Number,
    st.from_regex(r"\A330108[0-9]{3}\Z"),
    st.integers(2017, 2099),
    st.sampled_from(KINDS),
    st.integers(1, 999_999),
)


def test_the_worked_example_of_the_district() -> None:
    assert check_digit("330108003202601000123") == 5
    assert str(Number("330108003", 2026, "JY", 123)) == "330108003-2026-JY-000123-5"


@given(NUMBERS)
def test_a_number_is_read_back(number: Number) -> None:
    assert parse(str(number).lower()) == number


@given(NUMBERS, st.integers(0, 25), st.integers(1, 9))
def test_a_wrong_digit_is_noticed(number: Number, place: int, step: int) -> None:
    text = str(number)
    if text[place % len(text)].isdigit():
        digit = (int(text[place % len(text)]) + step) % 10
        assert parse(text[: place % len(text)] + str(digit) + text[place % len(text) + 1 :]) is None


@pytest.mark.parametrize(
    "text", ["", "330108003-2026-JY-000123", "330108003-2026-ZZ-000123-5", "3301080-2026-JY-1-5", "²"]
)
def test_what_is_no_number_is_none(text: str) -> None:
    assert parse(text) is None


def test_two_desks_count_in_ranges_of_their_own_and_in_order() -> None:
    of_one = [numbered("330108003", 2026, "JY", 1, n) for n in range(1, PER_DESK)]
    of_two = [numbered("330108003", 2026, "JY", 2, n) for n in range(1, PER_DESK)]
    assert not {one and one.n for one in of_one} & {two and two.n for two in of_two}
    assert [str(one) for one in of_one] == sorted(str(one) for one in of_one)
    assert numbered("330108003", 2026, "JY", 1, PER_DESK) is None
    assert numbered("330108003", 2026, "JY", 1, 0) is None


def test_the_printed_number_names_the_issuer() -> None:
    assert Number("330108003", 2026, "JY", 123).printed("{short}〔{year}〕结字第{n}号", "滨社院浦沿") == (
        "滨社院浦沿〔2026〕结字第000123号"
    )
