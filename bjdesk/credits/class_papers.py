"""The list of a class as its paper and its Excel table want it, out of what the page reads (R25)."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, tzinfo

from bjdesk.credits.class_roster import ClassMember
from bjdesk.documents.class_list import ClassList, ClassListRow
from bjdesk.documents.register import file_words, headed
from bjdesk.documents.workbook import DAY, HOURS, NUMBER, About, Cell, Column, Table
from bjdesk.kernel.clock import Instant, to_local
from bjdesk.learning.classes.queries import ClassRow, Hour, WaitingRow

_STATE = {
    "1": "待确认",
    "2": "已报名",
    "3": "候补",
    "4": "取消",
    "5": "退学",
    "6": "休学",
    "7": "结业",
    "8": "未结业",
    "9": "转出",
}
"""`enrol_status`, as in the shipped code list."""
_WEEKDAYS = "一二三四五六日"
COLUMNS = (
    Column("序号", 6, NUMBER),
    Column("姓名", 16),
    Column("出生年", 8, NUMBER),
    Column("卡尾号", 8),
    Column("入班", 12, DAY),
    Column("离班", 12, DAY),
    Column("到课", 7, NUMBER),
    Column("已上", 7, NUMBER),
    Column("学时", 8, HOURS),
    Column("状态", 10),
    Column("备注", 20),
)
NOTES = (
    "到课：计入的课次里到了的；已上：计入的课次，免修不计",
    "学时：按当天有效的规定由考勤算出，随考勤更正而变",
)


@dataclass(frozen=True, slots=True)
class Desk:
    """Who prints where: the names that stand on every paper."""

    college_name: str
    branch_name: str
    staff_name: str
    zone: tzinfo
    is_training: bool = False


def class_list(
    row: ClassRow,
    members: Sequence[ClassMember],
    waiting: Sequence[WaitingRow],
    desk: Desk,
    printed_at: Instant,
    term_name: str = "",
) -> ClassList:
    """The paper: those who belong to the class, those who left, and the waiting list after them."""
    lines = [_line(number, member) for number, member in enumerate(members, 1)]
    lines += [
        ClassListRow(len(members) + one.place, one.person.name, **_person(one), standing=f"候补 {one.place}")
        for one in waiting
    ]
    return ClassList(
        college_name=desk.college_name,
        branch_name=desk.branch_name,
        title=row.title,
        number=row.number or "",
        when=hours_text(row.hours),
        term=term_name,
        room=row.place,
        teacher=row.teacher or "",
        span=span_text(row),
        seats=seats_text(row),
        rows=tuple(lines),
        printed_at=_local(printed_at, desk),
        printed_by=desk.staff_name,
        is_training=desk.is_training,
    )


def class_table(row: ClassRow, members: Sequence[ClassMember], waiting: Sequence[WaitingRow]) -> Table:
    """The same as a table to count with: days are days, hours are numbers."""
    lines: list[tuple[Cell, ...]] = [_cells(number, member) for number, member in enumerate(members, 1)]
    for one in waiting:
        year = one.person.birth_year
        cells = (len(members) + one.place, one.person.name, year, one.person.last4)
        lines.append((*cells, None, None, None, None, None, f"候补 {one.place}", None))
    facts = (row.number, hours_text(row.hours), row.place, row.teacher, span_text(row), seats_text(row))
    return Table(headed(row.title, "班级名册"), COLUMNS, tuple(lines), ("　".join(fact for fact in facts if fact),))


def class_about(desk: Desk, made_at: Instant) -> About:
    """Who made it when, and how its numbers are counted."""
    names = (desk.college_name, desk.branch_name, desk.staff_name)
    return About(*names, _local(made_at, desk), NOTES, desk.is_training)


def suggested_book_name(row: ClassRow, made_at: Instant, desk: Desk) -> str:
    """班级名册 国画基础班 2026-11-24.xlsx"""
    return file_words("班级名册", row.title, f"{_local(made_at, desk):%Y-%m-%d}") + ".xlsx"


def hours_text(hours: Sequence[Hour]) -> str:
    """周二 09:00–10:30、周四 09:00–10:30; one time is said once."""
    spans = {(hour.starts_min, hour.ends_min) for hour in hours}
    if len(spans) == 1:
        days = "、".join(f"周{_WEEKDAYS[hour.weekday]}" for hour in hours)
        return f"{days} {_span(hours[0])}"
    return "、".join(f"周{_WEEKDAYS[hour.weekday]} {_span(hour)}" for hour in hours)


def span_text(row: ClassRow) -> str:
    """2026-09-01 至 2027-01-12，共 16 次课"""
    days = " 至 ".join(day.isoformat() for day in (row.starts_on, row.ends_on) if day is not None)
    return f"{days}，共 {row.meetings} 次课" if days else f"共 {row.meetings} 次课"


def seats_text(row: ClassRow) -> str:
    """24/30，候补 2"""
    quota = f"{row.seats.held}/{row.seats.quota}" if row.seats.quota is not None else f"{row.seats.held} 人"
    return f"{quota}，候补 {row.seats.waiting}" if row.seats.waiting else quota


def _line(number: int, member: ClassMember) -> ClassListRow:
    left = f"{member.left_on.isoformat()} 离班" if member.left_on is not None else ""
    return ClassListRow(
        number,
        member.person.name,
        **_person(member),
        joined=member.joined_on.isoformat() if member.joined_on else "",
        attended=f"{member.attended}/{member.counted}",
        hours=hours_number(member.hours),
        standing=_STATE.get(member.state, ""),
        note="；".join(part for part in (left, member.note) if part),
    )


def _person(one: ClassMember | WaitingRow) -> dict[str, str]:
    return {"birth_year": str(one.person.birth_year or ""), "last4": one.person.last4 or ""}


def _cells(number: int, member: ClassMember) -> tuple[Cell, ...]:
    return (
        number,
        member.person.name,
        member.person.birth_year,
        member.person.last4,
        member.joined_on,
        member.left_on,
        member.attended,
        member.counted,
        member.hours / 100,
        _STATE.get(member.state, ""),
        member.note,
    )


def hours_number(hundredths: int) -> str:
    """One decimal, half up (CONVENTIONS §1)."""
    tenths = (hundredths + 5) // 10
    return f"{tenths // 10}.{tenths % 10}"


def _span(hour: Hour) -> str:
    return f"{_clock(hour.starts_min)}–{_clock(hour.ends_min)}"


def _clock(minutes: int) -> str:
    return f"{minutes // 60:02}:{minutes % 60:02}"


def _local(moment: Instant, desk: Desk) -> datetime:
    return to_local(moment, desk.zone)
