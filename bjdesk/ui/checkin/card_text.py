"""What the result card is told to show, whoever tells it."""

from datetime import tzinfo
from typing import NamedTuple

ENTER = "enter"
"""A button with this key is pressed by Enter in the scan field."""


class CardButton(NamedTuple):
    """A button on the card; `name` tells the page what was pressed, `short` stands in where many are to fit."""

    name: str
    text: str
    key: str = ""
    icon: str = ""
    is_primary: bool = True
    short: str = ""


class CardText(NamedTuple):
    """What the card shows: tone, icon, one large line, one line under it, at most two facts, buttons."""

    tone: str
    icon: str
    title: str
    line: str
    facts: tuple[tuple[str, str], ...] = ()
    buttons: tuple[CardButton, ...] = ()
    number: str = ""

    @property
    def spoken(self) -> str:
        """The same words for a screen reader."""
        facts = (f"{value} {label}" for value, label in self.facts)
        return "，".join(part for part in (self.title, self.line, *facts) if part)


class Setting(NamedTuple):
    """What the words need beside the answer: the zone, whether to say which course it was, her hours by now.

    `hours` are 1/100 学时, None where they are not known.
    """

    zone: tzinfo
    late_from_min: int = 0
    names_course: bool = False
    hours: int | None = None
