"""Visits, appointments that are no visits, the months that managers submit, and the map under routes."""

import sqlalchemy as sa

from migrations import surveys
from migrations.columns import (
    col,
    counts,
    dates,
    flags,
    index,
    index_of_some,
    key,
    moments,
    numbers,
    of_account,
    refs,
    stamped,
    texts,
    unique,
)


def create() -> None:
    """Create visits with what belongs to them, appointments and submitted months, and a bureau's own map."""
    _visits()
    _plans()
    surveys.create()


def _visits() -> None:
    stamped(
        "visit",
        refs("person_id->person"),
        texts("channel", "plan_state", "record_state"),
        dates("planned_on?"),
        moments("planned_start?", "planned_end?"),
        dates("first_approved_on?"),
        texts("reschedule_reason?"),
        flags("is_fixed"),
        texts("purpose?", "repeat_rule?"),
        [col("series_id?", key())],
        dates("held_on?"),
        moments("arrived_at?", "left_at?"),
        texts("content?", "production?", "advice?", "reply_on_site?"),
        flags("outage_plan_told?"),
        numbers("demand_kva?"),
        dates("demand_on?"),
        counts("satisfaction?"),
        texts("no_satisfaction_reason?"),
        counts("recommend?"),
        dates("next_visit_on?"),
        moments("submitted_at?"),
        refs("reviewed_by->person?"),
        texts("review_remark?"),
        of_account(),
    )
    index("visit", "account_id", "held_on")
    index("visit", "held_on", "account_id", "record_state", "deleted_at")
    index("visit", "person_id", "held_on")
    index("visit", "person_id", "planned_on")
    index("visit", "planned_on")
    index("visit", "series_id")
    index_of_some("visit", "submitted", "record_state = 'submitted'", "record_state", "deleted_at", "person_id")
    stamped("visit_topic", refs("visit_id->visit"), texts("topic"), of_account())
    index("visit_topic", "visit_id")
    stamped(
        "visit_participant",
        refs("visit_id->visit"),
        texts("side", "name", "title?"),
        refs("person_id->person?", "contact_id->contact?"),
        of_account(),
    )
    index("visit_participant", "visit_id")
    stamped("visit_material", refs("visit_id->visit"), texts("title", "edition?"), of_account())
    index("visit_material", "visit_id")


def _plans() -> None:
    stamped(
        "appointment",
        refs("person_id->person"),
        texts("title", "kind", "place?", "note?"),
        moments("starts_at", "ends_at"),
        flags("is_all_day", "is_free"),
        numbers("lon?", "lat?"),
        texts("repeat_rule?"),
        [col("series_id?", key())],
        texts("calendar_uid?"),
    )
    index("appointment", "person_id", "starts_at")
    index("appointment", "series_id")
    unique("appointment", "calendar_uid", "person_id")
    stamped(
        "plan_month",
        refs("person_id->person"),
        dates("month"),
        texts("state", "remark?", "submitted_plan?"),
        moments("submitted_at?", "reviewed_at?"),
        refs("reviewed_by->person?"),
    )
    unique("plan_month", "person_id", "month")
    stamped("area_map", texts("name"), [col("content", sa.LargeBinary())])
