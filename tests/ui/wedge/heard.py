"""What the tests of the card-reader filter have in common."""

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtGui import QWindow

from bjdesk.ui.shell.wedge import WedgeFilter
from tests.ui.keys import Recorder

CODE = "0471A2B3C4"
FAST = 0  # as fast as this machine can; behind the filter no different from 8 ms a key
RETURN = Qt.Key.Key_Return


InWindow = Callable[..., QWindow]


def is_hex(text: str) -> bool:
    return all(character in "0123456789abcdefABCDEF" for character in text)


class HandClock:
    """A monotonic clock that stands still until it is moved."""

    def __init__(self) -> None:
        self.seconds = 1000.0

    def __call__(self) -> float:
        return self.seconds


@dataclass
class Heard:
    wedge: WedgeFilter
    scans: list[str]
    misreads: Recorder


def listen(wedge: WedgeFilter) -> Heard:
    heard = Heard(wedge, [], Recorder())
    wedge.scanned.connect(heard.scans.append)
    wedge.misread.connect(heard.misreads.note)
    return heard
