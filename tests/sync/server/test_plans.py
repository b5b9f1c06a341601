"""No statement of an exchange looks through what is there: a night costs by what changed (SPEED, growth).

Every statement that the server sends in a first push, a pull, a night with edits, moves and conflicts, an idle
request and the search for lost history is explained by the database itself: it must find an index and a condition on
more than the scope; only lists that were handed in are gone through.
"""

import json
import re
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any

import pytest
from sqlalchemy import Engine, event

from sync.protocol.messages import Reply
from tests.sync.server.branches import EAST, NORTH, SOUTH
from tests.sync.server.conftest import Databases
from tests.sync.server.desks import Desk, World

_EXPLAINED = re.compile(r"\s*(SELECT|INSERT|UPDATE|DELETE)\b", re.IGNORECASE)
MANY = 400
_ONE_A_SCOPE = "sync_counter"
_SEARCH = re.compile(r"SEARCH (\S+) .*\((.*)\)")
_LIST = re.compile(r"SCAN (\S+ VIRTUAL TABLE|CONSTANT ROW|\d+ CONSTANT ROWS?)\b")
"""json_each is the only virtual table of the server."""
_COLUMN = re.compile(r"\(*(\w+)\)?(?:::\w+)? (?:=|<|>|>=|<=) ")


@dataclass
class Heard:
    """Statements with the parameters that they were sent with, each once."""

    statements: dict[str, Any] = field(default_factory=dict)

    def note(self, _db: Any, _cursor: Any, statement: str, parameters: Any, _context: Any, many: bool) -> None:
        if _EXPLAINED.match(statement):
            self.statements.setdefault(statement, parameters[0] if many and parameters else parameters)


@contextmanager
def hearing(engine: Engine) -> Iterator[Heard]:
    """Listen as long as the block."""
    heard = Heard()
    event.listen(engine, "before_cursor_execute", heard.note)
    yield heard
    event.remove(engine, "before_cursor_execute", heard.note)


def hexed(key: bytes) -> str:
    return key.hex().upper()


def evening(desk: Desk, count: int = 12) -> list[bytes]:
    """New people, where they belong, their visits; a room, two bookings of it, an order."""
    room = desk.insert("room", {"name": {"name": "室", "kind": "1"}, "size": 3, "opened": None})
    people = []
    for number in range(count):
        person = desk.insert("person", {"name": {"name": str(number), "nick": None}, "phone": None, "born": None})
        tie = {"person_id": hexed(person), "branch": NORTH, "at": number, "by_id": None, "voids_id": None}
        desk.insert("tie", {**tie, "reason": None})
        desk.insert(
            "visit", {"room_id": hexed(room), "person_id": hexed(person), "status": "1", "at": -5, "by_id": None}
        )
        people.append(person)
    for start in (1, 2):
        book(desk, room, start)
    return people


def book(desk: Desk, room: bytes, start: int) -> None:
    slot = {"room_id": {"room_id": hexed(room), "starts": start, "ends": start + 5}, "title": "课"}
    desk.insert("slot", {**slot, "state": {"state": "2", "state_at": 1, "state_note": None}})


def everything(one: Desk, two: Desk, south: Desk, east: Desk) -> None:
    """What desks do in a night and in a year."""
    people = evening(one)
    one.sync()
    two.sync()
    for desk, phone in ((one, "1"), (two, "2")):
        desk.update("person", people[0], phone=phone)
        desk.update("person", people[1], phone=phone)
    evening(two, 3)
    for desk in (one, two, south, one, two):
        desk.sync()
    tie = {"person_id": hexed(people[2]), "branch": SOUTH, "at": 3, "by_id": None, "voids_id": None, "reason": None}
    one.world.district.write(NORTH, "tie", bytes(range(16)), tie)
    for desk in (one, south, east):
        desk.sync()
        desk.ask(desk.request())
    history(one)


def fill(one: Desk, two: Desk) -> None:
    """So many rows of each kind that reading all of them is not the quickest way."""
    people = evening(one, MANY)
    room = one.insert("room", {"name": {"name": "大室", "kind": "1"}, "size": 3, "opened": None})
    course = one.insert("course", {"title": "课", "seats": None})
    for number, person in enumerate(people):
        one.insert("room", {"name": {"name": str(number), "kind": "1"}, "size": 3, "opened": None})
        one.insert("card", {"person_id": hexed(person), "token": str(number)})
        one.insert("seat", {"course_id": hexed(course), "person_id": hexed(person), "note": None})
        book(one, room, number * 100)
    one.sync()
    two.sync()
    for desk in (one, two):
        for person in people:
            desk.update("person", person, phone=desk.device.hex())
    for desk in (one, two, one):
        desk.sync()


def history(desk: Desk) -> Reply:
    return desk.ask(desk.request(batches=(), history={NORTH: tuple(desk.history[NORTH][-9:])}))


def plan_on_sqlite(engine: Engine, statement: str, parameters: Any) -> list[str]:
    """Steps that look through a table, or through all that a scope has of it."""
    with engine.connect() as db:
        steps = [row[3] for row in db.exec_driver_sql(f"EXPLAIN QUERY PLAN {statement}", parameters)]
    return [step for step in steps if _is_scan(step)]


def _is_scan(step: str) -> bool:
    if step.startswith("SCAN"):
        return _LIST.match(step) is None
    search = _SEARCH.match(step)
    return search is not None and search[1] != _ONE_A_SCOPE and search[2] == "scope=?"


def plan_on_postgres(engine: Engine, statement: str, parameters: Any) -> list[str]:
    """Nodes that do so although the planner was asked to avoid it."""
    with engine.connect() as db:
        db.exec_driver_sql("SET LOCAL enable_seqscan = off")
        db.exec_driver_sql(f"SET LOCAL bj.scopes = '{NORTH},{SOUTH},{EAST},*'")
        found = db.exec_driver_sql(f"EXPLAIN (FORMAT JSON) {statement}", parameters).scalar_one()
    plans = json.loads(found) if isinstance(found, str) else found
    return [node for one in plans for node in _bad_nodes(one["Plan"])]


def _bad_nodes(node: dict[str, Any]) -> Iterator[str]:
    kind, table, condition = node["Node Type"], node.get("Relation Name", ""), node.get("Index Cond", "")
    is_index = kind in ("Index Scan", "Index Only Scan", "Bitmap Index Scan")
    by_scope_alone = is_index and set(_COLUMN.findall(condition)) <= {"scope"} and not table.startswith(_ONE_A_SCOPE)
    if kind == "Seq Scan" or by_scope_alone:
        yield f"{kind} on {table or node.get('Index Name')}: {condition}"
    for inner in node.get("Plans", ()):
        yield from _bad_nodes(inner)


def scans(engine: Engine, heard: Heard) -> dict[str, list[str]]:
    """Statements that look through something, with the steps in which they do."""
    explain = plan_on_sqlite if engine.dialect.name == "sqlite" else plan_on_postgres
    found = {one: explain(engine, one, given) for one, given in heard.statements.items()}
    return {statement: steps for statement, steps in found.items() if steps}


@pytest.fixture
def owner(engine: Engine, kind: str, request: pytest.FixtureRequest) -> Engine:
    """Who may take statistics."""
    if kind == "sqlite":
        return engine
    databases: Databases = request.getfixturevalue("databases")
    return databases.of(kind)[0]


def test_no_statement_of_an_exchange_looks_through_a_table(world: World, engine: Engine, owner: Engine) -> None:
    desks = [world.desk(scope) for scope in (NORTH, NORTH, SOUTH, EAST)]
    if owner is not engine:  # PostgreSQL plans by what is there, SQLite by what might be
        fill(*desks[:2])
        with owner.begin() as db:
            db.exec_driver_sql("ANALYZE")
    with hearing(engine) as heard:
        everything(*desks)
    assert len(heard.statements) > 40
    assert scans(engine, heard) == {}


def test_a_scan_would_be_seen(world: World, engine: Engine) -> None:
    """The test itself: a statement without an index that fits is told."""
    with hearing(engine) as heard, engine.connect() as db:
        db.exec_driver_sql("SELECT id FROM person WHERE phone = '1'")
    assert len(scans(engine, heard)) == 1
