"""Registers become cells and cells registers, for every table; what a column cannot hold is not placed (MODEL §1)."""

import json
from typing import Any
from uuid import UUID

import pytest
from sqlalchemy import Table

from bjdesk.store.replica.layout import Unplaceable
from tests.makers import Branch, plant
from tests.store.replica.pages import HERE, LAYOUTS, Feeds, ids, published
from tests.store.wire import MODELS, captured, on_wire, parents, row_of, tables, values_of

ALL = tables("grow", "fields", "states", "claim")


def named(table: Table) -> str:
    return table.name


@pytest.mark.parametrize("every_column", [True, False], ids=["full", "sparse"])
@pytest.mark.parametrize("table", ALL, ids=named)
def test_what_one_desk_captured_lies_on_another_as_it_was(
    branch: Branch, feeds: Feeds, table: Table, every_column: bool
) -> None:
    """Through every type of column: the captured registers, published, give the same row."""
    known = parents(branch)
    with branch.desk.database.write(branch.actor, "Test", source=1) as unit:
        made = plant(unit, MODELS[table.name], values_of(table, known, every_column=every_column))
    found, copy = captured(branch)[-1], ids(1)[0]
    assert not LAYOUTS[table.name].extra(found.changed, {})
    feeds.apply(HERE, published(table.name, copy, found.changed))
    mine, theirs = (on_wire(table, row_of(branch, table, record)) for record in (made, copy))
    owned = {column for register in LAYOUTS[table.name].declared.owned_registers for column in register.columns}
    for name in {"id", "rev", *owned}:  # what the district decides is not captured
        del mine[name], theirs[name]
    assert mine == theirs


@pytest.mark.parametrize("table", ALL, ids=named)
def test_a_row_is_offered_as_it_was_published(branch: Branch, feeds: Feeds, table: Table) -> None:
    known = parents(branch)
    with branch.desk.database.write(branch.actor, "Test", source=1) as unit:
        plant(unit, MODELS[table.name], values_of(table, known, every_column=True))
    registers, layout = captured(branch)[-1].changed, LAYOUTS[table.name]
    more = {**registers, "unknown": [1, {"a": None}]}
    group = next((name for name, register in layout.registers.items() if len(register.columns) > 1), None)
    if group in more:
        more[group] = {**more[group], "later": "演示"}
    defaults = {slot.column: slot.default for slot in layout.slots}
    owned: dict[str, Any] = {
        register.name: {column: defaults[column] for column in register.columns}
        for register in layout.declared.owned_registers
    }
    if "claim" in owned:
        owned["claim"] = {"since": 5, "verdict": "1", "contest_with": ["AA"]}
    row = published(table.name, ids(1)[0], more, owned={**owned, "ruling": 3})
    feeds.apply(HERE, row)
    feeds.replica.begin_offers({HERE: (0, bytes(8))})
    offer = feeds.replica.next_offer()
    assert offer is not None
    assert offer.rows == (row,)


CAPACITY: dict[str, Any] = {"capacity": 30, "capacity_hard": None}


@pytest.mark.parametrize(
    ("register", "value"),
    [
        ("capacity", {"capacity": "30", "capacity_hard": None}),
        ("capacity", {"capacity": True, "capacity_hard": None}),
        ("capacity", 30),
        ("is_free", 2),
        ("is_free", None),
        ("name", {"name": None, "type": "01"}),
        ("name", {"type": "01"}),
        ("part_of_id", "AB"),
        ("part_of_id", "not hex at all, but thirty-two ch"),
        ("part_of_id", 7),
        ("contact", 7),
        ("contact", ["a"]),
    ],
)
def test_a_value_that_its_column_cannot_hold_is_not_placed(branch: Branch, register: str, value: object) -> None:
    with branch.desk.database.write(branch.actor, "Test", source=1) as unit:
        plant(unit, MODELS["venue"], {"name": "演示楼"})
    registers = captured(branch)[-1].changed
    LAYOUTS["venue"].cells(registers, {})
    with pytest.raises(Unplaceable):
        LAYOUTS["venue"].cells({**registers, register: value}, {})


def test_what_has_a_default_may_be_absent_and_what_has_none_may_not() -> None:
    booking = LAYOUTS["booking"]
    with pytest.raises(Unplaceable):
        booking.cells({}, {})
    verdict = next(slot for slot in booking.slots if slot.column == "verdict")
    assert (verdict.default, verdict.cell(None)) == ("0", "0")


def test_json_is_kept_in_one_spelling() -> None:
    groups = next(slot for slot in LAYOUTS["activity"].slots if slot.column == "target_groups")
    assert groups.cell({"b": 1, "a": ["老"]}) == '{"a":["老"],"b":1}'
    assert json.loads(groups.cell([])) == []


def test_every_reference_is_known_from_both_sides() -> None:
    for layout in LAYOUTS.values():
        for place, parent in layout.parents:
            assert (layout.name, layout.slots[place].column) in LAYOUTS[parent or ""].children
    assert UUID(int=0) not in LAYOUTS
