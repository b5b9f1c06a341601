"""What a scene is: a branch, and the states its window is brought through one after the other."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from enum import Enum
from typing import NamedTuple

from bjdesk.ui.shell.theme import FULL_FROM
from tests.looking.hands import Hands
from tests.makers import Branch

_TURNS_BELOW = 740
"""Width ÷ text scale of a window whose pages have no room for two panes."""


class Look(NamedTuple):
    """Size of the window and of the text."""

    width: int
    height: int
    percent: int

    @property
    def is_compact(self) -> bool:
        return self.width * 100 / self.percent < FULL_FROM

    @property
    def is_narrow(self) -> bool:
        return self.width * 100 / self.percent < _TURNS_BELOW

    def __str__(self) -> str:
        return f"{self.width}x{self.height}-{self.percent}"


LOOKS = (Look(1366, 768, 100), Look(911, 512, 100), Look(1366, 768, 140), Look(911, 512, 140))
"""The commonest screen, the same at 150 % as Windows calls it, each also with large text."""


class Where(Enum):
    """In which looks a state can be seen."""

    EVERYWHERE = "everywhere"
    COMPACT = "compact"
    NARROW = "narrow"
    """List and detail take turns."""
    AS_OPENED = "as opened"
    """What closes or stays behind when the window changes: menus and drop-down lists."""

    def among(self, looks: Sequence[Look]) -> list[Look]:
        if self is Where.COMPACT:
            return [look for look in looks if look.is_compact]
        if self is Where.NARROW:
            return [look for look in looks if look.is_narrow]
        return list(looks[:1]) if self is Where.AS_OPENED else list(looks)


@dataclass(frozen=True)
class State:
    """One thing that can be on the screen; `reach` goes on from where the state before it ended."""

    name: str
    reach: Callable[[Hands], None]
    where: Where = Where.EVERYWHERE


class Start(Enum):
    """How far a window comes when it opens."""

    WELL = "well"
    STILL_OPENING = "still opening"
    DAMAGED = "damaged"
    """The database is no database any more."""


@dataclass(frozen=True)
class Scene:
    """A branch as `prepare` leaves it, opened in a window of its own."""

    name: str
    prepare: Callable[[Branch], None]
    states: tuple[State, ...]
    start: Start = Start.WELL
