"""The next release of the district: a column more in a table, one more in a group, and a table more.

Desks of this release go on talking to it; what forged operations of a newer desk had brought before is lifted.
"""

from dataclasses import replace
from functools import cache

from bjdesk.declared import declarations
from bjdesk.store.migrations import HEAD
from sync.declarations import Column, Declarations, TableDeclaration
from sync.policy import Register, SyncPolicy

UNKNOWN_TABLE = "mascot"
"""A table that this release does not know."""
NEWER_REGISTER, NEWER_COLUMN = "hue", "capacity_kids"
GROWN, GROUP = "venue", "capacity"
THIS, NEXT = HEAD, f"{int(HEAD) + 1:04d}"


@cache
def next_release() -> Declarations:
    """What both ends are told one release later."""
    known = declarations()
    tables = {**known.tables, GROWN: _grown(known.tables[GROWN]), UNKNOWN_TABLE: _fresh()}
    return replace(known, tables=tables)


def _grown(was: TableDeclaration) -> TableDeclaration:
    columns = (*was.columns, Column(NEWER_REGISTER, "text", True), Column(NEWER_COLUMN, "int", True))
    registers = tuple(_wider(register) for register in was.registers)
    return replace(was, columns=columns, registers=(*registers, Register(NEWER_REGISTER, (NEWER_REGISTER,))))


def _wider(register: Register) -> Register:
    return replace(register, columns=(*register.columns, NEWER_COLUMN)) if register.name == GROUP else register


def _fresh() -> TableDeclaration:
    name = Column("name", "text", True)
    return TableDeclaration(
        UNKNOWN_TABLE, SyncPolicy("fields", "B", "H"), (name,), (Register(name.name, (name.name,)),)
    )
