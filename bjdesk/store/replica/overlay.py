"""What a screen shows of a row: the published registers, overlaid by this desk's operations whose echo has not come.

`settle` serves an echo, a refusal and the end of the feeds alike. It decides nothing between values: an operation
that leaves uncovers what lies beneath it, our earlier operation or the published value (SYNC §6).
"""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from bjdesk.store.replica.layout import REMOVED


@dataclass(frozen=True, slots=True)
class Own:
    """One of this desk's operations on a row that is not echoed; `covered` are published values that it hides."""

    op: int
    kind: str
    changed: Mapping[str, Any]
    covered: Mapping[str, Any] = field(default_factory=dict)
    acked: bool = False


@dataclass(frozen=True, slots=True)
class Settled:
    """What to write: registers on screen that may have changed, and what the remaining operations cover from now on."""

    screen: Mapping[str, Any]
    covered: Mapping[int, Mapping[str, Any]]


def settle(own: Sequence[Own], leaving: Collection[int], published: Mapping[str, Any] | None = None) -> Settled:
    """After the operations `leaving` (by op) are gone and, if a page brought one, a new version was `published`.

    `own` are all operations on the row, in order of op. A register that nothing covers any more takes the published
    value; one that has none (the row was never published) stays as it is.
    """
    staying = [one for one in own if one.op not in leaving]
    beneath = dict(published) if published is not None else _beneath(own, leaving)
    if published is not None:
        beneath.setdefault(REMOVED, 0)
    shown = {name: value for one in staying for name, value in one.changed.items()}
    touched = {name for one in own if one.op in leaving for name in one.changed}
    screen = {name: shown[name] for name in touched if name in shown}
    screen |= {name: value for name, value in beneath.items() if name not in shown}
    return Settled(screen, _covers(staying, beneath))


def _beneath(own: Sequence[Own], leaving: Collection[int]) -> dict[str, Any]:
    """Published values that the leaving operations uncover; a removal lies on a row that was there."""
    found: dict[str, Any] = {}
    for one in own:
        if one.op in leaving:
            if REMOVED in one.changed:
                found[REMOVED] = 0
            found.update(one.covered)
    return found


def _covers(staying: Sequence[Own], beneath: Mapping[str, Any]) -> dict[int, dict[str, Any]]:
    """Each published value is kept once, by the first operation that lies on it."""
    waiting, found = dict(beneath), {}
    for one in staying:
        kept = dict(one.covered) | {name: waiting.pop(name) for name in one.changed if name in waiting}
        if kept != one.covered:
            found[one.op] = kept
    return found
