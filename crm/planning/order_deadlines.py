"""By when a work order must be taken up with the customer and answered (domain.md 2.8, work_order_types.csv)."""

from collections.abc import Mapping
from datetime import datetime, timedelta

from msgspec import Struct

from crm.domain.clock import at_local
from crm.domain.settings import SPECS, SettingValue, Unit
from crm.planning.workdays import WorkCalendar

Values = Mapping[str, SettingValue]
CONTACT = {
    "complaint": "order.contact_hours",
    "report": "order.contact_hours",
    "opinion": "order.contact_hours",
    "suggestion": "order.contact_hours",
    "external_12345": "order.contact_hours",
    "external_12398": "order.contact_hours",
    "fault_repair": "arrival.urban_min",
    "fault_repair.urban": "arrival.urban_min",
    "fault_repair.rural": "arrival.rural_min",
    "fault_repair.remote": "arrival.remote_min",
    "service_request": "order.request_contact_workdays",
    "manager_issue": "issue.ack_workdays",
}
"""The setting by which the customer is contacted, or a fault crew is there, by type or by type and subtype."""
REPLY = {
    "inquiry": "order.inquiry_workdays",
    "complaint": "order.complaint_workdays",
    "report": "order.report_workdays",
    "opinion": "order.opinion_workdays",
    "suggestion": "order.suggestion_workdays",
    "external_12345": "order.external_12345_days",
    "external_12398": "order.external_12398_workdays",
    "manager_issue": "issue.general_workdays",
    "fault_repair": "restore.urban_hours",
    "fault_repair.urban": "restore.urban_hours",
    "fault_repair.rural": "restore.rural_hours",
    "service_request.supply_plan_residential": "order.supply_plan_residential_workdays",
    "service_request.supply_plan_lv": "order.supply_plan_lv_workdays",
    "service_request.supply_plan_hv_single": "order.supply_plan_hv_single_workdays",
    "service_request.supply_plan_hv_dual": "order.supply_plan_hv_dual_workdays",
    "service_request.connect_residential": "order.connect_residential_workdays",
    "service_request.connect_lv": "order.connect_lv_workdays",
    "service_request.connect_hv": "order.connect_hv_workdays",
    "service_request.install_total_lv": "order.install_total_lv_workdays",
    "service_request.install_total_hv_single": "order.install_total_hv_single_workdays",
    "service_request.install_total_hv_dual": "order.install_total_hv_dual_workdays",
    "service_request.meter_test": "order.meter_test_workdays",
    "service_request.meter_data_check": "order.meter_data_check_workdays",
    "service_request.reconnect_after_payment": "order.reconnect_hours",
    "service_request.profile_change": "order.profile_change_workdays",
}
"""The setting by which an order is answered; a fault's hours count from the arrival. What is not here has none."""
AT_ONCE = ("service_request.reconnect_after_payment",)
"""Nobody has to be contacted first."""


class OrderDeadlines(Struct, frozen=True):
    """Moments in UTC; None where the rules give no deadline."""

    contact_at: datetime | None = None
    due_at: datetime | None = None


def order_deadlines(
    code: str, subtype: str, received_at: datetime, values: Values, calendar: WorkCalendar
) -> OrderDeadlines:
    """Return the deadlines of an order by its type and the settings of its day.

    Hours and minutes run round the clock; workdays end with office hours of the N-th workday after the day of
    receipt, calendar days with those of the N-th day. A fault without a place is one in town.
    """
    name = f"{code}.{subtype}" if subtype else code
    contact = None if name in AT_ONCE else _after(received_at, _key(CONTACT, code, name), values, calendar)
    begin = contact if code == "fault_repair" and contact is not None else received_at
    return OrderDeadlines(contact, _after(begin, REPLY.get(name), values, calendar))


def _key(table: Mapping[str, str], code: str, name: str) -> str | None:
    return table.get(name, table.get(code))


def _after(begin: datetime, key: str | None, values: Values, calendar: WorkCalendar) -> datetime | None:
    value = values.get(key) if key is not None else None
    if key is None or isinstance(value, bool) or not isinstance(value, int | float):
        return None
    match SPECS[key].unit:
        case Unit.MINUTES:
            return begin + timedelta(minutes=value)
        case Unit.HOURS:
            return calendar.hours_deadline(begin, value)
        case Unit.DAYS:
            day = begin.astimezone(calendar.zone).date() + timedelta(days=int(value))
            return at_local(day, calendar.office_end, zone=calendar.zone)
        case _:
            return calendar.deadline(begin, int(value))
