"""Puts another part in the place of one of the program's while a seed runs; the product knows of no mutant."""

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, ExitStack, contextmanager
from dataclasses import dataclass
from typing import Any

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


@dataclass(frozen=True)
class Mutant:
    """A known fault: where it lies, and which promises must notice it."""

    name: str
    area: str
    oracles: tuple[str, ...]
    parts: tuple[Part, ...]

    @contextmanager
    def planted(self) -> Iterator[None]:
        with ExitStack() as stack:
            for part in self.parts:
                stack.enter_context(part.planted())
            yield


def fault(area: str, name: str, oracles: str, *parts: Part) -> Mutant:
    """A mutant; `oracles` in one string."""
    return Mutant(name, area, tuple(oracles.split()), parts)


def instead(owner: Any, attribute: str, other: Any) -> Part:
    """Another function, whatever the real one was."""
    return Part(owner, attribute, lambda _was: other)


def around(owner: Any, attribute: str, made: Callable[[Any], Any]) -> Part:
    """A function made from the real one."""
    return Part(owner, attribute, made)
