"""`bjdesk sync` while a window is open: the window exchanges and tells how it went."""

import json
import subprocess
import sys
import threading
from pathlib import Path
from typing import Any

from pytestqt.qtbot import QtBot

from bjdesk.ui.shell.single_instance import SingleInstance
from sync.protocol.errors import Unreachable
from tests.syncing.conftest import Desk
from tests.ui.sync.screen import Screen

OTHER_PROGRAM = """
import json, sys
from pathlib import Path
from PySide6.QtCore import QCoreApplication
from bjdesk.ui.shell.single_instance import SingleInstance
app = QCoreApplication([])
stages = []
said = SingleInstance(Path(sys.argv[1])).ask_for_sync(lambda line: stages.append(line["stage"]))
print(json.dumps({"said": said, "stages": stages}))
"""


def ask(screen: Screen, folder: Path, qtbot: QtBot) -> tuple[dict[str, Any], list[str]]:
    """Ask as another program does; its last line, and the stages that it heard of."""
    window = SingleInstance(folder)
    assert window.take()
    window.sync_asked.connect(screen.edges.on_asked)
    window.listen()
    command = [sys.executable, "-c", OTHER_PROGRAM, str(folder)]
    program = subprocess.Popen(command, stdout=subprocess.PIPE, text=True)
    qtbot.waitUntil(lambda: program.poll() is not None, timeout=30_000)
    window.release()
    assert program.stdout is not None
    told = json.loads(program.stdout.read())
    program.stdout.close()
    return told["said"], told["stages"]


def test_the_window_exchanges_and_tells(screen: Screen, desk: Desk, tmp_path: Path, qtbot: QtBot) -> None:
    desk.branch.venue("演示楼")
    said, stages = ask(screen, tmp_path / "lock", qtbot)
    assert said["outcome"] == "complete"
    assert said["sent"] > 0
    assert "sending" in stages
    run = desk.facts().last_run
    assert run is not None
    assert run.trigger == "4"


def test_a_broken_line_is_told_as_well(screen: Screen, desk: Desk, tmp_path: Path, qtbot: QtBot) -> None:
    desk.fails = Unreachable()
    said, _ = ask(screen, tmp_path / "lock", qtbot)
    assert said["outcome"] == "unreachable"


def test_one_that_runs_already_will_do(screen: Screen, desk: Desk, tmp_path: Path, qtbot: QtBot) -> None:
    entered, go_on = threading.Event(), threading.Event()

    def hold() -> None:
        entered.set()
        go_on.wait(20)

    desk.line.before = hold
    screen.page.sync_now()
    qtbot.waitUntil(entered.is_set)
    screen.edges.joined.connect(go_on.set)
    said, _ = ask(screen, tmp_path / "lock", qtbot)
    assert said["outcome"] == "complete"
    assert len(desk.line.requests) == 1
