"""The ring shows where the keyboard is, only when the keyboard went there."""

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from bjdesk.ui.shell.focus_ring import FocusRing
from bjdesk.ui.shell.window import ShellWindow


def ring_of(window: ShellWindow) -> FocusRing:
    ring = window.findChild(FocusRing)
    assert ring is not None
    return ring


def tab_to_a_button(window: ShellWindow) -> None:
    for _ in range(5):
        QTest.keyClick(window.windowHandle(), Qt.Key.Key_Tab)
        if ring_of(window).target is not None:
            return


def test_tab_puts_the_ring_around_a_button_and_outside_of_it(window: ShellWindow) -> None:
    tab_to_a_button(window)
    ring = ring_of(window)

    target = ring.target

    assert target is QApplication.focusWidget()
    place = target.rect().translated(target.mapTo(window, target.rect().topLeft()))
    assert ring.isVisible()
    assert ring.geometry().contains(place.adjusted(-2, -2, 2, 2) & window.rect())


def test_the_mouse_puts_the_ring_away(window: ShellWindow, qtbot: QtBot) -> None:
    tab_to_a_button(window)
    target = ring_of(window).target

    qtbot.mousePress(target, Qt.MouseButton.LeftButton)

    assert not ring_of(window).isVisible()


def test_the_ring_follows_when_the_layout_changes(window: ShellWindow, qapp: QApplication) -> None:
    tab_to_a_button(window)
    before = ring_of(window).geometry()

    window.resize(911, 512)
    qapp.processEvents()

    assert ring_of(window).geometry() != before


def test_the_ring_lets_clicks_through(window: ShellWindow) -> None:
    assert ring_of(window).testAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
