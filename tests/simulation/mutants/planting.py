"""Puts another part in the place of one of the program's while a seed runs; the product knows of no mutant."""

from collections.abc import Callable, Iterator, Mapping
from contextlib import AbstractContextManager, ExitStack, contextmanager
from dataclasses import dataclass, field
from typing import Any

from tests.simulation.disasters import MANY_EVERY
from tests.simulation.world import Plan

Parts = Callable[[], AbstractContextManager[None]]


@dataclass(frozen=True)
class Part:
    """`attribute` of `owner` (a module or a class) is `made(what it was)` meanwhile."""

    owner: Any
    attribute: str
    made: Callable[[Any], Any]

    @contextmanager
    def planted(self) -> Iterator[None]:
        was = self.owner.__dict__[self.attribute]
        setattr(self.owner, self.attribute, self.made(was))
        try:
            yield
        finally:
            setattr(self.owner, self.attribute, was)


def _anywhere(_seed: int) -> bool:
    return True


def in_storms(seed: int) -> bool:
    """Where the district's file may be put back."""
    return Plan(seed).profile.has_restores


def with_right_clocks(seed: int) -> bool:
    return Plan(seed).profile.has_right_clocks


def in_small_storms(seed: int) -> bool:
    """Where offers come in several parts as well."""
    return in_storms(seed) and seed % 2 == 1


def with_wrong_clocks(seed: int) -> bool:
    return not with_right_clocks(seed)


def with_right_clocks_only(seed: int) -> bool:
    """Nothing is put back, and every clock is right."""
    return with_right_clocks(seed) and not in_storms(seed)


def with_many_rows(seed: int) -> bool:
    """Where the district takes many rows out."""
    return seed % MANY_EVERY == MANY_EVERY - 1


@dataclass(frozen=True)
class Mutant:
    """A known fault: where it lies, and which promises must notice it."""

    name: str
    area: str
    oracles: tuple[str, ...]
    parts: tuple[Part, ...]
    chance: Callable[[int], bool] = _anywhere
    """Seeds in which it can do any harm at all."""
    more: Mapping[str, float] = field(default_factory=dict)
    """What happens more often in its runs, and in those without it that it is compared with."""

    @contextmanager
    def planted(self) -> Iterator[None]:
        with ExitStack() as stack:
            for part in self.parts:
                stack.enter_context(part.planted())
            yield


def fault(
    area: str,
    name: str,
    oracles: str,
    *parts: Part,
    chance: Callable[[int], bool] = _anywhere,
    more: Mapping[str, float] | None = None,
) -> Mutant:
    """A mutant; `oracles` in one string."""
    return Mutant(name, area, tuple(oracles.split()), parts, chance, more or {})


def instead(owner: Any, attribute: str, other: Any) -> Part:
    """Another function, whatever the real one was."""
    return Part(owner, attribute, lambda _was: other)


def around(owner: Any, attribute: str, made: Callable[[Any], Any]) -> Part:
    """A function made from the real one."""
    return Part(owner, attribute, made)
