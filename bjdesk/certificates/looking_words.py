"""What `bjdesk verify` says on a console, Chinese first and English second, and how it ends (P36)."""

from collections.abc import Iterator, Mapping, Sequence

from bjdesk.certificates.looking import Seen, Source
from bjdesk.certificates.verdict import Judgement, Verdict, Why
from bjdesk.kernel.errors import DeskError

GENUINE, NOT_GENUINE, NOT_READ, NOT_KNOWN = range(4)
"""Exit codes: all genuine; one is not; cannot be read, or the command is wrong; an issuer is not known here."""

VERDICTS: Mapping[Verdict, str] = {
    Verdict.GENUINE: "真 · genuine",
    Verdict.REVOKED: "已作废 · revoked",
    Verdict.REPLACED: "已替换 · replaced",
    Verdict.FORGED: "伪造 · forged",
    Verdict.UNKNOWN_ISSUER: "未知签发者 · unknown issuer",
    Verdict.NOT_OURS: "不是本院的证书 · no certificate of this college",
}
WHYS: Mapping[Why, str] = {
    Why.BAD_SIGNATURE: "签名不对：方块里的内容被改过 · the signature does not hold",
    Why.OTHER_NAME: "方块是给别人的：名字对不上 · signed for another name",
    Why.OTHER_WORDING: "纸上的字和签发的不一样 · the wording is not what was signed",
    Why.NOT_DELEGATED_THEN: "签发那天，这台电脑没有授权 · its desk might not sign on that day",
    Why.KEY_WITHDRAWN: "签发那天，这台电脑已被停用 · its desk had been revoked by that day",
}
UNKNOWN = (
    "  这台电脑不认识签发的电脑；同步一次，或到别处再验。\n"
    "  This machine does not know the desk that signed: sync it, or verify elsewhere.\n"
    "  That says nothing against the paper."
)
SQUARE_ONLY = "方块是真的 · the square is genuine"
TROUBLE: Mapping[str, str] = {
    "paper-not-found": "找不到这个文件：{path}\nThere is no such file: {path}",
    "paper-too-large": "文件太大，最多 {limit} MB。\nToo large a file: at most {limit} MB.",
    "paper-too-wide": "图片太大，最多 {limit} 百万像素。\nToo large a picture: at most {limit} megapixels.",
    "paper-too-long": "页数太多，只能看 {limit} 页。\nToo many pages: {limit} can be looked at.",
    "paper-unknown": "只认 PDF、PNG 和 JPEG，或方块里的文字。\nOnly PDF, PNG, JPEG, or the text of the square.",
    "paper-locked": "这个 PDF 有密码，打不开。\nThis PDF is locked with a password.",
    "paper-unreadable": "这个文件坏了，读不了。\nThe file is damaged or cannot be read.",
    "paper-without-square": "上面没有找到方块（二维码）。\nNo square (QR code) was found on it.",
    "paper-empty": "什么都没有读到。\nThere was nothing to read.",
    "paper-number-only": "这是证书编号，光凭编号验不出真假；请扫左下角的方块。\n"
    "This is a number, which proves nothing: scan the square at the bottom left.",
}
_SURPRISE = "看不了：{code}\nIt cannot be looked at: {code}"


def trouble(error: DeskError) -> str:
    """Why there is no answer."""
    return TROUBLE.get(error.code, _SURPRISE).format(**{"code": error.code, "path": "", "limit": "", **error.facts})


def lines(seen: Seen, found: Judgement, typed: str | None) -> Iterator[str]:
    """One certificate: the verdict, then what stands behind it."""
    place = "" if seen.page is None else f"第 {seen.page} 页 · page {seen.page}: "
    is_half = found.verdict is Verdict.GENUINE and not found.is_name_checked
    yield place + (SQUARE_ONLY if is_half else VERDICTS[found.verdict])
    if found.why is not None:
        yield "  " + WHYS[found.why]
    if found.number is not None and found.day is not None:
        yield f"  编号 · number: {found.number}"
        yield f"  日期 · date: {found.day.isoformat()}"
    if found.by is not None:
        yield f"  换成了 · replaced by: {found.by}"
    if found.verdict is Verdict.UNKNOWN_ISSUER:
        yield UNKNOWN
    yield from _compared(seen, found, typed)
    if found.verdict is not Verdict.NOT_OURS:
        day = found.as_of.isoformat() if found.as_of else "没有，这台电脑没有同步过 · none, this machine never synced"
        yield f"  作废名单 · list of revocations: {day}"


def exit_code(found: Sequence[Judgement]) -> int:
    """The worst of several papers."""
    verdicts = {one.verdict for one in found}
    if verdicts <= {Verdict.GENUINE}:
        return GENUINE
    return NOT_KNOWN if verdicts <= {Verdict.GENUINE, Verdict.UNKNOWN_ISSUER} else NOT_GENUINE


def _compared(seen: Seen, found: Judgement, typed: str | None) -> Iterator[str]:
    """What was held against the signature; whoever reads a name here looks whether it stands on the paper."""
    name = typed or seen.name
    if found.is_name_checked:
        yield f"  核对过 · compared: 姓名 · name {name}" + ("，全文 · wording" if found.is_wording_checked else "")
    elif found.verdict not in (Verdict.FORGED, Verdict.UNKNOWN_ISSUER, Verdict.NOT_OURS):
        yield "  只看了方块，没有核对纸上的字 · only the square was looked at, not the words on the paper"
        yield "  请加 --name 纸上的姓名 · add --name NAME as it stands on the paper"
    if found.is_name_checked and seen.source is Source.PDF and typed is None:
        yield "  请看一眼纸上是不是这个名字 · see that this name stands on the paper"
