"""Ledgers of accounts (domain.md 1)."""

from typing import Any

from crm.domain.imports import AccountDraft, Problem, Severity
from crm.domain.reading import dates, identifiers, numbers, places, text, words
from crm.domain.reading.text import shown
from crm.exchange.kinds.common import is_mobile
from crm.exchange.kinds.field import Field, ListKind, Read, readable

LON_RANGE = (113.70, 114.70)
LAT_RANGE = (22.40, 22.90)
"""Where the bureau's places lie (domain.md 13): outside is doubtful and kept."""


def _fields(number: Read) -> list[Field]:
    return [
        Field("account_no", number, required=True, looks=readable(number)),
        Field("name", text.line, required=True),
        Field("segment", words.segment, required=True, looks=readable(words.segment)),
        Field("contract_kva", numbers.capacity, required=True, units=numbers.CAPACITY),
        Field("operating_kva", numbers.capacity, strict=True, units=numbers.CAPACITY),
        Field("former_account_no", number),
        Field("name_en", text.line),
        Field("customer_name", text.line),
        Field("uscc", identifiers.uscc, looks=readable(identifiers.uscc)),
        Field("area", text.line),
        Field("manager", text.line),
        Field("industry_code", places.industry),
        Field("voltage_code", places.voltage),
        Field("tariff_class", words.tariff_class),
        Field("importance_grade", words.importance),
        Field("is_high_risk", words.truth),
        Field("feeder", places.feeder, looks=readable(places.feeder)),
        Field("standby_feeder", places.feeder),
        Field("street_code", places.street, looks=readable(places.street)),
        Field("address", text.line),
        Field("lon", numbers.degrees),
        Field("lat", numbers.degrees),
        Field("contact", text.line),
        Field("contact_title", text.line),
        Field("phones", identifiers.phones, piece_code="cell.phone", looks=is_mobile),
        Field("contract_signed_on", dates.day, strict=True),
        Field("contract_demand_kw", numbers.power, strict=True, units=numbers.POWER),
        Field("own_generator_kw", numbers.power, strict=True, units=numbers.POWER),
        Field("security_load_kw", numbers.power, strict=True, units=numbers.POWER),
        Field("note", text.paragraph),
    ]


def _check(values: dict[str, Any], row: int, problems: list[Problem]) -> None:
    _check_capacity(values, row, problems)
    for field, (low, high) in (("lon", LON_RANGE), ("lat", LAT_RANGE)):
        figure = values.get(field)
        if figure is not None and not low <= figure <= high:
            details = {"low": low, "high": high}
            problems.append(Problem(row, field, "row.far_away", f"{figure:g}", Severity.WARNING, details))


def _check_capacity(values: dict[str, Any], row: int, problems: list[Problem]) -> None:
    """The running capacity never exceeds the contract's (domain.md 1.5); a larger one is left out."""
    operating = values.get("operating_kva")
    if operating is not None and operating > values["contract_kva"]:
        del values["operating_kva"]
        details = {"contract_kva": shown(values["contract_kva"])}
        code = "row.operating_over_contract"
        problems.append(Problem(row, "operating_kva", code, shown(operating), Severity.WARNING, details))


ACCOUNTS = ListKind(AccountDraft, _fields, _check, ("account_no",))
