"""The window: navigation, the page in front, running jobs and the status bar; painted before any data is there."""

from collections.abc import Callable, Sequence
from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QRectF, Qt, QTimer, Signal
from PySide6.QtGui import QCloseEvent, QIcon, QPainter, QPaintEvent, QPixmap, QResizeEvent
from PySide6.QtWidgets import QApplication, QHBoxLayout, QLayout, QStackedLayout, QVBoxLayout, QWidget

from bjdesk.kernel.errors import DeskError
from bjdesk.ui.shell import keyboard
from bjdesk.ui.shell.font_scale import FontScale
from bjdesk.ui.shell.icons import paint_mark
from bjdesk.ui.shell.jobs import Job, Jobs
from bjdesk.ui.shell.measures import air
from bjdesk.ui.shell.navigation import Navigation
from bjdesk.ui.shell.pages import Page, PageEntry, PageTools
from bjdesk.ui.shell.settings import Settings
from bjdesk.ui.shell.status_bar import StatusBar
from bjdesk.ui.shell.theme import FULL_FROM, Theme
from bjdesk.ui.shell.workspace import Workspace

if TYPE_CHECKING:
    from bjdesk.kernel.changes import Changes
    from bjdesk.ui.shell.job_strip import JobShelf

FIRST_SIZE = (1366, 768)
SMALLEST_SIZE = (880, 470)


class ShellWindow(QWidget):
    """Builds a page on its first visit and refreshes it when it is seen and concerned.

    The first entry is the page that the window opens with; `attach` brings the data afterwards.
    """

    first_painted = Signal()
    """The window has been on the screen once: time for everything that is slow to load."""
    page_shown = Signal(str)

    def __init__(self, app: QApplication, settings: Settings, theme: Theme, entries: Sequence[PageEntry]) -> None:
        super().__init__()
        self.settings = settings
        self.theme = theme
        self.workspace: Workspace | None = None
        self.jobs = Jobs(parent=self)
        self.font_scale = FontScale(app, theme, self)
        self.is_compact = False
        self._entries = {entry.key: entry for entry in entries}
        self._pages: dict[str, Page] = {}
        self._stale: dict[str, Changes | None] = {}
        self._key = ""
        self._failure: DeskError | None = None
        self._app = app
        self.job_shelf: JobShelf | None = None
        self._has_painted = False
        self.navigation = Navigation(theme, entries)
        self.status_bar = StatusBar(theme)
        self._stack = QStackedLayout()
        self._lay_out()
        self._own_actions = self._make_actions()
        self.first_painted.connect(self._on_first_painted)
        self.jobs.started.connect(self._on_job_started)
        self.navigation.chosen.connect(self.show_page)
        self.font_scale.changed.connect(self._on_scale_changed)
        self.setWindowTitle(self.tr("社区教育工作台"))
        self._take_place()
        self.show_page(entries[0].key)

    @property
    def page(self) -> Page:
        """The page in front."""
        return self._pages[self._key]

    @property
    def page_key(self) -> str:
        return self._key

    @property
    def first_page(self) -> Page:
        """The page that the window opened with."""
        return next(iter(self._pages.values()))

    def show_page(self, key: str, subject: Any = None) -> None:
        """Bring a page to the front, and there the record that `subject` names."""
        page = self._pages.get(key) or self._build(key)
        self._key = key
        self._stack.setCurrentWidget(page)
        self.navigation.mark(key)
        if key in self._stale and self.workspace is not None:
            self._refresh_page(key, self._stale.pop(key))
        if subject is not None:
            self._let(page, partial(page.show_subject, subject))
        self._let(page, page.shown)
        self.page_shown.emit(key)

    def attach(self, workspace: Workspace) -> None:
        """The data is there: every page so far gets it, later ones when they are built."""
        self.workspace = workspace
        facts = workspace.facts
        self.navigation.show_names(facts.branch_label, facts.college_label)
        self.status_bar.show_facts(facts)
        self.setWindowTitle(self.tr("{branch}·社区教育工作台").format(branch=facts.branch_name))
        workspace.changed.connect(self._on_changed)
        for key, page in self._pages.items():
            self._let(page, partial(page.attach, workspace))
            self._stale[key] = None
        self._refresh_page(self._key, self._stale.pop(self._key))

    def open_failed(self, error: DeskError) -> None:
        """The data cannot be opened, or cannot be trusted: every page says so, later ones when they are built."""
        self._failure = error
        for page in self._pages.values():
            page.on_open_failed(error)

    def perform(self, action: str) -> bool:
        """Do what a key of `keyboard.KEYS` stands for: the page in front, the window itself, or the key's home page."""
        own = self._own_actions.get(action)
        if own is not None and action not in self.page.actions:
            self._let(self.page, own)
            return True
        home = keyboard.key_for(action).home
        if action not in self.page.actions and home in self._entries:
            self.show_page(home)
        do = self.page.actions.get(action)
        if do is not None:
            self._let(self.page, do)
        elif action == "back":
            self._go_first()
        return do is not None

    def answer(self, action: str, do: Callable[[], None]) -> None:
        """What a key stands for that the desk behind the window answers, wherever one is."""
        self._own_actions[action] = do

    def come_forward(self) -> None:
        """A second start asks for this window."""
        if self.isMinimized():
            self.showNormal()
        self.raise_()
        self.activateWindow()

    def paintEvent(self, event: QPaintEvent) -> None:
        if not self._has_painted:
            self._has_painted = True
            QTimer.singleShot(0, self.first_painted.emit)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._choose_layout()

    def closeEvent(self, event: QCloseEvent) -> None:
        self.settings.geometry = self.saveGeometry()
        self.settings.save()
        self.jobs.stop()
        super().closeEvent(event)

    def _lay_out(self) -> None:
        self._column = right = QVBoxLayout()
        right.addLayout(self._stack, 1)
        right.addWidget(self.status_bar)
        row = QHBoxLayout(self)
        row.addWidget(self.navigation)
        row.addLayout(right, 1)
        for layout in (right, row):
            air(self.theme, layout)
        # the layout's own minimum would make the window grow with the text and never shrink again
        row.setSizeConstraint(QLayout.SizeConstraint.SetNoConstraint)
        self.setMinimumSize(*SMALLEST_SIZE)

    def _take_place(self) -> None:
        self.resize(*FIRST_SIZE)
        has_room = self.screen().availableGeometry().width() >= SMALLEST_SIZE[0]  # not so without a display
        geometry = self.settings.geometry
        if geometry is not None and has_room:
            self.restoreGeometry(geometry)

    def _make_actions(self) -> dict[str, Callable[[], None]]:
        actions = {
            "help": self._show_help,
            "check-in": self._go_first,
            "refresh": self._refresh,
            "full-screen": self._toggle_full_screen,
            "larger": self.font_scale.larger,
            "smaller": self.font_scale.smaller,
            "normal-size": self.font_scale.reset,
        }
        for entry in self._entries.values():
            if entry.digit.isdigit():
                actions[f"page-{entry.digit}"] = self.navigation.items[entry.key].click
        return actions

    def _build(self, key: str) -> Page:
        page = self._entries[key].make(PageTools(self.theme, self.settings, self.jobs))
        page.wanted.connect(self.show_page)
        self._pages[key] = page
        self._stack.addWidget(page)
        page.set_compact(self.is_compact)
        if self.workspace is not None:
            self._let(page, partial(page.attach, self.workspace))
            self._stale[key] = None
        if self._failure is not None:
            page.on_open_failed(self._failure)
        return page

    def _let(self, page: Page, do: Callable[[], object]) -> bool:
        """Let a page do something; what the machine refuses is told on the page and is no crash."""
        try:
            do()
        except DeskError as error:
            page.say_error(error)
            return False
        return True

    def _refresh_page(self, key: str, changes: "Changes | None") -> None:
        """What could not be read is read when the page is seen again."""
        page = self._pages[key]
        if not self._let(page, partial(page.refresh, changes)):
            self._stale[key] = None

    def _on_first_painted(self) -> None:
        from bjdesk.ui.shell.focus_ring import FocusRing  # neither keys nor ring are needed for the first paint
        from bjdesk.ui.shell.shortcuts import Shortcuts

        FocusRing(self._app, self.theme, self)
        shortcuts = Shortcuts(self, self.perform)
        shortcuts.on_page_shown(self._key)
        self.page_shown.connect(shortcuts.on_page_shown)
        self.setWindowIcon(_mark())

    def _on_job_started(self, job: Job) -> None:
        if job.is_quiet:
            return
        from bjdesk.ui.shell.job_strip import JobShelf  # most days start without a job

        if self.job_shelf is None:
            self.job_shelf = JobShelf(self.theme)
            self.job_shelf.set_compact(self.is_compact)
            self._column.insertWidget(1, self.job_shelf)
        self.job_shelf.add(job)

    def _on_changed(self, changes: "Changes") -> None:
        for key, page in self._pages.items():
            if not changes.concern(page.kinds):
                continue
            if key == self._key:
                self._refresh_page(key, changes)
            else:
                waiting = self._stale.get(key, changes)
                self._stale[key] = None if waiting is None else waiting | changes

    def _on_scale_changed(self, scale: float) -> None:
        self.settings.text_scale = scale
        self._choose_layout()

    def _choose_layout(self) -> None:
        is_compact = self.width() / self.theme.scale < FULL_FROM
        if is_compact == self.is_compact:
            return
        self.is_compact = is_compact
        self.navigation.set_compact(is_compact)
        self.status_bar.set_compact(is_compact)
        if self.job_shelf is not None:
            self.job_shelf.set_compact(is_compact)
        for page in self._pages.values():
            page.set_compact(is_compact)

    def _show_help(self) -> None:
        if "help" in self._entries:
            self.show_page("help")

    def _go_first(self) -> None:
        self.show_page(next(iter(self._entries)))

    def _refresh(self) -> None:
        if self.workspace is not None:
            self._refresh_page(self._key, None)

    def _toggle_full_screen(self) -> None:
        if self.isFullScreen():
            self.showNormal()
        else:
            self.showFullScreen()


def _mark() -> QIcon:
    """The flower for the task bar."""
    pixmap = QPixmap(64, 64)
    pixmap.fill(Qt.GlobalColor.transparent)
    with QPainter(pixmap) as painter:
        paint_mark(painter, QRectF(4, 4, 56, 56))
    return QIcon(pixmap)
