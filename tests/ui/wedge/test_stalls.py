"""Scans in a queue and keys behind a stall (R24)."""

import pytest
from PySide6.QtCore import QObject, Qt, QTimer
from PySide6.QtGui import QWindow
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from tests.ui.keys import Recorder, post, send, stamped
from tests.ui.wedge.fields import line, record_changes
from tests.ui.wedge.heard import CODE, HandClock, Heard, InWindow


def test_a_thousand_scans_without_a_pause_arrive_once_and_in_order(in_window: InWindow, heard: Heard) -> None:
    field = line()
    window = in_window(field)
    changes = record_changes(field)
    codes = [f"{number:010d}" for number in range(1000)]

    for number, code in enumerate(codes):
        send(window, stamped(code, key_ms=8, start_ms=1000 + 88 * number))

    assert heard.scans == codes
    assert changes.notes == []


class SlowDesk(QObject):
    """Takes its time for every scan while the keys of the next pile up."""

    def __init__(self, clock: HandClock) -> None:
        super().__init__()
        self.clock = clock

    def check_in(self, _code: str) -> None:
        self.clock.seconds += 0.020


def test_scans_that_queue_up_behind_a_slow_desk_arrive_once_and_in_order(
    in_window: InWindow, heard_by_hand: Heard, hand_clock: HandClock
) -> None:
    field = line()
    window = in_window(field)
    desk = SlowDesk(hand_clock)
    heard_by_hand.wedge.scanned.connect(desk.check_in)
    codes = [f"{number:010X}" for number in range(200)]
    for number, code in enumerate(codes):
        post(window, stamped(code, key_ms=8, start_ms=1000 + 88 * number))

    QApplication.processEvents()

    assert heard_by_hand.scans == codes
    assert field.text() == ""


def test_behind_a_stall_the_stamps_tell_typing_from_a_scan(in_window: InWindow, heard_by_hand: Heard) -> None:
    field = line()
    window = in_window(field)
    entered = Recorder()
    field.returnPressed.connect(entered.note)

    post(window, stamped("wangguifang", key_ms=120, start_ms=1000))
    post(window, stamped(CODE, key_ms=8, start_ms=3000))
    QApplication.processEvents()

    assert field.text() == "wangguifang"
    assert len(entered.notes) == 1
    assert heard_by_hand.scans == [CODE]


def test_behind_a_stall_a_card_without_enter_is_told_from_what_is_typed_later(
    in_window: InWindow, heard_by_hand: Heard
) -> None:
    field = line()
    window = in_window(field)

    post(window, stamped(CODE, key_ms=8, start_ms=1000, end=None))
    post(window, stamped("wgf", key_ms=120, start_ms=2000))
    QApplication.processEvents()

    assert heard_by_hand.scans == [CODE]
    assert field.text() == "wgf"


class RestOfScan(QObject):
    def __init__(self, window: QWindow, start_ms: int) -> None:
        super().__init__()
        self.window = window
        self.start_ms = start_ms

    def arrive(self) -> None:
        send(self.window, stamped(CODE[4:], key_ms=8, start_ms=self.start_ms))


def test_a_scan_cut_by_a_stall_is_still_one_scan(
    qtbot: QtBot, in_window: InWindow, heard_by_hand: Heard, hand_clock: HandClock
) -> None:
    """The timer comes first when the program wakes, the keys of the meantime right after it."""
    field = line()
    window = in_window(field)
    rest = RestOfScan(window, start_ms=1032)
    send(window, stamped(CODE[:4], key_ms=8, start_ms=1000, end=None))
    hand_clock.seconds += 1.7

    with qtbot.waitSignal(heard_by_hand.wedge.scanned):
        timer = QTimer(rest, singleShot=True, timerType=Qt.TimerType.PreciseTimer, interval=50)
        timer.timeout.connect(rest.arrive)
        timer.start()

    assert heard_by_hand.scans == [CODE]
    assert field.text() == ""


@pytest.mark.parametrize("start_ms", [0, 1000])
def test_a_pause_of_this_program_between_two_keys_does_not_cut_a_scan(
    in_window: InWindow, heard_by_hand: Heard, hand_clock: HandClock, start_ms: int
) -> None:
    """Where keys carry no time of their own (Windows stamps them on arrival), the pause must not count as silence."""
    window = in_window(line())

    for number, character in enumerate(CODE):
        hand_clock.seconds += 0.3 if number == 6 else 0.008
        stamp = start_ms and round(hand_clock.seconds * 1000)
        send(window, stamped(character, key_ms=0, start_ms=stamp, end=None))
    send(window, stamped("", key_ms=0, start_ms=stamp))

    assert heard_by_hand.scans == [CODE]


def test_the_stamps_may_start_again_from_zero(in_window: InWindow, heard_by_hand: Heard) -> None:
    window = in_window(line())
    events = list(stamped(CODE, key_ms=8, start_ms=2**32 - 40))
    for event in events:
        event.setTimestamp(event.timestamp() % 2**32)

    send(window, iter(events))

    assert heard_by_hand.scans == [CODE]
