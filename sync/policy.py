"""How a table travels: its policy, its home, who sees it, and which columns only make sense together.

Declared beside each model and read by both ends, so that there is one place that says what a merge may do.
"""

from dataclasses import dataclass
from typing import Literal

Policy = Literal["grow", "fields", "states", "claim", "district"]
Home = Literal["*", "B", "*B"]
"""District, branch, or either."""
Seen = Literal["H", "A", "L", "LH", "T", "O"]
"""Home and district · all branches · by the learner's relations · those and the home · by teaching · as its owner."""

SERVER_GROUPS = frozenset({"claim", "review", "district"})
"""Registers that only the district's server writes."""


@dataclass(frozen=True)
class Register:
    """The unit of merging: one column, or a named group of columns that only make sense together."""

    name: str
    columns: tuple[str, ...]

    @property
    def is_group(self) -> bool:
        """Whether its value is an object by column, not a bare value."""
        return self.columns != (self.name,)

    @property
    def is_server_owned(self) -> bool:
        return self.name in SERVER_GROUPS


@dataclass(frozen=True)
class SyncPolicy:
    """The declaration beside a model; `groups` are the declared registers, other columns stand alone."""

    policy: Policy
    home: Home
    seen: Seen
    groups: tuple[Register, ...] = ()

    def registers(self, columns: tuple[str, ...]) -> tuple[Register, ...]:
        """All registers over the payload `columns`, in the order of their first column."""
        owner = {column: group for group in self.groups for column in group.columns}
        found: dict[str, Register] = {}
        for column in columns:
            register = owner.get(column) or Register(column, (column,))
            found.setdefault(register.name, register)
        return tuple(found.values())


def register(text: str) -> Register:
    """Read a declaration: `name short_name` is called by its first column, `state: state state_at` by its own name."""
    name, colon, rest = text.partition(":")
    columns = tuple((rest if colon else text).split())
    return Register(name.strip() if colon else columns[0], columns)
