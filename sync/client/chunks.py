"""Cuts a page into what one transaction takes: whole commits where they fit, so that a stop leaves nothing half."""

from bisect import bisect_left
from collections.abc import Iterator

from sync.protocol.messages import Cursor, FeedEntry, FeedPage


def chunks(page: FeedPage, limit: int | None) -> Iterator[FeedPage]:
    """Parts of at most `limit` entries (None: all at once), each with the cursor of its last entry."""
    highest = [hi for hi, _ in page.commits]
    start = 0
    while start < len(page.entries):
        end = _end(page.entries, highest, start, limit or len(page.entries))
        yield _part(page, highest, start, end)
        start = end


def _end(entries: tuple[FeedEntry, ...], highest: list[int], start: int, limit: int) -> int:
    """Behind the last entry: at the last border of a commit that fits, else inside one that is too large."""
    end = min(start + limit, len(entries))
    if end == len(entries):
        return end
    whole = bisect_left(highest, entries[end].seq)  # commits before the one that the next entry belongs to
    border = highest[whole - 1] if whole else 0
    while end > start and entries[end - 1].seq > border:
        end -= 1
    return end if end > start else start + limit


def _part(page: FeedPage, highest: list[int], start: int, end: int) -> FeedPage:
    is_last = end == len(page.entries)
    cursor = page.next if is_last else _cursor_at(page, highest, page.entries[end - 1].seq)
    before = page.entries[start - 1].seq if start else -1
    low, high = bisect_left(highest, before + 1), bisect_left(highest, cursor[0] + 1)
    return FeedPage(
        entries=page.entries[start:end],
        commits=page.commits[low:high],
        next=cursor,
        more=page.more or not is_last,
        digest=page.digest,
        rows=page.rows,
    )


def _cursor_at(page: FeedPage, highest: list[int], seq: int) -> Cursor:
    """A cursor in the middle of a page: the number, and the nonce of the commit that gave it."""
    return seq, page.commits[bisect_left(highest, seq)][1]
