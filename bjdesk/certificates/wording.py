"""What a certificate says: the template's sentence with the facts of one person, frozen when it is issued (R67, R77).

Dates stand in Chinese numerals with 〇 (U+3007), inside the sentence too; hours with one decimal at most. A part in
`[ ]` is left out when one of its fields is empty.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

_DIGITS = "〇一二三四五六七八九"
_OPTIONAL = re.compile(r"\[([^\[\]]*)\]")
_FIELD = re.compile(r"\{(\w+)\}")


@dataclass(frozen=True, slots=True)
class Wording:
    """A template's words; `shorts` are issuers as the printed number names them, by code."""

    title: str
    body: str
    closing: str
    reissued: str
    number: str
    shorts: Mapping[str, str]

    @staticmethod
    def of(words: Mapping[str, Any]) -> "Wording":
        """From the JSON of a `certificate_template`."""
        return Wording(
            words["title"], words["body"], words["closing"], words["reissued"], words["number"], words["shorts"]
        )


@dataclass(frozen=True, slots=True)
class Text:
    """The words of one certificate, each part as it is drawn; `name` stands out inside `body`."""

    title: str
    body: str
    closing: str
    issuer: str
    date: str
    printed_number: str
    number: str
    name: str
    reissued: str = ""
    """What a second print adds; no part of what the proof covers."""

    @property
    def wording(self) -> str:
        """All that the proof covers, in the order of the page."""
        return self.title + self.body + self.closing + self.issuer + self.date + self.printed_number + self.number


def text_of(wording: Wording, facts: Mapping[str, str], number: str, printed_number: str) -> Text:
    """Fill the template; `facts` are strings as `frozen` made them, or read back from the row years later."""
    return Text(
        title=wording.title,
        body=filled(wording.body, facts),
        closing=wording.closing,
        issuer=facts["issuer"],
        date=facts["date_cn"],
        printed_number=printed_number,
        number=number,
        name=facts["name"],
        reissued=wording.reissued,
    )


def filled(pattern: str, facts: Mapping[str, str]) -> str:
    """`pattern` with its fields; KeyError for a field that must be there and is not."""

    def optional(match: re.Match[str]) -> str:
        names = _FIELD.findall(match[1])
        return match[1] if all(facts.get(name) for name in names) else ""

    return _FIELD.sub(lambda match: facts[match[1]], _OPTIONAL.sub(optional, pattern))


def chinese_date(day: date, *, after: date | None = None) -> str:
    """2026-11-20 → 二〇二六年十一月二十日; without the year where it follows a date `after` of the same year."""
    year = "".join(_DIGITS[int(digit)] for digit in f"{day.year:04}") + "年"
    is_same = after is not None and after.year == day.year
    return f"{'' if is_same else year}{chinese_number(day.month)}月{chinese_number(day.day)}日"


def chinese_number(n: int) -> str:
    """1 to 99 as spoken: 十, 十一, 二十, 二十一."""
    tens, ones = divmod(n, 10)
    head = ("" if tens == 1 else _DIGITS[tens]) + "十" if tens else ""
    return head + (_DIGITS[ones] if ones else "")


def spoken_hours(hundredths: int) -> str:
    """Hours with one decimal, rounded half up, a whole number without it: 3650 → 36.5, 1600 → 16."""
    tenths = (hundredths + 5) // 10
    return str(tenths // 10) if tenths % 10 == 0 else f"{tenths // 10}.{tenths % 10}"
