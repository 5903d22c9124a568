"""The steps of the review of visit records, what looks odd about them, and who looked at it."""

import sqlalchemy as sa
from alembic import op

from migrations.columns import col, index, key, moments, numbers, of_account, refs, stamped, texts


def create() -> None:
    """Create the log of reviews, the flags, which follow from the visits and are not traced, and the looks at them."""
    stamped(
        "visit_review",
        refs("visit_id->visit"),
        texts("step"),
        moments("happened_at"),
        refs("person_id->person?"),
        texts("said?"),
        of_account(),
    )
    index("visit_review", "visit_id")
    op.create_table(
        "visit_flag",
        col("id", key()),
        col("visit_id", key()),
        *texts("kind"),
        *numbers("amount"),
        col("other_id?", key()),
        sa.PrimaryKeyConstraint("id", name="pk_visit_flag"),
    )
    op.create_index("ix_visit_flag_visit_id_kind", "visit_flag", ["visit_id", "kind"], unique=True)
    index("visit_flag", "other_id")
    stamped(
        "flag_look",
        refs("visit_id->visit"),
        texts("kind"),
        numbers("amount"),
        refs("other_id->visit?"),
        moments("looked_at"),
        refs("person_id->person?"),
        texts("note?"),
        of_account(),
    )
    index("flag_look", "visit_id")
