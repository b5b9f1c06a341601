"""What can be chosen at a matter, in the order of its keys: the first is Alt 1, the second Alt 2."""

from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QCoreApplication

from bjdesk.ui.sync import matter_words
from bjdesk.ui.sync.clock_matter import ACCEPT
from bjdesk.ui.sync.run_words import Today

if TYPE_CHECKING:
    from bjdesk.syncing.matter import Matter

translate = QCoreApplication.translate

THEIRS, OURS, OTHER, BOTH, STANDING = "theirs", "ours", "other", "both", "standing"
AGAIN, GIVE_UP, PROPOSE, MOVE, WITHDRAW, LET_GO = "again", "give-up", "propose", "move", "withdraw", "let-go"
IN_CARDS = (THEIRS, OURS)
"""Choices whose button stands in the card of their side."""
FILLED_IN = (OTHER, AGAIN)
"""Choices that first ask for a value."""


class Offer(NamedTuple):
    """A choice as a button: `kind` is that of the button."""

    name: str
    words: str
    kind: str = "secondary"


def offers(matter: "Matter", today: Today) -> tuple[Offer, ...]:
    """All that the matter offers, with those first that have a key."""
    found = {
        THEIRS: Offer(THEIRS, matter_words.use_words(matter.theirs) if matter.theirs else ""),
        OURS: Offer(OURS, matter_words.use_words(matter.ours) if matter.ours else ""),
        STANDING: Offer(STANDING, translate("Matters", "知道了"), "primary"),
        AGAIN: Offer(AGAIN, translate("Matters", "改后重交"), "primary"),
        PROPOSE: Offer(PROPOSE, translate("Matters", "报请区里改"), "primary"),
        MOVE: Offer(MOVE, translate("Matters", "改到那里") if matter.free is not None else "", "primary"),
        WITHDRAW: Offer(WITHDRAW, translate("Matters", "撤回我们的"), "danger"),
        GIVE_UP: Offer(GIVE_UP, translate("Matters", "放弃这一条"), "danger"),
        LET_GO: Offer(LET_GO, translate("Matters", "同意拿掉"), "danger"),
        ACCEPT: Offer(ACCEPT, translate("Matters", "照区里的时间同步"), "primary"),
        OTHER: Offer(OTHER, translate("Matters", "都不对，另填"), "link"),
        BOTH: Offer(BOTH, translate("Matters", "两个都留着"), "link"),
    }
    return tuple(offer for name, offer in found.items() if name in matter.choices and offer.words)


def by_key(matter: "Matter", today: Today) -> tuple[str, ...]:
    """The choices that Alt 1 and Alt 2 stand for."""
    if set(matter.choices) & set(IN_CARDS):
        return IN_CARDS
    return tuple(offer.name for offer in offers(matter, today) if offer.kind != "link")[:2]


def key_of(name: str, matter: "Matter", today: Today) -> str:
    """Alt 1, as printed; empty for those without a key."""
    keys = by_key(matter, today)
    return f"Alt {keys.index(name) + 1}" if name in keys else ""


def later_words(matter: "Matter") -> str:
    """What Esc means here."""
    if LET_GO in matter.choices:
        return translate("Matters", "先不拿")
    return translate("Matters", "稍后再说")
