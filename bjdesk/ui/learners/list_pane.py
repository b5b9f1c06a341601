"""The left half of 学员: the search box, the people it finds, and at the foot how many and the way to a new one."""

from collections import Counter
from collections.abc import Sequence
from uuid import UUID

from PySide6.QtCore import QCoreApplication, QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QHBoxLayout, QVBoxLayout, QWidget

from bjdesk.people.queries import LearnerRow
from bjdesk.ui.learners import words
from bjdesk.ui.shell.keyboard import key_for
from bjdesk.ui.shell.measures import air, fix
from bjdesk.ui.shell.paging import Cell, Column, Fetch, PagedTableModel
from bjdesk.ui.shell.tables import RowTable, WholeRows
from bjdesk.ui.shell.theme import Theme
from bjdesk.ui.shell.widgets.buttons import ActionButton
from bjdesk.ui.shell.widgets.empty import EmptyState
from bjdesk.ui.shell.widgets.frames import Card, Hairline
from bjdesk.ui.shell.widgets.inputs import SearchField
from bjdesk.ui.shell.widgets.labels import IconText, text_label

FULL_WIDTH, COMPACT_WIDTH = 420, 300
_UNLIMITED = 16777215
_WALKING = (Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_PageUp, Qt.Key.Key_PageDown)
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_NAMESAKES_AMONG = 20
"""A longer list is not one person's namesakes but a first letter."""
translate = QCoreApplication.translate


class ListPane(QWidget):
    """Up and down walk the list from inside the search box, Enter goes into it; input methods work in the box."""

    typed = Signal(str)
    chosen = Signal(object)
    opened = Signal(object)
    register_wanted = Signal()
    clear_wanted = Signal()

    def __init__(self, theme: Theme, fetch: Fetch, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._is_compact = self._is_narrow = False
        self._build(fetch)
        self._lay_out()
        self.search.edit.installEventFilter(self)
        self.search.edit.textChanged.connect(self.typed)
        self.table.chosen.connect(self.chosen)
        self.table.opened.connect(self.opened)
        self.set_compact(False)

    @property
    def text(self) -> str:
        return self.search.edit.text()

    @property
    def hint(self) -> str:
        return self._hint.text()

    @property
    def is_empty(self) -> bool:
        return not self.table.rows.rowCount()

    def clear(self) -> None:
        """Empty the box without searching."""
        blocked = self.search.edit.blockSignals(True)
        self.search.edit.clear()
        self.search.edit.blockSignals(blocked)

    def show_people(self, ids: Sequence[UUID], *, is_whole: bool = True, hint: str = "") -> None:
        """Show these people; until `is_whole` nobody knows how many there are."""
        self.table.show_ids(ids)
        self.count.setText(translate("Learners", "{n} 人").format(n=len(ids)) if is_whole else "…")
        self._hint.setText(hint or _what_may_be_typed())
        self._show_namesakes(ids)
        self._choose_parts()

    def say_empty(self, what: str, what_to_try: str, icon: str) -> None:
        """The words for when nobody is found."""
        self.empty.say(what, what_to_try, icon)
        self._clear.setVisible(bool(self.text))

    def first_namesake(self, ids: Sequence[UUID]) -> tuple[str, int] | None:
        """The first name that several of the people found bear, and how many do."""
        if not self.text or not 1 < len(ids) <= _NAMESAKES_AMONG:
            return None
        rows: list[LearnerRow] = [row for row in map(self.table.rows.row_at, range(len(ids))) if row is not None]
        times = Counter(row.name for row in rows)
        return next(((row.name, times[row.name]) for row in rows if times[row.name] > 1), None)

    def set_compact(self, is_compact: bool) -> None:
        self._is_compact = is_compact
        self.table.set_compact(is_compact)
        self._choose_parts()

    def set_narrow(self, is_narrow: bool) -> None:
        """The list has the whole width of the page."""
        self._is_narrow = is_narrow
        self._choose_parts()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() != QEvent.Type.KeyPress or not isinstance(event, QKeyEvent) or self.is_empty:
            return False
        if event.key() in _WALKING:
            QApplication.sendEvent(self.table, event)
            return True
        if event.key() in _ENTER:
            self.table.setFocus(Qt.FocusReason.TabFocusReason)
            return True
        return False

    def _build(self, fetch: Fetch) -> None:
        theme = self._theme
        self.search = SearchField(
            theme, translate("Learners", "找学员"), translate("Learners", "姓名、手机后 4 位或卡号")
        )
        self._hint = text_label(_what_may_be_typed(), "cap", "ink3")
        self.namesakes = IconText(theme, "users", role="body", tone="ink", icon_tone="accent", size=18, gap=10)
        self._banner = Card(theme, "tint", "accent", 10)
        row = QHBoxLayout(self._banner)
        air(theme, row, (12, 9, 12, 9))
        row.addWidget(self.namesakes, 1)
        self.table = people_table(theme, fetch, self)
        self.count = text_label("", "cap", "ink2")
        key = key_for("register").printed
        self.register = ActionButton(theme, translate("Learners", "新登记"), "link", key=key, height=36)
        self.new = ActionButton(theme, translate("Learners", "新登记"), "primary", key=key, icon="user-plus", height=48)
        self._clear = ActionButton(theme, translate("Learners", "清空重找"), key="Esc", height=48)
        self.empty = EmptyState(theme, "search", "", "", (self.new, self._clear))
        for button in (self.register, self.new):
            button.clicked.connect(self.register_wanted)
        self._clear.clicked.connect(self.clear_wanted)

    def _lay_out(self) -> None:
        theme = self._theme
        self._list = Card(theme)
        inside = QVBoxLayout(self._list)
        inside.setContentsMargins(1, 1, 1, 1)
        inside.setSpacing(0)
        inside.addWidget(WholeRows(self.table), 1)
        inside.addWidget(Hairline(theme))
        inside.addLayout(self._foot())
        self._nobody = Card(theme)
        around = QVBoxLayout(self._nobody)
        around.setContentsMargins(1, 1, 1, 1)
        around.addWidget(self.empty)
        column = QVBoxLayout(self)
        air(theme, column, spacing=8)
        for widget in (self.search, self._hint, self._banner):
            column.addWidget(widget)
        column.addWidget(self._list, 1)
        column.addWidget(self._nobody, 1)

    def _foot(self) -> QHBoxLayout:
        row = QHBoxLayout()
        air(self._theme, row, (12, 4, 12, 4), 12)
        row.addWidget(text_label(translate("Learners", "没找到？"), "body", "ink2"))
        row.addWidget(self.register)
        row.addStretch(1)
        row.addWidget(self.count)
        return row

    def _show_namesakes(self, ids: Sequence[UUID]) -> None:
        found = self.first_namesake(ids)
        words = translate("Learners", "有 {n} 位{name}，看清出生年和社区")
        self.namesakes.setText(words.format(name=found[0], n=found[1]) if found else "")

    def _choose_parts(self) -> None:
        """Nobody found: the box and the words take the whole width."""
        is_empty = self.is_empty
        self._list.setVisible(not is_empty)
        self._nobody.setVisible(is_empty)
        self._hint.setVisible(not self._is_compact and not is_empty)
        self._banner.setVisible(bool(self.namesakes.text()) and not self._is_compact and not is_empty)
        if is_empty or self._is_narrow:
            fix(self._theme, self)
            self.setMinimumWidth(0)
            self.setMaximumWidth(_UNLIMITED)
        else:
            fix(self._theme, self, width=COMPACT_WIDTH if self._is_compact else FULL_WIDTH)


def people_table(theme: Theme, fetch: Fetch, parent: QWidget | None) -> RowTable:
    """The rows alone."""
    columns = (Column(translate("Learners", "姓名"), _name),)
    model = PagedTableModel(columns, [], fetch, parent=parent)
    return RowTable(theme, translate("Learners", "学员名单"), model, row_height=58, has_header=False, parent=parent)


def _what_may_be_typed() -> str:
    return translate("Learners", "拼音首字母、全拼、手机后 4 位、卡号都行；要打汉字也可以")


def _name(person: LearnerRow) -> Cell:
    return Cell(person.name, "bigStrong", sub=words.whereabouts(person), chips=words.chips(person))
