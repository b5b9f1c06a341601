"""A line of a record's history in words: what was changed, from what to what, by whom (D6)."""

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QCoreApplication

from bjdesk.ui import formats
from bjdesk.ui.sync import table_words
from bjdesk.ui.sync.run_words import Today
from bjdesk.ui.sync.value_words import written

if TYPE_CHECKING:
    from bjdesk.syncing.history_lines import Line, Value

NEW, REMOVED, CAME, LOST = "new", "removed", "came", "lost"
"""Lines that are no plain change (`syncing.history_lines`)."""
MOST_SAID = 4
"""Fields that are named of a row that was entered."""
_DIVISORS: Mapping[str, int] = {"planned": 100, "area_dm2": 100, "fee": 100, "lon_gcj02": 1_000_000}
_PHONES = ("phone",)
translate = QCoreApplication.translate


def title(line: "Line", today: Today) -> str:
    """容纳人数：36 → 40; the first fields of a row that was entered."""
    if line.what == REMOVED:
        return translate("Changes", "去掉了{what}").format(what=_whose(line, today) or table_words.table(line.table))
    said = [_said(line, value, today) for value in line.values[:MOST_SAID]]
    text = translate("Changes", "；").join(said)
    if line.what == NEW:
        return translate("Changes", "登记：{what}").format(what=text)
    return translate("Changes", "没有用上的：{what}").format(what=text) if line.what == LOST else text


def below(line: "Line", today: Today) -> str:
    """Of what, where that is not the record itself; and what is not known of it."""
    parts = ["" if line.what == REMOVED else _whose(line, today)]
    if not line.is_ours and line.what == CAME:
        parts.append(translate("Changes", "原来是什么，这台电脑不知道"))
    elif line.what == LOST:
        parts.append(translate("Changes", "两边都改了这一处，用了另一个"))
    return formats.joined(*parts)


def who(line: "Line") -> str:
    """She who did it; of what came from elsewhere only where it is from."""
    if line.staff:
        return line.staff
    if line.is_districts:
        return translate("Changes", "区里")
    if line.is_ours:
        return translate("Changes", "没有记名")
    return line.desk or translate("Changes", "来自其它电脑")


def where(line: "Line") -> str:
    return line.desk if line.desk and line.desk != who(line) else ""


def _whose(line: "Line", today: Today) -> str:
    """成员·王桂芳, 课次·11-17 09:00; empty for the record itself."""
    name = line.name
    if line.begins is not None:
        name = formats.short_moment(line.begins, today.zone, today.day)
    return formats.joined(table_words.table(line.table), name) if name else ""


def _said(line: "Line", value: "Value", today: Today) -> str:
    what = table_words.column(line.table, value.field)
    if value.is_erased:
        return translate("Changes", "{what}：内容已按规定删除").format(what=what)
    new = _written(value, value.new, today)
    if value.old in (None, "") and line.what != "changed":
        return translate("Changes", "{what}：{new}").format(what=what, new=new)
    old = _written(value, value.old, today)
    return translate("Changes", "{what}：{old} → {new}").format(what=what, old=old, new=new)


def _written(value: "Value", said: Any, today: Today) -> str:
    """A phone is shown by its ends: the list is seen by whoever stands there (D5)."""
    if said in (None, ""):
        return translate("Changes", "（空）")
    if value.kind == "hours":
        return _hours(str(said)) or translate("Changes", "（空）")
    if value.field in _PHONES or value.field.endswith("_phone"):
        return formats.masked_phone(str(said))
    if value.field in _DIVISORS and isinstance(said, int):
        return f"{said / _DIVISORS[value.field]:.10g}"
    return written(said, value.kind, value.field, today)


def _hours(text: str) -> str:
    from bjdesk.ui.venues.words import spans  # loads what draws a week
    from bjdesk.venues.opening import spelt_spans

    return spans(spelt_spans(text))
