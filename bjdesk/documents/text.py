"""Text set in boxes: which face draws each run, where a line may break, how small a name must become to fit."""

import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from bjdesk.documents.faces import REGULAR, Face, Faces

LEADING = 1.2
"""Line height in ems of a wrapped text."""

_NO_START = frozenset("，。、；：？！）〕」』》〉】…·•,.;:?!)]}%")
_NO_END = frozenset("（〔「『《〈【([{")
_WORD = r"〔U\+[0-9A-F]+〕|[A-Za-z0-9À-ɏ'’_./:+-]+|\s+|."
_TOKEN = re.compile(_WORD, re.DOTALL)
_TOKEN_OR_ASIDE = re.compile("（[^（）]*）|" + _WORD, re.DOTALL)
_OUTSIDE_HAN = re.compile(r"[^⺀-鿿豈-\U0003ffff]+")


@dataclass(frozen=True)
class Run:
    """Characters that one face draws."""

    face: Face
    text: str


@dataclass(frozen=True)
class Line:
    """One line, ready to draw; `width` in points at the size it was set in."""

    runs: tuple[Run, ...]
    width: float


@dataclass(frozen=True)
class Block:
    """Lines of one size."""

    size: float
    lines: tuple[Line, ...]

    @property
    def height(self) -> float:
        """Points from the top of the first line to the foot of the last."""
        return len(self.lines) * self.size * LEADING


@dataclass(frozen=True)
class Fit:
    """How a text may give way: sizes tried on one line, then (size, lines) wrapped; the last one elides."""

    sizes: tuple[float, ...]
    wrapped: tuple[tuple[float, int], ...] = ()


def shown(text: str, faces: Faces) -> str:
    """What will be drawn: unseen characters dropped, spaces plain, a character without a glyph as 〔U+xxxxx〕."""
    return "".join(char if faces.for_char(char) else f"〔U+{ord(char):04X}〕" for char in drawable(text))


def missing(texts: Iterable[str], faces: Faces) -> list[str]:
    """The characters in `texts` that no face draws, each once, in the order met."""
    found = (char for text in texts for char in drawable(text) if faces.for_char(char) is None)
    return list(dict.fromkeys(found))


def set_line(text: str, size: float, faces: Faces, weight: int = REGULAR) -> Line:
    """`text` (already `shown`) on one line."""
    runs = tuple(
        Run(face, "".join(chars))
        for face, chars in groupby(text, key=lambda char: faces.for_char(char, weight))
        if face is not None
    )
    return Line(runs, sum(run.face.width(run.text, size) for run in runs))


def set_block(text: str, width: float, fit: Fit, faces: Faces, weight: int = REGULAR) -> Block:
    """`text` in the largest form of `fit` that stays within `width` points; never wider, at worst elided."""
    text = shown(text, faces)
    for size in fit.sizes:
        line = set_line(text, size, faces, weight)
        if line.width <= width:
            return Block(size, (line,))
    forms = fit.wrapped or ((fit.sizes[-1], 1),)
    for size, most in forms:
        lines = balanced(text, size, width, faces, weight)
        if len(lines) <= most:
            return _block(lines, size, faces, weight)
    size, most = forms[-1]
    lines = wrap(text, size, width, faces, weight)
    rest = _elided("".join(lines[most - 1 :]), size, width, faces, weight)
    return _block([*lines[: most - 1], rest], size, faces, weight)


def wrap(text: str, size: float, width: float, faces: Faces, weight: int = REGULAR) -> list[str]:
    """`text` broken into lines no wider than `width`; only what is longer than a line is cut inside."""
    lines = [""]
    for piece in _short_pieces(text, size, width, faces, weight):
        if lines[-1] and _width((lines[-1] + piece).rstrip(), size, faces, weight) > width:
            lines.append("")
        lines[-1] += piece if lines[-1] else piece.lstrip()
    return [line.rstrip() for line in lines if line.strip()] or [""]


def balanced(text: str, size: float, width: float, faces: Faces, weight: int = REGULAR) -> list[str]:
    """As `wrap`, in as many lines, but of like length: no last line of one character."""
    lines = best = wrap(text, size, width, faces, weight)
    while len(lines) == len(best) > 1:
        best = lines
        width = max(_width(line, size, faces, weight) for line in lines) - size / 4
        lines = wrap(text, size, width, faces, weight)
    return best


def drawable(text: str) -> str:
    """Latin letters composed, any space a plain one, controls and variation selectors gone; Han is left as it is."""
    composed = _OUTSIDE_HAN.sub(lambda match: unicodedata.normalize("NFC", match[0]), text)
    return "".join(_seen(composed)).strip()


def _seen(text: str) -> Iterator[str]:
    for char in text:
        if char.isspace():
            yield "\u3000" if char == "\u3000" else " "
        elif unicodedata.category(char) not in ("Cc", "Cf") and not _selects_variant(char):
            yield char


def _selects_variant(char: str) -> bool:
    return "\ufe00" <= char <= "\ufe0f" or "\U000e0100" <= char <= "\U000e01ef"


def _pieces(text: str, token: re.Pattern[str]) -> Iterator[str]:
    """What must stay together: words, asides, and Chinese characters with the punctuation that clings to them."""
    piece = ""
    for part in token.findall(text):
        if piece and piece[-1] not in _NO_END and part[0] not in _NO_START and not part.isspace():
            yield piece
            piece = ""
        piece += part
    if piece:
        yield piece


def _short_pieces(text: str, size: float, width: float, faces: Faces, weight: int) -> Iterator[str]:
    """Pieces that fit a line: an aside （…） stays whole if it can, then its words, at last single characters."""

    def fits(piece: str) -> bool:
        return _width(piece.rstrip(), size, faces, weight) <= width

    for piece in _pieces(text, _TOKEN_OR_ASIDE):
        for part in [piece] if fits(piece) else _pieces(piece, _TOKEN):
            yield from [part] if fits(part) else part


def _elided(text: str, size: float, width: float, faces: Faces, weight: int) -> str:
    while text and _width(text + "…", size, faces, weight) > width:
        text = text[:-1]
    return text + "…"


def _block(lines: Sequence[str], size: float, faces: Faces, weight: int) -> Block:
    return Block(size, tuple(set_line(line, size, faces, weight) for line in lines))


def _width(text: str, size: float, faces: Faces, weight: int) -> float:
    return set_line(text, size, faces, weight).width
