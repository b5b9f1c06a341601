"""The one dialog of an unexpected error: what was recorded is there, go on, or hand a report to somebody."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QDateTime, QStandardPaths, Qt
from PySide6.QtWidgets import QApplication, QWidget

from bjdesk.ui.shell.fault_report import write_new
from bjdesk.ui.shell.theme import Theme
from bjdesk.ui.shell.widgets.buttons import ActionButton
from bjdesk.ui.shell.widgets.dialogs import QuestionBox
from bjdesk.ui.shell.window import ShellWindow


class ProblemBox(QuestionBox):
    """Does not block the window; 继续 is the default and the only thing that Enter can mean."""

    def __init__(self, report: Callable[[], str], folder: Path | None, spare_folder: Path) -> None:
        window = _shell_window()
        super().__init__(
            window.theme if window is not None else Theme(),
            QApplication.translate("ProblemBox", "程序遇到问题，已记下的签到都在。"),
            QApplication.translate("ProblemBox", "可以接着用。要是老出现，请导出报告，交给管理员。"),
            window,
        )
        self._report = report
        self._folder = folder
        self._spare_folder = spare_folder
        self.export = ActionButton(self.theme, self.tr("导出问题报告（不含姓名证件）"), height=48)
        self.go_on = ActionButton(self.theme, self.tr("继续"), "primary", height=48)
        self.export.clicked.connect(self._on_export)
        self.go_on.clicked.connect(self.accept)
        self.add_button(self.export)
        self.add_button(self.go_on)
        self.setWindowModality(Qt.WindowModality.NonModal)

    def _on_export(self) -> None:
        name = self.tr("问题报告 {when}").format(when=QDateTime.currentDateTime().toString("yyyy-MM-dd HHmm"))
        for folder in (self._folder or _documents(), self._spare_folder):
            try:
                path = write_new(folder, name, self._report())
            except OSError:
                continue
            self.say(self.tr("报告存在这里，里面没有学员的资料：\n{path}").format(path=path))
            self.export.setEnabled(False)
            return
        self.say(self.tr("报告没有存成，文件夹不让写入。请告诉管理员。"))


def _documents() -> Path:
    return Path(QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation))


def _shell_window() -> ShellWindow | None:
    """The window that the box belongs to, if there is one yet."""
    windows: list[QWidget] = QApplication.topLevelWidgets()
    return next((window for window in windows if isinstance(window, ShellWindow)), None)
