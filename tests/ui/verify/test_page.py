"""What the page 查验 says of what is brought to it (P36, T28)."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPoint, Qt, QUrl
from PySide6.QtGui import QDropEvent
from PySide6.QtWidgets import QApplication

from bjdesk.certificates.commands import ReplaceCertificate, RevokeCertificate
from bjdesk.certificates.looking import Seen, Source
from bjdesk.certificates.queries import CertificateRow
from bjdesk.certificates.verdict import Judgement, Verdict, Why
from bjdesk.ui.verify.words import answer
from tests.certificates import papers
from tests.makers import Branch
from tests.ui.verify.conftest import Screen, page_of

CTRL = Qt.KeyboardModifier.ControlModifier
Keep = Callable[[str, bytes], Path]
PROOF = papers.proof_of(papers.words_for())


def drop(screen: Screen, data: QMimeData) -> None:
    action, button = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton
    screen.page.dropEvent(QDropEvent(QPoint(5, 5), action, data, button, Qt.KeyboardModifier.NoModifier))


# --- a square --------------------------------------------------------------------------------------------------------


def test_a_scanned_square_asks_for_the_name_and_the_name_decides(screen: Screen, row: CertificateRow) -> None:
    screen.page.on_scan(row.square or "")
    assert screen.verdict() == "方块是真的，还差姓名"
    assert screen.card.asks_name
    assert screen.card.name.edit.hasFocus()
    assert screen.card.facts["编号"] == row.number
    assert screen.name("李国兴") == "伪造：姓名对不上"
    assert "打错了就改一下" in screen.card.line
    assert screen.name(row.name) == "真"
    assert screen.card.facts == {
        "编号": row.number,
        "日期": "2026-11-24",
        "核对了": "方块、姓名",
        "作废名单": "还没有，没有同步过",
    }


def test_a_pasted_square_is_looked_at_without_enter(screen: Screen, row: CertificateRow) -> None:
    QApplication.clipboard().setText(f"{row.square}\n")
    screen.press(Qt.Key.Key_V, CTRL)
    assert screen.verdict() == "方块是真的，还差姓名"
    assert screen.page.input.edit.text() == ""


def test_text_that_is_no_square_is_looked_at_with_enter(screen: Screen) -> None:
    screen.page.input.edit.setText("https://example.cn/" + "x" * 200)
    assert not screen.page.is_looking
    screen.press(Qt.Key.Key_Return)
    assert screen.verdict() == "不是本院的证书"
    assert screen.card.facts == {}


def test_nothing_is_looked_at_with_enter_alone(screen: Screen) -> None:
    screen.press(Qt.Key.Key_Return)
    assert not screen.page.is_looking


# --- files -----------------------------------------------------------------------------------------------------------


def test_a_file_is_looked_at_beside_the_window(screen: Screen, row: CertificateRow, keep: Keep) -> None:
    screen.page.look_at(keep("证书（演示）.pdf", papers.pdf(page_of(row))))
    (job,) = screen.window.jobs.running
    assert (job.title, screen.page.is_looking, screen.page.empty.what) == ("看证书", True, "正在看…")
    assert screen.verdict() == "真"
    assert screen.card.facts["核对了"] == "方块、姓名、全文"
    assert f"“{row.name}”" in screen.card.line
    assert not screen.card.asks_name


def test_another_persons_square_on_a_paper_is_forged(screen: Screen, row: CertificateRow, keep: Keep) -> None:
    forged = papers.paper(papers.words_for("李国兴"), row.square)
    assert screen.bring(keep("forged.pdf", papers.pdf(forged))) == "伪造"
    assert screen.card.line == "方块是给别人的，纸上没有签发时的姓名。"


def test_a_picture_asks_for_the_name(screen: Screen, row: CertificateRow, keep: Keep) -> None:
    assert screen.bring(keep("photo.png", papers.code(row.square or ""))) == "方块是真的，还差姓名"
    assert screen.name(row.name) == "真"


def test_of_several_in_one_file_the_forged_one_is_in_front(screen: Screen, row: CertificateRow, keep: Keep) -> None:
    forged = papers.paper(papers.words_for("李国兴"), row.square)
    document = papers.pdf(page_of(row), forged, page_of(row))
    assert screen.bring(keep("many.pdf", document)) == "伪造"
    assert (screen.card.place, screen.card.summary) == ("第 2 份，共 3 份", "3 份里有 1 份不是真的：第 2 份")
    screen.card.after.click()
    assert (screen.card.title, screen.card.place) == ("真", "第 3 份，共 3 份")
    assert not screen.card.after.isEnabled()


def test_a_dropped_file_is_looked_at(screen: Screen, row: CertificateRow, keep: Keep) -> None:
    data, path = QMimeData(), keep("one.pdf", papers.pdf(page_of(row)))
    data.setUrls([QUrl.fromLocalFile(str(path)), QUrl.fromLocalFile(str(path))])
    drop(screen, data)
    assert screen.verdict() == "真"
    assert screen.said == ["一次看一个文件"]


def test_dropped_text_is_looked_at(screen: Screen, row: CertificateRow) -> None:
    data = QMimeData()
    data.setText(row.square or "")
    drop(screen, data)
    assert screen.verdict() == "方块是真的，还差姓名"


@pytest.mark.parametrize(
    ("name", "data", "number"),
    [
        ("blank.pdf", papers.blank(1), "E-316"),
        ("locked.pdf", papers.blank(1, password="demo"), "E-314"),
        ("broken.pdf", b"%PDF-1.5", "E-315"),
        ("table.xlsx", b"PK\x03\x04", "E-313"),
    ],
)
def test_what_cannot_be_looked_at_is_told_in_words(
    screen: Screen, keep: Keep, name: str, data: bytes, number: str
) -> None:
    assert screen.bring(keep(name, data)) == ""
    assert screen.said == [number]
    assert screen.page.empty.what == "证书是不是真的"


def test_a_number_alone_proves_nothing(screen: Screen, row: CertificateRow) -> None:
    assert screen.bring(row.number) == ""
    assert screen.said == ["E-317"]


# --- what the machine knows ------------------------------------------------------------------------------------------


def test_a_revocation_that_comes_is_judged_at_once(screen: Screen, row: CertificateRow, keep: Keep) -> None:
    assert screen.bring(keep("one.pdf", papers.pdf(page_of(row)))) == "真"
    screen.workspace.execute(RevokeCertificate(row.id, "5", "发错了人"))
    assert screen.card.title == "已作废"


def test_a_replaced_one_names_the_new_number(screen: Screen, row: CertificateRow, keep: Keep) -> None:
    screen.workspace.execute(ReplaceCertificate(row.id, "3", "名字写错"))
    assert screen.bring(keep("one.pdf", papers.pdf(page_of(row)))) == "已替换"
    assert screen.card.facts["新的编号"].startswith("330108003-2026-JY-010002")


def test_an_issuer_that_nobody_here_knows_is_no_forger(screen: Screen) -> None:
    sign, public = papers.signer_of(b"s" * 32)
    text = papers.words_for()
    number = PROOF.statement.number
    strange = papers.signed(papers.state(number, papers.DAY, text.name, text.wording, b"saltsalt", public), sign)
    assert screen.bring(strange.square) == "未知签发者"
    assert "说不上真假" in screen.card.line
    assert not screen.card.asks_name


def test_red_is_for_forgeries_alone() -> None:
    seen = Seen(PROOF, Source.TEXT)
    for verdict in Verdict:
        why = Why.BAD_SIGNATURE if verdict is Verdict.FORGED else None
        found = answer(seen, Judgement(verdict, why))
        assert (found.ink == "bad") == (verdict is Verdict.FORGED)
        assert (found.ink == "ok") is False or verdict is Verdict.GENUINE


def test_a_square_alone_is_never_green() -> None:
    found = answer(Seen(PROOF, Source.TEXT), Judgement(Verdict.GENUINE))
    assert (found.ink, found.title) == ("accent", "方块是真的，还差姓名")


@pytest.mark.parametrize("why", list(Why))
def test_every_reason_has_words(why: Why) -> None:
    assert answer(Seen(PROOF, Source.PDF), Judgement(Verdict.FORGED, why)).line


# --- the page --------------------------------------------------------------------------------------------------------


def test_what_was_scanned_before_the_data_was_there_waits_for_it(bare: Screen, row: CertificateRow) -> None:
    bare.page.on_scan(row.square or "")
    assert not bare.page.is_looking
    bare.attach()
    assert bare.verdict() == "方块是真的，还差姓名"


def test_the_next_paper_takes_the_place_of_one_that_was_just_seen(screen: Screen, row: CertificateRow) -> None:
    screen.page.look_at(row.square or "")
    (first,) = screen.window.jobs.running
    screen.window.jobs._threads[first].join(20)  # it has ended, and nobody has heard of it yet
    with screen.qtbot.waitSignal(first.succeeded, timeout=20_000):
        screen.page.look_at("你好")
    assert screen.card.title in ("", "不是本院的证书")
    assert screen.verdict() == "不是本院的证书"


def test_a_long_file_is_given_up_for_the_next_paper(screen: Screen, row: CertificateRow, keep: Keep) -> None:
    screen.page.look_at(keep("many.pdf", papers.pdf(*[page_of(row)] * 6)))
    assert screen.bring("你好") == "不是本院的证书"
    screen.qtbot.waitUntil(lambda: not screen.window.jobs.running, timeout=20_000)
    assert screen.card.title == "不是本院的证书"


def test_escape_puts_the_answer_away_and_then_goes_to_the_desk(screen: Screen) -> None:
    screen.bring("你好")
    screen.press(Qt.Key.Key_Escape)
    assert not screen.card.isVisible()
    assert screen.page.input.edit.hasFocus()
    screen.press(Qt.Key.Key_Escape)
    assert screen.window.page_key == "check-in"


def test_a_name_of_one_paper_is_not_held_against_the_next(screen: Screen, row: CertificateRow) -> None:
    screen.bring(row.square or "")
    assert screen.name("李国兴") == "伪造：姓名对不上"
    assert screen.bring(row.square or "") == "方块是真的，还差姓名"
    assert screen.card.name.text == ""


def test_the_verdict_is_said_to_a_screen_reader(screen: Screen, issuing: Branch, row: CertificateRow) -> None:
    screen.bring(row.square or "")
    assert screen.card.accessibleName().startswith("方块是真的，还差姓名，请把纸上的姓名")
    assert row.number in screen.card.accessibleName()
    assert screen.page.input.edit.accessibleName() == "方块里的文字"
    assert screen.card.name.edit.accessibleName() == "纸上的姓名"


def test_a_scan_that_was_cut_off_is_told(screen: Screen) -> None:
    screen.page.on_misread()
    assert screen.said == ["没有扫全"]
