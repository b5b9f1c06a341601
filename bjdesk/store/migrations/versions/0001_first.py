"""The tables of the first release: one swipe.

Revision ID: 0001
"""

from pathlib import Path

from alembic import op

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None


def upgrade() -> None:
    for statement in Path(__file__).with_name("0001_first.sql").read_text("utf-8").split(";\n"):
        if statement.strip():
            op.execute(statement)
