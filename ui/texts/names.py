"""Names of the codes of crm.domain.codes in the user's language (domain.md section 11)."""

import re

from PySide6.QtCore import QCoreApplication

from crm.domain.appointments import AppointmentKind, Reach
from crm.domain.codelists import district_names, industry_by_code, street_by_code, voltage_by_code
from crm.domain.coordinates import Datum
from ui.theme.look import english

_CITY = re.compile(r"^[\u4e00-\u9fff]{2,3}市(?=[\u4e00-\u9fff]{4})")


def topic_name(code: str) -> str:
    """Name of a visit topic (domain.md 2.2)."""
    translate = QCoreApplication.translate
    names = {
        "safety_check": translate("Names", "Safety check"),
        "demand_survey": translate("Names", "Demand survey"),
        "satisfaction": translate("Names", "Satisfaction"),
        "policy": translate("Names", "Policy"),
        "outage_comm": translate("Names", "Outage plan"),
        "install_progress": translate("Names", "Connection progress"),
        "energy_advice": translate("Names", "Energy advice"),
        "bill_explain": translate("Names", "Bill explained"),
        "market_trading": translate("Names", "Market trading"),
        "demand_response": translate("Names", "Demand response"),
        "power_quality": translate("Names", "Power quality"),
        "data_verify": translate("Names", "Data check"),
        "arrears": translate("Names", "Arrears"),
        "emergency_support": translate("Names", "Supply guarantee"),
        "complaint_care": translate("Names", "Complaint care"),
        "green_power": translate("Names", "Green power"),
    }
    return names.get(code, code)


def channel_name(code: str) -> str:
    """Name of a visit channel (domain.md 2.1)."""
    translate = QCoreApplication.translate
    names = {
        "on_site": translate("Names", "On site"),
        "phone": translate("Names", "Phone"),
        "online": translate("Names", "Online"),
    }
    return names.get(code, code)


def grade_name(code: str) -> str:
    """Name of an importance grade (domain.md 1.2)."""
    translate = QCoreApplication.translate
    names = {
        "special": translate("Names", "Special"),
        "grade1": translate("Names", "Grade 1"),
        "grade2": translate("Names", "Grade 2"),
        "temporary": translate("Names", "Temporary"),
        "none": translate("Names", "Ordinary"),
    }
    return names.get(code, code)


def tariff_name(code: str | None) -> str:
    """Name of a tariff class."""
    translate = QCoreApplication.translate
    names = {
        "residential": translate("Names", "Residential"),
        "single_part": translate("Names", "Single-part"),
        "two_part": translate("Names", "Two-part"),
        "agriculture": translate("Names", "Agriculture"),
    }
    return names.get(code or "", code or "—")


def role_name(code: str) -> str:
    """Name of a person's role."""
    translate = QCoreApplication.translate
    names = {
        "manager": translate("Names", "Account manager"),
        "supervisor": translate("Names", "Supervisor"),
        "admin": translate("Names", "Administrator"),
        "readonly": translate("Names", "Read only"),
    }
    return names.get(code, code)


def contact_role_name(code: str) -> str:
    """Name of a contact's role."""
    translate = QCoreApplication.translate
    names = {
        "main": translate("Names", "Main contact"),
        "energy": translate("Names", "Energy"),
        "electrician": translate("Names", "Electrician"),
        "finance": translate("Names", "Finance"),
        "duty": translate("Names", "Duty desk"),
        "emergency": translate("Names", "Emergency"),
        "legal": translate("Names", "Legal"),
        "other": translate("Names", "Other"),
    }
    return names.get(code, code)


def issue_topic_name(code: str) -> str:
    """Name of an issue's kind."""
    translate = QCoreApplication.translate
    names = {
        "outage": translate("Names", "Outages"),
        "bill": translate("Names", "Bills and prices"),
        "installation": translate("Names", "New connection"),
        "power_quality": translate("Names", "Power quality"),
        "safety": translate("Names", "Safety hazard"),
        "metering": translate("Names", "Metering"),
        "notice": translate("Names", "Notices"),
        "other": translate("Names", "Other"),
    }
    return names.get(code, code)


def hazard_level_name(code: str) -> str:
    """Name of a hazard's level."""
    translate = QCoreApplication.translate
    names = {
        "general": translate("Names", "General"),
        "larger": translate("Names", "Larger"),
        "major": translate("Names", "Major"),
    }
    return names.get(code, code)


def outage_name(code: str) -> str:
    """Name of an outage's type (domain.md 3.1)."""
    translate = QCoreApplication.translate
    names = {
        "planned": translate("Names", "planned work"),
        "temporary": translate("Names", "short-notice outage"),
        "fault": translate("Names", "feeder fault"),
        "load_shedding": translate("Names", "curtailment"),
        "transfer": translate("Names", "load transfer"),
        "arrears": translate("Names", "non-payment"),
        "customer_side": translate("Names", "customer-side fault"),
    }
    return names.get(code, code)


def source_role_name(code: str) -> str:
    """Name of what a supply point is for."""
    translate = QCoreApplication.translate
    names = {
        "primary": translate("Names", "primary"),
        "standby": translate("Names", "standby"),
        "security": translate("Names", "security"),
    }
    return names.get(code, code)


def short_name(name: str) -> str:
    """A name without the city that every name of a bureau begins with, for lines that have little room."""
    return _CITY.sub("", name)


def datum_name(datum: Datum) -> str:
    """Name of a map system with who uses it."""
    translate = QCoreApplication.translate
    return {
        Datum.GCJ02: translate("Names", "GCJ-02 (maps in China)"),
        Datum.WGS84: translate("Names", "WGS-84 (GPS)"),
        Datum.BD09: translate("Names", "BD-09 (Baidu)"),
    }[datum]


def appointment_kind_name(kind: AppointmentKind) -> str:
    """Name of what an appointment is."""
    translate = QCoreApplication.translate
    return {
        AppointmentKind.MEETING: translate("Names", "Meeting"),
        AppointmentKind.TRAINING: translate("Names", "Training"),
        AppointmentKind.DUTY: translate("Names", "Duty"),
        AppointmentKind.TRAVEL: translate("Names", "Travel"),
        AppointmentKind.OTHER: translate("Names", "Other"),
    }[kind]


def reach_name(reach: Reach) -> str:
    """How far a change of one of a series goes."""
    translate = QCoreApplication.translate
    return {
        Reach.THIS: translate("Names", "Only this one"),
        Reach.FOLLOWING: translate("Names", "This and the following"),
        Reach.ALL: translate("Names", "All of the series"),
    }[reach]


def district_name(code: str | None) -> str:
    """A district's name; Chinese ones without 区 are clear enough in a narrow column."""
    if code not in district_names():
        return "—"
    zh, en = district_names()[code]
    return en.removesuffix(" New District") if english() else zh.removesuffix("新区").removesuffix("区")


def street_name(code: str | None) -> str:
    """A street's name."""
    street = street_by_code().get(code or "")
    if street is None:
        return "—"
    return street.en if english() else street.zh


def industry_name(code: str | None) -> str:
    """An industry's name."""
    industry = industry_by_code().get(code or "")
    if industry is None:
        return "—"
    return industry.en if english() else industry.zh


def voltage_name(code: str | None) -> str:
    """A voltage as people say it: `10 kV`, `380 V`."""
    voltage = voltage_by_code().get(code or "")
    if voltage is None:
        return "—"
    return f"{voltage.nominal_kv:g} kV" if voltage.nominal_kv >= 1 else f"{voltage.nominal_kv * 1000:g} V"


def kva(value: float | None) -> str:
    """A capacity without decimals and with thousands separators."""
    return "—" if value is None else f"{value:,.0f}"
