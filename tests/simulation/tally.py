"""Counts how often everything that can happen did: a run of 2,000 seeds in which something never happened proves
less than it says, and fails by the name of what was missing."""

from collections import Counter
from collections.abc import Iterable, Mapping

FAULTS = (
    "request lost",
    "request cut",
    "request doubled",
    "request again much later",
    "reply lost",
    "reply cut",
    "reply of another request",
    "late by minutes",
    "portal page",
    "server busy",
    "same request at once",
    "another request at once",
)
DESK_POINTS = (
    "command.before_commit",
    "seal.before_commit",
    "seal.after_commit",
    "ack.before_commit",
    "apply.after_acks",
    "apply.before_commit",
    "apply.between_chunks",
    "offer.before_commit",
)
SERVER_POINTS = (
    "server.merged",
    "server.published",
    "server.before_commit",
    "server.after_commit",
    "server.offer",
)
POLICIES = ("grow", "fields", "states", "claim", "district")
REASONS = ("rule", "illegal", "district", "foreign", "left", "missing", "grow", "erased", "identity")
FORMS = (
    "saved after an exchange",
    "refused: the row moved",
    "refused: the row is gone",
    "saved twice between two exchanges",
)
DISASTERS = (
    "desk restored",
    "desk cloned",
    "running desk copied",
    "server restored",
    "server restored in the middle of an offer",
    "clock set wrong",
    "clock set right",
    "desk restarted",
    "long pause",
    "person erased",
    "many rows removed",
    "desk revoked",
    "learner moved",
    "field of a newer release",
    "row of an unknown table",
    "guessed id",
    "planted difference",
    "next release at the district",
    "bodies let go by the district",
    "bodies let go by a desk",
)
WORKERS = ("two requests at once", "turn passed on", "waited for a writer")
ANSWERS = ("fork", "gap", "lost", "unknown-device", "revoked", "offer in several requests", "held for a person")

EXPECTED: Mapping[str, tuple[str, ...]] = {
    "fault": FAULTS,
    "crash": (*DESK_POINTS, *SERVER_POINTS),
    "policy": POLICIES,
    "refused": REASONS,
    "form": FORMS,
    "disaster": DISASTERS,
    "answer": ANSWERS,
    "workers": WORKERS,
}


class Tally:
    """(kind, name) -> how often."""

    def __init__(self, found: Mapping[tuple[str, str], int] | None = None) -> None:
        self._found: Counter[tuple[str, str]] = Counter(found or {})

    def note(self, kind: str, name: str, times: int = 1) -> None:
        """It happened."""
        self._found[(kind, name)] += times

    def __getitem__(self, key: tuple[str, str]) -> int:
        return self._found[key]

    def add(self, other: "Tally") -> None:
        """What another seed counted."""
        self._found.update(other._found)

    def plain(self) -> dict[tuple[str, str], int]:
        """For another process."""
        return dict(self._found)

    def missing(self) -> list[str]:
        """Everything expected that never happened."""
        return [f"{kind}: {name}" for kind, names in EXPECTED.items() for name in names if not self[(kind, name)]]

    def lines(self) -> Iterable[str]:
        """A table for people: what was expected first, then what else was counted."""
        kinds = [*EXPECTED, *sorted({kind for kind, _ in self._found} - set(EXPECTED))]
        for kind in kinds:
            others = sorted(name for k, name in self._found if k == kind and name not in EXPECTED.get(kind, ()))
            cells = [f"{name} {self[(kind, name)]:,}" for name in (*EXPECTED.get(kind, ()), *others)]
            yield f"{kind:<10}{' · '.join(cells)}"
