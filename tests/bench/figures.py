"""Prints figures alike: one JSON object a line; and lets a benchmark run from a bare clone."""

import json
import statistics
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

CLONE = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(CLONE))  # `python tests/bench/desk.py` only knows its own folder


def figure(bench: str, name: str, unit: str, ours: float, *, n: int, floor: float | None = None) -> None:
    """Print one figure; `floor` and `ratio` are left out where there is nothing to compare with."""
    compared = {} if floor is None else {"floor": _short(floor)}
    ratio = {"ratio": round(ours / floor, 2)} if floor else {}
    line = {"bench": bench, "figure": name, "unit": unit, **compared, "ours": _short(ours), **ratio, "n": n}
    print(json.dumps(line), flush=True)


def _short(value: float) -> float:
    return float(f"{value:.4g}") if isinstance(value, float) else value


@dataclass
class Times:
    """How long single runs of one thing took: milliseconds on the wall and of CPU."""

    wall: list[float] = field(default_factory=list)
    cpu: list[float] = field(default_factory=list)

    @contextmanager
    def one(self) -> Iterator[None]:
        """Measure the block."""
        wall, cpu = time.perf_counter_ns(), time.process_time_ns()
        yield
        self.cpu.append((time.process_time_ns() - cpu) / 1e6)
        self.wall.append((time.perf_counter_ns() - wall) / 1e6)

    def take(self, run: Callable[[], object]) -> None:
        """Measure a call; a moment (perf_counter_ns) that it returns is when it was done."""
        with self.one():
            begun = time.perf_counter_ns()
            done = run()
        if isinstance(done, int):
            self.wall[-1] = (done - begun) / 1e6

    def after(self, count: int) -> "Times":
        """All but the first `count`."""
        return Times(self.wall[count:], self.cpu[count:])

    @property
    def median(self) -> float:
        return statistics.median(self.wall)

    @property
    def median_cpu(self) -> float:
        return statistics.median(self.cpu)

    def percentile(self, percent: int) -> float:
        """The smallest wall time that `percent` of 100 runs do not exceed."""
        ordered = sorted(self.wall)
        return ordered[min(len(ordered) - 1, len(ordered) * percent // 100)]


Prepare = Callable[[int], Callable[[], object]]
"""number of the run -> what is to be timed (what prepares it is not); may return the moment at which it was done."""


def compared(count: int, floor: Prepare, ours: Prepare, *, warm_up: int = 0, block: int = 20) -> tuple[Times, Times]:
    """Times of both, run in alternating blocks, so that a busy machine slows both alike."""
    found = (Times(), Times())
    for start in range(0, warm_up + count, block):
        for prepare, times in zip((floor, ours), found, strict=True):
            for number in range(start, min(start + block, warm_up + count)):
                times.take(prepare(number))
    return (found[0].after(warm_up), found[1].after(warm_up))
