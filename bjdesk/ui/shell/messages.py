"""Where a page tells what happened: banners under its strip, in the order they came, never a box to click away."""

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from bjdesk.ui.shell.measures import air
from bjdesk.ui.shell.theme import Theme

if TYPE_CHECKING:
    from bjdesk.ui.shell.widgets.banner import Banner

_MOST = 3


class Messages(QWidget):
    """The banners of one page; takes no room while there are none."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._column = QVBoxLayout(self)
        air(theme, self._column, (0, 0, 0, 12), 8)
        self._banners: list[Banner] = []
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.hide()

    @property
    def banners(self) -> tuple["Banner", ...]:
        return tuple(self._banners)

    def say(
        self, tone: str, what: str, do: str = "", *, number: str = "", action: str = "", icon: str = ""
    ) -> "Banner":
        """Show a banner; the same words twice replace themselves, and the oldest leaves when there are too many."""
        from bjdesk.ui.shell.widgets.banner import Banner  # not needed for the first paint

        for banner in self.banners:
            if (banner.what, banner.do) == (what, do):
                self._remove(banner)
        while len(self._banners) >= _MOST:
            self._remove(self._banners[0])
        banner = Banner(self._theme, tone, what, do, number=number, action=action, icon=icon)
        banner.dismissed.connect(self._on_dismissed)
        self._banners.append(banner)
        self._column.addWidget(banner)
        self.show()
        return banner

    def say_error(self, error: Exception) -> "Banner":
        """The words of an error: what happened, what to do, its number."""
        from bjdesk.ui.shell.error_texts import words_for  # not needed for the first paint

        text = words_for(error)
        return self.say(text.tone, text.what, text.do, number=text.number)

    def withdraw(self, banner: "Banner") -> None:
        """What it said is not so any more; whoever has read it may have put it away already."""
        if banner in self._banners:
            self._remove(banner)

    def clear(self) -> None:
        for banner in self.banners:
            self._remove(banner)

    def _on_dismissed(self) -> None:
        banner = self.sender()
        if banner in self._banners:
            self._remove(banner)

    def _remove(self, banner: "Banner") -> None:
        self._banners.remove(banner)
        self._column.removeWidget(banner)
        banner.hide()
        banner.deleteLater()
        if not self._banners:
            self.hide()
