"""The look, settings and a window without data, for every test of the shell."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from bjdesk.ui.shell.jobs import Jobs
from bjdesk.ui.shell.pages import PageTools
from bjdesk.ui.shell.settings import Settings
from bjdesk.ui.shell.theme import Theme
from bjdesk.ui.shell.window import ShellWindow
from tests.ui.shell.samples import sample_entries


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    return Settings(tmp_path / "desk.ini")


@pytest.fixture
def tools(theme: Theme, settings: Settings, qtbot: QtBot) -> Iterator[PageTools]:
    jobs = Jobs()
    yield PageTools(theme, settings, jobs)
    assert jobs.stop()


@pytest.fixture
def shown(qtbot: QtBot) -> Callable[[QWidget], QWidget]:
    """Puts a widget on the screen and lets the bot close it."""

    def show(widget: QWidget) -> QWidget:
        qtbot.addWidget(widget)
        widget.show()
        qtbot.waitExposed(widget)
        widget.activateWindow()
        qtbot.waitUntil(widget.isActiveWindow)
        return widget

    return show


@pytest.fixture
def window(qapp: QApplication, theme: Theme, settings: Settings, qtbot: QtBot) -> ShellWindow:
    """A window with four sample pages, shown and active, without data."""
    shell = ShellWindow(qapp, settings, theme, sample_entries())
    qtbot.addWidget(shell)
    with qtbot.waitSignal(shell.first_painted):
        shell.show()
    shell.activateWindow()
    qtbot.waitUntil(shell.isActiveWindow)
    return shell
