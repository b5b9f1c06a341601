"""How rows of several tables share one section: a group of columns a kind, and the order they stood in.

    {"groups": [{"table": text, "count": n, …columns}, …], "order": column of group numbers}

`order` says for each row of the section which group gives it; it is left out if there is only one group.
"""

from collections.abc import Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, TypeVar

from sync.protocol.bounds import Budget, fields, items, refuse, whole
from sync.protocol.columns import Column, Frame, Packed, ms_of
from sync.protocol.typed import COUNTS, IDS

K = TypeVar("K", bound=Hashable)
T = TypeVar("T")


def grouped(keys: Iterable[K]) -> dict[K, list[int]]:
    """The places of each key, keys in order of first appearance."""
    found: dict[K, list[int]] = {}
    for place, key in enumerate(keys):
        found.setdefault(key, []).append(place)
    return found


def pack_order(groups: Sequence[Sequence[int]]) -> dict[str, Packed]:
    """Which group each place belongs to."""
    if len(groups) < 2:
        return {}
    order = [0] * sum(map(len, groups))
    for number, places in enumerate(groups):
        for place in places:
            order[place] = number
    return {"order": COUNTS.pack(order, Frame(len(order)), "order")}


@dataclass(frozen=True, slots=True)
class Group:
    """A group as it came: where its rows belong in the section, and the place to name if it is wrong."""

    content: Mapping[str, Any]
    places: list[int]
    field: str


def read_groups(section: Mapping[str, Any], field: str, most: int) -> list[Group]:
    """The groups of a section of at most so many rows."""
    groups = items(section.get("groups"), f"{field}.groups", most)
    named = [(fields(group, where := f"{field}.groups[{number}]"), where) for number, group in enumerate(groups)]
    counts = [whole(group.get("count"), f"{where}.count", 1, most) for group, where in named]
    if sum(counts) > most:
        refuse(f"{field}.groups", "too-many")
    places = _read_order(section, counts, f"{field}.order")
    return [Group(group, found, where) for (group, where), found in zip(named, places, strict=True)]


def _read_order(section: Mapping[str, Any], counts: Sequence[int], field: str) -> list[list[int]]:
    """The places of each group; group k has counts[k] of them."""
    total = sum(counts)
    if len(counts) < 2 and "order" not in section:
        return [list(range(count)) for count in counts]
    places = grouped(COUNTS.read(section.get("order"), Frame(total), field)) if total else {}
    if {number: len(found) for number, found in places.items()} != dict(enumerate(counts)):
        refuse(field, "order")
    return [places[number] for number in range(len(counts))]


def pack_row_ids(ids: Column, budget: Budget) -> tuple[Packed, Frame]:
    """The column of the rows' own ids, and the frame in which the other columns may refer to their times."""
    packed = IDS.pack(ids, Frame(len(ids), None, budget), "id")
    return packed, Frame(len(ids), ms_of(b"".join(ids)), budget)


def read_row_ids(group: Group, budget: Budget) -> tuple[list[bytes], Frame]:
    """Back from `pack_row_ids`."""
    count = len(group.places)
    ids = IDS.read(group.content.get("id"), Frame(count, None, budget), f"{group.field}.id")
    return ids, Frame(count, ms_of(b"".join(ids)), budget)


def placed(groups: Iterable[tuple[Sequence[int], Iterable[T]]], count: int) -> tuple[T, ...]:
    """The rows of all groups in the order of the section."""
    found: dict[int, T] = {}
    for places, rows in groups:
        if len(places) == count:
            return tuple(rows)
        found.update(zip(places, rows, strict=True))
    return tuple(found[place] for place in range(count))
