"""What the card says while nobody has swiped: 请刷卡, or that no class is on and which one is next."""

from datetime import tzinfo

from PySide6.QtCore import QCoreApplication

from bjdesk.kernel.clock import to_local
from bjdesk.ui.checkin.board import Board
from bjdesk.ui.checkin.card_text import CardButton, CardText
from bjdesk.ui.checkin.plain_words import ready
from bjdesk.ui.checkin.times import day_text
from bjdesk.ui.formats import time_of_day


def idle_text(board: Board, zone: tzinfo) -> CardText:
    """请刷卡 while a session takes scans."""
    if board.sessions:
        return ready()
    translate = QCoreApplication.translate
    change = CardButton("change-session", translate("CheckInWords", "换一节课"), key="F8", is_primary=False)
    start = CardButton("start-following", translate("CheckInWords", "现在就开始签到"), icon="scan-line")
    buttons = (start, change) if board.following is not None else (change,)
    title = translate("CheckInWords", "现在没有课")
    return CardText("ready", "calendar-clock", title, _next_words(board, zone), buttons=buttons)


def _next_words(board: Board, zone: tzinfo) -> str:
    session = board.following
    translate = QCoreApplication.translate
    if session is None:
        return translate("CheckInWords", "最近也没有排课，可以从课程里选一节")
    opens = board.opens_at(session)
    words = translate("CheckInWords", "下一节：{day} {time} {title}·{opens} 起可以签到")
    day = day_text(to_local(session.starts_at, zone).date(), board.today)
    return words.format(
        day=day, time=time_of_day(session.starts_at, zone), title=session.title, opens=time_of_day(opens, zone)
    )
