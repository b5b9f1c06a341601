"""One print job through the system's printer: pages of a PDF as pictures of 300 dpi, one in memory at a time.

Pages go out in their order; `printed(page)` is told of each once the printer has it, so that a job that stopped goes
on from there. Whatever was handed over before a stop comes out of the printer.
"""

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QMarginsF, QRect, QSize, Qt
from PySide6.QtGui import QImage, QPageLayout, QPageSize, QPainter
from PySide6.QtWidgets import QWidget

from bjdesk.documents.rendering import PRINT_DPI, Pages, Picture, opened
from bjdesk.kernel.errors import StorageProblem
from bjdesk.ui.shell.jobs import Progress

if TYPE_CHECKING:
    from PySide6.QtPrintSupport import QPrinter

_MM_AN_INCH = 25.4
_ROUNDING = 6  # dots by which a sheet may differ from a picture of the same paper


def image_of(picture: Picture) -> QImage:
    """For the screen or a printer; owns its pixels."""
    whole = QImage(picture.pixels, picture.width, picture.height, picture.stride, QImage.Format.Format_RGB888)
    image = whole.copy()
    dots = round(picture.dpi / _MM_AN_INCH * 1000)
    image.setDotsPerMeterX(dots)
    image.setDotsPerMeterY(dots)
    return image


def ask_printer(parent: QWidget, title: str, *, is_landscape: bool = True) -> "QPrinter | None":
    """The system's own dialog; None when the user thought better of it."""
    from PySide6.QtPrintSupport import QAbstractPrintDialog, QPrintDialog, QPrinter

    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    prepare(printer, title, is_landscape=is_landscape)
    dialog = QPrintDialog(printer, parent)
    dialog.setOption(QAbstractPrintDialog.PrintDialogOption.PrintPageRange, False)
    dialog.setOption(QAbstractPrintDialog.PrintDialogOption.PrintCollateCopies, False)
    if not dialog.exec():
        return None
    prepare(printer, title, is_landscape=is_landscape)  # the dialog may have turned the paper
    return printer


def prepare(printer: "QPrinter", title: str, *, is_landscape: bool = True) -> None:
    """A4 to the edges at 300 dpi, one copy, under the name by which the printer's queue shows it."""
    turned = QPageLayout.Orientation.Landscape if is_landscape else QPageLayout.Orientation.Portrait
    printer.setResolution(PRINT_DPI)
    printer.setFullPage(True)
    printer.setPageLayout(QPageLayout(QPageSize(QPageSize.PageSizeId.A4), turned, QMarginsF(0, 0, 0, 0)))
    printer.setCopyCount(1)
    printer.setDocName(title)
    printer.setCreator("bjdesk")


class PagesPrint:
    """The work of a print job; gives how many pages it printed."""

    def __init__(
        self, printer: "QPrinter", source: Path, printed: Callable[[int], None] | None = None, *, first: int = 0
    ) -> None:
        self._printer = printer
        self._source = source
        self._printed = printed
        self._first = first

    def __call__(self, progress: Progress) -> int:
        with opened(self._source) as pages:
            return self._print(pages, progress)

    def _print(self, pages: Pages, progress: Progress) -> int:
        total = len(pages)
        painter = QPainter()
        if self._first >= total:
            return 0
        if not painter.begin(self._printer):
            raise StorageProblem("printer-stopped", page=self._first + 1)
        painter.setRenderHint(QPainter.RenderHint.LosslessImageRendering)  # a JPEG frays letters and squares
        try:
            for page in range(self._first, total):
                progress.report(page - self._first, total - self._first, _told(page, total))
                self._hand_over(painter, pages, page)
                if self._printed is not None:
                    self._printed(page)
        finally:
            is_sound = painter.end()
        self._check(is_sound, total - 1)
        return total - self._first

    def _hand_over(self, painter: QPainter, pages: Pages, page: int) -> None:
        self._check(page == self._first or self._printer.newPage(), page)
        image = image_of(pages.picture(page, self._printer.resolution()))
        painter.drawImage(_centred(image.size(), painter.viewport()), image)
        self._check(True, page)

    def _check(self, is_sound: bool, page: int) -> None:
        from PySide6.QtPrintSupport import QPrinter

        bad = (QPrinter.PrinterState.Error, QPrinter.PrinterState.Aborted)
        if not is_sound or self._printer.printerState() in bad:
            raise StorageProblem("printer-stopped", page=page + 1)


def _centred(size: QSize, paper: QRect) -> QRect:
    """Dot by dot where it fits; another paper than A4 gets the whole page, as large as it allows, in its middle."""
    is_equal = max(abs(size.width() - paper.width()), abs(size.height() - paper.height())) <= _ROUNDING
    fitted_size = size if is_equal else size.scaled(paper.size(), Qt.AspectRatioMode.KeepAspectRatio)
    fitted = QRect(paper.topLeft(), fitted_size)
    fitted.moveCenter(paper.center())
    return fitted


def _told(page: int, total: int) -> str:
    words = QCoreApplication.translate("Printing", "正在打印第 {n} 张，共 {total} 张")
    return words.format(n=page + 1, total=total)
