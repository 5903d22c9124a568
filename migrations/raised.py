"""What customers raise: issues, safety hazards and work orders of the hotline."""

import sqlalchemy as sa
from alembic import op

from migrations.columns import col, dates, index, moments, of_account, refs, stamped, texts, unique

CLOSED_WHOLE = (
    "state <> 'closed' OR (trim(coalesce(result, '')) <> '' AND trim(coalesce(responsible_unit, '')) <> '' "
    "AND trim(coalesce(evidence, '')) <> '' AND trim(coalesce(confirmed_by, '')) <> '' "
    "AND trim(coalesce(confirmed_channel, '')) <> '' AND confirmed_on IS NOT NULL AND closed_on IS NOT NULL)"
)

STATE_FROM_A_FILE = "official_state IS NULL OR deliveries > 0"
"""The official state of an order of the hotline is only copied from a file (domain.md section 2.8)."""


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
        texts("order_no", "type", "subtype?"),
        [col("topic", sa.String(), default="other")],
        texts("channel?"),
        moments("received_at", "contact_due_at?", "due_at?", "finished_at?"),
        texts("text", "caller?", "official_state?", "source_file?"),
        [col("deliveries", sa.Integer(), default="0")],
        refs("issue_id->issue?", "outage_id->outage?"),
        of_account(),
        [sa.CheckConstraint(STATE_FROM_A_FILE, name="ck_work_order_state_from_a_file")],
    )
    unique("work_order", "order_no")
    index("work_order", "account_id", "topic", "received_at")
    index("work_order", "received_at")
    index("work_order", "outage_id")


def seal_states() -> None:
    """Let no road change the official state of an order but a file, or what takes back that it was brought in."""
    other_file = "NEW.deliveries IS NOT OLD.deliveries"
    if op.get_context().dialect.name == "postgresql":
        op.execute(
            "CREATE TRIGGER work_order_official BEFORE UPDATE OF official_state ON work_order FOR EACH ROW "
            f"WHEN (NEW.official_state IS DISTINCT FROM OLD.official_state AND "
            f"NOT ({other_file.replace('IS NOT', 'IS DISTINCT FROM')})) EXECUTE FUNCTION rounds_sealed()"
        )
    else:
        op.execute(
            "CREATE TRIGGER work_order_official BEFORE UPDATE OF official_state ON work_order "
            f"WHEN NEW.official_state IS NOT OLD.official_state AND NOT ({other_file}) "
            "BEGIN SELECT RAISE(ABORT, 'rounds.sealed'); END"
        )


def _issues() -> None:
    stamped(
        "issue",
        refs("visit_id->visit?", "outage_id->outage?"),
        texts("topic", "text", "state"),
        [col("urgency", sa.String(), default="general")],
        dates("raised_on"),
        moments("raised_at?"),
        dates("due_on?", "original_due_on?"),
        [col("due_time?", sa.Time()), col("original_due_time?", sa.Time())],
        texts("responsible_unit?"),
        refs("assignee_id->person?"),
        dates("acknowledged_on?", "interim_on?"),
        texts("transfer_reason?", "suspended_reason?", "result?", "evidence?"),
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
    index("issue", "outage_id")
