"""Breaks words into lines: Chinese anywhere but before a closing mark and rather after a comma, Latin at a space."""

from PySide6.QtGui import QFontMetricsF

_NEVER_FIRST = "，。！？；：、）」”…·"
_GOOD_END = "，。！？；、·"


def broken(text: str, metrics: QFontMetricsF, width: float) -> list[str]:
    """Lines that fit `width`; a single line where possible, an empty list for no text."""
    lines: list[str] = []
    rest = text
    while rest:
        end = _end(rest, metrics, width)
        lines.append(rest[:end].rstrip("· "))
        rest = rest[end:].lstrip(" ")
    return lines


def _end(text: str, metrics: QFontMetricsF, width: float) -> int:
    """How many characters go on the next line; at least one."""
    if metrics.horizontalAdvance(text) <= width:
        return len(text)
    end = 1
    while end < len(text) and metrics.horizontalAdvance(text[: end + 1]) <= width:
        end += 1
    most = end
    while end > 1 and (text[end] in _NEVER_FIRST or _is_inside_word(text, end)):
        end -= 1
    end = end if end > 1 else most  # one word that is longer than the line
    after_comma = max(text.rfind(mark, end // 2, end) for mark in _GOOD_END) + 1
    return after_comma or end


def _is_inside_word(text: str, place: int) -> bool:
    before, after = text[place - 1], text[place]
    return before.isascii() and after.isascii() and " " not in (before, after)
