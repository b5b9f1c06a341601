"""How much one piece of work on two ends took."""

import time
from collections.abc import Callable
from dataclasses import dataclass

from serving import Served

from sync.client.report import ExchangeReport


@dataclass(frozen=True)
class Taken:
    """Seconds on the wall, of CPU on both ends, bytes both ways, requests."""

    wall_s: float
    cpu_s: float
    bytes: int = 0
    requests: int = 1

    def __add__(self, other: "Taken") -> "Taken":
        mine = (self.wall_s, self.cpu_s, self.bytes, self.requests)
        others = (other.wall_s, other.cpu_s, other.bytes, other.requests)
        wall, cpu, moved, requests = (one + another for one, another in zip(mine, others, strict=True))
        return Taken(wall, cpu, int(moved), int(requests))


def taking(work: Callable[[], object], server: Served) -> Taken:
    """Do it once."""
    cpu, started = time.process_time_ns() + server.cpu_ns(), time.perf_counter_ns()
    done = work()
    wall = time.perf_counter_ns() - started
    cpu = time.process_time_ns() + server.cpu_ns() - cpu
    return Taken(wall / 1e9, cpu / 1e9, 0, done.requests if isinstance(done, ExchangeReport) else 1)
