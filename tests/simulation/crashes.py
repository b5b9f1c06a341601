"""Crash points: a callable that is told the name of each point and ends the process there when it was armed."""

from collections.abc import Callable

from tests.simulation.tally import Tally


class Crash(BaseException):
    """The machine stops here. No `except Exception` of the program may catch a power cut."""


def nobody(_point: str) -> None:
    """Nobody watches."""


class Points:
    """Handed to the program as `points`; `watch` sees every point before it may crash."""

    def __init__(self, tally: Tally, watch: Callable[[str], None] = nobody) -> None:
        self._tally = tally
        self._watch = watch
        self._armed: tuple[str, int] | None = None

    def arm(self, name: str, hit: int) -> None:
        """Crash at the n-th hit of a point from now on."""
        self._armed = (name, hit)

    def disarm(self) -> None:
        self._armed = None

    def __call__(self, name: str) -> None:
        self._tally.note("reached", name)
        self._watch(name)
        if self._armed is None or self._armed[0] != name:
            return
        left = self._armed[1] - 1
        self._armed = (name, left) if left else None
        if not left:
            self._tally.note("crash", name)
            raise Crash(name)
