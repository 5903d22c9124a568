"""Every limit, interval and deadline with its default (domain.md 2.1 and 13); rows of `setting` override them."""

from collections.abc import Iterable, Mapping
from enum import StrEnum
from types import MappingProxyType

from msgspec import Struct

SettingValue = str | int | float | bool | list[int] | None


class Unit(StrEnum):
    """What a setting counts in; a share lies between 0 and 1, a factor multiplies."""

    TEXT = "text"
    LENGTHS = "lengths"
    FLAG = "flag"
    COUNT = "count"
    DAYS = "days"
    WORKDAYS = "workdays"
    HOURS = "hours"
    MINUTES = "minutes"
    CLOCK = "clock"
    A_YEAR = "a_year"
    SHARE = "share"
    FACTOR = "factor"
    PERCENT = "percent"
    POINTS = "points"
    STARS = "stars"
    KVA = "kva"
    KWH_PER_KVA = "kwh_per_kva"
    KMH = "kmh"
    MEGABYTES = "megabytes"
    PIXELS = "pixels"


class Group(StrEnum):
    """Under which heading a setting is shown."""

    CYCLES = "cycles"
    PHONE_CYCLES = "phone_cycles"
    THRESHOLDS = "thresholds"
    NOTICES = "notices"
    RESTORATION = "restoration"
    BUREAU = "bureau"
    VISITS = "visits"
    ISSUES = "issues"
    HONESTY = "honesty"
    ORDERS = "orders"
    SERVICE = "service"
    SEGMENTS = "segments"
    ENERGY = "energy"
    PEERS = "peers"
    LOSS = "loss"
    GROWTH = "growth"
    PRIVACY = "privacy"


class SettingSpec(Struct, frozen=True):
    """A setting: its default, its limits (included), where it is shown, and whether this version counts by it yet."""

    key: str
    default: SettingValue
    unit: Unit
    group: Group
    least: float = 0
    most: float = 10_000
    whole: bool = True
    used: bool = True


class SettingProblem(Struct, frozen=True):
    """Why a value cannot be: the code of its sentence and the limit that it breaks."""

    code: str
    limit: float | None = None


def _settings() -> Iterable[SettingSpec]:
    yield from _cycles()
    yield from _outages()
    yield from _work()
    yield from _honesty()
    yield from _briefing()
    yield from _orders()
    yield from _energy()
    yield SettingSpec("privacy.mask_phones", True, Unit.FLAG, Group.PRIVACY)
    yield SettingSpec("privacy.export_personal", False, Unit.FLAG, Group.PRIVACY)
    yield SettingSpec("audit.keep_years", 10, Unit.COUNT, Group.BUREAU, least=3, most=50)


def _cycles() -> Iterable[SettingSpec]:
    """Intervals of visits (domain.md 2.1)."""
    on_site = (
        ("direct_service", 30),
        ("top100", 60),
        ("large_industrial_big", 90),
        ("large_industrial", 180),
        ("special", 30),
        ("grade1", 90),
        ("grade2", 180),
        ("complaint", 7),
        ("outages", 7),
        ("new_connection", 30),
    )
    for name, days in on_site:
        yield SettingSpec(f"visit.interval.{name}", days, Unit.DAYS, Group.CYCLES, 1, 1095)
    phone = (
        ("direct_service", 15),
        ("top100", 30),
        ("large_industrial_big", 45),
        ("large_industrial", 90),
        ("small_business", 365),
        ("complaint", 1),
        ("outages", 1),
        ("new_connection", 7),
    )
    for name, days in phone:
        yield SettingSpec(f"visit.phone_interval.{name}", days, Unit.DAYS, Group.PHONE_CYCLES, 1, 1095)
    yield SettingSpec("visit.interval.big_kva", 3150, Unit.KVA, Group.THRESHOLDS, 1, 1_000_000, whole=False)
    yield SettingSpec("visit.interval.outage_count", 2, Unit.COUNT, Group.THRESHOLDS, 2, 50)
    yield SettingSpec("visit.interval.outage_days", 60, Unit.DAYS, Group.THRESHOLDS, 1, 1095)
    yield SettingSpec("visit.interval.outage_hours", 8, Unit.HOURS, Group.THRESHOLDS, 1, 240, whole=False)
    yield SettingSpec("visit.due_soon_ratio", 0.30, Unit.SHARE, Group.THRESHOLDS, 0, 1, whole=False)
    yield SettingSpec("visit.severe_overdue_days", 15, Unit.DAYS, Group.THRESHOLDS, 0, 365)
    yield SettingSpec("visit.on_time_grace_days", 3, Unit.DAYS, Group.THRESHOLDS, 0, 90)


def _outages() -> Iterable[SettingSpec]:
    """Notice and restoration (domain.md 2.8, 3.1 to 3.4)."""
    notices, back = Group.NOTICES, Group.RESTORATION
    yield SettingSpec("notice.planned_hours", 168, Unit.HOURS, notices, 0, 2160)
    yield SettingSpec("notice.temporary_hours", 24, Unit.HOURS, notices, 0, 2160)
    yield SettingSpec("notice.transfer_hours", 24, Unit.HOURS, notices, 0, 2160)
    yield SettingSpec("notice.reminder_hours", 24, Unit.HOURS, notices, 0, 2160)
    yield SettingSpec("notice.arrears_hours", 72, Unit.HOURS, notices, 0, 2160)
    yield SettingSpec("notice.arrears_second_minutes", 30, Unit.MINUTES, notices, 0, 1440)
    yield SettingSpec("notice.fault_minutes", 30, Unit.MINUTES, notices, 0, 1440)
    yield SettingSpec("notice.fault_important_minutes", 15, Unit.MINUTES, notices, 0, 1440)
    yield SettingSpec("etr.first_minutes", 30, Unit.MINUTES, back, 0, 1440)
    yield SettingSpec("etr.accuracy_minutes", 30, Unit.MINUTES, back, 0, 1440)
    yield SettingSpec("outage.momentary_minutes", 3, Unit.MINUTES, back, 0, 60)
    yield SettingSpec("outage.planned_max_hv_10kv", 3, Unit.A_YEAR, back, 0, 100)
    yield SettingSpec("outage.planned_max_ge35kv", 1, Unit.A_YEAR, back, 0, 100)
    for place, minutes in (("urban", 45), ("rural", 90), ("remote", 120)):
        yield SettingSpec(f"arrival.{place}_min", minutes, Unit.MINUTES, Group.SERVICE, 1, 1440)
    for place, hours in (("urban", 4), ("rural", 5)):
        yield SettingSpec(f"restore.{place}_hours", hours, Unit.HOURS, Group.SERVICE, 0, 240, False)
    for level, gap in (("1", 20), ("2", 10), ("3", 5), ("4", 0)):
        yield SettingSpec(f"shed.level{level}_pct", gap, Unit.PERCENT, Group.SERVICE, 0, 100, False, used=False)


def _work() -> Iterable[SettingSpec]:
    """The bureau, its working day, and deadlines of issues (domain.md 1.3, 2.7)."""
    bureau, visits, issues = Group.BUREAU, Group.VISITS, Group.ISSUES
    yield SettingSpec("bureau.name", "供电局", Unit.TEXT, bureau, 1, 100)
    yield SettingSpec("account_no.lengths", [10, 13, 16], Unit.LENGTHS, bureau, 1, 40)
    yield SettingSpec("attachment.max_mb", 20, Unit.MEGABYTES, bureau, 1, 200)
    yield SettingSpec("photo.longest_px", 2048, Unit.PIXELS, bureau, 640, 10_000)
    yield SettingSpec("contact.verified_days", 365, Unit.DAYS, bureau, 1, 3650)
    yield SettingSpec("visit.work_start_hour", 8, Unit.CLOCK, visits, 0, 23)
    yield SettingSpec("visit.work_end_hour", 18, Unit.CLOCK, visits, 1, 24)
    yield SettingSpec("visit.lunch_start_hour", 12, Unit.CLOCK, visits, 0, 23)
    yield SettingSpec("visit.lunch_end_hour", 13, Unit.CLOCK, visits, 1, 24)
    yield SettingSpec("visit.default_minutes", 60, Unit.MINUTES, visits, 15, 600)
    for segment, minutes in (("top100", 90), ("direct_service", 60), ("large_industrial", 60), ("small_business", 45)):
        yield SettingSpec(f"visit.minutes.{segment}", minutes, Unit.MINUTES, visits, 15, 600)
    yield SettingSpec("plan.day_minutes", 480, Unit.MINUTES, visits, 60, 900)
    yield SettingSpec("plan.reserve_minutes", 30, Unit.MINUTES, visits, 0, 300)
    yield SettingSpec("plan.repair_overtime_minutes", 60, Unit.MINUTES, visits, 0, 180)
    yield SettingSpec("plan.most_visits", 5, Unit.COUNT, visits, 1, 20)
    yield SettingSpec("plan.frozen_minutes", 120, Unit.MINUTES, visits, 0, 1440)
    yield SettingSpec("plan.needs_approval", True, Unit.FLAG, visits)
    yield SettingSpec("visit.rating_count", 4, Unit.COUNT, visits, 1, 50)
    yield SettingSpec("rating.low", 3.5, Unit.STARS, visits, 1, 5, whole=False)
    yield SettingSpec("travel.detour", 1.3, Unit.FACTOR, visits, 1, 5, whole=False)
    yield SettingSpec("travel.kmh", 36, Unit.KMH, visits, 1, 200, whole=False)
    yield SettingSpec("survey.min_n", 30, Unit.COUNT, visits, 1, 10_000)
    yield SettingSpec("call_back.score", 3, Unit.STARS, visits, 0, 5)
    yield SettingSpec("call_back.recommend", 6, Unit.COUNT, visits, -1, 10)
    yield SettingSpec("call_back.days", 15, Unit.DAYS, visits, 0, 365)
    yield SettingSpec("issue.ack_workdays", 1, Unit.WORKDAYS, issues, 0, 250)
    yield SettingSpec("issue.general_workdays", 10, Unit.WORKDAYS, issues, 0, 250)
    yield SettingSpec("issue.planning_workdays", 30, Unit.WORKDAYS, issues, 0, 250)
    yield SettingSpec("issue.urgent_hours", 24, Unit.HOURS, issues, 1, 720)
    yield SettingSpec("issue.hazard_days", 7, Unit.DAYS, issues, 1, 365)
    yield SettingSpec("issue.reopen_days", 15, Unit.DAYS, issues, 0, 365)
    yield SettingSpec("issue.reminder_ratio", 0.70, Unit.SHARE, issues, 0, 1, False)
    yield SettingSpec("issue.repeat_count", 3, Unit.COUNT, issues, 2, 20)
    yield SettingSpec("issue.repeat_days", 60, Unit.DAYS, issues, 1, 730)


def _orders() -> Iterable[SettingSpec]:
    """Deadlines of hotline orders and when they repeat one another (domain.md 2.8, work_order_types.csv)."""
    group = Group.ORDERS
    yield SettingSpec("order.contact_hours", 24, Unit.HOURS, group, 1, 720)
    yield SettingSpec("order.request_contact_workdays", 1, Unit.WORKDAYS, group, 0, 250)
    replies = (
        *(("inquiry", 2), ("complaint", 5), ("report", 10), ("opinion", 10), ("suggestion", 10)),
        ("external_12398", 10),
        *(("supply_plan_residential", 2), ("supply_plan_lv", 5), ("supply_plan_hv_single", 15)),
        *(("supply_plan_hv_dual", 30), ("connect_residential", 2), ("connect_lv", 3), ("connect_hv", 5)),
        *(("install_total_lv", 6), ("install_total_hv_single", 22), ("install_total_hv_dual", 32)),
        *(("meter_test", 5), ("meter_data_check", 5), ("profile_change", 3)),
    )
    for name, days in replies:
        yield SettingSpec(f"order.{name}_workdays", days, Unit.WORKDAYS, group, 0, 250)
    yield SettingSpec("order.external_12345_days", 7, Unit.DAYS, group, 0, 365)
    yield SettingSpec("order.reconnect_hours", 12, Unit.HOURS, group, 1, 720)
    yield SettingSpec("order.repeat_count", 2, Unit.COUNT, group, 2, 20)
    yield SettingSpec("order.repeat_days", 60, Unit.DAYS, group, 1, 730)


def _briefing() -> Iterable[SettingSpec]:
    """What must be asked on a visit, and from when on (domain.md 1.2, 2.9, 4.2)."""
    visits, growth = Group.VISITS, Group.GROWTH
    for kind, days in (("special", 30), ("grade1", 90), ("grade2", 180), ("hv", 365), ("lv", 730)):
        yield SettingSpec(f"safety.days.{kind}", days, Unit.DAYS, visits, 1, 3650)
    yield SettingSpec("visit.satisfaction_days", 365, Unit.DAYS, visits, 1, 3650)
    yield SettingSpec("brief.outage_days", 30, Unit.DAYS, visits, 1, 365)
    yield SettingSpec("demand.first_month", 10, Unit.COUNT, growth, 1, 12)
    yield SettingSpec("demand.last_month", 11, Unit.COUNT, growth, 1, 12)
    yield SettingSpec("demand.heavy_pct", 80, Unit.PERCENT, growth, 1, 1000, False)
    yield SettingSpec("demand.change_pct", 30, Unit.PERCENT, growth, 1, 1000, False)


def _honesty() -> Iterable[SettingSpec]:
    """When a visit record looks odd, and the call-back sample; the domain guide names no figures, all are [G]."""
    group = Group.HONESTY
    yield SettingSpec("honesty.late_workdays", 3, Unit.WORKDAYS, group, 0, 60)
    yield SettingSpec("honesty.overlap_minutes", 5, Unit.MINUTES, group, 0, 240)
    yield SettingSpec("honesty.brisk_kmh", 60, Unit.KMH, group, 10, 200, whole=False)
    yield SettingSpec("honesty.copied_pct", 90, Unit.PERCENT, group, 50, 100, whole=False)
    yield SettingSpec("honesty.copied_chars", 20, Unit.COUNT, group, 8, 1000)
    yield SettingSpec("honesty.copied_days", 365, Unit.DAYS, group, 1, 1095)
    yield SettingSpec("honesty.sample_each", 3, Unit.COUNT, group, 1, 50)


def _energy() -> Iterable[SettingSpec]:
    """Segments, tariffs, comparison, line loss, growth (domain.md 1.1, 4 to 7)."""
    segments, energy, peers, growth = Group.SEGMENTS, Group.ENERGY, Group.PEERS, Group.GROWTH
    yield SettingSpec("segment.large_min_kva", 315, Unit.KVA, segments, 1, 1_000_000, whole=False)
    yield SettingSpec("segment.top_n", 100, Unit.COUNT, segments, 1, 1000)
    yield SettingSpec("tariff.single_max_kva", 100, Unit.KVA, segments, 0, 1_000_000, False, used=False)
    yield SettingSpec("security_load.source_ratio", 1.20, Unit.FACTOR, segments, 1, 10, False)
    yield SettingSpec("pf.target", 0.90, Unit.SHARE, energy, 0, 1, whole=False)
    yield SettingSpec("basic.discount_kwh_per_kva", 260, Unit.KWH_PER_KVA, energy, 0, 10_000, False)
    yield SettingSpec("basic.discount_factor", 0.90, Unit.SHARE, energy, 0, 1, False)
    yield SettingSpec("basic.contract_over_ratio", 1.05, Unit.FACTOR, energy, 1, 10, False)
    yield SettingSpec("basic.contract_min_ratio", 0.40, Unit.SHARE, energy, 0, 1, False)
    yield SettingSpec("dr.valid_low_pct", 80, Unit.PERCENT, energy, 0, 1000, False)
    yield SettingSpec("dr.valid_high_pct", 120, Unit.PERCENT, energy, 0, 1000, False)
    yield SettingSpec("campaign.effect_months", 3, Unit.COUNT, energy, 1, 12)
    yield SettingSpec("campaign.keep_years", 3, Unit.COUNT, Group.PRIVACY, 3, 50)
    yield SettingSpec("peer.min_size", 8, Unit.COUNT, peers, 2, 1000)
    yield SettingSpec("peer.min_visible", 5, Unit.COUNT, peers, 2, 1000)
    yield SettingSpec("peer.outlier_z", 3.5, Unit.FACTOR, peers, 0, 100, False)
    for cut, watch, high, negative in (("feeder", 4, 6, -0.5), ("area", 5, 8, -1), ("hv", 2, 3, -0.3)):
        yield SettingSpec(f"loss.{cut}_watch_pct", watch, Unit.PERCENT, Group.LOSS, 0, 100, False)
        yield SettingSpec(f"loss.{cut}_high_pct", high, Unit.PERCENT, Group.LOSS, 0, 100, False)
        yield SettingSpec(f"loss.{cut}_neg_pct", negative, Unit.PERCENT, Group.LOSS, -100, 0, False)
    yield SettingSpec("loss.jump_pp", 2, Unit.POINTS, Group.LOSS, 0, 100, False)
    yield SettingSpec("loss.coverage_min_pct", 98, Unit.PERCENT, Group.LOSS, 0, 100, False)
    yield SettingSpec("lead.stale_days", 90, Unit.DAYS, growth, 1, 3650)
    yield SettingSpec("lead.coefficient_industry", 0.6, Unit.SHARE, growth, 0, 1, whole=False)
    yield SettingSpec("lead.coefficient_data", 0.7, Unit.SHARE, growth, 0, 1, whole=False)
    yield SettingSpec("lead.coefficient_office", 0.55, Unit.SHARE, growth, 0, 1, whole=False)
    yield SettingSpec("lead.coefficient_home", 0.35, Unit.SHARE, growth, 0, 1, whole=False)
    yield SettingSpec("lead.coincidence", 0.8, Unit.SHARE, growth, 0.01, 1, whole=False)
    yield SettingSpec("feeder.heavy_pct", 80, Unit.PERCENT, growth, 0, 1000, False)
    yield SettingSpec("feeder.over_pct", 100, Unit.PERCENT, growth, 0, 1000, False)


SPECS: Mapping[str, SettingSpec] = MappingProxyType({spec.key: spec for spec in _settings()})
DEFAULTS: Mapping[str, SettingValue] = MappingProxyType({spec.key: spec.default for spec in SPECS.values()})

DUTY_KEYS = frozenset(
    key
    for key, spec in SPECS.items()
    if spec.group in (Group.CYCLES, Group.PHONE_CYCLES, Group.THRESHOLDS) and "grace" not in key
)
"""What decides when an account is due and how it stands."""
DERIVED_KEYS = frozenset({key for key in DUTY_KEYS if "interval" in key} | {"visit.rating_count"})
"""What derived columns of accounts follow from."""
HONESTY_KEYS = frozenset(
    {key for key in SPECS if key.startswith("honesty.")} - {"honesty.sample_each"} | {"travel.detour"}
)
"""By what records look odd."""
ASCENDING = (
    ("visit.work_start_hour", "visit.work_end_hour"),
    ("visit.lunch_start_hour", "visit.lunch_end_hour"),
    ("tariff.single_max_kva", "segment.large_min_kva"),
    ("dr.valid_low_pct", "dr.valid_high_pct"),
    ("loss.feeder_watch_pct", "loss.feeder_high_pct"),
    ("loss.area_watch_pct", "loss.area_high_pct"),
    ("loss.hv_watch_pct", "loss.hv_high_pct"),
    ("feeder.heavy_pct", "feeder.over_pct"),
    ("shed.level4_pct", "shed.level3_pct"),
    ("shed.level3_pct", "shed.level2_pct"),
    ("shed.level2_pct", "shed.level1_pct"),
)
"""Pairs of which the first must be below the second."""


def problem_of(spec: SettingSpec, value: SettingValue) -> SettingProblem | None:
    """Return why a setting cannot have a value, None when it can."""
    if spec.unit is Unit.TEXT:
        fits = isinstance(value, str) and spec.least <= len(value.strip()) <= spec.most
        return None if fits else SettingProblem("setting.no_text", spec.most)
    if spec.unit is Unit.FLAG:
        return None if isinstance(value, bool) else SettingProblem("setting.no_flag")
    if spec.unit is Unit.LENGTHS:
        numbers = value if isinstance(value, list) else []
        right = bool(numbers) and all(spec.least <= number <= spec.most for number in numbers)
        return None if right else SettingProblem("setting.no_lengths", spec.most)
    if isinstance(value, bool) or not isinstance(value, int | float):
        return SettingProblem("setting.no_number")
    return _number_problem(spec, value)


def _number_problem(spec: SettingSpec, value: float) -> SettingProblem | None:
    if spec.whole and value != int(value):
        return SettingProblem("setting.not_whole")
    if value < spec.least:
        return SettingProblem("setting.too_low", spec.least)
    if value > spec.most:
        return SettingProblem("setting.share_above_one" if spec.unit is Unit.SHARE else "setting.too_high", spec.most)
    return None


def misordered(values: Mapping[str, SettingValue]) -> list[tuple[str, str]]:
    """Return the pairs of which the first is not below the second."""
    found = []
    for low, high in ASCENDING:
        first, second = values[low], values[high]
        if isinstance(first, int | float) and isinstance(second, int | float) and first >= second:
            found.append((low, high))
    return found
