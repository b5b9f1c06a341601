"""The Excel tables of societies: the register with its year, and the members of one (R71, D13)."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from bjdesk.documents.register import file_words
from bjdesk.documents.workbook import DAY, NUMBER, About, Cell, Column, Table

_YES, _NO = "有", "无"
_MONTHS = tuple(Column(f"{month} 月", 6, NUMBER) for month in range(1, 13))
REGISTER = (
    Column("序号", 6, NUMBER),
    Column("社团", 24),
    Column("类别", 10),
    Column("社区", 16),
    Column("协调学校", 24),
    Column("负责人", 12),
    Column("人数", 7, NUMBER),
    Column("核心", 7, NUMBER),
    Column("成立", 12, DAY),
    Column("章程", 6),
    Column("制度", 6),
    Column("固定时间", 22),
    Column("地点", 18),
    *_MONTHS,
    Column("今年开了", 9, NUMBER),
    Column("今年排了", 9, NUMBER),
    Column("上次活动", 12, DAY),
    Column("要关心", 8),
    Column("状态", 10),
    Column("备案号", 16),
)
MEMBERS = (
    Column("序号", 6, NUMBER),
    Column("姓名", 16),
    Column("出生年", 8, NUMBER),
    Column("社区", 16),
    Column("卡尾号", 8),
    Column("担任", 10),
    Column("核心", 6),
    Column("加入", 12, DAY),
    Column("退出", 12, DAY),
    Column("备注", 10),
)


@dataclass(frozen=True, slots=True)
class SocietyFacts:
    """One line of the register; `months` are the meetings that took place in each month of the year."""

    name: str
    category: str
    community: str
    coordinator: str
    leader: str
    people: int
    core: int
    founded_on: date | None
    has_charter: bool
    has_rules: bool
    meeting_rule: str
    place: str
    months: tuple[int, ...]
    held: int
    planned: int
    last_on: date | None
    is_stale: bool
    state: str
    filing_no: str


def register_table(societies: Sequence[SocietyFacts]) -> Table:
    """名单: a society a line."""
    return Table("社团名单", REGISTER, tuple(_line(number, one) for number, one in enumerate(societies, 1)))


def member_table(name: str, members: Sequence[tuple[Cell, ...]]) -> Table:
    """成员名单 of one society, numbered."""
    rows = tuple((number, *cells) for number, cells in enumerate(members, 1))
    return Table(f"{name}成员名单", MEMBERS, rows)


def about_societies(
    college: str, branch: str, staff: str, made_at: datetime, *, stale_days: int, is_training: bool
) -> About:
    """Who made it when, and how its numbers are counted."""
    notes = (
        "各月：当月开过的次数，取消的不计；人数由签到算出，或是电话报来的人数",
        f"要关心：{stale_days} 天没有活动记录的社团",
    )
    return About(college, branch, staff, made_at, notes, is_training)


def suggested_name(table: Table, made_at: datetime) -> str:
    """社团名单 2026-11-24.xlsx"""
    return file_words(table.title, f"{made_at:%Y-%m-%d}") + ".xlsx"


def _line(number: int, one: SocietyFacts) -> tuple[Cell, ...]:
    return (
        number,
        one.name,
        one.category,
        one.community,
        one.coordinator,
        one.leader,
        one.people,
        one.core,
        one.founded_on,
        _YES if one.has_charter else _NO,
        _YES if one.has_rules else _NO,
        one.meeting_rule,
        one.place,
        *one.months,
        one.held,
        one.planned,
        one.last_on,
        "是" if one.is_stale else "",
        one.state,
        one.filing_no,
    )
