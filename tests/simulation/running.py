"""Runs seeds, one after the other or on several processes, and tells what came of each."""

import traceback
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import ProcessPoolExecutor
from contextlib import AbstractContextManager, nullcontext
from dataclasses import dataclass, field
from multiprocessing import get_context
from pathlib import Path

from tests.simulation.judging import judge
from tests.simulation.places import memory_folder
from tests.simulation.sizes import portions
from tests.simulation.tally import Tally
from tests.simulation.violations import Violation
from tests.simulation.world import Plan, World

PLANTED_EVERY = 4
"""Every so many seeds a difference is planted at the end: it means reading both feeds anew on every desk."""
Parts = Callable[[], AbstractContextManager[None]]
"""Substitutes parts of the program while a seed runs."""


@dataclass(frozen=True)
class Outcome:
    """What came of a seed: `oracle` is None where every promise held."""

    seed: int
    oracle: str | None
    text: str
    counts: dict[tuple[str, str], int] = field(default_factory=dict)
    trace: tuple[str, ...] = ()


def run_seed(plan: Plan, parts: Parts = nullcontext) -> Outcome:
    """One run; an error of the program is an outcome too."""
    with memory_folder(f"bjdesk-seed-{plan.seed}-") as folder, portions(plan.seed), parts():
        world = World(plan, Path(folder, "world"))
        try:
            play(world)
        except Violation as violation:
            return Outcome(plan.seed, violation.oracle, violation.text, world.tally.plain(), tuple(world.trace))
        except Exception:
            return Outcome(plan.seed, "error", traceback.format_exc(), world.tally.plain(), tuple(world.trace))
        finally:
            world.close()
    return Outcome(plan.seed, None, "", world.tally.plain(), tuple(world.trace))


def play(world: World) -> None:
    """Steps, quiet rounds, judgement; then a difference is planted, and healed."""
    world.run()
    world.rest()
    world.disasters.words_of_the_erased()
    judge(world.case)
    world.count_merged()
    if not world.is_idle:
        world.exchanges.judge_idle()
    if world.plan.seed % PLANTED_EVERY == 1:
        world.exchanges.judge_planted()


def run_many(plans: Iterable[Plan], jobs: int, parts: Parts = nullcontext) -> Iterator[Outcome]:
    """Outcomes in the order of the seeds."""
    if jobs < 2:
        for plan in plans:
            yield run_seed(plan, parts)
        return
    with ProcessPoolExecutor(jobs, mp_context=get_context("spawn")) as pool:
        yield from pool.map(run_seed, plans, chunksize=4)


def total(outcomes: Iterable[Outcome]) -> Tally:
    """Counts of all seeds together."""
    found = Tally()
    for outcome in outcomes:
        found.add(Tally(outcome.counts))
    return found
