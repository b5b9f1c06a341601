"""The two desks of the second act: one is a window with a person before it, the other one works without a window."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication

from bjdesk.app import OpenDesk, open_desk
from bjdesk.demo.report import WrongCount
from bjdesk.demo.scenes import CTRL
from bjdesk.demo.stage import Stage, until
from bjdesk.kernel.clock import Clock
from bjdesk.kernel.commands import Command
from bjdesk.store.outbox import waiting
from bjdesk.syncing.queries import COMPLETE, RunRow, runs
from bjdesk.syncing.running import Trigger
from bjdesk.ui.desk_window import DeskWindow
from sync.client.report import Progress

SYNC_PAGE = "sync"
LATER = "稍后再说"
"""Stands on a button beside every matter."""
FEW = 3
"""Not fewer than there are rows: so many times up is the first one."""
RUN_S = 60.0
"""So long may an exchange take on a busy machine."""
NEWEST_RUN = "SELECT coalesce(max(id), 0) FROM sync_run"
Working = Callable[[str, int, int], None]


class DeskHere:
    """What both have: queries, commands, and counts by plain SQL on the open file."""

    name = ""

    @property
    def desk(self) -> OpenDesk:
        raise LookupError("this desk is not open")

    def execute(self, command: Command) -> None:
        """Act as a page does."""
        self.desk.executor.execute(command)

    def read(self, query: Callable[..., Any], *args: Any) -> Any:
        return self.desk.read(query, *args)

    def value(self, sql: str, *bound: object) -> Any:
        """One value out of its file, by plain SQL."""
        with self.desk.database.read() as db:
            return db.exec_driver_sql(sql, bound).scalar_one()

    @property
    def waiting(self) -> int:
        """Records that the district has not confirmed."""
        return int(self.read(waiting))

    def expect(self, what: str, found: object, wanted: object) -> None:
        """WrongCount unless they are the same."""
        if found != wanted:
            raise WrongCount(f"{self.name}{what}：应为 {wanted}，数据库里是 {found}")

    def wait_for(self, what: str, wanted: object, sql: str, *bound: object) -> None:
        """WrongCount unless the value gets there, which a key needs some time for."""
        if not until(lambda: bool(self.value(sql, *bound) == wanted)):
            self.expect(what, self.value(sql, *bound), wanted)

    def complete(self, run: RunRow) -> RunRow:
        """The run went to its end and both sides are equal; WrongCount otherwise."""
        if run.outcome != COMPLETE:
            raise WrongCount(f"{self.name}同步没有完成：{run.outcome} {dict(run.facts)}")
        return run


class DeskAtWindow(DeskHere):
    """The desk of the morning: whatever concerns the district is done with the keys, on the page 同步."""

    name = "一号台"

    def __init__(self, window: DeskWindow, stage: Stage) -> None:
        self.window = window
        self.stage = stage

    @property
    def desk(self) -> OpenDesk:
        if self.window.workspace is None:
            raise LookupError("the window has no desk")
        return self.window.workspace.desk

    def execute(self, command: Command) -> None:
        if self.window.workspace is not None:
            self.window.workspace.execute(command)

    def open_sync_page(self) -> None:
        """Ctrl 8, if it is not in front already."""
        if self.window.window.page_key != SYNC_PAGE:
            self.stage.press(Qt.Key.Key_8, CTRL)
        if not until(lambda: self.window.window.page_key == SYNC_PAGE):
            raise WrongCount("按了 Ctrl 8，没有看到“同步”")

    def open_matter(self, place: int) -> None:
        """The page opened anew, then by arrows and Enter a row of what a person should look at."""
        if self.stage.is_to_be_seen(LATER):
            self.stage.press(Qt.Key.Key_Escape)
        self.stage.press(Qt.Key.Key_F2)
        self.open_sync_page()
        for key in (Qt.Key.Key_Up,) * FEW + (Qt.Key.Key_Down,) * place:
            self.stage.press(key)
        self.stage.press(Qt.Key.Key_Return)
        if not until(lambda: self.stage.is_to_be_seen(LATER)):
            raise WrongCount("按了回车，没有看到要定的这一件")

    def enrol(self, code: str, url: str) -> RunRow:
        """The code is typed, the address pasted; the first exchange begins by itself."""
        self.open_sync_page()
        stage, before = self.stage, self.value(NEWEST_RUN)
        stage.picture("not-enrolled")
        stage.type(code)
        self.expect("接入码", stage.text_under_cursor(), code)
        stage.press(Qt.Key.Key_Return)
        QGuiApplication.clipboard().setText(url)
        stage.press(Qt.Key.Key_V, CTRL)
        stage.picture("enrolment-form")
        stage.press(Qt.Key.Key_S, CTRL)
        until(self._is_syncing)
        stage.picture("first-exchange")
        return self._run_after(before)

    def sync(self) -> RunRow:
        """F5 on the page."""
        self.open_sync_page()
        until(lambda: not self._is_syncing(), RUN_S)
        before = self.value(NEWEST_RUN)
        self.stage.press(Qt.Key.Key_F5)
        return self._run_after(before)

    def _run_after(self, before: int) -> RunRow:
        if not until(lambda: not self._is_syncing() and self.value(NEWEST_RUN) > before, RUN_S):
            raise WrongCount("同步没有结束")
        row: RunRow = self.read(runs, 1)[0]
        return row

    def _is_syncing(self) -> bool:
        return self.window.sync is not None and self.window.sync.sync.is_running


class DeskBeside(DeskHere):
    """A desk whose exchanges begin by themselves, as in the night."""

    name = "二号台"

    def __init__(self, folder: Path, clock: Clock, working: Working) -> None:
        self.folder = folder
        self._clock = clock
        self._working = working
        self._desk: OpenDesk | None = None

    @property
    def desk(self) -> OpenDesk:
        if self._desk is None:
            self._desk = open_desk(self.folder, clock=self._clock)
        return self._desk

    def close(self) -> None:
        """Give the files up; whoever uses it next opens them again."""
        if self._desk is not None:
            self._desk.close()
            self._desk = None

    def enrol(self, code: str, url: str) -> RunRow:
        self.desk.enrol(code, url, None)
        return self.sync()

    def sync(self) -> RunRow:
        return self.desk.reconciler().run(Trigger.NIGHT, watch=self._watch)

    def _watch(self, progress: Progress) -> None:
        if progress.total:
            self._working("同步", progress.done, progress.total)
