"""A small district of invented tables, so that the server is tested for what it does and not for what bjdesk keeps."""

from collections.abc import Mapping
from typing import Any

from sync.declarations import (
    ClaimRule,
    Column,
    Conflict,
    Declarations,
    DeviceFacts,
    Erasing,
    Kind,
    Relation,
    Row,
    TableDeclaration,
    machine,
)
from sync.policy import Home, Policy, Register, Seen, SyncPolicy, register

NORTH, SOUTH, EAST = "north", "south", "east"
BRANCHES = (EAST, NORTH, SOUTH)
STATE = register("state: state state_at state_note")
CLAIM = register("claim: since verdict contest_with")
GROW = "at:instant by_id:id? voids_id:id? reason:text?"
STATES = "state:text state_at:instant state_note:text?"
CLAIMED = "since:instant? verdict:text contest_with:json?"
ORDER_MOVES = machine("1>2 3; 2>3 4; 3>1; 4>", order="4 3 2 1", of_district="4")
"""1 asked, 2 agreed, 3 withdrawn, 4 paid (by the district)."""
SLOT_MOVES = machine("1>2 3; 2>3; 3>1", order="3 2 1")
"""1 asked, 2 agreed, 3 cancelled."""


def table(
    name: str,
    policy: Policy,
    columns: str,
    *,
    home: Home = "B",
    seen: Seen = "H",
    groups: tuple[str, ...] = (),
    own: tuple[Register, ...] = (),
    **more: Any,
) -> TableDeclaration:
    """A declaration in words: `name:kind`, `?` where null is allowed, `>table` for a checked reference."""
    made = tuple(_column(words) for words in columns.split())
    declared = SyncPolicy(policy, home, seen, tuple(map(register, groups)) + own)
    registers = declared.registers(tuple(column.name for column in made))
    return TableDeclaration(name, declared, made, registers, **more)


def _column(words: str) -> Column:
    spelt, _, target = words.partition(">")
    name, _, kind = spelt.partition(":")
    found: Kind = kind.rstrip("?")  # type: ignore[assignment]
    return Column(name, found, kind.endswith("?"), target or None)


def _slot_rule() -> ClaimRule:
    return ClaimRule(
        column="room_id",
        group=lambda row: row.get("room_id"),
        collide=lambda one, other: one["starts"] < other["ends"] and other["starts"] < one["ends"],
        holds=lambda row: not row["removed"] and row["state"] == "2",
        slot=lambda row: (row.get("room_id"), row.get("starts"), row.get("ends")),
        thing="room",
        part_of="part_of_id",
    )


def _seat_rule() -> ClaimRule:
    return ClaimRule(
        column="course_id",
        group=lambda row: row.get("course_id"),
        collide=lambda _one, _other: False,
        holds=lambda row: not row["removed"],
        slot=lambda row: row.get("course_id"),
        thing="course",
        limit=lambda course: course.get("seats"),
    )


def _scope_of(row: Row) -> str:
    return str(row.get("branch"))


def _record_conflict(found: Conflict) -> tuple[str, Mapping[str, Any]]:
    return "clash", {
        "about_table": found.table,
        "about_id": found.row.hex().upper(),
        "register": found.register,
        "kept": found.kept,
        "lost": found.lost,
        "desk_id": found.lost_device.hex().upper() if found.lost_device else None,
        "actor_id": found.lost_actor.hex().upper() if found.lost_actor else None,
        "is_removed": int(found.is_removed),
        "person_id": found.person,
        "state": {"state": "1", "state_at": found.lost_ms * 1000, "state_note": None},
    }


def _record_device(facts: DeviceFacts) -> tuple[str, Mapping[str, Any]]:
    return "device", {
        "name": facts.name,
        "number": facts.number,
        "revoked": facts.revoked_ms and facts.revoked_ms * 1000,
    }


ERASING = Erasing(
    person_columns={"person": "id", "card": "person_id", "clash": "person_id"},
    emptied={"all": {"person": None, "card": {"token": ""}, "clash": {"kept": None, "lost": None}}},
    record=lambda person, extent, ms: ("erased", {"person_id": person, "extent": extent, "at": ms * 1000}),
)

TABLES = (
    table("notice", "district", "title:text body:json?", home="*", seen="A"),
    table("device", "district", "name:text number:int? revoked:instant?", seen="A"),
    table("erased", "district", "person_id:id extent:text at:instant", home="*", seen="A"),
    table(
        "room",
        "fields",
        "name:text kind:text part_of_id:id?>room size:int? opened:date? is_free:bool checked:text? checker:text?",
        home="*B",
        seen="A",
        groups=("name kind",),
        own=(register("review: checked checker"),),
    ),
    table("course", "fields", "title:text seats:int?", seen="A"),
    table("person", "fields", "name:text nick:text? phone:text? born:date? mark:blob?", seen="L",
          groups=("name nick",), person_column="id"),
    table("tie", "grow", f"person_id:id branch:text {GROW}", seen="L", person_column="person_id"),
    table("card", "fields", "person_id:id token:text", seen="L", person_column="person_id"),
    table("visit", "grow", f"room_id:id?>room person_id:id status:text {GROW}", seen="LH", person_column="person_id"),
    table("memo", "fields", "text:text about:json?", seen="H"),
    table(
        "order", "states", f"wish:text price:int? answer:text? {STATES}", own=(STATE, register("district: answer")),
        machine=ORDER_MOVES,
    ),
    table(
        "slot", "claim", f"room_id:id?>room starts:instant ends:instant title:text {STATES} {CLAIMED}", home="*B",
        seen="A", groups=("room_id starts ends",), own=(STATE, CLAIM), machine=SLOT_MOVES, claim=_slot_rule(),
    ),
    table("seat", "claim", f"course_id:id>course person_id:id note:text? {CLAIMED}", seen="L", own=(CLAIM,),
          claim=_seat_rule(), person_column="person_id"),
    table(
        "clash",
        "states",
        "about_table:text about_id:id register:text kept:json? lost:json? desk_id:id? actor_id:id? is_removed:bool"
        f" person_id:id? {STATES}",
        seen="O",
        own=(STATE,),
        machine=machine("1>2; 2>1", order="2 1"),
        subject_columns=("about_table", "about_id"),
    ),
)  # fmt: skip

DECLARATIONS = Declarations(
    tables={one.name: one for one in TABLES},
    relation=Relation("tie", "person_id", _scope_of),
    person_table="person",
    branches=BRANCHES,
    record_conflict=_record_conflict,
    record_device=_record_device,
    erasing=ERASING,
)
