"""Publicity campaigns: editions of their material, targets, tellings, and accounts that want none (domain.md 8)."""

import sqlalchemy as sa

from migrations.columns import col, counts, dates, index, moments, of_account, refs, stamped, texts, unique


def create() -> None:
    """Create campaigns and what hangs on them."""
    stamped(
        "campaign",
        texts("topic", "title", "material"),
        dates("starts_on", "ends_on?"),
        refs("owner_id->person?"),
        texts("note?", "target"),
    )
    stamped(
        "campaign_edition",
        refs("campaign_id->campaign"),
        texts("edition"),
        dates("issued_on"),
        texts("file_name?", "media_type?"),
        counts("size?"),
        texts("sha256?"),
        [col("content?", sa.LargeBinary())],
    )
    index("campaign_edition", "campaign_id")
    unique("campaign_edition", "campaign_id", "edition")
    stamped("campaign_target", refs("campaign_id->campaign"), of_account())
    index("campaign_target", "campaign_id")
    unique("campaign_target", "campaign_id", "account_id")
    stamped(
        "campaign_telling",
        refs("edition_id->campaign_edition"),
        moments("told_at"),
        texts("channel"),
        refs("person_id->person?", "visit_id->visit?"),
        dates("confirmed_on?"),
        texts("confirmed_by?", "note?"),
        of_account(),
    )
    index("campaign_telling", "edition_id")
    unique("campaign_telling", "edition_id", "account_id")
    stamped("opt_out", dates("starts_on"), texts("reason?"), of_account())
    unique("opt_out", "account_id")
