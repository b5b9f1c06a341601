"""The last net: an error that nobody expected is kept, told once in plain words, and the shift goes on.

Slots, timers and threads all end up in `sys.excepthook` or `threading.excepthook`; a crash of the interpreter itself
leaves its trace in a file. The fault dialog is not modal: cards can be scanned on behind it.
"""

import faulthandler
import sys
import threading
from contextlib import suppress
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Any, TextIO

from PySide6.QtCore import QObject, Qt, QtMsgType, Signal, qInstallMessageHandler

from bjdesk.kernel.errors import DeskError

if TYPE_CHECKING:
    from bjdesk.ui.shell.problem_box import ProblemBox

FAULT_FILE = "faults.log"
MOST_KEPT = 20
_NOISE = ("propagateSizeHints",)
"""Lines of Qt that say nothing to anybody: this one comes from a platform without windows."""


class CrashGuard(QObject):
    """Catches what was not expected. `reports` is where reports are exported to; the user's documents by default."""

    told = Signal(object)
    """A DeskError that nobody caught: it has words, and is no crash."""
    _happened = Signal()

    def __init__(self, folder: Path, reports: Path | None = None, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._folder = folder
        self._reports = reports
        self._lock = threading.Lock()
        self._faults: dict[str, int] = {}
        self._file: TextIO | None = None
        self._box: ProblemBox | None = None
        self._before: tuple[Any, Any] | None = None
        self._happened.connect(self._show, Qt.ConnectionType.QueuedConnection)

    @property
    def count(self) -> int:
        """How many unexpected errors there were."""
        return sum(self._faults.values())

    @property
    def box(self) -> "ProblemBox | None":
        """The dialog that stands open now."""
        return self._box

    def install(self) -> None:
        """Take over the hooks of this process."""
        self._before = (sys.excepthook, threading.excepthook)
        sys.excepthook = self.catch
        threading.excepthook = self._catch_in_thread
        qInstallMessageHandler(_on_qt_message)
        with suppress(OSError):
            self._folder.mkdir(parents=True, exist_ok=True)
            self._file = (self._folder / FAULT_FILE).open("a", encoding="utf-8")
            faulthandler.enable(self._file)

    def remove(self) -> None:
        """Give the hooks back."""
        if self._before is not None:
            sys.excepthook, threading.excepthook = self._before
            self._before = None
        qInstallMessageHandler(None)
        if self._file is not None:
            faulthandler.disable()
            self._file.close()
            self._file = None

    def catch(self, kind: type[BaseException], error: BaseException, trace: TracebackType | None = None) -> None:
        """Keep one error, from any thread, and tell it."""
        if isinstance(error, DeskError):
            self.told.emit(error)
            return
        if issubclass(kind, KeyboardInterrupt):
            sys.__excepthook__(kind, error, trace)
            return
        from bjdesk.ui.shell.fault_report import describe  # wanted only once something is wrong

        if sys.stderr is not None:
            sys.__excepthook__(kind, error, trace)
        text = describe(error)
        with self._lock:
            if text in self._faults or len(self._faults) < MOST_KEPT:
                self._faults[text] = self._faults.get(text, 0) + 1
        self._happened.emit()

    def report(self) -> str:
        """All faults of this run with the versions; nothing about any person."""
        with self._lock:
            faults = [f"{times} ×\n{text}" for text, times in self._faults.items()]
        return "\n\n".join([_versions(), *faults]) + "\n"

    def _catch_in_thread(self, problem: threading.ExceptHookArgs) -> None:
        if problem.exc_value is not None:
            self.catch(problem.exc_type, problem.exc_value, problem.exc_traceback)

    def _show(self) -> None:
        """On the GUI thread: one dialog, however many errors come."""
        if self._box is not None:
            return
        from bjdesk.ui.shell.problem_box import ProblemBox

        self._box = ProblemBox(self.report, self._reports, self._folder)
        self._box.finished.connect(self._on_finished)
        self._box.show()

    def _on_finished(self) -> None:
        if self._box is not None:
            self._box.deleteLater()
            self._box = None


def _versions() -> str:
    import platform

    from PySide6 import __version__ as pyside
    from PySide6.QtCore import QDateTime

    from bjdesk import __version__ as ours

    when = QDateTime.currentDateTimeUtc().toString(Qt.DateFormat.ISODate)
    return f"bjdesk {ours} · Python {platform.python_version()} · PySide6 {pyside} · {platform.platform()}\n{when}"


def _on_qt_message(kind: QtMsgType, context: object, message: str) -> None:
    if sys.stderr is not None and not any(noise in message for noise in _NOISE):
        print(message, file=sys.stderr)
