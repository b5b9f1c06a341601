"""How times, days and numbers of people read on the screen: in the district's zone, never the PC's (D14)."""

from datetime import date, tzinfo

from PySide6.QtCore import QCoreApplication

from bjdesk.kernel.clock import Instant, to_local
from bjdesk.ui.shell.words import QT_TRANSLATE_NOOP

translate = QCoreApplication.translate

_WEEKDAYS = (
    QT_TRANSLATE_NOOP("Formats", "星期一"),
    QT_TRANSLATE_NOOP("Formats", "星期二"),
    QT_TRANSLATE_NOOP("Formats", "星期三"),
    QT_TRANSLATE_NOOP("Formats", "星期四"),
    QT_TRANSLATE_NOOP("Formats", "星期五"),
    QT_TRANSLATE_NOOP("Formats", "星期六"),
    QT_TRANSLATE_NOOP("Formats", "星期日"),
)
_PHONE_HEAD, _PHONE_TAIL = 3, 4
_HIDDEN = "****"


def time_of_day(moment: Instant, zone: tzinfo) -> str:
    """09:05."""
    return f"{to_local(moment, zone):%H:%M}"


def hours(begin: Instant, end: Instant, zone: tzinfo) -> str:
    """09:00–10:30."""
    return f"{time_of_day(begin, zone)}–{time_of_day(end, zone)}"


def short_day(day: date, today: date) -> str:
    """11-24, with the year where it is another."""
    return f"{day.month}-{day.day}" if day.year == today.year else f"{day.year}-{day.month}-{day.day}"


def short_moment(moment: Instant, zone: tzinfo, today: date) -> str:
    """11-24 09:05."""
    return f"{short_day(to_local(moment, zone).date(), today)} {time_of_day(moment, zone)}"


def long_day(day: date, today: date) -> str:
    """11 月 24 日，星期二; with the year where it is another."""
    parts = {"year": day.year, "month": day.month, "day": day.day, "weekday": weekday(day)}
    if day.year == today.year:
        return translate("Formats", "{month} 月 {day} 日，{weekday}").format(**parts)
    return translate("Formats", "{year} 年 {month} 月 {day} 日，{weekday}").format(**parts)


def weekday(day: date) -> str:
    """星期二."""
    return translate("Formats", _WEEKDAYS[day.weekday()])


def nth_session(ordinal: int) -> str:
    """第 6 次课."""
    return translate("Formats", "第 {n} 次课").format(n=ordinal)


def teacher(name: str | None) -> str:
    """沈丽 -> 沈丽老师; empty when nobody is named."""
    title = translate("Formats", "{name}老师")
    ending = title.format(name="")
    return "" if not name else name if name.endswith(ending) else title.format(name=name)


def masked_phone(phone: str) -> str:
    """138****5678; of a short number only the end is shown (D5)."""
    head = phone[:_PHONE_HEAD] if len(phone) > _PHONE_HEAD + _PHONE_TAIL else ""
    return f"{head}{_HIDDEN}{phone[-_PHONE_TAIL:]}"


def spoken_hours(hundredths: int) -> str:
    """Hours of learning, 3650 -> 36.5: one decimal at most, rounded half up, as certificates say them."""
    whole, tenth = divmod((hundredths + 5) // 10, 10)
    return f"{whole}.{tenth}" if tenth else str(whole)


def joined(*parts: str) -> str:
    """Facts in one line, without those that are missing: 1948 年·新浦社区·尾号 4417."""
    return "·".join(part for part in parts if part)
