"""The one door: permission, transaction, audit and answer of a command, with a store of a few lines (D6, D9)."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any
from uuid import UUID

import pytest

from bjdesk.kernel.changes import Changes
from bjdesk.kernel.commands import DONE, REFUSED, Done, Executor
from bjdesk.kernel.errors import NotAllowed, RuleBroken
from bjdesk.kernel.unit_of_work import Actor, UnitOfWork
from tests.makers import at, make_clock, seeded

DESK = UUID(int=1)


@dataclass(frozen=True)
class Rename:
    """A command of these tests."""

    name: str


@dataclass(frozen=True)
class Unlisted:
    """A command that no role may run."""


@dataclass
class Notebook:
    """A store that keeps what was committed."""

    committed: list[str] = field(default_factory=list)
    audited: list[tuple[str, str]] = field(default_factory=list)

    @contextmanager
    def write(self, actor: Actor, command: str) -> Iterator[UnitOfWork[Any]]:
        pending: list[str] = []
        before = len(self.audited)
        try:
            yield UnitOfWork(pending, actor, at("09:00"), 480, lambda: UUID(int=9))
        except BaseException:
            del self.audited[before:]
            raise
        self.committed += pending

    def audit(self, unit: UnitOfWork[Any], command: str, outcome: str) -> None:
        self.audited.append((command, outcome))


def rename(unit: UnitOfWork[Any], command: Rename) -> Done:
    unit.db.append(command.name)
    unit.touch("learner")
    if not command.name:
        raise RuleBroken("name-missing")
    return Done(value=len(command.name), undo=Rename("前"))


def make_executor(book: Notebook, role: str = "1") -> Executor:
    handlers = {Rename: rename, Unlisted: rename}
    return Executor(book, handlers, {Rename: frozenset({"1"})}, book.audit, Actor(None, role, DESK))


def test_a_command_gives_its_value_its_changes_and_its_undo() -> None:
    outcome = make_executor(Notebook()).execute(Rename("王桂芳"))
    assert (outcome.value, outcome.changes, outcome.undo) == (3, Changes.of("learner"), Rename("前"))


def test_a_command_is_audited_inside_its_own_transaction() -> None:
    book = Notebook()
    make_executor(book).execute(Rename("王桂芳"))
    assert (book.committed, book.audited) == (["王桂芳"], [("Rename", DONE)])


def test_a_broken_rule_leaves_neither_rows_nor_audit() -> None:
    book = Notebook()
    with pytest.raises(RuleBroken):
        make_executor(book).execute(Rename(""))
    assert (book.committed, book.audited) == ([], [])


@pytest.mark.parametrize("command", [Rename("王桂芳"), Unlisted()], ids=["another-role", "in-no-table"])
def test_a_command_beyond_the_role_is_noted_and_changes_nothing(command: object) -> None:
    book = Notebook()
    with pytest.raises(NotAllowed) as refused:
        make_executor(book, role="4").execute(command)
    assert refused.value.facts == {"command": type(command).__name__, "role": "4"}
    assert (book.committed, book.audited) == ([], [(type(command).__name__, REFUSED)])


def test_a_handler_notes_what_the_audit_is_about() -> None:
    unit = UnitOfWork(None, Actor(None, "1", DESK), make_clock().now(), 480, lambda: UUID(bytes=seeded()(16)))
    unit.about("learner", DESK, "写错了")
    unit.touch("learner", "card")
    assert (unit.subject_kind, unit.subject, unit.reason) == ("learner", DESK, "写错了")
    assert unit.changes == Changes.of("card", "learner")
