"""What an exchange did, in numbers, and what it tells while it runs."""

from collections.abc import Callable
from dataclasses import dataclass, field
from enum import StrEnum


class Stage(StrEnum):
    """What is going on, in the order in which it comes."""

    SEALING = "sealing"
    SENDING = "sending"
    RECEIVING = "receiving"
    OFFERING = "offering"
    FINISHING = "finishing"


@dataclass(frozen=True, slots=True)
class Progress:
    """Told after each step: `done` of `total` (None: nobody knows), and in which tables something changed."""

    stage: Stage
    done: int = 0
    total: int | None = None
    kinds: frozenset[str] = frozenset()


Watch = Callable[[Progress], None]


@dataclass
class ExchangeReport:
    """Counts of one exchange; it is filled while it runs, so that one that ended early has counts too."""

    sent: int = 0
    """Operations that were acknowledged."""
    received: int = 0
    """Rows and exits that were applied."""
    refused: int = 0
    offered: int = 0
    dropped: int = 0
    """Rows that the district did not confirm after digests had differed."""
    requests: int = 0
    bytes_out: int = 0
    bytes_in: int = 0
    held: frozenset[str] = frozenset()
    """Scopes whose next page would take away too much; a person decides."""
    lost: frozenset[str] = frozenset()
    """Scopes of which the server had lost history."""
    differing: frozenset[str] = frozenset()
    """Scopes whose digests differed and that were read anew."""
    unequal: frozenset[str] = frozenset()
    """Scopes whose digests differ still."""
    kinds: frozenset[str] = frozenset()
    """Tables in which something on screen changed."""
    warnings: list[str] = field(default_factory=list)
    is_cancelled: bool = False
    is_complete: bool = False
    """Everything was sent, both feeds were read to their end, and the digests agree."""

    @property
    def doubts(self) -> int:
        """What a person should look at."""
        return self.refused + self.dropped + len(self.held) + len(self.unequal)

    @property
    def is_idle(self) -> bool:
        """Whether there was nothing to do."""
        return not (self.sent or self.received or self.refused or self.offered or self.dropped or self.held)
