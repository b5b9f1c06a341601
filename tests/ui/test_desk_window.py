"""The window of the desk when what lies behind it does not open: words, and a field that hears no card."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from bjdesk.app import DATABASE_FILE
from bjdesk.kernel.clock import Clock, Instant
from bjdesk.store.keys import TrainingKey
from bjdesk.ui.checkin.page import CheckInPage
from bjdesk.ui.desk_window import DeskWindow, told_second
from bjdesk.ui.shell.faces import register_faces
from bjdesk.ui.shell.single_instance import SingleInstance
from tests.makers import HandClock, copy_branch, make_clock

Start = Callable[..., DeskWindow]


class BrokenClock(HandClock):
    """Stands for whatever nobody expected."""

    def now(self) -> Instant:
        raise LookupError("演示")


@pytest.fixture
def start(qapp: QApplication, tmp_path: Path, qtbot: QtBot) -> Iterator[Start]:
    """Opens the desk of the folder and waits until it says that it cannot."""
    register_faces()
    made: list[DeskWindow] = []

    def open_desk(clock: Clock | None = None) -> DeskWindow:
        desk = DeskWindow(qapp, tmp_path, clock=clock or make_clock())
        made.append(desk)
        qtbot.addWidget(desk.window)
        with qtbot.waitSignal(desk.failed, timeout=20_000):
            desk.show()
        return desk

    yield open_desk
    for desk in made:
        desk.close()


def said(desk: DeskWindow) -> str:
    page = desk.window.first_page
    assert isinstance(page, CheckInPage)
    assert not page.arming.is_armed
    page.on_scan("0100000001")
    text = page.view.card.text
    assert text.tone == "refused"
    return f"{text.title} {text.line}"


def test_a_lost_key_is_told(start: Start, tmp_path: Path) -> None:
    copy_branch(tmp_path)
    (tmp_path / TrainingKey.FILE).unlink()
    assert "钥匙文件读不了" in said(start())


def test_a_damaged_file_is_told_by_its_name_and_left_as_it_is(start: Start, tmp_path: Path) -> None:
    copy_branch(tmp_path)
    (tmp_path / DATABASE_FILE).write_bytes(b"\x05" * 9000)
    words = said(start())
    assert "资料文件坏了" in words
    assert f"文件 {DATABASE_FILE} 原样留着，请不要删" in words
    assert (tmp_path / DATABASE_FILE).read_bytes() == b"\x05" * 9000


def test_a_second_start_says_that_it_raised_the_window_only_if_it_did(qapp: QApplication, tmp_path: Path) -> None:
    """The first one holds the lock and does not hear: it has not painted yet, or hangs."""
    first, second = SingleInstance(tmp_path), SingleInstance(tmp_path)
    assert first.is_first()
    assert not second.is_first()
    assert "没有回应" in told_second(has_raised=second.has_raised)
    first.release()


@pytest.mark.parametrize("is_visited_before", [True, False], ids=["built before", "built after"])
def test_after_a_failed_start_no_page_goes_on_promising(
    qapp: QApplication, tmp_path: Path, qtbot: QtBot, is_visited_before: bool
) -> None:
    copy_branch(tmp_path)
    (tmp_path / DATABASE_FILE).write_bytes(b"")
    register_faces()
    desk = DeskWindow(qapp, tmp_path, clock=make_clock())
    qtbot.addWidget(desk.window)
    if is_visited_before:
        for key in ("learners", "courses", "check-in"):
            desk.window.show_page(key)
    with qtbot.waitSignal(desk.failed, timeout=20_000):
        desk.show()
    for key in ("learners", "courses"):
        desk.window.show_page(key)
        assert [banner.number for banner in desk.window.page.messages.banners] == ["E-105"]
        words = [label.text() for label in desk.window.page.findChildren(QLabel) if label.isVisible()]
        assert "资料没有打开" in words
        assert not any("正在打开" in text for text in words)
    desk.close()


def test_a_fault_that_nobody_expected_is_told_as_well(start: Start, tmp_path: Path, qtbot: QtBot) -> None:
    copy_branch(tmp_path)
    with qtbot.captureExceptions() as faults:
        desk = start(BrokenClock(make_clock().wall))
        qtbot.waitUntil(lambda: bool(faults))
    assert "请改用纸质签到表" in said(desk)
    assert faults[0][0] is LookupError
