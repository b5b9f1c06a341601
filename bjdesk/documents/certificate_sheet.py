"""Certificates being drawn: forms that all pages share, then words and square of each, on reportlab's canvas."""

from collections.abc import Iterator
from typing import BinaryIO

from reportlab.lib.colors import Color, HexColor
from reportlab.pdfbase.pdfdoc import PDFZCompress
from reportlab.pdfgen.canvas import FILL_NON_ZERO, Canvas

from bjdesk.documents import certificate_layout as at
from bjdesk.documents.certificate import Paper
from bjdesk.documents.certificate_layout import MM, Layout, Words, layout
from bjdesk.documents.faces import CertificateFaces, Face
from bjdesk.documents.ornament import draw_bands, draw_ornament
from bjdesk.documents.squares import square

HINT = "可到区内任一社区学院服务台扫码核验"
SEAL_HINTS = ("盖章处 45×45 mm", "（不打印）")
_HINT_SIZE, _SEAL_HINT_SIZE = 8.0, 7.0
_THICKENING = 0.028  # ems of outline that make a regular glyph look bold
_FRAME, _TRAINING, _SEAL, _HINT = "frame", "training", "seal", "hint"
_SEAL_RED, _STAMP_RED, _PALE_RED = HexColor("#C23B30"), HexColor("#B3261E"), HexColor("#FBEEEB")


class CertificateSheet:
    """One file of certificates; `finish` writes it."""

    def __init__(self, target: BinaryIO, faces: CertificateFaces, first: Paper) -> None:
        self._faces = faces
        face = faces.serif.for_char("一")
        self._canvas = Canvas(
            target,
            pagesize=(at.PAGE_WIDTH, at.PAGE_HEIGHT),
            invariant=1,
            pageCompression=1,
            lang="zh-CN",
            pdfVersion=(1, 5),
            initialFontName=face.name if face else None,
        )
        self._canvas._doc.defaultStreamFilters = [PDFZCompress]
        self._forms: set[str] = set()
        self._describe(first)

    def draw(self, paper: Paper) -> bytes:
        """Add a page; gives its digest."""
        page = layout(paper, self._faces)
        if paper.is_training:
            self._form(_TRAINING)
        self._form(_FRAME)
        self._words(page)
        self._square(paper.square)
        self._hint(paper)
        if paper.shows_seal:
            self._form(_SEAL)
        self._canvas.showPage()
        return page.digest

    def finish(self) -> None:
        """Write the document."""
        self._canvas.save()

    def _describe(self, paper: Paper) -> None:
        canvas = self._canvas
        canvas.setTitle(paper.title)
        canvas.setAuthor(paper.issuer)
        canvas.setSubject(paper.title)
        canvas.setCreator("bjdesk")
        canvas.setViewerPreference("DisplayDocTitle", "true")
        if paper.day:
            stamp = f"D:{paper.day.replace('-', '')}000000"

            def dated(*_clock: int) -> str:
                return stamp

            canvas.setDateFormatter(dated)

    # --- what is drawn once ------------------------------------------------------------------------------------------

    def _form(self, name: str) -> None:
        if name not in self._forms:
            draw = {_FRAME: self._draw_frame, _TRAINING: self._draw_training, _SEAL: self._draw_seal}.get(name)
            (draw or self._draw_hint)()
            self._forms.add(name)
        self._canvas.doForm(name)

    def _draw_frame(self) -> None:
        """Band, ornament and the labels of the numbers; labels are shapes, so that copied words are those proved."""
        draw_bands(self._canvas)
        self._canvas.beginForm(_FRAME)
        draw_ornament(self._canvas)
        for text, size, y in (
            (at.PRINTED_NUMBER_LABEL, at.PRINTED_NUMBER_SIZE, at.PRINTED_NUMBER_BASELINE),
            (at.NUMBER_LABEL, at.NUMBER_SIZE, at.NUMBER_BASELINE),
        ):
            self._shapes(text, size, at.NUMBERS_X, (210 - y) * MM, HexColor(at.GREY))
        self._canvas.endForm()

    def _draw_hint(self) -> None:
        self._canvas.beginForm(_HINT, 0, -_HINT_SIZE, at.PAGE_WIDTH, 2 * _HINT_SIZE)  # room below the base line
        self._shapes(HINT, _HINT_SIZE, at.NUMBERS_X, 0, HexColor("#676158"))
        self._canvas.endForm()

    def _draw_training(self) -> None:
        """演示 across the page and framed at its corner: nobody takes it for a real one (D15)."""
        canvas = self._canvas
        canvas.beginForm(_TRAINING)
        canvas.saveState()
        canvas.translate(at.PAGE_WIDTH / 2, at.PAGE_HEIGHT / 2 - 6 * MM)
        canvas.rotate(27)
        size = 215.0
        self._shapes("演示", size, -size * 1.12, -size * 0.38, _PALE_RED, weight=700, spread=size * 0.24)
        canvas.restoreState()
        x, y, width, height = 243 * MM, (210 - 30.5) * MM, 31 * MM, 8.5 * MM
        canvas.setStrokeColor(_STAMP_RED)
        canvas.setLineWidth(0.9)
        canvas.roundRect(x, y, width, height, 1.2 * MM, stroke=1, fill=0)
        self._shapes("演示", 12, x + 3 * MM, y + 2.6 * MM, _STAMP_RED, weight=700)
        self._shapes("不作凭证", 8.5, x + 14.8 * MM, y + 3.1 * MM, _STAMP_RED, weight=500)
        canvas.endForm()

    def _draw_seal(self) -> None:
        canvas = self._canvas
        canvas.beginForm(_SEAL)
        canvas.setStrokeColor(_SEAL_RED)
        canvas.setLineWidth(0.7)
        canvas.setDash(3.2, 2.4)
        canvas.circle(at.SEAL_X, at.SEAL_Y, at.SEAL_SIDE / 2, stroke=1, fill=0)
        for line, text in enumerate(SEAL_HINTS):
            width = sum(self._face(char, 400).width(char, _SEAL_HINT_SIZE) for char in text)
            y = at.SEAL_Y - (12.2 + 3.6 * line) * MM
            self._shapes(text, _SEAL_HINT_SIZE, at.SEAL_X - width / 2, y, _SEAL_RED)
        canvas.endForm()

    def _shapes(
        self, text: str, size: float, x: float, y: float, colour: Color, *, weight: int = 400, spread: float = 0.0
    ) -> None:
        """Sans letters as shapes: seen, but no part of the text that is read or copied."""
        canvas = self._canvas
        canvas.setFillColor(colour)
        for char in text:
            face = self._face(char, weight)
            canvas.saveState()
            canvas.translate(x, y)
            path = canvas.beginPath()
            face.trace(char, size, path)
            canvas.drawPath(path, stroke=0, fill=1, fillMode=FILL_NON_ZERO)  # strokes of a glyph overlap
            canvas.restoreState()
            x += face.width(char, size) + spread

    def _face(self, char: str, weight: int) -> Face:
        face = self._faces.sans.for_char(char, weight)
        assert face is not None, char
        return face

    # --- what each page has for itself -------------------------------------------------------------------------------

    def _words(self, page: Layout) -> None:
        """Text operators as they stand in the file: reportlab's own text object is three times slower."""
        code, state = ["BT"], ("", 0.0, False)
        for words in page.words:
            if (wanted := (words.colour, words.spread, words.is_thickened)) != state:
                code.append(_changed(state, wanted, words.size))
                state = wanted
            code += self._run(words)
        self._canvas._code += [*code, "0 Tc ET"]

    def _run(self, words: Words) -> Iterator[str]:
        font, document = words.face.embedded, self._canvas._doc
        yield f"1 0 0 1 {words.x:.2f} {words.y:.2f} Tm"
        for subset, text in font.splitString(words.text, document):
            name, shown = font.getSubsetInternalName(subset, document), self._canvas._escape(text)
            yield f"{name} {words.size:g} Tf ({shown}) Tj"

    def _square(self, content: str) -> None:
        """An image inside the page's own stream."""
        made, side = square(content), at.SQUARE_SIDE
        self._canvas._code.append(
            f"q {side:.3f} 0 0 {side:.3f} {at.LEFT:.3f} {(210 - at.SQUARE_TOP) * MM - side:.3f} cm "
            f"BI /W {made.modules} /H {made.modules} /BPC 1 /CS /G /D [1 0] /F /AHx ID {made.rows.hex()}> EI Q"
        )

    def _hint(self, paper: Paper) -> None:
        self._canvas.saveState()
        self._canvas.translate(0, (210 - (162.4 if paper.reissued_on else at.REISSUE_BASELINE)) * MM)
        self._form(_HINT)
        self._canvas.restoreState()


_COLOURS = {colour: " ".join(f"{part:.4g}" for part in HexColor(colour).rgb()) for colour in at.COLOURS}


def _changed(before: tuple[str, float, bool], after: tuple[str, float, bool], size: float) -> str:
    """Operators for what is other than before: colour, spread, thickness."""
    colour, spread, is_thickened = after
    parts = []
    if colour != before[0]:
        parts.append(f"{_COLOURS[colour]} rg {_COLOURS[colour]} RG")
    if spread != before[1]:
        parts.append(f"{spread:.4f} Tc")
    if is_thickened != before[2]:
        parts.append(f"2 Tr {size * _THICKENING:.3f} w" if is_thickened else "0 Tr")
    return " ".join(parts)
