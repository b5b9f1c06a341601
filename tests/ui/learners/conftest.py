"""A small branch of invented people (演示), and 学员 open over it."""

from dataclasses import dataclass
from pathlib import Path
from uuid import UUID

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from bjdesk.ui.learners.page import LearnersPage
from bjdesk.ui.shell.theme import Theme
from bjdesk.ui.shell.window import ShellWindow
from tests.makers import Branch
from tests.ui.learners.desk import open_window


@dataclass(frozen=True)
class People:
    """Two of one name, one without a card."""

    elder: UUID
    younger: UUID
    cardless: UUID


@pytest.fixture
def people(branch: Branch) -> People:
    return People(
        elder=branch.learner("王桂芳", birth_year=1948, card="0102034417", phone="13857125678", sex="2"),
        younger=branch.learner("王桂芳", birth_year=1956, card="0102032276", sex="2"),
        cardless=branch.learner("陈根法", birth_year=1949, standing="2", sex="1"),
    )


@pytest.fixture
def window(
    qapp: QApplication, theme: Theme, branch: Branch, people: People, tmp_path: Path, qtbot: QtBot
) -> ShellWindow:
    return open_window(qapp, theme, branch, tmp_path, qtbot, "learners")


@pytest.fixture
def page(window: ShellWindow) -> LearnersPage:
    assert isinstance(window.page, LearnersPage)
    return window.page
