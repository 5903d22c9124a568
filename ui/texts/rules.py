"""The rules of the bureau in words: names, units and headings (domain.md 2.1 and 13)."""

from PySide6.QtCore import QCoreApplication

from crm.domain.settings import SPECS, Group, SettingValue, Unit
from ui.texts.numbers import figure


def rule_name(key: str) -> str:
    """Return what a setting is called."""
    return _names().get(key, key)


def unit_words(unit: Unit) -> str:
    """Return the unit that stands after a number; "" for texts and bare counts."""
    translate = QCoreApplication.translate
    return {
        Unit.DAYS: translate("Rules", "days"),
        Unit.WORKDAYS: translate("Rules", "workdays"),
        Unit.HOURS: translate("Rules", "hours"),
        Unit.MINUTES: translate("Rules", "minutes"),
        Unit.CLOCK: translate("Rules", "o’clock"),
        Unit.A_YEAR: translate("Rules", "a year"),
        Unit.SHARE: translate("Rules", "share (0–1)"),
        Unit.FACTOR: translate("Rules", "times"),
        Unit.PERCENT: "%",
        Unit.POINTS: translate("Rules", "points"),
        Unit.STARS: translate("Rules", "of 5"),
        Unit.KVA: "kVA",
        Unit.KWH_PER_KVA: "kWh/kVA",
        Unit.KMH: "km/h",
        Unit.MEGABYTES: "MB",
        Unit.PIXELS: translate("Rules", "pixels"),
    }.get(unit, "")


def value_words(key: str, value: SettingValue) -> str:
    """Return a value with its unit: `60 days`."""
    translate = QCoreApplication.translate
    if isinstance(value, bool):
        return translate("Rules", "yes") if value else translate("Rules", "no")
    return " ".join(part for part in (plain(value), unit_words(SPECS[key].unit)) if part)


def plain(value: SettingValue) -> str:
    """Return a value as it is typed."""
    if isinstance(value, list):
        return ", ".join(str(each) for each in value)
    if isinstance(value, int | float):
        return figure(value)
    return value or ""


def group_name(group: Group) -> str:
    """Return the heading of a group of rules."""
    translate = QCoreApplication.translate
    return {
        Group.CYCLES: translate("Rules", "Intervals of visits on site"),
        Group.PHONE_CYCLES: translate("Rules", "Intervals of calls"),
        Group.THRESHOLDS: translate("Rules", "When an account is late"),
        Group.NOTICES: translate("Rules", "How long before an outage accounts are told"),
        Group.RESTORATION: translate("Rules", "Restoration and counting of outages"),
        Group.BUREAU: translate("Rules", "The bureau and its data"),
        Group.VISITS: translate("Rules", "Visits and working hours"),
        Group.ISSUES: translate("Rules", "Deadlines of issues"),
        Group.HONESTY: translate("Rules", "Honest records"),
        Group.ORDERS: translate("Rules", "Deadlines of hotline orders"),
        Group.SERVICE: translate("Rules", "Service promises and load shedding"),
        Group.SEGMENTS: translate("Rules", "Segments and supply"),
        Group.ENERGY: translate("Rules", "Energy and charges"),
        Group.PEERS: translate("Rules", "Comparison with similar accounts"),
        Group.LOSS: translate("Rules", "Line loss"),
        Group.GROWTH: translate("Rules", "Demand and feeders"),
        Group.PRIVACY: translate("Rules", "Personal data"),
    }[group]


def _names() -> dict[str, str]:
    parts = (_visit_names, _honesty_names, _outage_names, _bureau_names, _order_names, _energy_names, _grid_names)
    return {key: name for part in parts for key, name in part().items()}


def _visit_names() -> dict[str, str]:
    translate = QCoreApplication.translate
    return {
        "visit.interval.direct_service": translate("Rules", "Visit to direct-line accounts"),
        "visit.interval.top100": translate("Rules", "Visit to Top-100 accounts"),
        "visit.interval.large_industrial_big": translate("Rules", "Visit to large industry from the limit on"),
        "visit.interval.large_industrial": translate("Rules", "Visit to large industry below the limit"),
        "visit.interval.special": translate("Rules", "Visit to important users, special grade"),
        "visit.interval.grade1": translate("Rules", "Visit to important users, grade 1"),
        "visit.interval.grade2": translate("Rules", "Visit to important users, grade 2"),
        "visit.interval.complaint": translate("Rules", "Visit after a complaint that is open"),
        "visit.interval.outages": translate("Rules", "Visit after repeated outages"),
        "visit.interval.new_connection": translate("Rules", "Visit after a new connection"),
        "visit.phone_interval.direct_service": translate("Rules", "Call to direct-line accounts"),
        "visit.phone_interval.top100": translate("Rules", "Call to Top-100 accounts"),
        "visit.phone_interval.large_industrial_big": translate("Rules", "Call to large industry from the limit on"),
        "visit.phone_interval.large_industrial": translate("Rules", "Call to large industry below the limit"),
        "visit.phone_interval.small_business": translate("Rules", "Call to small business with own transformer"),
        "visit.phone_interval.complaint": translate("Rules", "Call after a complaint that is open"),
        "visit.phone_interval.outages": translate("Rules", "Call after repeated outages"),
        "visit.phone_interval.new_connection": translate("Rules", "Call after a new connection"),
        "visit.interval.outage_count": translate("Rules", "Outages are repeated from"),
        "visit.interval.outage_days": translate("Rules", "Outages are repeated within"),
        "visit.interval.outage_hours": translate("Rules", "One outage is enough from"),
        "visit.interval.big_kva": translate("Rules", "Limit of large industry"),
        "visit.due_soon_ratio": translate("Rules", "Due soon: the last part of the interval"),
        "visit.severe_overdue_days": translate("Rules", "Severely overdue after"),
        "visit.on_time_grace_days": translate("Rules", "Still on time after the first planned day"),
        "visit.work_start_hour": translate("Rules", "Working day begins"),
        "visit.work_end_hour": translate("Rules", "Working day ends"),
        "visit.lunch_start_hour": translate("Rules", "Lunch begins"),
        "visit.lunch_end_hour": translate("Rules", "Lunch ends"),
        "visit.default_minutes": translate("Rules", "Length of a visit that is planned"),
        "visit.minutes.top100": translate("Rules", "Length of a visit to Top-100 accounts"),
        "visit.minutes.direct_service": translate("Rules", "Length of a visit to direct-line accounts"),
        "visit.minutes.large_industrial": translate("Rules", "Length of a visit to large industry"),
        "visit.minutes.small_business": translate("Rules", "Length of a visit to small business"),
        "plan.day_minutes": translate("Rules", "Longest day out, in working time"),
        "plan.reserve_minutes": translate("Rules", "Kept free of a day out"),
        "plan.repair_overtime_minutes": translate("Rules", "Longer day out when another falls out"),
        "plan.most_visits": translate("Rules", "Visits a day at most"),
        "plan.frozen_minutes": translate("Rules", "Nothing is proposed sooner than"),
        "plan.needs_approval": translate("Rules", "A supervisor approves the plan of a month"),
        "visit.rating_count": translate("Rules", "Ratings that make an account's mean"),
        "rating.low": translate("Rules", "A rating is low below"),
        "travel.detour": translate("Rules", "Road distance beside straight distance"),
        "travel.kmh": translate("Rules", "Speed of a drive"),
        "survey.min_n": translate("Rules", "Answers from which a survey is quoted"),
        "call_back.score": translate("Rules", "Call back at a rating of at most"),
        "call_back.recommend": translate("Rules", "Call back at a recommendation of at most (−1: never)"),
        "call_back.days": translate("Rules", "Call back within"),
        "visit.satisfaction_days": translate("Rules", "Satisfaction is asked again after"),
        "brief.outage_days": translate("Rules", "A brief tells of outages within"),
        "safety.days.special": translate("Rules", "Safety check, special grade"),
        "safety.days.grade1": translate("Rules", "Safety check, grade 1"),
        "safety.days.grade2": translate("Rules", "Safety check, grade 2 and high risk"),
        "safety.days.hv": translate("Rules", "Safety check, high voltage"),
        "safety.days.lv": translate("Rules", "Safety check, low voltage"),
    }


def _honesty_names() -> dict[str, str]:
    translate = QCoreApplication.translate
    return {
        "honesty.late_workdays": translate("Rules", "A record is submitted within"),
        "honesty.overlap_minutes": translate("Rules", "Visits at once are odd beyond"),
        "honesty.brisk_kmh": translate("Rules", "A drive between visits is possible up to"),
        "honesty.copied_pct": translate("Rules", "Notes are copied from a likeness of"),
        "honesty.copied_chars": translate("Rules", "Notes are compared from so many characters"),
        "honesty.copied_days": translate("Rules", "Notes are compared with those of the last"),
        "honesty.sample_each": translate("Rules", "Visits of each manager in a call-back sample"),
    }


def _outage_names() -> dict[str, str]:
    translate = QCoreApplication.translate
    return {
        "notice.planned_hours": translate("Rules", "Planned outage"),
        "notice.temporary_hours": translate("Rules", "Short-notice outage"),
        "notice.transfer_hours": translate("Rules", "Load transfer"),
        "notice.reminder_hours": translate("Rules", "Reminder of a planned outage"),
        "notice.arrears_hours": translate("Rules", "Stop for arrears, first notice"),
        "notice.arrears_second_minutes": translate("Rules", "Stop for arrears, second notice"),
        "notice.fault_minutes": translate("Rules", "Fault, after its report"),
        "notice.fault_important_minutes": translate("Rules", "Fault, important users, after its report"),
        "etr.first_minutes": translate("Rules", "First estimate after a fault is confirmed"),
        "etr.accuracy_minutes": translate("Rules", "An estimate is accurate within"),
        "outage.momentary_minutes": translate("Rules", "An outage is momentary up to"),
        "outage.planned_max_hv_10kv": translate("Rules", "Most planned outages at 10 kV"),
        "outage.planned_max_ge35kv": translate("Rules", "Most planned outages at 35 kV and above"),
        "arrival.urban_min": translate("Rules", "Arrival in town"),
        "arrival.rural_min": translate("Rules", "Arrival in the country"),
        "arrival.remote_min": translate("Rules", "Arrival in remote places"),
        "restore.urban_hours": translate("Rules", "Restoration after arrival in town"),
        "restore.rural_hours": translate("Rules", "Restoration after arrival in the country"),
        "shed.level1_pct": translate("Rules", "Warning I, red: gap above"),
        "shed.level2_pct": translate("Rules", "Warning II, orange: gap above"),
        "shed.level3_pct": translate("Rules", "Warning III, yellow: gap above"),
        "shed.level4_pct": translate("Rules", "Warning IV, blue: gap above"),
    }


def _bureau_names() -> dict[str, str]:
    translate = QCoreApplication.translate
    return {
        "bureau.name": translate("Rules", "Name of the bureau"),
        "account_no.lengths": translate("Rules", "Lengths of account numbers"),
        "attachment.max_mb": translate("Rules", "Largest file that is attached"),
        "photo.longest_px": translate("Rules", "Longer side of a kept photo"),
        "contact.verified_days": translate("Rules", "A checked contact stays checked for"),
        "issue.ack_workdays": translate("Rules", "Acknowledge an issue within"),
        "issue.general_workdays": translate("Rules", "Answer a general issue within"),
        "issue.planning_workdays": translate("Rules", "Answer a planning or investment issue within"),
        "issue.urgent_hours": translate("Rules", "Answer an urgent supply or safety issue within"),
        "issue.hazard_days": translate("Rules", "Plan the remedy of a major hazard within"),
        "issue.repeat_count": translate("Rules", "Issues of one kind until the supervisor has to know"),
        "issue.repeat_days": translate("Rules", "Issues count as repeated within"),
        "issue.reopen_days": translate("Rules", "A closed issue can be reopened for"),
        "issue.reminder_ratio": translate("Rules", "First reminder after this part of the time"),
        "segment.large_min_kva": translate("Rules", "Large industry from"),
        "segment.top_n": translate("Rules", "Accounts in the Top-100"),
        "tariff.single_max_kva": translate("Rules", "Single-part tariff up to"),
        "security_load.source_ratio": translate("Rules", "Own emergency source beside the security load"),
        "privacy.mask_phones": translate("Rules", "Mask telephone numbers in lists"),
        "privacy.export_personal": translate("Rules", "Export names and numbers of people by default"),
        "audit.keep_years": translate("Rules", "Years that the log of changes is kept"),
        "campaign.effect_months": translate("Rules", "Months compared before and after a campaign"),
        "campaign.keep_years": translate("Rules", "Years that proof of a campaign is kept"),
    }


def _order_names() -> dict[str, str]:
    translate = QCoreApplication.translate
    return {
        "order.contact_hours": translate("Rules", "Contact who complains, reports or suggests within"),
        "order.request_contact_workdays": translate("Rules", "Contact who asks for a service within"),
        "order.inquiry_workdays": translate("Rules", "Answer an inquiry within"),
        "order.complaint_workdays": translate("Rules", "Answer a complaint within"),
        "order.report_workdays": translate("Rules", "Answer a report of misconduct within"),
        "order.opinion_workdays": translate("Rules", "Answer an opinion within"),
        "order.suggestion_workdays": translate("Rules", "Answer a suggestion within"),
        "order.external_12345_days": translate("Rules", "Answer the city hotline 12345 within"),
        "order.external_12398_workdays": translate("Rules", "Answer the energy regulator 12398 within"),
        "order.supply_plan_residential_workdays": translate("Rules", "Supply plan, residential"),
        "order.supply_plan_lv_workdays": translate("Rules", "Supply plan, low voltage"),
        "order.supply_plan_hv_single_workdays": translate("Rules", "Supply plan, high voltage, one source"),
        "order.supply_plan_hv_dual_workdays": translate("Rules", "Supply plan, high voltage, two sources"),
        "order.connect_residential_workdays": translate("Rules", "Metering and energizing, residential"),
        "order.connect_lv_workdays": translate("Rules", "Metering and energizing, low voltage"),
        "order.connect_hv_workdays": translate("Rules", "Metering and energizing, high voltage"),
        "order.install_total_lv_workdays": translate("Rules", "New connection as a whole, low voltage"),
        "order.install_total_hv_single_workdays": translate("Rules", "New connection as a whole, one source"),
        "order.install_total_hv_dual_workdays": translate("Rules", "New connection as a whole, two sources"),
        "order.meter_test_workdays": translate("Rules", "Test of a meter"),
        "order.meter_data_check_workdays": translate("Rules", "Check of unusual meter data"),
        "order.profile_change_workdays": translate("Rules", "Change of customer data"),
        "order.reconnect_hours": translate("Rules", "Reconnection after arrears are paid"),
        "order.repeat_count": translate("Rules", "Orders of one topic that make a repeat"),
        "order.repeat_days": translate("Rules", "Orders count as repeated within"),
    }


def _energy_names() -> dict[str, str]:
    translate = QCoreApplication.translate
    return {
        "pf.target": translate("Rules", "Power factor to reach"),
        "basic.discount_kwh_per_kva": translate("Rules", "Demand price is reduced from"),
        "basic.discount_factor": translate("Rules", "Reduced demand price"),
        "basic.contract_over_ratio": translate("Rules", "Contract demand may be exceeded up to"),
        "basic.contract_min_ratio": translate("Rules", "Least contract demand beside the capacity"),
        "dr.valid_low_pct": translate("Rules", "Demand response is valid from"),
        "dr.valid_high_pct": translate("Rules", "Demand response is valid up to"),
        "peer.min_size": translate("Rules", "Least accounts in a group"),
        "peer.min_visible": translate("Rules", "Least accounts for a group to be shown"),
        "peer.outlier_z": translate("Rules", "Unusual from a robust z-score of"),
    }


def _grid_names() -> dict[str, str]:
    translate = QCoreApplication.translate
    return {
        "loss.feeder_watch_pct": translate("Rules", "Feeder: watch above"),
        "loss.feeder_high_pct": translate("Rules", "Feeder: high above"),
        "loss.feeder_neg_pct": translate("Rules", "Feeder: negative below"),
        "loss.area_watch_pct": translate("Rules", "Transformer area: watch above"),
        "loss.area_high_pct": translate("Rules", "Transformer area: high above"),
        "loss.area_neg_pct": translate("Rules", "Transformer area: negative below"),
        "loss.hv_watch_pct": translate("Rules", "Line of 35 kV and more: watch above"),
        "loss.hv_high_pct": translate("Rules", "Line of 35 kV and more: high above"),
        "loss.hv_neg_pct": translate("Rules", "Line of 35 kV and more: negative below"),
        "loss.jump_pp": translate("Rules", "A jump is a change of"),
        "loss.coverage_min_pct": translate("Rules", "Least meters read"),
        "lead.coefficient_industry": translate("Rules", "Demand coefficient: industry"),
        "lead.coefficient_data": translate("Rules", "Demand coefficient: data centres"),
        "lead.coefficient_office": translate("Rules", "Demand coefficient: malls, hotels and offices"),
        "lead.coefficient_home": translate("Rules", "Demand coefficient: homes"),
        "lead.coincidence": translate("Rules", "Share of single peaks that meet (coincidence)"),
        "lead.stale_days": translate("Rules", "A lead is stale after"),
        "demand.first_month": translate("Rules", "Next year's demand is asked for from month"),
        "demand.last_month": translate("Rules", "Next year's demand is asked for until month"),
        "demand.heavy_pct": translate("Rules", "An account is heavily loaded from"),
        "demand.change_pct": translate("Rules", "A change of energy is spoken about from"),
        "feeder.heavy_pct": translate("Rules", "A feeder is heavily loaded above"),
        "feeder.over_pct": translate("Rules", "A feeder is overloaded above"),
    }
