"""The register of venues as an Excel table: one line a venue, texts as texts (R54, R63)."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, select

from bjdesk.documents.register import file_words
from bjdesk.documents.workbook import DAY, HOURS, NUMBER, Cell, Column, Table
from bjdesk.reference.model import Org
from bjdesk.venues.model import Venue
from bjdesk.venues.points import spelt_point
from bjdesk.venues.week import DISTRICT

COLUMNS = (
    Column("登记编号", 26),
    Column("名称", 26),
    Column("门牌号", 8),
    Column("在哪里面", 20),
    Column("类型", 12),
    Column("层级", 8),
    Column("地址", 36),
    Column("社区", 16),
    Column("坐标", 22),
    Column("面积（平方米）", 10, HOURS),
    Column("教学用房", 8),
    Column("能坐几人", 8, NUMBER),
    Column("最多几人", 8, NUMBER),
    Column("楼层", 6),
    Column("轮椅能到", 8),
    Column("开放时间（原文）", 40),
    Column("读懂了", 8),
    Column("开放给谁", 16),
    Column("免费", 6),
    Column("怎么预约", 18),
    Column("产权单位", 20),
    Column("管理人", 12),
    Column("办公电话", 16),
    Column("状态", 10),
    Column("登记日期", 12, DAY),
    Column("归谁管", 10),
)
NOTES = (
    "开放时间是原话；“读懂了”为否的，结构化的时间是手工填的或还没有填",
    "面积按 0.01 平方米登记；教学用房面积合计只算“教学用房”为是的",
)
Names = Mapping[str, Mapping[str, str]]


def venue_table(db: Connection, scopes: Sequence[str], names: Names) -> Table:
    """Every venue of these scopes, the branch's own first."""
    whole = Venue.__table__.alias("whole")
    rows = db.execute(
        select(Venue.__table__, whole.c.name.label("site"), Org.name.label("community"))
        .outerjoin(whole, whole.c.id == Venue.part_of_id)
        .outerjoin(Org, Org.id == Venue.community_id)
        .where(Venue.scope.in_(list(scopes)), Venue.removed.is_(False))
    )
    found = sorted(map(dict, rows.mappings()), key=_place)
    return Table("场地名册", COLUMNS, tuple(_cells(row, names) for row in found), (f"共 {len(found)} 处",))


def book_file(made_at: datetime) -> str:
    """场地名册 2026-11-24.xlsx"""
    return file_words("场地名册", f"{made_at:%Y-%m-%d}") + ".xlsx"


def _place(row: Mapping[str, Any]) -> tuple[bool, str, str, str]:
    return row["scope"] == DISTRICT, row["site"] or row["name"], row["room_no"] or "", row["name"]


def _cells(row: Mapping[str, Any], names: Names) -> tuple[Cell, ...]:
    return (
        row["register_no"],
        row["name"],
        row["room_no"],
        row["site"],
        names["venue_type"].get(row["type"], ""),
        names["tier"].get(row["tier"], ""),
        row["address"],
        row["community"],
        spelt_point(row["lon_gcj02"], row["lat_gcj02"]),
        None if row["area_dm2"] is None else row["area_dm2"] / 100,
        _yes_no(row["is_teaching"]),
        row["capacity"],
        row["capacity_hard"],
        row["floor"],
        _yes_no(row["is_step_free"]),
        row["hours_text"],
        _yes_no(row["hours_parsed"]) if row["hours_text"] else "",
        row["audience"],
        _yes_no(row["is_free"]),
        row["booking_way"],
        row["owner_name"],
        row["coordinator"],
        row["contact"],
        names["venue_status"].get(row["status"], ""),
        row["registered_on"],
        "区里" if row["scope"] == DISTRICT else "本分院",
    )


def _yes_no(value: bool) -> str:
    return "是" if value else "否"
