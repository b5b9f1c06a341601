"""How a value of either side is written: dates as dates, nothing as words, a phone number in three groups."""

from collections.abc import Mapping
from datetime import date
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QCoreApplication

from bjdesk.kernel.clock import Instant, to_local
from bjdesk.ui.sync.code_values import code_value
from bjdesk.ui.sync.differences import spaced_phone
from bjdesk.ui.sync.run_words import Today

if TYPE_CHECKING:
    from bjdesk.syncing.matter import Matter, Side

translate = QCoreApplication.translate
_PHONES = frozenset({"phone"})


def written(value: Any, kind: str, column: str, today: Today) -> str:
    """A value for the eye; words where there is none."""
    if value is None or value == "":
        return translate("SyncValues", "（空）")
    if kind == "bool":
        return translate("SyncValues", "是") if value else translate("SyncValues", "否")
    if kind == "code":
        return code_value(str(value))
    if kind == "instant":
        return moment(Instant(value), today)
    if kind == "date" and isinstance(value, date):
        return day(value)
    return spaced_phone(str(value)) if column in _PHONES else str(value)


def moment(at: Instant, today: Today) -> str:
    """2026 年 10 月 6 日 09:12; without the year in this one."""
    local = to_local(at, today.zone)
    parts = {"year": local.year, "month": local.month, "day": local.day, "time": f"{local:%H:%M}"}
    if local.year == today.day.year:
        return translate("SyncValues", "{month} 月 {day} 日 {time}").format(**parts)
    return translate("SyncValues", "{year} 年 {month} 月 {day} 日 {time}").format(**parts)


def day(value: date) -> str:
    """2026 年 10 月 6 日."""
    words = translate("SyncValues", "{year} 年 {month} 月 {day} 日")
    return words.format(year=value.year, month=value.month, day=value.day)


def shown_columns(matter: "Matter") -> tuple[str, ...]:
    """The columns in which the sides differ; all of them when there is only one side."""
    sides = [side for side in (matter.before, matter.theirs, matter.ours) if side is not None and side.values]
    if len(sides) < 2:
        return matter.columns
    differing = tuple(name for name in matter.columns if len({_comparable(side.values, name) for side in sides}) > 1)
    return differing or matter.columns


def _comparable(values: Mapping[str, Any], name: str) -> str:
    return repr(values.get(name))


def text_of(side: "Side", matter: "Matter", column: str, today: Today) -> str:
    """One column of one side."""
    return written(side.values.get(column), matter.kinds.get(column, "text"), column, today)
