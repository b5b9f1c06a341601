"""Times as the desk says them beyond what every page says: 今天 before the hours, seconds in the list of arrivals."""

from datetime import date, tzinfo
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from bjdesk.kernel.clock import Instant, to_local
from bjdesk.ui.formats import hours, joined, short_day, teacher

if TYPE_CHECKING:
    from bjdesk.learning.queries import SessionRow


def second_text(moment: Instant, zone: tzinfo) -> str:
    """13:58:21."""
    return f"{to_local(moment, zone):%H:%M:%S}"


def day_text(day: date, today: date) -> str:
    """今天, 明天, or 12-3."""
    ahead = (day - today).days
    if ahead == 0:
        return QCoreApplication.translate("CheckInTimes", "今天")
    if ahead == 1:
        return QCoreApplication.translate("CheckInTimes", "明天")
    return short_day(day, today)


def place_text(session: "SessionRow", zone: tzinfo) -> str:
    """14:00–15:30·203 教室·沈老师; what is not known is left out."""
    return joined(hours(session.starts_at, session.ends_at, zone), session.place, teacher(session.teacher))
