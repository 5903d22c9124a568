"""Every kind of workbook that goes out, written from one database."""

from collections.abc import Iterator, Sequence
from datetime import date, datetime, time
from operator import attrgetter
from pathlib import Path
from typing import Any
from uuid import UUID

import openpyxl
from openpyxl.workbook.defined_name import DefinedName
from sqlalchemy import select

from crm.cli.main import REPORTS
from crm.domain.clock import FixedClock
from crm.domain.lists import ListKind, ListQuery
from crm.exchange.sheet_xml import Cell
from crm.storage.reader import Reader
from crm.storage.start import open_store
from crm.storage.tables import Account, Campaign, LoadDay, Person
from crm.usecases.list_export import ExportColumn, export_list
from crm.usecases.lists import list_ids, list_rows
from tests.support.commands import SAMPLES, ClockedCommand

PERIOD = ("--from", "2026-01-01", "--to", "2026-11-17")
PLAIN = ("surveys", "issues", "satisfaction", "sample", "audit", "outages", "etr", "notices", "growth", "losses")
FILLED = "template"
"""Stands in the names of filled templates, whose formulas have no results before they are opened."""
NEEDS_NO_PERIOD = frozenset({"surveys", "issues", "audit", "growth", "losses", "sample"})


def exports(reader: Reader) -> Iterator[tuple[str, ...]]:
    """Give the words of every export of a workbook, the file's name left out."""
    manager = str(reader.scalar(select(Person.c.name).where(Person.c.role == "manager").order_by(Person.c.name)))
    number = str(reader.scalar(select(Account.c.account_no).order_by(Account.c.account_no)))
    yield ("visit-summary", *PERIOD)
    yield ("visit-summary", *PERIOD, "--personal", "--lang", "zh_CN")
    for kind in REPORTS:
        yield ("report", kind, *PERIOD)
    yield ("plan", "--month", "2026-11")
    yield ("handover", f"--manager={manager}", "--personal")
    campaign = reader.scalar(select(Campaign.c.title).order_by(Campaign.c.title))
    if campaign is not None:
        yield ("campaign", f"--campaign={campaign}")
        yield ("compare", "--account", number, "--month", "2026-10")
    curve = reader.scalar(select(Account.c.account_no).join(LoadDay, LoadDay.c.account_id == Account.c.id))
    if curve is not None:
        yield ("curve", "--account", str(curve))
    for name in PLAIN:
        yield (name,) if name in NEEDS_NO_PERIOD else (name, *PERIOD)


def template(path: Path, block: str, fields: Sequence[str]) -> Path:
    """Write a bureau's own workbook with a month and a row to repeat."""
    book = openpyxl.Workbook()
    sheet: Any = book.active
    sheet.title = "月报"
    sheet.append([f"{{{field}}}" for field in fields])
    sheet.append(["合计", "=COUNTA(A1:A1)"])
    names = {"rounds_month": "月报!$F$3", block: "月报!$1:$1"}
    for name, place in names.items():
        book.defined_names[name] = DefinedName(name, attr_text=place)
    book.save(path)
    return path


def write_all(command: ClockedCommand, where: Path, folder: Path, clock: FixedClock) -> None:
    """Write every export, filled templates, every list as a workbook and a text file, and verdicts."""
    store = open_store(where, clock)
    with store.read() as reader:
        asked = list(exports(reader))
        for kind in ListKind:
            for ending in ("xlsx", "csv"):
                write_list(reader, folder / f"list-{kind}.{ending}", kind)
    store.close()
    blocks = {
        "visit-summary": ("rounds_rows_visits", ("account_no", "account", "content", "issues", "held_on")),
        "report": ("rounds_rows_detail", ("account_no", "account", "subject", "manager", "day")),
    }
    for name, (block, fields) in blocks.items():
        form = template(folder.parent / f"{name}.xlsx", block, fields)
        asked.append((*((name,) if name != "report" else (name, "issues")), *PERIOD, "--template", str(form)))
    for place, words in enumerate(asked):
        name = FILLED if "--template" in words else words[0]
        out = folder / f"{place:02}-{name}.xlsx"
        at = 2 if words[0] == "report" else 1
        said = command("export", *words[:at], out, *words[at:], "--database", where)
        assert said.code == 0, (words, said.err)
    for sample, into in (("走访记录.xlsx", "visits"), ("客户台账_gbk.csv", "accounts")):
        out = folder / f"verdicts-{into}.xlsx"
        command("import", into, SAMPLES / sample, "--database", where, "--dry-run", "--verdicts", out)
        assert out.is_file()


def write_list(reader: Reader, path: Path, kind: ListKind) -> int:
    """Write a list with a column for each of its fields, as the window would."""
    ids = list_ids(reader, kind, ListQuery())
    first = list_rows(reader, kind, ids[:1])
    names = [name for row in first for name in fields_of(row)]
    columns = [ExportColumn(name, 14, _value(name), name) for name in names]
    return export_list(reader, path, kind, ids, columns, f"清单 {kind}", ("全部", "2026-11-17"), "zh_CN")


def fields_of(row: Any) -> tuple[str, ...]:
    """Return the fields of a row of a list."""
    found: tuple[str, ...] = getattr(row, "_fields", None) or row.__struct_fields__
    return tuple(name for name in found if name not in ("id", "version"))


def _value(name: str) -> Any:
    of = attrgetter(name)
    return lambda row: _cell(of(row))


def _cell(value: Any) -> Cell:
    if isinstance(value, tuple | list):
        return ", ".join(str(each) for each in value)
    if isinstance(value, bool | UUID) or not isinstance(value, str | int | float | date | datetime | time | None):
        return str(value)
    return value
