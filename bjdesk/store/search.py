"""Finding a person by whatever is typed: every way of typing is a prefix of a token in one b-tree (D7).

`tokens` says what to keep of a person in table search_token (kind, token, learner), `ranges` which stretches of its
index answer a query. A stretch is read in order and left after the first 50 people, however many there are:

    SELECT DISTINCT learner_id FROM search_token WHERE kind = ? AND token >= ? AND token < ? LIMIT 50

One Chinese character or one letter is enough. 王桂芳 is found by 王, 桂芳, wangguifang, wgf, wanggf, wguif, guifang,
gf, 王gf, 王桂f; a telephone by its last digits or from its first, an ID number by the four that are kept, a learner's
number by either end. Searching needs no pinyin dictionary, only keeping does.
"""

import re
import unicodedata
from dataclasses import dataclass
from enum import StrEnum
from itertools import accumulate
from math import prod
from string import ascii_lowercase

from bjdesk.store.name_order import name_key
from bjdesk.store.readings import compound_readings, readings

NAME, PINYIN, MIXED = "n", "p", "m"
PHONE_TAIL, PHONE_END, PHONE, ID_TAIL = "t", "e", "f", "i"
NUMBER, NUMBER_END = "u", "v"
ORDER = "o"
"""One token a person, which nothing typed finds: its stretch of the index is everybody in order of name."""

Range = tuple[str, str, str]
"""Kind, lowest token, and the bound that no token of the stretch reaches."""

TOKEN_LIMIT = 24
"""Longer tokens are cut, and queries with them: who types 24 letters has said enough."""
READINGS_LIMIT = 64
READINGS_LIMIT_OF_LONG_NAMES = 8
"""Combinations of readings of one name; beyond it the rarest readings of the most ambiguous characters go."""

ORDER_LIMIT = 60
_LAST = "\U0010ffff"
_BEFORE_ALL = "\x01"
_TAIL = 4
_LONG = 4
"""Characters of a name up to which pinyin and initials may be mixed in any way."""
_HAN_BEFORE_PINYIN = 3
_CODE_POINT = re.compile(r"u\+([0-9a-f]{4,6})", re.IGNORECASE)
_SEPARATORS = re.compile(r"[\s·•‧・･∙⋅'’‘`´\-‐‑–—_.,/()〔〕（）]+")
_UNIT = re.compile(r"[a-z]+|[0-9]+|.", re.DOTALL)
_DOUBLE_INITIAL = re.compile(r"([zcs])h(?=[b-df-hj-np-tw-z])")
_CARD = re.compile(r"(?=.*[0-9])[0-9a-z]{6,}|[0-9a-f]{10}")
_SHAPES = (
    ("letters", re.compile(r"[a-z]+")),
    ("digits", re.compile(r"[0-9]+x?")),
    ("characters", re.compile(r"[^\x00-\x7f]+")),
    ("mixed", re.compile(r"[^\x00-\x7f]+[a-z]+")),
)


class Shape(StrEnum):
    """What a query looks like."""

    EMPTY = "empty"
    LETTERS = "letters"
    DIGITS = "digits"
    CHARACTERS = "characters"
    MIXED = "mixed"
    OTHER = "other"


@dataclass(frozen=True)
class Query:
    """What was typed, folded to what tokens are made of."""

    typed: str
    text: str
    shape: Shape

    @property
    def may_be_card(self) -> bool:
        """Whether it could also be the number of a card, to be looked up by its hash."""
        return _CARD.fullmatch(self.text) is not None

    def __bool__(self) -> bool:
        return self.shape is not Shape.EMPTY


def parse(typed: str) -> Query:
    """Understand what was typed: any width, any case, with or without spaces, U+20BB7 for a character."""
    text = "".join(_words(_CODE_POINT.sub(_character, unicodedata.normalize("NFKC", typed))))[:TOKEN_LIMIT]
    return Query(typed, text, _shape(text))


def _shape(text: str) -> Shape:
    if not text:
        return Shape.EMPTY
    return next((Shape(name) for name, pattern in _SHAPES if pattern.fullmatch(text)), Shape.OTHER)


def _character(match: re.Match[str]) -> str:
    code = int(match[1], 16)
    return match[0] if code > 0x10FFFF or 0xD800 <= code <= 0xDFFF else chr(code)


def ranges(query: Query) -> list[Range]:
    """Stretches of the index that together hold everybody whom the query means, the likelier first."""
    match query.shape:
        case Shape.EMPTY:
            return []
        case Shape.LETTERS:
            return _letter_ranges(query.text)
        case Shape.DIGITS:
            return _digit_ranges(query.text)
        case Shape.CHARACTERS:
            return [_prefix(NAME, query.text)]
        case Shape.MIXED:
            return _mixed_ranges(query.text)
        case _:
            return _other_ranges(query.text)


def matches(query: Query, kept: frozenset[tuple[str, str]]) -> bool:
    """Whether the query finds the person of whom these tokens are kept."""
    stretches = ranges(query)
    return any(kind == k and low <= token < high for kind, token in kept for k, low, high in stretches)


def _prefix(kind: str, text: str) -> Range:
    return (kind, text, text + _LAST)


def _letter_ranges(text: str) -> list[Range]:
    """Pinyin, and again with zh, ch, sh as initials (zhgf is zgf)."""
    shorter = _DOUBLE_INITIAL.sub(r"\1", text)
    return [_prefix(PINYIN, spelt) for spelt in dict.fromkeys((text, shorter))]


def _mixed_ranges(text: str) -> list[Range]:
    """王f; after four characters these alone are enough (a superset, of very few people)."""
    han = text.rstrip(ascii_lowercase)
    kind, prefix = (MIXED, text) if len(han) <= _HAN_BEFORE_PINYIN else (NAME, han)
    return [_prefix(kind, prefix), _prefix(NAME, text)]


def _digit_ranges(text: str) -> list[Range]:
    number = [_prefix(NUMBER_END, text[::-1]), _prefix(NUMBER, text)]
    if len(text) <= _TAIL:
        tails = [_prefix(PHONE_TAIL, text), _prefix(ID_TAIL, text)]
        ends = [_prefix(PHONE_END, text[::-1])] if len(text) < _TAIL else []
        return tails + ends + number
    return [_prefix(PHONE_END, text[::-1]), _prefix(PHONE, text), *number]


def _other_ranges(text: str) -> list[Range]:
    """A number with letters, a name with digits; w桂芳 is at least everybody with 桂芳."""
    found = [_prefix(NUMBER, text), _prefix(NUMBER_END, text[::-1]), _prefix(NAME, text)]
    longest = max(re.findall(r"[^\x00-\x7f]+", text), key=len, default="")
    return [*found, _prefix(NAME, longest)] if longest else found


def tokens(
    name: str, phone: str | None = None, id_tail: str | None = None, number: str | None = None
) -> frozenset[tuple[str, str]]:
    """Everything (kind, token) under which a person is to be found."""
    kept = _name_tokens(name) | {order_token(name)}
    if phone:
        digits = "".join(char for char in unicodedata.normalize("NFKC", phone) if char.isdigit())
        kept |= {(PHONE_TAIL, digits[-_TAIL:]), (PHONE_END, _cut(digits[::-1])), (PHONE, _cut(digits))}
    if id_tail:
        kept.add((ID_TAIL, fold(id_tail)))
    if number:
        folded = fold(number)
        kept |= {(NUMBER, _cut(folded)), (NUMBER_END, _cut(folded[::-1]))}
    return frozenset(pair for pair in kept if pair[1])


def order_token(name: str) -> tuple[str, str]:
    """Where a person stands in a list of names; beyond `ORDER_LIMIT` characters names are alike."""
    return ORDER, _BEFORE_ALL.join(part[:ORDER_LIMIT] for part in name_key(name))


def fold(text: str) -> str:
    """One spelling for what looks or is typed alike: NFKC, small letters, no accents, spaces, dots or hyphens."""
    return "".join(_words(unicodedata.normalize("NFKC", text)))


def _words(text: str) -> list[str]:
    if text.isascii():
        return _SEPARATORS.split(text.lower())
    words = _SEPARATORS.split(text.casefold())
    return [word if word.isascii() else _without_marks(word) for word in words]


def _without_marks(word: str) -> str:
    """No accents, variation selectors or characters of no width."""
    decomposed = unicodedata.normalize("NFD", word)
    return "".join(char for char in decomposed if unicodedata.category(char) not in ("Mn", "Me", "Cf", "Cc"))


def _name_tokens(name: str) -> set[tuple[str, str]]:
    units = [unit for word in _words(unicodedata.normalize("NFKC", name)) for unit in _UNIT.findall(word)]
    spelt = _spelt_forms(_bounded(_unit_readings(units)))
    literal = "".join(units)
    starts = list(accumulate((len(unit) for unit in units[:-1]), initial=0)) if units else []
    kept = {(PINYIN, form) for forms in spelt for form in forms}
    kept |= {(NAME, _cut(literal[start:])) for start in starts}
    for start, forms in zip(starts[1:], spelt[1:], strict=True):
        before = literal[:start]
        if start <= _HAN_BEFORE_PINYIN and min(before) > "\x7f":
            kept |= {(MIXED, _cut(before + form)) for form in forms}
    return kept


def _unit_readings(units: list[str]) -> list[tuple[str, ...]]:
    """Readings of each unit: a Latin word is read as it stands, what has no reading is passed over in pinyin."""
    found = [(unit,) if unit.isascii() else readings(unit) for unit in units]
    for place, reading in enumerate(compound_readings("".join(units[:2]))):
        found[place] = tuple(dict.fromkeys((reading, *found[place])))
    return found


def _bounded(found: list[tuple[str, ...]]) -> list[tuple[str, ...]]:
    """Cut the rarest readings of the most ambiguous characters until the combinations are few enough."""
    limit = READINGS_LIMIT if len(found) <= _LONG else READINGS_LIMIT_OF_LONG_NAMES
    while prod(len(options) or 1 for options in found) > limit:
        place = max(range(len(found)), key=lambda at: len(found[at]))
        found[place] = found[place][:-1]
    return found


Forms = set[str]


def _spelt_forms(units: list[tuple[str, ...]]) -> list[Forms]:
    """For each unit, all that may be typed from it to the end of the name, of which any prefix is a query.

    In a name of up to four characters each is typed in full or as an initial, in any mixture; in a longer one the
    first is, and what follows all in full or all as initials. The last is always in full: its initial is a prefix.
    A character without a reading is passed over.
    """
    spell = _freely if len(units) <= _LONG else _straight
    return spell(units)


def _freely(units: list[tuple[str, ...]]) -> list[Forms]:
    found: list[Forms] = []
    rest: Forms = set()
    for options in reversed(units):
        if options:
            rest = _put_before(_with_initials(options), rest) if rest else set(options)
        found.append(rest)
    return found[::-1]


def _straight(units: list[tuple[str, ...]]) -> list[Forms]:
    found: list[Forms] = []
    full: Forms = set()
    short: Forms = set()
    for options in reversed(units):
        if options and not full:
            found.append(set(options))
            full = short = found[-1]
        elif options:
            found.append(_put_before(_with_initials(options), full | short))
            full, short = _put_before(set(options), full), _put_before({option[0] for option in options}, short)
        else:
            found.append(found[-1] if found else set())
    return found[::-1]


def _with_initials(options: tuple[str, ...]) -> Forms:
    return {*options, *(option[0] for option in options)}


def _put_before(heads: Forms, rests: Forms) -> Forms:
    return {_cut(head + rest) for head in heads for rest in rests}


def _cut(text: str) -> str:
    return text[:TOKEN_LIMIT]
