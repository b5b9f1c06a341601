"""Asks again after a failure on the way: at random within a growing time, so that desks do not all come back at once.

Only what says nothing about the request is tried again: no answer, 408, 425, 429, 5xx. A portal's page, a wrong
certificate or an answer of the district is final for this exchange (SYNC §8).
"""

from collections.abc import Callable

from sync.protocol.errors import Unreachable

BASE_S = 2.0
CAP_S = 15 * 60.0
MOST_S = 60 * 60.0
"""The longest wait that a server may ask for."""


class Retrying:
    """A `send` that tries again; `uniform()` gives 0 ≤ x < 1, `sleep(seconds)` waits (and may raise to stop)."""

    def __init__(
        self,
        send: Callable[[bytes], bytes],
        uniform: Callable[[], float],
        sleep: Callable[[float], None],
        tries: int = 4,
    ) -> None:
        self._send = send
        self._uniform = uniform
        self._sleep = sleep
        self._tries = tries

    def __call__(self, packed: bytes) -> bytes:
        for attempt in range(self._tries - 1):
            try:
                return self._send(packed)
            except Unreachable as failed:
                self._sleep(wait_s(attempt, failed.retry_after_s, self._uniform))
        return self._send(packed)


def wait_s(attempt: int, retry_after_s: int | None, uniform: Callable[[], float]) -> float:
    """Seconds before the next try: full jitter up to 2, 4, 8 … 900, or what the server asked for, at most an hour."""
    jitter = uniform() * min(CAP_S, BASE_S * 2.0 ** min(attempt, 32))
    return jitter if retry_after_s is None else min(MOST_S, max(0.0, float(retry_after_s))) + jitter
