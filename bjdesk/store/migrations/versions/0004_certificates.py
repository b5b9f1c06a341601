"""Terms, opening hours, societies, rules of hours, certificates; an activity may belong to a term and a society.

Revision ID: 0004
"""

from pathlib import Path

from alembic import op

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.execute("PRAGMA legacy_alter_table = ON")  # the renamed table keeps no followers: they name the new one
    for statement in Path(__file__).with_name("0004_certificates.sql").read_text("utf-8").split(";\n"):
        if statement.strip():
            op.execute(statement)
    op.execute("PRAGMA legacy_alter_table = OFF")
