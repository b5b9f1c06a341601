"""A card at the reader while 学员 is in front: whose it is, or whose it becomes; no attendance changes (R24)."""

from collections.abc import Sequence
from typing import TYPE_CHECKING
from uuid import UUID

from PySide6.QtCore import QObject

from bjdesk.people.cards import Token
from bjdesk.people.queries import VALID, CardFound
from bjdesk.ui.learners import words
from bjdesk.ui.learners.detail import CARDS
from bjdesk.ui.learners.finding import Finder
from bjdesk.ui.shell.keyboard import key_for

if TYPE_CHECKING:
    from bjdesk.ui.learners.page import LearnersPage


class Swiping(QObject):
    """A new card waits for the form that is opened next; over the cards of somebody it becomes hers at once."""

    def __init__(self, page: "LearnersPage") -> None:
        super().__init__(page)
        self._page = page
        self._new: Token | None = None
        self._other: UUID | None = None

    def take_new(self) -> Token | None:
        """The card that was swiped last and is nobody's, once."""
        token, self._new = self._new, None
        return token

    def on_scan(self, text: str, finder: Finder) -> None:
        page, token = self._page, finder.token(text)
        if token is None or not page.card_acts.is_asking:
            page.messages.clear()
        if token is None:
            page.messages.say("warn", self.tr("没读出卡号"), self.tr("请把卡拿开，再刷一次。"))
            return
        self._new = None
        found = finder.holders(text)
        if self._is_for_cards and self._take(token, found):
            return
        if found:
            page.show_named([row.learner_id for row in found], self._scanned_words(found[0]))
        else:
            self._say_unknown(token)

    @property
    def _is_for_cards(self) -> bool:
        """Somebody's cards are in front, or one of them is to be replaced."""
        page = self._page
        has_cards = page.card_acts.is_asking or page.detail.tabs.index == CARDS
        return page.detail.portrait is not None and page.detail.isVisible() and has_cards

    def _take(self, token: Token, found: Sequence[CardFound]) -> bool:
        """A card that nobody holds becomes hers; another's is refused by name. False: it only says who came."""
        page = self._page
        assert page.detail.portrait is not None
        assert page.desk is not None
        person = page.detail.portrait.person
        holder = next((card for card in found if card.card_state == VALID), None)
        if holder is None:
            page.card_acts.take(person, page.desk.scanning.hashes(token))
            return True
        if holder.learner_id == person.id and not page.card_acts.is_asking:
            return False
        self._say_taken(holder)
        return True

    def _say_taken(self, holder: CardFound) -> None:
        what = self.tr("这张卡是{name}的，没有登记给别人").format(name=holder.name)
        do = self.tr("请换一张没登记过的卡再刷。")
        self._other = holder.learner_id
        see = self.tr("去看{name}").format(name=holder.name)
        banner = self._page.messages.say("warn", what, do, action=see, icon="credit-card")
        banner.acted.connect(self._see_other)

    def _see_other(self) -> None:
        if self._other is not None:
            self._page.card_acts.stop_asking()
            self._page.show_named([self._other])

    def _scanned_words(self, card: CardFound) -> str:
        if card.card_state != VALID:
            state, _ = words.card_chip(card.card_state)
            return self.tr("刷的卡尾号 {last4}，是{state}的卡").format(last4=card.last4, state=state)
        return self.tr("刷卡找到的，卡尾号 {last4}").format(last4=card.last4)

    def _say_unknown(self, token: Token) -> None:
        self._new = token
        keys = {"key": key_for("register").printed}
        self._page.messages.say(
            "warn",
            self.tr("这张卡还没登记，尾号 {last4}").format(last4=token.last4),
            self.tr("新学员按 {key} 登记；老学员的新卡，找到人，在“卡”里再刷。").format(**keys),
            icon="credit-card",
        )
