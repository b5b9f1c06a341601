"""What a key event is to the filter: text, the end of a scan, nothing, or a sign that a person is at work."""

from dataclasses import dataclass
from enum import Enum, auto

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent

_END_KEYS = frozenset({Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Tab})
_END_TEXTS = frozenset({"\n", "\r"})  # a reader with LF suffix sends a key without a name
_SILENT_KEYS = frozenset({Qt.Key.Key_Shift, Qt.Key.Key_CapsLock, Qt.Key.Key_NumLock})
_CHORD = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier | Qt.KeyboardModifier.MetaModifier
_SAME_CLOCK_MS = 5.0
_LONG_AGO_MS = 1000

PhysicalKey = tuple[int, int]


class Kind(Enum):
    TEXT = auto()
    END = auto()
    SILENT = auto()  # comes in the middle of a scan without being part of it
    OTHER = auto()


def kind_of(event: QKeyEvent) -> Kind:
    if event.key() in _SILENT_KEYS:
        return Kind.SILENT
    if event.modifiers() & _CHORD:
        return Kind.OTHER
    if event.key() in _END_KEYS or event.text() in _END_TEXTS:
        return Kind.END
    return Kind.TEXT if event.text() and event.text().isprintable() else Kind.OTHER


@dataclass(frozen=True, slots=True)
class Moment:
    """When a key was pressed: `stamp` in ms by the window system (0: not said), `seen` in s when it arrived here."""

    stamp: int
    seen: float

    def ms_since(self, earlier: "Moment") -> float:
        """By the stamps if both have one, for behind a stall only they tell a person from a reader."""
        if not self.stamp or not earlier.stamp:
            return self.seen_ms_since(earlier)
        return self.stamp - earlier.stamp  # once in 49 days X starts from 0 again: that gap counts as none

    def seen_ms_since(self, earlier: "Moment") -> float:
        return (self.seen - earlier.seen) * 1000

    def is_pressed_before(self, earlier: "Moment") -> bool:
        """It came later and yet was pressed a moment before."""
        return 0 < earlier.stamp - self.stamp < _LONG_AGO_MS and self.stamp > 0

    def knows_no_more_than_arrival(self, earlier: "Moment") -> bool:
        """The stamps were given on arrival (Windows, QTest) or not at all: they count a stall of ours as silence."""
        return abs(self.ms_since(earlier) - self.seen_ms_since(earlier)) <= _SAME_CLOCK_MS


def physical(event: QKeyEvent) -> PhysicalKey:
    """The key itself: with Shift let go in between, its release comes under another name than its press."""
    scan_code = event.nativeScanCode()
    return (scan_code, 0) if scan_code else (0, event.key())


def copy_of(event: QKeyEvent) -> QKeyEvent:
    """The event to be sent again later (`clone()` would never be freed)."""
    copy = QKeyEvent(
        event.type(),
        event.key(),
        event.modifiers(),
        event.nativeScanCode(),
        event.nativeVirtualKey(),
        event.nativeModifiers(),
        event.text(),
        event.isAutoRepeat(),
        event.count(),
    )
    copy.setTimestamp(event.timestamp())
    return copy
