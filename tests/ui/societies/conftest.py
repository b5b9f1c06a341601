"""社团 over a branch with a dozen learners."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from bjdesk.ui.shell.theme import Theme
from tests.makers import Branch, make_branch
from tests.ui.learners.desk import open_window
from tests.ui.societies.staff import Staff

NAMES = ("安梅", "白兰", "陈竹", "丁菊", "方松", "高枫", "何柳", "江桃", "孔杏", "罗梨", "马槐", "倪桂")


@pytest.fixture
def branch(tmp_path: Path) -> Iterator[Branch]:
    made = make_branch(tmp_path / "branch")
    for number, name in enumerate(NAMES, 1):
        made.learner(name, card=f"7E570000{number:02X}")
    yield made
    made.close()


@pytest.fixture
def staff(qapp: QApplication, theme: Theme, branch: Branch, tmp_path: Path, qtbot: QtBot) -> Staff:
    return Staff(open_window(qapp, theme, branch, tmp_path, qtbot, "societies"), qtbot)
