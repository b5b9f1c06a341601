"""A paper is looked at: a PDF, a picture, pasted text or the keys of a scanner gun become squares and words (P36, T28).

What is found is judged by `verdict`. A PDF with letters of its own is compared with what was signed; where letters are
hidden (a scan that a copier has read) or missing, somebody types the name that stands on the paper.
"""

import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from enum import StrEnum
from functools import cached_property
from pathlib import Path
from stat import S_ISREG
from typing import TYPE_CHECKING, Any

from bjdesk.certificates.numbers import parse
from bjdesk.certificates.proof import BYTES, PREFIX, Signed, digest, plain, read_square
from bjdesk.certificates.verdict import Judgement, Knowledge, judge
from bjdesk.kernel.clock import SystemClock
from bjdesk.kernel.errors import FileRejected, RuleBroken

if TYPE_CHECKING:
    from bjdesk.documents.rendering import Pages, Picture

MOST_BYTES = 64 << 20
MOST_PAGES = 300
MOST_SECONDS = 300.0
MOST_PIXELS = 80_000_000
_MOST_LETTERS = 4000
"""A page with more is no certificate; its letters are compared, but no name is looked for in them."""
_LONGEST_NAME = 64
_CODE_LETTERS = (BYTES * 8 + 4) // 5
_SQUARE = re.compile(rf"{PREFIX}[A-Z2-7]{{{_CODE_LETTERS}}}(?![A-Z2-7])")
_LOCKED = 4
"""PDFium's word for a password."""
_HEADS = ((b"\x89PNG\r\n\x1a\n", "PNG"), (b"\xff\xd8\xff", "JPEG"))
_MONOTONIC = SystemClock().monotonic

Watch = Callable[[int, int], None]
"""(pages done, pages in all); may raise to end the look."""


class Source(StrEnum):
    """Where a square was read."""

    TEXT = "text"
    PICTURE = "picture"
    PDF = "pdf"


@dataclass(frozen=True)
class Seen:
    """One square, and the paper's own words where it has any (`words` is None for a picture or a scan).

    `signed` is None for a square that is not one of ours.
    """

    signed: Signed | None
    source: Source
    page: int | None = None
    words: str | None = None

    @cached_property
    def name(self) -> str | None:
        """The name that was signed, as the paper spells it; empty if it does not stand there, None without words."""
        if self.words is None or self.signed is None:
            return None
        return _name_in(self.words, self.signed)

    @property
    def asks_for_name(self) -> bool:
        """Whether somebody has to say what name stands on the paper."""
        return self.signed is not None and self.words is None


def judged(seen: Seen, known: Knowledge, name: str | None = None) -> Judgement:
    """The answer for what was seen; `name` is what somebody reads on the paper."""
    typed = name if name and name.strip() else None
    found = judge(seen.signed, known, seen.name if typed is None else typed, seen.words)
    return replace(found, is_name_checked=found.is_name_checked and bool(typed or seen.name))


def nothing_known() -> Knowledge:
    """What a machine without any branch has learnt."""
    return Knowledge(None, {}, {}, {}, None)


def look(
    what: Path | bytes | str, watch: Watch | None = None, monotonic: Callable[[], float] = _MONOTONIC
) -> tuple[Seen, ...]:
    """Every certificate on it, in the order of its pages; at least one.

    Raises DeskError: paper-not-found, paper-too-large, paper-too-wide, paper-too-long, paper-unknown, paper-locked,
    paper-unreadable, paper-without-square, paper-number-only, paper-empty.
    """
    if isinstance(what, str):
        return (_of_text(what),)
    data = _read(what) if isinstance(what, Path) else what
    if len(data) > MOST_BYTES:
        raise FileRejected("paper-too-large", limit=MOST_BYTES >> 20)
    if is_pdf(data):
        found = tuple(_of_pdf(data, watch, monotonic))
    elif is_picture(data):
        found = tuple(_of_picture(data))
    else:
        raise FileRejected("paper-unknown")
    if not found:
        raise FileRejected("paper-without-square")
    return found


def is_pdf(data: bytes) -> bool:
    return b"%PDF-" in data[:1024]


def is_picture(data: bytes) -> bool:
    return any(data.startswith(head) for head, _ in _HEADS)


# --- text ------------------------------------------------------------------------------------------------------------


def _of_text(text: str) -> Seen:
    """A square that was scanned or pasted, with or without words around it."""
    body = "".join(text.split()).upper()
    if not body:
        raise FileRejected("paper-empty")
    if parse(body) is not None:
        raise RuleBroken("paper-number-only", number=body)
    code = _SQUARE.search(text.upper()) or _SQUARE.search(body)
    return Seen(read_square(code[0] if code else body), Source.TEXT)


# --- files -----------------------------------------------------------------------------------------------------------


def _read(path: Path) -> bytes:
    try:
        told = path.stat()
        if not S_ISREG(told.st_mode):
            raise FileRejected("paper-unknown", path=str(path))
        if told.st_size > MOST_BYTES:
            raise FileRejected("paper-too-large", limit=MOST_BYTES >> 20)
        with path.open("rb") as file:
            return file.read(MOST_BYTES + 1)
    except (FileNotFoundError, NotADirectoryError) as error:
        raise FileRejected("paper-not-found", path=str(path)) from error
    except OSError as error:
        raise FileRejected("paper-unreadable", path=str(path)) from error


def _of_pdf(data: bytes, watch: Watch | None, monotonic: Callable[[], float]) -> Iterator[Seen]:
    from bjdesk.documents.rendering import opened

    begun = monotonic()
    with _telling(), opened(data) as pages:
        count = len(pages)
        if count > MOST_PAGES:
            raise FileRejected("paper-too-long", limit=MOST_PAGES)
        for page in range(count):
            if monotonic() - begun > MOST_SECONDS:
                raise FileRejected("paper-too-long", limit=page)
            yield from _of_page(pages, page)
            if watch is not None:
                watch(page + 1, count)


@contextmanager
def _telling() -> Iterator[None]:
    """What PDFium says (its own error is a RuntimeError), in the words of this module."""
    try:
        yield
    except FileRejected as error:
        if error.code != "pdf-unreadable":
            raise
        is_locked = getattr(error.__cause__, "err_code", None) == _LOCKED
        raise FileRejected("paper-locked" if is_locked else "paper-unreadable") from error
    except RuntimeError as error:
        raise FileRejected("paper-unreadable") from error


def _of_page(pages: "Pages", page: int) -> Iterator[Seen]:
    squares = _squares(_plate(pages.picture(page)))
    ours = [square for square in squares if square.strip().upper().startswith(PREFIX)]
    for square in ours or squares[:1]:
        words = None
        if len(ours) == 1 and not pages.hides_letters(page):
            words = _words(pages.text(page))
        yield Seen(read_square(square), Source.PDF, page + 1, words)


def _words(copied: str) -> str | None:
    """What is compared: without the marks of a reissue. None for a page without letters."""
    from bjdesk.documents.certificate import without_reissue

    return without_reissue(copied) or None


def _of_picture(data: bytes) -> Iterator[Seen]:
    squares = _squares(_decoded(data))
    ours = [square for square in squares if square.strip().upper().startswith(PREFIX)]
    for square in ours or squares[:1]:
        yield Seen(read_square(square), Source.PICTURE)


# --- squares ---------------------------------------------------------------------------------------------------------


def _plate(picture: "Picture") -> memoryview:
    """A page as the reader takes it: rows of pixels without anything behind them."""
    row, lines = 3 * picture.width, memoryview(picture.pixels)
    if picture.stride != row:
        starts = range(0, picture.height * picture.stride, picture.stride)
        lines = memoryview(b"".join(lines[start : start + row] for start in starts))
    return lines.cast("B", (picture.height, picture.width, 3))


def _decoded(data: bytes) -> Any:
    """A picture in greys. Its size is looked at before a single pixel is unpacked."""
    from io import BytesIO

    from PIL import Image

    try:
        with Image.open(BytesIO(data), formats=[kind for _, kind in _HEADS]) as image:
            if image.width * image.height > MOST_PIXELS:
                raise FileRejected("paper-too-wide", limit=MOST_PIXELS // 1_000_000)
            return image.convert("L")
    except Image.DecompressionBombError as error:
        raise FileRejected("paper-too-wide", limit=MOST_PIXELS // 1_000_000) from error
    except (OSError, ValueError, SyntaxError) as error:
        raise FileRejected("paper-unreadable") from error


def _squares(image: Any) -> list[str]:
    """What the QR codes of an image say, as they lie from top to bottom."""
    from zxingcpp import BarcodeFormat, BarcodeFormats, read_barcodes

    found = read_barcodes(image, formats=BarcodeFormats(BarcodeFormat.QRCode))
    return [code.text for code in sorted(found, key=lambda one: (one.position.top_left.y, one.position.top_left.x))]


# --- the name --------------------------------------------------------------------------------------------------------


def _name_in(words: str, signed: Signed) -> str:
    """The stretch of the words that was signed as the name."""
    statement, unspaced = signed.statement, "".join(words.split())
    text = plain(unspaced)
    spelt = unspaced if len(unspaced) == len(text) else text
    if len(text) > _MOST_LETTERS:
        return ""
    for length in range(1, min(_LONGEST_NAME, len(text)) + 1):
        for start in range(len(text) - length + 1):
            if digest(statement.salt, text[start : start + length]) == statement.name_digest:
                return spelt[start : start + length]
    return ""
