"""What desks on one server leave for each other: who is editing, and which units of work have been committed."""

import sqlalchemy as sa
from alembic import op

from migrations.columns import col, index, key, moment, refs, texts

NOW = sa.func.current_timestamp()


def create() -> None:
    """Create both tables; they are short-lived notes, so nothing traces them, and a file keeps them empty."""
    op.create_table(
        "presence",
        sa.Column("id", key(), nullable=False),
        *refs("person_id"),
        *texts("table_name"),
        *refs("row_id", "of_account"),
        sa.Column("seen_at", moment(), nullable=False, server_default=NOW),
        sa.PrimaryKeyConstraint("id", name="pk_presence"),
    )
    index("presence", "row_id")
    op.create_table(
        "sent_unit",
        col("id", key()),
        sa.Column("at", moment(), nullable=False, server_default=NOW),
        *texts("login"),
        sa.PrimaryKeyConstraint("id", name="pk_sent_unit"),
    )
    index("sent_unit", "login", "at")
