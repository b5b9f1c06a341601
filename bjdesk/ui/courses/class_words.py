"""Classes in words: their weekly hours, how full they are, where they stand, what somebody still lacks (R25)."""

from collections.abc import Sequence
from datetime import date, tzinfo

from PySide6.QtCore import QCoreApplication

from bjdesk.credits.class_roster import ClassMember
from bjdesk.learning.classes.queries import ClassRow, Hour, MeetingRow
from bjdesk.learning.classes.records import (
    CALLED_OFF,
    CANCELLED_CLASS,
    CLASS_OVER,
    DID_NOT_MEET,
    DRAFT,
    EARNED,
    HELD,
    PUBLISHED,
    RUNNING,
    TO_COME,
)
from bjdesk.learning.classes.seating import Seats
from bjdesk.ui import formats
from bjdesk.ui.courses.typed_values import spelt_hundredths
from bjdesk.ui.shell.words import QT_TRANSLATE_NOOP
from bjdesk.venues.rules import CONTESTED

translate = QCoreApplication.translate
_SHORT_WEEKDAYS = (
    QT_TRANSLATE_NOOP("Classes", "周一"),
    QT_TRANSLATE_NOOP("Classes", "周二"),
    QT_TRANSLATE_NOOP("Classes", "周三"),
    QT_TRANSLATE_NOOP("Classes", "周四"),
    QT_TRANSLATE_NOOP("Classes", "周五"),
    QT_TRANSLATE_NOOP("Classes", "周六"),
    QT_TRANSLATE_NOOP("Classes", "周日"),
)
_MOST_HOURS = 2
LEFT_STATES = frozenset({"5", "9"})
"""`enrol_status`: 退学 and 转出."""


def short_weekday(weekday: int) -> str:
    """周二."""
    return translate("Classes", _SHORT_WEEKDAYS[weekday])


def clock(minutes: int) -> str:
    """09:00."""
    return f"{minutes // 60:02}:{minutes % 60:02}"


def weekly(hours: Sequence[Hour]) -> str:
    """周二、周四 09:00–10:30; a class with many different hours says the first two."""
    times: dict[tuple[int, int], list[int]] = {}
    for hour in hours:
        times.setdefault((hour.starts_min, hour.ends_min), []).append(hour.weekday)
    comma = translate("Classes", "、")
    parts = [
        f"{comma.join(map(short_weekday, weekdays))} {clock(begin)}–{clock(end)}"
        for (begin, end), weekdays in list(times.items())[:_MOST_HOURS]
    ]
    return translate("Classes", "，").join(parts)


def filled(seats: Seats) -> str:
    """18 / 20 人, or 18 人 without a quota."""
    if seats.quota is None:
        return translate("Classes", "{n} 人").format(n=seats.held)
    return translate("Classes", "{n} / {of} 人").format(n=seats.held, of=seats.quota)


def waiting(seats: Seats) -> str:
    """候补 3; empty when nobody waits."""
    return translate("Classes", "候补 {n}").format(n=seats.waiting) if seats.waiting else ""


def state_chip(state: str) -> tuple[str, str]:
    """Words and tone."""
    return {
        DRAFT: (translate("Classes", "草拟"), "mute"),
        PUBLISHED: (translate("Classes", "报名中"), "info"),
        RUNNING: (translate("Classes", "在上"), "ok"),
        CLASS_OVER: (translate("Classes", "结班了"), "mute"),
        CANCELLED_CLASS: (translate("Classes", "取消了"), "mute"),
    }.get(state, (translate("Classes", "并班了"), "mute"))


def meeting_chip(meeting: MeetingRow) -> tuple[str, str] | None:
    """What is still to come has none, unless another desk holds its room as well."""
    if meeting.state == TO_COME:
        return (translate("Classes", "教室撞了"), "bad") if meeting.verdict == CONTESTED else None
    return {
        HELD: (translate("Classes", "上过了"), "ok"),
        CALLED_OFF: (translate("Classes", "停课"), "mute"),
        DID_NOT_MEET: (translate("Classes", "没上成"), "mute"),
    }.get(meeting.state)


def next_meeting(row: ClassRow, zone: tzinfo, today: date) -> str:
    """11-26 09:00; empty when none is to come."""
    return formats.short_moment(row.next_at, zone, today) if row.next_at is not None else ""


def progress(row: ClassRow) -> str:
    """上了 6 / 16 次."""
    return translate("Classes", "上了 {n} / {of} 次").format(n=row.held, of=row.meetings)


def credit(hundredths: int) -> str:
    """12 学时."""
    return translate("Classes", "{n} 学时").format(n=spelt_hundredths(hundredths))


def attended(member: ClassMember) -> str:
    """5 / 6 次."""
    return translate("Classes", "{n} / {of} 次").format(n=member.attended, of=member.counted)


def standing(member: ClassMember) -> tuple[str, str]:
    """Whether it is enough so far and what is missing; the tone is never red: it is not over yet."""
    found = member.completion
    if member.state in LEFT_STATES:
        if member.left_on is None:
            return translate("Classes", "退学了"), "ink3"
        return translate("Classes", "{day} 退学").format(day=f"{member.left_on.month}-{member.left_on.day}"), "ink3"
    if not found.counted:
        return translate("Classes", "还没上过课"), "ink2"
    if member.state == EARNED:
        return translate("Classes", "结业了"), "ok"
    if found.is_earned:
        return translate("Classes", "够结业"), "ok"
    if not found.is_enough_attended:
        words = translate("Classes", "还差 {n} 次（要来满 {pct}%）")
        return words.format(n=found.lacks, pct=found.terms.pct), "warn"
    missing = (found.terms.hours or 0) - found.hours
    return translate("Classes", "还差 {n} 学时").format(n=spelt_hundredths(missing)), "warn"
