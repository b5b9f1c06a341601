"""What other pages hand over to the check-in page: a card that arrives, one that was misread, somebody to register."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from bjdesk.ui.shell.pages import Page
from bjdesk.ui.shell.window import ShellWindow

if TYPE_CHECKING:
    from bjdesk.people.cards import Token


translate = QCoreApplication.translate


def arrive(page: Page, card: str) -> None:
    """Somebody arrives: the check-in page comes forward, for an answer must be seen."""
    if (window := _at_the_desk(page)) is not None:
        window.page.on_scan(card)  # type: ignore[attr-defined]  # the desk takes cards


def misread(page: Page, *, takes_cards: bool) -> None:
    """Nothing of the card is trusted; said where the card was meant."""
    if takes_cards:
        page.messages.say(
            "warn", translate("FrontDesk", "没读准，请再刷一次"), translate("FrontDesk", "刚才的卡号被输入法打乱了。")
        )
    elif (window := _at_the_desk(page)) is not None:
        window.page.on_misread()  # type: ignore[attr-defined]


def register(page: Page, card: "Token | None" = None) -> None:
    """The form that registers somebody, as its key opens it, or with the card that nobody holds yet."""
    window = page.window()
    if not isinstance(window, ShellWindow):
        return
    if card is None:
        window.perform("register")
        return
    window.show_page("check-in")
    window.page.open_form(card)  # type: ignore[attr-defined]  # the desk registers


def _at_the_desk(page: Page) -> ShellWindow | None:
    page.wanted.emit("check-in", None)
    window = page.window()
    return window if isinstance(window, ShellWindow) else None
