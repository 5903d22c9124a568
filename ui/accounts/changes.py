"""Changes of fields in the user's words: which field, from what, to what."""

from collections.abc import Callable, Mapping
from typing import Any

from PySide6.QtCore import QCoreApplication

from crm.domain.codes import ContactRole, ImportanceGrade, PhoneKind, Segment
from crm.domain.timeline import FieldChange, RowChange
from ui.texts.names import (
    contact_role_name,
    grade_name,
    industry_name,
    street_name,
    tariff_name,
    voltage_name,
)
from ui.widgets.marks import segment_name

NONE = "—"


def field_name(table: str, field: str) -> str:
    """Return how the window calls a field of a table."""
    translate = QCoreApplication.translate
    names = {
        "account_no": translate("Accounts", "Account no."),
        "former_account_no": translate("Accounts", "Former account no."),
        "name": translate("Accounts", "Name"),
        "name_en": translate("Accounts", "Other name"),
        "segment": translate("Accounts", "Segment"),
        "importance_grade": translate("Accounts", "Importance"),
        "is_high_risk": translate("Accounts", "High risk"),
        "portfolio_id": translate("Accounts", "Portfolio"),
        "customer_id": translate("Accounts", "Legal entity"),
        "tariff_class": translate("Accounts", "Tariff"),
        "industry_code": translate("Accounts", "Sector"),
        "voltage_code": translate("Accounts", "Supply"),
        "contract_kva": translate("Accounts", "Capacity"),
        "operating_kva": translate("Accounts", "In operation"),
        "contract_demand_kw": translate("Accounts", "Contract demand"),
        "own_generator_kw": translate("Accounts", "Own generation"),
        "security_load_kw": translate("Accounts", "Security load"),
        "contract_signed_on": translate("Accounts", "Contract signed"),
        "street_code": translate("Accounts", "Street"),
        "address": translate("Accounts", "Address"),
        "site_access": translate("Accounts", "Site access"),
        "visit_hours": translate("Accounts", "Visiting hours"),
        "note": translate("Accounts", "Note"),
        "role": translate("Accounts", "Role"),
        "title": translate("Accounts", "Job title"),
        "email": translate("Accounts", "Email"),
        "wechat": translate("Accounts", "WeChat"),
        "emergency_order": translate("Accounts", "Place on the emergency list"),
        "verified_on": translate("Accounts", "Checked on"),
        "verified_by": translate("Accounts", "Checked by"),
        "number": translate("Accounts", "Telephone"),
        "kind": translate("Accounts", "Kind of number"),
        "doubtful_since": translate("Accounts", "In doubt since"),
        "doubt_reason": translate("Accounts", "Doubt"),
        "feeder_id": translate("Accounts", "Feeder"),
        "starts_on": translate("Accounts", "From"),
        "ends_on": translate("Accounts", "Until"),
        "confirmed_on": translate("Accounts", "Confirmed on"),
        "confirmed_by": translate("Accounts", "Confirmed by"),
        "deleted_at": translate("Accounts", "Bin"),
    }
    return names.get(field, field)


def value_words(field: str, value: object) -> str:
    """Return a value of the audit as the window writes it."""
    if value is None or value == "":
        return NONE
    word = _WORDS.get(field)
    return word(value) if word is not None else str(value)


def doubt_words(reason: object) -> str:
    """Return why a number is in doubt."""
    translate = QCoreApplication.translate
    names = {
        "not_reached": translate("Accounts", "nobody was reached"),
        "wrong_number": translate("Accounts", "wrong number"),
    }
    return names.get(str(reason), translate("Accounts", "in doubt"))


def phone_kind_name(kind: object) -> str:
    """Return the name of a kind of number."""
    translate = QCoreApplication.translate
    names = {
        "mobile": translate("Accounts", "Mobile"),
        "office": translate("Accounts", "Office"),
        "duty": translate("Accounts", "Duty desk"),
        "other": translate("Accounts", "Other number"),
    }
    return names.get(str(kind), str(kind))


def roles() -> tuple[tuple[str, str], ...]:
    """Return the roles that a contact can have, with their names."""
    return tuple((each.value, contact_role_name(each)) for each in ContactRole)


def phone_kinds() -> tuple[tuple[str, str], ...]:
    """Return the kinds that a number can have, with their names."""
    return tuple((each.value, phone_kind_name(each)) for each in PhoneKind)


def _yes_no(value: object) -> str:
    translate = QCoreApplication.translate
    return translate("Accounts", "yes") if value else translate("Accounts", "no")


def _day(value: object) -> str:
    return str(value)[:10]


def _unit(unit: str) -> Callable[[Any], str]:
    return lambda value: f"{float(value):,g} {unit}"


_WORDS: Mapping[str, Callable[[Any], str]] = {
    "segment": lambda value: segment_name(Segment(value)),
    "importance_grade": lambda value: grade_name(ImportanceGrade(value)),
    "is_high_risk": _yes_no,
    "tariff_class": tariff_name,
    "industry_code": industry_name,
    "voltage_code": voltage_name,
    "contract_kva": _unit("kVA"),
    "operating_kva": _unit("kVA"),
    "contract_demand_kw": _unit("kW"),
    "own_generator_kw": _unit("kW"),
    "security_load_kw": _unit("kW"),
    "street_code": street_name,
    "role": contact_role_name,
    "kind": phone_kind_name,
    "doubt_reason": doubt_words,
    **dict.fromkeys(
        ("contract_signed_on", "verified_on", "doubtful_since", "starts_on", "ends_on", "confirmed_on"), _day
    ),
}


def change_title(change: RowChange) -> str:
    """Return what was changed in one line: `Capacity changed from 8,000 kVA to 10,000 kVA`."""
    translate = QCoreApplication.translate
    fields = {each.field: each for each in change.fields}
    subject = change.subject
    if "deleted_at" in fields:
        gone = fields["deleted_at"].new is not None
        words = translate("Timeline", "{name} removed") if gone else translate("Timeline", "{name} brought back")
        return words.format(name=subject or translate("Timeline", "Entry"))
    if change.table == "contact" and "verified_on" in fields and fields["verified_on"].new:
        return translate("Timeline", "{name} checked").format(name=subject)
    if change.table == "contact_phone" and "doubtful_since" in fields:
        doubted = fields["doubtful_since"].new is not None
        words = translate("Timeline", "Number of {name} in doubt")
        return (words if doubted else translate("Timeline", "Number of {name} no longer in doubt")).format(name=subject)
    if change.table == "supply_point" and "confirmed_on" in fields:
        return translate("Timeline", "Feeder {name} confirmed").format(name=subject)
    if "emergency_order" in fields and None in (fields["emergency_order"].old, fields["emergency_order"].new):
        joins = translate("Timeline", "{name} put on the emergency list")
        leaves = translate("Timeline", "{name} taken off the emergency list")
        return (joins if fields["emergency_order"].old is None else leaves).format(name=subject)
    if len(change.fields) == 1:
        return _one(change.table, change.fields[0], subject)
    names = ", ".join(field_name(change.table, each.field) for each in change.fields)
    if subject:
        return translate("Timeline", "{name}: {fields} changed").format(name=subject, fields=names)
    return translate("Timeline", "{fields} changed").format(fields=names)


def _one(table: str, change: FieldChange, subject: str) -> str:
    translate = QCoreApplication.translate
    field = field_name(table, change.field)
    if subject:
        field = translate("Timeline", "{field} of {name}").format(field=field, name=subject)
    old, new = value_words(change.field, change.old), value_words(change.field, change.new)
    if old == NONE:
        return translate("Timeline", "{field} set to {new}").format(field=field, new=new)
    if new == NONE:
        return translate("Timeline", "{field} cleared").format(field=field)
    return translate("Timeline", "{field} changed from {old} to {new}").format(field=field, old=old, new=new)


def change_line(change: RowChange) -> str:
    """Return the second line of a change: each of several fields, and who changed them."""
    several = ", ".join(
        f"{field_name(change.table, each.field)}: {field_step(each)}"
        for each in change.fields
        if each.field not in ("verified_on", "verified_by", "confirmed_on", "confirmed_by", "deleted_at")
    )
    by = QCoreApplication.translate("Timeline", "by {name}").format(name=change.who)
    return f"{several} · {by}" if several and len(change.fields) > 1 else by


def field_step(change: FieldChange) -> str:
    """`8,000 kVA → 10,000 kVA`."""
    return f"{value_words(change.field, change.old)} → {value_words(change.field, change.new)}"
