"""The bureau's open code lists, read from resources/domain (domain.md sections 1.6, 9 and 10)."""

import csv
from collections.abc import Iterator
from functools import cache
from importlib.resources import files

from msgspec import Struct


class Industry(Struct, frozen=True):
    """An industry section (letter) or division (two digits, kept as text)."""

    code: str
    zh: str
    en: str
    section: str


class Voltage(Struct, frozen=True):
    code: str
    zh: str
    en: str
    nominal_kv: float
    tariff_band: str


class District(Struct, frozen=True):
    code: str
    zh: str
    en: str


class Street(Struct, frozen=True):
    """A subdistrict 街道; its place is a centre good to about 2 km, datum GCJ-02."""

    code: str
    zh: str
    en: str
    district_code: str
    district_zh: str
    lon: float
    lat: float


class WorkOrderType(Struct, frozen=True):
    """A kind of order; `operator` is csg or sgcc where its deadline is a promise of one grid company, else empty."""

    type: str
    subtype: str
    zh: str
    en: str
    operator: str


def _rows(name: str) -> Iterator[dict[str, str]]:
    text = files("resources").joinpath("domain", name).read_text(encoding="utf-8-sig")
    yield from csv.DictReader(text.splitlines())


@cache
def industries() -> tuple[Industry, ...]:
    """Return every section and division of GB/T 4754-2017."""
    return tuple(Industry(row["code"], row["zh"], row["en"], row["section"]) for row in _rows("industries.csv"))


@cache
def voltages() -> tuple[Voltage, ...]:
    """Return the voltage levels, lowest first as the file lists them."""
    return tuple(
        Voltage(row["code"], row["zh"], row["en"], float(row["nominal_kv"]), row["tariff_band"])
        for row in _rows("voltages.csv")
    )


@cache
def districts() -> tuple[District, ...]:
    """Return the districts of the bureau's city."""
    return tuple(
        District(row["code"], row["district_zh"], row["district_en"])
        for row in _rows("districts.csv")
        if row["level"] == "district"
    )


@cache
def streets() -> tuple[Street, ...]:
    """Return the subdistricts with the district that each lies in."""
    by_name = {district.zh: district.code for district in districts()}
    return tuple(
        Street(
            row["code"],
            row["street_zh"],
            row["street_en"],
            by_name[row["district_zh"]],
            row["district_zh"],
            float(row["lon"]),
            float(row["lat"]),
        )
        for row in _rows("districts.csv")
        if row["level"] == "street"
    )


@cache
def work_order_types() -> tuple[WorkOrderType, ...]:
    """Return the kinds of 95598 work orders."""
    return tuple(
        WorkOrderType(row["type"], row["subtype"], row["zh"], row["en"], _operator(row["basis"]))
        for row in _rows("work_order_types.csv")
    )


def _operator(basis: str) -> str:
    first = basis.split(" ", 1)[0]
    return first.lower() if first in ("CSG", "SGCC") else ""


@cache
def district_names() -> dict[str, tuple[str, str]]:
    """Return (zh, en) by district code."""
    return {each.code: (each.zh, each.en) for each in districts()}


@cache
def street_by_code() -> dict[str, Street]:
    """Return streets by code."""
    return {each.code: each for each in streets()}


@cache
def work_order_type(code: str, subtype: str) -> WorkOrderType | None:
    """Return a kind of order by its codes; one without a subtype is the first of its kind, None when unknown."""
    found = [each for each in work_order_types() if each.type == code]
    return next((each for each in found if each.subtype == subtype), None if subtype else next(iter(found), None))


@cache
def industry_by_code() -> dict[str, Industry]:
    """Return industries by code."""
    return {each.code: each for each in industries()}


@cache
def voltage_by_code() -> dict[str, Voltage]:
    """Return voltage levels by code."""
    return {each.code: each for each in voltages()}
