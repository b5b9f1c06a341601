"""What the district says of claims on one thing: first come holds, who collides is contested, and both are kept."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from sync.declarations import ClaimRule, Row

OPEN, HOLDS, CONTESTED = "0", "1", "2"
"""`verdict`."""


@dataclass(frozen=True, slots=True)
class Claim:
    """One row of a group: `since` is when the server first saw its slot."""

    id: bytes
    since: int
    row: Row


def verdicts(group: Iterable[Claim], rule: ClaimRule) -> dict[bytes, tuple[str, list[str]]]:
    """id -> (verdict, ids in hex that it is contested with), in order of (since, id).

    Judged anew for the whole group whenever one of it changes, so that a withdrawn claim sets others free.
    """
    found: dict[bytes, tuple[str, list[str]]] = {}
    holding: list[Claim] = []
    for claim in sorted(group, key=_order):
        if not rule.holds(claim.row):
            found[claim.id] = (OPEN, [])
            continue
        against = [other.id.hex().upper() for other in holding if rule.collide(claim.row, other.row)]
        if not against:
            holding.append(claim)
        found[claim.id] = (CONTESTED, against) if against else (HOLDS, [])
    return found


def _order(claim: Claim) -> tuple[int, bytes]:
    return (claim.since, claim.id)


def has_moved(rule: ClaimRule, before: Row | None, after: Row) -> bool:
    """Whether the part that counts as the claim itself changed, so that it waits anew."""
    slot: Any = rule.slot(after)
    return before is None or bool(rule.slot(before) != slot)
