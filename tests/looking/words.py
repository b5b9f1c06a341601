"""Faults of words: cut off, over one another, in boxes instead of letters, missing, or in the wrong language."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import combinations

from PySide6.QtCore import QRectF, Qt
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QHeaderView,
    QLabel,
    QLineEdit,
    QWidget,
)

from bjdesk.ui.shell.faces import uncovered
from bjdesk.ui.shell.language import ENGLISH
from bjdesk.ui.shell.paging import CELL_ROLE, PagedTableModel
from bjdesk.ui.shell.widgets.buttons import IconButton
from tests.looking.sight import Piece, Seen

HAN = re.compile(r"[⺀-⿟㐀-鿿豈-﫿\U00020000-\U0003ffff]+")
CHINESE_MARKS = re.compile(r"[、。，：；？！（）「」《》]")
LATIN = re.compile(r"[A-Za-z]{2,}")
PLACE = re.compile(r"[\w:~.-]*[/\\][\w/\\:~.-]*|[\w-]+\.pdf|\d{9}-\d{4}-[A-Z]{2}-\d{6}-\d", re.ASCII)
"""Where a file lies, or its name; the number of a certificate."""
KNOWN_LATIN = frozenset({"Alt", "Ctrl", "Del", "Enter", "Esc", "Excel", "GPS", "PDF", "wgf", "xp", "bjdesk", "db"})
"""Keys as they stand on the keyboard, a format, what the hints say one may type."""
_SLACK = 1.5
"""Pixels by which the advance of a word may pass its edge without anything being lost."""


@dataclass
class Reader:
    """Reads in one language; `data` are names and titles that no language changes, `typed` what somebody typed."""

    language: str
    data: tuple[str, ...] = ()
    typed: Sequence[str] = ()
    _drawn: dict[str, bool] = field(default_factory=dict)
    """Character -> whether the bundled faces can draw it."""

    def faults(self, seen: Seen) -> Iterator[str]:
        """What is wrong with the words of one widget."""
        yield from cut_off(seen)
        yield from over_one_another(seen)
        yield from blank(seen.widget)
        yield from self.missing_glyphs(seen.words)
        yield from self.wrong_language(seen)

    def missing_glyphs(self, words: str) -> Iterator[str]:
        for character in dict.fromkeys(words):
            if character not in self._drawn:
                self._drawn[character] = not uncovered(character)
            if not self._drawn[character]:
                yield f"no bundled face draws {character} (U+{ord(character):04X})"

    def wrong_language(self, seen: Seen) -> Iterator[str]:
        """What somebody typed is in whatever language she likes."""
        if isinstance(seen.widget, QLineEdit) and seen.widget.text():
            return
        is_label = isinstance(seen.widget, QLabel) and seen.pieces  # which may break its words into lines anywhere
        whole = [piece.text for piece in seen.pieces if not piece.text.endswith("…")]  # what is cut is told anyway
        if getattr(seen.widget.parent(), "tells_whole", False):  # where a title may go on in a second line
            whole = [text for text in whole if not any(text in known for known in self.data)]
        painted = ("" if self.language == ENGLISH else "\n").join(whole)
        left = self._without_data(seen.widget.text() if is_label else painted)
        if self.language == ENGLISH:
            for found in (*HAN.findall(left), *CHINESE_MARKS.findall(left)):
                yield f"not translated: {found}"
            return
        for word in LATIN.findall(left):
            if word not in KNOWN_LATIN:
                yield f"Latin among Chinese: {word}"

    def _without_data(self, words: str) -> str:
        for known in sorted((*self.data, *self.typed), key=len, reverse=True):
            words = words.replace(known, "")
        return PLACE.sub("", words)


def cut_off(seen: Seen) -> Iterator[str]:
    """Words that are not shown to their end."""
    is_elided = getattr(seen.widget, "is_elided", None)
    if is_elided is not None and is_elided():
        yield f"cut off: {seen.words}"
        return
    if _is_taller(seen.widget):
        yield f"taller than its place: {seen.words}"
        return
    whole = "\n".join(_whole_words(seen.widget))
    tells_whole = getattr(seen.widget.parent(), "tells_whole", False)  # under the mouse, and to a screen reader
    for piece in seen.pieces:
        if "…" in piece.text and piece.text not in whole and not tells_whole:
            yield f"cut off: {piece.text}"
        elif _is_beyond(piece, seen.widget):
            yield f"past the edge: {piece.text}"


def _is_taller(widget: QWidget) -> bool:
    """Whether the last lines of a wrapped label have no room; Qt does not even paint them."""
    return (
        isinstance(widget, QLabel)
        and widget.wordWrap()
        and widget.heightForWidth(widget.width()) > widget.height() + _SLACK
    )


def _whole_words(widget: QWidget) -> Iterator[str]:
    """What the widget holds, whether or not there is room for it."""
    for name in ("text", "accessibleName", "placeholderText"):
        yield str(widget.property(name) or "")
    view = widget.parent()
    if isinstance(view, QAbstractItemView) and isinstance(model := view.model(), PagedTableModel):
        for row in range(model.rowCount()):
            for column in range(model.columnCount()):
                cell = model.index(row, column).data(CELL_ROLE)
                yield from (cell.text, cell.sub)


def _is_beyond(piece: Piece, widget: QWidget) -> bool:
    """Whether part of the words lies outside the widget; typed text and long lists may be scrolled."""
    if isinstance(widget, QLineEdit) and widget.text():
        return False
    room, box = QRectF(widget.rect()).adjusted(-_SLACK, -_SLACK, _SLACK, _SLACK), piece.box
    is_list = isinstance(widget.parent(), QAbstractItemView)
    fits_across = room.left() <= box.left() and box.right() <= room.right()
    middle = box.center().y()
    fits_down = is_list or (room.top() <= middle - box.height() / 4 and middle + box.height() / 4 <= room.bottom())
    return not (fits_across and fits_down)


def over_one_another(seen: Seen) -> Iterator[str]:
    """Words painted over other words of the same widget."""
    for first, second in combinations(seen.pieces, 2):
        shared = first.box.intersected(second.box)
        if first == second:  # a selection is painted over the words it selects
            continue
        if shared.width() > _SLACK and shared.height() > first.box.height() / 3:
            yield f"“{first.text}” lies under “{second.text}”"


def blank(widget: QWidget) -> Iterator[str]:
    """A label, button, tab or column head that says nothing and shows no picture."""
    if widget.size().isEmpty():
        return
    if isinstance(widget, QHeaderView):
        yield from _blank_heads(widget)
    elif isinstance(widget, QLabel):
        if not widget.text().strip() and widget.pixmap().isNull():
            yield "a label without words"
    elif isinstance(widget, QAbstractButton) and not isinstance(widget, IconButton):
        is_corner = isinstance(widget.parent(), QAbstractItemView)
        if not is_corner and not widget.text().strip() and widget.icon().isNull():
            yield "a button without words"


def _blank_heads(header: QHeaderView) -> Iterator[str]:
    model = header.model()
    if header.orientation() != Qt.Orientation.Horizontal or model is None:
        return
    for section in range(header.count()):
        words = model.headerData(section, Qt.Orientation.Horizontal)
        if not header.isSectionHidden(section) and not str(words or "").strip() and not _holds_links(model, section):
            yield f"column {section + 1} has no head"


def _holds_links(model: object, section: int) -> bool:
    """The last column of a list may hold nothing but the links of its rows."""
    return (
        isinstance(model, PagedTableModel)
        and section == model.columnCount() - 1
        and any(model.actions_at(row) for row in range(model.rowCount()))
    )
