"""What is said of a society, of one of its members and of a meeting: short, with what to do where something is due."""

from datetime import date, tzinfo

from PySide6.QtCore import QCoreApplication

from bjdesk.kernel.clock import day_of
from bjdesk.learning.classes.records import CALLED_OFF, HELD, TO_COME
from bjdesk.learning.meetings.queries import COMING, MET, MISSED, MeetingLine, SocietyLine
from bjdesk.societies.queries import DEPUTY, LEADER, MemberRow
from bjdesk.ui import formats

GROWING, FILED, STOPPED, DISSOLVED = "1", "2", "3", "4"
"""`society_status`."""
TREASURER = "4"
Chips = tuple[tuple[str, str], ...]
translate = QCoreApplication.translate


def state_chip(state: str) -> tuple[str, str]:
    return {
        GROWING: (translate("Societies", "培育中"), "mute"),
        FILED: (translate("Societies", "已备案"), "ok"),
        STOPPED: (translate("Societies", "停了"), "warn"),
        DISSOLVED: (translate("Societies", "注销"), "mute"),
    }.get(state, ("", "mute"))


def is_active(line: SocietyLine) -> bool:
    return line.row.state in (GROWING, FILED)


def needs_care(line: SocietyLine) -> bool:
    """Nothing was heard of it for long, or it is behind its own plan."""
    return is_active(line) and (line.is_stale or line.held < line.due)


def name_chips(line: SocietyLine) -> Chips:
    """Only what is not so with most of them."""
    return (state_chip(line.row.state),) if line.row.state in (STOPPED, DISSOLVED) else ()


def led_by(line: SocietyLine) -> str:
    """周文渊·闻涛社区; who leads it is said even where nobody does."""
    leader = line.belong.leader or translate("Societies", "还没有负责人")
    return formats.joined(leader, line.row.community or "")


def year(line: SocietyLine) -> str:
    """9 / 18 次, or that nothing is planned."""
    if not line.planned:
        return translate("Societies", "没有计划")
    return translate("Societies", "{held} / {planned} 次").format(held=line.held, planned=line.planned)


def last_meeting(line: SocietyLine, zone: tzinfo, today: date) -> str:
    """今天, 11-20, or that it never met."""
    if line.last_at is None:
        return translate("Societies", "还没活动过")
    day = day_of(line.last_at, zone)
    return translate("Societies", "今天") if day == today else formats.short_day(day, today)


def stale(line: SocietyLine, stale_days: int) -> str:
    """60 天没活动了."""
    return translate("Societies", "{n} 天没活动").format(n=stale_days) if line.is_stale else ""


def month(look: str) -> str:
    """How a month is spoken."""
    return {
        MET: translate("Societies", "开了"),
        MISSED: translate("Societies", "该开没开"),
        COMING: translate("Societies", "还没到"),
    }.get(look, translate("Societies", "没有计划"))


def headline(line: SocietyLine, categories: dict[str, str]) -> str:
    """2019 年成立·闻涛社区·书画."""
    founded = line.row.founded_on
    since = translate("Societies", "{year} 年成立").format(year=founded.year) if founded is not None else ""
    return formats.joined(since, line.row.community or "", categories.get(line.row.category, ""))


def members(line: SocietyLine) -> str:
    """19 人，核心 5 人."""
    people = translate("Societies", "{n} 人").format(n=line.belong.people)
    core = translate("Societies", "核心 {n} 人").format(n=line.belong.core) if line.belong.core else ""
    return translate("Societies", "，").join(part for part in (people, core) if part)


def papers(line: SocietyLine) -> str:
    """章程有，管理制度没有."""
    have, lack = translate("Societies", "有"), translate("Societies", "没有")
    return translate("Societies", "章程{charter}，制度{rules}").format(
        charter=have if line.row.has_charter else lack, rules=have if line.row.has_rules else lack
    )


def warning(line: SocietyLine, stale_days: int, zone: tzinfo, today: date) -> tuple[str, str]:
    """What somebody should look at, and what to do; two empty texts where nothing is."""
    if not is_active(line):
        return "", ""
    if line.is_stale:
        what = translate("Societies", "{n} 天没有活动记录了").format(n=stale_days)
        return what, translate("Societies", "打个电话问问；开过的补记一次人数。")
    if line.held < line.due:
        what = translate("Societies", "到今天该开 {due} 次，开了 {held} 次")
        return what.format(due=line.due, held=line.held), translate("Societies", "开过的补记人数，没开的取消掉。")
    return "", ""


def role(code: str) -> str:
    return {
        LEADER: translate("Societies", "负责人"),
        DEPUTY: translate("Societies", "副负责人"),
        TREASURER: translate("Societies", "财务"),
    }.get(code, translate("Societies", "成员"))


def member_chips(member: MemberRow, today: date) -> Chips:
    """At most three: the role, the core, 同名."""
    found: list[tuple[str, str]] = []
    if member.role in (LEADER, DEPUTY, TREASURER):
        found.append((role(member.role), "info"))
    if member.is_core:
        found.append((translate("Societies", "核心"), "ok"))
    if member.person.has_namesake:
        found.append((translate("Societies", "同名"), "warn"))
    return () if member.has_left(today) else tuple(found)


def span(member: MemberRow, today: date) -> str:
    """2024-3-1 加入, or from when to when."""
    joined = formats.short_day(member.joined_on, today) if member.joined_on is not None else ""
    if member.left_on is None:
        return translate("Societies", "{day} 加入").format(day=joined) if joined else ""
    left = formats.short_day(member.left_on, today)
    return translate("Societies", "{joined} 至 {left}").format(joined=joined or "…", left=left)


def meeting_people(meeting: MeetingLine, is_over: bool) -> str:
    """12 / 19 人, 电话报 21 人, 还没记."""
    if meeting.is_told:
        return translate("Societies", "报 {n} 人").format(n=meeting.came)
    if meeting.state == HELD or meeting.came:
        if not meeting.expected:
            return translate("Societies", "{n} 人").format(n=meeting.came)
        return translate("Societies", "{came} / {expected} 人").format(came=meeting.came, expected=meeting.expected)
    if meeting.state == TO_COME:
        return translate("Societies", "还没记") if is_over else ""
    return ""


def meeting_chips(meeting: MeetingLine) -> Chips:
    if meeting.state == CALLED_OFF:
        return ((translate("Societies", "取消了"), "mute"),)
    return ()
