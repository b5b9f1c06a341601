"""Readers that end a scan with nothing (R24)."""

import time

import pytest
from pytestqt.qtbot import QtBot

from bjdesk.demo.keys import press_key, scan
from bjdesk.demo.waiting import wait
from tests.ui.keys import Recorder
from tests.ui.wedge.fields import line, record_changes
from tests.ui.wedge.heard import CODE, FAST, RETURN, Heard, InWindow

PAUSES_FORGIVEN = 5


def test_a_known_format_without_enter_is_a_scan_after_a_silence(
    qtbot: QtBot, in_window: InWindow, heard: Heard
) -> None:
    field = line()
    window = in_window(field)
    changes = record_changes(field)

    with qtbot.waitSignal(heard.wedge.scanned):
        scan(window, CODE, end=None, key_ms=FAST)

    assert heard.scans == [CODE]
    assert changes.notes == []


@pytest.mark.parametrize("text", ["0471A2B", "wangguifang"])
def test_what_is_too_short_or_no_known_format_is_typed_when_no_enter_comes(
    qtbot: QtBot, in_window: InWindow, heard: Heard, text: str
) -> None:
    field = line()
    window = in_window(field)

    scan(window, text, end=None, key_ms=FAST)

    qtbot.waitUntil(lambda: field.text() == text)
    assert heard.scans == []


def test_an_enter_that_lags_behind_a_known_format_is_swallowed(in_window: InWindow, heard: Heard) -> None:
    field = line()
    window = in_window(field)
    changes = record_changes(field)

    scan(window, CODE, end=None, key_ms=FAST)
    wait(60)
    press_key(window, RETURN)

    assert heard.scans == [CODE]
    assert changes.notes == []


def test_typing_sixty_ms_after_a_known_format_makes_all_of_it_typing(in_window: InWindow, heard: Heard) -> None:
    field = line()
    window = in_window(field)
    entered = Recorder()
    field.returnPressed.connect(entered.note)

    for _ in range(PAUSES_FORGIVEN):
        begun = time.monotonic()
        scan(window, CODE, end=None, key_ms=FAST)
        wait(60)
        was_quick = time.monotonic() - begun < 0.09  # else the machine paused, and the silence was that of an end
        scan(window, "1", key_ms=FAST)
        if was_quick:
            break
        for seen in (field.clear, entered.notes.clear, heard.scans.clear):
            seen()

    assert field.text() == CODE + "1"
    assert len(entered.notes) == 1
    assert heard.scans == []
