"""What people read of the exchanges with the district.

Revision ID: 0003
"""

from pathlib import Path

from alembic import op

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None


def upgrade() -> None:
    for statement in Path(__file__).with_name("0003_runs.sql").read_text("utf-8").split(";\n"):
        if statement.strip():
            op.execute(statement)
