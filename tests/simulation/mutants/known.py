"""The known faults."""

from tests.simulation.mutants.planting import Mutant

MUTANTS: tuple[Mutant, ...] = ()
