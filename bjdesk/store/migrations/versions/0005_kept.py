"""A conflict also says who wrote the value that stands, and when.

Revision ID: 0005
"""

from alembic import op

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None


def upgrade() -> None:
    for column in ("kept_desk_id BLOB", "kept_staff_id BLOB", "kept_at INTEGER"):
        op.execute(f"ALTER TABLE conflict ADD COLUMN {column}")
