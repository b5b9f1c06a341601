"""One action of a person is one transaction: rows, outbox and audit are all there or none is."""

import functools
import itertools
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
import sqlcipher3.dbapi2 as driver

from bjdesk.kernel.commands import Command
from bjdesk.learning.commands import CheckIn, CloseSession, JoinAndCheckIn, MarkAllArrived, UndoAttendance, UndoMarks
from bjdesk.people.commands import BindCard, RegisterLearner, SaveDraft, SetCardState
from tests.makers import Branch, broken_chain, make_branch


class PulledPlug(Exception):
    """The machine stops here."""


class Plug:
    """An engine whose n-th statement from now on is not carried out; BEGIN and COMMIT count as statements."""

    sqlite_version_info = driver.sqlite_version_info

    def __init__(self) -> None:
        self.left = 0

    def connect(self, *arguments: Any, **how: Any) -> Any:
        return driver.connect(*arguments, **how, factory=functools.partial(Line, self))

    def count(self) -> None:
        self.left -= 1
        if self.left == 0:
            raise PulledPlug


class Line(driver.Connection):  # type: ignore[misc]
    """A connection that asks the plug before every statement."""

    def __init__(self, plug: Plug, *arguments: Any, **how: Any) -> None:
        super().__init__(*arguments, **how)
        self.plug = plug

    def cursor(self, *_: Any) -> Any:
        return super().cursor(Pen)

    def commit(self) -> None:
        self.plug.count()
        super().commit()


class Pen(driver.Cursor):  # type: ignore[misc]
    """A cursor of such a connection."""

    def execute(self, *arguments: Any) -> Any:
        self.connection.plug.count()
        return super().execute(*arguments)

    def executemany(self, *arguments: Any) -> Any:
        self.connection.plug.count()
        return super().executemany(*arguments)


@pytest.fixture
def plug() -> Plug:
    return Plug()


@pytest.fixture
def branch(tmp_path: Path, plug: Plug) -> Iterator[Branch]:
    made = make_branch(tmp_path, engine=plug)
    yield made
    made.close()


TABLES = "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%' ORDER BY name"


def everything(branch: Branch) -> dict[str, list[tuple[Any, ...]]]:
    """All rows that a command may touch."""
    shipped = {"code", "org", "policy_doc", "policy_parameter"}
    return {name: branch.rows(f'SELECT * FROM "{name}"') for (name,) in branch.rows(TABLES) if name not in shipped}


Make = Callable[[Branch], Command]


def check_in(branch: Branch) -> Command:
    group = branch.class_now()
    return CheckIn(group.session, group.people[0])


def join(branch: Branch) -> Command:
    return JoinAndCheckIn(branch.class_now().session, branch.learner())


def visit(branch: Branch) -> Command:
    return CheckIn(branch.class_now().session, branch.learner())


def undo(branch: Branch) -> Command:
    group = branch.class_now()
    return UndoAttendance(branch.check_in(group.session, group.people[0]).value.attendance_id, "点错了")


def all_arrived(branch: Branch) -> Command:
    group = branch.class_now()
    return MarkAllArrived(group.session, group.people)


def undo_all(branch: Branch) -> Command:
    undo = branch.execute(all_arrived(branch)).undo
    assert isinstance(undo, UndoMarks)
    return undo


def close(branch: Branch) -> Command:
    group = branch.class_now()
    return CloseSession(group.session, branch.session(group.session).rev)


def register(branch: Branch) -> Command:
    return RegisterLearner("王桂芳", phone="13800004417", of_age="1", consented=True, card=branch.hashes("01026F6C3A"))


def bind(branch: Branch) -> Command:
    return BindCard(branch.learner(), branch.hashes("01026F6C3B"))


def report_lost(branch: Branch) -> Command:
    card = branch.card(branch.learner(), "01026F6C3C")
    return SetCardState(card, branch.value("SELECT rev FROM card WHERE id = ?", card), "2", "丢了")


def save_draft(branch: Branch) -> Command:
    branch.execute(SaveDraft("walk-in", {"name": "王"}))
    return SaveDraft("walk-in", {"name": "王桂"})


ACTIONS: list[Make] = [
    check_in,
    visit,
    join,
    undo,
    all_arrived,
    undo_all,
    close,
    register,
    bind,
    report_lost,
    save_draft,
]


@pytest.mark.parametrize("make", ACTIONS)
def test_an_action_that_fails_at_any_statement_leaves_nothing_behind(branch: Branch, plug: Plug, make: Make) -> None:
    command = make(branch)
    before = everything(branch)
    for failing in itertools.count(1):
        plug.left = failing
        try:
            branch.execute(command)
        except PulledPlug:
            assert everything(branch) == before, f"at statement {failing}"
        else:
            break
    plug.left = 0
    assert failing > 4
    assert everything(branch) != before


@pytest.mark.parametrize("make", [make for make in ACTIONS if make is not save_draft])
def test_an_action_writes_exactly_one_audit_row_and_the_chain_holds(branch: Branch, make: Make) -> None:
    command = make(branch)
    before = branch.value("SELECT count(*) FROM audit")
    branch.execute(command)
    rows = branch.rows("SELECT command, outcome FROM audit WHERE n > ?", before)
    assert rows == [(type(command).__name__, "1")]
    assert broken_chain(branch) == []


def test_a_kept_draft_leaves_no_trace_in_the_audit(branch: Branch) -> None:
    before = branch.value("SELECT count(*) FROM audit")
    branch.execute(save_draft(branch))
    assert branch.value("SELECT count(*) FROM audit") == before


@pytest.mark.parametrize("make", [make for make in ACTIONS if make is not save_draft])
def test_a_command_says_that_it_changed_what_it_captured(branch: Branch, make: Make) -> None:
    command, before = make(branch), branch.value("SELECT op FROM sync_state")
    outcome = branch.execute(command)
    captured = branch.rows("SELECT DISTINCT tbl FROM sync_outbox WHERE op > ?", before)
    assert {tbl for (tbl,) in captured} == set(outcome.changes.kinds)
