"""What the third act puts on paper and into tables, and what another desk says of the paper."""

from collections.abc import Sequence
from pathlib import Path
from xml.etree import ElementTree
from zipfile import ZipFile

from bjdesk.certificates.looking import Seen, judged
from bjdesk.certificates.verdict import Judgement, Verdict
from bjdesk.demo.desks import DeskHere
from bjdesk.demo.report import WrongCount
from bjdesk.documents.rendering import opened
from bjdesk.syncing.known import known_here

CERTIFICATES_FILE, REGISTER_TABLE = "certificates.pdf", "register.xlsx"
SCREEN_DPI = 150


def words_of_table(table: Path) -> str:
    """All texts of an Excel file, one a line."""
    with ZipFile(table) as parts:
        texts = ElementTree.fromstring(parts.read("xl/sharedStrings.xml"))
    return "\n".join(text for text in texts.itertext() if text.strip())


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
