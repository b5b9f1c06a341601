"""One program for one desk: a second start raises the first, a killed one blocks nobody."""

import signal
import subprocess
import sys
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from bjdesk.ui.shell.single_instance import LOCK_FILE, SingleInstance

SECOND = """
import sys
from pathlib import Path
from PySide6.QtCore import QCoreApplication
from bjdesk.ui.shell.single_instance import SingleInstance
app = QCoreApplication([])
instance = SingleInstance(Path(sys.argv[1]))
print("first" if instance.is_first() else "second", flush=True)
if len(sys.argv) > 2:
    sys.stdin.read()
"""


def start(folder: Path, *more: str) -> subprocess.Popen[str]:
    command = [sys.executable, "-c", SECOND, str(folder), *more]
    return subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)


def test_a_second_start_raises_the_first_and_knows_that_it_is_not_wanted(tmp_path: Path, qtbot: QtBot) -> None:
    first = SingleInstance(tmp_path)
    assert first.is_first()
    first.listen()

    with qtbot.waitSignal(first.raised, timeout=20_000):
        second = start(tmp_path)

    said, _ = second.communicate(timeout=20)
    assert said.strip() == "second"
    first.release()


def test_the_lock_of_a_killed_program_is_taken_over(tmp_path: Path) -> None:
    killed = start(tmp_path, "stay")
    assert killed.stdout is not None
    assert killed.stdout.readline().strip() == "first"
    killed.send_signal(signal.SIGTERM if sys.platform == "win32" else signal.SIGKILL)
    killed.communicate(timeout=20)
    left_behind = (tmp_path / LOCK_FILE).exists()

    heir = SingleInstance(tmp_path)

    assert left_behind
    assert heir.is_first()
    heir.release()


def test_a_lock_from_before_the_computer_was_renamed_is_taken_over(tmp_path: Path) -> None:
    (tmp_path / LOCK_FILE).write_text("1\nbjdesk\nanother-name\n", encoding="utf-8")

    heir = SingleInstance(tmp_path)

    assert heir.is_first()
    heir.release()


def test_another_desk_is_another_program(tmp_path: Path, qtbot: QtBot) -> None:
    one, other = SingleInstance(tmp_path / "one"), SingleInstance(tmp_path / "other")

    assert one.is_first()
    assert other.is_first()
    one.release()
    other.release()


def test_after_the_first_has_gone_the_next_may_come(tmp_path: Path, qtbot: QtBot) -> None:
    first = SingleInstance(tmp_path)
    assert first.is_first()
    first.listen()
    first.release()

    assert SingleInstance(tmp_path).is_first()


@pytest.mark.parametrize("name", ["file/desk"])
def test_a_folder_that_cannot_be_written_to_is_left_to_the_store_to_explain(tmp_path: Path, name: str) -> None:
    (tmp_path / "file").write_text("")

    assert SingleInstance(tmp_path / name).is_first()
