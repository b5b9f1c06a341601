"""What the third act puts on paper and into tables, and what another desk says of the paper."""

from collections.abc import Sequence
from pathlib import Path
from uuid import UUID

from bjdesk.certificates.looking import Seen, judged
from bjdesk.certificates.verdict import Judgement, Verdict
from bjdesk.credits.class_papers import Desk, class_about, class_table
from bjdesk.credits.class_roster import class_roster
from bjdesk.demo.desks import DeskHere
from bjdesk.demo.report import WrongCount
from bjdesk.documents.rendering import opened
from bjdesk.documents.workbook import write_workbook
from bjdesk.learning.classes.queries import class_detail
from bjdesk.syncing.known import known_here

CERTIFICATES_FILE, REGISTER_TABLE = "certificates.pdf", "register.xlsx"
SCREEN_DPI = 150


def write_register_table(desk: DeskHere, activity: UUID, target: Path) -> int:
    """The people of the class with what they attended and earned; gives how many."""
    here = desk.desk
    rules, now, house = here.rules, here.clock.now(), here.house
    detail = desk.read(class_detail, activity, rules.zone, now)
    if detail is None or house is None:
        raise LookupError("the class is not there")
    asked = house().asked
    members = desk.read(class_roster, activity, asked.zone, asked.pct, asked.denominator)
    facts = here.facts
    who = Desk(facts.college_name, facts.branch_name, facts.staff_name or "", rules.zone, facts.is_training)
    table = class_table(detail.row, members, detail.waiting)
    write_workbook(table, class_about(who, now), target, replace=True)
    return len(table.rows)


def picture_of_page(pdf: Path, page: int, target: Path) -> None:
    """As it comes out of the printer, on the screen."""
    from PySide6.QtGui import QImage

    with opened(pdf) as pages:
        seen = pages.picture(page, SCREEN_DPI)
    QImage(seen.pixels, seen.width, seen.height, seen.stride, QImage.Format.Format_RGB888).save(str(target))


def verdicts(desk: DeskHere, papers: Sequence[Seen]) -> dict[str, Judgement]:
    """What a desk says of papers that it was handed, by number; it knows what the last exchange brought."""
    known = desk.read(known_here, desk.desk.rules.zone)
    found = [judged(paper, known) for paper in papers]
    return {one.number or f"第 {place} 页": one for place, one in enumerate(found, 1)}


def expect_verdict(desk: DeskHere, number: str, said: Judgement | None, wanted: Verdict) -> None:
    """WrongCount unless that is what it says, having compared name and wording."""
    found = "没有看到" if said is None else f"{said.verdict}{f' ({said.why})' if said.why else ''}"
    desk.expect(f"查验 {number}", found, str(wanted))
    if said is None or not (said.is_name_checked and said.is_wording_checked):
        raise WrongCount(f"{desk.name}查验 {number}：姓名和全文没有核对")
