"""The CREATE statements of the models as they are now, for whoever writes the next migration.

python -m tests.store.current_schema
"""

from collections.abc import Iterator

from sqlalchemy import MetaData
from sqlalchemy.schema import CreateIndex, CreateTable, DDLElement

from bjdesk.models import METADATA
from bjdesk.store.dialect import DeskDialect


def statements(metadata: MetaData) -> Iterator[str]:
    """Tables, parents first, each followed by its indexes."""
    dialect = DeskDialect()
    for table in metadata.sorted_tables:
        yield _tidy(CreateTable(table), dialect)
        for index in sorted(table.indexes, key=lambda index: str(index.name)):
            yield _tidy(CreateIndex(index), dialect)


def _tidy(statement: DDLElement, dialect: DeskDialect) -> str:
    lines = str(statement.compile(dialect=dialect)).strip().splitlines()
    return "\n".join(line.rstrip().replace("\t", "    ") for line in lines if line.strip())


if __name__ == "__main__":
    for statement in statements(METADATA):
        print(statement + ";")
