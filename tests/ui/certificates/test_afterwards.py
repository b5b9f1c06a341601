"""What becomes of certificates, through the window: printed again, replaced, revoked, found (R28, D6, D12)."""

from uuid import UUID

import pytest
from sqlalchemy import update

from bjdesk.certificates.commands import MarkPrinted, MarkSealed, RevokeCertificate
from bjdesk.certificates.model import Certificate
from bjdesk.certificates.queries import CertificateRow
from bjdesk.documents.rendering import opened
from bjdesk.people.model import Learner
from bjdesk.store.database import FROM_DISTRICT, FROM_IMPORT
from bjdesk.ui.certificates.page import WORK
from bjdesk.ui.certificates.worklists import DOUBTFUL, FOUND, GONE, TO_COLLECT, TO_SEAL
from tests.certificates.scenes import finished_class, issue
from tests.makers import Branch
from tests.ui.certificates.office import CTRL, KEY, PATIENCE_MS, Office
from tests.ui.learners.desk import cells

PDF = bytes(32)


@pytest.fixture
def course(branch: Branch) -> UUID:
    """Three certificates wait for the seal."""
    made, people = finished_class(branch, "1111", "1111", "1111")
    for row in issue(branch, made, *people):
        branch.execute(MarkPrinted(row.id, PDF))
    return made


@pytest.fixture
def sealing(course: UUID, office: Office) -> Office:
    office.page.refresh(None)
    office.page._on_segment(1)
    office.page.work.show_place(TO_SEAL)
    office.page.work.table.setFocus()
    return office


def first(office: Office, course: UUID) -> CertificateRow:
    return office.rows_of(course)[0]


def ask(office: Office, act: str) -> None:
    """The button under the page."""
    office.page.work.table.selectRow(0)
    office.page.work.paper.buttons[act].click()


def ended(office: Office) -> None:
    run = office.page.run
    assert run is not None
    office.qtbot.waitUntil(lambda: not run.is_running, timeout=PATIENCE_MS)


def test_ctrl_z_takes_the_last_mark_back_of_as_many_as_it_was_set_on(sealing: Office) -> None:
    sealing.press(KEY.Key_S, CTRL)
    assert len(sealing.lying.of("3")) == 3
    sealing.press(KEY.Key_Z, CTRL)
    assert sealing.said == ["撤销了上一步：盖章"]
    assert len(sealing.lying.of("2")) == 3


def test_some_are_sealed_and_the_others_stay(sealing: Office) -> None:
    sealing.press(KEY.Key_Space)
    assert sealing.page.work.foot.words == "选了 2 张，共 3 张"
    sealing.press(KEY.Key_S, CTRL)
    assert (len(sealing.lying.of("2")), len(sealing.lying.of("3"))) == (1, 2)


def test_a_jam_prints_the_same_page_once_more_unmarked(sealing: Office, course: UUID) -> None:
    ask(sealing, "jam")
    ended(sealing)
    row = first(sealing, course)
    assert [event.kind for event in row.events] == ["1", "2", "8", "2"]
    assert row.copies == 0
    (name,) = sealing.files()
    with opened(sealing.papers / name) as pages:
        assert "补发" not in pages.text(0)


def test_issued_again_it_needs_a_reason_and_the_paper_says_so(sealing: Office, course: UUID) -> None:
    ask(sealing, "reissue")
    panel = sealing.page.work.ask
    assert panel.question.startswith("给")
    sealing.press(KEY.Key_S, CTRL)
    assert panel.error == "请写一句原因"
    sealing.type("搬家时丢的")
    assert panel.error == ""
    sealing.press(KEY.Key_Return)
    ended(sealing)
    row = first(sealing, course)
    again = next(event for event in row.events if event.kind == "7")
    assert (again.cause, again.reason, again.copy_no) == ("1", "搬家时丢的", 1)
    (name,) = sealing.files()
    with opened(sealing.papers / name) as pages:
        assert "补发" in pages.text(0)


def test_revoked_it_lies_among_those_that_count_no_more(sealing: Office, course: UUID) -> None:
    ask(sealing, "revoke")
    sealing.type("发错了人")
    sealing.press(KEY.Key_Return)
    assert first(sealing, course).state == "2"  # Enter alone destroys nothing
    sealing.press(KEY.Key_S, CTRL)
    assert first(sealing, course).state == "6"
    sealing.page.work.show_place(GONE)
    assert len(sealing.listed()) == 1
    assert not any(button.isVisible() for button in sealing.page.work.paper.buttons.values())


def test_esc_leaves_everything_as_it_was(sealing: Office, course: UUID) -> None:
    ask(sealing, "revoke")
    sealing.type("发错了人")
    sealing.press(KEY.Key_Escape)
    assert not sealing.page.work.ask.isVisible()
    assert first(sealing, course).state == "2"
    assert sealing.page.place == WORK


def test_a_corrected_name_is_told_and_replaced_by_a_certificate_of_its_own(
    branch: Branch, sealing: Office, course: UUID
) -> None:
    row = first(sealing, course)
    with branch.desk.database.write(branch.actor, "Test", source=FROM_IMPORT) as unit:
        unit.db.execute(update(Learner).where(Learner.id == row.learner).values(name="更正（演示）"))
    sealing.press(KEY.Key_F5)
    assert "改过名" in sealing.listed()[0]
    sealing.page.work.table.selectRow(0)
    assert any("更正（演示）" in said for said in sealing.page.work.paper.said)
    ask(sealing, "replace")
    sealing.type("名字写错")
    sealing.press(KEY.Key_Return)
    ended(sealing)
    rows = sealing.rows_of(course)
    assert rows[0].state == "5"
    assert (rows[-1].name, rows[-1].replaces, rows[-1].state) == ("更正（演示）", row.id, "2")


def test_what_was_typed_stays_when_it_could_not_be_done(branch: Branch, sealing: Office, course: UUID) -> None:
    ask(sealing, "reissue")
    sealing.type("搬家时丢的")
    branch.execute(RevokeCertificate(first(sealing, course).id, "5", "发错了人"))
    sealing.press(KEY.Key_S, CTRL)
    assert sealing.said[0].endswith("已经作废或被替换")
    assert sealing.page.work.ask.reason.edit.text() == "搬家时丢的"


def test_a_certificate_is_found_by_number_or_name_and_esc_goes_back(sealing: Office, course: UUID) -> None:
    sealing.press(KEY.Key_F3)
    sealing.type("010002")
    sealing.press(KEY.Key_Return)
    assert sealing.page.work.place == FOUND
    assert len(sealing.listed()) == 1
    sealing.press(KEY.Key_Escape)
    assert sealing.page.work.place == TO_SEAL
    sealing.press(KEY.Key_F3)
    sealing.type("没有这个人")
    sealing.press(KEY.Key_Return)
    assert sealing.listed() == []


def test_another_page_shows_a_certificate_by_its_number(sealing: Office, course: UUID) -> None:
    sealing.window.show_page("certificates", first(sealing, course).number)
    assert len(sealing.listed()) == 1


def test_two_for_one_class_and_a_contested_number_are_for_a_person_to_look_at(
    branch: Branch, sealing: Office, course: UUID
) -> None:
    one, two, three = sealing.rows_of(course)
    assert not sealing.page.doubtful.isVisible()
    with branch.desk.database.write(branch.actor, "Test", source=FROM_DISTRICT) as unit:
        unit.db.execute(update(Certificate).where(Certificate.id == two.id).values(learner_id=one.learner))
        unit.db.execute(update(Certificate).where(Certificate.id == three.id).values(verdict="2"))
    sealing.press(KEY.Key_F5)
    assert sealing.page.doubtful.text() == "要您看一下 3"
    sealing.page.doubtful.click()
    assert sealing.page.work.place == DOUBTFUL
    sealing.page.work.table.selectRow(0)
    assert sealing.page.work.paper.said[0].startswith("这个号有两张证书")
    sealing.page.work.table.selectRow(1)
    assert sealing.page.work.paper.said[0].startswith("两台电脑各发了一张")
    sealing.page.work.paper.buttons["revoke"].click()
    sealing.type("两台电脑都发了")
    sealing.press(KEY.Key_S, CTRL)
    assert sealing.page.doubtful.text() == "要您看一下 1"


def test_the_page_of_a_learner_shows_her_certificate_and_her_hours(
    branch: Branch, sealing: Office, course: UUID
) -> None:
    row = first(sealing, course)
    branch.execute(MarkSealed((row.id,)))
    sealing.window.show_page("learners", row.learner)
    detail = sealing.window.page.detail
    assert detail.hours.total == "合计 8 学时"
    assert cells(detail.hours.table.rows, 0)[1:] == ["书法（演示），规则第 1 版", "出席", "2", "100 %", "2"]
    assert "证书 1" in detail.tab_texts()
    assert cells(detail.certificates.table.rows, 0)[0] == f"书法（演示），{row.number}"
    detail.certificates.table.acted.emit(row.id, "see")
    assert sealing.window.page_key == "certificates"
    assert sealing.page.work.current is not None
    assert sealing.page.work.current.id == row.id


def test_a_certificate_is_handed_out_without_saying_to_whom(branch: Branch, sealing: Office, course: UUID) -> None:
    sealing.press(KEY.Key_S, CTRL)
    sealing.page.work.show_place(TO_COLLECT)
    sealing.page.work.table.setFocus()
    sealing.press(KEY.Key_S, CTRL)
    sealing.press(KEY.Key_S, CTRL)
    assert len(sealing.lying.of("4")) == 1
    sealing.press(KEY.Key_Z, CTRL)
    assert len(sealing.lying.of("3")) == 3
