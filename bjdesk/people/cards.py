"""One physical card is one token, whatever the reader makes of it, and only keyed hashes of it are kept (R24).

A keyboard reader shows the five bytes of a card in one of five ways; the shorter ones leave bytes out:

    01 02 6F 6C 3A   10H  01026F6C3A     8H10D  0040856634    6H8D  07302202
                     2H4H 111,27706      4H4H   00623,27706
"""

import hmac
import re
import unicodedata
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace

from bjdesk.kernel.errors import RuleBroken

DEFAULT_FORMAT = "10H"
REVERSED = "R"
"""Suffix of a format whose reader sends the bytes the other way round, e.g. 8H10DR."""
OWN, DISTRICTS = 1, 2
"""Of `card.token_key`: the key of one desk, that of the district."""
TOKEN_LIMIT = 64
SHORTEST_SCAN = 6

_LABEL = re.compile(r"^(?:[;%+=\]~]+|(?:UID|CARD(?:NO)?|卡号)[:=]?|(?:ID|NO)[:=.])+")
_TRAILING = re.compile(r"[?;]+$")
_WEDGE = re.compile(r"[0-9A-Za-z,:;%+=\]~?./_-]+")
_TEN_HEX = re.compile(r"(?:0X)?([0-9A-F]{10})")


@dataclass(frozen=True)
class Token:
    """A card as every reader of every desk agrees on it; never shown, logged or stored as it is."""

    text: str
    body: bytes
    is_uid: bool

    def __repr__(self) -> str:
        return f"Token(…{self.last4})"

    @property
    def last4(self) -> str:
        """What is kept readable: the 尾号."""
        return self.text[-4:]


@dataclass(frozen=True)
class CardHashes:
    """HMAC-SHA-256 of all bytes, of the last four and of the last three; a text has no tails."""

    whole: bytes
    tail4: bytes | None
    tail3: bytes | None
    last4: str
    key: int = 1
    """Under which key: `OWN` or `DISTRICTS`."""


@dataclass(frozen=True)
class Lookup:
    """Where to look for a card: column of table `card` and the hash that it must hold."""

    column: str
    digest: bytes


def canonical(raw: str, reader_format: str = DEFAULT_FORMAT) -> Token:
    """What the reader typed, undone to bytes by its format; any other text in NFKC capitals (a QR code, a number).

    Tolerates full-width digits, inverted CapsLock, stray spaces and the marks and labels readers put before a number.
    Raises RuleBroken card-unreadable (reason: empty, characters, too-long with length and limit).
    """
    is_reversed = reader_format.endswith(REVERSED)
    body = _bytes_of(_stripped(raw), reader_format.removesuffix(REVERSED))
    if body is None:
        text = _bounded(_stripped(raw))
        return Token(text, text.encode(), is_uid=False)
    ordered = body[::-1] if is_reversed else body
    return Token(ordered.hex().upper(), ordered, is_uid=True)


def _stripped(raw: str) -> str:
    folded = unicodedata.normalize("NFKC", raw).upper()
    visible = "".join(char for char in folded if not char.isspace() and unicodedata.category(char) not in ("Cc", "Cf"))
    return _TRAILING.sub("", _LABEL.sub("", visible))


def _bounded(text: str) -> str:
    if not text:
        raise RuleBroken("card-unreadable", reason="empty")
    if any(unicodedata.category(char) == "Cs" or char == "\ufffd" for char in text):
        raise RuleBroken("card-unreadable", reason="characters")
    if len(text) > TOKEN_LIMIT:
        raise RuleBroken("card-unreadable", reason="too-long", length=len(text), limit=TOKEN_LIMIT)
    return text


def _bytes_of(text: str, reader_format: str) -> bytes | None:
    """The bytes behind `text`, or None when it does not look like the format."""
    return _FORMATS[reader_format](text)


def _from_hex(text: str) -> bytes | None:
    match = _TEN_HEX.fullmatch(text)
    return bytes.fromhex(match[1]) if match else None


def _from_decimals(pattern: str, *widths: int) -> Callable[[str], bytes | None]:
    """Decimal groups, each standing for so many bytes; a group that does not fit is another kind of card."""
    shape = re.compile(pattern)

    def undo(text: str) -> bytes | None:
        match = shape.fullmatch(text)
        if match is None:
            return None
        parts = zip(match.groups(), widths, strict=True)
        try:
            return b"".join(int(part).to_bytes(width, "big") for part, width in parts)
        except OverflowError:
            return None

    return undo


_FORMATS: dict[str, Callable[[str], bytes | None]] = {
    "10H": _from_hex,
    "8H10D": _from_decimals(r"([0-9]{10})", 4),
    "6H8D": _from_decimals(r"([0-9]{8})", 3),
    "2H4H": _from_decimals(r"([0-9]{1,3}),([0-9]{1,5})", 1, 2),
    "4H4H": _from_decimals(r"([0-9]{1,5}),([0-9]{1,5})", 2, 2),
}

READER_FORMATS = tuple(name + order for name in _FORMATS for order in ("", REVERSED))
"""Values of the setting reader.format."""


class CardKeys:
    """The keys of one desk: the district's, once it is enrolled, so that a card bound at any desk is known at every
    one; and its own, for cards that were bound before that."""

    def __init__(self, own: bytes, district: bytes | None = None) -> None:
        self._own = own
        self._district = district

    def adopt(self, district: bytes) -> None:
        """The desk was enrolled: cards are bound under the district's key from now on."""
        self._district = district

    @property
    def newest(self) -> tuple[bytes, int]:
        """(key, its number) under which cards are bound."""
        return (self._own, OWN) if self._district is None else (self._district, DISTRICTS)

    def __iter__(self) -> Iterator[bytes]:
        """Newest first."""
        return iter([key for key in (self._district, self._own) if key is not None])


def keyed_hashes(token: Token, key: bytes | CardKeys) -> CardHashes:
    """What is kept of a card; without the district's key nobody can go back from it."""
    if isinstance(key, CardKeys):
        newest, number = key.newest
        return replace(keyed_hashes(token, newest), key=number)
    return CardHashes(
        whole=_hash(token.body, key),
        tail4=_tail(token, 4, key),
        tail3=_tail(token, 3, key),
        last4=token.last4,
    )


def _hash(body: bytes, key: bytes) -> bytes:
    return hmac.digest(key, body, "sha256")


def _tail(token: Token, size: int, key: bytes) -> bytes | None:
    return _hash(token.body[-size:], key) if token.is_uid and len(token.body) >= size else None


def lookup_column(token: Token) -> str:
    """The column in which a reader of this length finds its card."""
    if token.is_uid and len(token.body) in (3, 4):
        return f"tail{len(token.body)}_hash"
    return "token_hash"


def lookups(token: Token, key: bytes | CardKeys) -> tuple[Lookup, ...]:
    """All places to look, best first: its own length, then cards that were bound at a desk with a shorter reader."""
    if isinstance(key, CardKeys):
        return tuple(place for one in key for place in lookups(token, one))
    hashes = keyed_hashes(token, key)
    own = lookup_column(token)
    places = [Lookup(own, hashes.whole)]
    shorter = (hashes.tail4, hashes.tail3)
    places += [Lookup("token_hash", digest) for digest in shorter if digest and digest != hashes.whole]
    return tuple(places)


def looks_like_card(raw: str) -> bool:
    """Whether a burst of keys can be a card: long enough, no Chinese, and a number rather than a word."""
    text = unicodedata.normalize("NFKC", raw).strip()
    if not SHORTEST_SCAN <= len(text) <= TOKEN_LIMIT or not _WEDGE.fullmatch(text):
        return False
    return any(char.isdigit() for char in text) or _TEN_HEX.fullmatch(text.upper()) is not None
