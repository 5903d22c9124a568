"""The first schema: everything of the main job, open for the rest.

Revision ID: 0001
Revises:
"""

import sqlalchemy as sa
from alembic import op

from migrations import (
    bringing,
    campaigns,
    energy,
    metering,
    privacy,
    raised,
    reviewing,
    search,
    shared,
    supply,
    trace,
    visiting,
)
from migrations.columns import (
    col,
    counter,
    counts,
    dates,
    flags,
    index,
    key,
    moments,
    numbers,
    of_account,
    refs,
    stamped,
    texts,
    unique,
)

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None


def upgrade() -> None:
    people()
    customers()
    accounts()
    contacts()
    supply.network()
    supply.outages()
    supply.breaches()
    visiting.create()
    reviewing.create()
    raised.create()
    campaigns.create()
    desk()
    energy.create()
    metering.create()
    judged()
    calendar()
    admin()
    privacy.create()
    bringing.create()
    search.create()
    shared.create()
    trace.create_all()
    raised.seal_states()
    supply.seal()


def downgrade() -> None:
    raise NotImplementedError("Rounds restores a backup and does not go back step by step")


def people() -> None:
    stamped("area", texts("name", "sort_key"), numbers("office_lon?", "office_lat?"))
    unique("area", "name")
    stamped(
        "person",
        texts("name", "sort_key", "role", "login?"),
        refs("area_id->area?"),
        texts("phone?"),
        numbers("home_lon?", "home_lat?"),
    )
    unique("person", "login")
    stamped("portfolio", texts("name"), refs("area_id->area", "part_of_id->portfolio?"))
    index("portfolio", "area_id")
    stamped(
        "portfolio_grant",
        refs("portfolio_id->portfolio", "person_id->person"),
        texts("kind"),
        dates("starts_on", "ends_on?"),
    )
    index("portfolio_grant", "person_id")
    index("portfolio_grant", "portfolio_id")
    stamped(
        "saved_view",
        refs("person_id->person?"),
        texts("place", "name", "definition"),
        counts("position"),
    )
    index("saved_view", "place", "person_id")


def customers() -> None:
    stamped("customer", refs("portfolio_id->portfolio"), texts("name", "name_en?", "uscc?", "sort_key"))
    index("customer", "portfolio_id")
    index("customer", "sort_key")
    index("customer", "uscc")


def accounts() -> None:
    stamped(
        "account",
        refs("portfolio_id->portfolio", "customer_id->customer"),
        texts("account_no", "former_account_no?", "name", "name_en?", "sort_key", "segment", "tariff_class?"),
        flags("is_direct_service"),
        counts("top100_year?", "top100_rank?"),
        texts("importance_grade"),
        dates("grade_approved_on?"),
        texts("grade_doc_no?"),
        flags("is_high_risk"),
        texts("industry_code?", "voltage_code?"),
        numbers("contract_kva", "operating_kva?", "contract_demand_kw?", "own_generator_kw?", "security_load_kw?"),
        texts("district_code?", "street_code?", "address?"),
        numbers("lon?", "lat?"),
        dates("contract_signed_on?"),
        texts("site_access?", "visit_hours?", "note?"),
        dates("last_onsite_on?", "last_contact_on?"),
        counts("interval_days?"),
        dates("due_on?", "phone_due_on?"),
        texts("duty_rule?"),
        numbers("rating?"),
        [sa.UniqueConstraint("id", "portfolio_id", name="uq_account_id_portfolio_id")],
    )
    index("account", "customer_id")
    index("account", "due_on", "interval_days", "deleted_at")
    index("account", "portfolio_id", "due_on", "interval_days", "deleted_at")
    index("account", "sort_key")
    unique("account", "account_no")
    stamped("account_tag", texts("text"), of_account())
    index("account_tag", "text")
    unique("account_tag", "account_id", "text")
    stamped(
        "top100_rank",
        counts("year", "rank"),
        numbers("kwh"),
        texts("source"),
        moments("applied_at"),
        of_account(),
    )
    index("top100_rank", "year", "rank")
    unique("top100_rank", "account_id", "year")


def contacts() -> None:
    stamped(
        "contact",
        texts("name", "sort_key", "role", "title?"),
        counts("call_order", "emergency_order?"),
        texts("email?", "wechat?", "note?"),
        dates("verified_on?"),
        refs("verified_by->person?"),
        of_account(),
    )
    index("contact", "sort_key")
    stamped(
        "contact_phone",
        refs("contact_id->contact"),
        texts("number", "kind"),
        counts("position"),
        flags("is_doubtful"),
        dates("doubtful_since?"),
        texts("doubt_reason?"),
        of_account(),
    )
    index("contact_phone", "contact_id")
    stamped(
        "phone_look",
        refs("phone_id->contact_phone", "person_id->person?"),
        moments("seen_at"),
        of_account(),
    )


def desk() -> None:
    stamped(
        "task",
        refs("account_id?", "portfolio_id?", "visit_id->visit?"),
        texts("title", "note?", "priority", "state"),
        refs("assignee_id->person?"),
        dates("due_on?", "repeat_from?", "occurs_on?"),
        [col("due_time?", sa.Time())],
        moments("done_at?", "snoozed_until?"),
        texts("source_kind?", "repeat_rule?"),
        flags("moves_to_workday"),
        refs("source_id?", "series_id?", "delegated_by->person?"),
        moments("returned_at?"),
        [sa.CheckConstraint("account_id IS NULL OR portfolio_id IS NOT NULL", name="ck_task_book")],
    )
    index("task", "delegated_by", "returned_at")
    index("task", "series_id")
    index("task", "source_id")
    index("task", "assignee_id", "state", "due_on")
    index("task", "state", "due_on")
    index("task", "visit_id")
    stamped(
        "interaction",
        texts("kind", "direction?", "result?", "text"),
        moments("happened_at"),
        counts("minutes?"),
        refs("person_id->person?", "contact_id->contact?", "visit_id->visit?"),
        of_account(),
    )
    index("interaction", "account_id", "happened_at")
    stamped(
        "attachment",
        refs("visit_id->visit?", "issue_id->issue?", "campaign_id->campaign?"),
        texts("kind", "caption?", "name", "media_type"),
        counts("size"),
        texts("sha256"),
        [col("content", sa.LargeBinary())],
        of_account(),
    )
    index("attachment", "visit_id")
    index("attachment", "issue_id")
    index("attachment", "campaign_id")


def judged() -> None:
    stamped(
        "duplicate",
        texts("kind"),
        refs("kept_id", "other_id"),
        texts("verdict", "former_no?", "details?"),
        refs("account_id?", "portfolio_id"),
    )
    index("duplicate", "other_id")
    unique("duplicate", "kept_id", "other_id")


def calendar() -> None:
    stamped("calendar_day", dates("day"), flags("is_workday"), texts("name?"))
    unique("calendar_day", "day")
    stamped("leave", refs("person_id->person"), dates("starts_on", "ends_on"), texts("reason?"))
    index("leave", "person_id", "starts_on")


def admin() -> None:
    stamped("setting", texts("key"), dates("starts_on"), [col("value", sa.Text())])
    unique("setting", "key", "starts_on")
    op.create_table(
        "audit_log",
        sa.Column("id", counter(), primary_key=True, autoincrement=True),
        *moments("at"),
        *texts("login", "application?", "address?"),
        col("transaction_no?", counter()),
        *texts("table_name"),
        col("row_id", key()),
        col("portfolio_id?", key()),
        *texts("action"),
        col("changes", sa.JSON()),
    )
    index("audit_log", "table_name", "row_id")
    index("audit_log", "at")
    index("audit_log", "login", "id")
    op.create_table(
        "search_entry",
        sa.Column("id", counter(), primary_key=True, autoincrement=True),
        *texts("kind"),
        col("row_id", key()),
        col("account_id?", key()),
        col("portfolio_id?", key()),
        *texts("title?", "sound?", "others?", "numbers?"),
        sa.ForeignKeyConstraint(
            ["account_id", "portfolio_id"],
            ["account.id", "account.portfolio_id"],
            onupdate="CASCADE",
            name="fk_search_entry_account",
        ),
        sqlite_autoincrement=True,
    )
    index("search_entry", "row_id")
    index("search_entry", "account_id")
