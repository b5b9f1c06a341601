"""Plants each known fault, and tells at which seed which promise noticed it.

All of them get a few seeds before any gets more: most are noticed at once, some few need a rare night.
"""

import time
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass, field

from tests.simulation.mutants.known import MUTANTS
from tests.simulation.mutants.planting import Mutant
from tests.simulation.running import Outcome, run_seed
from tests.simulation.world import Plan

AT_ONCE = 2


@dataclass
class Chase:
    """One mutant and its seeds; `outcome` is None as long as none of them noticed it."""

    mutant: Mutant
    seeds: Sequence[int]
    steps: int
    tried: int = 0
    outcome: Outcome | None = None
    control: Outcome | None = None
    """The seed that noticed it, run without it."""
    others: set[str] = field(default_factory=set)
    """What else was broken meanwhile, and does not count as noticed."""

    @property
    def is_over(self) -> bool:
        return self.outcome is not None or self.tried >= len(self.seeds)

    def go_on(self, most: int) -> None:
        """So many seeds more, until one of the promises that must notice it is broken."""
        for seed in self.seeds[self.tried : self.tried + most]:
            plan = Plan(seed, self.steps, self.mutant.more)
            outcome = run_seed(plan, self.mutant.planted)
            self.tried += 1
            if outcome.oracle in self.mutant.oracles:
                self.outcome, self.control = outcome, run_seed(plan)
                return
            if outcome.oracle is not None:
                self.others.add(f"{outcome.oracle} at {outcome.seed}")

    @property
    def line(self) -> str:
        name = f"{self.mutant.area:<26}{self.mutant.name:<50}"
        if self.outcome is None:
            return f"{name}NOT CAUGHT in {self.tried} seeds {', '.join(sorted(self.others))}"
        return (
            f"{name}{self.outcome.oracle:<6}seed {self.outcome.seed} ({self.tried} tried), without it: {self._without}"
        )

    @property
    def _without(self) -> str:
        return "held" if self.is_sound else f"{self.control.oracle} {self.control.text}" if self.control else "not run"

    @property
    def is_sound(self) -> bool:
        """Noticed, and by what the fault did: the same seed without it breaks nothing."""
        return self.control is not None and self.control.oracle is None


def chase(mutant: Mutant, seeds: Sequence[int], steps: int) -> Chase:
    """All seeds in which it can do harm."""
    found = Chase(mutant, [seed for seed in seeds if mutant.chance(seed)], steps)
    found.go_on(len(found.seeds))
    return found


def run_mutants(seeds: Sequence[int], steps: int, which: str) -> int:
    """Print the table; 0 when every one was caught."""
    began = time.monotonic()
    wanted = [one for one in MUTANTS if which in ("all", one.name, one.area)]
    chases = [Chase(one, [seed for seed in seeds if one.chance(seed)], steps) for one in wanted]
    with suppress(KeyboardInterrupt):  # whoever has seen enough is told what was caught so far
        while waiting := [one for one in chases if not one.is_over]:
            for one in waiting:
                one.go_on(AT_ONCE)
                print(f"… {one.line}", flush=True)
    print("\n".join(one.line for one in chases))
    caught = sum(one.is_sound for one in chases)
    print(f"{caught} of {len(chases)} caught, seeds of {steps} steps, {time.monotonic() - began:.0f} s")
    return int(caught < len(chases))
