"""What F1 shows: the desk in thirty seconds, and every key, made from the same table as the shortcuts."""

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import (
    QBoxLayout,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QScrollArea,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from bjdesk.ui.shell.keyboard import KEYS, key_for, printed
from bjdesk.ui.shell.measures import air
from bjdesk.ui.shell.pages import Page, PageTools
from bjdesk.ui.shell.paint import baseline, rounded, text_at
from bjdesk.ui.shell.theme import Theme
from bjdesk.ui.shell.widgets.frames import Card
from bjdesk.ui.shell.widgets.labels import text_label


class _KeyCap(QWidget):
    """One key combination, drawn as on a keyboard."""

    def __init__(self, theme: Theme, words: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._words = words
        self.setAccessibleName(words)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def adapt_to_scale(self) -> None:
        self.updateGeometry()

    def sizeHint(self) -> QSize:
        theme = self._theme
        width = theme.metrics("capMedium").horizontalAdvance(self._words) + 2 * theme.px(8)
        return QSize(max(int(width + 0.99), theme.px(36)), theme.px(26))

    def paintEvent(self, event: QPaintEvent) -> None:
        theme, painter = self._theme, QPainter(self)
        rounded(painter, QRectF(self.rect()), theme.px(6), theme.colour("sunken"), theme.colour("line2"))
        metrics = theme.metrics("capMedium")
        painter.setFont(theme.font("capMedium"))
        painter.setPen(theme.colour("ink"))
        left = (self.width() - metrics.horizontalAdvance(self._words)) / 2
        text_at(painter, left, baseline(metrics, self.height() / 2), self._words)


class _Number(QWidget):
    """The number of a step in a circle."""

    def __init__(self, theme: Theme, number: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._number = str(number)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def adapt_to_scale(self) -> None:
        self.updateGeometry()

    def sizeHint(self) -> QSize:
        return QSize(self._theme.px(28), self._theme.px(28))

    def paintEvent(self, event: QPaintEvent) -> None:
        theme, painter = self._theme, QPainter(self)
        rounded(painter, QRectF(self.rect()), self.width() / 2, theme.colour("tint"))
        metrics = theme.metrics("bodyStrong")
        painter.setFont(theme.font("bodyStrong"))
        painter.setPen(theme.colour("tintInk"))
        left = (self.width() - metrics.horizontalAdvance(self._number)) / 2
        text_at(painter, left, baseline(metrics, self.height() / 2), self._number)


class HelpPage(Page):
    """Needs no data, so it is there even when the data is not."""

    def __init__(self, tools: PageTools, parent: QWidget | None = None) -> None:
        super().__init__(tools, parent)
        self.strip.set_title(self.tr("帮助"))
        inside = QWidget()
        inside.setProperty("plain", True)
        self._columns = QBoxLayout(QBoxLayout.Direction.LeftToRight, inside)
        air(tools.theme, self._columns, spacing=20)
        self._columns.addWidget(self._first_steps(), 1, Qt.AlignmentFlag.AlignTop)
        self._columns.addWidget(self._all_keys(), 1, Qt.AlignmentFlag.AlignTop)
        self._scroll = QScrollArea()
        self._scroll.setAccessibleName(self.tr("帮助内容"))
        self._scroll.setWidgetResizable(True)
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._scroll.setWidget(inside)
        self.body.addWidget(self._scroll)

    def shown(self) -> None:
        self._scroll.setFocus()

    def set_compact(self, is_compact: bool) -> None:
        super().set_compact(is_compact)
        direction = QBoxLayout.Direction.TopToBottom if is_compact else QBoxLayout.Direction.LeftToRight
        self._columns.setDirection(direction)

    def steps(self) -> list[str]:
        """The desk in thirty seconds."""
        wanted = ("change-session", "register", "save", "undo", "page-8")
        keys = {action: key_for(action).printed for action in wanted}
        return [
            self.tr("看看上面是不是现在这节课，不是就按 {key} 换一节。").format(key=keys["change-session"]),
            self.tr("请学员刷卡。光标在哪里都行，一张接一张地刷，不用等。"),
            self.tr("绿色是签上了，黄色是已经签过，蓝色要您点一下，红色请看上面写的怎么办。"),
            self.tr("没带卡的，打姓名拼音的首字母（王桂芳就打 wgf）或手机后 4 位，再按回车。"),
            self.tr("新来的，按 {register} 登记，填好按 {save} 保存并签到。").format(**keys),
            self.tr("刷错了，按 {key} 撤销上一条，写一句为什么。").format(key=keys["undo"]),
            self.tr("断网、停电都不要紧：显示绿色的那一刻，这一条已经存好了。"),
            self.tr("和区里对账是自动的；左边“同步”上有红点时，按 {key} 看一下。").format(key=keys["page-8"]),
        ]

    def _first_steps(self) -> Card:
        card, column = _titled_card(self.theme, self.tr("30 秒上手"))
        for number, words in enumerate(self.steps(), 1):
            row = QHBoxLayout()
            air(self.theme, row, spacing=12)
            row.addWidget(_Number(self.theme, number), 0, Qt.AlignmentFlag.AlignTop)
            sentence = text_label(words, "body", "ink")
            sentence.setWordWrap(True)
            sentence.setMinimumHeight(self.theme.px(28))
            row.addWidget(sentence, 1)
            column.addLayout(row)
        return card

    def _all_keys(self) -> Card:
        card, column = _titled_card(self.theme, self.tr("键盘"))
        grid = QGridLayout()
        air(self.theme, grid, spacing=6)
        grid.setColumnStretch(1, 1)
        for line, key in enumerate(KEYS):
            caps = QHBoxLayout()
            air(self.theme, caps, spacing=6)
            for sequence in _shown(key.sequences):
                caps.addWidget(_KeyCap(self.theme, printed(sequence)))
            caps.addStretch(1)
            grid.addLayout(caps, line, 0)
            words: QLabel = text_label(key.translated, "body", "ink2")
            words.setContentsMargins(12, 0, 0, 0)
            grid.addWidget(words, line, 1)
        column.addLayout(grid)
        return card


def _shown(sequences: tuple[str, ...]) -> tuple[str, ...]:
    """Without the twin that only differs by the shift key."""
    return tuple(sequence for sequence in sequences if not sequence.endswith("++"))


def _titled_card(theme: Theme, title: str) -> tuple[Card, QVBoxLayout]:
    card = Card(theme)
    column = QVBoxLayout(card)
    air(theme, column, (21, 18, 21, 21), 10)
    column.addWidget(text_label(title, "h3"))
    return card, column
