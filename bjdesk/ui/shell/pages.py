"""What the shell asks of a page, and what it gives to one."""

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Any, NamedTuple

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from bjdesk.ui.shell.jobs import Jobs
from bjdesk.ui.shell.measures import air
from bjdesk.ui.shell.messages import Messages
from bjdesk.ui.shell.settings import Settings
from bjdesk.ui.shell.theme import Theme
from bjdesk.ui.shell.top_strip import TopStrip
from bjdesk.ui.shell.workspace import Workspace

if TYPE_CHECKING:
    from bjdesk.kernel.changes import Changes
from bjdesk.kernel.errors import DeskError


class PageTools(NamedTuple):
    """What a page is built with; the workspace follows as soon as the data is there."""

    theme: Theme
    settings: Settings
    jobs: Jobs


class Page(QWidget):
    """A page: strip, banners, then `body`. It reads when it is shown and when a kind that concerns it has changed.

    `actions` are the keys it answers to: a name of `keyboard.KEYS` -> what to do.
    """

    title = ""
    kinds: frozenset[str] = frozenset()
    is_tall = False

    wanted = Signal(str, object)
    """Key of another page and what it is to show there."""

    def __init__(self, tools: PageTools, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.tools = tools
        self.theme = tools.theme
        self.workspace: Workspace | None = None
        self.is_compact = False
        self.strip = TopStrip(tools.theme, self.title, self.is_tall)
        self.messages = Messages(tools.theme)
        self.body = QVBoxLayout()
        self._inner = QVBoxLayout()
        self._inner.addWidget(self.messages)
        self._inner.addLayout(self.body, 1)
        column = QVBoxLayout(self)
        air(tools.theme, column)
        column.addWidget(self.strip)
        column.addLayout(self._inner, 1)
        air(tools.theme, self.body)
        self._set_margins()

    def attach(self, workspace: Workspace) -> None:
        """The data is there; called once, before the first `refresh`."""
        self.workspace = workspace

    def on_open_failed(self, error: DeskError) -> None:
        """The data cannot be opened: say what happened and what to do."""
        self.say_error(error)

    def say_error(self, error: DeskError) -> None:
        """What could not be read or done, in words under the strip."""
        self.messages.say_error(error)

    def shown(self) -> None:
        """The page has come to the front: put the focus where work begins."""

    def refresh(self, changes: "Changes | None") -> None:
        """Read again what is shown; `changes` is None when nothing particular is known to have changed."""

    def show_subject(self, subject: Any) -> None:
        """Go to this record, e.g. a learner whom another page named."""

    @property
    def actions(self) -> Mapping[str, Callable[[], object]]:  # type: ignore[override]  # not Qt's list of QActions
        return {}

    def set_compact(self, is_compact: bool) -> None:
        """Take the full or the compact layout; extend it, the strip and margins are done here."""
        self.is_compact = is_compact
        self.strip.set_compact(is_compact)
        self._set_margins()

    def _set_margins(self) -> None:
        if self.is_compact:
            side, end = (16, 12) if self.is_tall else (12, 10)
        else:
            side, end = (24, 20) if self.is_tall else (24, 16)
        air(self.theme, self._inner, (side, end, side, end))


class PageEntry(NamedTuple):
    """A page that exists: its place in the navigation, and how it is built on the first visit."""

    key: str
    title: str
    icon: str
    digit: str
    make: Callable[[PageTools], Page]
    is_at_bottom: bool = False
