"""Opens a desk's window for the demo and takes it down again, here and now."""

import gc

from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from bjdesk.demo.report import WrongCount
from bjdesk.demo.stage import until
from bjdesk.ui.desk_window import DeskWindow

READY_S = 30


class Opening:
    """Waits until the first card could be recorded."""

    def __init__(self, desk: DeskWindow) -> None:
        self._desk = desk
        self._is_ready = False
        self._failure: object = None
        desk.ready.connect(self._on_ready)
        desk.failed.connect(self._on_failed)

    def open(self) -> None:
        """Show it; WrongCount if it does not open."""
        self._desk.show()
        self._desk.window.activateWindow()
        QTest.qWaitForWindowActive(self._desk.window)
        if not until(self._is_settled, READY_S) or self._failure is not None:
            raise WrongCount(f"窗口没有打开：{self._failure or '等了太久'}")

    def _on_ready(self) -> None:
        self._is_ready = True

    def _on_failed(self, error: object) -> None:
        self._failure = error

    def _is_settled(self) -> bool:
        return self._is_ready or self._failure is not None


def take_down(desk: DeskWindow) -> None:
    """Close it and let its widgets go: a thread that opens another desk must not be the one to do it."""
    dialog: QWidget | None = QApplication.activeModalWidget()
    if dialog is not None:
        dialog.close()
    desk.window.close()  # a desk that has something to send stays for it; one that is closed twice does not
    desk.close()
    for gone in (desk.window, desk):
        gone.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    gc.collect()
