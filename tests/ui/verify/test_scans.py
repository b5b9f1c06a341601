"""A scanner gun at the window: certificates open 查验 wherever they are scanned, cards stay with 签到 (R24, P36)."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from bjdesk.ui.desk_window import DeskWindow
from bjdesk.ui.shell.faces import register_faces
from bjdesk.ui.verify.scans import is_paper, is_square, is_whole_square
from tests.certificates import papers
from tests.makers import copy_branch, make_clock
from tests.ui.keys import send, stamped

KEY_MS, NOON_MS = 8, 60_000
SQUARE = papers.proof_of(papers.words_for()).square


@pytest.fixture
def desk(qapp: QApplication, tmp_path: Path, qtbot: QtBot) -> Iterator[DeskWindow]:
    register_faces()
    copy_branch(tmp_path)
    found = DeskWindow(qapp, tmp_path, clock=make_clock())
    qtbot.addWidget(found.window)
    with qtbot.waitSignal(found.ready, timeout=20_000):
        found.show()
    found.window.activateWindow()
    qtbot.waitUntil(found.window.isActiveWindow)
    yield found
    found.close()


def scan(desk: DeskWindow, text: str, end: Qt.Key | None = Qt.Key.Key_Return) -> None:
    handle = desk.window.windowHandle()
    assert handle is not None
    send(handle, stamped(text, KEY_MS, NOON_MS, end))


def test_a_certificate_that_is_scanned_at_the_desk_opens_the_page(desk: DeskWindow, qtbot: QtBot) -> None:
    scan(desk, SQUARE)
    assert desk.window.page_key == "verify"
    page = desk.window.page
    qtbot.waitUntil(lambda: page.card.isVisible(), timeout=20_000)  # type: ignore[attr-defined]
    assert page.card.title == "未知签发者"  # type: ignore[attr-defined]


def test_a_gun_need_not_end_its_line(desk: DeskWindow, qtbot: QtBot) -> None:
    scan(desk, SQUARE, None)
    qtbot.waitUntil(lambda: desk.window.page_key == "verify")


def test_a_card_on_that_page_goes_to_the_desk(desk: DeskWindow) -> None:
    desk.window.show_page("verify")
    scan(desk, "0102034417")
    assert desk.window.page_key == "check-in"


def test_a_foreign_square_stays_on_that_page(desk: DeskWindow, qtbot: QtBot) -> None:
    desk.window.show_page("verify")
    scan(desk, "https://example.cn/q?n=12")
    page = desk.window.page
    qtbot.waitUntil(lambda: page.card.isVisible(), timeout=20_000)  # type: ignore[attr-defined]
    assert page.card.title == "不是本院的证书"  # type: ignore[attr-defined]


def test_squares_and_cards_are_told_apart() -> None:
    assert is_square(SQUARE)
    assert is_square(" bj1:aaaa")
    assert not is_square("0102034417")
    assert is_whole_square(SQUARE.lower())
    assert not is_whole_square(SQUARE[:-1])
    assert [is_paper(text) for text in (SQUARE, "https://a.cn", "7" * 140, "0102034417", "ABCDEF0123")] == [
        True, True, True, False, False,
    ]  # fmt: skip
