"""A matter told as a story: what it is about, why it came to be, who wrote what, and what each choice does."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from bjdesk.kernel.clock import day_of
from bjdesk.ui import formats
from bjdesk.ui.shell.words import QT_TRANSLATE_NOOP
from bjdesk.ui.sync import table_words, value_words
from bjdesk.ui.sync.clock_matter import CLOCK
from bjdesk.ui.sync.code_values import code_value
from bjdesk.ui.sync.run_words import Today, day_and_time

if TYPE_CHECKING:
    from bjdesk.syncing.matter import Matter, Side
    from bjdesk.syncing.subjects import Subject

translate = QCoreApplication.translate

CONFLICT, REFUSED, HELD, CONTESTED = "conflict", "refused", "held", "contested"
REMOVED, STATES = "2", "3"
"""Of `conflict_kind`: edited here and taken away there; two states that exclude each other."""

_REASONS: dict[str, str] = {
    "rule": QT_TRANSLATE_NOOP("Matters", "填的内容不合规定，区里没有收。"),
    "illegal": QT_TRANSLATE_NOOP("Matters", "区里那边已经走到下一步，这一步接不上了。"),
    "district": QT_TRANSLATE_NOOP("Matters", "这一项归区里管，分院不能直接改。"),
    "foreign": QT_TRANSLATE_NOOP("Matters", "这一条是别的分院的，这里不能改。"),
    "left": QT_TRANSLATE_NOOP("Matters", "这位学员已经不在本分院，区里没有收。"),
    "missing": QT_TRANSLATE_NOOP("Matters", "它说到的另一条，区里没有收到过。"),
    "grow": QT_TRANSLATE_NOOP("Matters", "这样的记录只能添，不能改。"),
    "erased": QT_TRANSLATE_NOOP("Matters", "这位学员要求删除了资料，不能再写。"),
    "identity": QT_TRANSLATE_NOOP("Matters", "这一条换了人或换了课，区里没有收。"),
}


def headline(matter: "Matter", today: Today) -> str:
    """王桂芳的手机号，两边写的不一样."""
    if matter.key.kind == CLOCK:
        return translate("Matters", "区里的时间和这台电脑差太多")
    if matter.key.kind == HELD:
        return translate("Matters", "区里要拿掉 {n} 条").format(n=sum(matter.counts.values()))
    if matter.key.kind == CONTESTED:
        return _contested(matter, today)
    if matter.key.kind == REFUSED:
        return translate("Matters", "{what}，区里没有收下").format(what=_thing(matter))
    if matter.reason == REMOVED:
        return translate("Matters", "{name}，一边改了，一边拿掉了").format(name=name(matter))
    return translate("Matters", "{what}，两边写的不一样").format(what=_thing(matter))


def name(matter: "Matter") -> str:
    """Whom or what it is about; the kind of record where nobody knows."""
    return matter.about.name or matter.subject or table_words.table(matter.table)


def what_column(matter: "Matter") -> str:
    """手机号; of several the first that differs."""
    columns = value_words.shown_columns(matter)
    return table_words.column(matter.table, columns[0]) if columns else table_words.table(matter.table)


def _thing(matter: "Matter") -> str:
    who, what = name(matter), what_column(matter)
    if matter.key.kind == REFUSED and len(value_words.shown_columns(matter)) != 1:
        what = table_words.table(matter.table)
        return what if who == what else translate("Matters", "{name}的{what}").format(name=who, what=what)
    return translate("Matters", "{name}的{what}").format(name=who, what=what)


def _contested(matter: "Matter", today: Today) -> str:
    about = matter.about
    if matter.table == "enrolment":
        return translate("Matters", "“{title}”的名额满了，{name}排在后面").format(
            title=about.title or table_words.table("activity"), name=name(matter)
        )
    place = about.place or table_words.table("venue")
    if about.starts_at is None:
        return translate("Matters", "{place}被订了两次").format(place=place)
    return translate("Matters", "{place} {when} 被订了两次").format(place=place, when=_slot(about, today, short=True))


def short_title(matter: "Matter", today: Today) -> str:
    """In the narrow list: 王桂芳, 203 教室 10-9."""
    if matter.key.kind == CLOCK:
        return translate("Matters", "时间差太多")
    if matter.key.kind == HELD:
        return translate("Matters", "要拿掉 {n} 条").format(n=sum(matter.counts.values()))
    about = matter.about
    if matter.key.kind == CONTESTED and about.place and about.starts_at is not None:
        when = formats.short_day(day_of(about.starts_at, today.zone), today.day)
        return translate("Matters", "{place} {when}").format(place=about.place, when=when)
    return name(matter)


def short_why(matter: "Matter", today: Today) -> str:
    """In the narrow list under it: 手机号不一样·浦沿分院."""
    if matter.settled is not None:
        return settled_words(matter, today)
    kind = matter.key.kind
    if kind == CLOCK:
        return translate("Matters", "看一眼日期和时间")
    if kind == HELD:
        return translate("Matters", "先停下了，等您定")
    if kind == REFUSED:
        return translate("Matters", "区里没有收下")
    if kind == CONTESTED:
        words = translate("Matters", "名额满了") if matter.table == "enrolment" else translate("Matters", "订了两次")
        return formats.joined(words, matter.others[0].name if matter.others else "")
    if matter.reason == REMOVED:
        return translate("Matters", "一边改，一边拿掉")
    words = translate("Matters", "{what}不一样").format(what=what_column(matter))
    return formats.joined(words, matter.theirs.place if matter.theirs else "")


def line(matter: "Matter", today: Today) -> str:
    """Under the headline in the worklist: who wrote the other value, and when."""
    if matter.key.kind in (CLOCK, HELD):
        return short_why(matter, today)
    if matter.key.kind == REFUSED:
        return why(matter, today)
    if matter.key.kind == CONTESTED:
        return formats.joined(*(other_words(other, today) for other in matter.others[:2])) or why(matter, today)
    theirs = matter.theirs
    if theirs is None:
        return why(matter, today)
    when = day_and_time(theirs.at, today) if theirs.at is not None else ""
    return formats.joined(translate("Matters", "{who}也改了").format(who=place_of(theirs)), when)


def hint(matter: "Matter") -> str:
    """女·1948 年·长河社区·尾号 4417."""
    about = matter.about
    if matter.key.kind == CONTESTED and matter.table == "booking":
        return about.name
    year = translate("Matters", "{year} 年").format(year=about.year) if about.year else ""
    last4 = translate("Matters", "尾号 {last4}").format(last4=about.last4) if about.last4 else ""
    parts = (
        code_value(about.sex) if about.sex else "",
        year,
        about.community or "",
        last4,
        about.title or "",
        about.place or "",
    )
    return formats.joined(*(part for part in parts if part != about.name))


def why(matter: "Matter", today: Today) -> str:
    """为什么会这样, in a sentence or two."""
    kind = matter.key.kind
    if kind == CLOCK:
        return translate("Matters", "两边的时间差了一天多。有一边错了，先停下，免得把时间记乱。")
    if kind == HELD:
        return translate("Matters", "一次要拿掉的比平时多得多，怕是弄错了。现在一条也没有拿掉。")
    if kind == REFUSED:
        reason = _REASONS.get(matter.reason)
        return translate("Matters", reason) if reason else translate("Matters", "区里没有说为什么。")
    if kind == CONTESTED:
        return _why_contested(matter)
    if matter.is_erased:
        return translate("Matters", "这位学员要求删除了资料，两边写的都看不到了。")
    if matter.reason == REMOVED:
        return translate("Matters", "一边还在改，另一边把它拿掉了，谁也没看到谁的。")
    return _why_both(matter, today)


def _why_contested(matter: "Matter") -> str:
    if matter.table == "enrolment":
        return translate("Matters", "两边同时报名，先到区里的占了最后的名额。报名还在，没有丢。")
    return translate("Matters", "两边没看到对方的预订，先到区里的算数。这一条还留着，没有丢。")


def _why_both(matter: "Matter", today: Today) -> str:
    first = min((side for side in (matter.theirs, matter.ours) if side and side.at), key=_at, default=None)
    words = translate("Matters", "{place}和{ours}都改了这一处，谁也没看到谁的。先用了后改的，另一个也留着。")
    if first is None or matter.theirs is None or matter.ours is None:
        return translate("Matters", "两边都改了这一处，谁也没看到谁的。先用了后改的，另一个也留着。")
    return words.format(place=place_of(matter.theirs), ours=place_of(matter.ours))


def _at(side: "Side") -> int:
    return side.at or 0


def place_of(side: "Side") -> str:
    """我们这里, 浦沿街道分院, 二号台."""
    return translate("Matters", "我们这里") if side.is_ours else side.place or translate("Matters", "另一边")


def side_title(side: "Side") -> str:
    """浦沿街道分院·李敏改成."""
    who = formats.joined(place_of(side), side.staff_name or "")
    words = translate("Matters", "{who}拿掉了") if side.is_removed else translate("Matters", "{who}改成")
    return words.format(who=who)


def claim_title(matter: "Matter", side: "Side") -> str:
    """Of the two who want one thing: what each wants it for."""
    if side.is_ours or side is matter.ours:
        return formats.joined(translate("Matters", "我们这里"), name(matter))
    other = matter.others[0].name if matter.others else ""
    return formats.joined(place_of(side), other)


def claim_values(matter: "Matter", side: "Side", today: Today) -> list[str]:
    """Place and time, in two lines."""
    about = matter.about if side is matter.ours or not matter.others else matter.others[0]
    if about.starts_at is None or about.ends_at is None:
        return [about.title or about.name]
    when = _slot(about, today, short=False)
    return [about.place or table_words.table("venue"), when]


def use_words(side: "Side") -> str:
    """用浦沿街道分院的, 用我们的."""
    return (
        translate("Matters", "用我们的")
        if side.is_ours
        else translate("Matters", "用{place}的").format(place=place_of(side))
    )


def settled_words(matter: "Matter", today: Today) -> str:
    """10-6 09:20 看过."""
    words = translate("Matters", "看过了")
    return formats.joined(words, day_and_time(matter.settled_at, today) if matter.settled_at is not None else "")


def other_words(other: "Subject", today: Today) -> str:
    """合唱团（演示） 14:00–15:30."""
    if other.starts_at is None or other.ends_at is None:
        return other.name or table_words.table(other.table)
    words = translate("Matters", "{name} {when}")
    return words.format(name=other.name or table_words.table(other.table), when=_slot(other, today, short=False))


def _slot(about: "Subject", today: Today, *, short: bool) -> str:
    assert about.starts_at is not None
    when = formats.short_moment(about.starts_at, today.zone, today.day)
    if short or about.ends_at is None:
        return when
    day = formats.short_day(day_of(about.starts_at, today.zone), today.day)
    return f"{day} {formats.hours(about.starts_at, about.ends_at, today.zone)}"
