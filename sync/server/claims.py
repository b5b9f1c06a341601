"""What the district says of claims on one thing: first come holds, who collides is contested, and both are kept."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from sync.declarations import ClaimRule, Row

OPEN, HOLDS, CONTESTED = "0", "1", "2"
"""`verdict`."""
Collide = Callable[[Row, Row], bool]


@dataclass(frozen=True, slots=True)
class Claim:
    """One row of a group: `since` is when the server first saw its slot."""

    id: bytes
    since: int
    row: Row


def verdicts(
    group: Iterable[Claim], rule: ClaimRule, collide: Collide, limit: int | None = None
) -> dict[bytes, tuple[str, list[str]]]:
    """id -> (verdict, ids in hex that it is contested with), in order of (since, id).

    Judged anew for the whole group whenever one of it changes, so that a withdrawn claim sets others free. With a
    `limit` only so many hold; whoever comes later is contested with the last that holds.
    """
    found: dict[bytes, tuple[str, list[str]]] = {}
    holding: list[Claim] = []
    for claim in sorted(group, key=_order):
        if not rule.holds(claim.row):
            found[claim.id] = (OPEN, [])
            continue
        against = [other.id.hex().upper() for other in holding if collide(claim.row, other.row)]
        if limit is not None and len(holding) >= limit:
            against = against or [other.id.hex().upper() for other in holding[-1:]]
            found[claim.id] = (CONTESTED, against)
            continue
        if not against:
            holding.append(claim)
        found[claim.id] = (CONTESTED, against) if against else (HOLDS, [])
    return found


def _order(claim: Claim) -> tuple[int, bytes]:
    return (claim.since, claim.id)


def has_moved(rule: ClaimRule, before: Row, after: Row) -> bool:
    """Whether the part that counts as the claim itself changed, so that it waits anew."""
    was, now = rule.slot(before), rule.slot(after)
    return bool(was != now)
