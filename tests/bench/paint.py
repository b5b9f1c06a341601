"""Run by desk.py in a process of its own: from the reader's Enter until its answer is on the screen.

argv: the folder. The floor is the same change of the same window painted alone: the card's colour and words, the new
row of the list, roster, counts and status bar, with everything known and nothing looked up or written.
"""

import sys
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Any

from figures import compared, figure
from floors import Painted
from PySide6.QtCore import QCoreApplication
from today import HALL, Expected, open_today
from window import KEY_MS, key_events, open_window

from bjdesk.store.outbox import waiting
from bjdesk.ui.checkin.page import CheckInPage
from bjdesk.ui.desk_window import DeskWindow

WARM_UP = 10


def main(folder: Path) -> None:
    expected = open_today(folder, HALL, seed=7)
    _, desk = open_window(folder)
    screen = Screen(desk, expected)
    count = len(expected) - WARM_UP
    ours, floor = compared(count, screen.scanned, screen.alone, warm_up=WARM_UP, block=1)
    figure("desk", "scan_to_paint", "ms", ours.median, floor=floor.median, n=count)
    figure("desk", "scan_to_paint_p99", "ms", ours.percentile(99), floor=floor.percentile(99), n=count)
    desk.close()


class Screen:
    """The window with 签到 in front, before and after each card."""

    def __init__(self, desk: DeskWindow, expected: list[Expected]) -> None:
        page = desk.window.page
        assert isinstance(page, CheckInPage)
        assert page.at_work is not None
        assert desk.workspace is not None
        self._window, self._now_ms = desk.window.windowHandle(), 1_000_000
        self._bar, self._desk = desk.window.status_bar, desk.workspace
        self._expected = expected
        self._view, self._work = page.view, page.at_work
        self._painted = Painted(page.view.card)
        self._before = self._state()

    def scanned(self, number: int) -> Callable[[], int]:
        """The last key of a card; the others are already held."""
        self._before = self._state()
        self._type(self._expected[number].card)
        return partial(self._painted.after, partial(self._type, "\n"))

    def alone(self, number: int) -> Callable[[], int]:
        """What the card just read changed on the screen, once more."""
        after = self._state()
        if after[0].tone != "ok":
            raise SystemExit(f"card {number} was not checked in: {after[0]}")
        self._painted.after(partial(self._show, self._before))
        return partial(self._painted.after, partial(self._show, after))

    def _type(self, keys: str) -> None:
        for key in keys:
            self._now_ms += KEY_MS
            for event in key_events(key, self._now_ms):
                QCoreApplication.sendEvent(self._window, event)

    def _state(self) -> tuple[Any, ...]:
        board = self._work.board
        return (self._view.card.text, board.roster, board.recent, self._desk.read(waiting))

    def _show(self, state: tuple[Any, ...]) -> None:
        board = self._work.board
        text, board.roster, board.recent, count = state
        self._bar.show_waiting(count)
        self._view.show_text(text)
        self._view.show_board(board)
        self._work.head.show_count(board)


if __name__ == "__main__":
    main(Path(sys.argv[1]))
