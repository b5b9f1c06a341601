"""What is judged while the run goes on: O14 (no stamp from the future) and O17 (no mass deletion without a person)."""

from collections.abc import Callable

from bjdesk.declared import declarations
from sync.clock import AHEAD_MS
from tests.simulation.desk import SimDesk
from tests.simulation.history import Judge, Version
from tests.simulation.timeline import SECOND_MS, Timeline
from tests.simulation.violations import Violation

MANY_ROWS = 50


def no_future(timeline: Timeline) -> Judge:
    """O14: a clock that ran ahead is bounded by the server's; a writer who saw a value may be some ms later."""

    def judge(version: Version, _before: Version | None) -> None:
        limit = timeline.ms + AHEAD_MS + SECOND_MS
        for register, stamp in version.row.stamps.items():
            if stamp[0] > limit:
                ahead = (stamp[0] - timeline.ms) // SECOND_MS
                raise Violation("O14", f"{version.row.table} {register} carries a stamp {ahead} s ahead of the server")

    return judge


def living_rows(desk: SimDesk) -> dict[str, int]:
    """table -> rows on the desk that are not taken out."""
    found = {}
    for declared in declarations():
        where = "" if declared.policy.policy == "grow" else " WHERE removed = 0"
        found[declared.name] = desk.one(f'SELECT count(*) FROM "{declared.name}"{where}')
    return found


def mass_deletion(desk: SimDesk, before: dict[str, int], allowed: Callable[[], bool]) -> None:
    """O17: an exchange that nobody was asked about takes away no more than fifty rows of a table."""
    for table, count in living_rows(desk).items():
        if before.get(table, 0) - count > MANY_ROWS and not allowed():
            raise Violation("O17", f"{desk.name} lost {before[table] - count} rows of {table}, and nobody was asked")
