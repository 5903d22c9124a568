"""The steps of the review of visit records, and what looks odd about them."""

import sqlalchemy as sa
from alembic import op

from migrations.columns import col, index, key, moments, numbers, of_account, refs, stamped, texts


def create() -> None:
    """Create the log of reviews and the flags, which follow from the visits and are not traced."""
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
        col("visit_id", key()),
        *texts("kind"),
        *numbers("amount"),
        col("other_id?", key()),
        sa.PrimaryKeyConstraint("visit_id", "kind", name="pk_visit_flag"),
    )
    index("visit_flag", "other_id")
