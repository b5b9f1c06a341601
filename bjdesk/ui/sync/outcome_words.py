"""选了以后: what will be so after a choice, what else the matter touches, and what became of what was not chosen."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from bjdesk.kernel.clock import day_of
from bjdesk.ui import formats
from bjdesk.ui.sync import matter_words, table_words, value_words
from bjdesk.ui.sync.clock_matter import CLOCK
from bjdesk.ui.sync.offers import AGAIN, BOTH, GIVE_UP, OTHER, OURS, PROPOSE, THEIRS
from bjdesk.ui.sync.run_words import Today

if TYPE_CHECKING:
    from bjdesk.syncing.matter import Matter, Side

translate = QCoreApplication.translate


def outcome(matter: "Matter", name: str, today: Today) -> tuple[str, str]:
    """(what will be so, what becomes of the rest) if `name` is chosen; nothing where there is nothing to say."""
    if matter.settled is not None:
        return _settled(matter, today), translate("Matters", "随时可以重新看")
    if matter.key.kind != matter_words.CONFLICT or not matter.columns:
        return "", ""
    side = {THEIRS: matter.theirs, OURS: matter.ours}.get(name)
    value = _value(matter, side, today) if side is not None else translate("Matters", "还没选")
    words = translate("Matters", "选了以后，{name}的{what}会是 {value}")
    told = words.format(name=matter_words.name(matter), what=matter_words.what_column(matter), value=value)
    return told, translate("Matters", "没选中的也留着，以后可以改回来")


def _settled(matter: "Matter", today: Today) -> str:
    side = {THEIRS: matter.theirs, OURS: matter.ours}.get(matter.settled or "")
    if side is not None and matter.columns:
        words = translate("Matters", "定了：{name}的{what}是 {value}")
        value = _value(matter, side, today)
        return words.format(name=matter_words.name(matter), what=matter_words.what_column(matter), value=value)
    return {
        OTHER: translate("Matters", "定了：两边的都没用，另填了一个"),
        BOTH: translate("Matters", "定了：两个都留着"),
        AGAIN: translate("Matters", "改好重交了"),
        PROPOSE: translate("Matters", "报请区里改了"),
        GIVE_UP: translate("Matters", "放弃了，用区里的"),
        "free": translate("Matters", "对方让出来了，这一条现在算数"),
    }.get(matter.settled or "", translate("Matters", "看过了，没有改动"))


def _value(matter: "Matter", side: "Side", today: Today) -> str:
    columns = value_words.shown_columns(matter)
    return translate("Matters", "、").join(value_words.text_of(side, matter, name, today) for name in columns)


def others(matter: "Matter", today: Today) -> list[str]:
    """What would go, or what a claim collides with; one a line."""
    if matter.key.kind == matter_words.HELD:
        return [_of_table(name, count) for name, count in matter.counts.items() if count]
    if matter.key.kind != matter_words.CONTESTED:
        return []
    return [*_earlier(matter, today), *_free(matter, today)]


def _earlier(matter: "Matter", today: Today) -> list[str]:
    """Who was first, where that is not one booking that stands in its card."""
    if matter.table == "enrolment":
        words = translate("Matters", "先报上的：{what}")
    elif len(matter.others) > 1:
        words = translate("Matters", "先订到的：{what}")
    else:
        return []
    return [words.format(what=matter_words.other_words(other, today)) for other in matter.others]


def _free(matter: "Matter", today: Today) -> list[str]:
    """Where and when it could be instead."""
    free = matter.free
    if free is None:
        if matter.table == "booking" and matter.settled is None:
            return [translate("Matters", "这几天没有同样长的空当，请和对方商量。")]
        return []
    day = formats.short_day(day_of(free.starts_at, today.zone), today.day)
    when = formats.hours(free.starts_at, free.ends_at, today.zone)
    words = translate("Matters", "空着的：{place} {day} {when}")
    return [words.format(place=free.venue_name, day=day, when=when)]


def _of_table(name: str, count: int) -> str:
    if not name:
        return translate("Matters", "区里要从这台电脑拿掉 {n} 条，还没说是哪些。").format(n=count)
    return translate("Matters", "{what} {n} 条").format(what=table_words.table(name), n=count)


def note(matter: "Matter") -> str:
    """What is all right in spite of it."""
    if matter.key.kind == CLOCK:
        return translate("Matters", "签到照样能用，都存在这台电脑里。")
    if matter.key.kind == matter_words.HELD:
        return translate("Matters", "没有送出去的都在，不会跟着拿掉。")
    if matter.key.kind == matter_words.CONFLICT and matter.settled is None and not matter.is_erased:
        return translate("Matters", "别的内容都合好了，只有这一处要您定。")
    return ""


def done(matter: "Matter", name: str) -> str:
    """What a banner says after a choice."""
    return {
        THEIRS: _used(matter.theirs),
        OURS: _used(matter.ours),
        OTHER: translate("Matters", "好了，用您填的"),
        BOTH: translate("Matters", "好了，两个都留着"),
        AGAIN: translate("Matters", "改好了，下次同步再交"),
        PROPOSE: translate("Matters", "好了，下次同步报给区里"),
        GIVE_UP: translate("Matters", "好了，这一条放弃了"),
        "move": translate("Matters", "好了，改期了"),
        "withdraw": translate("Matters", "好了，撤回了"),
        "let-go": translate("Matters", "好了，下次同步就拿掉"),
    }.get(name, translate("Matters", "好了，看过了"))


def _used(side: "Side | None") -> str:
    return translate("Matters", "好了，{use}").format(use=matter_words.use_words(side)) if side is not None else ""
