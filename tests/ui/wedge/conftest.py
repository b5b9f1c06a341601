"""A filter whose signals are noted, and a window that has the keyboard."""

from collections.abc import Iterator

import pytest
import shiboken6
from PySide6.QtGui import QGuiApplication, QWindow
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from bjdesk.ui.shell.wedge import WedgeFilter
from tests.ui.wedge.heard import HandClock, Heard, InWindow, is_hex, listen


@pytest.fixture
def heard(qapp: QApplication) -> Iterator[Heard]:
    heard = listen(WedgeFilter(is_known_format=is_hex))
    yield heard
    shiboken6.delete(heard.wedge)


@pytest.fixture
def hand_clock() -> HandClock:
    return HandClock()


@pytest.fixture
def heard_by_hand(qapp: QApplication, hand_clock: HandClock) -> Iterator[Heard]:
    heard = listen(WedgeFilter(is_known_format=is_hex, clock=hand_clock))
    yield heard
    shiboken6.delete(heard.wedge)


@pytest.fixture
def heard_patiently(qapp: QApplication) -> Iterator[Heard]:
    """Waits so long where it waits longer than for a person that no machine is too busy."""
    heard = listen(WedgeFilter(no_enter_ms=2000))
    yield heard
    shiboken6.delete(heard.wedge)


@pytest.fixture
def in_window(qtbot: QtBot) -> Iterator[InWindow]:
    """Puts fields into a window of their own that has the keyboard, the first with the cursor."""
    pages = []

    def show(*fields: QWidget) -> QWindow:
        page = QWidget()
        pages.append(page)
        layout = QVBoxLayout(page)
        for field in fields:
            layout.addWidget(field)
        qtbot.addWidget(page)
        page.show()
        page.activateWindow()
        fields[0].setFocus()
        qtbot.waitUntil(lambda: QGuiApplication.focusObject() is fields[0])
        return page.windowHandle()

    yield show
    pages.clear()
