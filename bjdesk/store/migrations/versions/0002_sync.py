"""The tables of the exchange with the district.

Revision ID: 0002
"""

from pathlib import Path

from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None


def upgrade() -> None:
    for statement in Path(__file__).with_name("0002_sync.sql").read_text("utf-8").split(";\n"):
        if statement.strip():
            op.execute(statement)
