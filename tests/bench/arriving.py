"""Run by sync.py in a process of its own: rows arrive in the real window while people work; how long it stood still.

argv: the desk's folder, and the address of the district. The floor is the same window for as long, with the same
work at it and nothing arriving: what the machine itself takes away.
"""

import gc
import json
import sys
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

from figures import Times, figure
from PySide6.QtCore import QCoreApplication, QEventLoop, QObject, Qt, QTimer
from raw import connect
from window import open_window

from bjdesk.kernel.errors import DeskError
from bjdesk.learning.commands import CheckIn
from bjdesk.ui.desk_window import DeskWindow
from bjdesk.ui.shell.faces import prepare_fallbacks

BEAT_MS, ACT_MS, PATIENCE_S = 1, 40, 120.0
PEOPLE = "SELECT l.id, (SELECT s.id FROM session s WHERE s.state = '1' ORDER BY s.id DESC LIMIT 1) FROM learner l"


class Pulse(QObject):
    """Beats in the GUI thread; `longest_ms` is the longest time between two beats."""

    def __init__(self, act: Callable[[], None]) -> None:
        super().__init__()
        self.gaps: list[float] = []
        self._last = time.perf_counter()
        self._beat = self._timer(BEAT_MS, self._on_beat)
        self._act = self._timer(ACT_MS, act)

    @property
    def longest_ms(self) -> float:
        return max(self.gaps)

    @property
    def p99_ms(self) -> float:
        """What 99 of 100 gaps did not exceed."""
        return sorted(self.gaps)[len(self.gaps) * 99 // 100]

    def stop(self) -> None:
        self._beat.stop()
        self._act.stop()

    def _timer(self, every_ms: int, work: Callable[[], None]) -> QTimer:
        timer = QTimer(self, timerType=Qt.TimerType.PreciseTimer, interval=every_ms)
        timer.timeout.connect(work)
        timer.start()
        return timer

    def _on_beat(self) -> None:
        now = time.perf_counter()
        self.gaps.append((now - self._last) * 1000)
        self._last = now


class Work:
    """Somebody records who has come, one after the other."""

    def __init__(self, desk: DeskWindow, people: Sequence[tuple[Any, Any]]) -> None:
        self._desk, self._people = desk, iter(people)
        self.times = Times()

    def one(self) -> None:
        assert self._desk.workspace is not None
        person, session = next(self._people)
        with self.times.one():
            try:
                self._desk.workspace.execute(CheckIn(session, person))
            except DeskError as error:
                raise SystemExit(f"a command was refused: {error.code}") from error


def main(folder: Path, url: str, token: str) -> None:
    people = prepare(folder, url, token)
    prepare_fallbacks(folder / "faces")  # a desk unpacks them at its first start, and this is not the first
    _, desk = open_window(folder)
    gc.freeze()  # as the program does when its window is ready
    work = Work(desk, people)
    count, seconds, arriving = while_arriving(desk, work)
    floor = while_nothing(seconds, work)
    figure("sync", "window_blocked_max", "ms", arriving.longest_ms, floor=floor.longest_ms, n=count)
    figure("sync", "window_blocked_p99", "ms", arriving.p99_ms, floor=floor.p99_ms, n=count)
    figure("sync", "command_while_arriving_max", "ms", max(work.times.wall), n=len(work.times.wall))
    desk.close()


def prepare(folder: Path, url: str, token: str) -> list[tuple[Any, Any]]:
    """Tell the desk where its district is; people and a session for the work."""
    from uuid import UUID

    raw = connect(folder)
    said = {"url": url, "authority": None, "token": token, "server_key": "", "signing_key": ""}
    raw.execute("INSERT INTO setting (key, value) VALUES ('district', ?)", (json.dumps(said),))
    found = [(UUID(bytes=bytes(person)), UUID(bytes=bytes(session))) for person, session in raw.execute(PEOPLE)]
    raw.close()
    return found


def while_arriving(desk: DeskWindow, work: Work) -> tuple[int, float, Pulse]:
    """(rows that came, seconds, gaps) of one exchange in the window."""
    while desk.sync is None:
        QCoreApplication.processEvents(QEventLoop.ProcessEventsFlag.WaitForMoreEvents)
    from bjdesk.syncing.running import Trigger

    sync, ended = desk.sync.sync, list[Any]()
    sync.ended.connect(ended.append)
    pulse, started = Pulse(work.one), time.perf_counter()
    if sync.job is None:
        sync.run(Trigger.HAND)
    _run_until(lambda: bool(ended))
    pulse.stop()
    run = ended[0]
    if run is None or run.outcome != "complete":
        raise SystemExit(f"the exchange did not end well: {run}")
    return run.received, time.perf_counter() - started, pulse


def while_nothing(seconds: float, work: Work) -> Pulse:
    """Gaps while nothing arrives."""
    pulse, end = Pulse(work.one), time.perf_counter() + seconds
    _run_until(lambda: time.perf_counter() > end)
    pulse.stop()
    return pulse


def _run_until(is_over: Callable[[], bool]) -> None:
    give_up = time.monotonic() + PATIENCE_S
    while not is_over():
        QCoreApplication.processEvents(QEventLoop.ProcessEventsFlag.WaitForMoreEvents)
        if time.monotonic() > give_up:
            raise SystemExit("waited in vain")


if __name__ == "__main__":
    main(Path(sys.argv[1]), sys.argv[2], sys.argv[3])
