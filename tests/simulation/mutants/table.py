"""Plants each known fault in turn, and tells at which seed which promise noticed it."""

from collections.abc import Sequence
from dataclasses import dataclass

from tests.simulation.mutants.known import MUTANTS
from tests.simulation.mutants.planting import Mutant
from tests.simulation.running import Outcome, run_seed
from tests.simulation.world import Plan


@dataclass(frozen=True)
class Caught:
    """What became of a mutant: `outcome` is None if no seed noticed it."""

    mutant: Mutant
    tried: int
    outcome: Outcome | None
    others: tuple[str, ...] = ()
    """What else was broken meanwhile, and does not count as noticed."""

    @property
    def line(self) -> str:
        name = f"{self.mutant.area:<22}{self.mutant.name:<58}"
        if self.outcome is None:
            return f"{name}NOT CAUGHT in {self.tried} seeds {' '.join(self.others)}"
        return f"{name}{self.outcome.oracle:<6}seed {self.outcome.seed} ({self.tried} tried)"


def chase(mutant: Mutant, seeds: Sequence[int], steps: int) -> Caught:
    """Run seeds until one of the promises that must notice it is broken."""
    others: set[str] = set()
    likely = [seed for seed in seeds if mutant.chance(seed)]
    for tried, seed in enumerate(likely, start=1):
        outcome = run_seed(Plan(seed, steps), mutant.planted)
        if outcome.oracle in mutant.oracles:
            return Caught(mutant, tried, outcome)
        if outcome.oracle is not None:
            others.add(f"{outcome.seed}:{outcome.oracle}")
    return Caught(mutant, len(likely), None, tuple(sorted(others)))


def run_mutants(seeds: Sequence[int], steps: int, which: str, jobs: int) -> int:
    """Print the table; 0 when every one was caught."""
    del jobs  # one process: the parts are planted in it
    missed = 0
    for mutant in MUTANTS:
        if which in ("all", mutant.name, mutant.area):
            caught = chase(mutant, seeds, steps)
            missed += caught.outcome is None
            print(caught.line, flush=True)
    return int(bool(missed))
