"""Faults of refusal, erasure and number: what people must be told, what nobody may know, what is given once."""

from collections.abc import Sequence
from typing import Any

from bjdesk.store.replica import erasing, ledger, refused, refusing
from bjdesk.store.replica.desk import Replica
from bjdesk.store.replica.wiring import driver
from sync.protocol.messages import FeedPage
from sync.server import exchange
from sync.server.forgotten import Forgotten
from tests.simulation.district import Papers
from tests.simulation.mutants.planting import Mutant, fault, in_storms, instead, with_many_rows

AREA = "refusal, erasure, number"
REFUSALS = {"forgery": 3, "forge illegal": 8}
ERASURES = {"district": 3, "erase": 6, "form learner": 6, "bind": 8, "few rows": 3, "save": 2, "forgery": 0.3}
CARDS = {"district": 3, "erase": 12, "bind": 40, "exchange": 0.7, "forgery": 0.3}
ENROLLED_AGAIN = {"people": 2, "print": 90, "early copy": 9, "disaster": 2, "restore the district": 8, "exchange": 2}


class _Staying:
    """What was refused stays on the screen."""

    @staticmethod
    def uncover(unit: Any, wiring: Any, ops: Any, changed: Any) -> None:
        """It is under way no longer, and nothing else comes to light."""
        ledger.drop_operations(driver(unit), [op for these in ops.values() for op in these])


def _untold(db: Any, found: Any, now: Any) -> bool:
    return True


def _kept(db: Any, erasure: Any) -> None:
    """Retained batches stay as they were sealed."""


def _speaks_of_nobody(outcome: Any) -> bool:
    return False


def _all_fresh(self: Forgotten, part: Any) -> Any:
    return part


def _speaks_of_none(self: Forgotten, operation: Any, *, is_there: bool) -> bool:
    return False


def _never_too_much(self: Replica, scope: str, page: FeedPage) -> bool:
    return False


def _none_given(self: Papers, scope: str, year: int) -> frozenset[int]:
    """Numbers that only the database's own backup knows of."""
    return frozenset()


def _goes_on_counting(self: Replica) -> None:
    """A restored desk keeps its number."""


MUTANTS: Sequence[Mutant] = (
    fault(AREA, "refused stays", "O16 O2 O10", instead(refusing, "uncovering", _Staying), more=REFUSALS),
    fault(AREA, "refusal not shown", "O10", instead(refused, "keep", _untold)),
    fault(AREA, "sealed batches not hollowed", "O11", instead(erasing, "write_hollowed", _kept)),
    fault(
        AREA,
        "what was written of the erased is kept",
        "O11",
        instead(exchange, "_speaks_of_erased", _speaks_of_nobody),
        more=ERASURES,
    ),
    fault(
        AREA,
        "erased written again",
        "O11 O16",
        instead(Forgotten, "fresh", _all_fresh),
        instead(Forgotten, "speaks_of", _speaks_of_none),
        more=CARDS,
    ),
    fault(AREA, "no hold", "O17", instead(Replica, "holds", _never_too_much), chance=with_many_rows),
    fault(
        AREA,
        "desk numbers counted inside the backup",
        "O9",
        instead(Papers, "given", _none_given),
        chance=in_storms,
        more=ENROLLED_AGAIN,
    ),
    fault(AREA, "restored desk keeps its number", "O9", instead(Replica, "drop_number", _goes_on_counting)),
)
