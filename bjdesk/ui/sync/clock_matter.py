"""A clock that jumped by more than a day, told like the other matters: both times, and a person says which is right."""

from typing import TYPE_CHECKING
from uuid import UUID

from bjdesk.kernel.clock import Instant

if TYPE_CHECKING:
    from bjdesk.syncing.matter import Matter
    from bjdesk.syncing.queries import RunRow

CLOCK = "clock"
ACCEPT = "accept-time"
"""The choice of it."""
_CLOCK_STEP = "clock-step"


def clock_matter(last: "RunRow | None") -> "Matter | None":
    """The matter that the last run left, if it stopped because of the time."""
    from bjdesk.syncing.matter import Matter, MatterKey, Side
    from bjdesk.syncing.subjects import Subject

    if last is None or last.outcome != _CLOCK_STEP:
        return None
    theirs, ours = _moment(last.facts.get("server")), _moment(last.facts.get("wall")) or last.at
    return Matter(
        key=MatterKey(CLOCK, CLOCK),
        table="",
        row=UUID(int=0),
        rev=None,
        subject="",
        hint="",
        about=Subject(""),
        register="",
        columns=("time",),
        kinds={"time": "instant"},
        reason=_CLOCK_STEP,
        theirs=Side({"time": theirs}) if theirs is not None else None,
        ours=Side({"time": ours}, is_ours=True, is_standing=True),
        choices=(ACCEPT,),
        is_blocking=True,
    )


def _moment(ms: object) -> Instant | None:
    return Instant(ms * 1000) if isinstance(ms, int) else None
