"""The number of an identity document: checked, used and forgotten; a keyed hash and its end stay (D3, D5).

Eighteen digits are checked as GB 11643 has it: a day that exists and a last character by ISO 7064 MOD 11-2. The
residence permit for people from Hong Kong, Macau and Taiwan and the permanent residence card of foreigners are built
alike. Other documents have no shape of their own here.
"""

import hmac
import re
import unicodedata
from dataclasses import dataclass, field
from datetime import date

from bjdesk.kernel.errors import RuleBroken
from bjdesk.people.cards import CardKeys

RESIDENT, PERMIT, PASSPORT, FOREIGNER = "01", "02", "03", "04"
"""`id_type`: 居民身份证, 港澳台居民居住证, 护照, 外国人永久居留身份证."""
CHECKED = frozenset({RESIDENT, PERMIT, FOREIGNER})
NO_DOCUMENT = "99"
MALE, FEMALE = "1", "2"
"""GB/T 2261.1."""
LENGTH, OLD_LENGTH, TAIL = 18, 15, 4
LATEST_AGE = 130

_WEIGHTS = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)
_CHECKS = "10X98765432"
_SHAPE = re.compile(r"[0-9]{17}[0-9X]")
_OTHER_SHAPE = re.compile(r"[0-9A-Z]{5,24}")
_BETWEEN = re.compile(r"[-‐‑‒–—―−()._/]")


class IdentityKeys(CardKeys):
    """The keys that numbers are hashed under: never those of the cards, but kept and handed over like them."""


@dataclass(frozen=True)
class IdNumber:
    """A number that may be right; its text lives no longer than the form that it was typed into."""

    type: str
    text: str = field(repr=False)
    birth_date: date | None = None
    sex: str | None = None

    @property
    def tail(self) -> str:
        """What is kept readable: the last four."""
        return self.text[-TAIL:]


@dataclass(frozen=True)
class KeptNumber:
    """What stays of a number: nobody goes back from it without the key, and with it only by trying them all."""

    type: str
    tail: str
    key: int
    hashes: tuple[bytes, ...] = field(repr=False)
    """Under every key of this desk, the one that is kept first."""
    birth_date: date | None = None
    sex: str | None = None

    @property
    def hash(self) -> bytes:
        return self.hashes[0]


def normal(text: str) -> str:
    """In digits and capitals, whatever the input method made of it; no spaces, hyphens or what nobody sees."""
    folded = unicodedata.normalize("NFKC", text)
    shown = (char for char in folded if not char.isspace() and unicodedata.category(char) not in ("Cc", "Cf"))
    return _BETWEEN.sub("", "".join(shown)).upper()


def read_number(text: str, today: date, kind: str = RESIDENT) -> IdNumber:
    """What a number says of its holder.

    Raises RuleBroken id-missing, id-old (15 digits), id-length (digits, expected), id-unreadable, id-no-such-day,
    id-in-future or id-check; never with the number itself among the facts.
    """
    number = normal(text)
    if not number:
        raise RuleBroken("id-missing")
    if kind in CHECKED:
        return _checked(number, today)
    if not _OTHER_SHAPE.fullmatch(number):
        raise RuleBroken("id-unreadable")
    return IdNumber(kind, number)


def _checked(number: str, today: date) -> IdNumber:
    if number.isascii() and number.isdigit() and len(number) == OLD_LENGTH:
        raise RuleBroken("id-old")
    if not re.fullmatch(r"[0-9]*X?", number):
        raise RuleBroken("id-unreadable")
    if not _SHAPE.fullmatch(number):
        raise RuleBroken("id-length", digits=len(number), expected=LENGTH)
    born = _day(number[6:14])
    if born is None or born.year < today.year - LATEST_AGE:
        raise RuleBroken("id-no-such-day")
    if born > today:
        raise RuleBroken("id-in-future")
    if check_character(number[:17]) != number[17]:
        raise RuleBroken("id-check")
    return IdNumber(_type_of(number), number, born, MALE if int(number[16]) % 2 else FEMALE)


def check_character(first: str) -> str:
    """The eighteenth character that belongs to seventeen digits."""
    return _CHECKS[sum(weight * int(digit) for weight, digit in zip(_WEIGHTS, first, strict=True)) % 11]


def _day(digits: str) -> date | None:
    try:
        return date(int(digits[:4]), int(digits[4:6]), int(digits[6:]))
    except ValueError:
        return None


def _type_of(number: str) -> str:
    """The number says which of the three it is: a person is one, whatever was chosen in the form."""
    if number[:2] in ("81", "82", "83"):
        return PERMIT
    return FOREIGNER if number[0] == "9" else RESIDENT


def kept(number: IdNumber, keys: IdentityKeys) -> KeptNumber:
    """HMAC-SHA-256 of type and number under the keys of this desk, and what the number told."""
    body = f"{number.type}:{number.text}".encode()
    hashes = tuple(hmac.digest(key, body, "sha256") for key in keys)
    return KeptNumber(number.type, number.tail, keys.newest[1], hashes, number.birth_date, number.sex)
