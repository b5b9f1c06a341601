"""The list of learners leaves the desk as a table: masked, noted, in its order, never over another file (D5, D11)."""

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from bjdesk.people.book import masked_phone
from bjdesk.ui.learners.page import LearnersPage
from bjdesk.ui.shell.window import ShellWindow
from tests.documents.test_workbook import Book
from tests.makers import Branch
from tests.ui.learners.desk import said


def exported(window: ShellWindow, qtbot: QtBot, folder: Path, count: int = 1) -> list[Path]:
    """The files that lie there after the key was pressed once more."""
    QTest.keyClick(window.windowHandle(), Qt.Key.Key_X, Qt.KeyboardModifier.AltModifier)
    qtbot.waitUntil(
        lambda: len(list(folder.glob("*.xlsx"))) == count and said(window.page) == ["存好了"], timeout=20_000
    )
    return sorted(folder.glob("*.xlsx"))


def test_everybody_stands_in_the_table_with_the_telephone_masked(
    window: ShellWindow, qtbot: QtBot, tmp_path: Path, branch: Branch
) -> None:
    branch.learner("=HYPERLINK(1)", phone="0571")
    window.page.refresh(None)

    (path,) = exported(window, qtbot, tmp_path / "papers")

    book = Book(path.read_bytes())
    said_there = book.values()
    assert {"王桂芳", "陈根法", "=HYPERLINK(1)", "138****5678", "**71", "4417"} <= set(said_there)
    assert not {"13857125678", "0571"} & set(said_there)
    assert not list(book.xml("xl/worksheets/sheet1.xml").iter("{*}f"))
    assert 4.0 in book.values(2)


def test_the_export_is_noted_with_its_count_and_nothing_of_the_people(
    window: ShellWindow, qtbot: QtBot, tmp_path: Path, branch: Branch
) -> None:
    exported(window, qtbot, tmp_path / "papers")

    notes = branch.rows("SELECT command, subject_kind, reason FROM audit ORDER BY n DESC LIMIT 1")
    assert [tuple(note) for note in notes] == [("NoteExport", "desk", "learners 3")]


def test_what_a_search_found_is_what_is_exported_and_takes_a_free_name(
    window: ShellWindow, page: LearnersPage, qtbot: QtBot, tmp_path: Path
) -> None:
    exported(window, qtbot, tmp_path / "papers")
    page.pane.search.edit.setText("wgf")
    page.messages.clear()

    paths = exported(window, qtbot, tmp_path / "papers", 2)

    found = next(path for path in paths if "（2）" in path.name)
    values = Book(found.read_bytes()).values()
    assert values.count("王桂芳") == 2
    assert "陈根法" not in values
    assert "按“wgf”找到的学员" in values


def test_a_short_number_shows_its_last_two_alone() -> None:
    assert [masked_phone(one) for one in ("13857125678", "0571", None)] == ["138****5678", "**71", None]
