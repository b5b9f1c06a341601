"""The demo proves itself: untouched it ends with 0, and with a broken desk it stops at the first wrong count.

It presses keys and counts rows; were it to call the handlers of the desk itself, these desks could not stop it.
"""

import io
import json
import os
from pathlib import Path

import pytest

from bjdesk.app import DATABASE_FILE
from bjdesk.demo.branch import FACES
from bjdesk.demo.morning import SCENES, play
from bjdesk.demo.story import Story
from bjdesk.store.database import Connector
from bjdesk.store.keys import TrainingKey
from bjdesk.ui.desk_window import DeskWindow
from bjdesk.ui.shell.faces import prepare_fallbacks


@pytest.fixture(scope="session")
def faces(tmp_path_factory) -> Path:
    """The faces for rare names, unpacked once for all performances."""
    folder = tmp_path_factory.mktemp("faces")
    prepare_fallbacks(folder)
    return folder


@pytest.fixture
def theatre(tmp_path, faces, qapp) -> Path:
    """A folder in which a morning can be played."""
    (tmp_path / "branch").mkdir()
    (tmp_path / "branch" / FACES).symlink_to(faces)
    return tmp_path


def performance(folder: Path, sabotage=None) -> tuple[int, str]:
    """Exit code and everything that was told."""
    told = io.StringIO()
    code = play(folder / "branch", folder / "out", "small", story=Story(len(SCENES) + 3, told), sabotage=sabotage)
    return code, told.getvalue()


def report(folder: Path) -> dict:
    return json.loads((folder / "out" / "report.json").read_text("utf-8"))


def the_scan_slot_does_nothing(desk: DeskWindow) -> None:
    desk.wedge.scanned.disconnect()


def a_row_is_lost(desk: DeskWindow) -> None:
    """The fifth attendance of the morning is gone as soon as it is written; the screen is none the wiser."""
    now = desk.workspace.clock.now()
    raw = Connector(desk.folder / DATABASE_FILE, TrainingKey(desk.folder, os.urandom).key()).connect()
    raw.execute("DROP TRIGGER capture_attendance_no_delete")
    raw.execute(
        "CREATE TRIGGER lose AFTER INSERT ON attendance"
        f" WHEN (SELECT count(*) FROM attendance WHERE at >= {now}) = 5"
        " BEGIN DELETE FROM attendance WHERE id = NEW.id; END"
    )
    raw.close()


def test_a_morning_at_an_untouched_desk_ends_well(theatre):
    code, told = performance(theatre)

    assert code == 0, told
    found = report(theatre)
    assert found["card_check_ins"] >= 26
    assert (found["scans"], found["unknown_cards"], found["duplicates"]) == (30, 2, 1)
    assert (found["walk_ins"], found["undone"], found["closed_sessions"]) == (1, 1, 1)
    assert found["absent_written"] > 0
    assert found["audit_chain_ok"] is True
    assert found["quick_check"] == "ok"
    assert found["tables"]["sync_outbox"] > found["outbox"] > found["card_check_ins"]
    assert set(found["pictures"]) == {file.name for file in (theatre / "out").glob("*.png")}
    assert (theatre / "out" / "register.pdf").read_bytes().startswith(b"%PDF")
    assert told.count("100 %") == 1


def test_a_desk_that_hears_no_card_is_found_out_at_the_first_scan(theatre):
    code, told = performance(theatre, the_scan_slot_does_nothing)

    assert code != 0
    assert "card_check_ins 应为 1，数据库里是 0" in told
    assert not (theatre / "out" / "report.json").exists()


def test_a_row_that_is_lost_behind_a_green_screen_is_found_out_at_once(theatre):
    code, told = performance(theatre, a_row_is_lost)

    assert code != 0
    assert "card_check_ins 应为 5，数据库里是 4" in told
    assert not (theatre / "out" / "report.json").exists()


def test_a_folder_with_something_else_in_it_is_refused_in_words(theatre):
    (theatre / "branch" / "letter.txt").write_text("dear friend", "utf-8")

    code, told = performance(theatre)

    assert code != 0
    assert "没有动它" in told
    assert (theatre / "branch" / "letter.txt").exists()
