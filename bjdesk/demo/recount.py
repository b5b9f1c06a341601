"""Counts the rows of desks and district by plain SQL on their files, through no part of the sync (SYNC: all agree).

How a table is counted, so that anybody can do it again with nothing but an SQLCipher shell and SHA-256:

- rows whose `scope` is one of the scopes that all three hold: `*` and the branch; sorted by `id` as bytes;
- columns `id`, `scope`, those of the table, `removed` where it has it, in this order (`synced_columns`). Not `rev`,
  which each desk counts for itself, and nothing that the server keeps beside a row;
- a column declared with a default counts as that default where it is empty: the server writes some only when asked to;
- each row is one line: a JSON object with sorted keys, no spaces, characters as they are, ids and digests (BLOB) in
  lower-case hex, JSON columns unfolded, ending in a line feed, in UTF-8. `sha256` is over all lines in order.

`python -m bjdesk.demo.recount FOLDER` does it once more for the `databases` folder of a demo and prints the counts;
it ends with 1 if they differ.
"""

import argparse
import hashlib
import json
import sys
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import sqlcipher3.dbapi2 as driver

from bjdesk.app import DATABASE_FILE
from bjdesk.store.base import Base, JsonText, canonical_json
from bjdesk.store.capture import NOT_PAYLOAD, synced_tables
from bjdesk.store.keys import TrainingKey

DESK_1, DESK_2, DISTRICT = "desk-1", "desk-2", "district"
DISTRICT_FILE, DISTRICT_KEY = "district.db", "district.key"
FILES: Mapping[str, tuple[str, str]] = {
    DESK_1: (DATABASE_FILE, TrainingKey.FILE),
    DESK_2: (DATABASE_FILE, TrainingKey.FILE),
    DISTRICT: (DISTRICT_FILE, DISTRICT_KEY),
}
"""name -> (database, file with its key in hex), in a folder of that name."""
EVERYBODY = "*"

Counted = dict[str, dict[str, Any]]
"""table -> {"rows": …, "sha256": …}."""


@dataclass(frozen=True)
class CountedTable:
    """A table that travels, as it is counted on every side."""

    name: str
    columns: tuple[str, ...]
    defaults: Mapping[str, str]
    unfolded: frozenset[str]

    @property
    def sql(self) -> str:
        """The one statement; its parameters are the scopes."""
        return f"SELECT {', '.join(map(self._cell, self.columns))} FROM {self.name} WHERE scope IN (?, ?) ORDER BY id"

    def _cell(self, column: str) -> str:
        default = self.defaults.get(column)
        return f'"{column}"' if default is None else f'coalesce("{column}", \'{default}\') AS "{column}"'

    def line(self, row: Sequence[Any]) -> bytes:
        cells = {name: self._spelt(name, cell) for name, cell in zip(self.columns, row, strict=True)}
        return canonical_json(cells).encode() + b"\n"

    def _spelt(self, name: str, cell: Any) -> Any:
        if isinstance(cell, bytes):
            return cell.hex()
        return json.loads(cell) if name in self.unfolded and cell is not None else cell


def counted_tables() -> Iterator[CountedTable]:
    """Every table that travels, with its columns in the order of its declaration."""
    for table, _ in synced_tables(Base.metadata):
        own = [column for column in table.columns if column.name not in NOT_PAYLOAD]
        removed = ("removed",) if "removed" in table.columns else ()
        yield CountedTable(
            str(table.name),
            ("id", "scope", *(str(column.name) for column in own), *removed),
            {str(column.name): _default(column) for column in own if column.server_default is not None},
            frozenset(str(column.name) for column in own if isinstance(column.type, JsonText)),
        )


def _default(column: Any) -> str:
    default = column.server_default.arg
    return str(getattr(default, "text", default))


def recount(folder: Path, name: str, scopes: tuple[str, str]) -> Counted:
    """Count one of the three: opens its file with the key beside it, changes nothing."""
    file, key = FILES[name]
    db = _opened(folder / name / file, (folder / name / key).read_text("ascii").strip())
    try:
        return {table.name: _count(db, table, scopes) for table in counted_tables()}
    finally:
        db.close()


def _opened(path: Path, key: str) -> Any:
    db = driver.connect(f"{path.resolve().as_uri()}?mode=rw", uri=True)
    db.execute(f"PRAGMA key=\"x'{key}'\"")
    db.execute("PRAGMA query_only=ON")
    return db


def _count(db: Any, table: CountedTable, scopes: tuple[str, str]) -> dict[str, Any]:
    digest, rows = hashlib.sha256(), 0
    for row in db.execute(table.sql, scopes):
        digest.update(table.line(row))
        rows += 1
    return {"rows": rows, "sha256": digest.hexdigest()}


def recount_all(folder: Path, branch: str) -> dict[str, Counted]:
    """What desk-1, desk-2 and the district hold of the scopes that they share."""
    return {name: recount(folder, name, (EVERYBODY, branch)) for name in FILES}


def differences(found: Mapping[str, Counted]) -> list[str]:
    """Tables in which not all three are the same, with what each holds."""
    tables: Iterable[str] = found[DISTRICT]
    return [_told(table, found) for table in tables if len({repr(counts[table]) for counts in found.values()}) > 1]


def _told(table: str, found: Mapping[str, Counted]) -> str:
    sides = (f"{name} {counts[table]['rows']} 行 {counts[table]['sha256'][:12]}" for name, counts in found.items())
    return f"{table}：{'，'.join(sides)}"


def branch_of(folder: Path) -> str:
    """The branch at whose desks it was recorded, as the first desk says."""
    file, key = FILES[DESK_1]
    db = _opened(folder / DESK_1 / file, (folder / DESK_1 / key).read_text("ascii").strip())
    try:
        return str(db.execute("SELECT scope FROM desk WHERE scope <> '*' LIMIT 1").fetchone()[0])
    finally:
        db.close()


def explained(branch: str) -> str:
    """What lies beside the three files for whoever wants to count them by other means."""
    keys = "\n".join(f"  {name}/{file}  key: {name}/{key}" for name, (file, key) in FILES.items())
    tables = list(counted_tables())
    unfolded = " ".join(f"{table.name}.{column}" for table in tables for column in sorted(table.unfolded))
    statements = "\n".join(f"{table.sql};" for table in tables)
    return EXPLAINED.format(keys=keys, branch=branch, unfolded=unfolded, statements=statements)


EXPLAINED = """演示数据，人都是编的。 Training data, the people are invented: these keys protect nothing.

Three SQLCipher 4 databases and their keys:
{keys}
Open one with:  PRAGMA key = "x'<the hex of the key file>'";

databases in report.json: rows and sha256 of each table, taken by the statements below with ? = '*' and ? = '{branch}'.
Each row is one line: a JSON object by column name, keys sorted, no spaces, characters as they are, BLOBs in lower-case
hex, columns of JSON text unfolded, null for NULL; then a line feed; UTF-8. sha256 is over all lines in order.
python -m bjdesk.demo.recount <this folder> counts it all again.

JSON text: {unfolded}

{statements}
"""


def main(argv: Sequence[str] | None = None) -> int:
    """Count again what a demo left behind."""
    parser = argparse.ArgumentParser(prog="python -m bjdesk.demo.recount", description="count a demo's databases again")
    parser.add_argument("folder", type=Path, help="the databases folder of a demo, e.g. bjdesk-demo/databases")
    folder: Path = parser.parse_args(argv).folder
    found = recount_all(folder, branch_of(folder))
    print(json.dumps(found, indent=2))
    wrong = differences(found)
    for told in wrong:
        print(told, file=sys.stderr)
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
