"""The facts of the About card, how each is typed, and how what was typed is read."""

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QCoreApplication

from crm.domain.accounts import AccountDetail
from crm.domain.codelists import industries, streets, voltages
from crm.domain.codes import ImportanceGrade, Segment, TariffClass
from crm.domain.reading.dates import day as read_day
from crm.domain.reading.numbers import capacity, power
from ui.accounts.facts import is_asked, rule_label
from ui.texts.dates import days
from ui.texts.names import (
    district_name,
    grade_name,
    industry_name,
    kva,
    street_name,
    tariff_name,
    voltage_name,
)
from ui.theme.look import english
from ui.widgets.facts import Fact
from ui.widgets.marks import segment_name

NONE = "—"
PUBLICITY = "publicity"
FIRST = 11
"""So many facts are always shown (mockup 03); the others stand behind *More*."""
NUMBERS = {"contract_kva": "kVA", "operating_kva": "kVA", "contract_demand_kw": "kW"}
NUMBERS |= {"own_generator_kw": "kW", "security_load_kw": "kW"}
Choices = tuple[tuple[str, str], ...]


def about_facts(account: AccountDetail, whole: bool = True) -> list[Fact]:
    """Return the facts of the About card; what is worked out from others cannot be edited."""
    facts = [*_who(account), *_supply(account), *_place(account), *_more(account)]
    return facts if whole else facts[:FIRST]


def _who(account: AccountDetail) -> list[Fact]:
    translate = QCoreApplication.translate
    cycle = days(account.interval_days or 0)
    every = cycle if is_asked(account) else translate("Accounts", "Every {days}").format(days=cycle)
    return [
        _text("name_en", translate("Accounts", "Other name"), account.name_en),
        _text("account_no", translate("Accounts", "Account no."), account.account_no),
        Fact(
            "segment",
            translate("Accounts", "Segment"),
            segment_name(account.segment),
            editable=True,
            choices=tuple((each.value, segment_name(each)) for each in Segment),
            segment=account.segment,
            code=account.segment.value,
            traced=True,
        ),
        Fact("portfolio_id", translate("Accounts", "Manager"), account.manager or NONE, traced=True),
        Fact("cycle", rule_label(account), every if account.interval_days else NONE),
    ]


def _supply(account: AccountDetail) -> list[Fact]:
    translate = QCoreApplication.translate
    levels = tuple((each.code, each.en if english() else each.zh) for each in voltages())
    supply = voltage_name(account.voltage_code)
    if len(account.supply) > 1:
        count = translate("Accounts", "{count} feeders").format(count=len(account.supply))
        supply = f"{supply} · {count}"
    tariffs = tuple((each.value, tariff_name(each)) for each in TariffClass)
    return [
        _choice("voltage_code", translate("Accounts", "Supply"), account.voltage_code, supply, levels),
        Fact("feeders", translate("Accounts", "Feeders"), feeder_words(account), link=bool(account.supply)),
        _number("contract_kva", translate("Accounts", "Capacity"), account.contract_kva),
        _choice(
            "tariff_class",
            translate("Accounts", "Tariff"),
            account.tariff_class,
            tariff_name(account.tariff_class),
            tariffs,
        ),
    ]


def _place(account: AccountDetail) -> list[Fact]:
    translate = QCoreApplication.translate
    sectors = tuple((each.code, f"{each.code} {each.en if english() else each.zh}") for each in industries())
    return [
        _choice(
            "industry_code",
            translate("Accounts", "Sector"),
            account.industry_code,
            industry_name(account.industry_code),
            sectors,
        ),
        _text("address", translate("Accounts", "Address"), account.address),
    ]


def _more(account: AccountDetail) -> list[Fact]:
    translate = QCoreApplication.translate
    places = tuple((each.code, _street(each.code, each.district_code)) for each in streets())
    street = _street(account.street_code, account.district) if account.street_code else NONE
    grades = tuple((each.value, grade_name(each)) for each in ImportanceGrade)
    yes_no = (("1", translate("Accounts", "yes")), ("", translate("Accounts", "no")))
    signed = account.contract_signed_on
    return [
        _text("name", translate("Accounts", "Name"), account.name),
        _text("visit_hours", translate("Accounts", "Visiting hours"), account.visit_hours),
        _choice("street_code", translate("Accounts", "Street"), account.street_code, street, places),
        _choice(
            "importance_grade",
            translate("Accounts", "Importance"),
            account.grade.value,
            grade_name(account.grade),
            grades,
        ),
        Fact(
            "is_high_risk",
            translate("Accounts", "High risk"),
            yes_no[0 if account.is_high_risk else 1][1],
            editable=True,
            choices=yes_no,
            traced=True,
        ),
        _number("operating_kva", translate("Accounts", "In operation"), account.operating_kva),
        _number("contract_demand_kw", translate("Accounts", "Contract demand"), account.contract_demand_kw),
        _number("own_generator_kw", translate("Accounts", "Own generation"), account.own_generator_kw),
        _number("security_load_kw", translate("Accounts", "Security load"), account.security_load_kw),
        _text("contract_signed_on", translate("Accounts", "Contract signed"), signed.isoformat() if signed else None),
        _publicity(account),
        Fact("customer", translate("Accounts", "Legal entity"), account.customer),
        Fact("area", translate("Accounts", "Supply unit"), account.area or NONE),
    ]


def _publicity(account: AccountDetail) -> Fact:
    """Return whether the account wants publicity; what is about safety and supply is told in any case."""
    translate = QCoreApplication.translate
    since = account.no_publicity_since
    choices = (("1", translate("Accounts", "wanted")), ("", translate("Accounts", "none wanted")))
    refused = translate("Accounts", "none wanted since {day}").format(day=since.isoformat()) if since else ""
    shown, code = (refused, "") if since else (choices[0][1], "1")
    return Fact(PUBLICITY, translate("Accounts", "Publicity"), shown, editable=True, choices=choices, code=code)


def _text(key: str, label: str, value: str | None) -> Fact:
    return Fact(key, label, value or NONE, editable=True, typed=value or "", traced=True)


def _number(key: str, label: str, value: float | None) -> Fact:
    unit = NUMBERS[key]
    shown = NONE if value is None else f"{kva(value)} {unit}"
    typed = "" if value is None else f"{value:,.3f}".rstrip("0").rstrip(".")
    return Fact(key, label, shown, editable=True, typed=typed, unit=unit, traced=True)


def _choice(key: str, label: str, code: str | None, shown: str, choices: Choices) -> Fact:
    return Fact(key, label, shown, editable=True, choices=choices, code=code or "", traced=True)


def _street(code: str | None, district: str | None) -> str:
    return f"{street_name(code)} · {district_name(district)}"


def feeder_words(account: AccountDetail) -> str:
    """`岚湖站 F03, F12`: a substation is named once."""
    found: dict[str, list[str]] = {}
    for point in account.supply:
        station, _, number = point.feeder.rpartition(" ")
        found.setdefault(station, []).append(number)
    return ", ".join(f"{station} {', '.join(numbers)}".strip() for station, numbers in found.items()) or NONE


READERS: dict[str, Callable[[str], Any]] = {
    **dict.fromkeys(("contract_kva", "operating_kva"), capacity),
    **dict.fromkeys(("contract_demand_kw", "own_generator_kw", "security_load_kw"), power),
    "contract_signed_on": read_day,
    "segment": Segment,
    "is_high_risk": bool,
}


def read_fact(key: str, typed: str) -> Any:
    """Return the value that was typed for a fact; raises Invalid with the sentence of what is wrong."""
    text = typed.strip()
    if not text:
        return False if key == "is_high_risk" else "" if key in ("name", "account_no") else None
    reader = READERS.get(key)
    return reader(text) if reader is not None else text
