"""How the rows of a table are shared out among the pages of a paper."""

from collections.abc import Sequence

_KEEP = 3  # a last page with fewer rows looks like a mistake


def paginate(heights: Sequence[float], first: float, following: float, closing: float) -> list[range]:
    """Row numbers of each page, in order; `closing` points stay free on the last one.

    At least one page, also without rows; a row taller than a page gets a page of its own.
    """
    pages, left = [range(0)], first
    for row, height in enumerate(heights):
        if height > left and pages[-1]:
            pages.append(range(row, row))
            left = following
        pages[-1] = range(pages[-1].start, row + 1)
        left -= height
    if left < closing and pages[-1]:
        pages.append(range(len(heights), len(heights)))
    return _without_orphans(pages)


def _without_orphans(pages: list[range]) -> list[range]:
    """Move rows to a last page that has fewer than _KEEP, if the page before can spare them."""
    if len(pages) < 2:
        return pages
    *earlier, before, last = pages
    wanted = min(_KEEP - len(last), len(before) - _KEEP)
    if wanted <= 0:
        return pages
    cut = before.stop - wanted
    return [*earlier, range(before.start, cut), range(cut, last.stop)]
