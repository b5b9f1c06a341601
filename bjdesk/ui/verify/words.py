"""What the page says of a certificate: a word, a sentence, and the facts below it; red for a forgery alone (P36)."""

from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QCoreApplication

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bjdesk.certificates.looking import Seen
    from bjdesk.certificates.verdict import Judgement

translate = QCoreApplication.translate

GENUINE, REVOKED, REPLACED, FORGED = "genuine", "revoked", "replaced", "forged"
UNKNOWN_ISSUER, NOT_OURS = "unknown-issuer", "not-ours"
"""`certificates.verdict.Verdict`, which the window does not load before somebody looks."""

_CALM = ("disabledFill", "ink2")
# verdict -> icon, fill and ink
_LOOKS = {
    GENUINE: ("circle-check-big", "okTint", "ok"),
    REVOKED: ("triangle-alert", "warnTint", "warn"),
    REPLACED: ("arrow-left-right", "warnTint", "warn"),
    FORGED: ("circle-x", "badTint", "bad"),
    UNKNOWN_ISSUER: ("circle-help", *_CALM),
    NOT_OURS: ("info", *_CALM),
}
_HALF = ("shield-check", "tint", "accent")


class Fact(NamedTuple):
    """A line below the verdict."""

    label: str
    value: str


class Answer(NamedTuple):
    """What the card shows; colours are tokens."""

    icon: str
    fill: str
    ink: str
    title: str
    line: str
    facts: tuple[Fact, ...]
    asks_name: bool
    """Whether there is a name that can be held against the square."""


def answer(seen: "Seen", found: "Judgement", typed: str = "") -> Answer:
    """The words of one certificate; `typed` is the name that somebody read on the paper."""
    is_half = found.verdict == GENUINE and not found.is_name_checked
    icon, fill, ink = _HALF if is_half else _LOOKS[found.verdict]
    facts = tuple(_facts(found))
    return Answer(icon, fill, ink, _title(found, typed), _line(seen, found, typed), facts, _asks_name(seen, found))


def verdict_word(found: "Judgement") -> str:
    """One of the six words."""
    return {
        GENUINE: translate("Verify", "真"),
        REVOKED: translate("Verify", "已作废"),
        REPLACED: translate("Verify", "已替换"),
        FORGED: translate("Verify", "伪造"),
        UNKNOWN_ISSUER: translate("Verify", "未知签发者"),
        NOT_OURS: translate("Verify", "不是本院的证书"),
    }[found.verdict]


def summary(found: "Sequence[Judgement]") -> str:
    """Of several in one file: how many are genuine, and the places of those that are not."""
    others = [place for place, one in enumerate(found, 1) if one.verdict != GENUINE]
    if not others:
        return translate("Verify", "{n} 份都是真的").format(n=len(found))
    shown = translate("Verify", "、").join(map(str, others[:8])) + ("…" if len(others) > 8 else "")
    words = translate("Verify", "{n} 份里有 {m} 份不是真的：第 {places} 份")
    return words.format(n=len(found), m=len(others), places=shown)


def _title(found: "Judgement", typed: str) -> str:
    if found.verdict == GENUINE and not found.is_name_checked:
        return translate("Verify", "方块是真的，还差姓名")
    if _is_other_name(found) and typed:
        return translate("Verify", "伪造：姓名对不上")
    return verdict_word(found)


def _line(seen: "Seen", found: "Judgement", typed: str) -> str:
    if found.verdict == GENUINE:
        return _of_genuine(seen, found, typed)
    if found.verdict == FORGED:
        return _of_forged(found, typed)
    if found.verdict == UNKNOWN_ISSUER:
        if found.as_of is None:
            return translate("Verify", "这台电脑还没有和区里同步过，说不上真假。请先同步一次，或到别的分院再验。")
        return translate("Verify", "这台电脑不认识签发的电脑，说不上真假。请先同步一次，或到别的分院再验。")
    return {
        REVOKED: translate("Verify", "这份证书签发过，后来作废了，不能再用。"),
        REPLACED: translate("Verify", "这份证书换成了新的，请看新的那一份。"),
        NOT_OURS: translate("Verify", "方块里写的不是社区学院的证书。"),
    }[found.verdict]


def _of_genuine(seen: "Seen", found: "Judgement", typed: str) -> str:
    if not found.is_name_checked:
        return translate("Verify", "请把纸上的姓名打在下面，看方块是不是给这个人的。")
    name = typed or seen.name or ""
    if found.is_wording_checked:
        return translate("Verify", "文件里的字和签发时一样。请看一眼纸上是不是“{name}”。").format(name=name)
    return translate("Verify", "方块是给“{name}”的。班名和学时没有比对，请再看一眼。").format(name=name)


def _of_forged(found: "Judgement", typed: str) -> str:
    if _is_other_name(found) and typed:
        words = translate("Verify", "方块是真的，但不是给“{name}”的。打错了就改一下，再看一次。")
        return words.format(name=typed)
    return {
        "bad-signature": translate("Verify", "方块里的内容被改过，签名对不上。"),
        "other-name": translate("Verify", "方块是给别人的，纸上没有签发时的姓名。"),
        "other-wording": translate("Verify", "纸上的字和签发时不一样。"),
        "not-delegated-then": translate("Verify", "签发那天，签发的电脑没有区里的授权。"),
        "key-withdrawn": translate("Verify", "签发那天，签发的电脑已被区里停用。"),
    }[found.why or "bad-signature"]


def _facts(found: "Judgement") -> list[Fact]:
    facts: list[Fact] = []
    if found.number is not None and found.day is not None:
        facts.append(Fact(translate("Verify", "编号"), found.number))
        facts.append(Fact(translate("Verify", "日期"), found.day.isoformat()))
    if found.by is not None:
        facts.append(Fact(translate("Verify", "新的编号"), found.by))
    if found.verdict in (GENUINE, REVOKED, REPLACED):
        facts.append(Fact(translate("Verify", "核对了"), _compared(found)))
    if found.verdict != NOT_OURS:
        facts.append(Fact(translate("Verify", "作废名单"), _as_of(found)))
    return facts


def _compared(found: "Judgement") -> str:
    if not found.is_name_checked:
        return translate("Verify", "只有方块")
    return translate("Verify", "方块、姓名、全文") if found.is_wording_checked else translate("Verify", "方块、姓名")


def _as_of(found: "Judgement") -> str:
    if found.as_of is None:
        return translate("Verify", "还没有，没有同步过")
    return translate("Verify", "到 {day} 为止").format(day=found.as_of.isoformat())


def _asks_name(seen: "Seen", found: "Judgement") -> bool:
    """A file's own words are compared already, and to an unknown issuer a name says nothing."""
    return seen.asks_for_name and (found.verdict in (GENUINE, REVOKED, REPLACED) or _is_other_name(found))


def _is_other_name(found: "Judgement") -> bool:
    return found.verdict == FORGED and found.why == "other-name"
