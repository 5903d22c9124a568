"""The figures of every report (domain.md 2.6, 3.5, 1.7 and 6); adding one is adding a line here and its words."""

from collections.abc import Mapping

from crm.domain.reports import Figure, Form, ReportKind

QUALITY_PARTS = ("main_contact", "verified", "feeder", "second_contact", "industry", "address", "importance")
PER_HUNDRED = 100.0
LOW_COVERAGE = 0.6

ACCOUNTS = Figure("accounts", "accounts")
SATISFIED = Figure("satisfied_share", "happy", "answers", Form.PERCENT)
NPS = Figure("nps", "net", "likely", Form.DECIMAL, PER_HUNDRED)
FIRST_RESPONSE = Figure("first_response", "responded_in_time", "responded", Form.PERCENT)
ON_TIME_CLOSING = Figure("on_time_close_rate", "closed_on_time", "ended", Form.PERCENT)
NOTICE_RATE = Figure("notice_rate", "notice_in_time", "notice_owed", Form.PERCENT, bad=0.95)

COVERAGE = (
    ACCOUNTS,
    Figure("due", "due"),
    Figure("covered", "covered"),
    Figure("coverage_rate", "covered", "due", Form.PERCENT, bad=LOW_COVERAGE),
    Figure("planned_open", "planned_open"),
    Figure("unplanned", "unplanned", is_exception=True),
    Figure("overdue", "overdue", is_exception=True),
    Figure("severe", "severe", is_exception=True),
    Figure("visits_due", "visits_due"),
    Figure("visits_done", "visits_done"),
    Figure("visits_remaining", "visits_remaining"),
    Figure("visits_scheduled", "visits_scheduled"),
)
VISITS = (
    Figure("visits", "visits"),
    Figure("on_site", "on_site"),
    Figure("phone", "phone"),
    Figure("online", "online"),
    Figure("satisfaction", "rating_sum", "rated", Form.DECIMAL),
    Figure("planned", "planned"),
    Figure("planned_done", "planned_done"),
    Figure("plan_completion_rate", "planned_done", "planned", Form.PERCENT),
    Figure("on_time_rate", "planned_on_time", "planned", Form.PERCENT),
    Figure("planned_missed", "planned_missed", is_exception=True),
    Figure("hazards", "hazards"),
    Figure("remedied", "remedied"),
    Figure("demand_kva", "demand_kva"),
    Figure("publicity", "publicity"),
)
RATINGS = (
    Figure("answers", "answers"),
    SATISFIED,
    Figure("csat", "points", "rated", Form.DECIMAL),
    Figure("unhappy", "unhappy", is_exception=True),
    Figure("likely", "likely"),
    NPS,
)
ISSUES = (
    Figure("issues", "issues"),
    Figure("closed", "closed"),
    Figure("closing_rate", "closed", "issues", Form.PERCENT),
    ON_TIME_CLOSING,
    Figure("mean_closing_days", "closing_days", "closed", Form.DECIMAL),
    Figure("open_past_due", "open_past_due", is_exception=True),
    FIRST_RESPONSE,
    Figure("call_back_rate", "called_back", "closed", Form.PERCENT),
)
OUTAGES = (
    Figure("outages", "outages", once=True),
    Figure("reached", "reached"),
    Figure("interrupted", "interrupted"),
    Figure("customer_hours", "customer_hours", form=Form.DECIMAL),
    Figure("notice_owed", "notice_owed"),
    NOTICE_RATE,
    Figure("notice_missed", "notice_missed", is_exception=True),
    Figure("etr_right", "etr_hits", "etr_known", Form.PERCENT, once=True, bad=0.9),
    Figure("etr_kept", "etr_in_time", "etr_known", Form.PERCENT, once=True),
    Figure("etr_error", "etr_minutes", "etr_known", Form.DECIMAL, once=True),
    Figure("etr_bias", "etr_late", "etr_first", Form.DECIMAL, once=True),
)
DATA_QUALITY = (
    ACCOUNTS,
    Figure("quality", "quality_points", "accounts", Form.DECIMAL, bad=60.0),
    Figure("incomplete", "incomplete", is_exception=True),
    *(Figure(f"missing_{part}", f"missing_{part}") for part in QUALITY_PARTS),
)
SERVICE_GAP = (
    ACCOUNTS,
    SATISFIED,
    NPS,
    FIRST_RESPONSE,
    ON_TIME_CLOSING,
    NOTICE_RATE,
    Figure("visits_per_100", "on_site", "accounts", Form.DECIMAL, PER_HUNDRED, rows="on_site"),
    Figure("contacts_per_100", "visits", "accounts", Form.DECIMAL, PER_HUNDRED, rows="visits"),
    Figure("unmanaged_share", "unmanaged", "accounts", Form.PERCENT, rows="unmanaged", is_exception=True),
)
FIGURES: Mapping[ReportKind, tuple[Figure, ...]] = {
    ReportKind.COVERAGE: COVERAGE,
    ReportKind.VISITS: VISITS,
    ReportKind.RATINGS: RATINGS,
    ReportKind.ISSUES: ISSUES,
    ReportKind.OUTAGES: OUTAGES,
    ReportKind.DATA_QUALITY: DATA_QUALITY,
    ReportKind.SERVICE_GAP: SERVICE_GAP,
}
NOTED: Mapping[ReportKind, str] = {
    ReportKind.COVERAGE: "coverage_rate",
    ReportKind.VISITS: "visits",
    ReportKind.RATINGS: "satisfied_share",
    ReportKind.ISSUES: "on_time_close_rate",
    ReportKind.OUTAGES: "customer_hours",
    ReportKind.DATA_QUALITY: "quality",
    ReportKind.SERVICE_GAP: "satisfied_share",
}
"""The figure that a report's chart shows first."""
