"""Takes back what a desk learned after the last point that both ends know, when the server has lost history.

Nothing is merged twice: an identity that stands already, or that the journal knows, changes nothing. What meets a
tombstone, and what loses against a value that this desk had not seen, goes to a conflict record.
"""

from collections.abc import Mapping, Sequence

from sync.clock import Stamp
from sync.declarations import TableDeclaration
from sync.protocol.messages import PublishedRow
from sync.server.merge import REMOVED, STATE, Loser, ServerRow, Written, state_code


def take(
    row: ServerRow | None, offered: PublishedRow, declared: TableDeclaration | None, *, is_older: bool
) -> tuple[ServerRow, tuple[Loser, ...], bool]:
    """(row, losers, changed) after an offered row; `is_older` says that this feed's entry is not newer than the common
    point, so that what the offer replaces is merely the older state and no loser."""
    theirs = registers_of(offered)
    deleted = theirs.pop(REMOVED, None)
    if row is None:
        tombstone = deleted.stamp if deleted else None
        return ServerRow(offered.home, theirs, tombstone, owned=dict(offered.owned)), (), True
    if row.is_erased:
        return row, (), False
    registers, losers = dict(row.registers), []
    for name, written in theirs.items():
        stands, loser = _larger(name, registers.get(name), written, declared)
        if row.deleted is not None and stands is written:
            stands, loser = registers.get(name, written), written
        registers[name] = stands
        if loser is not None and not (is_older and loser is not written):
            losers.append(Loser(name, stands.value, loser))
    tombstone, unseen = _tombstone(row, deleted, theirs)
    changed = registers != dict(row.registers) or tombstone != row.deleted
    return ServerRow(row.home, registers, tombstone, owned=row.owned), (*losers, *unseen), changed


def registers_of(offered: PublishedRow) -> dict[str, Written]:
    """Registers of a published row with their stamps; what carries none is left out."""
    shared = offered.stamps.get("_")
    return {
        name: Written(value, stamp)
        for name, value in offered.registers.items()
        if (stamp := offered.stamps.get(name, shared)) is not None
    }


def _larger(
    name: str, current: Written | None, offered: Written, declared: TableDeclaration | None
) -> tuple[Written, Written | None]:
    """The one that stands and the one that does not: the larger stamp, or for states the further code."""
    if current is None:
        return offered, None
    if current.identity == offered.identity or current.value == offered.value:
        return current, None
    machine = declared.machine if declared is not None and name == STATE else None
    if machine is not None:
        ours, theirs = machine.rank(state_code(current.value)), machine.rank(state_code(offered.value))
        if ours != theirs:
            return (offered, current) if theirs > ours else (current, offered)
    return (offered, current) if offered.stamp > current.stamp else (current, offered)


def _tombstone(
    row: ServerRow, deleted: Written | None, theirs: Mapping[str, Written]
) -> tuple[Stamp | None, Sequence[Loser]]:
    """The tombstone after the offer; registers that the deleter had not seen go to conflict records."""
    if deleted is None or row.deleted is not None:
        return row.deleted, ()
    unseen = [
        Loser(name, None, written)
        for name, written in row.registers.items()
        if name not in theirs or theirs[name].identity != written.identity
    ]
    return deleted.stamp, unseen
