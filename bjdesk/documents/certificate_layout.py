"""Where every word of a certificate stands on A4 landscape (LOOK); millimetres become points here."""

import hashlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from bjdesk.documents.certificate import REISSUED_ON, Paper
from bjdesk.documents.faces import CertificateFaces, Face, Faces
from bjdesk.documents.typesetting import Atom, SetLine, Style, atoms, set_line, set_paragraph
from bjdesk.kernel.errors import RuleBroken

MM = 72 / 25.4
PAGE_WIDTH, PAGE_HEIGHT = 297 * MM, 210 * MM
COLOURS = INK, GREY, DARK_RED = "#1E1C19", "#4E4942", "#7A1C14"

LEFT, MEASURE, CENTRE = 48 * MM, 201 * MM, PAGE_WIDTH / 2
TITLE_BASELINE, BODY_BASELINE = 56.0, 83.0
SEAL_X, SEAL_SIDE, ISSUER_BASELINE, DATE_BASELINE = 217 * MM, 45 * MM, 150.0, 163.0
SEAL_Y = (210 - DATE_BASELINE) * MM + 17 * 0.38  # the middle of the date
SQUARE_SIDE, SQUARE_TOP = 22 * MM, 158.0
NUMBERS_X = LEFT + SQUARE_SIDE + 4.5 * MM
PRINTED_NUMBER_BASELINE, NUMBER_BASELINE, REISSUE_BASELINE = 168.6, 174.3, 179.5
"""Below the date, or a reader of the file would take the number for a part of that line."""
PRINTED_NUMBER_LABEL, NUMBER_LABEL = "证书编号：", "核验码："
PRINTED_NUMBER_SIZE, NUMBER_SIZE = 11.0, 9.0
NUMBERS_WIDTH = SEAL_X - SEAL_SIDE / 2 - 2 * MM - NUMBERS_X
ISSUER_WIDTH = 112 * MM

_ISSUER_SIZES = (17.0, 16.0, 15.0, 14.0, 13.0, 12.0, 11.0, 10.0, 9.0)
_LONG_NAME = 6  # characters; a longer name is set smaller
_DRAWN_AS = "1"  # a page is drawn anew when this changes


@dataclass(frozen=True)
class Form:
    """A size of the body, its leading in mm, and how many lines of it stand above the issuer."""

    size: float
    leading: float
    most: int


FORMS = (
    Form(18.5, 13, 4),
    Form(17, 11.8, 5),
    Form(15.5, 10.2, 6),
    Form(13.5, 8.4, 7),
    Form(12, 7.2, 8),
    Form(10.5, 6.2, 9),
)


@dataclass(frozen=True, slots=True)
class Words:
    """A run of one face on the page."""

    text: str
    face: Face
    size: float
    x: float
    y: float
    spread: float
    colour: str
    is_thickened: bool

    @property
    def spelled(self) -> str:
        """For the digest of the page."""
        where = f"{self.x:.2f} {self.y:.2f} {self.size:g} {self.spread:.3f}"
        return f"{self.face.name} {where} {self.colour} {self.is_thickened:d} {self.text}"


@dataclass(frozen=True)
class Layout:
    """A page: words in the order of reading, and what the square says."""

    words: tuple[Words, ...]
    paper: Paper

    @property
    def digest(self) -> bytes:
        """SHA-256 of all that is drawn; what a page shares with all others is told by its version."""
        flags = f"{_DRAWN_AS} {self.paper.is_training:d}{self.paper.shows_seal:d} {self.paper.square}"
        return hashlib.sha256("\n".join([flags, *(words.spelled for words in self.words)]).encode()).digest()


def layout(paper: Paper, faces: CertificateFaces) -> Layout:
    """Set a page; raises RuleBroken("certificate-too-long") where no size is small enough."""
    return Layout(tuple(_words(paper, faces)), paper)


def label_end(text: str, size: float, faces: CertificateFaces) -> float:
    """Where the number behind its label begins."""
    return NUMBERS_X + _line(text, Style(size), faces.sans).width


def _words(paper: Paper, faces: CertificateFaces) -> Iterator[Words]:
    title, gap = _title(paper, faces.serif)
    start = CENTRE - title.width / 2
    yield from _placed(title, start, TITLE_BASELINE, DARK_RED)
    yield from _body(paper, faces.serif)
    yield from _closing(paper, faces)
    if paper.reissued:
        mark = _line(paper.reissued, Style(16), faces.serif)
        yield from _placed(mark, start + title.width + gap / 2, TITLE_BASELINE, DARK_RED)
    if paper.reissued_on:
        words = _line(REISSUED_ON + paper.reissued_on, Style(NUMBER_SIZE), faces.sans)
        yield from _placed(words, NUMBERS_X, REISSUE_BASELINE, GREY)


def _title(paper: Paper, faces: Faces) -> tuple[SetLine, float]:
    size, gap = (44.0, 7 * MM) if len(paper.title) <= 4 else (36.0, 5 * MM)
    line = _line(paper.title, Style(size, 700), faces, gap)
    while line.width > MEASURE and size > 16:
        size, gap = size - 2, gap * 0.85
        line = _line(paper.title, Style(size, 700), faces, gap)
    return _fits(line, MEASURE, paper), gap


def _body(paper: Paper, faces: Faces) -> Iterator[Words]:
    for form in FORMS:
        lines = set_paragraph(_body_atoms(paper, form, faces), MEASURE, 2 * form.size)
        if len(lines) <= form.most:
            break
    else:
        raise RuleBroken("certificate-too-long", name=paper.name)
    lines += set_paragraph(atoms(paper.closing, Style(form.size), faces), MEASURE, 2 * form.size)
    for number, line in enumerate(lines):
        yield from _placed(line, LEFT, BODY_BASELINE + number * form.leading, INK)


def _body_atoms(paper: Paper, form: Form, faces: Faces) -> list[Atom]:
    style = Style(form.size)
    before, name, after = paper.body.partition(paper.name) if paper.name else (paper.body, "", "")
    size = (23 if len(name) <= _LONG_NAME else 20) * form.size / FORMS[0].size
    return [
        *atoms(before, style, faces),
        *atoms(name, Style(size, 700), faces, is_name=True),
        *atoms(after, style, faces),
    ]


def _closing(paper: Paper, faces: CertificateFaces) -> Iterator[Words]:
    issuer = _fitted(paper.issuer, _ISSUER_SIZES, 600, ISSUER_WIDTH, faces.serif, paper)
    yield from _placed(issuer, SEAL_X - issuer.width / 2, ISSUER_BASELINE, INK)
    date = _fitted(paper.date, _ISSUER_SIZES, 400, ISSUER_WIDTH, faces.serif, paper)
    yield from _placed(date, SEAL_X - date.width / 2, DATE_BASELINE, INK)
    for text, label, size, y in (
        (paper.printed_number, PRINTED_NUMBER_LABEL, PRINTED_NUMBER_SIZE, PRINTED_NUMBER_BASELINE),
        (paper.number, NUMBER_LABEL, NUMBER_SIZE, NUMBER_BASELINE),
    ):
        x = label_end(label, size, faces)
        sizes = tuple(size - step / 2 for step in range(9))
        line = _fitted(text, sizes, 400, NUMBERS_X + NUMBERS_WIDTH - x, faces.sans, paper)
        yield from _placed(line, x, y, GREY)


def _fitted(text: str, sizes: Sequence[float], weight: int, width: float, faces: Faces, paper: Paper) -> SetLine:
    """`text` on one line in the largest size that fits."""
    line = SetLine((), 0.0)
    for size in sizes:
        line = _line(text, Style(size, weight, word_gap=0.0), faces)
        if line.width <= width:
            break
    return _fits(line, width, paper)


@lru_cache(maxsize=64)
def _line(text: str, style: Style, faces: Faces, spread: float = 0.0) -> SetLine:
    """Title, issuer and date are those of the page before."""
    return set_line(atoms(text, style, faces), spread)


def _fits(line: SetLine, width: float, paper: Paper) -> SetLine:
    if line.width > width:
        raise RuleBroken("certificate-too-long", name=paper.name)
    return line


def _placed(line: SetLine, x: float, baseline: float, colour: str) -> Iterator[Words]:
    y = (210 - baseline) * MM
    for run in line.runs:
        yield Words(run.text, run.face, run.size, x + run.x, y, run.spread, colour, run.is_thickened)
