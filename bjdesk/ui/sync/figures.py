"""等着送出, 今天收到, 要您看一下: three numbers with what they are made of; in the compact layout one line of three."""

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from bjdesk.ui.shell.measures import air
from bjdesk.ui.shell.theme import Theme
from bjdesk.ui.shell.widgets.frames import Card
from bjdesk.ui.shell.widgets.labels import Chip, OneLine, dress, text_label

translate = QCoreApplication.translate


class Figure(Card):
    """A number, what it counts, and what it is made of."""

    def __init__(self, theme: Theme, label: str, parent: QWidget | None = None) -> None:
        super().__init__(theme, parent=parent)
        self._number = text_label("0", "num")
        self._label = text_label(label, "bodyMedium")
        self._made_of = OneLine(theme, "", "cap", "ink2")
        self.chip = Chip(theme, "", "warn")
        self.chip.hide()
        self._lay_out()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.set_compact(False)

    @property
    def words(self) -> tuple[str, str]:
        """The number and what it is made of."""
        return self._number.text(), self._made_of.text()

    def show_count(self, count: int, made_of: str) -> None:
        self._number.setText(str(count))
        self._made_of.setText(made_of)
        self._show_made_of()
        self.setAccessibleName(f"{self._label.text()} {count}，{made_of}")

    def set_compact(self, is_compact: bool) -> None:
        self._is_compact = is_compact
        dress(self._number, role="h2" if is_compact else "num")
        dress(self._label, role="body" if is_compact else "bodyMedium")
        direction = QBoxLayout.Direction.LeftToRight if is_compact else QBoxLayout.Direction.TopToBottom
        self._words.setDirection(direction)
        air(self._theme, self._words, spacing=8 if is_compact else 2)
        side, end = (14, 6) if is_compact else (20, 14)
        air(self._theme, self._row, (side, end, side, end), 8)
        self._show_made_of()

    def _show_made_of(self) -> None:
        self._made_of.setVisible(not self._is_compact)
        self.chip.setVisible(bool(self.chip.text()) and not self._is_compact)

    def _lay_out(self) -> None:
        self._is_compact = False
        self._words = QBoxLayout(QBoxLayout.Direction.TopToBottom)
        for widget in (self._number, self._label, self._made_of):
            self._words.addWidget(widget)
        self._words.addStretch(1)
        self._row = QHBoxLayout(self)
        self._row.addLayout(self._words, 1)
        corner = QVBoxLayout()
        corner.addWidget(self.chip, 0, Qt.AlignmentFlag.AlignRight)
        corner.addStretch(1)
        self._row.addLayout(corner)


class Figures(QWidget):
    """The three side by side."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self.waiting = Figure(theme, translate("Sync", "等着送出"))
        self.received = Figure(theme, translate("Sync", "今天收到"))
        self.matters = Figure(theme, translate("Sync", "要您看一下"))
        self._row = QHBoxLayout(self)
        for figure in self._all:
            self._row.addWidget(figure, 1)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.set_compact(False)

    @property
    def _all(self) -> tuple[Figure, Figure, Figure]:
        return self.waiting, self.received, self.matters

    def show_counts(self, waiting: tuple[int, str], received: tuple[int, str], matters: int, is_urgent: bool) -> None:
        """Each as a count and what it is made of."""
        self.waiting.show_count(waiting[0], waiting[1] or translate("Sync", "都送出去了"))
        self.received.show_count(received[0], received[1] or translate("Sync", "今天还没有"))
        if not matters:
            words, chip, tone = translate("Sync", "没有要看的"), "", "warn"
        elif is_urgent:
            words, chip, tone = translate("Sync", "看了才能接着同步"), translate("Sync", "请先看"), "bad"
        else:
            words, chip, tone = translate("Sync", "不急，什么时候看都行"), translate("Sync", "有空看"), "warn"
        self.matters.chip.show_as(chip, tone)
        self.matters.show_count(matters, words)

    def set_compact(self, is_compact: bool) -> None:
        air(self._theme, self._row, spacing=8 if is_compact else 16)
        for figure in self._all:
            figure.set_compact(is_compact)
