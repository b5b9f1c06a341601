"""A reader of any of the five formats, typed at the window: the setting says how the card is read (R24, D8)."""

from collections.abc import Callable, Iterator

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from bjdesk.people.reader import SETTING
from bjdesk.store.tables import Setting
from bjdesk.ui.desk_window import DeskWindow
from bjdesk.ui.shell.faces import register_faces
from tests.makers import Branch
from tests.ui.keys import send, stamped

CARD = "01026F6C3A"
SHOWN = {"10H": CARD, "8H10D": "0040856634", "6H8D": "07302202", "2H4H": "111,27706", "4H4H": "00623,27706"}
Start = Callable[[], DeskWindow]


@pytest.fixture
def start(qapp: QApplication, branch: Branch, qtbot: QtBot) -> Iterator[Start]:
    """The window of the branch, ready for a card."""
    register_faces()
    made: list[DeskWindow] = []

    def open_window() -> DeskWindow:
        branch.close()
        desk = DeskWindow(qapp, branch.folder, clock=branch.clock)
        made.append(desk)
        qtbot.addWidget(desk.window)
        with qtbot.waitSignal(desk.ready, timeout=20_000):
            desk.show()
        desk.window.activateWindow()
        qtbot.waitUntil(desk.window.isActiveWindow)
        return desk

    yield open_window
    for desk in made:
        desk.close()


@pytest.mark.parametrize("name", SHOWN)
def test_a_card_typed_by_a_reader_of_each_format_is_checked_in(
    start: Start, branch: Branch, qtbot: QtBot, name: str
) -> None:
    group = branch.class_now(1)
    branch.card(group.people[0], CARD)
    branch.plant(Setting, key=SETTING, value=name)
    desk = start()
    with qtbot.waitSignal(desk.window.page.answered, timeout=5_000) as answered:
        send(desk.window.windowHandle(), stamped(SHOWN[name], key_ms=8, start_ms=1_000_000))
    assert answered.args[0].code == "checked-in"
    assert desk.window.page.messages.banners == ()


def test_a_setting_that_is_no_format_is_said(start: Start, branch: Branch) -> None:
    branch.plant(Setting, key=SETTING, value="9H")
    said = [banner.what for banner in start().window.page.messages.banners]
    assert said == ["读卡器的格式设成了“9H”，没有这种格式"]
