"""Names, telephone numbers and birth years as people give them, cleaned before anything is kept (D7)."""

import re
import unicodedata
from dataclasses import dataclass
from datetime import date

from bjdesk.kernel.errors import RuleBroken

NAME_LIMIT = 50
"""Code points, not UTF-16 units: a character beyond the BMP counts once."""

_DOTS = dict.fromkeys(map(ord, "•‧・･∙⋅"), "·")
_INVISIBLE = frozenset("\u00ad\u034f\u061c\u180e\u200b\u200c\u200d\u200e\u200f\u2060\u2061\u2062\u2063\u2064\ufeff") | {
    chr(code) for code in (*range(0x202A, 0x202F), *range(0x2066, 0x2070))
}
_LATEST_AGE = 130
_YEAR_AND_DAY = re.compile(r"([0-9]{4})(?:[-/.年]([0-9]{1,2})[-/.月]([0-9]{1,2})日?|([0-9]{2})([0-9]{2}))")
_MOBILE = re.compile(r"1[3-9][0-9]{9}")
_LANDLINE = re.compile(r"(010|02[0-9]|0[3-9][0-9]{2})([2-9][0-9]{6,7})")
_ABROAD = re.compile(r"\+(?!86)[1-9][0-9]{6,14}")
_PHONE_MARKS = str.maketrans("", "", "-‐‑‒–—―−()[]./·_~")
_MOBILE_DIGITS = 11
_LOCAL_DIGITS = 8


@dataclass(frozen=True)
class CleanName:
    """A name that may be kept, and what was odd about it, as `U+XXXX` for whoever typed it."""

    text: str
    removed: tuple[str, ...] = ()
    private_use: tuple[str, ...] = ()


def clean_name(text: str) -> CleanName:
    """The name without what nobody can see; every code point that shows stays as it was given (D7).

    Spaces stay inside Latin names only; the many middle dots become · (U+00B7). Raises RuleBroken name-missing,
    name-too-long (length, limit) or name-damaged (characters).
    """
    damaged = tuple(_label(char) for char in text if _is_damaged(char))
    if damaged:
        raise RuleBroken("name-damaged", characters=damaged)
    visible, removed = _without_invisible(text.translate(_DOTS))
    words = visible.split()
    name = _joined(words)
    if not name:
        raise RuleBroken("name-missing")
    if len(name) > NAME_LIMIT:
        raise RuleBroken("name-too-long", length=len(name), limit=NAME_LIMIT)
    private = tuple(_label(char) for char in name if unicodedata.category(char) == "Co")
    return CleanName(name, removed, private)


def _without_invisible(text: str) -> tuple[str, tuple[str, ...]]:
    hidden = [char for char in text if _is_hidden(char)]
    shown = "".join(char for char in text if not _is_hidden(char))
    return shown, tuple(_label(char) for char in hidden)


def _is_hidden(char: str) -> bool:
    return char in _INVISIBLE or (unicodedata.category(char) == "Cc" and not char.isspace())


def _is_damaged(char: str) -> bool:
    """Half a character, U+FFFD left by a failed conversion, or a code point that is none."""
    code = ord(char)
    return 0xD800 <= code <= 0xDFFF or char == "\ufffd" or code & 0xFFFE == 0xFFFE or 0xFDD0 <= code <= 0xFDEF


def _joined(words: list[str]) -> str:
    """Words with one space between Latin ones and none where a Han character or a dot stands beside it."""
    name = ""
    for word in words:
        spaced = name and _keeps_space(name[-1]) and _keeps_space(word[0])
        name += f" {word}" if spaced else word
    return name


def _keeps_space(char: str) -> bool:
    return char != "·" and unicodedata.east_asian_width(char) not in "WF" and unicodedata.category(char) != "Co"


def _label(char: str) -> str:
    return f"U+{ord(char):04X}"


def masked(name: str) -> str:
    """王*芳, for screens that face the public (D5); a name of several parts shows the first letter of each."""
    parts = re.split(r"([ ·])", name)
    if len(parts) > 1:
        return "".join(part if part in " ·" else f"{_letters(part)[0]}*" for part in parts)
    letters = _letters(name)
    if len(letters) < 3:
        return letters[0] + "*" * (len(letters) - 1) if letters else ""
    return letters[0] + "*" * (len(letters) - 2) + letters[-1]


def _letters(text: str) -> list[str]:
    """Characters with their combining marks and variation selectors."""
    letters: list[str] = []
    for char in text:
        if letters and unicodedata.category(char).startswith("M"):
            letters[-1] += char
        else:
            letters.append(char)
    return letters


def clean_phone(text: str, area_code: str = "0571") -> str:
    """13912345678, 0571-87654321 or +85212345678, however it was written; a bare local number gets `area_code`.

    Raises RuleBroken phone-missing, phone-unreadable, phone-too-short, phone-too-long (both: digits, expected) or
    phone-unknown (no network has such numbers).
    """
    digits = _phone_digits(text)
    if re.fullmatch(_ABROAD, digits):
        return digits
    if digits.startswith("+"):
        digits = digits.removeprefix("+86")
    elif len(digits) > _MOBILE_DIGITS:
        digits = re.sub(r"^(0086|86)", "", digits)
    if len(digits) == _LOCAL_DIGITS and digits[0] in "23456789":
        digits = area_code + digits
    landline = _LANDLINE.fullmatch(digits)
    if landline:
        return "-".join(landline.groups())
    if not _MOBILE.fullmatch(digits):
        raise _phone_refusal(digits)
    return digits


def _phone_digits(text: str) -> str:
    folded = unicodedata.normalize("NFKC", text).translate(_PHONE_MARKS)
    digits = "".join(char for char in folded if not char.isspace() and not _is_hidden(char))
    if not digits:
        raise RuleBroken("phone-missing")
    if not re.fullmatch(r"\+?[0-9]+", digits):
        raise RuleBroken("phone-unreadable")
    return digits


def _phone_refusal(digits: str) -> RuleBroken:
    count = len(digits.removeprefix("+"))
    expected = 12 if digits.startswith("0") else _MOBILE_DIGITS
    if count < _MOBILE_DIGITS - (digits[:1] == "0"):
        return RuleBroken("phone-too-short", digits=count, expected=expected)
    if count > expected:
        return RuleBroken("phone-too-long", digits=count, expected=expected)
    return RuleBroken("phone-unknown", digits=count)


def birth_year(text: str, this_year: int) -> int:
    """1948 or 1948年, in any width of digits, for someone alive in `this_year`.

    Raises RuleBroken birth-year-missing, birth-year-unreadable, birth-year-too-early (earliest) or
    birth-year-in-future (latest).
    """
    folded = "".join(unicodedata.normalize("NFKC", text).split()).removesuffix("生").removesuffix("年")
    if not folded:
        raise RuleBroken("birth-year-missing")
    if not re.fullmatch(r"[0-9]{4}", folded):
        raise RuleBroken("birth-year-unreadable")
    year = int(folded)
    if year < this_year - _LATEST_AGE:
        raise RuleBroken("birth-year-too-early", earliest=this_year - _LATEST_AGE)
    if year > this_year:
        raise RuleBroken("birth-year-in-future", latest=this_year)
    return year


def birth(text: str, today: date) -> tuple[date | None, int]:
    """1948-3-2, 1948年3月2日 or 19480302 gives the day and its year; a year alone no day.

    Raises RuleBroken as `birth_year` does, and birth-no-such-day.
    """
    folded = "".join(unicodedata.normalize("NFKC", text).split()).removesuffix("生")
    whole = _YEAR_AND_DAY.fullmatch(folded)
    if whole is None:
        return None, birth_year(text, today.year)
    year, month, day = (int(part) for part in whole.groups() if part is not None)
    try:
        born = date(year, month, day)
    except ValueError:
        raise RuleBroken("birth-no-such-day") from None
    if born > today:
        raise RuleBroken("birth-year-in-future", latest=today.year)
    return born, birth_year(str(year), today.year)


def clean_note(text: str) -> str | None:
    """What tells her from a namesake, in a few words; None when nothing is said.

    Raises RuleBroken note-too-long (length, limit).
    """
    shown = " ".join(_without_invisible("".join(char for char in text if not _is_damaged(char)))[0].split())
    if len(shown) > NAME_LIMIT:
        raise RuleBroken("note-too-long", length=len(shown), limit=NAME_LIMIT)
    return shown or None
