"""The sign-in register as an Excel table: what its paper says, to be counted further (R24, R26)."""

from bjdesk.documents.register import Register, file_words
from bjdesk.documents.workbook import NUMBER, About, Column, Table

COLUMNS = (
    Column("序号", 6, NUMBER),
    Column("姓名", 16),
    Column("出生年", 8),
    Column("卡尾号", 8),
    Column("到课时间", 10),
    Column("考勤", 8),
    Column("方式", 8),
    Column("备注", 20),
)
NOTES = (
    "应到：名单上的人；实到：到课的人，含临时",
    "未到：名单上没来也没请假的人；临时：名单外当场加入的人",
)


def register_table(register: Register) -> Table:
    """One line a person, in the order of the paper."""
    counts = register.counts
    numbers = (
        ("应到", counts.expected),
        ("实到", counts.present),
        ("请假", counts.excused),
        ("未到", counts.absent),
        ("临时", counts.walk_in),
    )
    facts = (register.session_text, register.when, register.room, register.teacher)
    return Table(
        register.heading,
        COLUMNS,
        tuple(
            (row.no, row.name, row.birth_year, row.last4, row.checked_at, row.status, row.method, row.note)
            for row in register.rows
        ),
        (
            "　".join(fact for fact in facts if fact),
            "　".join(f"{label} {number}" for label, number in numbers if number is not None),
        ),
    )


def register_about(register: Register) -> About:
    """Who made it when, and how its numbers are counted."""
    return About(
        register.college_name,
        register.branch_name,
        register.printed_by,
        register.printed_at,
        NOTES,
        register.is_training,
    )


def suggested_book_name(register: Register) -> str:
    """签到表 国画基础班 第6次课 2026-11-24.xlsx"""
    parts = ("签到表", register.title, register.session_text.replace(" ", ""), f"{register.starts:%Y-%m-%d}")
    return file_words(*parts) + ".xlsx"
