"""Words for orders of the hotline: kinds, channels, deadlines (domain.md section 2.8)."""

from datetime import datetime

from PySide6.QtCore import QCoreApplication

from crm.domain.clock import Clock
from crm.domain.codelists import work_order_type
from ui.texts.dates import clock_time, dated
from ui.theme.look import english


def order_type_name(code: str) -> str:
    """Name of a type of order, whatever its subtype."""
    translate = QCoreApplication.translate
    names = {
        "inquiry": translate("Orders", "Business inquiry"),
        "outage_query": translate("Orders", "Outage inquiry"),
        "complaint": translate("Orders", "Complaint"),
        "report": translate("Orders", "Misconduct report"),
        "opinion": translate("Orders", "Opinion"),
        "suggestion": translate("Orders", "Suggestion"),
        "praise": translate("Orders", "Praise"),
        "fault_repair": translate("Orders", "Fault repair"),
        "service_request": translate("Orders", "Service request"),
        "manager_issue": translate("Orders", "Issue from a visit"),
        "external_12345": translate("Orders", "12345 transfer"),
        "external_12398": translate("Orders", "12398 transfer"),
    }
    return names.get(code, code)


def order_kind_name(code: str, subtype: str) -> str:
    """Name of a type and its subtype, as the code list has it: `Fault repair, urban`."""
    kind = work_order_type(code, subtype) if subtype else None
    if kind is None:
        return order_type_name(code)
    return kind.en if english() else kind.zh.replace("(", "（").replace(")", "）")


def order_channel_name(code: str) -> str:
    """Name of the way by which an order came."""
    translate = QCoreApplication.translate
    names = {
        "hotline": translate("Orders", "95598"),
        "city_hotline": translate("Orders", "12345"),
        "regulator": translate("Orders", "12398"),
        "online": translate("Orders", "Online hall"),
        "wechat": translate("Orders", "WeChat"),
        "counter": translate("Orders", "Counter"),
        "other": translate("Orders", "Other"),
    }
    return names.get(code, code)


def moment_words(moment: datetime, clock: Clock) -> str:
    """Return a moment as a day with its hour: `Mon 16 Nov 09:00`."""
    local = clock.local(moment)
    return f"{dated(local.date(), clock.today())} {clock_time(local)}"
