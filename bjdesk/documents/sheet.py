"""A paper being drawn: text in boxes, rules and marks on reportlab's canvas, in points from the lower left corner."""

from collections.abc import Callable
from datetime import datetime
from enum import Enum
from typing import BinaryIO

from reportlab import rl_config
from reportlab.lib.colors import Color, HexColor
from reportlab.pdfgen.canvas import FILL_NON_ZERO, Canvas

from bjdesk.documents.faces import Faces
from bjdesk.documents.text import LEADING, Block, Line, set_line, shown

rl_config.useA85 = 0  # streams as they are: a quarter smaller than spelled in letters, and sooner written

MM = 72 / 25.4
"""A millimetre in points."""

WIDTH, HEIGHT = 210 * MM, 297 * MM

INK, INK2, INK3 = HexColor("#1E1C19"), HexColor("#4E4942"), HexColor("#676158")
LINE, LINE_STRONG = HexColor("#C9C2B6"), HexColor("#857D71")
FILL, RED, PALE_RED, GOLD = HexColor("#F4F1EB"), HexColor("#B3261E"), HexColor("#FAEAE7"), HexColor("#D19A2A")

_SLANT = 37  # degrees
_HAN_CENTRE = 0.38  # ems from the baseline up to the middle of a Chinese character


class Align(Enum):
    """Where a line stands in its box."""

    LEFT = 0.0
    CENTRE = 0.5
    RIGHT = 1.0


class Sheet:
    """The pages of one document; `finish` writes them. No clock: the file is dated by `at`."""

    def __init__(
        self, target: BinaryIO, faces: Faces, *, title: str, author: str, at: datetime, subject: str = "签到表"
    ) -> None:
        self.faces = faces
        face = faces.for_char("一")
        self._canvas = Canvas(
            target,
            pagesize=(WIDTH, HEIGHT),
            invariant=1,
            pageCompression=1,
            lang="zh-CN",
            pdfVersion=(1, 5),
            initialFontName=face.name if face else None,
        )
        self._canvas.setTitle(shown(title, faces))
        self._canvas.setAuthor(shown(author, faces))
        self._canvas.setSubject(subject)
        self._canvas.setCreator("bjdesk")
        self._canvas.setDateFormatter(_always(at))
        self._canvas.setViewerPreference("DisplayDocTitle", "true")

    def block(self, block: Block, x: float, y: float, width: float, align: Align, colour: Color = INK) -> None:
        """`block` in a box from `x`, its middle at the height `y`."""
        step = block.size * LEADING
        baseline = y + step * (len(block.lines) - 1) / 2 - block.size * _HAN_CENTRE
        for line in block.lines:
            self._line(line, x + (width - line.width) * align.value, baseline, block.size, colour)
            baseline -= step

    def words(
        self,
        text: str,
        x: float,
        y: float,
        size: float,
        *,
        weight: int = 400,
        align: Align = Align.LEFT,
        colour: Color = INK,
    ) -> float:
        """Our own words on one line around `x`, middle at the height `y`; gives their width."""
        line = set_line(shown(text, self.faces), size, self.faces, weight)
        self._line(line, x - line.width * align.value, y - size * _HAN_CENTRE, size, colour)
        return line.width

    def _line(self, line: Line, x: float, baseline: float, size: float, colour: Color) -> None:
        text = self._canvas.beginText(x, baseline)
        text.setFillColor(colour)
        for run in line.runs:
            text.setFont(run.face.name, size)
            text.textOut(run.text)
        self._canvas.drawText(text)

    def rule(self, x1: float, y1: float, x2: float, y2: float, thick: float = 0.35, colour: Color = LINE) -> None:
        """A straight line."""
        self._canvas.setStrokeColor(colour)
        self._canvas.setLineWidth(thick)
        self._canvas.line(x1, y1, x2, y2)

    def fill(self, x: float, y: float, width: float, height: float, colour: Color = FILL) -> None:
        """A filled box."""
        self._canvas.setFillColor(colour)
        self._canvas.rect(x, y, width, height, stroke=0, fill=1)

    def frame(self, x: float, y: float, width: float, height: float, colour: Color, thick: float) -> None:
        """An open box with rounded corners."""
        self._canvas.setStrokeColor(colour)
        self._canvas.setLineWidth(thick)
        self._canvas.roundRect(x, y, width, height, 1.2 * MM, stroke=1, fill=0)

    def blossom(self, x: float, y: float, radius: float) -> None:
        """The 桂花: four petals around (x, y)."""
        self._canvas.setFillColor(GOLD)
        for dx, dy in ((-1, -1), (-1, 1), (1, -1), (1, 1)):
            self._canvas.circle(x + dx * radius * 0.42, y + dy * radius * 0.42, radius * 0.52, stroke=0, fill=1)
        self._canvas.setFillColor(HexColor("#FFFFFF"))
        self._canvas.circle(x, y, radius * 0.2, stroke=0, fill=1)

    def watermark(self, text: str, size: float) -> None:
        """Large pale letters across the page, drawn first, as shapes: no part of the text that is read or copied."""
        face = self.faces.for_char(text[0], 700)
        if face is None:
            return
        self._canvas.saveState()
        self._canvas.translate(WIDTH / 2, HEIGHT / 2)
        self._canvas.rotate(_SLANT)
        self._canvas.translate(-face.width(text, size) / 2, -size * _HAN_CENTRE)
        path = self._canvas.beginPath()
        face.trace(text, size, path)
        self._canvas.setFillColor(PALE_RED)
        self._canvas.drawPath(path, stroke=0, fill=1, fillMode=FILL_NON_ZERO)  # strokes of a glyph overlap
        self._canvas.restoreState()

    def next_page(self) -> None:
        """Close this page."""
        self._canvas.showPage()

    def finish(self) -> None:
        """Write the document."""
        self._canvas.save()


def _always(at: datetime) -> Callable[..., str]:
    """reportlab's date formatter, which is handed the clock of the machine and must not use it."""
    stamp = f"D:{at:%Y%m%d%H%M%S}"
    offset = f"{at:%z}"
    return lambda *_clock: f"{stamp}{offset[:3]}'{offset[3:5]}'" if offset else stamp
