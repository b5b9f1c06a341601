"""Faults of scope and schema: who sees what, who may write what, and what another release added."""

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from bjdesk.store.replica.layout import Layout as DeskLayout
from sync.server.audience import Audiences
from sync.server.layout import Layout
from sync.server.publish import Feeds
from sync.server.rights import Rights
from tests.simulation.mutants.planting import Mutant, around, fault, instead

AREA = "scope, schema"
MOVES = {"leave": 6, "district": 3, "move a learner": 4}
SKEW = {"forgery": 3, "forge newer field": 6, "forge newer column": 3, "next release": 0}


def _without_exits(was: Callable[..., None]) -> Callable[..., None]:
    def publish(self: Feeds, scope: str, shown: Sequence[Any], hashes: Any) -> None:
        was(self, scope, [one for one in shown if scope in one.seen_by], hashes)

    return publish


def _nobody_depends(self: Audiences, persons: Any) -> list[Any]:
    return []


def _may_do_all(self: Rights, operation: Any, held: Any) -> None:
    """Whoever knows an id may write."""


def _known_only(was: Callable[..., None]) -> Callable[..., None]:
    def lay(self: Layout, name: str, value: Any, cells: Any, extra: dict[str, Any]) -> None:
        was(self, name, value, cells, {})

    return lay


def _nothing_extra(self: DeskLayout, registers: Mapping[str, Any], owned: Mapping[str, Any]) -> dict[str, Any]:
    return {}


MUTANTS: Sequence[Mutant] = (
    fault(AREA, "no exit", "O5 O2 O8", around(Feeds, "_publish", _without_exits), more=MOVES),
    fault(AREA, "dependents not published again", "O5", instead(Audiences, "dependents", _nobody_depends)),
    fault(AREA, "write by guessed id", "O15", instead(Rights, "check", _may_do_all)),
    fault(AREA, "unknown fields dropped by the server", "O3", around(Layout, "_lay", _known_only), more=SKEW),
    fault(AREA, "unknown fields dropped by the desk", "O2", instead(DeskLayout, "extra", _nothing_extra), more=SKEW),
)
