"""The least that puts the same marks on 500 certificates: bare reportlab, faces once, frame as a form, square as bits.

Imports nothing of bjdesk. Lines are cut by counting characters, nothing is justified, checked or summed up.
"""

from dataclasses import dataclass
from io import BytesIO
from math import cos, pi, sin
from pathlib import Path

import segno
from reportlab import rl_config
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.pdfdoc import PDFZCompress
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen.canvas import Canvas

MM = 72 / 25.4
WIDTH, HEIGHT = 297 * MM, 210 * MM
FACES = ("NotoSerifSC-Regular", "NotoSerifSC-SemiBold", "NotoSerifSC-Bold", "NotoSansSC-Regular")
REGULAR, SEMI_BOLD, BOLD, SANS = (f"bare {name}" for name in FACES)
A_LINE = 30


@dataclass(frozen=True)
class Marks:
    """The words of one page."""

    title: str
    name: str
    body: str
    closing: str
    issuer: str
    date: str
    printed_number: str
    number: str
    square: str


def register(fonts: Path) -> None:
    rl_config.useA85 = 0
    for name in FACES:
        pdfmetrics.registerFont(TTFont(f"bare {name}", fonts / f"{name}.ttf", asciiReadable=False, shapable=False))


def pdf(pages: list[Marks]) -> bytes:
    """All pages as one file."""
    file = BytesIO()
    canvas = Canvas(file, pagesize=(WIDTH, HEIGHT), invariant=1, pageCompression=1, initialFontName=REGULAR)
    canvas._doc.defaultStreamFilters = [PDFZCompress]
    canvas.beginForm("frame")
    _frame(canvas)
    canvas.endForm()
    for page in pages:
        canvas.doForm("frame")
        _words(canvas, page)
        _square(canvas, page.square)
        canvas.showPage()
    canvas.save()
    return file.getvalue()


def _words(canvas: Canvas, page: Marks) -> None:
    canvas.setFont(BOLD, 44)
    canvas.drawString(98 * MM, 154 * MM, page.title, charSpace=20)
    y, start = 127 * MM, 0
    canvas.setFont(BOLD, 23)
    canvas.drawString(61 * MM, y, page.name)
    canvas.setFont(REGULAR, 18.5)
    x, room = 61 * MM + len(page.name) * 23, A_LINE - 2 - len(page.name)
    while start < len(page.body):
        canvas.drawString(x, y, page.body[start : start + room], charSpace=0.4)
        x, y, start, room = 48 * MM, y - 13 * MM, start + room, A_LINE
    canvas.drawString(61 * MM, y, page.closing)
    canvas.drawCentredString(217 * MM, 47 * MM, page.date)
    canvas.setFont(SEMI_BOLD, 17)
    canvas.drawCentredString(217 * MM, 60 * MM, page.issuer)
    canvas.setFont(SANS, 11)
    canvas.drawString(95 * MM, 42 * MM, page.printed_number)
    canvas.setFont(SANS, 9)
    canvas.drawString(88 * MM, 36 * MM, page.number)


def _square(canvas: Canvas, text: str) -> None:
    matrix = segno.make_qr(text, error="m", boost_error=False, mask=3).matrix
    width = (len(matrix) + 7) // 8
    rows = (int("".join(map(str, row)), 2) << (width * 8 - len(matrix)) for row in matrix)
    bits = b"".join(row.to_bytes(width, "big") for row in rows).hex()
    head = f"BI /W {len(matrix)} /H {len(matrix)} /BPC 1 /CS /G /D [1 0] /F /AHx"
    canvas._code.append(f"q {22 * MM} 0 0 {22 * MM} {48 * MM} {30 * MM} cm {head} ID {bits}> EI Q")


def _frame(canvas: Canvas) -> None:
    canvas.setLineWidth(0.25)
    for edge in (9, 10.1, 15.9, 17):
        canvas.rect(edge * MM, edge * MM, WIDTH - 2 * edge * MM, HEIGHT - 2 * edge * MM)
    for curve in range(16):
        for y in (13, 197):
            path = canvas.beginPath()
            path.moveTo(17 * MM, y * MM)
            for step in range(1, 161):
                path.lineTo((17 + step * 263 / 160) * MM, (y + 2.8 * cos(curve * pi / 16) * sin(step * pi / 8)) * MM)
            canvas.drawPath(path)
