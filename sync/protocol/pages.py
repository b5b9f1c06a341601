"""Pages and offers: what stands in the head, and the rows in a section of their own.

    page   head     {"next": [seq, nonce], "more", "digest": 8 bytes, "rows": n, "entries": n}
           section  {"groups", "order", "seqs": column, "commits": [n, column of highest seqs, column of nonces]}
    offer  head     {"common": {scope: [seq, nonce]}, "more"}
           section  {"groups", "order"}, rows before exits

A page without entries and commits has neither section nor "entries". `more` is left out if it is false.
"""

from collections.abc import Mapping
from operator import lt
from typing import Any

from sync.protocol import bounds
from sync.protocol.body import decode, encode_judged
from sync.protocol.bounds import refuse
from sync.protocol.columns import Column, Frame, Packed
from sync.protocol.messages import Cursor, FeedEntry, FeedPage, Offer
from sync.protocol.rows import Entry, pack_entries, read_entries
from sync.protocol.typed import COUNTS, NONCES

_DIGEST = 8

# --- pages -----------------------------------------------------------------------------------------------------------


def page_head(page: FeedPage) -> dict[str, Any]:
    """What the head of a reply says of a page."""
    head: dict[str, Any] = {"next": list(page.next), "digest": page.digest.to_bytes(_DIGEST, "big"), "rows": page.rows}
    if page.more:
        head["more"] = True
    if has_section(page):
        head["entries"] = len(page.entries)
    return head


def has_section(page: FeedPage) -> bool:
    """Whether there is anything beside the head."""
    return bool(page.entries or page.commits)


def page_section(page: FeedPage, field: str) -> bytes:
    """Entries in order of seq, and the commits that they came with."""
    section = pack_entries([(entry.table, entry.id, entry.row) for entry in page.entries])
    if page.entries:
        section["seqs"] = COUNTS.pack([entry.seq for entry in page.entries], Frame(len(page.entries)), "seqs")
    section["commits"] = _pack_commits(page.commits)
    return encode_judged(section, field)


def _pack_commits(commits: tuple[Cursor, ...]) -> Packed:
    if not commits:
        return []
    frame = Frame(len(commits))
    highest, nonces = map(list, zip(*commits, strict=True))
    return [len(commits), COUNTS.pack(highest, frame, "commits"), NONCES.pack(nonces, frame, "commits")]


def read_page(head: Any, section: bytes | None, field: str) -> FeedPage:
    """Back from `page_head` and `page_section`."""
    digest = bounds.raw(head.get("digest"), f"{field}.digest", _DIGEST)
    entries, commits = _read_section(section, field) if section is not None else ((), ())
    if len(entries) != bounds.whole(head.get("entries", 0), f"{field}.entries"):
        refuse(f"{field}.entries", "number")
    return FeedPage(
        entries=entries,
        commits=commits,
        next=bounds.cursor(head.get("next"), f"{field}.next"),
        more=bounds.flag(head.get("more", False), f"{field}.more"),
        digest=int.from_bytes(digest, "big"),
        rows=bounds.whole(head.get("rows"), f"{field}.rows"),
    )


def _read_section(data: bytes, field: str) -> tuple[tuple[FeedEntry, ...], tuple[Cursor, ...]]:
    section = bounds.fields(decode(data, field), field)
    entries = read_entries(section, field)
    commits = _read_commits(section.get("commits"), f"{field}.commits")
    if not entries:
        return (), commits
    seqs = COUNTS.read(section.get("seqs"), Frame(len(entries)), f"{field}.seqs")
    _judge_growing(seqs, f"{field}.seqs")
    return tuple(FeedEntry(seq, *entry) for seq, entry in zip(seqs, entries, strict=True)), commits


def _read_commits(packed: object, field: str) -> tuple[Cursor, ...]:
    columns = bounds.items(packed, field, 3)
    if not columns:
        return ()
    if len(columns) != 3:
        refuse(field, "length")
    frame = Frame(bounds.whole(columns[0], field, 1, bounds.ROWS))
    highest = COUNTS.read(columns[1], frame, field)
    _judge_growing(highest, field)
    return tuple(zip(highest, NONCES.read(columns[2], frame, field), strict=True))


def _judge_growing(numbers: Column, field: str) -> None:
    if not all(map(lt, numbers, numbers[1:])):
        refuse(field, "order")


# --- offers ----------------------------------------------------------------------------------------------------------


def offer_head(offer: Offer) -> dict[str, Any]:
    """What the head of a request says of an offer."""
    head: dict[str, Any] = {"common": pack_cursors(offer.common)}
    return head | {"more": True} if offer.more else head


def offer_section(offer: Offer) -> bytes:
    """The rows, then the exits."""
    rows: list[Entry] = [(row.table, row.id, row) for row in offer.rows]
    return encode_judged(pack_entries([*rows, *((table, key, None) for table, key in offer.left)]), "offer")


def read_offer(head: object, section: bytes, field: str) -> Offer:
    """Back from `offer_head` and `offer_section`."""
    said = bounds.fields(head, field)
    entries = read_entries(bounds.fields(decode(section, field), field), field)
    return Offer(
        common=read_cursors(said.get("common"), f"{field}.common"),
        rows=tuple(row for _, _, row in entries if row is not None),
        left=tuple((table, key) for table, key, row in entries if row is None),
        more=bounds.flag(said.get("more", False), f"{field}.more"),
    )


# --- cursors ---------------------------------------------------------------------------------------------------------


def pack_cursors(cursors: Mapping[str, Cursor]) -> dict[str, list[Any]]:
    """Cursors by scope."""
    return {scope: list(cursor) for scope, cursor in cursors.items()}


def read_cursors(value: object, field: str) -> dict[str, Cursor]:
    """Back from `pack_cursors`."""
    return {scope: bounds.cursor(found, f"{field}.{scope}") for scope, found in bounds.by_scope(value, field).items()}
