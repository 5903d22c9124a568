"""The hand-over sheet as tables of worded values, and as a workbook with a sheet for each."""

from collections.abc import Iterable, Mapping

from crm.domain.codes import GrantKind, ImportanceGrade, Segment
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
from crm.domain.reports import Figure
from crm.exchange.book_model import Book, BookChart, BookColumn, BookRow, BookSheet
from crm.exchange.figure_sheets import Heading, figures_in
from crm.exchange.report_words import street_name
from crm.exchange.summary_columns import words
from crm.exchange.tally_book import TallyBook, TallyCut, tally_sheets

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


FIGURES = (
    Figure("accounts", "accounts"),
    Figure("capacity", "capacity"),
    Figure("important", "important"),
    Figure("overdue", "overdue", bad=0, high_is_bad=True, is_exception=True),
)
"""What is told of the accounts together."""


def handover_book(sheet: HandoverSheet, heading: Heading, language: str) -> Book:
    """Return the workbook as data: the parts, the accounts by street and by segment, those that are overdue."""
    said, (who, when) = words(language), heading_lines(sheet, language)
    lines = (
        said["line.unit"].format(value=sheet.bureau),
        who,
        when,
        said["line.author"].format(value=heading.author),
        said["line.made_on"].format(value=f"{heading.made_at:%Y-%m-%d %H:%M}"),
    )
    accounts, *others = handover_tables(sheet, language)
    detail, *proven = tally_sheets(_tally(sheet, accounts, language), language)
    sheets = (detail, *map(_part, others), *proven)
    return Book(said["handover.title"], lines, sheet.bureau, heading.made_at, sheets)


def _tally(sheet: HandoverSheet, table: SheetTable, language: str) -> TallyBook:
    said = words(language)
    rows = {id(account): row for account, row in zip(sheet.accounts, table.rows, strict=True)}
    charts = (BookChart(said["handover.accounts"], ("accounts",)),)

    def brings(account: SheetAccount) -> dict[str, float]:
        found = {"accounts": 1.0, "capacity": account.contract_kva}
        is_overdue = account.due_on is not None and account.due_on < sheet.made_on
        flags = {"important": account.grade is not ImportanceGrade.NONE, "overdue": is_overdue}
        return found | {name: 1.0 for name, counts in flags.items() if counts}

    def street(account: SheetAccount) -> str:
        return street_name(account.street, language) or said["unknown.street"]

    def segment(account: SheetAccount) -> str:
        return said[f"segment.{account.segment}"]

    order = [said[f"segment.{each}"] for each in Segment]
    return TallyBook(
        table.title,
        _columns(table),
        lambda account: rows[id(account)],
        sheet.accounts,
        brings,
        figures_in("handover", FIGURES, said),
        (
            TallyCut("summary", said["sheet.summary"], said["handover.street"], street, charts),
            TallyCut("segments", said["sheet.segments"], said["handover.segment"], segment, charts, order=order),
        ),
        table.empty,
    )


def _columns(table: SheetTable) -> list[BookColumn]:
    return [BookColumn(column.key, column.heading, column.kind.value, column.width) for column in table.columns]


def _part(table: SheetTable) -> BookSheet:
    return BookSheet(table.key, table.title, _columns(table), [BookRow(row) for row in table.rows], empty=table.empty)


class _Words:
    """Turns rows into worded cells."""

    def __init__(self, language: str) -> None:
        self._said: Mapping[str, str] = words(language)
        self._language = language

    def table(self, key: str, columns: tuple[Column, ...], rows: list[tuple[object, ...]]) -> SheetTable:
        said = self._said
        made = tuple(SheetColumn(name, said[f"handover.{name}"], kind, width) for name, kind, width in columns)
        return SheetTable(key, said[f"handover.{key}"], made, tuple(rows), said[f"handover.no_{key}"])

    def account(self, number: int, row: SheetAccount) -> tuple[object, ...]:
        said = self._said
        kind, grade = said[f"segment.{row.segment}"], said[f"grade.{row.grade}"]
        dates = (row.last_on, row.due_on)
        return (
            number,
            row.account_no,
            row.name,
            kind,
            grade,
            row.contract_kva,
            *dates,
            street_name(row.street, self._language),
        )

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

    def _join(self, parts: Iterable[str]) -> str:
        return ("、" if self._language == "zh_CN" else ", ").join(parts)
