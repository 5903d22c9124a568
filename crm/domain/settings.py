"""Every limit, interval and deadline with its default (domain.md 2.1 and 13); rows of `setting` override them."""

from collections.abc import Mapping
from types import MappingProxyType

SettingValue = str | int | float | bool | list[int] | None

DEFAULTS: Mapping[str, SettingValue] = MappingProxyType(
    {
        "bureau.name": "供电局",
        "account_no.lengths": [10, 13, 16],
        "segment.large_min_kva": 315,
        "segment.top_n": 100,
        "tariff.single_max_kva": 100,
        "visit.due_soon_ratio": 0.30,
        "visit.severe_overdue_days": 15,
        "visit.on_time_grace_days": 3,
        "visit.interval.direct_service": 30,
        "visit.interval.top100": 60,
        "visit.interval.large_industrial_big": 90,
        "visit.interval.large_industrial": 180,
        "visit.interval.big_kva": 3150,
        "visit.interval.special": 30,
        "visit.interval.grade1": 90,
        "visit.interval.grade2": 180,
        "visit.work_start_hour": 8,
        "visit.work_end_hour": 18,
        "visit.lunch_start_hour": 12,
        "visit.lunch_end_hour": 13,
        "visit.default_minutes": 60,
        "visit.rating_count": 4,
        "issue.general_workdays": 10,
        "issue.planning_workdays": 30,
        "issue.reopen_days": 15,
        "contact.verified_days": 365,
        "rating.low": 3.5,
        "travel.detour": 1.3,
        "travel.kmh": 36,
        "pf.target": 0.90,
        "notice.planned_hours": 168,
        "notice.temporary_hours": 24,
        "etr.first_minutes": 30,
    }
)
