"""The district's numbers that attendance needs, read from dated parameters (R97); what the policy leaves open is
assumed there, never a constant here."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any
from zoneinfo import ZoneInfo

from bjdesk.kernel.clock import Instant, day_of


@dataclass(frozen=True)
class LearningRules:
    """Minutes and seconds of the sign-in, and the district's zone."""

    open_before_min: int
    late_from_min: int
    silent_s: int
    one_event_s: int
    zone: ZoneInfo

    @staticmethod
    def of(parameters: Mapping[str, Any]) -> "LearningRules":
        """From key -> value of a day; a missing key is an error of the installation (KeyError)."""
        return LearningRules(
            open_before_min=int(parameters["checkin.open_before_min"]),
            late_from_min=int(parameters["checkin.late_from_min"]),
            silent_s=int(parameters["checkin.silent_s"]),
            one_event_s=int(parameters["checkin.one_event_s"]),
            zone=ZoneInfo(parameters["zone"]),
        )

    def day(self, moment: Instant) -> date:
        """The civil date of a moment in the district."""
        return day_of(moment, self.zone)
