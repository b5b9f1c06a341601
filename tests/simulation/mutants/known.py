"""The known faults, one or more of each area of the design."""

from tests.simulation.mutants import cursors, identity, merging, overlay, refusals, scopes
from tests.simulation.mutants.planting import Mutant

MUTANTS: tuple[Mutant, ...] = (
    *identity.MUTANTS,
    *cursors.MUTANTS,
    *overlay.MUTANTS,
    *merging.MUTANTS,
    *scopes.MUTANTS,
    *refusals.MUTANTS,
)
