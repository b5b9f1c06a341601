"""Where training branches lie: one for each day, made once, and nobody else's folder is touched (D15)."""

from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from PySide6.QtCore import QLockFile

from bjdesk.demo.branch import CARDS, FACES, MARK, PAPERS, SEED, fresh_training_branch, is_from
from bjdesk.demo.clock import HeldClock
from bjdesk.kernel.clock import to_instant
from bjdesk.ui.shell.single_instance import LOCK_FILE

MORNING = datetime(2026, 11, 24, 9, 12, tzinfo=ZoneInfo("Asia/Shanghai"))


def at(moment: datetime) -> HeldClock:
    return HeldClock(to_instant(moment), 480)


def test_a_branch_is_made_once_a_day_and_yesterday_s_is_cleared_away(tmp_path, capsys):
    folder = fresh_training_branch(tmp_path, "small", clock=at(MORNING))
    made = (folder / "bjdesk.db").stat().st_mtime_ns
    (folder / FACES).mkdir()
    assert "1200 位学员，09:30 有课" in capsys.readouterr().out

    again = fresh_training_branch(tmp_path, "small", clock=at(MORNING + timedelta(hours=5)))
    assert again == folder
    assert (folder / "bjdesk.db").stat().st_mtime_ns == made
    assert capsys.readouterr().out == ""

    tomorrow = fresh_training_branch(tmp_path, "small", clock=at(MORNING + timedelta(days=1)))
    assert is_from(tomorrow, (MORNING + timedelta(days=1)).date(), "small", SEED)
    assert not folder.exists()
    assert (tomorrow / FACES).is_dir()
    assert (tomorrow / CARDS).exists()


def test_a_branch_of_yesterday_that_is_still_open_is_left_alone(tmp_path):
    folder = fresh_training_branch(tmp_path, "small", clock=at(MORNING))
    lock = QLockFile(str(folder / LOCK_FILE))
    assert lock.tryLock(0)

    fresh_training_branch(tmp_path, "small", clock=at(MORNING + timedelta(days=1)))
    assert (folder / "bjdesk.db").exists()

    lock.unlock()
    fresh_training_branch(tmp_path, "small", clock=at(MORNING + timedelta(days=2)))
    assert not folder.exists()


def test_what_was_printed_yesterday_stays(tmp_path):
    folder = fresh_training_branch(tmp_path, "small", clock=at(MORNING))
    paper = folder / PAPERS / "签到表.pdf"
    paper.parent.mkdir()
    paper.write_bytes(b"%PDF-")

    fresh_training_branch(tmp_path, "small", clock=at(MORNING + timedelta(days=1)))

    assert paper.exists()
    assert [inside.name for inside in folder.iterdir()] == [PAPERS]


def test_folders_without_the_mark_stay(tmp_path):
    (tmp_path / "letters").mkdir()
    (tmp_path / "letters" / "one.txt").write_text("dear friend", "utf-8")

    folder = fresh_training_branch(tmp_path, "small", clock=at(MORNING))

    assert (tmp_path / "letters" / "one.txt").exists()
    assert (folder / MARK).exists()


def test_a_branch_that_was_not_finished_is_made_anew(tmp_path):
    folder = fresh_training_branch(tmp_path, "small", clock=at(MORNING))
    (folder / MARK).write_text('{"training": true}', "utf-8")
    (folder / CARDS).unlink()

    assert fresh_training_branch(tmp_path, "small", clock=at(MORNING)) == folder
    assert (folder / CARDS).exists()
