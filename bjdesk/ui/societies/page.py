"""社团: the page; what it shows is built once the data is there (R71, R72)."""

from collections.abc import Callable
from typing import Any
from uuid import UUID

from PySide6.QtGui import QHideEvent, QResizeEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from bjdesk.kernel.changes import Changes
from bjdesk.kernel.errors import DeskError
from bjdesk.people.cards import Token
from bjdesk.ui.desk_workspace import DeskWorkspace
from bjdesk.ui.parts import front_desk
from bjdesk.ui.shell.keyboard import key_for
from bjdesk.ui.shell.pages import Page, PageTools
from bjdesk.ui.shell.widgets.buttons import ActionButton, IconButton
from bjdesk.ui.shell.widgets.choices import Segmented
from bjdesk.ui.shell.widgets.empty import EmptyState
from bjdesk.ui.shell.widgets.frames import Card
from bjdesk.ui.shell.widgets.two_panes import NARROW_BELOW
from bjdesk.ui.shell.workspace import Workspace
from bjdesk.ui.societies.area import SocietiesArea

_PLAIN_BELOW = 960
"""Width ÷ text scale under which the buttons of the strip have no keys."""


class SocietiesPage(Page):
    """The strip with its buttons and the choice of which societies are shown."""

    kinds = frozenset(
        {"society", "society_member", "activity", "session", "booking", "attendance", "learner", "venue", "card"}
    )

    def __init__(self, tools: PageTools, parent: QWidget | None = None) -> None:
        super().__init__(tools, parent)
        self.desk: DeskWorkspace | None = None
        self.area: SocietiesArea | None = None
        self._was_read = False
        self._build_strip()
        self._build_waiting()
        self._show_buttons()

    # --- what the shell asks -----------------------------------------------------------------------------------------

    def attach(self, workspace: Workspace) -> None:
        super().attach(workspace)
        assert isinstance(workspace, DeskWorkspace)
        self.desk = workspace
        self.area = area = SocietiesArea(self.theme, workspace, self.tools.jobs, self.messages)
        area.set_compact(self.is_compact)
        area.hide()
        self.body.addWidget(area, 1)
        area.went.connect(self._show_buttons)
        area.left.connect(self._back_to_desk)
        area.person_wanted.connect(self._on_person_wanted)
        area.session_wanted.connect(self._on_session_wanted)
        area.register_wanted.connect(self._register_somebody)
        area.card_wanted.connect(self._register_card)

    def on_open_failed(self, error: DeskError) -> None:
        super().on_open_failed(error)
        if self.desk is None:
            self.empty.say(self.tr("资料没有打开"), "", "flower-2")

    def say_error(self, error: DeskError) -> None:
        """Nothing that could be read is no branch without societies."""
        super().say_error(error)
        if self.desk is not None and not self._was_read:
            again = self.tr("按 {key} 再试一次。").format(key=key_for("refresh").printed)
            self.empty.say(self.tr("没有读出来"), again, "flower-2")

    def shown(self) -> None:
        if self.area is not None and self._was_read:
            self.area.come_back()

    def refresh(self, changes: Changes | None) -> None:
        if self.area is None:
            return
        self.area.refresh()
        if not self._was_read:
            self._was_read = True
            self._waiting.hide()
            self.area.show()
        self._say_counts()
        self._show_buttons()

    def show_subject(self, subject: Any) -> None:
        """A society by its id."""
        if self.area is not None and isinstance(subject, UUID):
            self.which.set_index(0)
            self.area.list.show_which(0)
            self.area.show_society(subject)

    @property
    def actions(self) -> dict[str, Callable[[], object]]:  # type: ignore[override]  # not Qt's list of QActions
        if self.area is None:
            return {}
        return {**self.area.deeds, **({"society-book": self._export} if self.export.isVisible() else {})}

    def set_compact(self, is_compact: bool) -> None:
        super().set_compact(is_compact)
        if self.area is not None:
            self.area.set_compact(is_compact)

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        if self.area is not None:
            self.area.keep()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit_strip()

    def adapt_to_scale(self) -> None:
        self._fit_strip()

    # --- cards -------------------------------------------------------------------------------------------------------

    def on_scan(self, text: str) -> None:
        """A card makes its holder a member while members are added; anywhere else it is somebody who arrives."""
        if self.area is not None and self.area.takes_cards:
            self.area.adding.on_scan(text)
        else:
            front_desk.arrive(self, text)

    def on_misread(self) -> None:
        front_desk.misread(self, takes_cards=self.area is not None and self.area.takes_cards)

    # --- the strip ---------------------------------------------------------------------------------------------------

    def _say_counts(self) -> None:
        assert self.area is not None
        going, care, over = self.area.list.counts
        self.which.set_text(0, self.tr("全部 {n}").format(n=going))
        self.which.set_text(1, self.tr("要关心 {n}").format(n=care))
        self.which.set_text(2, self.tr("停了的 {n}").format(n=over))

    def _show_buttons(self) -> None:
        """On a form the strip has only the way back."""
        area = self.area
        is_home = area is not None and self._was_read and not area.has_way_up
        for widget in (self.which, self.export, self.new):
            widget.setVisible(is_home)
        self.back.setVisible(area is not None and area.has_way_up)

    def _fit_strip(self) -> None:
        width = self.width() / self.theme.scale
        is_narrow = width < NARROW_BELOW
        self.new.set_words(self.new.text(), "" if width < _PLAIN_BELOW else key_for("new-society").printed)
        self.export.set_icon("" if is_narrow else "download")
        self.export.set_words(self.export.text(), "" if is_narrow else key_for("society-book").printed)
        self.new.set_icon("" if is_narrow else "plus")

    def _on_which(self, index: int) -> None:
        if self.area is not None:
            self.area.list.show_which(index)

    def _export(self) -> None:
        if self.area is not None:
            self.area.papers.save_register()

    def _begin(self) -> None:
        if self.area is not None:
            self.area.begin()

    def _go_up(self) -> None:
        if self.area is not None:
            self.area.go_back()

    # --- other pages -------------------------------------------------------------------------------------------------

    def _back_to_desk(self) -> None:
        self.wanted.emit("check-in", None)

    def _on_person_wanted(self, record: UUID) -> None:
        self.wanted.emit("learners", record)

    def _on_session_wanted(self, record: UUID) -> None:
        self.wanted.emit("courses", record)

    def _register_somebody(self) -> None:
        front_desk.register(self)

    def _register_card(self, card: Token) -> None:
        front_desk.register(self, card)

    # --- building ----------------------------------------------------------------------------------------------------

    def _build_strip(self) -> None:
        theme = self.theme
        self.strip.set_title(self.tr("社团"))
        self.back = IconButton(theme, "chevron-left", self.tr("回上一页"))
        self.back.setAccessibleDescription(key_for("back").printed)
        self.which = Segmented(theme, self.tr("看哪些"), [self.tr("全部"), self.tr("要关心"), self.tr("停了的")])
        self.export = ActionButton(theme, self.tr("导出名单"), key=key_for("society-book").printed, icon="download")
        self.new = ActionButton(theme, self.tr("新社团"), key=key_for("new-society").printed, icon="plus")
        self.strip.before_title.addWidget(self.back)
        self.strip.beside_title.addWidget(self.which)
        self.strip.actions.addWidget(self.export)
        self.strip.actions.addWidget(self.new)
        self.which.chosen.connect(self._on_which)
        self.export.clicked.connect(self._export)
        self.new.clicked.connect(self._begin)
        self.back.clicked.connect(self._go_up)

    def _build_waiting(self) -> None:
        self.empty = EmptyState(self.theme, "flower-2", self.tr("正在打开资料…"))
        self._waiting = Card(self.theme)
        inside = QVBoxLayout(self._waiting)
        inside.setContentsMargins(1, 1, 1, 1)
        inside.addWidget(self.empty)
        self.body.addWidget(self._waiting, 1)
