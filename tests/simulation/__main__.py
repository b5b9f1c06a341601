"""`python -m tests.simulation --seeds 0-1999`: runs them, prints the counts, and fails by seed or by what never fired.

A failing seed is replayed by its number: `--seeds 17 --trace`. `--mutants` plants every known fault instead.
"""

import argparse
import faulthandler
import os
import signal
import sys
import time
from collections.abc import Sequence
from contextlib import suppress
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tests.simulation.running import Outcome

HANGS_S = 600
"""A seed that takes longer hangs; where, is printed."""
TOLD_EVERY = 50
HASH_SEED = "PYTHONHASHSEED"


def main(arguments: Sequence[str]) -> int:
    """0 when every promise held and everything happened."""
    from tests.simulation.mutants.table import run_mutants

    options = _parser().parse_args(arguments)
    for number in (signal.SIGINT, signal.SIGTERM):  # in the background an interrupt would be ignored
        signal.signal(number, signal.default_int_handler)
    if options.mutants:
        return run_mutants(_seeds(options.seeds), options.steps, options.mutants)
    return _run(options)


def _run(options: argparse.Namespace) -> int:
    from tests.simulation.running import run_many, total
    from tests.simulation.world import Plan

    began, outcomes = time.monotonic(), []
    with suppress(KeyboardInterrupt):  # whoever has seen enough is told what was counted so far
        for outcome in run_many((Plan.of(seed, options.steps) for seed in _seeds(options.seeds)), options.jobs):
            faulthandler.dump_traceback_later(HANGS_S, exit=True)
            outcomes.append(outcome)
            _tell(outcome, options.trace)
            if len(outcomes) % TOLD_EVERY == 0:
                not_yet = ", ".join(total(outcomes).missing()) or "nothing"
                print(f"… {len(outcomes)} seeds, {time.monotonic() - began:.0f} s, not yet: {not_yet}", flush=True)
    counts, broken = total(outcomes), sum(outcome.oracle is not None for outcome in outcomes)
    print("\n".join(counts.lines()))
    missing = counts.missing() if len(outcomes) >= options.complete_from else []
    print(f"{len(outcomes)} seeds of {options.steps} steps, {broken} broken, {time.monotonic() - began:.0f} s")
    if missing:
        print(f"never happened: {', '.join(missing)}")
    return int(bool(broken or missing))


def _tell(outcome: "Outcome", is_traced: bool) -> None:
    if outcome.oracle is not None:
        print(f"seed {outcome.seed}: {outcome.oracle} {outcome.text}", flush=True)
    if is_traced:
        print("\n".join(outcome.trace))


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m tests.simulation", description=__doc__)
    parser.add_argument("--seeds", default="0-1999", help="a number, or first-last")
    parser.add_argument("--steps", type=int, default=16)
    parser.add_argument("--jobs", type=int, default=1, help="processes")
    parser.add_argument("--trace", action="store_true", help="print what happened, step by step")
    parser.add_argument(
        "--complete-from", type=int, default=1000, help="seeds from which everything must have happened"
    )
    parser.add_argument("--mutants", nargs="?", const="all", help="plant every known fault, or the named one")
    return parser


def _seeds(text: str) -> Sequence[int]:
    first, _, last = text.partition("-")
    return range(int(first), int(last or first) + 1)


if __name__ == "__main__":
    if os.environ.get(HASH_SEED) != "0":  # an order that hangs on the process would not be replayed by the number
        os.execve(
            sys.executable, [sys.executable, "-m", "tests.simulation", *sys.argv[1:]], {**os.environ, HASH_SEED: "0"}
        )
    sys.exit(main(sys.argv[1:]))
