"""Days, times and numbers as people type them, read without guessing: what cannot be read gives None."""

import re
from datetime import date, timedelta

_YEAR, _MONTH, _DAY = r"\s*[-/.\u5e74]\s*", r"\s*[-/.\u6708]\s*", r"\s*\u65e5?"
"""What may follow a year, a month and a day; the Chinese words for them too."""
_FULL = re.compile(rf"(\d{{4}}){_YEAR}(\d{{1,2}}){_MONTH}(\d{{1,2}}){_DAY}")
_SHORT = re.compile(rf"(\d{{1,2}}){_MONTH}(\d{{1,2}}){_DAY}")
_DIGITS = re.compile(r"(\d{4})(\d{2})(\d{2})")
_TIME = re.compile(r"(\d{1,2})\s*[:.\u70b9\u65f6]\s*(\d{1,2})?\s*\u5206?")
_TIME_DIGITS = re.compile(r"(\d{1,2})(\d{2})")
_BETWEEN = re.compile(r"[,，、;；\s]+")
_LONG_AGO = timedelta(days=180)
MINUTES = 60
_WIDE = str.maketrans("０１２３４５６７８９：－／．", "0123456789:-/.")


def day(text: str, today: date) -> date | None:
    """2026-12-1, 12-1, 12月1日, 20261201; a day without a year is the one that is not long past."""
    typed = text.strip().translate(_WIDE)
    whole = _FULL.fullmatch(typed) or _DIGITS.fullmatch(typed)
    if whole is not None:
        return _date(*map(int, whole.groups()))
    short = _SHORT.fullmatch(typed)
    if short is None:
        return None
    month, of_month = map(int, short.groups())
    found = _date(today.year, month, of_month)
    if found is None or found < today - _LONG_AGO:
        return _date(today.year + 1, month, of_month)
    return found


def days(text: str, today: date) -> tuple[date, ...] | None:
    """Several days; None when one of them cannot be read."""
    found = [day(part, today) for part in _BETWEEN.split(text.strip()) if part]
    return None if None in found else tuple(sorted({one for one in found if one is not None}))


def minutes(text: str) -> int | None:
    """9:00, 09：00, 9.30, 0930, 9点, 24:00 -> minutes after midnight."""
    typed = text.strip().translate(_WIDE).replace("：", ":")
    found = _TIME.fullmatch(typed) or _TIME_DIGITS.fullmatch(typed)
    hour, minute = (found.group(1), found.group(2) or 0) if found else (typed, 0)
    if not str(hour).isdecimal():
        return None
    total = int(hour) * MINUTES + int(minute)
    return total if int(minute) < MINUTES and total <= 24 * MINUTES else None


def number(text: str) -> int | None:
    """A whole number."""
    typed = text.strip().translate(_WIDE)
    return int(typed) if typed.isdecimal() and len(typed) < 7 else None


def hundredths(text: str) -> int | None:
    """2, 1.5 -> 200, 150."""
    found = re.fullmatch(r"(\d{1,3})(?:\.(\d{1,2}))?", text.strip().translate(_WIDE))
    return None if found is None else int(found.group(1)) * 100 + int((found.group(2) or "").ljust(2, "0"))


def fen(text: str) -> int | None:
    """20, 20.5, 20 \u5143 -> 2000, 2050, 2000 fen."""
    found = re.fullmatch(r"(\d{1,5})(?:\.(\d{1,2}))?\s*\u5143?", text.strip().translate(_WIDE))
    return None if found is None else int(found.group(1)) * 100 + int((found.group(2) or "").ljust(2, "0"))


def spelt_day(value: date | None) -> str:
    return "" if value is None else value.isoformat()


def spelt_time(value: int) -> str:
    """570 -> 9:30."""
    return f"{value // MINUTES}:{value % MINUTES:02}"


def spelt_hundredths(value: int) -> str:
    """150 -> 1.5."""
    return f"{value / 100:g}"


def _date(year: int, month: int, of_month: int) -> date | None:
    try:
        return date(year, month, of_month)
    except ValueError:
        return None
