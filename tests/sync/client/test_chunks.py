"""A page is cut into parts of whole commits where they fit; every part ends at a cursor that the server knows."""

from hypothesis import given
from hypothesis import strategies as st

from sync.client.chunks import chunks
from sync.protocol.messages import FeedEntry, FeedPage


def page_of(sizes: list[int], *, first: int = 1, more: bool = False) -> FeedPage:
    """A page of commits of these sizes."""
    entries, commits, seq = [], [], first - 1
    for number, size in enumerate(sizes):
        for _ in range(size):
            seq += 1
            entries.append(FeedEntry(seq, "venue", seq.to_bytes(16, "big"), None))
        commits.append((seq, number.to_bytes(8, "big")))
    return FeedPage(tuple(entries), tuple(commits), commits[-1], more, 7, 9)


def sizes_of(parts: list[FeedPage]) -> list[int]:
    return [len(part.entries) for part in parts]


def test_whole_commits_are_taken_as_long_as_they_fit() -> None:
    assert sizes_of(list(chunks(page_of([80, 80, 80, 30]), 200))) == [160, 110]


def test_a_commit_that_is_too_large_is_cut_inside() -> None:
    parts = list(chunks(page_of([450, 50]), 200))
    assert sizes_of(parts) == [200, 200, 100]
    assert [part.next for part in parts] == [(200, bytes(8)), (400, bytes(8)), (500, (1).to_bytes(8, "big"))]


def test_without_a_limit_a_page_is_taken_at_once() -> None:
    page = page_of([450, 50])
    assert list(chunks(page, None)) == [page]


def test_only_the_last_part_of_the_last_page_says_that_nothing_follows() -> None:
    assert [part.more for part in chunks(page_of([3, 3]), 3)] == [True, False]
    assert [part.more for part in chunks(page_of([3, 3], more=True), 3)] == [True, True]


@given(st.lists(st.integers(1, 30), min_size=1, max_size=12), st.integers(1, 40), st.integers(1, 1000))
def test_parts_hold_every_entry_and_every_commit_once_and_end_where_their_last_entry_came_from(
    sizes: list[int], limit: int, first: int
) -> None:
    page = page_of(sizes, first=first)
    parts = list(chunks(page, limit))
    assert [entry for part in parts for entry in part.entries] == list(page.entries)
    assert [commit for part in parts for commit in part.commits] == list(page.commits)
    assert parts[-1].next == page.next
    for part in parts:
        assert 0 < len(part.entries) <= limit
        assert part.next[0] == part.entries[-1].seq
        assert part.next[1] == next(nonce for hi, nonce in page.commits if hi >= part.next[0])
    borders = {hi for hi, _ in page.commits}
    for part in parts:
        inside = part.next[0] not in borders
        assert not inside or not any(hi < part.next[0] for hi, _ in part.commits)  # cut inside only what did not fit
