"""What a command changed, told to whoever shows it."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Changes:
    """Names of the tables in which rows changed, e.g. {"attendance"}."""

    kinds: frozenset[str] = frozenset()

    @staticmethod
    def of(*kinds: str) -> "Changes":
        return Changes(frozenset(kinds))

    def __or__(self, other: "Changes") -> "Changes":
        return Changes(self.kinds | other.kinds)

    def __bool__(self) -> bool:
        return bool(self.kinds)

    def concern(self, kinds: frozenset[str]) -> bool:
        """Whether any of `kinds` changed."""
        return bool(self.kinds & kinds)
