"""Thirty seeds of the simulation; `python -m tests.simulation --seeds 0-1999` runs them all and counts."""

import pytest

from tests.simulation.mutants.known import MUTANTS
from tests.simulation.mutants.table import chase
from tests.simulation.running import run_seed
from tests.simulation.tally import EXPECTED, Tally
from tests.simulation.world import Plan

STEPS, CHASED = 16, 40
AREAS = 6
WITH_TWO_WORKERS = 2


@pytest.mark.parametrize("seed", range(30))
def test_every_promise_holds_whatever_happens(seed: int) -> None:
    """Replayed by `python -m tests.simulation --seeds N --trace`."""
    outcome = run_seed(Plan.of(seed, STEPS))
    assert (outcome.oracle, outcome.text) == (None, "")


def test_a_seed_is_replayed_by_its_number() -> None:
    """Two workers of the server included: whose turn it is is drawn, not raced."""
    first, again = run_seed(Plan(WITH_TWO_WORKERS, 12)), run_seed(Plan(WITH_TWO_WORKERS, 12))
    assert (first.trace, first.counts) == (again.trace, again.counts)
    assert first.counts[("workers", "turn passed on")] > 0


def test_each_area_of_the_design_has_known_faults() -> None:
    assert len(MUTANTS) >= 15
    assert len({mutant.area for mutant in MUTANTS}) == AREAS
    assert len({mutant.name for mutant in MUTANTS}) == len(MUTANTS)


QUICK = ("digest = count and sum", "all claims accepted", "overlay ends at the acknowledgement")


@pytest.mark.parametrize("mutant", [one for one in MUTANTS if one.name in QUICK], ids=lambda one: one.name)
def test_a_planted_fault_is_noticed(mutant: object) -> None:
    """And not without the fault. The whole table takes hours: `python -m tests.simulation --mutants --seeds 0-199`."""
    assert chase(mutant, range(12), CHASED).is_sound  # type: ignore[arg-type]


def test_what_never_happened_is_named() -> None:
    counts = Tally({(kind, name): 1 for kind, names in EXPECTED.items() for name in names if name != "request cut"})
    assert counts.missing() == ["fault: request cut"]
