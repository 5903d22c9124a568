"""What customers raise: issues, safety hazards and work orders of the hotline."""

import sqlalchemy as sa

from migrations.columns import col, dates, index, moments, of_account, refs, stamped, texts, unique

CLOSED_WHOLE = (
    "state <> 'closed' OR (result <> '' AND responsible_unit <> '' AND evidence <> '' AND confirmed_by <> '' "
    "AND confirmed_on IS NOT NULL AND closed_on IS NOT NULL)"
)


def create() -> None:
    """Create issues, which the database itself does not let close early, hazards and work orders."""
    _issues()
    stamped(
        "hazard",
        refs("visit_id->visit?"),
        texts("text", "level"),
        dates("found_on", "remedy_due?", "remedied_on?"),
        of_account(),
    )
    index("hazard", "found_on")
    index("hazard", "visit_id")
    stamped(
        "work_order",
        texts("order_no", "type"),
        moments("received_at", "due_at?", "finished_at?"),
        texts("text", "official_state?"),
        of_account(),
    )
    unique("work_order", "order_no")


def _issues() -> None:
    stamped(
        "issue",
        refs("visit_id->visit?"),
        texts("topic", "text", "state"),
        [col("urgency", sa.String(), default="general")],
        dates("raised_on"),
        moments("raised_at?"),
        dates("due_on?", "original_due_on?"),
        [col("due_time?", sa.Time()), col("original_due_time?", sa.Time())],
        texts("responsible_unit?"),
        refs("assignee_id->person?"),
        dates("acknowledged_on?", "interim_on?"),
        texts("suspended_reason?", "result?", "evidence?"),
        dates("confirmed_on?"),
        texts("confirmed_by?", "confirmed_channel?"),
        dates("closed_on?"),
        [col("refusals", sa.Integer(), default="0")],
        dates("escalated_on?"),
        texts("escalation?"),
        [col("extension", sa.String(), default="none")],
        dates("extension_on?"),
        texts("extension_reason?"),
        of_account(),
        [sa.CheckConstraint(CLOSED_WHOLE, name="ck_issue_closed")],
    )
    index("issue", "raised_on")
    index("issue", "state", "due_on")
    index("issue", "visit_id")
