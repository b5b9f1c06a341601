"""The section of a page or an offer: published rows and exits as columns, one group for each table.

    {"groups": [{"table", "count": n, "id", "home", "nonce", "index", "registers": cells, "stamps": cells of stamps,
                 "owned": cells}, {"table", "count": n, "id", "left": true}, …], "order"}

Stamps are sparse: one under "_" for all registers of the row, and those that differ under their names.
"""

from collections.abc import Mapping, Sequence
from typing import Any

from sync.protocol import bounds
from sync.protocol.bounds import Budget, refuse
from sync.protocol.cells import by_row, pack_cells, read_cells
from sync.protocol.messages import PublishedRow
from sync.protocol.tables import Group, grouped, pack_order, pack_row_ids, placed, read_groups, read_row_ids
from sync.protocol.typed import COUNTS, NONCES, SCOPES, STAMPS

Entry = tuple[str, bytes, PublishedRow | None]
"""Table, id, and the row, None if it left."""
EVERY = "_"


def pack_entries(entries: Sequence[Entry]) -> dict[str, Any]:
    """The groups and their order."""
    if len(entries) > bounds.ROWS:
        refuse("rows", "too-many")
    groups = grouped((table, row is None) for table, _, row in entries)
    budget = Budget()
    packed = [_pack_group(table, [entries[place] for place in places], budget) for (table, _), places in groups.items()]
    return {"groups": packed, **pack_order(list(groups.values()))}


def _pack_group(table: str, entries: Sequence[Entry], budget: Budget) -> dict[str, Any]:
    ids, frame = pack_row_ids([key for _, key, _ in entries], budget)
    group = {"table": bounds.name(table, "table"), "count": len(entries), "id": ids}
    rows = [row for _, _, row in entries if row is not None]
    if not rows:
        return group | {"left": True}
    if [(row.table, row.id) for row in rows] != [(table, key) for _, key, _ in entries]:
        refuse("id", "not-its-row")
    owned = {"owned": pack_cells([row.owned for row in rows], frame, "owned")} if any(row.owned for row in rows) else {}
    return {
        **group,
        "home": SCOPES.pack([row.home for row in rows], frame, "home"),
        "nonce": NONCES.pack([row.nonce for row in rows], frame, "nonce"),
        "index": COUNTS.pack([row.index for row in rows], frame, "index"),
        "registers": pack_cells([row.registers for row in rows], frame, "registers"),
        "stamps": pack_cells([row.stamps for row in rows], frame, "stamps", STAMPS, stamp_name),
        **owned,
    }


def stamp_name(name: object, field: str) -> str:
    """A register, or "_" for all that are not named."""
    return EVERY if name == EVERY else bounds.name(name, field)


def read_entries(section: Mapping[str, Any], field: str) -> tuple[Entry, ...]:
    """Back from `pack_entries`. Unknown tables and registers are kept."""
    groups = read_groups(section, field, bounds.ROWS)
    budget = Budget()
    rows = [(group.places, _read_group(group, budget)) for group in groups]
    return placed(rows, sum(len(group.places) for group in groups))


def _read_group(group: Group, budget: Budget) -> list[Entry]:
    ids, frame = read_row_ids(group, budget)
    found, field = group.content, group.field
    table = bounds.name(found.get("table"), f"{field}.table")
    if "left" in found:
        return [(table, key, None) for key in ids]
    owned = read_cells(found["owned"], frame, f"{field}.owned") if "owned" in found else {}
    rows = map(
        PublishedRow,
        [table] * frame.count,
        ids,
        SCOPES.read(found.get("home"), frame, f"{field}.home"),
        NONCES.read(found.get("nonce"), frame, f"{field}.nonce"),
        COUNTS.read(found.get("index"), frame, f"{field}.index"),
        by_row(read_cells(found.get("registers"), frame, f"{field}.registers"), frame.count),
        by_row(read_cells(found.get("stamps"), frame, f"{field}.stamps", STAMPS, stamp_name), frame.count),
        by_row(owned, frame.count),
    )
    return [(table, row.id, row) for row in rows]
