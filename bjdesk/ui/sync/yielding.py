"""While an exchange works beside the window, the window comes first: threads change often.

Every call from Qt into Python waits for the other thread, 5 ms each as Python comes; a page has hundreds of them.
"""

import sys

OFTEN_S = 0.0005


class Yielding:
    """From `begin` to `end`; what was so before is so again."""

    def __init__(self) -> None:
        self._before: float | None = None

    def begin(self) -> None:
        if self._before is None:
            self._before = sys.getswitchinterval()
            sys.setswitchinterval(OFTEN_S)

    def end(self) -> None:
        if self._before is not None:
            interval, self._before = self._before, None
            sys.setswitchinterval(interval)
