"""换人: who is on duty, chosen from the members of staff by keyboard; a training branch asks for no sign-in (D9)."""

from typing import Any

from PySide6.QtCore import QObject, QPoint
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu

from bjdesk.access.queries import StaffRow, staff_on
from bjdesk.kernel.errors import DeskError, RuleBroken
from bjdesk.ui.code_names import code_names
from bjdesk.ui.desk_workspace import DeskWorkspace
from bjdesk.ui.shell.window import ShellWindow

_ROLES = "staff_role"


class Duty(QObject):
    """A menu over the status bar: arrows and Enter choose, Esc leaves everything as it is."""

    def __init__(self, window: ShellWindow, desk: DeskWorkspace) -> None:
        super().__init__(window)
        self._window, self._desk = window, desk
        self.menu = QMenu(window)
        self.menu.setAccessibleName(self.tr("换人值班"))
        self.menu.triggered.connect(self._on_chosen)
        window.answer("hand-over", self.choose)

    def choose(self) -> None:
        """Who works here today; raises DeskError where a sign-in would be needed."""
        if not self._desk.facts.is_training:
            raise RuleBroken("hand-over-unsigned")
        self._fill()
        self.menu.popup(self._window.mapToGlobal(QPoint(0, self._window.height() - self.menu.sizeHint().height())))
        if actions := self.menu.actions():
            self.menu.setActiveAction(next((one for one in actions if not one.isChecked()), actions[0]))

    def _fill(self) -> None:
        desk, here = self._desk, self._desk.desk.executor.actor.staff
        today = desk.rules.day(desk.clock.now())
        roles = desk.read(code_names, _ROLES)
        self.menu.clear()
        for row in desk.read(staff_on, desk.scope, today):
            words = self.tr("{name}，{role}").format(name=row.name, role=roles.get(row.role, row.role))
            action = self.menu.addAction(words)
            action.setCheckable(True)
            action.setChecked(row.id == here)
            action.setData(row)

    def _on_chosen(self, action: QAction) -> None:
        row: Any = action.data()
        assert isinstance(row, StaffRow)
        try:
            self._desk.hand_over(row.id)
        except DeskError as error:
            self._window.page.say_error(error)
            return
        self._window.status_bar.show_facts(self._desk.facts)
        self._window.page.messages.clear()
        self._window.page.messages.say("ok", self.tr("现在是{name}值班").format(name=row.name))
