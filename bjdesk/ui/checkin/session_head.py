"""Fills the strip over 签到 with the session in front: its name, time and place, how many have come, and the others."""

from datetime import tzinfo

from PySide6.QtCore import QCoreApplication, QObject, Signal

from bjdesk.ui.checkin.board import Board
from bjdesk.ui.checkin.session_strip import CountBlock, OtherSessions
from bjdesk.ui.checkin.times import day_text, place_text
from bjdesk.ui.formats import hours, joined, long_day, nth_session
from bjdesk.ui.shell.theme import Theme
from bjdesk.ui.shell.top_strip import TopStrip
from bjdesk.ui.shell.widgets.labels import Chip

translate = QCoreApplication.translate


class SessionHead(QObject):
    """`picked(id)` asks for another session to be put in front."""

    picked = Signal(object)

    def __init__(self, theme: Theme, strip: TopStrip, zone: tzinfo) -> None:
        super().__init__(strip)
        self._strip = strip
        self._zone = zone
        self._is_compact = False
        self.chip = Chip(theme, "", "info")
        self.others = OtherSessions(theme)
        self.count = CountBlock(theme)
        strip.beside_title.addWidget(self.chip)
        strip.beside_title.addWidget(self.others)
        strip.actions.insertWidget(0, self.count)
        strip.actions.insertSpacing(1, theme.air(8))
        self.others.picked.connect(self.picked)

    def set_compact(self, is_compact: bool) -> None:
        self._is_compact = is_compact
        self.count.set_compact(is_compact)
        self.others.set_compact(is_compact)

    def show_board(self, board: Board) -> None:
        session = board.session
        self.others.show_sessions(board.others, self._zone)
        self.show_count(board)
        self.chip.setVisible(session is not None and (not self._is_compact or not board.is_open))
        if session is None:
            self._strip.set_title(translate("SessionHead", "签到"))
            self._strip.set_below(long_day(board.today, board.today))
            return
        self._strip.set_title(session.title)
        self._strip.set_below(self._below(board))
        self._show_state(board)

    def show_count(self, board: Board) -> None:
        """23 / 30 人已到."""
        self.count.setVisible(board.roster is not None)
        if board.roster is not None:
            self.count.show_count(board.roster.counts.present, board.roster.counts.expected)

    def _below(self, board: Board) -> str:
        session, zone = board.session, self._zone
        if session is None:
            return ""
        if self._is_compact:
            when = hours(session.starts_at, session.ends_at, zone)
            return joined(nth_session(session.ordinal), when, session.place)
        return f"{day_text(board.day, board.today)} {place_text(session, zone)}"

    def _show_state(self, board: Board) -> None:
        session = board.session
        if session is None:
            return
        if session.state != "1":
            self.chip.show_as(translate("SessionHead", "已收尾"), "mute")
        elif board.is_open:
            self.chip.show_as(nth_session(session.ordinal), "info")
        else:
            self.chip.show_as(translate("SessionHead", "还没收尾"), "warn")
