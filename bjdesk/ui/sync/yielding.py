"""While an exchange works beside the window, the window comes first: threads change often, and no collector stops all.

Every call from Qt into Python waits for the other thread, 5 ms each as Python comes; a page has hundreds of them. And
a pass of the collector over ten thousand rows that just came would stand in everybody's way.
"""

import gc
import sys

OFTEN_S = 0.0005


class Yielding:
    """From `begin` to `end`; what was so before is so again."""

    def __init__(self) -> None:
        self._before: tuple[float, bool] | None = None

    def begin(self) -> None:
        if self._before is None:
            self._before = sys.getswitchinterval(), gc.isenabled()
            sys.setswitchinterval(OFTEN_S)
            gc.disable()

    def end(self) -> None:
        if self._before is not None:
            (interval, was_collecting), self._before = self._before, None
            sys.setswitchinterval(interval)
            if was_collecting:
                gc.enable()
