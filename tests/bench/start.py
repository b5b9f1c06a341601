"""What a start costs: CPU of whole processes until the window is painted and until the first card can be recorded.

The floor of both is a bare window that ends after its first paint; runs alternate and the least of each counts.
"""

import os
import resource
import subprocess
import sys
import time
from collections.abc import Sequence
from pathlib import Path

from figures import CLONE, figure
from floors import BARE_WINDOW
from plant import copies
from today import HALL, open_today

RUNS = 9
IDLE_AFTER_S, PATIENCE_S = 3.0, 120.0
BARE = (sys.executable, "-c", BARE_WINDOW)


def main() -> None:
    with copies() as (folder,):
        open_today(folder, HALL)
        desk = (sys.executable, "-m", "bjdesk", "--folder", str(folder))
        rss = idle_rss_mb(desk)  # the first start also unpacks the faces for rare names and compiles what was not
        cpu_of(BARE)
        bare, painted, ready = [], [], []
        for _ in range(RUNS):
            bare.append(cpu_of(BARE))
            painted.append(cpu_of(desk, "first_paint"))
            ready.append(cpu_of(desk, "ready"))
        figure("start", "first_paint", "s", min(painted), floor=min(bare), n=RUNS)
        figure("start", "ready", "s", min(ready), floor=min(bare), n=RUNS)
        if rss:
            figure("start", "idle_rss_mb", "MB", rss, n=1)


def cpu_of(command: Sequence[str], end_after: str = "") -> float:
    """Seconds, user and system, of a whole process; it must end well."""
    before = _of_children()
    subprocess.run(command, cwd=CLONE, env=_environment(end_after), check=True)
    return _of_children() - before


def _of_children() -> float:
    """os.times() knows hundredths of a second, which is too coarse here."""
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def idle_rss_mb(command: Sequence[str]) -> float:
    """Memory of the open window when nothing happens any more; 0 where the system has no /proc."""
    if not Path("/proc/self/status").exists():
        return 0.0
    with subprocess.Popen(command, cwd=CLONE, env=_environment()) as process:
        try:
            _wait_until_idle(process)
            status = Path(f"/proc/{process.pid}/status").read_text("ascii")
        finally:
            process.terminate()
    return int(next(line for line in status.splitlines() if line.startswith("VmRSS")).split()[1]) / 1024


def _wait_until_idle(process: subprocess.Popen[bytes]) -> None:
    """Until it has used next to no CPU for a while."""
    used, still_since, give_up = -1, time.monotonic(), time.monotonic() + PATIENCE_S
    while time.monotonic() - still_since < IDLE_AFTER_S and time.monotonic() < give_up:
        time.sleep(0.1)
        cells = Path(f"/proc/{process.pid}/stat").read_text("ascii").rpartition(")")[2].split()
        ticks = int(cells[11]) + int(cells[12])
        if ticks > used + 1:
            used, still_since = ticks, time.monotonic()


def _environment(end_after: str = "") -> dict[str, str]:
    wanted = {"QT_QPA_PLATFORM": "offscreen", "BJDESK_EXIT_AFTER": end_after}
    return {**os.environ, **{name: value for name, value in wanted.items() if value}}


if __name__ == "__main__":
    main()
