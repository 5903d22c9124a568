"""The hand-over sheet as tables of worded values, and as a workbook with a sheet for each."""

from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

from crm.domain.codelists import street_by_code
from crm.domain.codes import GrantKind
from crm.domain.handover_sheet import (
    CellKind,
    HandoverSheet,
    SheetAccount,
    SheetColumn,
    SheetContact,
    SheetHazard,
    SheetIssue,
    SheetPaper,
    SheetTable,
    SheetTask,
    SheetVisit,
)
from crm.exchange.report_book import HEADING_ROW, ReportPages, report_book
from crm.exchange.summary_columns import words

TEXT, DATE, TIME, COUNT = CellKind.TEXT, CellKind.DATE, CellKind.TIME, CellKind.COUNT
Column = tuple[str, CellKind, int]
ACCOUNTS: tuple[Column, ...] = (
    ("number", COUNT, 6),
    ("account_no", TEXT, 19),
    ("account", TEXT, 34),
    ("segment", TEXT, 14),
    ("grade", TEXT, 10),
    ("kva", COUNT, 12),
    ("last_on", DATE, 12),
    ("due_on", DATE, 12),
    ("street", TEXT, 14),
)
VISITS: tuple[Column, ...] = (
    ("on", DATE, 12),
    ("from", TIME, 8),
    ("to", TIME, 8),
    ("account", TEXT, 34),
    ("manager", TEXT, 12),
    ("channel", TEXT, 10),
    ("purpose", TEXT, 24),
    ("standing", TEXT, 10),
    ("fixed", TEXT, 8),
    ("clash", TEXT, 26),
)
TASKS: tuple[Column, ...] = (
    ("due_on", DATE, 12),
    ("at", TIME, 8),
    ("account", TEXT, 34),
    ("task", TEXT, 40),
    ("priority", TEXT, 8),
    ("person", TEXT, 12),
    ("note", TEXT, 30),
)
PROMISES: tuple[Column, ...] = (
    ("promised_on", DATE, 12),
    ("kind", TEXT, 14),
    ("account", TEXT, 34),
    ("text", TEXT, 44),
    ("state", TEXT, 12),
    ("raised_on", DATE, 12),
    ("unit", TEXT, 16),
    ("person", TEXT, 12),
)
NAME: Column = ("contact", TEXT, 14)
CONTACTS: tuple[Column, ...] = (
    ("account", TEXT, 34),
    ("order", COUNT, 8),
    NAME,
    ("role", TEXT, 14),
    ("title_of", TEXT, 16),
    ("phones", TEXT, 30),
    ("emergency", COUNT, 10),
)
ACCESS: tuple[Column, ...] = (
    ("account", TEXT, 34),
    ("address", TEXT, 34),
    ("site_access", TEXT, 34),
    ("visit_hours", TEXT, 22),
    ("note", TEXT, 34),
)


def handover_tables(sheet: HandoverSheet, language: str) -> tuple[SheetTable, ...]:
    """Return the six parts of a sheet in words."""
    said = _Words(language)
    contacts = tuple(column for column in CONTACTS if sheet.is_personal or column != NAME)
    return (
        said.table("accounts", ACCOUNTS, [said.account(*each) for each in enumerate(sheet.accounts, start=1)]),
        said.table("visits", VISITS, [said.visit(each) for each in sheet.visits]),
        said.table("tasks", TASKS, [said.task(each) for each in sheet.tasks]),
        said.table("promises", PROMISES, [*map(said.issue, sheet.issues), *map(said.hazard, sheet.hazards)]),
        said.table("contacts", contacts, [said.contact(each, sheet.is_personal) for each in sheet.contacts]),
        said.table("access", ACCESS, [said.access(each) for each in sheet.accounts]),
    )


def handover_paper(sheet: HandoverSheet, language: str) -> SheetPaper:
    """Return the whole sheet in words, for paper."""
    title, (who, when) = words(language)["handover.title"], heading_lines(sheet, language)
    return SheetPaper(title, (sheet.bureau, who, when), handover_tables(sheet, language))


def heading_lines(sheet: HandoverSheet, language: str) -> tuple[str, str]:
    """Return who hands over to whom, and for which days, in words."""
    said = words(language)
    join = "、" if language == "zh_CN" else ", "
    who = said["handover.from_to" if sheet.receiver else "handover.of"]
    line = who.format(giver=join.join(sheet.givers) or said["no_manager"], receiver=sheet.receiver)
    if sheet.starts_on is None:
        return line, said["handover.as_of"].format(day=f"{sheet.made_on:%Y-%m-%d}")
    key = "for_good" if sheet.kind is GrantKind.OWNER else "until" if sheet.ends_on else "open_end"
    last = f"{sheet.ends_on:%Y-%m-%d}" if sheet.ends_on else ""
    return line, said[f"handover.{key}"].format(first=f"{sheet.starts_on:%Y-%m-%d}", last=last)


def write_handover(path: Path, sheet: HandoverSheet, language: str, author: str) -> None:
    """Write the sheets; raises DiskFull, NotFound or Denied as crm.exchange.atomic.atomic_file does."""
    with report_book(path) as book:
        _Book(book, language, sheet, author).write(handover_tables(sheet, language), heading_lines(sheet, language))


class _Book(ReportPages):
    def __init__(self, book: Any, language: str, sheet: HandoverSheet, author: str) -> None:
        super().__init__(book, language)
        self._sheet, self._author = sheet, author

    def write(self, tables: tuple[SheetTable, ...], lines: tuple[str, str]) -> None:
        said, sheet = self._words, self._sheet
        top = (
            said["line.unit"].format(value=sheet.bureau),
            *lines,
            said["line.author"].format(value=self._author),
            said["line.made_on"].format(value=f"{sheet.made_on:%Y-%m-%d}"),
        )
        for table in tables:
            heads = [(column.heading, column.width) for column in table.columns]
            title = f"{said['handover.title']} · {table.title}"
            page = self._new_sheet(table.title, (title, *top), heads, (sheet.bureau, sheet.made_on))
            for number, row in enumerate(table.rows, start=HEADING_ROW + 1):
                for place, (column, value) in enumerate(zip(table.columns, row, strict=True)):
                    self._cell(page, number, place, value, column.kind.value, self._formats)
            if not table.rows:
                page.write_string(HEADING_ROW + 1, 0, table.empty, self._line)
            self._filter(page, HEADING_ROW + len(table.rows), len(table.columns))


class _Words:
    """Turns rows into worded cells."""

    def __init__(self, language: str) -> None:
        self._said: Mapping[str, str] = words(language)
        self._is_chinese = language == "zh_CN"

    def table(self, key: str, columns: tuple[Column, ...], rows: list[tuple[object, ...]]) -> SheetTable:
        said = self._said
        made = tuple(SheetColumn(said[f"handover.{name}"], kind, width) for name, kind, width in columns)
        return SheetTable(said[f"handover.{key}"], made, tuple(rows), said[f"handover.no_{key}"])

    def account(self, number: int, row: SheetAccount) -> tuple[object, ...]:
        said = self._said
        kind, grade = said[f"segment.{row.segment}"], said[f"grade.{row.grade}"]
        dates = (row.last_on, row.due_on)
        return (number, row.account_no, row.name, kind, grade, row.contract_kva, *dates, self._street(row.street))

    def visit(self, row: SheetVisit) -> tuple[object, ...]:
        said = self._said
        topics = self._join(said[f"topic.{topic}"] for topic in row.topics)
        clash = ""
        if row.clash is not None:
            clash = said[f"clash.{row.clash.kind}"].format(other=row.clash.other).strip()
        return (
            row.on,
            row.start.time() if row.start else None,
            row.end.time() if row.end else None,
            row.account,
            row.person,
            said[f"channel.{row.channel}"],
            row.purpose or topics,
            said[f"standing.{row.standing}"],
            said["yes"] if row.is_fixed else "",
            clash,
        )

    def task(self, row: SheetTask) -> tuple[object, ...]:
        priority = self._said[f"task.{row.priority}"]
        return (row.due_on, row.due_time, row.account, row.title, priority, row.person or "", row.note or "")

    def issue(self, row: SheetIssue) -> tuple[object, ...]:
        kind, state = self._said[f"kind.{row.topic}"], self._said[f"issue_state.{row.state}"]
        return (row.due_on, kind, row.account, row.text, state, row.raised_on, row.unit or "", row.person or "")

    def hazard(self, row: SheetHazard) -> tuple[object, ...]:
        level = self._said[f"hazard.{row.level}"]
        return (row.remedy_due, self._said["kind.safety"], row.account, row.text, level, row.found_on, "", "")

    def contact(self, row: SheetContact, is_personal: bool) -> tuple[object, ...]:
        phones, role = self._join(row.phones), self._said[f"role.{row.role}"]
        name = (row.name,) if is_personal else ()
        return (row.account, row.order, *name, role, row.title or "", phones, row.emergency_order)

    def access(self, row: SheetAccount) -> tuple[object, ...]:
        texts = (row.address, row.site_access, row.visit_hours, row.note)
        return (row.name, *(text or "" for text in texts))

    def _street(self, code: str | None) -> str:
        known = street_by_code().get(code or "")
        if known is None:
            return code or ""
        return known.zh if self._is_chinese else known.en

    def _join(self, parts: Iterable[str]) -> str:
        return ("、" if self._is_chinese else ", ").join(parts)
