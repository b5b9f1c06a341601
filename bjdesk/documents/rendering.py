"""Pages of a PDF as pictures and as text: what is previewed, what goes to the printer, what a verifier reads.

One page is in memory at a time; PDFium may be used by one thread at a time only, so all of it goes through here.
"""

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from bjdesk.documents.saving import storage_problem
from bjdesk.kernel.errors import FileRejected

if TYPE_CHECKING:
    from pypdfium2 import PdfDocument

PRINT_DPI = 300
_POINTS = 72
_MOST_PIXELS = 40_000_000  # A3 at 300 dpi has 17 million; a file from elsewhere may claim any size

PDFIUM = threading.RLock()


@dataclass(frozen=True)
class Picture:
    """A page as 8-bit RGB, `stride` bytes a row, on white."""

    width: int
    height: int
    stride: int
    dpi: float
    pixels: bytes


class Pages:
    """The pages of an open file."""

    def __init__(self, document: "PdfDocument") -> None:
        self._document = document

    def __len__(self) -> int:
        with PDFIUM:
            return len(self._document)

    def size_mm(self, page: int) -> tuple[float, float]:
        """Width and height."""
        with PDFIUM:
            width, height = self._document.get_page_size(page)
        return width / _POINTS * 25.4, height / _POINTS * 25.4

    def text(self, page: int) -> str:
        """The words of a page in the order of the file."""
        with PDFIUM:
            return str(self._document[page].get_textpage().get_text_range())

    def hides_letters(self, page: int) -> bool:
        """Whether it has letters that nobody sees, as a copier lays them under the picture of what it has read."""
        from pypdfium2 import raw

        with PDFIUM:
            letters = self._document[page].get_objects(filter=[raw.FPDF_PAGEOBJ_TEXT])
            return any(raw.FPDFTextObj_GetTextRenderMode(one) == raw.FPDF_TEXTRENDERMODE_INVISIBLE for one in letters)

    def picture(self, page: int, dpi: float = PRINT_DPI) -> Picture:
        """A page as it is printed; A4 at 300 dpi takes 26 MB and 0.2 s."""
        with PDFIUM:
            sheet = self._document[page]
            width, height = sheet.get_size()
            scale = min(dpi / _POINTS, (_MOST_PIXELS / max(1.0, width * height)) ** 0.5)
            bitmap = sheet.render(scale=scale, rev_byteorder=True)
            pixels = bytes(bitmap.buffer)
            made = Picture(bitmap.width, bitmap.height, bitmap.stride, scale * _POINTS, pixels)
            bitmap.close()
            sheet.close()
        return made


@contextmanager
def opened(source: Path | bytes) -> Iterator[Pages]:
    """The pages of a PDF.

    Raises FileRejected("pdf-unreadable") for what is none, is damaged or locked by a password, and a StorageProblem.
    """
    import pypdfium2  # late: only who prints, previews or verifies needs it

    name = source.name if isinstance(source, Path) else ""
    data = _read(source) if isinstance(source, Path) else source
    with PDFIUM:
        try:
            document = pypdfium2.PdfDocument(data)
        except pypdfium2.PdfiumError as error:
            raise FileRejected("pdf-unreadable", name=name) from error
    try:
        yield Pages(document)
    finally:
        with PDFIUM:
            document.close()


def _read(path: Path) -> bytes:
    """The whole file, so that nobody is kept from renaming or removing it meanwhile."""
    try:
        return path.read_bytes()
    except OSError as error:
        raise storage_problem(error, path) from error
