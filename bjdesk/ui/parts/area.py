"""What stands on a page over the lists of an area: one screen at a time, a question over it, and the way back."""

from abc import abstractmethod
from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtWidgets import QStackedLayout, QVBoxLayout, QWidget

from bjdesk.kernel.errors import DeskError
from bjdesk.ui.courses.picking import PickField
from bjdesk.ui.parts.ask_panel import AskPanel
from bjdesk.ui.parts.people_desk import PeopleDesk
from bjdesk.ui.shell.measures import air
from bjdesk.ui.shell.messages import Messages
from bjdesk.ui.shell.theme import Theme

translate = QCoreApplication.translate


class Area(QWidget):
    """`left()` when Esc leads out of it; the other signals name what another page is wanted for."""

    left = Signal()
    person_wanted = Signal(object)
    register_wanted = Signal()
    card_wanted = Signal(object)
    """A card (`Token`) that is to be registered with its holder."""

    def __init__(self, theme: Theme, messages: Messages, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme, self._messages = theme, messages
        self.ask = AskPanel(theme)

    @abstractmethod
    def focus_first(self) -> None:
        """Where work goes on on this screen."""

    @property
    @abstractmethod
    def _picks(self) -> Sequence[PickField]:
        """Whatever may hang a list over the screen."""

    def say_error(self, error: DeskError) -> None:
        self._messages.say_error(error)

    def _close_what_is_open(self) -> bool:
        """A list or a question over the screen; False where nothing is."""
        for pick in self._picks:
            if pick.has_popup:
                pick.close_list()
                return True
        if self.ask.close_question():
            self.focus_first()
            return True
        return False

    def _register_card_of(self, people: PeopleDesk) -> None:
        """The card that nobody holds goes along to the form that registers its holder."""
        card, people.new_card = people.new_card, None
        self._messages.clear()
        self.card_wanted.emit(card)

    def _on_refused(self, error: DeskError) -> None:
        self._messages.clear()
        self._messages.say_error(error)

    def _on_differs(self, what: str) -> None:
        do = translate("Forms", "红字是别人刚改的，您填的都还在；再保存一次就按您填的。")
        self._messages.clear()
        self._messages.say("warn", what, do)

    def _stack_up(self, screens: Sequence[QWidget]) -> QStackedLayout:
        """The screens, with room for a question over them."""
        column = QVBoxLayout(self)
        air(self._theme, column, spacing=12)
        column.addWidget(self.ask)
        stack = QStackedLayout()
        column.addLayout(stack, 1)
        for screen in screens:
            stack.addWidget(screen)
        return stack
