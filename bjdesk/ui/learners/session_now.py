"""What is going on while somebody looks for a person: the session that takes cards now, and the way back to it."""

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget
from sqlalchemy import Connection

from bjdesk.learning.attendance import Counts, count
from bjdesk.learning.queries import SessionRow, expected_in, session_marks
from bjdesk.ui.desk_workspace import DeskWorkspace
from bjdesk.ui.shell.keyboard import key_for
from bjdesk.ui.shell.measures import air
from bjdesk.ui.shell.theme import Theme
from bjdesk.ui.shell.widgets.buttons import ActionButton
from bjdesk.ui.shell.widgets.labels import OneLine, text_label

translate = QCoreApplication.translate


class SessionNow(QWidget):
    """正在签到 智能手机应用 23/30, 回到签到 F2; several sessions are only counted."""

    back_wanted = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._is_compact = False
        self._caption = text_label(translate("Learners", "正在签到"), "cap", "ink2")
        self.words = OneLine(theme, "", "bodyMedium")
        key = key_for("check-in").printed
        self._link = ActionButton(theme, translate("Learners", "回到签到"), "link", key=key)
        self._button = ActionButton(theme, translate("Learners", "回到签到"), key=key)
        row = QHBoxLayout(self)
        air(theme, row, spacing=16)
        words = QHBoxLayout()
        air(theme, words, spacing=8)
        words.addWidget(self._caption)
        words.addWidget(self.words)
        row.addLayout(words)
        row.addWidget(self._link)
        row.addWidget(self._button)
        self._row = row
        self._link.clicked.connect(self.back_wanted)
        self._button.clicked.connect(self.back_wanted)
        self.set_compact(False)

    def reload(self, desk: DeskWorkspace) -> None:
        """Read anew what goes on."""
        sessions = desk.scanning.open_sessions()
        if len(sessions) == 1:
            counts: Counts = desk.read(_counts, sessions[0], desk)
            words = translate("Learners", "{title} {present}/{expected}")
            text = words.format(title=sessions[0].title, present=counts.present, expected=counts.expected)
        else:
            text = translate("Learners", "{n} 节课").format(n=len(sessions)) if sessions else ""
        self.words.setText(text)
        self.words.updateGeometry()
        self.set_compact(self._is_compact)

    def set_compact(self, is_compact: bool) -> None:
        self._is_compact = is_compact
        has_words = bool(self.words.text()) and not is_compact
        self._caption.setVisible(has_words)
        self.words.setVisible(has_words)
        self._link.setVisible(not is_compact)
        self._button.setVisible(is_compact)
        air(self._theme, self._row, spacing=0 if is_compact else 16)


def _counts(db: Connection, session: SessionRow, desk: DeskWorkspace) -> Counts:
    marks = session_marks(db, session.id)
    return count(session.id, expected_in(db, session, marks, desk.rules.day(session.starts_at)), marks)
