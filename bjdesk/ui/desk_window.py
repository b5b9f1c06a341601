"""Starts the desk: the window is painted first, then the store is opened beside it, then the pages get the data.

What was scanned or typed before that is kept. `BJDESK_EXIT_AFTER=first_paint|ready` ends the program there, for those
who measure how long a start takes.
"""

import gc
import os
import sys
import threading
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QApplication

from bjdesk.kernel.changes import Changes
from bjdesk.kernel.clock import Clock
from bjdesk.kernel.errors import DeskError, StorageProblem
from bjdesk.ui.shell.collector import Collector
from bjdesk.ui.shell.faces import (
    FALLBACKS,
    prepare_fallbacks,
    register_faces,
    register_fallbacks,
    unpacked_fallbacks,
)
from bjdesk.ui.shell.language import CHINESE, install_language, wanted_language
from bjdesk.ui.shell.pages import Page, PageEntry, PageTools
from bjdesk.ui.shell.settings import Settings
from bjdesk.ui.shell.theme import Theme, choose_style
from bjdesk.ui.shell.wedge import WedgeFilter
from bjdesk.ui.shell.window import ShellWindow
from bjdesk.ui.verify.scans import is_paper, is_square, is_whole_square

if TYPE_CHECKING:
    from bjdesk.app import OpenDesk
    from bjdesk.ui.desk_workspace import DeskWorkspace
    from bjdesk.ui.shell.sync_reply import SyncReply
    from bjdesk.ui.sync.window_sync import WindowSync

INPUT_METHODS = "wayland;fcitx;ibus"
CLOSING_S = 5.0
"""How long a closing window waits for a thread that reads a store on a slow disk."""
TURN_S = 0.0005
"""A card takes some twenty statements, and after each the window waits for its turn if a job is busy beside it."""
MACHINE_IDS = (Path("/etc/machine-id"), Path("/var/lib/dbus/machine-id"))
Opener = Callable[[], "OpenDesk"]


def offer_input_methods(environ: Any = os.environ, machine_ids: tuple[Path, ...] = MACHINE_IDS) -> None:
    """Let Chinese be typed under fcitx too (its plugin is not in the wheel, it answers to ibus); before QApplication.

    Only with a display, and only where the machine has an id: elsewhere libdbus ends the process.
    """
    has_display = environ.get("DISPLAY") or environ.get("WAYLAND_DISPLAY")
    if has_display and "QT_IM_MODULES" not in environ and any(path.exists() for path in machine_ids):
        environ["QT_IM_MODULES"] = INPUT_METHODS


def _check_in(tools: PageTools) -> Page:
    from bjdesk.ui.checkin.page import CheckInPage

    return CheckInPage(tools)


def _learners(tools: PageTools) -> Page:
    from bjdesk.ui.learners.page import LearnersPage

    return LearnersPage(tools)


def _courses(tools: PageTools) -> Page:
    from bjdesk.ui.courses.page import CoursesPage

    return CoursesPage(tools)


def _societies(tools: PageTools) -> Page:
    from bjdesk.ui.societies.page import SocietiesPage

    return SocietiesPage(tools)


def _venues(tools: PageTools) -> Page:
    from bjdesk.ui.venues.page import VenuesPage

    return VenuesPage(tools)


def _certificates(tools: PageTools) -> Page:
    from bjdesk.ui.certificates.page import CertificatesPage

    return CertificatesPage(tools)


def _sync(tools: PageTools) -> Page:
    from bjdesk.ui.sync.page import SyncPage

    return SyncPage(tools)


def _verify(tools: PageTools) -> Page:
    from bjdesk.ui.verify.page import VerifyPage

    return VerifyPage(tools)


def _help(tools: PageTools) -> Page:
    from bjdesk.ui.shell.help_page import HelpPage

    return HelpPage(tools)


def _fits_a_card(text: str) -> bool:
    """Whether a burst without Enter is a card's number or a whole square; a reader need not end its line."""
    from bjdesk.people.cards import looks_like_card

    return looks_like_card(text) or is_whole_square(text)


def page_entries() -> tuple[PageEntry, ...]:
    """The pages that exist; each module is imported on the first visit."""
    translate = QApplication.translate
    return (
        PageEntry("check-in", translate("Navigation", "签到"), "scan-line", "1", _check_in),
        PageEntry("learners", translate("Navigation", "学员"), "users", "2", _learners),
        PageEntry("courses", translate("Navigation", "课程"), "book-open", "3", _courses),
        PageEntry("venues", translate("Navigation", "场地"), "calendar-days", "4", _venues),
        PageEntry("societies", translate("Navigation", "社团"), "flower-2", "5", _societies),
        PageEntry("certificates", translate("Navigation", "证书"), "award", "6", _certificates),
        PageEntry("sync", translate("Navigation", "同步"), "refresh-cw", "8", _sync),
        PageEntry("verify", translate("Navigation", "查验"), "shield-check", "", _verify, is_at_bottom=True),
        PageEntry("help", translate("Navigation", "帮助"), "circle-help", "F1", _help, is_at_bottom=True),
    )


class DeskWindow(QObject):
    """The window of one branch and what it is wired to; `ready` comes when the first card can be recorded."""

    ready = Signal()
    failed = Signal(object)
    _loaded = Signal(object, object)
    _broke = Signal(object)
    _unpacked = Signal(object)
    _sync_loaded = Signal()

    def __init__(self, app: QApplication, folder: Path, *, clock: Clock | None = None) -> None:
        super().__init__()
        self.folder = folder
        self.workspace: DeskWorkspace | None = None
        self.sync: WindowSync | None = None
        self._is_closed = False
        self._threads: list[threading.Thread] = []
        self._clock = clock
        self.settings = Settings(folder / "desk.ini")
        self.theme = Theme(self.settings.text_scale)
        self.theme.apply(app)
        self.window = ShellWindow(app, self.settings, self.theme, page_entries())
        self.collector = Collector(self._has_jobs, self)
        self.wedge = WedgeFilter(self, is_known_format=_fits_a_card)
        self.wedge.scanned.connect(self._on_scanned)
        self.wedge.misread.connect(self._on_misread)
        self.window.first_painted.connect(self._load)
        self._loaded.connect(self._on_loaded)
        self._broke.connect(self._on_broke)
        self._unpacked.connect(self._on_unpacked)
        self._sync_loaded.connect(self._on_sync_loaded)

    def show(self) -> None:
        """Put the window on the screen; everything slow begins after its first paint."""
        self.window.show()
        self.wedge.watch(self.window.windowHandle())

    def close(self) -> None:
        """Close window and store; the widgets go here, on the thread they were made in."""
        if self._is_closed:
            return
        self._is_closed = True
        self.collector.stop()
        self.wedge.stop()
        self.window.close()
        if self.sync is not None:
            self.sync.stop()
        has_ended = self.window.jobs.stop()
        for thread in self._threads:  # none may be the last to let go of a widget
            thread.join(CLOSING_S)
        self.window.deleteLater()
        if self.workspace is not None and has_ended:  # else the process ends under a line that does not answer
            self.workspace.desk.close()

    def say_error(self, error: DeskError) -> None:
        """What no page has caught is told on the one in front."""
        self.window.page.say_error(error)

    def _has_jobs(self) -> bool:
        return bool(self.window.jobs.running)

    def _begin(self, work: Callable[..., None], *values: object) -> None:
        thread = threading.Thread(target=work, args=values, name=work.__name__, daemon=True)
        self._threads.append(thread)
        thread.start()

    def _must_stop(self) -> bool:
        return self._is_closed

    def _load(self) -> None:
        self._begin(self._open)

    def _open(self) -> None:
        """In a thread of its own: the imports and the store, and at the first start the faces for rare names."""
        try:
            from bjdesk.app import open_desk

            desk = open_desk(self.folder, clock=self._clock)
            faces = unpacked_fallbacks(self.folder / "faces")
            self._loaded.emit(desk, faces)
            if len(faces) < len(FALLBACKS):
                self._unpacked.emit(prepare_fallbacks(self.folder / "faces", is_stopped=self._must_stop))
        except Exception as error:
            self._broke.emit(error)

    def _on_loaded(self, desk: "OpenDesk", faces: list[Path]) -> None:
        from bjdesk.ui.desk_workspace import DeskWorkspace
        from bjdesk.ui.duty import Duty

        if self._is_closed:
            desk.close()
            return
        register_fallbacks(faces)
        self.workspace = DeskWorkspace(desk, self.folder / "papers", faces, self)
        self.workspace.changed.connect(self._on_changed)
        self.window.attach(self.workspace)
        Duty(self.window, self.workspace)
        self._on_changed(Changes())
        self.collector.begin()
        self.ready.emit()
        self._begin(self._load_sync)
        self._begin(self._check, desk)

    def _load_sync(self) -> None:
        """In a thread of its own, once the first card can be recorded: what the exchange needs is much to load."""
        import bjdesk.syncing.running
        import bjdesk.ui.sync.window_sync  # noqa: F401 - loaded, not used here

        self._sync_loaded.emit()

    def _on_sync_loaded(self) -> None:
        """What is known of the district, and the runs that nobody asks for."""
        from bjdesk.ui.sync.window_sync import WindowSync

        if self.workspace is not None and self.sync is None and not self._is_closed:
            self.sync = WindowSync(self.window, self.workspace)
            self.sync.begin()

    def on_sync_asked(self, reply: "SyncReply") -> None:
        """`bjdesk sync` while this window is open; before the store is open it is told that nobody answers."""
        if self.sync is not None:
            self.sync.on_asked(reply)

    def _on_unpacked(self, faces: list[Path]) -> None:
        """The first start does not wait for rare names: they are drawn as soon as their faces are there."""
        if self._is_closed:
            return
        register_fallbacks(faces)
        if self.workspace is not None:
            self.workspace.faces = tuple(faces)

    def _check(self, desk: "OpenDesk") -> None:
        """In a thread of its own: the pages of a file that was too large to be read through at the start (P3)."""
        try:
            desk.database.check_large_file()
        except DeskError as error:
            self._broke.emit(error)

    def _on_broke(self, error: Exception) -> None:
        """Whatever it was: a field that looked ready would swallow every card."""
        if self._is_closed:
            return
        told = error if isinstance(error, DeskError) else StorageProblem()
        self.collector.begin()
        self.window.open_failed(told)
        self.failed.emit(told)
        if told is not error:
            raise error

    def _on_changed(self, _changes: Changes) -> None:
        from bjdesk.store.outbox import waiting

        if self.workspace is None:
            return
        try:
            count = self.workspace.read(waiting)
        except DeskError:  # the page in front reads as well and says what is wrong
            count = None
        self.window.status_bar.show_waiting(count or None)

    def _on_scanned(self, text: str) -> None:
        """A certificate goes to 查验, a card to the page in front if it takes cards, else to the check-in page."""
        self.window.status_bar.show_reader("good")
        if is_square(text) and self.window.page_key != "verify":
            self.window.show_page("verify")
        elif self.window.page_key == "verify" and not is_paper(text):
            self.window.show_page("check-in")
        self._reader_page().on_scan(text)

    def _on_misread(self) -> None:
        self.window.status_bar.show_reader("misread")
        self._reader_page().on_misread()

    def _reader_page(self) -> Any:
        """The page in front if it takes cards; otherwise the check-in page comes forward: an answer must be seen."""
        if not hasattr(self.window.page, "on_scan"):
            self.window.show_page("check-in")
        return self.window.page


def make_application(argv: list[str], language: str = CHINESE) -> QApplication:
    """The application with its faces and the words of a language; before any widget."""
    offer_input_methods()
    choose_style()
    sys.setswitchinterval(TURN_S)
    app = QApplication(argv)
    app.setApplicationName("bjdesk")
    install_language(app, language)
    register_faces()
    return app


def run(folder: Path) -> int:
    """Open the desk of the branch in `folder` and stay until its window is closed; a second start raises the first."""
    from bjdesk.ui.shell.crash import CrashGuard
    from bjdesk.ui.shell.single_instance import SingleInstance

    gc.disable()  # a start makes much and throws nothing away; the window's own collector looks later
    app = make_application(sys.argv[:1], wanted_language(Settings(folder / "desk.ini").language))
    instance = SingleInstance(folder)
    if not instance.is_first():
        print(told_second(has_raised=instance.has_raised))
        return 0
    guard = CrashGuard(folder)
    guard.install()
    desk = DeskWindow(app, folder)
    guard.told.connect(desk.say_error)
    _end_early(app, desk)
    desk.window.first_painted.connect(instance.listen)
    instance.raised.connect(desk.window.come_forward)
    instance.sync_asked.connect(desk.on_sync_asked)
    desk.show()
    code = app.exec()
    desk.close()
    instance.release()
    return code


def told_second(*, has_raised: bool) -> str:
    """What a second start says on its terminal; a window that did not answer was not brought forward."""
    if has_raised:
        return "bjdesk 已经开着，已把它的窗口叫到前面。 bjdesk is running already; its window was brought to the front."
    return (
        "bjdesk 已经开着，可是它的窗口没有回应。请在任务栏里找到它；找不到就注销后再开。"
        " bjdesk is running already, but its window does not answer."
    )


def _end_early(app: QApplication, desk: DeskWindow) -> None:
    after = os.environ.get("BJDESK_EXIT_AFTER")
    if after == "first_paint":
        desk.window.first_painted.connect(app.quit)
    elif after == "ready":
        desk.ready.connect(app.quit)
