"""How old somebody was on a day, and whether that is a child whose guardian must consent (D5)."""

from dataclasses import dataclass
from datetime import date

CHILD_AGE = 14
"""Parameter consent.child_age where nothing else is passed: 个人信息保护法, article 31."""
MINOR = "2"
"""Code 未成年 of list of_age."""


@dataclass(frozen=True)
class Age:
    """Full years; not exact (shown with ≈) when only the year of birth is known."""

    years: int
    is_exact: bool = True


def age(birth: date, day: date) -> int:
    """Full years (周岁) on `day`; who was born on 29 February grows older on 1 March. Below zero before birth."""
    had_no_birthday_yet = (day.month, day.day) < (birth.month, birth.day)
    return day.year - birth.year - had_no_birthday_yet


def known_age(day: date, birth_date: date | None = None, birth_year: int | None = None) -> Age | None:
    """The age as well as it is known, None when neither date nor year was given."""
    if birth_date is not None:
        return Age(age(birth_date, day))
    if birth_year is not None:
        return Age(day.year - birth_year, is_exact=False)
    return None


def is_child(
    day: date,
    *,
    birth_date: date | None = None,
    birth_year: int | None = None,
    of_age: str = "0",
    child_age: int = CHILD_AGE,
) -> bool:
    """Under fourteen, up to and including the day of that birthday; in doubt a child.

    Birth date before birth year before what was ticked (a code of list of_age).
    """
    if birth_date is not None:
        return day <= _birthday(birth_date, child_age)
    if birth_year is not None:
        return day.year - birth_year <= child_age
    return of_age == MINOR


def _birthday(birth: date, years: int) -> date:
    try:
        return birth.replace(year=birth.year + years)
    except ValueError:  # 29 February in a year that has none
        return date(birth.year + years, 3, 1)


_BANDS = (
    (80, "A80"),
    (70, "A70"),
    (65, "A65"),
    (60, "A60"),
    (35, "A35"),
    (18, "A18"),
    (15, "A15"),
    (6, "A06"),
    (0, "A00"),
)
"""The youngest of each band of list age_band; together they are the bands of the census and of the registers (R4)."""


def band(years: int) -> str:
    """The code of an age in list age_band."""
    return next((code for youngest, code in _BANDS if years >= youngest), "AUU")
