"""The scenes of the third act: a class that is over becomes certificates, and another desk says what they are worth."""

import hashlib
import shutil
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from uuid import UUID

from bjdesk.certificates.issuing import Candidate, candidates
from bjdesk.certificates.looking import Seen, look
from bjdesk.certificates.proof import Signed
from bjdesk.certificates.queries import COLLECTED, PRINTED, SEALED, CertificateRow, of_activity
from bjdesk.certificates.verdict import Verdict
from bjdesk.demo.certificate_hands import CertificateHands
from bjdesk.demo.desks import DeskHere
from bjdesk.demo.finished import OFFER
from bjdesk.demo.names import is_beyond_bmp
from bjdesk.demo.papers import (
    CERTIFICATES_FILE,
    REGISTER_TABLE,
    expect_verdict,
    picture_of_page,
    verdicts,
    words_of_table,
)
from bjdesk.demo.report import WrongCount
from bjdesk.demo.town import Town

Scene = Callable[["ThirdAct"], tuple[str, str]]
AT_LEAST = 6
"""People who have earned a certificate."""
TOO_FEW = "too-few"
CLASS = "SELECT id FROM activity WHERE title = ?"
STATE = "SELECT state FROM activity WHERE id = ?"
CERTIFICATES = "SELECT count(*) FROM certificate"
JUDGED = "SELECT count(*) FROM enrolment WHERE activity_id = ? AND state = ?"
STATEMENT = "SELECT statement FROM certificate WHERE number = ?"
HAPPENED = "SELECT count(*) FROM certificate_event WHERE kind = ?"
REVOKED = "SELECT count(*) FROM revocation WHERE number = ?"
FINISHED, UNFINISHED = "7", "8"
"""`enrol_status`: 结业, 未结业."""
WHY = "发错了"
OVER = "4"
"""`activity_status`: 已结班."""


@dataclass
class ThirdAct:
    """What the scenes have at hand, and what they keep for later ones; `found` is for the report."""

    town: Town
    out: Path
    activity: UUID = field(default=UUID(int=0))
    earned: list[Candidate] = field(default_factory=list)
    seen: tuple[Seen, ...] = ()
    found: dict[str, Any] = field(default_factory=dict)

    @property
    def hands(self) -> CertificateHands:
        return CertificateHands(self.town.first)

    @property
    def pdf(self) -> Path:
        return self.out / CERTIFICATES_FILE

    @property
    def rows(self) -> list[CertificateRow]:
        """The certificates of the class as the first desk has them, by number."""
        return list(self.town.first.read(of_activity, self.activity))


def a_class_is_over(act: ThirdAct) -> tuple[str, str]:
    first = act.town.first
    act.activity = UUID(bytes=first.value(CLASS, OFFER.title))
    act.hands.close_class(OFFER.title)
    first.wait_for("的班级", OVER, STATE, _blob(act.activity))
    finished, unfinished = (first.value(JUDGED, _blob(act.activity), state) for state in (FINISHED, UNFINISHED))
    if finished < AT_LEAST:
        raise WrongCount(f"{OFFER.title}结班：结业应至少 {AT_LEAST} 人，数据库里是 {finished}")
    first.expect("未结业", unfinished, 1)
    return f"{OFFER.title}结班：{finished} 人结业，{unfinished} 人没有", "a class is closed; all but one have earned it"


def it_is_told_who_has_earned_it(act: ThirdAct) -> tuple[str, str]:
    everybody = _candidates(act)
    act.earned = [one for one in everybody if one.is_eligible]
    (other,) = (one for one in everybody if not one.is_eligible)
    facts = next((reason.facts for reason in other.reasons if reason.code == TOO_FEW), None)
    if facts is None:
        raise WrongCount(f"{other.name}没有证书，原因应有 {TOO_FEW}：{[reason.code for reason in other.reasons]}")
    if not any(is_beyond_bmp(one.name) for one in act.earned) or all(one.id_tail for one in act.earned):
        raise WrongCount("结业的人里应有一位名字是生僻字、一位没有留身份证号")
    act.found["not_earned"] = {"name": other.name, "reason": TOO_FEW, **facts}
    came = f"{facts['counted']} 次来了 {facts['attended']} 次，要到 {facts['pct']}%"
    act.hands.open_class(len(act.earned))
    act.hands.see_who_is_refused()
    return f"{other.name}没有证书：{came}", "who has not earned it, and why"


def certificates_are_issued(act: ThirdAct) -> tuple[str, str]:
    """All in one go, on one file of pages; then they are sealed by hand, and one of them is handed out."""
    first, count, before = act.town.first, len(act.earned), act.town.first.value(CERTIFICATES)
    shutil.copyfile(act.hands.print_all(), act.pdf)
    first.wait_for("的证书", before + count, CERTIFICATES)
    first.wait_for("打印的证书", count, HAPPENED, PRINTED)
    act.hands.seal_all()
    first.wait_for("盖章的证书", count, HAPPENED, SEALED)
    act.hands.hand_out_first(count)
    first.wait_for("领走的证书", 1, HAPPENED, COLLECTED)
    rare = next(place for place, row in enumerate(act.rows) if is_beyond_bmp(row.name))
    picture_of_page(act.pdf, rare, act.out / first.stage.picture_name("certificate"))
    return (
        f"发了 {count} 张，盖了章，领走一张：{CERTIFICATES_FILE}",
        "issued in roster order, printed, sealed, handed out",
    )


def the_register_becomes_a_table(act: ThirdAct) -> tuple[str, str]:
    """The last sign-in register of the class, from the menu of its page; everybody of the class stands in it."""
    shutil.copyfile(act.hands.save_register_table(OFFER.title), act.out / REGISTER_TABLE)
    people = [one.name for one in _candidates(act)]
    missing = [name for name in people if name not in words_of_table(act.out / REGISTER_TABLE)]
    if missing:
        raise WrongCount(f"{REGISTER_TABLE} 里没有 {missing}")
    return f"签到表存成 {REGISTER_TABLE}，{len(people)} 人都在", "the sign-in register as an Excel table"


def the_other_desk_finds_them_genuine(act: ThirdAct) -> tuple[str, str]:
    """The squares are read from the pages as they would be printed, the words from the file."""
    _exchange(act)
    second, rows = act.town.second, act.rows
    second.expect("的证书", second.value(CERTIFICATES), act.town.first.value(CERTIFICATES))
    act.seen = look(act.pdf)
    said = verdicts(second, act.seen)
    for row in rows:
        expect_verdict(second, row.number, said.get(row.number), Verdict.GENUINE)
        packed = next(one.signed.packed for one in act.seen if one.signed and _number(one.signed) == row.number)
        second.expect(f"收到的 {row.number}", _short(second.value(STATEMENT, row.number)), _short(packed))
    act.found["certificates"] = second.value(CERTIFICATES)
    act.found["verdicts"] = {number: str(one.verdict) for number, one in said.items()}
    return f"二号台从 PDF 里读出方块，{len(rows)} 张都是真的", "the other desk reads the squares: all genuine"


def one_is_revoked(act: ThirdAct) -> tuple[str, str]:
    first, second = act.town.first, act.town.second
    wrong, *right = reversed(act.rows)
    act.hands.revoke(wrong.number.split("-")[3], WHY)
    first.wait_for("的作废名单", 1, REVOKED, wrong.number)
    expect_verdict(second, wrong.number, verdicts(second, act.seen).get(wrong.number), Verdict.GENUINE)
    _exchange(act)
    said = verdicts(second, act.seen)
    expect_verdict(second, wrong.number, said.get(wrong.number), Verdict.REVOKED)
    for row in right:
        expect_verdict(second, row.number, said.get(row.number), Verdict.GENUINE)
    second.expect("的作废名单", second.value(REVOKED, wrong.number), 1)
    act.hands.verify(right[0].square or "", right[0].name, "genuine")
    act.hands.verify(wrong.square or "", wrong.name, "verified-as-revoked")
    act.found["revoked"] = {wrong.number: str(said[wrong.number].verdict)}
    return "作废一张，二号台同步以后说“已作废”，别的照样是真", "one is revoked: the other desk knows after its exchange"


# --- finding and doing -----------------------------------------------------------------------------------------------


def _number(signed: Signed) -> str:
    return str(signed.statement.number)


def _short(content: bytes) -> str:
    """What is told of bytes that must be the same."""
    return hashlib.sha256(content).hexdigest()[:12]


def _blob(record: UUID) -> bytearray:
    return bytearray(record.bytes)


def _candidates(act: ThirdAct) -> list[Candidate]:
    first: DeskHere = act.town.first
    house = first.desk.house
    if house is None:
        raise LookupError("this desk issues nothing")
    return list(first.read(candidates, act.activity, house().asked))


def _exchange(act: ThirdAct) -> None:
    """What the first desk did reaches the second one."""
    for desk in (act.town.first, act.town.second):
        desk.complete(desk.sync())


SCENES: tuple[Scene, ...] = (
    a_class_is_over,
    it_is_told_who_has_earned_it,
    certificates_are_issued,
    the_register_becomes_a_table,
    the_other_desk_finds_them_genuine,
    one_is_revoked,
)
