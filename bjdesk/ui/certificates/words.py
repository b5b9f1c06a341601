"""What 证书 says: why somebody gets none, where a certificate is, what happened to it (R25, R28, D12)."""

from collections.abc import Mapping
from datetime import date, tzinfo
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QCoreApplication

from bjdesk.ui import formats
from bjdesk.ui.shell.words import QT_TRANSLATE_NOOP

if TYPE_CHECKING:
    from bjdesk.certificates.issuing import Candidate, Reason
    from bjdesk.certificates.queries import CertificateRow, EventRow
    from bjdesk.credits.hours import Completion, Earned

translate = QCoreApplication.translate
TO_PRINT, TO_SEAL, TO_COLLECT, HANDED_OUT, IS_REPLACED, IS_REVOKED = "1", "2", "3", "4", "5", "6"
CLOSED_CLASS = "4"
Chips = tuple[tuple[str, str], ...]

_STATES = {
    TO_PRINT: (QT_TRANSLATE_NOOP("Certificates", "待打印"), "warn"),
    TO_SEAL: (QT_TRANSLATE_NOOP("Certificates", "待盖章"), "warn"),
    TO_COLLECT: (QT_TRANSLATE_NOOP("Certificates", "待领取"), "info"),
    HANDED_OUT: (QT_TRANSLATE_NOOP("Certificates", "已领取"), "ok"),
    IS_REPLACED: (QT_TRANSLATE_NOOP("Certificates", "已替换"), "mute"),
    IS_REVOKED: (QT_TRANSLATE_NOOP("Certificates", "已作废"), "bad"),
}
"""`certificate_status` -> its words and tone."""
CAUSES = {
    "1": QT_TRANSLATE_NOOP("Certificates", "丢了"),
    "2": QT_TRANSLATE_NOOP("Certificates", "坏了"),
    "3": QT_TRANSLATE_NOOP("Certificates", "信息改过"),
    "4": QT_TRANSLATE_NOOP("Certificates", "打印出错"),
    "5": QT_TRANSLATE_NOOP("Certificates", "发错了"),
    "6": QT_TRANSLATE_NOOP("Certificates", "考勤改过"),
    "9": QT_TRANSLATE_NOOP("Certificates", "其他"),
}
"""`event_cause` -> how it is said at the desk."""
_EVENTS = {
    "1": QT_TRANSLATE_NOOP("Certificates", "签发"),
    "2": QT_TRANSLATE_NOOP("Certificates", "打印"),
    "3": QT_TRANSLATE_NOOP("Certificates", "盖章"),
    "4": QT_TRANSLATE_NOOP("Certificates", "领走"),
    "5": QT_TRANSLATE_NOOP("Certificates", "替换"),
    "6": QT_TRANSLATE_NOOP("Certificates", "作废"),
    "7": QT_TRANSLATE_NOOP("Certificates", "补发"),
    "8": QT_TRANSLATE_NOOP("Certificates", "卡纸重打"),
}


def state(code: str) -> str:
    """待盖章."""
    return translate("Certificates", _STATES[code][0])


def state_chip(row: "CertificateRow") -> tuple[str, str]:
    return state(row.state), _STATES[row.state][1]


def cause(code: str | None) -> str:
    return translate("Certificates", CAUSES[code]) if code in CAUSES else ""


def short_number(number: str) -> str:
    """330108003-2026-JY-010001-5 -> 010001, as it stands in the middle of the printed one."""
    parts = number.split("-")
    return parts[3] if len(parts) == 5 else number


# --- who gets one ----------------------------------------------------------------------------------------------------


def times(done: "Completion") -> str:
    """15 / 16 次."""
    return translate("Certificates", "{attended} / {counted} 次").format(attended=done.attended, counted=done.counted)


def per_cent(done: "Completion") -> str:
    """94 %, never rounded up to what was asked for."""
    return f"{100 * done.attended // done.counted} %" if done.counted else "–"


def reason(one: "Reason") -> str:
    """The short of it, in one line."""
    words = {
        "issued": translate("Certificates", "已经发过了"),
        "class-open": translate("Certificates", "班还没有结"),
        "not-enrolled": translate("Certificates", "不在册"),
        "too-few": translate("Certificates", "出勤不到 {pct} %"),
        "too-few-hours": translate("Certificates", "学时不到 {asked}"),
        "provisional": translate("Certificates", "登记没补全"),
        "unprintable": translate("Certificates", "有字印不出：{characters}"),
    }.get(one.code, translate("Certificates", "还不能发"))
    return words.format(**{**one.facts, "asked": formats.spoken_hours(int(one.facts.get("needed") or 0))})


def reason_below(one: "Reason", done: "Completion") -> str:
    """What stands under it: the numbers, or what to do."""
    if one.code == "too-few":
        return translate("Certificates", "{times}，还差 {n} 次").format(times=times(done), n=one.facts["lacks"])
    if one.code == "too-few-hours":
        return translate("Certificates", "有 {n} 学时").format(n=formats.spoken_hours(int(one.facts["hours"])))
    return {
        "issued": translate("Certificates", "编号 {n}").format(n=short_number(str(one.facts.get("number", "")))),
        "class-open": translate("Certificates", "先到“课程”里结班"),
        "not-enrolled": translate("Certificates", "退学、转出的不发"),
        "provisional": translate("Certificates", "先到“学员”里补全"),
        "unprintable": translate("Certificates", "先别发，告诉管理员"),
    }.get(one.code, "")


def why_lines(one: "Candidate") -> list[str]:
    """Every reason in a whole sentence."""
    return [_why(each, one.completion) for each in one.reasons]


def _why(one: "Reason", done: "Completion") -> str:
    words = {
        "issued": translate("Certificates", "这个班的证书已经发过，编号 {number}。"),
        "class-open": translate("Certificates", "这个班还没有结班，先到“课程”里结班。"),
        "not-enrolled": translate("Certificates", "不在这个班的在册名单里。"),
        "too-few": translate(
            "Certificates", "算数的课 {counted} 次，到了 {attended} 次，是 {share}；要到 {pct} %，还差 {lacks} 次。"
        ),
        "too-few-hours": translate("Certificates", "得了 {got} 学时，这个班要 {asked} 学时。"),
        "provisional": translate("Certificates", "登记还没有补全，先到“学员”里补全。"),
        "unprintable": translate("Certificates", "姓名里的“{characters}”这台电脑印不出来。先别发，告诉管理员。"),
    }.get(one.code, translate("Certificates", "现在还不能发。"))
    facts = {**one.facts, "share": per_cent(done), "got": formats.spoken_hours(done.hours)}
    return words.format(**facts, asked=formats.spoken_hours(int(one.facts.get("needed") or 0)))


def meeting_words(line: "Earned", statuses: Mapping[str, str]) -> str:
    """出席, 缺席, or that nothing was noted."""
    if line.mark is None:
        return translate("Certificates", "没有记录")
    return statuses.get(line.mark.status, line.mark.status)


def rule_words(line: "Earned") -> str:
    """By which version of the rule, and the document where it has one."""
    if line.rule is None:
        return translate("Certificates", "那天还没有学时规则")
    words = translate("Certificates", "学时规则第 {version} 版")
    return formats.joined(words.format(version=line.rule.version), line.rule.document or "")


def asked_words(done: "Completion") -> str:
    """What the class asks for, under the list."""
    pct = translate("Certificates", "要求：出勤 {pct} % 以上").format(pct=done.terms.pct)
    if done.terms.hours is None:
        return pct
    return formats.joined(
        pct, translate("Certificates", "{n} 学时以上").format(n=formats.spoken_hours(done.terms.hours))
    )


# --- what became of it -----------------------------------------------------------------------------------------------


def chips(row: "CertificateRow", doubtful: frozenset[Any] = frozenset()) -> Chips:
    """补发, 改过名, 要您看一下: at most three."""
    found: list[tuple[str, str]] = []
    if row.id in doubtful:
        found.append((translate("Certificates", "要您看"), "bad"))
    if row.has_other_name and row.state not in (IS_REPLACED, IS_REVOKED):
        found.append((translate("Certificates", "改过名"), "warn"))
    return (*found, *copy_chip(row))[:3]


def copy_chip(row: "CertificateRow") -> Chips:
    """补发 1 次, of one that was issued again."""
    return ((translate("Certificates", "补发 {n} 次").format(n=row.copies), "info"),) if row.copies else ()


def doubt(row: "CertificateRow") -> str:
    """Why a person has to look."""
    if row.is_contested:
        return translate("Certificates", "这个号有两张证书，只能留一张：看清楚，把不对的那张作废。")
    return translate("Certificates", "两台电脑各发了一张：留一张，另一张作废。")


def event_line(event: "EventRow", zone: tzinfo, today: date) -> str:
    """11-24 09:05 补发，丢了：搬家时丢的."""
    what = translate("Certificates", _EVENTS.get(event.kind, ""))
    parts = (cause(event.cause), event.reason or "", event.collector or "", _tail(event.collector_id_tail))
    said = translate("Certificates", "，").join(part for part in parts if part)
    moment = formats.short_moment(event.at, zone, today)
    words = (
        translate("Certificates", "{moment} {what}：{said}") if said else translate("Certificates", "{moment} {what}")
    )
    return words.format(moment=moment, what=what, said=said)


def _tail(tail: str | None) -> str:
    return translate("Certificates", "证件尾号 {tail}").format(tail=tail) if tail else ""


def rare_characters(name: str) -> str:
    """Those that do not stand among the 6763 of everyday (GB 2312): worth a look before printing."""
    return "".join(char for char in name if not char.isascii() and not _is_common(char))


def _is_common(char: str) -> bool:
    try:
        char.encode("gb2312")
    except UnicodeEncodeError:
        return char in "·•"
    return True
