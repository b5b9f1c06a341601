"""A branch with two desks, the district in the same process, and 同步 open over the first desk."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from bjdesk.ui.shell.faces import register_faces
from bjdesk.ui.shell.theme import Theme
from tests.syncing.conftest import Desk, Town
from tests.ui.sync.screen import Screen


@pytest.fixture(scope="session")
def dressed(qapp: QApplication) -> Theme:
    register_faces()
    return Theme()


@pytest.fixture
def theme(dressed: Theme, qapp: QApplication) -> Theme:
    dressed.apply(qapp, 1.0)
    return dressed


@pytest.fixture
def town(tmp_path: Path) -> Iterator[Town]:
    found = Town(tmp_path)
    yield found
    found.close()


@pytest.fixture
def desk(town: Town) -> Desk:
    """The desk that the window belongs to, enrolled."""
    return town.desk()


@pytest.fixture
def other(town: Town) -> Desk:
    """Another desk of the same branch."""
    return town.desk()


@pytest.fixture
def screen(qapp: QApplication, theme: Theme, desk: Desk, tmp_path: Path, qtbot: QtBot) -> Iterator[Screen]:
    found = Screen(qapp, theme, desk, tmp_path, qtbot)
    yield found
    found.close()


@pytest.fixture
def fresh_screen(qapp: QApplication, theme: Theme, town: Town, tmp_path: Path, qtbot: QtBot) -> Iterator[Screen]:
    """Over a desk that is not enrolled."""
    found = Screen(qapp, theme, town.desk(is_enrolled=False), tmp_path, qtbot)
    yield found
    found.close()
