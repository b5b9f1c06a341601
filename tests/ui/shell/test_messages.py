"""Banners push the page down, say what to do, and never stand in the way."""

from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from bjdesk.kernel.errors import DiskFull
from bjdesk.ui.shell.messages import Messages
from bjdesk.ui.shell.theme import Theme
from bjdesk.ui.shell.widgets.banner import Banner
from bjdesk.ui.shell.widgets.buttons import ActionButton, IconButton
from bjdesk.ui.shell.window import ShellWindow


def test_an_error_is_told_with_what_to_do_and_its_number_last(theme: Theme, qtbot: QtBot) -> None:
    messages = Messages(theme)
    qtbot.addWidget(messages)

    banner = messages.say_error(DiskFull())

    assert (banner.tone, banner.number) == ("bad", "E-102")
    assert banner.what.startswith("没有记上")
    assert "纸质签到表" in banner.do


def test_no_banner_takes_no_room(window: ShellWindow) -> None:
    messages = window.page.messages
    messages.say("info", "区里更新了放假表")
    was_there = messages.isVisible()

    messages.clear()

    assert (was_there, messages.isVisible()) == (True, False)


def test_the_same_words_twice_stand_there_once(theme: Theme, qtbot: QtBot) -> None:
    messages = Messages(theme)
    qtbot.addWidget(messages)

    for _ in range(3):
        messages.say("warn", "读卡器没插好", "插好再试")

    assert len(messages.banners) == 1


def test_the_oldest_leaves_when_there_are_too_many(theme: Theme, qtbot: QtBot) -> None:
    messages = Messages(theme)
    qtbot.addWidget(messages)

    for number in range(5):
        messages.say("warn", f"第 {number} 件")

    assert [banner.what for banner in messages.banners] == ["第 2 件", "第 3 件", "第 4 件"]


def test_the_cross_puts_a_banner_away_and_the_button_acts(window: ShellWindow, qtbot: QtBot) -> None:
    banner = window.page.messages.say("bad", "打印机没纸了", "补好纸，点“接着打”。", action="接着打")
    cross = banner.findChild(IconButton)
    button = next(b for b in banner.findChildren(ActionButton) if b.text() == "接着打")

    with qtbot.waitSignal(banner.acted):
        qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    qtbot.mouseClick(cross, Qt.MouseButton.LeftButton)

    assert window.page.messages.banners == ()


def test_good_news_leaves_by_itself_and_bad_news_stays(theme: Theme, qtbot: QtBot) -> None:
    good = Banner(theme, "ok", "存好了", leaves_after_ms=1)
    bad = Banner(theme, "bad", "没有记上！", leaves_after_ms=1)
    for banner in (good, bad):
        qtbot.addWidget(banner)

    with qtbot.assertNotEmitted(bad.dismissed, wait=20), qtbot.waitSignal(good.dismissed):
        good.show()


def test_a_long_sentence_wraps_instead_of_being_cut(window: ShellWindow, qtbot: QtBot) -> None:
    window.resize(911, 512)
    banner = window.page.messages.say("bad", "资料文件坏了", "原来的文件一点没动，另外留着。" * 4, number="E-105")

    qtbot.waitUntil(lambda: banner.height() > 80)

    assert banner.width() <= window.width()
