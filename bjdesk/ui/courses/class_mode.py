"""班级 as the other half of the page 课程: built when somebody asks for it, with its buttons in the strip (R25)."""

from collections.abc import Callable
from typing import TYPE_CHECKING
from uuid import UUID

from PySide6.QtCore import QObject, Signal

from bjdesk.kernel.errors import DeskError
from bjdesk.ui.parts import front_desk
from bjdesk.ui.shell.keyboard import key_for
from bjdesk.ui.shell.told import told
from bjdesk.ui.shell.widgets.buttons import ActionButton, IconButton
from bjdesk.ui.shell.window import ShellWindow

if TYPE_CHECKING:
    from bjdesk.people.cards import Token
    from bjdesk.ui.courses.classes_area import ClassesArea
    from bjdesk.ui.courses.page import CoursesPage


class ClassMode(QObject):
    """Most mornings nobody asks for the classes: nothing of them is loaded before."""

    turned = Signal(bool)
    """To the classes, or back to the day."""
    left = Signal()
    person_wanted = Signal(object)

    def __init__(self, page: "CoursesPage") -> None:
        super().__init__(page)
        self._page = page
        self.is_on = False
        self.area: ClassesArea | None = None
        self.new = ActionButton(
            page.theme, self.tr("新开一个班"), "primary", key=key_for("new-class").printed, icon="plus"
        )
        self.back = IconButton(page.theme, "chevron-left", self.tr("回上一页"))
        self.back.setAccessibleDescription(key_for("back").printed)

    def take_places(self) -> None:
        """In the strip: the way back before the title, the primary button last."""
        self._page.strip.before_title.addWidget(self.back)
        self._page.strip.actions.addWidget(self.new)
        self.new.hide()
        self.back.hide()
        self.new.clicked.connect(self.plan_class)
        self.back.clicked.connect(self._go_up)

    @property
    def deeds(self) -> dict[str, Callable[[], object]]:
        """The keys that mean something now."""
        own: dict[str, Callable[[], object]] = {"classes": self.show_classes}
        return {**own, **self.area.deeds} if self.area is not None else own

    @property
    def takes_cards(self) -> bool:
        """Whether a card means somebody to be enrolled."""
        return self.is_on and self.area is not None and self.area.takes_cards

    def enrol_by_card(self, text: str) -> bool:
        """Enrol whoever holds the card; False where no class is open."""
        if not self.takes_cards or self.area is None:
            return False
        self.area.enrolling.on_scan(text)
        return True

    @told
    def show_classes(self) -> None:
        """The list of the classes."""
        self.turn(is_classes=True)
        if self.area is not None:
            self.area.leave()
            self.area.show_list()

    @told
    def show_class(self, activity: UUID) -> None:
        """One class, from another page."""
        self.show_classes()
        if self.area is not None:
            self.area.show_class(activity)

    @told
    def plan_class(self) -> None:
        """新开一个班, from wherever one is."""
        self.show_classes()
        if self.area is not None:
            self.area.plan()

    def turn(self, *, is_classes: bool) -> None:
        """The day or the classes."""
        if is_classes == self.is_on or self._page.desk is None:
            return
        area = self._built()
        if is_classes:
            area.refresh()
        else:
            area.leave()
        self._page.messages.clear()
        self.is_on = is_classes
        area.setVisible(is_classes)
        self._show_buttons()
        self.turned.emit(is_classes)

    def refresh(self) -> None:
        if self.is_on and self.area is not None:
            self.area.refresh()

    def come_back(self) -> bool:
        """The keyboard where work goes on; False while the day is shown."""
        if self.is_on and self.area is not None:
            self.area.come_back()
        return self.is_on

    def keep(self) -> None:
        """Another page comes to the front: what was typed is kept at once."""
        if self.area is not None:
            self.area.keep()

    def set_compact(self, is_compact: bool) -> None:
        if self.area is not None:
            self.area.set_compact(is_compact)

    def say_error(self, error: DeskError) -> None:
        self._page.say_error(error)

    def _built(self) -> "ClassesArea":
        if self.area is None:
            from bjdesk.ui.courses.classes_area import ClassesArea

            page = self._page
            assert page.desk is not None
            self.area = area = ClassesArea(page.theme, page.desk, page.tools.jobs, page.messages)
            area.set_compact(page.is_compact)
            area.hide()
            page.body.addWidget(area, 1)
            area.went.connect(self._show_buttons)
            area.left.connect(self.left)
            area.person_wanted.connect(self.person_wanted)
            area.register_wanted.connect(self._register_somebody)
            area.card_wanted.connect(self._register_card)
            area.supervisor_wanted.connect(self._ask_a_supervisor)
        return self.area

    def _show_buttons(self) -> None:
        is_list = self.area is not None and self.area.is_at_list
        self.new.setVisible(self.is_on and is_list)
        self.back.setVisible(self.is_on and not is_list)

    def _go_up(self) -> None:
        if self.area is not None:
            self.area.go_back()

    def _register_somebody(self) -> None:
        front_desk.register(self._page)

    def _register_card(self, card: "Token") -> None:
        front_desk.register(self._page, card)

    def _ask_a_supervisor(self) -> None:
        """The same as the key: somebody else takes the desk over."""
        window = self._page.window()
        if isinstance(window, ShellWindow):
            window.perform("hand-over")
