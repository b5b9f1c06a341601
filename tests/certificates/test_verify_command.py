"""`bjdesk verify`: what it says, and its exit code (P36)."""

import io
from pathlib import Path

import pytest

from bjdesk.certificates.commands import RevokeCertificate
from bjdesk.certificates.looking_command import what
from bjdesk.certificates.queries import CertificateRow
from bjdesk.cli import main
from tests.certificates import papers
from tests.certificates.scenes import finished_class, issue, make_issuing
from tests.makers import Branch

Said = pytest.CaptureFixture[str]


@pytest.fixture
def made(tmp_path: Path) -> tuple[Path, CertificateRow]:
    """A branch that has issued one certificate, and is closed."""
    branch = make_issuing(tmp_path / "branch")
    row = issued(branch)
    branch.close()
    return branch.folder, row


def issued(branch: Branch) -> CertificateRow:
    course, people = finished_class(branch, "1111")
    (row,) = issue(branch, course, *people)
    return row


def keep(folder: Path, row: CertificateRow, **more: str) -> str:
    assert row.text is not None
    path = folder / "证书（演示）.pdf"
    path.write_bytes(papers.pdf(papers.paper(row.text, row.square, **more)))
    return str(path)


def verify(*arguments: str, folder: Path) -> int:
    return main(["verify", *arguments, "--folder", str(folder)])


def test_a_genuine_pdf_ends_with_0_and_tells_what_was_compared(
    made: tuple[Path, CertificateRow], tmp_path: Path, capsys: Said
) -> None:
    folder, row = made
    assert verify(keep(tmp_path, row), folder=folder) == 0
    said = capsys.readouterr().out
    assert said.startswith("第 1 页 · page 1: 真 · genuine\n")
    for words in (row.number, "2026-11-24", f"姓名 · name {row.name}", "全文", "作废名单"):
        assert words in said


def test_the_text_of_a_square_is_judged_with_a_name(made: tuple[Path, CertificateRow], capsys: Said) -> None:
    folder, row = made
    assert verify(row.square or "", folder=folder) == 0
    assert "--name" in capsys.readouterr().out
    assert verify(row.square or "", "--name", row.name, folder=folder) == 0
    assert capsys.readouterr().out.startswith("真 · genuine\n")
    assert verify(row.square or "", "--name", "李国兴", folder=folder) == 1
    assert capsys.readouterr().out.startswith("伪造 · forged\n  方块是给别人的")


def test_a_forged_pdf_ends_with_1(made: tuple[Path, CertificateRow], tmp_path: Path, capsys: Said) -> None:
    folder, row = made
    document = papers.pdf(papers.paper(papers.words_for("李国兴"), row.square))
    (tmp_path / "forged.pdf").write_bytes(document)
    assert verify(str(tmp_path / "forged.pdf"), folder=folder) == 1
    assert "伪造" in capsys.readouterr().out


def test_a_revoked_one_ends_with_1(tmp_path: Path, capsys: Said) -> None:
    branch = make_issuing(tmp_path / "branch")
    row = issued(branch)
    branch.execute(RevokeCertificate(row.id, "5", "发错了人"))
    branch.close()
    assert verify(row.square or "", folder=branch.folder) == 1
    assert capsys.readouterr().out.startswith("已作废 · revoked\n")


def test_without_any_branch_the_issuer_is_unknown(
    made: tuple[Path, CertificateRow], tmp_path: Path, capsys: Said
) -> None:
    _, row = made
    nowhere = tmp_path / "nowhere"
    assert verify(keep(tmp_path, row), folder=nowhere) == 3
    said = capsys.readouterr().out
    assert "未知签发者" in said
    assert "says nothing against the paper" in said
    assert not nowhere.exists()


def test_a_window_that_is_open_does_not_stand_in_the_way(tmp_path: Path, capsys: Said) -> None:
    branch = make_issuing(tmp_path / "branch")
    row = issued(branch)
    assert verify(row.square or "", folder=branch.folder) == 0
    branch.close()


@pytest.mark.parametrize("argument", ["nowhere.pdf", "330108003-2026-JY-010001-6", "", "."])
def test_what_cannot_be_read_ends_with_2(argument: str, tmp_path: Path, capsys: Said) -> None:
    assert verify(argument, folder=tmp_path) == 2
    assert capsys.readouterr().err


def test_other_text_is_no_certificate(tmp_path: Path, capsys: Said) -> None:
    assert verify("你好", folder=tmp_path) == 1
    assert capsys.readouterr().out == "不是本院的证书 · no certificate of this college\n"


def test_a_store_that_does_not_open_ends_with_2(tmp_path: Path, capsys: Said) -> None:
    (tmp_path / "bjdesk.db").write_bytes(bytes(9000))
    assert verify("BJ1:", folder=tmp_path) == 2
    assert capsys.readouterr().err


def test_what_comes_through_a_pipe_is_a_file_or_text() -> None:
    document, square = papers.blank(1), papers.proof_of(papers.words_for()).square
    assert what("-", io.BytesIO(document)) == document
    assert what("-", io.BytesIO(square.encode() + b"\n")) == square + "\n"
    assert what("x" * 5000, io.BytesIO()) == "x" * 5000
    assert what("a\0b", io.BytesIO()) == "a\0b"


def test_the_help_names_the_exit_codes(capsys: Said) -> None:
    with pytest.raises(SystemExit):
        main(["verify", "--help"])
    said = capsys.readouterr().out
    assert all(f"\n  {code}  " in said for code in range(4))
