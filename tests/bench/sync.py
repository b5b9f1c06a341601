"""What an exchange costs in time, bytes and requests: first push and pull, a night, nothing to do; on a poor line too.

Both desks are real ones of one branch, the server is the real one in a process of its own. `--full` adds pushes and
pulls of 100,000 marks. Each figure is the least of a few runs, floor and ours in turn on copies of the same files; a
floor writes the same rows on both ends (`raw_exchange.py`). A night is 300 marks pushed by one desk, pulled by another.
"""

import gc
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path

import raw_exchange
from figures import figure
from growth import at_rows
from plant import bench_folder
from raw import STREET
from serving import Proxy, Served, district_served, floor_served
from taken import Taken, taking
from town import NIGHT, Evenings, Town, make_town, opened, run_exchange

from bjdesk.app import DATABASE_FILE
from bjdesk.store.keys import TrainingKey
from sync.client.http import HttpTransport

RUNS, NIGHTS, IDLES = 3, 8, 20
POOR = {"bits_per_s": 1e6, "round_trip_s": 0.2}
FAST_LEVEL, SMALL_LEVEL = 1, 6
"""How hard the floor packs: on loopback quickly, on a poor line small."""
GROWN, ARRIVING = 2_000_000, 10_000


def main(*counts: int) -> None:
    gc.freeze()  # as `bjdesk sync` does
    gc.set_threshold(100_000, 20, 20)
    with tempfile.TemporaryDirectory(prefix="sync-", dir=bench_folder()) as name:
        window(Path(name))
        for count in counts:
            first_push(Path(name), count)
        nights(Path(name))


# --- a window meanwhile ----------------------------------------------------------------------------------------------


def window(folder: Path) -> None:
    """`window_blocked_max`: how long a window ever stood still while 10,000 rows arrived."""
    town = make_town(folder / "window", ARRIVING)
    marking(town, ARRIVING)
    with district_served(town.district) as server:
        with opened(town.desk(1)) as desk:
            run_exchange(desk, HttpTransport(server.url, town.tokens[0]))
        script = Path(__file__).with_name("arriving.py")
        subprocess.run([sys.executable, str(script), str(town.desk(2)), server.url, town.tokens[1]], check=False)
    town.remove()


# --- first push and pull ---------------------------------------------------------------------------------------------


def first_push(folder: Path, count: int) -> None:
    """`push_N`, `pull_N`: the first push of a desk, then another desk that pulls it."""
    town = make_town(folder / f"town-{count}", count)
    marking(town, count)
    runs = RUNS if count <= 20_000 else 1
    push, pull, least_push, least_pull = Best(), Best(), Best(), Best()
    for _ in range(runs):
        with work(town) as here, served(here) as line:
            push.note(ours(here, 1, line))
            pull.note(ours(here, 2, line))
        with work(town) as here, floor_served(here.district, FAST_LEVEL) as server:
            with least(here, 1, server, FAST_LEVEL) as desk:
                least_push.note(taking(desk.push, server))
            with least(here, 2, server, FAST_LEVEL) as desk:
                least_pull.note(taking(desk.pull, server))
    push.tell(f"push_{count}", count, least_push)
    pull.tell(f"pull_{count}", count, least_pull)
    if count == 20_000:
        slow_push(town, count)
    town.remove()


def slow_push(town: Town, count: int) -> None:
    """The same on a poor line, once."""
    with work(town) as here, served(here, **POOR) as line:
        taken = ours(here, 1, line)
    with (
        work(town) as here,
        floor_served(here.district, SMALL_LEVEL) as server,
        poor(server) as line,
        least(here, 1, line, SMALL_LEVEL) as desk,
    ):
        floor = taking(desk.push, server)
    figure("sync", f"push_{count}.slow_s", "s", taken.wall_s, floor=floor.wall_s, n=1)


# --- nights and nothing ----------------------------------------------------------------------------------------------


def nights(folder: Path) -> None:
    """`night` and `idle` at 20,000 rows on the server, fast and slow; a night at 2,000,000."""
    small = at_rows(make_town(folder / "town", 0), 20_000)
    night, idle = our_nights(small)
    least_night, least_idle = least_nights(small)
    night.tell("night", NIGHT, least_night)
    idle.tell("idle", 1, least_idle)
    slow, slow_idle = our_nights(small, count=1, **POOR)
    least_slow, least_slow_idle = least_nights(small, count=1, is_poor=True)
    figure("sync", "night.slow_s", "s", slow.wall_s, floor=least_slow.wall_s, n=NIGHT)
    figure("sync", "idle.slow_s", "s", slow_idle.wall_s, floor=least_slow_idle.wall_s, n=1)
    grown = at_rows(small.copy("grown"), GROWN)
    small_again, large = Best(), Best()
    for _ in range(2):
        small_again.note(our_nights(small)[0].taken)
        large.note(our_nights(grown)[0].taken)
    large.tell(f"night_at_{GROWN}_rows", NIGHT, small_again, only_time=True)


def our_nights(town: Town, count: int = NIGHTS, **line: float) -> tuple["Best", "Best"]:
    """Nights on one server, one after the other; the first one is for warming up. Then nothing to do."""
    night, idle = Best(), Best()
    with work(town) as here, served(here, **line) as proxy:
        for number in range(count + 1):
            marking(here, NIGHT, number)
            both = ours(here, 1, proxy) + ours(here, 2, proxy)
            if number:
                night.note(both)
        for _ in range(IDLES if count > 1 else 2):
            idle.note(ours(here, 1, proxy))
    return night, idle


def least_nights(town: Town, count: int = NIGHTS, *, is_poor: bool = False) -> tuple["Best", "Best"]:
    """The same by the floor."""
    night, idle, level = Best(), Best(), SMALL_LEVEL if is_poor else FAST_LEVEL
    with work(town) as here, floor_served(here.district, level) as server, poor(server, is_poor) as line:
        for number in range(count + 1):
            marking(here, NIGHT, number)
            with least(here, 1, line, level) as one, least(here, 2, line, level) as two:
                both = taking(one.push, server) + taking(two.pull, server)
                for _ in range(IDLES if count > 1 else 2):
                    idle.note(taking(one.idle, server))
            if number:
                night.note(both)
    return night, idle


# --- parts -----------------------------------------------------------------------------------------------------------


@dataclass
class Best:
    """The least of some runs: time on the wall and CPU of both ends, each by itself."""

    runs: list[Taken] = field(default_factory=list)

    def note(self, taken: Taken) -> None:
        self.runs.append(taken)

    @property
    def wall_s(self) -> float:
        return min(one.wall_s for one in self.runs)

    @property
    def cpu_s(self) -> float:
        return min(one.cpu_s for one in self.runs)

    @property
    def taken(self) -> Taken:
        return Taken(self.wall_s, self.cpu_s, self.runs[-1].bytes, self.runs[-1].requests)

    def tell(self, name: str, count: int, floor: "Best", *, only_time: bool = False) -> None:
        """Print the figures."""
        figure("sync", f"{name}.s", "s", self.wall_s, floor=floor.wall_s, n=count)
        if self.cpu_s:
            figure("sync", f"{name}.cpu_s", "s", self.cpu_s, floor=floor.cpu_s, n=count)
        if not only_time:
            figure("sync", f"{name}.bytes", "B", self.taken.bytes, n=count)
            figure("sync", f"{name}.requests", "requests", self.taken.requests, n=count)


@contextmanager
def work(town: Town) -> Iterator[Town]:
    """A copy to work in, gone afterwards."""
    here = town.copy("work")
    yield here
    here.remove()


def marking(town: Town, count: int, seed: int = 0) -> None:
    """Marks at the first desk, in a few seconds as of an evening."""
    evenings = Evenings(town.desk(1), seed)
    evenings.mark(count)
    evenings.close()


@dataclass(frozen=True)
class Line:
    """A server and the line to it, on which bytes are counted."""

    server: Served
    proxy: Proxy


@contextmanager
def served(town: Town, **line: float) -> Iterator[Line]:
    """The real server; the first request of its process has gone."""
    with district_served(town.district) as server, Proxy(server.address, **line).running() as proxy:
        yield Line(server, proxy)


def ours(town: Town, number: int, line: Line) -> Taken:
    """One exchange of a desk, on a new connection."""
    with opened(town.desk(number)) as desk:
        transport = HttpTransport(line.proxy.url, town.tokens[number - 1])
        before = line.proxy.bytes
        taken = taking(partial(run_exchange, desk, transport), line.server)
        transport.close()
    return Taken(taken.wall_s, taken.cpu_s, line.proxy.bytes - before, taken.requests)


@contextmanager
def poor(server: Served, is_poor: bool = True) -> Iterator[Served]:
    """The poor line to a server."""
    if not is_poor:
        yield server
        return
    with Proxy(server.address, **POOR).running() as proxy:
        yield Served(proxy.address, server.process)


@contextmanager
def least(town: Town, number: int, server: Served, level: int) -> Iterator[raw_exchange.RawDesk]:
    """The floor's desk."""
    folder = town.desk(number)
    key = TrainingKey(folder, _no_chance).key()
    desk = raw_exchange.RawDesk(folder / DATABASE_FILE, key, STREET, server.address, level)
    yield desk
    desk.close()


def _no_chance(_count: int) -> bytes:
    raise SystemExit("the key is there")


if __name__ == "__main__":
    main(2_000, 20_000, *((100_000,) if "--full" in sys.argv else ()))
