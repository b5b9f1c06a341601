"""Every other seed runs with small portions, so that pages, batches, offers and sweeps are cut in this small world."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from bjdesk.store.replica import offers, parked, settling, sweeping
from sync.client import exchange
from sync.server import pages

SMALL: tuple[tuple[Any, str, int], ...] = (
    (exchange, "OPERATIONS", 4),
    (pages, "MOST_ROWS", 6),
    (pages, "PORTION", 4),
    (pages, "HEAVIEST", 3_000),
    (offers, "AT_ONCE", 3),
    (parked, "AT_ONCE", 2),
    (settling, "AT_ONCE", 2),
    (sweeping, "AT_ONCE", 3),
)


@contextmanager
def portions(seed: int) -> Iterator[None]:
    """Small ones for odd seeds."""
    was = [(owner, name, getattr(owner, name)) for owner, name, _ in SMALL]
    for owner, name, size in SMALL if seed % 2 else ():
        setattr(owner, name, size)
    try:
        yield
    finally:
        for owner, name, size in was:
            setattr(owner, name, size)
