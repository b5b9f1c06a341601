"""The answer in big calm words: icon, verdict, one sentence, the facts, and the name that is asked for (P36)."""

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from bjdesk.ui.shell.measures import air, fix
from bjdesk.ui.shell.theme import Theme
from bjdesk.ui.shell.widgets.buttons import ActionButton, IconButton
from bjdesk.ui.shell.widgets.fields import Field
from bjdesk.ui.shell.widgets.frames import Card
from bjdesk.ui.shell.widgets.labels import dress, text_label
from bjdesk.ui.sync.roundel import Roundel
from bjdesk.ui.verify.words import Answer

translate = QCoreApplication.translate
_MOST_FACTS = 5


class VerdictCard(Card):
    """One certificate; `name_given` when somebody has read the name, `stepped` to one before (-1) or after (1)."""

    name_given = Signal(str)
    stepped = Signal(int)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(theme, parent=parent)
        self._roundel = Roundel(theme, 88)
        self._title = text_label("", "name")
        self._line = text_label("", "lead", "ink2")
        for label in (self._title, self._line):
            label.setWordWrap(True)
        self._facts = [(text_label("", "body", "ink2"), text_label("", "bodyMedium")) for _ in range(_MOST_FACTS)]
        hint = translate("Verify", "和纸上一个字一个字地一样")
        self.name = Field(theme, translate("Verify", "纸上的姓名"), hint=hint)
        self.check = ActionButton(theme, translate("Verify", "核对姓名"), height=48)
        self.before = IconButton(theme, "chevron-left", translate("Verify", "上一份"))
        self.after = IconButton(theme, "chevron-right", translate("Verify", "下一份"))
        self._place = text_label("", "bodyMedium")
        self._summary = text_label("", "body", "ink2")
        self._lay_out()
        self._connect()
        self.set_compact(False)

    @property
    def title(self) -> str:
        return self._title.text()

    @property
    def line(self) -> str:
        return self._line.text()

    @property
    def facts(self) -> dict[str, str]:
        """Label -> value, as they stand there."""
        return {label.text(): value.text() for label, value in self._facts if not label.isHidden()}

    @property
    def place(self) -> str:
        """Which of several it is; empty for a single one."""
        return "" if self._walk.isHidden() else self._place.text()

    @property
    def summary(self) -> str:
        return self._summary.text()

    def show_answer(self, found: Answer, name: str = "") -> None:
        """`name` stands in the field, as it was typed."""
        self._roundel.show_as(found.icon, found.fill, found.ink)
        self._title.setText(found.title)
        self._line.setText(found.line)
        for place, (label, value) in enumerate(self._facts):
            has_one = place < len(found.facts)
            label.setText(found.facts[place].label if has_one else "")
            value.setText(found.facts[place].value if has_one else "")
            label.setVisible(has_one)
            value.setVisible(has_one)
        self.name.set_text(name)
        self._asking.setVisible(found.asks_name)
        facts = [f"{fact.label} {fact.value}" for fact in found.facts]
        words = "，".join((found.title, found.line, *facts))
        self.setAccessibleName(words)
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, words))

    def show_place(self, place: int, of: int, summary: str) -> None:
        """Which one this is, from 0, of several in one file."""
        self._walk.setVisible(of > 1)
        self._place.setText(translate("Verify", "第 {n} 份，共 {of} 份").format(n=place + 1, of=of))
        self._summary.setText(summary)
        self.before.setEnabled(place > 0)
        self.after.setEnabled(place + 1 < of)

    def focus_name(self) -> None:
        self.name.edit.setFocus(Qt.FocusReason.OtherFocusReason)
        self.name.edit.selectAll()
        self._scroll.ensureWidgetVisible(self.name)

    @property
    def asks_name(self) -> bool:
        return not self._asking.isHidden()

    def set_compact(self, is_compact: bool) -> None:
        self._roundel.set_size(48 if is_compact else 88)
        dress(self._title, role="h1" if is_compact else "name")
        dress(self._line, role="body" if is_compact else "lead")
        side, end = (16, 10) if is_compact else (32, 24)
        air(self._theme, self._inside, (side, end, side, end), 8 if is_compact else 16)
        air(self._theme, self._head, spacing=14 if is_compact else 24)
        air(self._theme, self._grid, spacing=4 if is_compact else 8)
        self._grid.setHorizontalSpacing(self._theme.air(16))

    # --- parts -------------------------------------------------------------------------------------------------------

    def _give_name(self) -> None:
        self.name_given.emit(self.name.text.strip())

    def _step_back(self) -> None:
        self.stepped.emit(-1)

    def _step_on(self) -> None:
        self.stepped.emit(1)

    def _connect(self) -> None:
        self.check.clicked.connect(self._give_name)
        self.name.edit.returnPressed.connect(self._give_name)
        self.before.clicked.connect(self._step_back)
        self.after.clicked.connect(self._step_on)

    def _lay_out(self) -> None:
        inside = QWidget()
        inside.setProperty("plain", True)
        self._inside = QVBoxLayout(inside)
        self._inside.addWidget(self._walk_row())
        self._inside.addLayout(self._head_row())
        self._inside.addWidget(self._asking_row())
        self._inside.addLayout(self._facts_grid())
        self._inside.addStretch(1)
        self._scroll = scroll = QScrollArea()
        scroll.setAccessibleName(translate("Verify", "查验的结果"))
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        scroll.setFrameShape(QFrame.Shape.NoFrame)
        scroll.setWidgetResizable(True)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scroll.setWidget(inside)
        column = QVBoxLayout(self)
        column.setContentsMargins(1, 1, 1, 1)
        column.addWidget(scroll)

    def _walk_row(self) -> QWidget:
        self._walk = QWidget()
        row = QHBoxLayout(self._walk)
        air(self._theme, row, spacing=8)
        for part in (self.before, self._place, self.after):
            row.addWidget(part)
        self._summary.setWordWrap(True)
        row.addWidget(self._summary, 1)
        self._walk.hide()
        return self._walk

    def _head_row(self) -> QHBoxLayout:
        words = QVBoxLayout()
        air(self._theme, words, spacing=4)
        words.addWidget(self._title)
        words.addWidget(self._line)
        self._head = QHBoxLayout()
        self._head.addWidget(self._roundel, 0, Qt.AlignmentFlag.AlignTop)
        self._head.addLayout(words, 1)
        return self._head

    def _facts_grid(self) -> QGridLayout:
        self._grid = QGridLayout()
        self._grid.setColumnStretch(1, 1)
        for place, (label, value) in enumerate(self._facts):
            value.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
            value.setWordWrap(True)
            self._grid.addWidget(label, place, 0, Qt.AlignmentFlag.AlignTop)
            self._grid.addWidget(value, place, 1)
        return self._grid

    def _asking_row(self) -> QWidget:
        self._asking = QWidget()
        row = QHBoxLayout(self._asking)
        air(self._theme, row, spacing=12)
        fix(self._theme, self.name, width=320)
        row.addWidget(self.name)
        under = QVBoxLayout()
        air(self._theme, under)
        under.addSpacing(self._theme.px(2))
        under.addWidget(self.check)
        row.addLayout(under)
        row.setAlignment(under, Qt.AlignmentFlag.AlignVCenter)
        row.addStretch(1)
        self._asking.hide()
        return self._asking
