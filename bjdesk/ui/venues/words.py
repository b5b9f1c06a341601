"""Venues in words: how one is now, when it is open, what a block and a cell of the week say."""

from collections.abc import Sequence
from datetime import date, tzinfo

from PySide6.QtCore import QCoreApplication

from bjdesk.ui import formats
from bjdesk.ui.shell.words import QT_TRANSLATE_NOOP
from bjdesk.ui.venues.reading import Line, Trial
from bjdesk.ui.venues.week_shape import COURSE, DAY_MIN, EVENT, HALF, LECTURE, SOCIETY, SPORT, Block, Week
from bjdesk.venues.hours import Hours
from bjdesk.venues.opening import ALL_YEAR, Span
from bjdesk.venues.rules import CONTESTED, NOT_COME, REQUESTED, SUSPENDED, USED, WAITING

translate = QCoreApplication.translate
_WEEKDAYS = (
    QT_TRANSLATE_NOOP("Venues", "周一"),
    QT_TRANSLATE_NOOP("Venues", "周二"),
    QT_TRANSLATE_NOOP("Venues", "周三"),
    QT_TRANSLATE_NOOP("Venues", "周四"),
    QT_TRANSLATE_NOOP("Venues", "周五"),
    QT_TRANSLATE_NOOP("Venues", "周六"),
    QT_TRANSLATE_NOOP("Venues", "周日"),
)
_CATEGORIES = {
    COURSE: QT_TRANSLATE_NOOP("Venues", "课程"),
    SPORT: QT_TRANSLATE_NOOP("Venues", "健身"),
    SOCIETY: QT_TRANSLATE_NOOP("Venues", "社团"),
    EVENT: QT_TRANSLATE_NOOP("Venues", "活动"),
    LECTURE: QT_TRANSLATE_NOOP("Venues", "公开课"),
}
_SEASONS = {
    "1": QT_TRANSLATE_NOOP("Venues", "学期中"),
    "2": QT_TRANSLATE_NOOP("Venues", "暑期"),
    "3": QT_TRANSLATE_NOOP("Venues", "寒假"),
}


def weekday(day: int) -> str:
    """周二; Monday is 0."""
    return translate("Venues", _WEEKDAYS[day])


def category(name: str) -> str:
    return translate("Venues", _CATEGORIES[name])


def clock(minutes: int) -> str:
    """9:30; midnight at the end of a day is 24:00, what comes after it is 次日1:00."""
    if minutes > DAY_MIN:
        return translate("Venues", "次日{time}").format(time=clock(minutes - DAY_MIN))
    return f"{minutes // 60}:{minutes % 60:02}"


def span(first: int, last: int) -> str:
    """9:00–10:30."""
    return f"{clock(first)}–{clock(last)}"


def days(weekdays: Sequence[int]) -> str:
    """周二至周五, 周六、周日."""
    runs: list[list[int]] = []
    for day in weekdays:
        if runs and day == runs[-1][-1] + 1:
            runs[-1].append(day)
        else:
            runs.append([day])
    return translate("Venues", "、").join(_run(run) for run in runs)


def _run(run: list[int]) -> str:
    if len(run) < 3:
        return translate("Venues", "、").join(map(weekday, run))
    return translate("Venues", "{first}至{last}").format(first=weekday(run[0]), last=weekday(run[-1]))


def season(code: str) -> str:
    return "" if code == ALL_YEAR else translate("Venues", _SEASONS[code])


def spans(found: Sequence[Span]) -> str:
    """What was understood, in one line."""
    return translate("Venues", "；").join(_one_span(one) for one in found)


def _one_span(one: Span) -> str:
    when = translate("Venues", "闭馆") if one.is_closed else span(one.starts_min, one.ends_min)
    return f"{season(one.season)}{days(one.days)} {when}"


def state_chip(line: Line) -> tuple[str, str]:
    """How a venue is now: words and tone."""
    if line.venue.is_shut:
        is_for_now = line.venue.status == SUSPENDED
        return (translate("Venues", "停用") if is_for_now else translate("Venues", "已退出")), "mute"
    if line.busy_until is not None:
        return translate("Venues", "在用"), "info"
    if line.is_open is False:
        if line.opens_min is None:
            return translate("Venues", "没开"), "mute"
        return translate("Venues", "{time} 开").format(time=clock(line.opens_min)), "mute"
    return translate("Venues", "空"), "ok"


def line_facts(line: Line) -> str:
    """36 人·今天 3 场."""
    seats = translate("Venues", "{n} 人").format(n=line.venue.capacity) if line.venue.capacity is not None else ""
    today = translate("Venues", "今天 {n} 场").format(n=line.today) if line.today else ""
    whose = translate("Venues", "区里的") if line.venue.is_districts else ""
    return formats.joined(seats, today, whose) or translate("Venues", "今天没有人订")


def week_title(monday: date, sunday: date, *, is_short: bool) -> str:
    """10 月 5 日–11 日."""
    if is_short:
        return translate("Venues", "{first} 至 {last}").format(
            first=f"{monday.month}-{monday.day}", last=f"{sunday.month}-{sunday.day}"
        )
    if monday.month == sunday.month:
        words = translate("Venues", "{month} 月 {first} 日–{last} 日")
        return words.format(month=monday.month, first=monday.day, last=sunday.day)
    words = translate("Venues", "{month} 月 {first} 日–{other} 月 {last} 日")
    return words.format(month=monday.month, first=monday.day, other=sunday.month, last=sunday.day)


def block_chip(block: Block) -> tuple[str, str] | None:
    """What is special about a booking; None where nothing is."""
    if block.use.verdict == CONTESTED:
        return translate("Venues", "有争议"), "bad"
    found = {
        REQUESTED: (translate("Venues", "等同意"), "warn"),
        WAITING: (translate("Venues", "候补"), "warn"),
        USED: (translate("Venues", "用过"), "mute"),
        NOT_COME: (translate("Venues", "没来"), "warn"),
    }
    return found.get(block.use.state)


def whose(block: Block) -> str:
    """吴老师; or whose booking it is."""
    return formats.teacher(block.session.teacher) if block.session is not None else block.use.borrower_name or ""


def who(block: Block) -> str:
    """吴老师·28 人."""
    heads = translate("Venues", "{n} 人").format(n=block.use.headcount) if block.use.headcount is not None else ""
    return formats.joined(whose(block), heads)


def spoken_block(block: Block) -> str:
    """The block as a screen reader says it."""
    chip = block_chip(block)
    parts = (block.title, span(block.first, block.last), category(block.category), who(block), chip[0] if chip else "")
    return "，".join(part for part in parts if part)


def spoken_cell(week: Week, row: int, column: int) -> str:
    """周四 11-26 14:00，智能手机应用，14:00–15:30; a free half hour says whether it is open."""
    day, minute = week.days[column], week.minutes(row)
    said = [f"{weekday(column)} {day.month}-{day.day} {span(minute, minute + HALF)}"]
    found = week.at(column, minute)
    if found:
        return "，".join([*said, *map(spoken_block, found)])
    said.append(translate("Venues", "不开放") if week.is_open(column, minute) is False else translate("Venues", "空着"))
    return "，".join(said)


def hours_notes(hours: Hours) -> list[str]:
    """What is to be known about opening hours beside the spans."""
    said = []
    if hours.site is not None:
        said.append(translate("Venues", "按“{site}”的开放时间").format(site=hours.site))
    if hours.is_by_hand:
        said.append(translate("Venues", "原文读不出来，时间是手工填的"))
    elif hours.unread:
        parts = translate("Venues", "、").join(hours.unread)
        said.append(translate("Venues", "没读懂：{parts}").format(parts=parts))
    said += [translate("Venues", "另有说明：{note}").format(note=note) for note in hours.notes]
    return said


def clash_words(found: Trial, zone: tzinfo) -> tuple[str, str]:
    """What is in the way, and one way out; both empty when the time is free."""
    if found.is_shut:
        return translate("Venues", "这个场地停用了"), _way_out(found, zone)
    if found.clash is not None:
        hours = formats.hours(found.clash.starts_at, found.clash.ends_at, zone)
        words = translate("Venues", "{title}已占 {hours}")
        return words.format(title=found.clash.title, hours=hours), _way_out(found, zone)
    if found.is_outside:
        return "", translate("Venues", "这个时间不在开放时间里，照样可以订。")
    return "", ""


def _way_out(found: Trial, zone: tzinfo) -> str:
    """What a click on the alternative does."""
    if found.later is not None:
        hours = formats.hours(found.later.starts_at, found.later.ends_at, zone)
        return translate("Venues", "改到 {hours}").format(hours=hours)
    if found.elsewhere is not None:
        label = found.elsewhere.label
        return translate("Venues", "换 {place}").format(place=label if len(label) < 9 else f"{label[:8]}…")
    return translate("Venues", "换一天试试")
