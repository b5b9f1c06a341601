"""A branch that may issue, and 证书 open over it. All people are invented (演示)."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from bjdesk.ui.shell.theme import Theme
from tests.certificates.scenes import make_issuing
from tests.makers import Branch
from tests.ui.certificates.office import Office

OpenOffice = Callable[..., Office]


@pytest.fixture
def branch(tmp_path: Path) -> Iterator[Branch]:
    made = make_issuing(tmp_path / "branch")
    yield made
    made.close()


@pytest.fixture
def open_office(qapp: QApplication, theme: Theme, tmp_path: Path, qtbot: QtBot) -> Iterator[OpenOffice]:
    """Opens 证书 over a branch, with other printers or a small disk where they are given."""
    opened: list[Office] = []

    def make(branch: Branch, **more: object) -> Office:
        opened.append(Office(qapp, theme, branch, tmp_path, qtbot, **more))
        return opened[-1]

    yield make
    for office in opened:
        office.close()


@pytest.fixture
def office(branch: Branch, open_office: OpenOffice) -> Office:
    return open_office(branch)
