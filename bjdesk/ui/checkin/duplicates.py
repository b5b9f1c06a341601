"""Who may be registered already, found while somebody types: better one person found than one registered twice."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from bjdesk.people.queries import LearnerRow
from bjdesk.ui.checkin.lists import born_text, tail_text
from bjdesk.ui.checkin.lookup_list import phone_text
from bjdesk.ui.formats import joined
from bjdesk.ui.shell.measures import air, fix
from bjdesk.ui.shell.theme import Theme
from bjdesk.ui.shell.widgets.buttons import ActionButton
from bjdesk.ui.shell.widgets.frames import Card
from bjdesk.ui.shell.widgets.labels import Chip, IconText, OneLine, text_label

MOST = 3
_WIDTH, _ROW = 380, 48


@dataclass(frozen=True)
class Likeness:
    """A registered person and in what she is like the one being typed."""

    row: LearnerRow
    chips: tuple[str, ...]


def likenesses(rows: Sequence[LearnerRow], name: str, phone: str | None, year: int | None) -> list[Likeness]:
    """Each row with the words for what is alike."""
    translate = QCoreApplication.translate
    found = []
    for row in rows[:MOST]:
        alike = (
            (row.name == name, translate("Duplicates", "姓名一样")),
            (phone is not None and row.phone == phone, translate("Duplicates", "手机一样")),
            (year is not None and row.year == year, translate("Duplicates", "出生年一样")),
        )
        found.append(Likeness(row, tuple(words for is_alike, words in alike if is_alike)))
    return found


def _about(row: LearnerRow) -> str:
    return joined(born_text(row.year), row.community or "", phone_text(row.phone), tail_text(row.last4))


def _in_short(likeness: Likeness) -> str:
    """What fits one line: how she is alike, and one thing to ask her."""
    row = likeness.row
    ask = phone_text(row.phone) or tail_text(row.last4) or row.community or born_text(row.year)
    return joined(*likeness.chips, ask)


class PickButton(ActionButton):
    """就是她: the person of its place, with Alt and a digit."""

    def __init__(self, theme: Theme, place: int, height: int, parent: QWidget | None = None) -> None:
        first, others = self.tr("就是她，直接签到"), self.tr("就是她")
        super().__init__(theme, others if place else first, key=f"Alt {place + 1}", height=height, parent=parent)
        self.place = place
        self.setShortcut(f"Alt+{place + 1}")


class DuplicatePanel(Card):
    """The right column of the full layout; quiet while nobody is alike."""

    meant = Signal(object)
    """LearnerRow."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(theme, parent=parent)
        self._theme = theme
        self._found: list[Likeness] = []
        self._title = IconText(theme, "users", self.tr("可能已经登记过"), role="h3", tone="ink", size=20, gap=10)
        self._note = text_label("", "cap", "ink2")
        self._note.setWordWrap(True)
        self._people = QVBoxLayout()
        self._last = text_label(self.tr("都不是？接着填左边就好"), "body", "ink2")
        column = QVBoxLayout(self)
        air(theme, column, (18, 18, 18, 18), 4)
        air(theme, self._people, (0, 12, 0, 0), 12)
        for widget in (self._title, self._note):
            column.addWidget(widget)
        column.addLayout(self._people)
        column.addStretch(1)
        column.addWidget(self._last)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Expanding)
        fix(theme, self, width=_WIDTH)
        self.show_found([])

    @property
    def found(self) -> Sequence[Likeness]:
        return tuple(self._found)

    def show_found(self, found: Sequence[Likeness]) -> None:
        self._found = list(found)
        _empty(self._people)
        for place, likeness in enumerate(found):
            self._people.addWidget(self._card(place, likeness))
        self._last.setVisible(bool(found))
        self._note.setText(self.tr("边填边找，先看看是不是她") if found else self.tr("边填边找，现在还没有像她的人"))
        self.dress_as(*(("tint", "accent") if found else ("surface", "line")))

    def _card(self, place: int, likeness: Likeness) -> Card:
        theme = self._theme
        card = Card(theme, radius=12)
        column = QVBoxLayout(card)
        air(theme, column, (17, 13, 17, 15), 4)
        column.addWidget(OneLine(theme, likeness.row.name, "h2"))
        about = text_label(_about(likeness.row), "body", "ink2")
        about.setWordWrap(True)
        column.addWidget(about)
        chips = QHBoxLayout()
        air(theme, chips, (0, 4, 0, 8), 8)
        for words in likeness.chips:
            chips.addWidget(Chip(theme, words, "info"))
        chips.addStretch(1)
        column.addLayout(chips)
        button = PickButton(theme, place, 40)
        button.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        button.clicked.connect(self._on_clicked)
        column.addWidget(button)
        return card

    def _on_clicked(self) -> None:
        button = self.sender()
        if isinstance(button, PickButton):
            self.meant.emit(self._found[button.place].row)


class DuplicateRows(QWidget):
    """The compact layout: one line a person, between 手机号 and 出生年; takes no room while nobody is alike."""

    meant = Signal(object)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._found: list[Likeness] = []
        self._column = QVBoxLayout(self)
        air(theme, self._column, (0, 0, 0, 8), 6)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.hide()

    def show_found(self, found: Sequence[Likeness]) -> None:
        self._found = list(found)
        _empty(self._column)
        for place, likeness in enumerate(found):
            self._column.addWidget(self._line(place, likeness))

    def _line(self, place: int, likeness: Likeness) -> Card:
        theme = self._theme
        line = Card(theme, "tint", "accent", 10)
        row = QHBoxLayout(line)
        air(theme, row, (13, 1, 7, 1), 10)
        name = OneLine(theme, likeness.row.name, "bodyStrong")
        name.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        row.addWidget(name)
        row.addWidget(OneLine(theme, _in_short(likeness), "cap", "ink2"), 1)
        button = PickButton(theme, place, 36)
        button.set_words(self.tr("就是她"), button.printed_key)
        button.clicked.connect(self._on_clicked)
        row.addWidget(button)
        fix(theme, line, height=_ROW)
        return line

    def _on_clicked(self) -> None:
        button = self.sender()
        if isinstance(button, PickButton):
            self.meant.emit(self._found[button.place].row)


def _empty(layout: QVBoxLayout) -> None:
    while (item := layout.takeAt(0)) is not None:
        if (widget := item.widget()) is not None:
            widget.hide()
            widget.deleteLater()
