"""What a row of the tables holds."""

from dataclasses import dataclass


@dataclass(frozen=True)
class ErrorText:
    """What the user reads; `tone` is that of the banner or strip it stands in."""

    what: str
    do: str
    number: str
    tone: str = "bad"
