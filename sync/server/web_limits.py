"""How often somebody may ask: buckets that fill with time, few enough to be remembered."""

import hashlib
import time
from collections import OrderedDict
from collections.abc import Callable
from dataclasses import dataclass

from sync.server.web_answers import Refusal

REMEMBERED = 10_000
"""Buckets that are kept; whoever has not asked for longest is forgotten first."""


@dataclass(frozen=True, slots=True)
class Rate:
    """So many requests in so many seconds, also at once."""

    count: int
    seconds: float


EXCHANGES = Rate(60, 60)
TRIES_A_CODE = Rate(5, 15 * 60)
ENROLMENTS = Rate(20, 60 * 60)
STRANGERS = Rate(60, 60)
"""Requests from one address whose token nobody knows."""


class Limits:
    """Token buckets by name; names are kept as digests, since some are secrets."""

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        self._clock = clock
        self._buckets: OrderedDict[bytes, tuple[float, float]] = OrderedDict()

    def take(self, name: str, rate: Rate) -> None:
        """One request; raises 429 with the time to wait."""
        key, now = hashlib.sha256(name.encode()).digest(), self._clock()
        left, at = self._buckets.pop(key, (float(rate.count), now))
        left = min(float(rate.count), left + (now - at) * rate.count / rate.seconds)
        granted = left >= 1
        self._buckets[key] = (left - 1 if granted else left, now)
        if len(self._buckets) > REMEMBERED:
            self._buckets.popitem(last=False)
        if not granted:
            raise Refusal(429, "too-often", retry_after=max(1, int((1 - left) * rate.seconds / rate.count) + 1))
