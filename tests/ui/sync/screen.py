"""同步 in a window over a real desk, and the hands that work it."""

from pathlib import Path
from typing import Any
from uuid import UUID

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot
from sqlalchemy import update

from bjdesk.kernel.errors import DeskError
from bjdesk.models import METADATA
from bjdesk.store.database import FROM_DESK
from bjdesk.syncing.enrolling import Enrolled, Place
from bjdesk.syncing.matter import Matter
from bjdesk.syncing.matters import open_matters
from bjdesk.ui.desk_workspace import DeskWorkspace
from bjdesk.ui.learners.page import LearnersPage
from bjdesk.ui.shell.pages import PageEntry
from bjdesk.ui.shell.settings import Settings
from bjdesk.ui.shell.theme import Theme
from bjdesk.ui.shell.window import ShellWindow
from bjdesk.ui.sync.page import SyncPage
from bjdesk.ui.sync.sync_desk import SyncDesk
from bjdesk.ui.sync.window_sync import WindowSync
from tests.syncing.conftest import Desk, Town
from tests.ui.learners.desk import FrontDesk

ALT, CTRL = Qt.KeyboardModifier.AltModifier, Qt.KeyboardModifier.ControlModifier


class Workspace(DeskWorkspace):
    """Reads nothing while `fails` is set: the disk."""

    fails: DeskError | None = None

    def read(self, query: Any, *args: Any, **kwargs: Any) -> Any:
        if self.fails is not None:
            raise self.fails
        return super().read(query, *args, **kwargs)


class Screen:
    """签到, 学员 and 同步 over one desk, 同步 in front; exchanges go to the district of the same process."""

    def __init__(self, app: QApplication, theme: Theme, desk: Desk, folder: Path, qtbot: QtBot) -> None:
        self.desk, self.qtbot = desk, qtbot
        self.window = ShellWindow(app, Settings(folder / "desk.ini"), theme, _entries())
        qtbot.addWidget(self.window)
        with qtbot.waitSignal(self.window.first_painted):
            self.window.show()
        self.workspace = Workspace(desk.branch.desk, folder / "papers", [], self.window)
        self.sync = SyncDesk(self.workspace, self.window.jobs, reconciler=desk.runs, enrol=self._enrol)
        self.window.attach(self.workspace)
        self.edges = WindowSync(self.window, self.workspace)
        self.edges.sync.look()
        self.window.show_page("sync")
        self.window.activateWindow()
        qtbot.waitUntil(self.window.isActiveWindow)

    @property
    def page(self) -> SyncPage:
        page = self.window.page
        assert isinstance(page, SyncPage)
        return page

    @property
    def said(self) -> list[str]:
        """The banners: what happened."""
        return [banner.what for banner in self.page.messages.banners]

    @property
    def headline(self) -> str:
        """Of the matter that is open."""
        return self.page.matters.pane.headline

    def press(self, key: Qt.Key, modifiers: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        handle = self.window.windowHandle()
        assert handle is not None
        QTest.keyClick(handle, key, modifiers)

    def sync_now(self) -> None:
        """F5, and wait for the end."""
        with self.qtbot.waitSignal(self.sync.ended, timeout=20_000):
            self.press(Qt.Key.Key_F5)

    def open_first(self) -> Matter:
        """The first matter of the list, opened with Enter."""
        table = self.page.overview.worklist.table
        table.setFocus()
        table.selectRow(0)
        self.press(Qt.Key.Key_Return)
        found = self.page.matters.pane.matter
        assert found is not None
        return found

    def matters(self) -> list[Matter]:
        """What the store has to show."""
        found: list[Matter] = self.desk.branch.read(open_matters, self.desk.branch.desk.facts)
        return found

    def close(self) -> None:
        self.sync.stop()
        assert self.window.jobs.stop()

    def _enrol(self, code: str, url: str, authority: str | None) -> Enrolled:
        return self.desk.enrol(code, place=Place(url, authority))


def _entries() -> tuple[PageEntry, ...]:
    return (
        PageEntry("check-in", "签到", "scan-line", "1", FrontDesk),
        PageEntry("learners", "学员", "users", "2", LearnersPage),
        PageEntry("sync", "同步", "refresh-cw", "8", SyncPage),
    )


def edit(desk: Desk, table: str, record: UUID, **values: Any) -> None:
    """Write columns as a person at that desk does."""
    found = METADATA.tables[table]
    with desk.branch.desk.database.write(desk.branch.actor, "Test", source=FROM_DESK) as unit:
        assert unit.db.execute(update(found).where(found.c.id == record).values(**values)).rowcount == 1


def agree(*desks: Desk) -> None:
    """Every desk has exchanged and seen what the others brought."""
    for _ in range(2):
        for desk in desks:
            assert desk.run().outcome == "complete"


def two_phones(one: Desk, two: Desk, town: Town) -> UUID:
    """A learner whose phone both desks changed without having seen the other's; the second one won."""
    learner = one.branch.learner("王桂芳", birth_year=1948, sex="2", phone="13805712210", card="0102034417")
    agree(one, two)
    town.pass_time(minutes=20)
    edit(one, "learner", learner, phone="13905712210")
    town.pass_time(minutes=20)
    edit(two, "learner", learner, phone="13805716688")
    two.run()
    one.run()
    return learner
