"""One print job of many pages, tried by printing to a file: no real printer was at hand (README says so)."""

from pathlib import Path

import pytest
import zxingcpp
from PySide6.QtCore import Qt
from PySide6.QtGui import QImage
from PySide6.QtPrintSupport import QPrinter

from bjdesk.documents.certificate import certificates_pdf
from bjdesk.documents.faces import certificate_faces
from bjdesk.documents.rendering import PRINT_DPI, opened
from bjdesk.kernel.errors import DiskFull, StorageProblem
from bjdesk.ui.shell.jobs import Cancelled, Progress
from bjdesk.ui.shell.printing import PagesPrint, image_of, prepare
from tests.documents.conftest import FONTS
from tests.documents.papers import make_paper

NAMES = ("沈月仙", "吴阿毛", "何美娟")
PAPERS = [make_paper(name, n) for n, name in enumerate(NAMES, 1)]


@pytest.fixture(scope="module")
def certificates(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("papers") / "证书.pdf"
    certificates_pdf(PAPERS, path, certificate_faces(FONTS))
    return path


@pytest.fixture
def paper(qapp, tmp_path: Path) -> Path:
    """Where the printer's paper ends up."""
    return tmp_path / "printed.pdf"


def printer_to(paper: Path) -> QPrinter:
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(paper))
    prepare(printer, "证书 3 张")
    return printer


class Heard:
    """What a job said."""

    def __init__(self, stop_at: int | None = None) -> None:
        self.steps: list[tuple[int, int, str]] = []
        self.printed: list[int] = []
        self.stop_at = stop_at
        self.progress = Progress(self.steps.append)

    def page(self, page: int) -> None:
        if page == self.stop_at:
            raise DiskFull
        self.printed.append(page)

    def cancel_after_first(self, page: int) -> None:
        self.printed.append(page)
        self.progress.cancel()


def squares(paper: Path) -> list[str]:
    found = []
    with opened(paper) as pages:
        for page in range(len(pages)):
            image = image_of(pages.picture(page)).convertToFormat(QImage.Format.Format_Grayscale8)
            view = zxingcpp.ImageView(
                bytes(image.constBits()),
                image.width(),
                image.height(),
                zxingcpp.ImageFormat.Lum,
                image.bytesPerLine(),
            )
            found += [code.text for code in zxingcpp.read_barcodes(view)]
    return found


def test_all_pages_go_out_as_one_job_in_roster_order(certificates, paper):
    heard = Heard()

    count = PagesPrint(printer_to(paper), certificates, heard.page)(heard.progress)

    assert count == 3
    assert heard.printed == [0, 1, 2]
    assert squares(paper) == [one.square for one in PAPERS]
    assert [step[:2] for step in heard.steps] == [(0, 3), (1, 3), (2, 3)]
    assert heard.steps[1][2] == "正在打印第 2 张，共 3 张"


def test_a_page_fills_the_sheet_at_300_dpi(certificates, paper):
    printer = printer_to(paper)

    PagesPrint(printer, certificates)(Heard().progress)

    assert printer.resolution() == PRINT_DPI
    with opened(paper) as pages, opened(certificates) as originals:
        assert pages.size_mm(0) == pytest.approx((297, 210), abs=0.2)
        printed, original = (image_of(source.picture(0, 100)) for source in (pages, originals))
    box, wanted = ink(printed), ink(original)
    assert box == pytest.approx(wanted, abs=3)


def test_letters_are_not_frayed_on_their_way(certificates, paper):
    PagesPrint(printer_to(paper), certificates)(Heard().progress)

    assert b"DCTDecode" not in paper.read_bytes()  # a JPEG


def test_a_job_goes_on_from_the_page_where_it_stopped(certificates, paper):
    heard = Heard()

    count = PagesPrint(printer_to(paper), certificates, heard.page, first=1)(heard.progress)

    assert count == 2
    assert heard.printed == [1, 2]
    assert squares(paper) == [one.square for one in PAPERS[1:]]


def test_what_was_handed_over_before_a_failure_comes_out(certificates, paper):
    heard = Heard(stop_at=2)

    with pytest.raises(DiskFull):
        PagesPrint(printer_to(paper), certificates, heard.page)(heard.progress)

    assert heard.printed == [0, 1]
    assert squares(paper)[:2] == [one.square for one in PAPERS[:2]]


def test_a_cancelled_job_ends_after_the_page_in_hand(certificates, paper):
    heard = Heard()

    with pytest.raises(Cancelled):
        PagesPrint(printer_to(paper), certificates, heard.cancel_after_first)(heard.progress)

    assert heard.printed == [0]
    assert squares(paper) == [PAPERS[0].square]


def test_a_printer_that_takes_nothing_names_the_page(certificates, tmp_path, qapp):
    with pytest.raises(StorageProblem) as refusal:
        PagesPrint(printer_to(tmp_path / "gone" / "printed.pdf"), certificates, first=1)(Heard().progress)

    assert refusal.value.code == "printer-stopped"
    assert refusal.value.facts == {"page": 2}


def test_nothing_is_printed_when_all_of_it_was(certificates, paper):
    assert PagesPrint(printer_to(paper), certificates, first=3)(Heard().progress) == 0
    assert not paper.exists()


def test_a_portrait_paper_is_prepared_as_such(qapp):
    printer = QPrinter()

    prepare(printer, "签到表", is_landscape=False)

    size = printer.pageLayout().fullRectPixels(printer.resolution()).size()
    assert (size.width(), size.height()) == pytest.approx((2480, 3508), abs=2)
    assert printer.docName() == "签到表"


def test_a_picture_owns_its_pixels(certificates, qapp):
    with opened(certificates) as pages:
        image = image_of(pages.picture(0, 50))

    assert image.size().width() == 585
    assert image.pixelColor(2, 2) == Qt.GlobalColor.white


def ink(image: QImage) -> tuple[int, int, int, int]:
    """Left, top, right, bottom of what is not white."""
    gray = image.convertToFormat(QImage.Format.Format_Grayscale8)
    width, height = gray.width(), gray.height()
    rows = [bytes(gray.constScanLine(y))[:width] for y in range(height)]
    dark = [y for y, row in enumerate(rows) if min(row) < 200]
    sides = [x for x in range(width) if min(row[x] for row in rows) < 200]
    return sides[0], dark[0], sides[-1], dark[-1]
