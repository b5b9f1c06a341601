"""Where a session stands at a moment: not open yet, taking cards, running, over, closed (R26)."""

from datetime import tzinfo
from enum import Enum

from PySide6.QtCore import QCoreApplication

from bjdesk.kernel.clock import MINUTE, Instant
from bjdesk.learning.queries import CALLED_OFF, CLOSED, DID_NOT_MEET, SessionRow
from bjdesk.ui import formats

translate = QCoreApplication.translate


class Stage(Enum):
    """In order of time; the last three are for ever."""

    LATER = "later"
    OPEN = "open"
    RUNNING = "running"
    OVER = "over"
    CLOSED = "closed"
    CALLED_OFF = "called-off"
    DID_NOT_MEET = "did-not-meet"

    @property
    def takes_cards(self) -> bool:
        return self in (Stage.OPEN, Stage.RUNNING)

    @property
    def has_begun(self) -> bool:
        """Whether anybody can have come to it."""
        return self in (Stage.OPEN, Stage.RUNNING, Stage.OVER, Stage.CLOSED)

    @property
    def is_final(self) -> bool:
        return self in (Stage.CLOSED, Stage.CALLED_OFF, Stage.DID_NOT_MEET)


_FINAL = {CLOSED: Stage.CLOSED, CALLED_OFF: Stage.CALLED_OFF, DID_NOT_MEET: Stage.DID_NOT_MEET}


def stage(session: SessionRow, now: Instant, open_before_min: int) -> Stage:
    """What `now` means for the session; an unclosed one stays OVER until somebody closes it."""
    if session.state in _FINAL:
        return _FINAL[session.state]
    if now < opens_at(session, open_before_min):
        return Stage.LATER
    if now < session.starts_at:
        return Stage.OPEN
    return Stage.RUNNING if now <= session.ends_at else Stage.OVER


def opens_at(session: SessionRow, open_before_min: int) -> Instant:
    return Instant(session.starts_at - open_before_min * MINUTE)


def chip(found: Stage) -> tuple[str, str] | None:
    """Words and tone; what is still to come gets none but says when it opens."""
    return {
        Stage.OPEN: (translate("Courses", "可以签到"), "info"),
        Stage.RUNNING: (translate("Courses", "进行中"), "info"),
        Stage.OVER: (translate("Courses", "还没收尾"), "warn"),
        Stage.CLOSED: (translate("Courses", "收尾好了"), "ok"),
        Stage.CALLED_OFF: (translate("Courses", "停课"), "mute"),
        Stage.DID_NOT_MEET: (translate("Courses", "没上成"), "mute"),
    }.get(found)


def opening(session: SessionRow, open_before_min: int, zone: tzinfo) -> str:
    """18:00 开门."""
    time = formats.time_of_day(opens_at(session, open_before_min), zone)
    return translate("Courses", "{time} 开门").format(time=time)


def why_not(found: Stage, is_other_day: bool) -> str:
    """Why nobody can be checked in; empty where it is possible."""
    if found is Stage.LATER and is_other_day:
        return translate("Courses", "还没到这一天，不能签到")
    return {
        Stage.CLOSED: translate("Courses", "这节课收尾好了，不能再签到"),
        Stage.CALLED_OFF: translate("Courses", "这节课停了，不用签到"),
        Stage.DID_NOT_MEET: translate("Courses", "这节课没上成，不用签到"),
    }.get(found, "")
