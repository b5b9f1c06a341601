"""The look of the window, and a branch of invented people (演示), for every test that paints."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtWidgets import QApplication

from bjdesk.ui.shell.faces import register_faces
from bjdesk.ui.shell.theme import Theme
from tests.makers import Branch, make_branch


@pytest.fixture(scope="session")
def dressed(qapp: QApplication) -> Theme:
    register_faces()
    return Theme()


@pytest.fixture
def theme(dressed: Theme, qapp: QApplication) -> Theme:
    """Text at 100 %, whatever the test before has done; its windows are gone."""
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    dressed.apply(qapp, 1.0)
    return dressed


@pytest.fixture
def branch(tmp_path: Path) -> Iterator[Branch]:
    made = make_branch(tmp_path / "branch")
    yield made
    made.close()
