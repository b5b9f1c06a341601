"""签到: its frame is painted before there is any data; scans made meanwhile are kept and answered in order (R24)."""

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from bjdesk.kernel.changes import Changes
from bjdesk.kernel.errors import DeskError
from bjdesk.ui.checkin.arming import Arming
from bjdesk.ui.checkin.card_text import CardText
from bjdesk.ui.checkin.plain_words import failure, misread, ready
from bjdesk.ui.checkin.typing_home import is_typing
from bjdesk.ui.checkin.view import CheckInView
from bjdesk.ui.shell.keyboard import key_for
from bjdesk.ui.shell.pages import Page, PageTools
from bjdesk.ui.shell.told import told
from bjdesk.ui.shell.widgets.buttons import ActionButton
from bjdesk.ui.shell.workspace import Workspace

if TYPE_CHECKING:
    from bjdesk.people.cards import Token
    from bjdesk.ui.checkin.at_work import AtWork
    from bjdesk.ui.checkin.walkin import WalkIn
    from bjdesk.ui.desk_workspace import DeskWorkspace
    from bjdesk.ui.shell.sounds import SoundName, Sounds

GREEN_MS = 8000
"""So long a green card stays when nothing else is scanned; every other colour stays until the next scan."""


class CheckInPage(Page):
    """The first page of the window. `on_scan` and `on_misread` take what the card reader filter delivers."""

    kinds = frozenset({"attendance", "session", "booking", "activity", "enrolment", "learner", "card"})
    is_tall = True

    answered = Signal(object)
    """Answer, after the card has shown it."""

    def __init__(
        self,
        tools: PageTools,
        *,
        sounds: "Sounds | None" = None,
        green_ms: int = GREEN_MS,
    ) -> None:
        super().__init__(tools)
        self._sounds = sounds
        self.desk: DeskWorkspace | None = None
        self.at_work: AtWork | None = None
        self.form: WalkIn | None = None
        self._green_ms = green_ms
        self._waiting: list[str] = []
        self.view = CheckInView(tools.theme, self)
        self.body.addWidget(self.view)
        self._change = ActionButton(
            tools.theme, self.tr("换一节课"), key=key_for("change-session").printed, icon="calendar-clock"
        )
        self.strip.set_title(self.tr("签到"))
        self.strip.set_below(self.tr("正在打开资料…"))
        self.strip.actions.addWidget(self._change)
        self.arming = Arming(self)
        self.arming.changed.connect(self.view.field.set_armed)
        self.view.walk_in.clicked.connect(self._on_walk_in_wanted)
        self._change.clicked.connect(self._on_change_wanted)
        self.view.show_text(ready())
        self.setFocusProxy(self.view.field)

    # --- what the shell asks -----------------------------------------------------------------------------------------

    def attach(self, workspace: Workspace) -> None:
        from bjdesk.ui.checkin.at_work import AtWork  # the store's libraries: not before the first paint
        from bjdesk.ui.desk_workspace import DeskWorkspace

        super().attach(workspace)
        assert isinstance(workspace, DeskWorkspace)
        self.desk = workspace
        self.at_work = AtWork(self, workspace, self._green_ms)
        self.at_work.reload()
        self._offer_draft()
        waiting, self._waiting = self._waiting, []
        for raw in waiting:
            self.at_work.sign_in.scan(raw)

    def shown(self) -> None:
        """Back at the desk: a form that was open keeps its draft."""
        self.close_form()
        self.view.field.take_focus()

    def refresh(self, changes: Changes | None) -> None:
        if self.at_work is not None and not self.at_work.sign_in.is_answering:
            self.at_work.reload()

    def show_subject(self, subject: Any) -> None:
        """A session (its id) is put in front; a learner (`Arriving`) is checked in."""
        if self.at_work is None:
            return
        self.at_work.take_up(subject)

    @property
    def actions(self) -> dict[str, Callable[[], object]]:  # type: ignore[override]  # not Qt's list of QActions
        if self.is_form_open and self.form is not None:
            return self.form.actions
        found: dict[str, Callable[[], object]] = {"register": self.open_form, "back": self._go_back}
        if self.at_work is not None:
            found["print"] = self.at_work.acts.print_register
            found["undo"] = self.at_work.acts.undo_last
        return found

    def set_compact(self, is_compact: bool) -> None:
        super().set_compact(is_compact)
        self.view.set_compact(is_compact)
        self._change.set_icon("" if is_compact else "calendar-clock")
        if self.form is not None:
            self.form.set_compact(is_compact)
        if self.at_work is not None:
            self.at_work.set_compact(is_compact)

    # --- what the card reader brings ---------------------------------------------------------------------------------

    def on_scan(self, raw: str) -> None:
        """A card: answered at once, or as soon as there is a store to ask."""
        if self.at_work is None:
            self._waiting.append(raw)
        else:
            self.at_work.sign_in.scan(raw)

    def on_misread(self) -> None:
        """A scan that went through the input method: nothing of it is trusted."""
        self._show_refusal(misread())

    def on_open_failed(self, error: DeskError) -> None:
        """The store cannot be opened: no card is heard, and the screen says so."""
        from bjdesk.ui.shell.error_texts import words_for  # a table that the first paint can do without

        self._waiting.clear()
        self.arming.give_up()
        self.view.field.give_up()
        self.strip.set_below(self.tr("资料没有打开"))
        text = words_for(error)
        self._show_refusal(failure(text.what, text.do, text.number))

    def _show_refusal(self, text: CardText) -> None:
        if self.at_work is not None:
            self.at_work.show_card(text)
        else:
            self.view.show_text(text)
        self.play("refused")

    def play(self, name: "SoundName") -> None:
        """One of the four sounds; the player is found at the first one."""
        if self._sounds is None:
            from bjdesk.ui.shell.sounds import Sounds

            self._sounds = Sounds(self.tools.settings.is_sound_on)
        self._sounds.play(name)

    # --- the form ----------------------------------------------------------------------------------------------------

    @property
    def is_form_open(self) -> bool:
        return self.form is not None and self.form.is_open

    @told
    def open_form(self, token: "Token | None" = None) -> None:
        """无卡登记, or the registration of a card that nobody holds."""
        if self.at_work is None or self.desk is None:
            return
        if self.form is None:
            from bjdesk.ui.checkin.walkin import WalkIn  # pinyin and the form: not before the first walk-in

            self.form = WalkIn(self, self.desk, self.at_work)
            self._put_in(self.form)
            self.form.set_compact(self.is_compact)
        self.form.open(token)
        self._swap(self.form.strip, self.form.view)
        self.form.begin()

    def close_form(self) -> None:
        """Back to the scan field; what was typed stays as a draft."""
        if self.form is not None and self.form.is_open:
            self.form.close()
            self._swap(self.strip, self.view)
            self.view.field.take_focus()

    def show_in_form(self, text: CardText) -> None:
        """A scan while the form is open: its answer stands over the form, the fields stay as they are."""
        if self.form is not None and self.form.is_open:
            self.form.show_answer(text)

    def _swap(self, strip: QWidget, view: QWidget) -> None:
        assert self.form is not None
        for widget in (self.strip, self.view, self.form.strip, self.form.view):
            widget.setVisible(widget in (strip, view))

    def _put_in(self, form: "WalkIn") -> None:
        column = self.layout()
        assert isinstance(column, QVBoxLayout)
        column.insertWidget(0, form.strip)
        self.body.addWidget(form.view)

    @told
    def _offer_draft(self) -> None:
        """A registration that was not finished, e.g. before a power cut (D5)."""
        from bjdesk.ui.checkin.walkin_draft import unfinished_name

        if self.desk is not None and (name := unfinished_name(self.desk)) is not None:
            who = self.tr("{name}的登记还没填完").format(name=name) if name else self.tr("有一份登记还没填完")
            banner = self.messages.say("info", who, self.tr("填过的都在"), action=self.tr("接着填"))
            banner.acted.connect(self._on_walk_in_wanted)

    # --- small things ------------------------------------------------------------------------------------------------

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """A letter typed anywhere on the page belongs into the scan field."""
        if is_typing(event) and not self.is_form_open:
            self.view.field.insert(event.text())
        else:
            super().keyPressEvent(event)

    def _go_back(self) -> None:
        if self.at_work is not None:
            self.at_work.back()
        self.view.field.take_focus()

    def _on_walk_in_wanted(self) -> None:
        self.open_form()

    def _on_change_wanted(self) -> None:
        self.wanted.emit("courses", None)
