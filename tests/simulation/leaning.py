"""What people and disasters do more often than usual in a run: it moves chances, never the program under test."""

from collections.abc import Mapping
from random import Random


class Leaning:
    """Factors by name of an act; what is not named stays as likely as ever."""

    def __init__(self, more: Mapping[str, float]) -> None:
        self._more = dict(more)

    def choose(self, random: Random, weights: Mapping[str, float], kind: str = "") -> str:
        """One of the names by its weight; `kind` stands before each name where that alone would say too little."""
        leant = [weight * self._more.get(f"{kind} {name}".strip(), 1) for name, weight in weights.items()]
        return random.choices(list(weights), leant)[0]

    def insists(self, random: Random, habit: str) -> bool:
        """Whether a habit that nobody has by nature is followed this time: named once, every second time."""
        return habit in self._more and random.random() < 1 - 1 / (1 + self._more[habit])
