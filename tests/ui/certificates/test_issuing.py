"""From a class that is over to certificates in the hand, through the window and by keyboard (R25, R28, R77, D12)."""

from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QPushButton
from pytestqt.qtbot import QtBot

from bjdesk.documents.certificate import drawn
from bjdesk.documents.rendering import opened
from bjdesk.ui.certificates.page import CLASSES, ISSUE, WORK
from bjdesk.ui.certificates.papers import drafted, faces_of
from bjdesk.ui.certificates.worklists import TO_PRINT, TO_SEAL
from bjdesk.ui.shell.theme import Theme
from tests.certificates.scenes import finished_class, issue, make_issuing
from tests.makers import Branch, make_branch
from tests.ui.certificates.conftest import OpenOffice
from tests.ui.certificates.office import CTRL, KEY, PATIENCE_MS, Office, PaperPrinter, SmallDisk
from tests.ui.learners.desk import SIZES, cells, elided, nameless


def test_classes_that_are_over_can_be_opened_and_others_say_why_not(branch: Branch, office: Office) -> None:
    finished_class(branch, "1111", state="3", title="剪纸（演示）")
    finished_class(branch, "1111")
    office.page.refresh(None)
    rows = office.page.classes.table.rows
    assert [cells(rows, place)[0] for place in (0, 1)] == ["书法（演示）", "剪纸（演示）"]
    assert cells(rows, 1)[-1] == "还在上课，去结班"
    office.open_first_class()
    assert office.page.place == ISSUE
    assert office.page.strip.title == "书法（演示）"
    office.press(KEY.Key_Escape)
    assert office.page.place == CLASSES


def test_a_branch_without_finished_classes_says_what_to_do(office: Office) -> None:
    assert office.page.classes.empty.what == "还没有可以发证的班"


def test_who_has_earned_it_is_ticked_and_who_has_not_sees_exactly_why(branch: Branch, office: Office) -> None:
    finished_class(branch, "1111", "1155", "1112")
    office.page.refresh(None)
    office.open_first_class()
    people = office.page.issuing.people
    assert len(people.ticked) == 2
    assert cells(people.refused.rows, 0)[1] == "出勤不到 70 %，2 / 4 次，还差 1 次，依据"
    people.refused.setFocus()
    people.refused.selectRow(0)
    why = office.page.issuing.why
    assert why.isVisible()
    assert why.reasons == "算数的课 4 次，到了 2 次，是 50 %；要到 70 %，还差 1 次。"
    assert [cells(why.table.rows, place)[1] for place in range(4)] == ["出席，学时规则第 1 版"] * 2 + [
        "缺席，学时规则第 1 版"
    ] * 2


def test_the_page_itself_is_shown_under_the_number_that_it_will_get(branch: Branch, office: Office) -> None:
    finished_class(branch, "1111", "1111")
    office.page.refresh(None)
    office.open_first_class()
    preview = office.page.issuing.preview
    office.qtbot.waitUntil(lambda: preview.picture.image is not None, timeout=PATIENCE_MS)
    assert "010001" in preview.caption.text()
    office.page.issuing.people.table.setFocus()
    office.press(KEY.Key_Down)
    assert "010002" in preview.caption.text()
    assert preview.picture.image is None  # her number never stands over somebody else's page
    assert office.page.issuing.foot.said[0] == "编号 010001 到 010002"


def test_space_takes_a_tick_away_and_the_numbers_follow(branch: Branch, office: Office) -> None:
    finished_class(branch, "1111", "1111")
    office.page.refresh(None)
    office.open_first_class()
    people, foot = office.page.issuing.people, office.page.issuing.foot
    people.table.setFocus()
    office.press(KEY.Key_Space)
    assert foot.said[0] == "编号 010001"
    assert foot.button.text() == "打印 1 张"
    office.press(KEY.Key_A, CTRL)
    assert len(people.ticked) == 2
    office.press(KEY.Key_A, CTRL)
    assert foot.said[0] == "还没有选人"
    office.press(KEY.Key_F9)
    assert branch.value("SELECT count(*) FROM certificate") == 0


def test_f9_issues_prints_and_marks_and_the_seal_and_the_hand_follow(branch: Branch, office: Office) -> None:
    course, _ = finished_class(branch, "1111", "1111", "1155")
    office.page.refresh(None)
    office.open_first_class()
    office.print_all()
    assert office.said == ["这台电脑没有打印机，2 张证书存成了文件"]
    assert office.files() == ["结业证书 书法（演示） 010001-010002.pdf"]
    assert (office.page.place, office.page.work.place) == (WORK, TO_SEAL)
    assert all(row.pdf is not None for row in office.rows_of(course))
    office.press(KEY.Key_S, CTRL)
    assert office.said == ["2 张盖好了，等人来领"]
    assert len(office.lying.of("3")) == 2
    office.page.work.show_place(2)
    office.page.work.table.setFocus()
    office.press(KEY.Key_S, CTRL)
    office.type("女儿")
    office.press(KEY.Key_Return)
    office.type("1234")
    office.press(KEY.Key_Return)
    last = office.rows_of(course)[0].events[-1]
    assert (last.kind, last.collector, last.collector_id_tail) == ("4", "女儿", "1234")
    assert len(office.lying.of("3")) == 1


def test_with_a_printer_there_is_one_job_of_all_pages(branch: Branch, open_office: OpenOffice, tmp_path: Path) -> None:
    printers = PaperPrinter(tmp_path / "paper.pdf")
    office = open_office(branch, printers=printers)
    finished_class(branch, "1111", "1111")
    office.page.refresh(None)
    office.open_first_class()
    office.print_all()
    assert office.said == ["2 张打好了，请盖章"]
    assert printers.titles == ["结业证书 书法（演示） 010001-010002"]
    with opened(printers.file) as pages:
        assert len(pages) == 2
        assert pages.size_mm(0) == pytest.approx((297, 210), abs=1)
    assert len(office.lying.of("2")) == 2


def test_whoever_closes_the_dialog_has_printed_nothing(branch: Branch, open_office: OpenOffice, tmp_path: Path) -> None:
    office = open_office(branch, printers=PaperPrinter(tmp_path / "paper.pdf", is_refused=True))
    finished_class(branch, "1111")
    office.page.refresh(None)
    office.open_first_class()
    office.print_all()
    assert office.said == ["没有打印，1 张还在“待打印”里"]
    assert office.page.work.place == TO_PRINT
    assert len(office.lying.of("1")) == 1


def test_a_disk_that_fills_keeps_the_first_pages_and_says_where_to_go_on(
    branch: Branch, open_office: OpenOffice
) -> None:
    disk = SmallDisk(None)
    office = open_office(branch, disk=disk)
    finished_class(branch, *["1111"] * 4)
    office.page.refresh(None)
    office.open_first_class()
    disk.size = size_of(office, 3)
    office.print_all()
    assert office.said[-1] == "打好了 3 张，从第 4 张接着打"
    assert (len(office.lying.of("2")), len(office.lying.of("1"))) == (3, 1)
    assert office.page.work.place == TO_PRINT
    disk.size = None
    office.print_all()
    assert len(office.lying.of("2")) == 4
    assert office.files() == ["结业证书 书法（演示） 010001-010004.pdf", "结业证书 书法（演示） 010004.pdf"]


def size_of(office: Office, count: int) -> int:
    """Of a file with so many of the certificates to come, and a little."""
    issuing = office.page.issuing
    assert issuing.drafts is not None
    texts = [issuing.drafts.text(issuing.people.person(one), n) for n, one in enumerate(issuing.people.ticked[:count])]
    papers = [replace(drafted(text, "2026-11-24", is_training=True), shows_seal=False) for text in texts]
    return len(drawn(papers, faces_of(office.workspace))[0]) + 600


def test_a_disk_without_any_room_prints_nothing_and_loses_nothing(branch: Branch, open_office: OpenOffice) -> None:
    office = open_office(branch, disk=SmallDisk(100))
    finished_class(branch, "1111")
    office.page.refresh(None)
    office.open_first_class()
    office.print_all()
    assert "满" in office.said[0]
    assert (len(office.lying.of("1")), office.files()) == (1, [])


@pytest.mark.parametrize(
    ("days", "number", "said"),
    [(None, 1, "区里还没有授权这台电脑签发证书"), ((), None, "这台电脑还没有发证的台号，不能编号")],
)
def test_a_desk_that_may_not_issue_says_why_and_leads_to_the_sync(
    tmp_path: Path, open_office: OpenOffice, days: object, number: int | None, said: str
) -> None:
    more = {} if days == () else {"days": days}
    branch = make_issuing(tmp_path / "branch", number=number, **more)
    finished_class(branch, "1111")
    office = open_office(branch)
    office.open_first_class()
    foot = office.page.issuing.foot
    assert foot.said[0] == said
    assert not foot.button.isVisible()
    office.press(KEY.Key_F9)
    assert branch.value("SELECT count(*) FROM certificate") == 0
    foot.sync.click()
    assert office.window.page_key == "sync"
    branch.close()


def test_a_desk_that_was_never_enrolled_says_so(tmp_path: Path, open_office: OpenOffice) -> None:
    branch = make_branch(tmp_path / "branch")
    finished_class(branch, "1111")
    office = open_office(branch)
    office.open_first_class()
    assert office.page.issuing.foot.sync.isVisible()
    branch.close()


def test_what_another_clerk_issued_meanwhile_is_told_and_shown(branch: Branch, office: Office) -> None:
    course, people = finished_class(branch, "1111")
    office.page.refresh(None)
    office.open_first_class()
    issue(branch, course, *people)
    office.press(KEY.Key_F9)
    assert office.said[0].endswith("已经有这个班的证书了（330108003-2026-JY-010001-6）")
    assert office.page.issuing.people.ticked == ()


def test_the_reasons_lead_to_the_learner(branch: Branch, office: Office) -> None:
    finished_class(branch, "5555")
    office.page.refresh(None)
    office.open_first_class()
    why = office.page.issuing.why
    why.findChild(QPushButton).click()
    assert office.window.page_key == "learners"


@pytest.mark.parametrize(("width", "height", "scale"), SIZES)
def test_no_word_is_cut_and_nothing_is_without_a_name(
    qapp: QApplication, theme: Theme, branch: Branch, office: Office, qtbot: QtBot,
    width: int, height: int, scale: float,
) -> None:  # fmt: skip
    finished_class(branch, "1111", "1111", "1155")
    office.page.refresh(None)
    office.window.resize(width, height)
    office.window.font_scale.set_percent(round(scale * 100))
    qtbot.waitUntil(lambda: office.window.width() == width)
    assert elided(office.window) == []
    office.open_first_class()
    assert elided(office.window) == []
    assert nameless(office.window) == []
    office.print_all()
    assert elided(office.window) == []
    assert nameless(office.window) == []


def test_the_row_of_the_job_moves_with_the_pages_and_the_next_window_goes_on_from_it(
    branch: Branch, open_office: OpenOffice
) -> None:
    disk = SmallDisk(None)
    office = open_office(branch, disk=disk)
    finished_class(branch, *["1111"] * 4)
    office.page.refresh(None)
    office.open_first_class()
    disk.size = size_of(office, 3)
    office.print_all()
    assert branch.rows("SELECT next_page, status, printer FROM print_job") == [(3, "4", None)]

    later = open_office(branch)
    assert later.said == ["上次打印停在第 4 张，还有 1 张没打"]
    assert later.page.run is not None
    with later.qtbot.waitSignal(later.page.run.ended, timeout=PATIENCE_MS):
        later.page.messages.banners[0].acted.emit()

    assert branch.rows("SELECT next_page, status FROM print_job") == [(4, "3")]
    assert len(later.lying.of("2")) == 4
    assert open_office(branch).said == []
