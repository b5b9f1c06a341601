"""The register of learners as an Excel table: a person a line, telephones masked (D5, D11)."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from uuid import UUID

from sqlalchemy import Connection, bindparam, func, select

from bjdesk.documents.register import file_words
from bjdesk.documents.workbook import NUMBER, Cell, Column, Table
from bjdesk.people.model import Learner
from bjdesk.people.queries import LearnerRow, json_ids, learners_by_id
from bjdesk.store.prepared import Prepared

COLUMNS = (
    Column("序号", 7, NUMBER),
    Column("学员编号", 18),
    Column("姓名", 16),
    Column("性别", 6),
    Column("出生年", 8, NUMBER),
    Column("社区", 18),
    Column("手机号", 14),
    Column("卡尾号", 8),
    Column("卡", 10),
    Column("登记", 10),
)
NOTES = ("手机号只留前三位和后四位；证件号不在表里",)
BATCH = 500
Names = Mapping[str, Mapping[str, str]]
"""Code list -> code -> name."""
SEX, CARD, STANDING = "sex_GB_T_2261_1", "card_status", "learner_standing"

_WANTED = func.json_each(bindparam("ids")).table_valued("value")
_NUMBERS = Prepared(select(Learner.id, Learner.number).where(Learner.id.in_(select(func.unhex(_WANTED.c.value)))))


def learner_lines(db: Connection, ids: Sequence[UUID], names: Names, first: int) -> list[tuple[Cell, ...]]:
    """The lines of these people, numbered from `first`; who is gone has none."""
    numbers = dict(_NUMBERS.rows(db, ids=json_ids(ids)))
    rows = learners_by_id(db, ids)
    return [_line(place, row, numbers.get(row.id), names) for place, row in enumerate(rows, first)]


def learner_table(lines: Sequence[tuple[Cell, ...]], found_by: str = "") -> Table:
    """学员名册: everybody, or whom a search has found."""
    said = (f"按“{found_by}”找到的学员",) if found_by else ()
    return Table("学员名册", COLUMNS, tuple(lines), said)


def book_file(made_at: datetime) -> str:
    """学员名册 2026-11-24.xlsx"""
    return file_words("学员名册", f"{made_at:%Y-%m-%d}") + ".xlsx"


def masked_phone(phone: str | None) -> str | None:
    """138****4417; of a short number the last two alone."""
    if not phone:
        return None
    if len(phone) >= 11:
        return f"{phone[:3]}{'*' * (len(phone) - 7)}{phone[-4:]}"
    return "*" * (len(phone) - 2) + phone[-2:]


def _line(place: int, row: LearnerRow, number: str | None, names: Names) -> tuple[Cell, ...]:
    return (
        place,
        number,
        row.name,
        names[SEX].get(row.sex, ""),
        row.year,
        row.community,
        masked_phone(row.phone),
        row.last4,
        names[CARD].get(row.card_state or "", ""),
        names[STANDING].get(row.standing, ""),
    )
