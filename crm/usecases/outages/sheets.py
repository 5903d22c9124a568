"""Outages, the ledger of estimates and notices of a period as workbooks."""

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from typing import Any

from crm.domain.errors import Invalid
from crm.domain.outage_desk import OutageDetail
from crm.domain.outage_ledger import By, LedgerRow
from crm.domain.reports import Figure, Form
from crm.exchange.book_model import Book, BookChart, BookSheet
from crm.exchange.figure_sheets import figures_in
from crm.exchange.outage_book import OutageTable, outage_column, plain_sheet
from crm.exchange.summary_columns import words as workbook_words
from crm.exchange.tally_book import TallyBook, TallyCut, cut_sheets, tally_sheets
from crm.storage.reader import Reader
from crm.usecases.heading import heading
from crm.usecases.made_book import MadeBook
from crm.usecases.outages.breaches import breaches, details
from crm.usecases.outages.ledger import ledgers
from crm.usecases.outages.notices import without_contact
from crm.usecases.outages.reliability import reliability
from crm.usecases.outages.sheet_words import Attempt, Reached, SheetWords

OUTAGES = (
    Figure("outages", "outages"),
    Figure("reached", "reached"),
    Figure("interrupted", "interrupted"),
    Figure("told", "told"),
    Figure("missed", "missed", bad=0, high_is_bad=True, is_exception=True),
    Figure("lost_kw", "lost_kw", form=Form.DECIMAL),
)
OFF = (Figure("accounts", "accounts"), Figure("interrupted", "interrupted"), Figure("lost_kw", "lost_kw"))
FAULTS = (
    Figure("faults", "faults"),
    Figure("estimates", "estimates"),
    Figure("changes", "changes"),
    Figure("accuracy", "accurate_faults", "judged", Form.PERCENT, bad=0.9),
    Figure("inaccurate", "inaccurate", is_exception=True),
)
ATTEMPTS = (
    Figure("attempts", "attempts"),
    Figure("arrived", "arrived"),
    Figure("arrived_rate", "arrived", "attempts", Form.PERCENT),
)
"""What rows of the workbooks bring together."""


def outages_book(reader: Reader, language: str, first: date, last: date) -> MadeBook:
    """Return the outages of a period, whom they reached, and reliability; the count is that of outages.

    Raises Invalid("outage.backwards").
    """
    words, said = SheetWords(reader, language), workbook_words(language)
    found = list(details(reader, first, last))
    reached = [(each, row) for each in found for row in each.affected]
    report = reliability(reader, first, last)
    pairs = [report.total, *report.months, *report.areas]
    by_type = TallyCut("summary", said["sheet.summary"], said["outages.type"], words.type_of, _chart(said, "reached"))
    sheets = (
        *tally_sheets(_tally(found, LIST, words.outage, _outage_brings, OUTAGES, (by_type,), language), language),
        *cut_sheets(
            _tally(reached, (), words.both, _account_brings, OFF, (words.by_segment("accounts"),), language), language
        ),
        plain_sheet(OutageTable("accounts", ACCOUNTS, [words.account(each, row) for each, row in reached]), language),
        plain_sheet(
            OutageTable("reliability", RELIABILITY, [words.index(pair) for pair in pairs], ("saidi", "saidi_before")),
            language,
        ),
    )
    return MadeBook(_book(reader, language, "title", (first, last), sheets), len(found))


def estimates_book(reader: Reader, language: str, first: date, last: date) -> MadeBook:
    """Return how right the times of restoration were; the count is that of faults. Raises as above."""
    if last < first:
        raise Invalid("outage.backwards")
    words, said = SheetWords(reader, language), workbook_words(language)
    found = {by: ledgers(reader, first, last, by) for by in By}
    rows = found[By.FEEDER].rows
    by_cause = TallyCut(
        "summary", said["sheet.summary"], said["outages.cause"], words.cause_of, _chart(said, "accuracy")
    )
    sheets = [*tally_sheets(_tally(rows, LEDGER, words.ledger, _fault_brings, FAULTS, (by_cause,), language), language)]
    for by in By:
        groups = [words.score(group) for group in (*found[by].groups, found[by].total)]
        table = OutageTable(f"by_{by}", SCORES, groups if rows else [], ("accuracy",), ADDED)
        sheets.append(plain_sheet(table, language))
    return MadeBook(_book(reader, language, "etr_title", (first, last), sheets), len(rows))


def notices_book(reader: Reader, language: str, first: date, last: date, personal: bool) -> MadeBook:
    """Return every attempt of a period's outages, what was told late, and who cannot be reached; attempts count.

    Who of the customer was told stands in it only when asked for. Raises as above.
    """
    words, said = SheetWords(reader, language), workbook_words(language)
    outages = list(details(reader, first, last))
    found = [(each, row, attempt) for each in outages for row in each.affected for attempt in row.attempts]
    columns = [key for key in NOTICES if personal or key != "contact"]
    late = [words.breach(row) for row in breaches(reader, first, last, None)]
    mute = [(each.head.outage_no, row.account_no, row.name) for each in outages for row in without_contact(each)]
    channel = TallyCut(
        "summary", said["sheet.summary"], said["outages.channel"], words.channel_of, _chart(said, "attempts", "arrived")
    )

    def cells(told: Attempt) -> Sequence[Any]:
        return words.attempt(told, personal)

    cuts = (channel, words.by_segment("attempts"))
    sheets = (
        *tally_sheets(_tally(found, columns, cells, _attempt_brings, ATTEMPTS, cuts, language, "notices"), language),
        plain_sheet(OutageTable("breaches", BREACHES, late), language),
        plain_sheet(OutageTable("unreached", ("outage_no", "account_no", "account"), mute), language),
    )
    return MadeBook(_book(reader, language, "notices_title", (first, last), sheets), len(found))


def _chart(said: Mapping[str, str], *keys: str) -> tuple[BookChart, ...]:
    return (BookChart(said[f"outages.{keys[0]}"], keys),)


def _tally(
    rows: Sequence[Any],
    columns: Sequence[str],
    cells: Callable[[Any], Sequence[Any]],
    brings: Callable[[Any], Mapping[str, float]],
    figures: tuple[Figure, ...],
    cuts: tuple[TallyCut, ...],
    language: str,
    title: str = "",
) -> TallyBook:
    said = workbook_words(language)
    heads = [outage_column(key, language) for key in columns]
    name = said[f"outages.{title or TITLES.get(figures[0].key, 'list')}"]
    shown = figures_in("outages", figures, workbook_words(language))
    return TallyBook(name, heads, cells, rows, brings, shown, cuts, said["outages.none"], 1)


def _outage_brings(found: OutageDetail) -> dict[str, float]:
    head, off = found.head, sum(row.is_interrupted for row in found.affected)
    lost = sum(row.lost_kw for row in found.affected)
    return {"outages": 1, "interrupted": off, "lost_kw": lost, "reached": head.reached, "told": head.told} | (
        {"missed": head.missed} if head.missed else {}
    )


def _account_brings(told: Reached) -> dict[str, float]:
    row = told[1]
    return {"accounts": 1, "interrupted": float(row.is_interrupted), "lost_kw": row.lost_kw}


def _fault_brings(row: LedgerRow) -> dict[str, float]:
    found = {"faults": 1.0, "estimates": float(row.estimates), "changes": float(row.changes)}
    if row.is_accurate is None:
        return found
    return found | {"judged": 1.0, "accurate_faults" if row.is_accurate else "inaccurate": 1.0}


def _attempt_brings(told: Attempt) -> dict[str, float]:
    return {"attempts": 1.0} | ({"arrived": 1.0} if told[2].delivered_at is not None else {})


LIST = (
    *("outage_no", "type", "state", "place", "cause", "crew", "reported_at", "planned_start", "planned_end"),
    *("actual_start", "actual_end", "reached", "interrupted", "told", "missed", "lost_kw"),
)
ACCOUNTS = (
    *("outage_no", "account_no", "account", "segment", "grade", "role", "effect", "interrupted_state", "lost_kw"),
    "restored_at",
)
RELIABILITY = (
    *("label", "customers", "interruptions", "customer_hours", "saidi", "saifi", "caidi", "asai"),
    *("saidi_before", "saifi_before", "asai_before"),
)
LEDGER = (
    *("outage_no", "feeder", "cause", "crew", "actual_start", "actual_end", "estimates", "changes", "first_delay"),
    *("bias", "promised", "accurate", "kept"),
)
SCORES = (
    *("group", "faults", "accuracy", "estimates", "right_share", "early", "late", "mean_bias", "mean_changes"),
    "mean_delay",
)
NOTICES = (
    *("outage_no", "account_no", "account", "stage", "channel", "contact", "person", "sent_at", "delivered_at"),
    *("told_start", "told_time", "result", "receipt"),
)

ADDED = frozenset({"faults", "estimates", "early", "late"})
TITLES = {"faults": "etr", "accounts": "accounts"}
BREACHES = ("outage_no", "account_no", "account", "stage", "due_at", "kept_state", "heard_at", "is_former")


def _book(reader: Reader, language: str, title: str, days: tuple[date, date], sheets: Sequence[BookSheet]) -> Book:
    above = heading(reader, *days)
    name = workbook_words(language)[f"outages.{title}"]
    return Book(name, above.lines(language), above.unit, above.made_at, sheets)
