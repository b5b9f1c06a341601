"""The societies by keyboard alone: keys at the window, as staff press them."""

from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu

from bjdesk.ui.societies.area import SocietiesArea
from bjdesk.ui.societies.page import SocietiesPage
from tests.ui.courses.classes import ALT, CTRL, KEY
from tests.ui.courses.classes import Staff as AnyStaff

__all__ = ["ALT", "CTRL", "KEY", "Staff"]


class Staff(AnyStaff):
    """Somebody at the keyboard, with 社团 in front."""

    @property
    def page(self) -> SocietiesPage:  # type: ignore[override]
        page = self.window.page
        assert isinstance(page, SocietiesPage)
        return page

    @property
    def area(self) -> SocietiesArea:  # type: ignore[override]
        area = self.page.area
        assert area is not None
        return area

    def register(self, name: str = "书画社（演示）", category: str = "书画", founded: str = "2019") -> None:
        """A society with its name, kind and year, saved."""
        self.press(KEY.Key_N, ALT)
        self.fill_in(name, category, "", "", founded)
        self.press(KEY.Key_S, CTRL)

    def add(self, *letters: str) -> None:
        """Members of the open society, by the letters of their names."""
        self.press(KEY.Key_E, ALT)
        for text in letters:
            self.type(text, enter=False)
            self.press(KEY.Key_Return)
        self.press(KEY.Key_Escape)

    def meet(self, day: str, starts: str = "14:00", ends: str = "16:00", place: str = "公园", number: str = "") -> None:
        """A meeting on a day, saved."""
        self.press(KEY.Key_A, ALT)
        self.fill_in(day, "", starts, ends, place)
        if number:
            self.type(number)
        self.press(KEY.Key_S, CTRL)

    def pick(self, menu: QMenu, words: str) -> None:
        """By arrows and Enter."""
        self.until(menu.isVisible)
        for _ in menu.actions():
            active = menu.activeAction()
            if active is not None and active.text() == words:
                break
            QTest.keyClick(menu, KEY.Key_Down)
        QTest.keyClick(menu, KEY.Key_Return)
        QApplication.processEvents()

    def do(self, words: str) -> None:
        """Enter on the row in front, then this of what is offered."""
        self.press(KEY.Key_Return)
        self.pick(self.area.detail.row_menu, words)
        self.come_back()

    def more(self, words: str) -> None:
        self.press(KEY.Key_M, ALT)
        self.pick(self.area.detail.menu, words)
        self.come_back()
