"""A branch of invented people (演示) with a class in ten minutes, and 签到 open over it."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from bjdesk.ui.shell.theme import Theme
from tests.makers import Branch, ClassNow
from tests.ui.checkin.desk import CheckInDesk, Open


@pytest.fixture
def klass(branch: Branch) -> ClassNow:
    """Three people, 08:50, the class begins at nine."""
    return branch.class_now(3, title="智能手机应用（演示）", quota=5)


@pytest.fixture
def make(qapp: QApplication, theme: Theme, branch: Branch, tmp_path: Path, qtbot: QtBot) -> Iterator[Open]:
    """Opens 签到 on whatever the test has planted so far."""

    def open_desk(*, is_open: bool = True, green_ms: int = 60_000) -> CheckInDesk:
        desk = CheckInDesk(qapp, theme, branch, tmp_path, green_ms=green_ms)
        desk.show(qtbot)
        if is_open:
            desk.open()
        return desk

    yield open_desk
    if (focused := qapp.focusWidget()) is not None:
        focused.clearFocus()  # a window that dies with the focus in it tells everybody so


@pytest.fixture
def desk(klass: ClassNow, make: Open) -> CheckInDesk:
    return make()
