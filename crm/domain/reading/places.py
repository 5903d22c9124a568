"""Voltages, industries, streets and feeders by the names that people give them (domain.md 1.4, 1.6, 9)."""

import re
from functools import cache

from msgspec import Struct

from crm.domain.codelists import industries, streets, voltages
from crm.domain.errors import Invalid
from crm.domain.reading.text import Cell, fold, line, narrow, shown

_MARKS = re.compile(r"[\s,.;:、/()'\"-]+")
_FEEDER = re.compile(
    r"(?:(?P<kv>\d{2,3}) ?(?:kv|千伏))? ?(?P<station>[^\d\s].*?)[ \-_/]*"
    r"(?P<figure>F ?\d{1,3})(?:线|号线)?(?P<line>\D.*)?",
    re.IGNORECASE,
)


class FeederName(Struct, frozen=True):
    """A feeder as a cell names it: substation 岚湖站, number F05, perhaps a line name and the voltage above."""

    substation: str
    number: str
    position: int
    line_name: str | None = None
    substation_voltage: str | None = None

    @property
    def words(self) -> str:
        """The substation and number in one, as people write them."""
        return f"{self.substation}{self.number}"


def voltage(value: Cell) -> str:
    """Return the code of voltages.csv for 10kV, 交流10kV, 10千伏, 380V or AC10KV.

    A figure without unit is kilovolts, except 220 and 380, which people write for volts as well.
    Raises Invalid("cell.voltage").
    """
    code = _voltage_names().get(fold(shown(value)))
    if code is None:
        raise Invalid("cell.voltage", value=line(shown(value)[:60]))
    return code


@cache
def _voltage_names() -> dict[str, str]:
    names = {"380": "AC380V", "0.4kv": "AC380V", "400v": "AC380V", "220/380v": "AC380V", "380/220v": "AC380V"}
    for each in voltages():
        figures = [f"{each.nominal_kv:g}kv", f"{each.nominal_kv:g}千伏"]
        volts = f"{round(each.nominal_kv * 1000)}"
        figures += [volts + "v", volts + "伏"]
        if each.nominal_kv not in (0.22, 0.38, 220, 500):
            figures.append(f"{each.nominal_kv:g}")
        written = [each.code, each.zh, each.en, *figures]
        names.update({fold(prefix + text): each.code for text in written for prefix in ("", "交流", "AC")})
    return names


def industry(value: Cell) -> str:
    """Return the code of a division or section by code, zh or en name; raises Invalid("cell.industry").

    A finer code of GB/T 4754 (3911, C39) counts as its division; a name that a section and a division
    share is the division.
    """
    text = fold(shown(value))
    table = _industry_names()
    code = table.get(text) or table.get(_MARKS.sub("", text))
    if code is None and (match := re.match(r"([a-t]?)(\d{1,4})(?!\d)", text)):
        digits = match[2].zfill(2) if isinstance(value, (int, float)) or len(match[2]) == 1 else match[2]
        rest = _MARKS.sub("", text[match.end() :])
        code = table.get(digits[:2])
        if rest and table.get(rest) != code:
            code = None
    if code is None:
        raise Invalid("cell.industry", value=line(shown(value)[:60]))
    return code


@cache
def _industry_names() -> dict[str, str]:
    names: dict[str, str] = {}
    for each in sorted(industries(), key=lambda industry: len(industry.code)):
        for text in (each.code, each.zh, each.en):
            names[_MARKS.sub("", fold(text))] = each.code
    return names


def street(value: Cell) -> str:
    """Return the code of a street 街道 by code or name, with or without its district.

    Raises Invalid("cell.street").
    """
    code = _street_names().get(_MARKS.sub("", fold(shown(value))))
    if code is None:
        raise Invalid("cell.street", value=line(shown(value)[:60]))
    return code


@cache
def _street_names() -> dict[str, str]:
    names: dict[str, str] = {}
    for each in streets():
        bare = each.zh.removesuffix("街道")
        written = [each.code, each.zh, bare, bare + "街办", bare + "街道办", bare + "街道办事处", each.en]
        written += [each.en + " subdistrict", each.en + " street"]
        written += [prefix + each.district_zh + each.zh for prefix in ("", "深圳", "深圳市")]
        written += [each.district_zh + bare]
        names.update({_MARKS.sub("", fold(text)): each.code for text in written})
    return names


def feeder(value: Cell) -> FeederName:
    """Return the parts of 岚湖站F12 or 110kV岚湖站 F12 禾屿线; raises Invalid("cell.feeder").

    Numbers are written with two figures at least, so that F5 and F05 are one feeder.
    """
    text = narrow(value)
    match = _FEEDER.fullmatch(text) if len(text) <= 60 else None
    if match is None or not (station := match["station"].strip(" -_")):
        raise Invalid("cell.feeder", value=text[:60])
    position = int(match["figure"][1:])
    kv = match["kv"]
    return FeederName(
        substation=_station(station),
        number=f"F{position:02d}",
        position=position,
        line_name=(match["line"] or "").strip(" -_()") or None,
        substation_voltage=_voltage_names().get(kv + "kv") if kv else None,
    )


def _station(name: str) -> str:
    for ending in ("变电站", "变电所"):
        if name.endswith(ending) and len(name) > len(ending):
            return name.removesuffix(ending) + "站"
    return name
