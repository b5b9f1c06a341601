"""The last net: told once, kept, exported without anybody's name (D5)."""

import sys
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QObject, QRunnable, Qt, QThreadPool, QTimer
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from bjdesk.kernel.errors import DiskFailed
from bjdesk.ui.shell.crash import CrashGuard
from bjdesk.ui.shell.fault_report import describe, write_new
from bjdesk.ui.shell.problem_box import ProblemBox
from bjdesk.ui.shell.theme import Theme
from bjdesk.ui.shell.window import ShellWindow

NAME, CARD = "王桂芳", "A4C123B161"


class Breaks(QObject):
    """A slot that does not hold."""

    def slot(self) -> None:
        name, card = NAME, CARD
        raise KeyError(f"{name} {card}")


class BreaksBeside(QRunnable):
    def run(self) -> None:
        raise ValueError(NAME)


@pytest.fixture
def guard(theme: Theme, tmp_path: Path) -> Iterator[CrashGuard]:
    guard = CrashGuard(tmp_path / "desk", tmp_path)
    guard.install()
    yield guard
    if guard.box is not None:
        guard.box.close()
    guard.remove()


def box_of(guard: CrashGuard, qtbot: QtBot) -> ProblemBox:
    qtbot.waitUntil(lambda: guard.box is not None)
    assert guard.box is not None
    return guard.box


def test_an_error_in_a_slot_is_told_in_plain_words(guard: CrashGuard, qtbot: QtBot) -> None:
    breaks = Breaks()

    QTimer.singleShot(0, breaks.slot)
    box = box_of(guard, qtbot)

    assert box.windowTitle() == "程序遇到问题，已记下的签到都在。"
    assert box.go_on.isDefault()
    assert not box.isModal()


def test_errors_of_threads_are_heard_too(guard: CrashGuard, qtbot: QtBot) -> None:
    thread = threading.Thread(target=Breaks().slot)
    thread.start()
    thread.join()
    QThreadPool.globalInstance().start(BreaksBeside())

    qtbot.waitUntil(lambda: guard.count == 2)

    assert "KeyError" in guard.report()
    assert "ValueError" in guard.report()


def test_many_errors_open_one_box(guard: CrashGuard, qtbot: QtBot, qapp: QApplication) -> None:
    for _ in range(30):
        QTimer.singleShot(0, Breaks(qapp).slot)

    qtbot.waitUntil(lambda: guard.count == 30)
    box_of(guard, qtbot)

    assert sum(isinstance(widget, ProblemBox) for widget in QApplication.topLevelWidgets()) == 1
    assert "30 ×" in guard.report()


def test_the_report_says_where_and_never_about_whom(guard: CrashGuard, qtbot: QtBot, tmp_path: Path) -> None:
    QTimer.singleShot(0, Breaks(guard).slot)
    box = box_of(guard, qtbot)

    qtbot.mouseClick(box.export, Qt.MouseButton.LeftButton)

    report = next(tmp_path.glob("问题报告*.txt")).read_text(encoding="utf-8")
    assert "tests/ui/shell/test_crash.py" in report
    assert "KeyError" in report
    assert "Python" in report
    assert NAME not in report.replace(f'"{NAME}"', "")
    assert CARD not in report
    assert str(tmp_path) not in report


def test_the_shift_goes_on_after_the_box(guard: CrashGuard, qtbot: QtBot) -> None:
    QTimer.singleShot(0, Breaks(guard).slot)
    first = box_of(guard, qtbot)
    qtbot.mouseClick(first.go_on, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: guard.box is None)

    QTimer.singleShot(0, Breaks(guard).slot)

    assert box_of(guard, qtbot).isVisible()


def test_the_box_belongs_to_the_window_and_wears_its_look(guard: CrashGuard, window: ShellWindow, qtbot: QtBot) -> None:
    QTimer.singleShot(0, Breaks(guard).slot)

    box = box_of(guard, qtbot)

    assert box.parent() is window
    assert box.theme is window.theme


def test_a_folder_that_cannot_be_written_to_is_no_second_fault(theme: Theme, tmp_path: Path, qtbot: QtBot) -> None:
    (tmp_path / "file").write_text("")
    guard = CrashGuard(tmp_path / "file" / "desk", tmp_path / "file")
    guard.install()
    try:
        QTimer.singleShot(0, Breaks(guard).slot)
        box = box_of(guard, qtbot)
        qtbot.mouseClick(box.export, Qt.MouseButton.LeftButton)

        assert box.isVisible()
        assert guard.count == 1
        box.close()
    finally:
        guard.remove()


def test_the_hooks_are_given_back(theme: Theme, tmp_path: Path) -> None:
    before = (sys.excepthook, threading.excepthook)
    guard = CrashGuard(tmp_path)
    guard.install()

    guard.remove()

    assert (sys.excepthook, threading.excepthook) == before


def test_an_existing_report_is_not_overwritten(tmp_path: Path) -> None:
    paths = [write_new(tmp_path, "问题报告", text) for text in ("eins", "zwei", "drei")]

    assert [path.name for path in paths] == ["问题报告.txt", "问题报告 (2).txt", "问题报告 (3).txt"]
    assert paths[0].read_text(encoding="utf-8") == "eins"


def test_paths_of_the_machine_are_not_told(tmp_path: Path) -> None:
    try:
        (tmp_path / NAME).read_text()
    except OSError as error:
        text = describe(error)

    assert "pathlib" in text
    assert sys.base_prefix not in text
    assert str(tmp_path) not in text


def test_the_cause_behind_an_error_is_told_as_well() -> None:
    try:
        try:
            raise ZeroDivisionError(NAME)
        except ZeroDivisionError as cause:
            raise RuntimeError(NAME) from cause
    except RuntimeError as error:
        text = describe(error)

    assert text.index("ZeroDivisionError") < text.index("RuntimeError")


def test_an_error_that_has_words_is_told_in_them_and_is_no_crash(guard: CrashGuard, qtbot: QtBot) -> None:
    error = DiskFailed(path="x")
    with qtbot.waitSignal(guard.told) as heard:
        guard.catch(type(error), error)
    assert heard.args == [error]
    assert (guard.count, guard.box) == (0, None)
