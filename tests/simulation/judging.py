"""All promises of a finished run, one after the other; the first that was broken is the outcome."""

from collections.abc import Callable, Iterable, Mapping

from tests.simulation.case import Case
from tests.simulation.oracles import claims, equal, kept, private
from tests.simulation.violations import Violation

Oracle = Callable[[Case], Iterable[str]]

ALWAYS: Mapping[str, Oracle] = {
    "O1": kept.o1,
    "O2": equal.o2,
    "O3": kept.o3,
    "O4": kept.o4,
    "O5": equal.o5,
    "O6": claims.o6,
    "O9": claims.o9,
    "O10": kept.o10,
    "O11": private.o11,
    "O15": private.o15,
    "O18": kept.o18,
}


def judge(case: Case) -> None:
    """Raise the first Violation. O7, O8, O14, O16 and O17 are judged while the run goes on."""
    for name, oracle in oracles(case).items():
        for text in oracle(case):
            raise Violation(name, text)


def oracles(case: Case) -> Mapping[str, Oracle]:
    """Those that hold for this kind of run."""
    found = dict(ALWAYS)
    if not case.district_restores:
        found["O12"] = kept.o12
    if case.profile.has_right_clocks and not case.restores:
        found["O13"] = kept.o13
    return found
