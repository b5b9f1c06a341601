"""Creates what is not there: tables, indexes, and on PostgreSQL the wall between the scopes.

One PostgreSQL is enough for a district and for a city; the same tables can be partitioned by scope, or distributed
over several machines by calls that `distribution` spells.
"""

from collections.abc import Iterator

from sqlalchemy import Connection, Engine, Table, inspect
from sqlalchemy.schema import CreateIndex, CreateTable

from sync.server.cells import POSTGRES
from sync.server.schema import Schema

SETTING = "bj.scopes"
_OPENED = f"scope = ANY (string_to_array(current_setting('{SETTING}', true), ','))"


def install(engine: Engine, schema: Schema, app_role: str | None = None, partitions: int = 0) -> None:
    """Create missing tables; on PostgreSQL let `app_role` in, behind row-level security."""
    with engine.begin() as db:
        if engine.dialect.name == POSTGRES:
            db.exec_driver_sql("SELECT pg_advisory_xact_lock(4711)")  # several workers may start at once
        there = set(inspect(db).get_table_names())
        for table in schema.metadata.sorted_tables:
            if table.name not in there:
                _create(db, table, partitions)
        if engine.dialect.name == POSTGRES:
            for statement in security(schema, app_role):
                db.exec_driver_sql(statement)


def _create(db: Connection, table: Table, partitions: int) -> None:
    """A table with its indexes; partitioned, PostgreSQL itself refuses every key that lacks the scope."""
    if not partitions:
        db.execute(CreateTable(table))
    else:
        made = str(CreateTable(table).compile(dialect=db.dialect))
        db.exec_driver_sql(f"{made.rstrip()} PARTITION BY HASH (scope)")
        for number in range(partitions):
            rest = f"FOR VALUES WITH (MODULUS {partitions}, REMAINDER {number})"
            db.exec_driver_sql(f'CREATE TABLE "{table.name}_{number}" PARTITION OF "{table.name}" {rest}')
    for index in sorted(table.indexes, key=lambda index: str(index.name)):
        db.execute(CreateIndex(index))


def security(schema: Schema, app_role: str | None = None) -> Iterator[str]:
    """Statements that let a transaction see and write only the scopes that it named, owner included."""
    for table in schema.metadata.sorted_tables:
        name = f'"{table.name}"'
        yield f"ALTER TABLE {name} ENABLE ROW LEVEL SECURITY"
        yield f"ALTER TABLE {name} FORCE ROW LEVEL SECURITY"
        yield f"DROP POLICY IF EXISTS by_scope ON {name}"
        yield f"CREATE POLICY by_scope ON {name} USING ({_OPENED}) WITH CHECK ({_OPENED})"
        if app_role is not None:
            yield f'GRANT SELECT, INSERT, UPDATE, DELETE ON {name} TO "{app_role}"'


def distribution(schema: Schema, app_role: str) -> Iterator[str]:
    """The calls that spread the tables over several machines by scope; run once by hand, where the extension is."""
    yield f"ALTER ROLE \"{app_role}\" SET citus.propagate_set_commands = 'local';"
    first, *rest = (table.name for table in schema.metadata.sorted_tables)
    yield f"SELECT create_distributed_table('{first}', 'scope');"
    for name in rest:
        yield f"SELECT create_distributed_table('{name}', 'scope', colocate_with => '{first}');"
