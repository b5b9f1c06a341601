"""Run by desk.py in a process of its own: from the reader's Enter to the colour on the screen.

argv: the folder. The floor is the same change of the same card in the same window, painted alone.
"""

import sys
from collections.abc import Callable
from functools import partial
from pathlib import Path

from figures import compared, figure
from floors import Painted
from today import HALL, open_today
from window import open_window, press

from bjdesk.ui.checkin.page import CheckInPage

WARM_UP = 10


def main(folder: Path) -> None:
    expected = open_today(folder, HALL, seed=7)
    _, desk = open_window(folder)
    page, handle = desk.window.page, desk.window.windowHandle()
    assert isinstance(page, CheckInPage)
    card, waiting = page.view.card, page.view.card.text
    painted = Painted(card)

    def scanned(number: int) -> Callable[[], None]:
        for key in expected[number].card:
            press(handle, key)
        return partial(painted.after, partial(press, handle, "\n"))

    def alone(number: int) -> Callable[[], None]:
        green = card.text
        if green.tone != "ok":
            raise SystemExit(f"card {number} was not checked in: {green}")
        painted.after(partial(card.show_text, waiting))
        return partial(painted.after, partial(card.show_text, green))

    count = len(expected) - WARM_UP
    ours, floor = compared(count, scanned, alone, warm_up=WARM_UP, block=1)
    figure("desk", "scan_to_paint", "ms", ours.median, floor=floor.median, n=count)
    figure("desk", "scan_to_paint_p99", "ms", ours.percentile(99), floor=floor.percentile(99), n=count)
    desk.close()


if __name__ == "__main__":
    main(Path(sys.argv[1]))
