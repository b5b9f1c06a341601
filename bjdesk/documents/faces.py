"""Which face draws which character: the weights of a family first, then the fallbacks, each read only when needed."""

import struct
import threading
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from bjdesk.documents.outlines import OutlinePath, contours, trace
from bjdesk.kernel.errors import FileRejected

if TYPE_CHECKING:
    from bjdesk.documents.embedding import EmbeddedFace

REGULAR = 400
SERIF = {400: "NotoSerifSC-Regular.ttf", 600: "NotoSerifSC-SemiBold.ttf", 700: "NotoSerifSC-Bold.ttf"}

PRESS = threading.Lock()
"""Held while a document is made: reportlab's faces are shared and keep a reading position, so one thread at a time."""


class Face:
    """One TrueType file; opened at the first question, since HanaMinB alone takes 0.15 s."""

    def __init__(self, path: Path) -> None:
        self._path = path

    @cached_property
    def embedded(self) -> "EmbeddedFace":
        """As reportlab knows it."""
        from bjdesk.documents.embedding import embeddable  # reportlab: 50 ms that the first paint must not pay

        return embeddable(self._path)

    @property
    def name(self) -> str:
        """The name under which reportlab knows it."""
        return str(self.embedded.fontName)

    def has(self, char: str) -> bool:
        """Whether there is a glyph (glyph 0 is the box that says there is none)."""
        return bool(self.embedded.face.charToGlyph.get(ord(char), 0))

    def width(self, text: str, size: float) -> float:
        """Advance width in the unit of `size`."""
        return float(self.embedded.stringWidth(text, size))

    def trace(self, text: str, size: float, path: OutlinePath) -> None:
        """Draw `text` on `path` as shapes, from the origin along the base line."""
        font, x = self.embedded.face, 0.0
        for char in text:
            for contour in contours(font, char):
                trace(contour, path, x, size / font.unitsPerEm)
            x += self.width(char, size)


class Faces:
    """The weights and the fallbacks behind them, in the order in which they are asked."""

    def __init__(self, weights: Mapping[int, Face], fallbacks: Sequence[Face]) -> None:
        self._weights = dict(weights)
        self._fallbacks = tuple(fallbacks)
        self._chosen: dict[tuple[str, int], Face | None] = {}

    def for_char(self, char: str, weight: int = REGULAR) -> Face | None:
        """The first face that draws `char`; None: no face does."""
        key = (char, weight)
        if key not in self._chosen:
            self._chosen[key] = next((face for face in self._chain(weight) if face.has(char)), None)
        return self._chosen[key]

    def has_weight(self, face: Face, weight: int) -> bool:
        """Whether `face` is of this weight; a fallback has but one and is thickened by who draws it."""
        return face is self._weights.get(weight)

    def _chain(self, weight: int) -> Iterator[Face]:
        regular = self._weights[REGULAR]
        wanted = self._weights.get(weight, regular)
        yield wanted
        if wanted is not regular:
            yield regular
        yield from self._fallbacks


@dataclass(frozen=True)
class CertificateFaces:
    """What a certificate is set in: the words in serif, the numbers in sans."""

    serif: Faces
    sans: Faces


def certificate_faces(fonts: Path, fallbacks: Sequence[Path] = ()) -> CertificateFaces:
    """The faces of certificates; a rare name stands in another serif face rather than in a sans one.

    Raises FileRejected("face-missing"): with half a family no certificate leaves the desk.
    """
    files = sorted((path for place in fallbacks for path in _files(place)), key=_is_sans)
    weights = {weight: Face(fonts / name) for weight, name in SERIF.items()}
    with PRESS:
        for weight, face in weights.items():
            _check(face, SERIF[weight])
    return CertificateFaces(Faces(weights, [Face(path) for path in files]), register_faces(fonts, fallbacks))


def _check(face: Face, name: str) -> None:
    try:
        is_sound = face.has("一")
    except Exception as error:  # whatever a damaged file makes of the reader of faces
        raise FileRejected("face-missing", name=name) from error
    if not is_sound:
        raise FileRejected("face-missing", name=name)


def _is_sans(path: Path) -> bool:
    return "Sans" in path.name


def register_faces(fonts: Path, fallbacks: Sequence[Path] = ()) -> Faces:
    """The faces for papers: the Noto Sans SC weights in `fonts`, then files or folders of fallbacks.

    A fallback that is not there (not unpacked yet) is left out: its characters are then drawn as 〔U+xxxxx〕.
    Within a folder the smaller file is asked first, it is read sooner.
    """
    weights = {_weight(path): Face(path) for path in sorted(fonts.glob("NotoSansSC*.ttf"))}
    if REGULAR not in weights:
        raise FileNotFoundError(f"no regular Noto Sans SC in {fonts}")
    return Faces(weights, [Face(path) for place in fallbacks for path in _files(place)])


def _files(place: Path) -> list[Path]:
    if place.is_dir():
        return sorted(place.glob("*.ttf"), key=lambda path: (path.stat().st_size, path.name))
    return [place] if place.is_file() else []


def _weight(path: Path) -> int:
    """usWeightClass of the OS/2 table (OpenType 1.9, table directory at byte 12, 16 bytes an entry)."""
    with path.open("rb") as file:
        count: int = struct.unpack(">4xH6x", file.read(12))[0]
        for tag, offset in struct.iter_unpack(">4s4xL4x", file.read(16 * count)):
            if tag == b"OS/2":
                file.seek(offset + 4)
                return int(struct.unpack(">H", file.read(2))[0])
    raise FileNotFoundError(f"no OS/2 table in {path}")
