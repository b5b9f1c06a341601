"""Chinese text set to a measure: even margins, hanging punctuation, marks at half width beside each other.

A line is justified by spreading its gaps; ，。、 at its end hang outside, no line begins with a closing mark or ends
with an opening one, a number stays with its unit, and the last line is no single word.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from bjdesk.documents.faces import REGULAR, Face, Faces

_CLOSING = frozenset("，。、；：？！）”’》〉」』】〕")
_OPENING = frozenset("（“‘《〈「『【〔")
_NO_START = _CLOSING | frozenset("…—·,.;:?!)]}%")
_HANGING = frozenset("，。、")
_ATOM = re.compile(r"[A-Za-z0-9À-ɏ'./:+-]+|.", re.DOTALL)
_MOST_SPREAD = 0.45  # ems: a line that would be torn wider apart is left short
_O, _C, _HAN, _LATIN, _NEUTRAL = "OCHL·"
_SHARED = frozenset({_C + _C, _C + _O, _O + _O})
_APART = frozenset({_HAN + _LATIN, _LATIN + _HAN})
_LEAST_LAST = 3  # characters of a last line


@dataclass(frozen=True, slots=True)
class Style:
    """How characters are set."""

    size: float
    weight: int = REGULAR
    word_gap: float = 0.14
    """Ems between Han and Latin letters or digits; none inside an official number."""


@dataclass(frozen=True, slots=True)
class Atom:
    """What is never broken or spread: a Chinese character or mark, a Latin word, a number, a space."""

    text: str
    face: Face
    size: float
    width: float
    is_thickened: bool
    is_joined: bool
    """It stays on the line of the atom before."""
    word_gap: float
    kind: str


@dataclass(frozen=True, slots=True)
class Placed:
    """A run of one face; each of its characters but the last is followed by `spread`."""

    text: str
    face: Face
    size: float
    x: float
    spread: float
    is_thickened: bool


@dataclass(frozen=True, slots=True)
class SetLine:
    """A line ready to draw from x = 0; `width` leaves out what hangs."""

    runs: tuple[Placed, ...]
    width: float


def atoms(text: str, style: Style, faces: Faces, *, is_name: bool = False) -> list[Atom]:
    """The atoms of `text`; a name is broken at its spaces and middle dots only. Every character must have a face."""
    found = list[Atom]()
    for part in _ATOM.findall(text):
        for index, (face, run) in enumerate(_runs(part, style.weight, faces)):
            is_joined = index > 0 or (bool(found) and _stay(found[-1].text, run, is_name))
            is_thickened = style.weight > REGULAR and not faces.has_weight(face, style.weight)
            width, gap = face.width(run, style.size), style.word_gap * style.size
            found.append(Atom(run, face, style.size, width, is_thickened, is_joined, gap, _kind(run)))
    return found


def set_line(parts: Sequence[Atom], spread: float = 0.0) -> SetLine:
    """Atoms on one line, `spread` points between each two."""
    runs, x, before = list[Placed](), 0.0, None
    for atom in parts:
        kern = _kern(before, atom) if before is not None else 0.0
        x += kern + (spread if before is not None else 0.0)
        if before is not None and not kern and _are_alike(before, atom):
            last = runs[-1]
            runs[-1] = Placed(last.text + atom.text, last.face, last.size, last.x, spread, last.is_thickened)
        else:
            runs.append(Placed(atom.text, atom.face, atom.size, x, 0.0, atom.is_thickened))
        x += atom.width
        before = atom
    return SetLine(tuple(runs), x)


def set_paragraph(parts: Sequence[Atom], measure: float, indent: float) -> list[SetLine]:
    """Atoms in justified lines of `measure`; runs of the first begin at `indent`."""
    lines = _fuller_last(_broken(parts, measure, indent), measure)
    return [
        _justified(line, measure, indent if number == 0 else 0.0, is_last=number == len(lines) - 1)
        for number, line in enumerate(lines)
    ]


def _runs(part: str, weight: int, faces: Faces) -> Iterator[tuple[Face, str]]:
    """A Latin word may need two faces."""
    run, run_face = "", None
    for char in part:
        face = faces.for_char(char, weight)
        if face is not run_face and run and run_face is not None:
            yield run_face, run
            run = ""
        run, run_face = run + char, face
    if run_face is not None:
        yield run_face, run


def _kind(text: str) -> str:
    char = text[0]
    if char in _CLOSING:
        return _C
    if char in _OPENING:
        return _O
    if char.isspace() or char == "·":
        return _NEUTRAL
    return _LATIN if char < "\u0250" else _HAN


def _stay(before: str, after: str, is_name: bool) -> bool:
    if after[0] in _NO_START or before[-1] in _OPENING:
        return True
    if is_name:
        return not (before[-1].isspace() or before[-1] == "·")
    return before[-1].isdigit() and not after[0].isspace()


def _kern(before: Atom, after: Atom) -> float:
    """What moves `after` from where it would stand; negative where two marks share their empty halves."""
    pair = before.kind + after.kind
    if pair in _SHARED:
        return -before.size / 2
    return after.word_gap if pair in _APART else 0.0


def _broken(parts: Sequence[Atom], measure: float, indent: float) -> list[list[Atom]]:
    """Greedy lines; only what is longer than a line by itself is cut inside."""
    lines, room, width = [list[Atom]()], measure - indent, 0.0
    for part in _short_pieces(parts, measure):
        line = lines[-1]
        longer = width + _kern(line[-1], part[0]) + _natural(part) if line else _natural(part)
        if line and longer - _edges([line[0], part[-1]]) > room:
            line = []
            lines.append(line)
            room = measure
            part = part[1:] if part[0].text.isspace() else part
            longer = _natural(part)
        line += part
        width = longer
    return [line for line in map(_without_end_space, lines) if line]


def _short_pieces(parts: Sequence[Atom], measure: float) -> Iterator[list[Atom]]:
    for piece in _pieces(parts):
        yield from [piece] if _natural(piece) - _edges(piece) <= measure else [[atom] for atom in piece]


def _natural(part: Sequence[Atom]) -> float:
    return sum(atom.width for atom in part) + sum(_kern(one, two) for one, two in pairwise(part))


def _edges(line: Sequence[Atom]) -> float:
    """What may hang or is empty at both ends of a line."""
    return (_overhang(line[-1]) + _lead(line[0])) if line else 0.0


def _pieces(parts: Iterable[Atom]) -> Iterator[list[Atom]]:
    piece = list[Atom]()
    for atom in parts:
        if piece and not atom.is_joined:
            yield piece
            piece = []
        piece.append(atom)
    if piece:
        yield piece


def _without_end_space(line: list[Atom]) -> list[Atom]:
    return line[:-1] if line and line[-1].text.isspace() else line


def _fuller_last(lines: list[list[Atom]], measure: float) -> list[list[Atom]]:
    """Pieces of the line before the last come down until the last is more than a word."""
    while len(lines) > 1 and _letters(lines[-1]) < _LEAST_LAST:
        pieces = list(_pieces(lines[-2]))
        fuller = [*pieces[-1], *lines[-1]]
        if len(pieces) < _LEAST_LAST + 1 or _natural(fuller) > measure:
            break
        lines[-2] = _without_end_space(lines[-2][: -len(pieces[-1])])
        lines[-1] = fuller
    return lines


def _letters(line: Sequence[Atom]) -> int:
    return sum(len(atom.text) for atom in line if atom.text[0] not in _NO_START)


def _overhang(atom: Atom) -> float:
    if atom.text in _HANGING:
        return atom.width
    return atom.size / 2 if atom.text in _CLOSING else 0.0


def _lead(atom: Atom) -> float:
    """The empty half of an opening mark at the beginning of a line."""
    return atom.size / 2 if atom.text in _OPENING else 0.0


def _justified(line: Sequence[Atom], measure: float, indent: float, *, is_last: bool) -> SetLine:
    natural, spread = _natural(line) - _edges(line), 0.0
    gaps = len(line) - (2 if line[-1].text in _HANGING else 1)
    if not is_last and gaps > 0:
        spread = max(0.0, (measure - indent - natural) / gaps)
        spread = spread if spread <= _MOST_SPREAD * line[-1].size else 0.0
    start = indent - _lead(line[0])
    made = set_line(line, spread)
    runs = tuple(Placed(r.text, r.face, r.size, start + r.x, r.spread, r.is_thickened) for r in made.runs)
    return SetLine(runs, indent + natural + spread * max(0, gaps))


def _are_alike(one: Atom, two: Atom) -> bool:
    """Single characters that one run can hold."""
    return (
        len(one.text) == len(two.text) == 1
        and one.face is two.face
        and one.size == two.size
        and one.is_thickened == two.is_thickened
    )
