"""The exported summary, counted again by plain SQL (domain.md 2.6) and opened as a supervisor opens it."""

from collections.abc import Iterator
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest
from openpyxl import load_workbook

from crm.domain.clock import FixedClock
from crm.exchange.summary_columns import tally_columns
from crm.storage.start import open_store
from crm.usecases.demo.fill import fill
from tests.conftest import NOW
from tests.support.commands import ClockedCommand

FIRST, LAST = "2026-07-01", "2026-10-31"
PERIOD = ("--from", FIRST, "--to", LAST)
ACCOUNT = (
    "JOIN portfolio b ON b.id = a.portfolio_id JOIN area ON area.id = b.area_id "
    "LEFT JOIN portfolio_grant g ON g.portfolio_id = b.id AND g.kind = 'owner'"
)
VISIT = f"FROM visit v JOIN account a ON a.id = v.account_id {ACCOUNT} JOIN person who ON who.id = v.person_id"
LATER = f"JOIN account a ON a.id = x.account_id {ACCOUNT} LEFT JOIN visit v ON v.id = x.visit_id LEFT JOIN person who"
ISSUE = f"FROM issue x {LATER} ON who.id = coalesce(v.person_id, g.person_id)"
HAZARD = f"FROM hazard x {LATER} ON who.id = coalesce(v.person_id, g.person_id)"
DONE = "('submitted', 'approved')"
HELD = f"v.record_state IN {DONE} AND v.held_on BETWEEN :first AND :last"
PLANNED = "v.plan_state <> 'cancelled' AND v.planned_on BETWEEN :first AND :last"
RAISED = "x.state <> 'cancelled' AND x.raised_on BETWEEN :first AND :last"
FOUND = "x.found_on BETWEEN :first AND :last"
DAYS = "julianday(x.closed_on) - julianday(x.raised_on)"
OWN = f"FROM account a {ACCOUNT} LEFT JOIN person who ON who.id = g.person_id"
VISITED = f"a.id IN (SELECT v.account_id FROM visit v WHERE {HELD})"
SEEN = f"FROM visit v WHERE v.account_id = a.id AND v.channel = 'on_site' AND v.record_state IN {DONE}"
KNOWN = "date(a.created_at, '+8 hours')"
KNOWN_OR_SEEN = f"julianday(coalesce((SELECT max(v.held_on) {SEEN} AND v.held_on < :first), {KNOWN}))"
ASKED = "a.duty_rule IN ('visit.interval.complaint', 'visit.interval.outages', 'visit.interval.new_connection')"
CYCLE = f"CASE WHEN NOT {ASKED} THEN {KNOWN_OR_SEEN} + a.interval_days END"
COUNTED = {
    "accounts": f"count(*) {OWN} WHERE 1 = 1",
    "overdue": f"count(*) {OWN} WHERE a.due_on < :last",
    "covered": f"count(*) {OWN} WHERE {VISITED}",
    "due": f"count(*) {OWN} WHERE ({VISITED} OR {CYCLE} <= julianday(:last) OR {ASKED} AND a.due_on <= :last)",
    "planned": f"count(*) {VISIT} WHERE {PLANNED}",
    "planned_done": f"count(*) {VISIT} WHERE {PLANNED} AND v.plan_state = 'done'",
    "planned_on_time": f"count(*) {VISIT} WHERE {PLANNED} AND v.held_on <= date(v.first_approved_on, '+3 days')",
    "visits": f"count(*) {VISIT} WHERE {HELD}",
    "on_site": f"count(*) {VISIT} WHERE {HELD} AND v.channel = 'on_site'",
    "phone": f"count(*) {VISIT} WHERE {HELD} AND v.channel = 'phone'",
    "online": f"count(*) {VISIT} WHERE {HELD} AND v.channel = 'online'",
    "rated": f"count(v.satisfaction) {VISIT} WHERE {HELD}",
    "rating_sum": f"sum(v.satisfaction) {VISIT} WHERE {HELD}",
    "demand_kva": f"total(v.demand_kva) {VISIT} WHERE {HELD}",
    "publicity": f"count(*) {VISIT} WHERE {HELD} AND v.id IN (SELECT visit_id FROM visit_topic WHERE topic = 'policy')",
    "issues": f"count(*) {ISSUE} WHERE {RAISED}",
    "closed": f"count(*) {ISSUE} WHERE {RAISED} AND x.state = 'closed'",
    "closed_on_time": f"count(*) {ISSUE} WHERE {RAISED} AND x.state = 'closed' AND x.closed_on <= x.original_due_on",
    "open_past_due": f"count(*) {ISSUE} WHERE {RAISED} AND x.state <> 'closed' AND x.original_due_on < :today",
    "closing_days": f"total({DAYS}) {ISSUE} WHERE {RAISED} AND x.state = 'closed'",
    "hazards": f"count(*) {HAZARD} WHERE {FOUND}",
    "remedied": f"count(x.remedied_on) {HAZARD} WHERE {FOUND}",
}
FILTERS = {"--area": "area.name", "--manager": "who.name", "--segment": "a.segment"}


def filters(command: ClockedCommand, demo: Path) -> Iterator[tuple[tuple[str, str], ...]]:
    """Yield filters that the demo has something for: none, each one, and all together."""
    rated = f"SELECT {{}} {VISIT} WHERE {HELD} AND v.satisfaction > 0 AND a.segment = 'large_industrial' ORDER BY v.id"
    found = {
        option: command.sql(str(demo), rated.format(column), first=FIRST, last=LAST)
        for option, column in FILTERS.items()
    }
    yield ()
    yield from (((option, value),) for option, value in found.items())
    yield tuple(found.items())


def test_every_figure_equals_the_database_with_every_filter(
    demo_template: Path, command: ClockedCommand, tmp_path: Path
) -> None:
    for wanted in filters(command, demo_template):
        words = [word for pair in wanted for word in pair]
        done = command(
            "export", "visit-summary", tmp_path / "o.xlsx", "--database", demo_template, *PERIOD, *words, "--json"
        )
        assert (done.code, done.err) == (0, "")
        totals = done.json()["totals"]
        only = " AND ".join(f"{FILTERS[option]} = :{option[2:]}" for option, _ in wanted) or "1 = 1"
        given = {option[2:]: value for option, value in wanted} | {
            "first": FIRST,
            "last": LAST,
            "today": f"{NOW:%Y-%m-%d}",
        }
        for name, statement in COUNTED.items():
            used = {key: value for key, value in given.items() if f":{key}" in f"{statement} {only}"}
            counted = command.sql(str(demo_template), f"SELECT {statement} AND {only}", **used) or 0
            assert totals[name] == counted, (name, wanted)
        assert totals["satisfaction"] == totals["rating_sum"] / totals["rated"]


@pytest.mark.parametrize("language", ["en", "zh_CN"])
def test_the_workbook_is_fit_for_a_desk_and_a_printer(
    language: str, demo_template: Path, command: ClockedCommand, tmp_path: Path
) -> None:
    out = tmp_path / "汇总.xlsx"
    words = (
        "export",
        "visit-summary",
        out,
        "--database",
        demo_template,
        *PERIOD,
        "--segment",
        "直通",
        "--lang",
        language,
    )
    done = command(*words, "--json")
    assert done.code == 0
    sheets = load_workbook(out, data_only=True).worksheets
    assert [sheet.title for sheet in sheets] == SHEETS[language]
    for sheet in sheets:
        top = [str(sheet.cell(row, 1).value) for row in range(1, 7)]
        assert FIRST in top[2]
        assert f"{NOW:%Y-%m-%d}" in top[4]
        assert (sheet.freeze_panes or "").endswith("8")
        assert (sheet.auto_filter.ref or "").startswith("A7:")
        assert (sheet.page_setup.orientation, sheet.page_setup.paperSize) == ("landscape", 9)
        assert (sheet.sheet_properties.pageSetUpPr.fitToPage, sheet.page_setup.fitToHeight) == (True, 0)
        assert sheet.print_title_rows == "$7:$7"
    detail, summary, segments, issues, exceptions, definitions = sheets
    agreed = {cell.value for cell in definitions["E"][7:]} - {None}
    assert agreed == {{"en": "yes", "zh_CN": "一致"}[language]}
    assert exceptions.max_row > 7
    number = detail["B8"]
    assert (number.data_type, number.number_format) == ("s", "@")
    assert any(isinstance(cell.value, datetime) and cell.number_format == "yyyy-mm-dd" for cell in detail[8])
    assert detail.max_row - 7 == done.json()["totals"]["visits"]
    totals = {sheet.title: [cell.value for cell in sheet[sheet.max_row]] for sheet in (summary, segments)}
    assert totals[summary.title][0] == totals[segments.title][0] == {"en": "Total", "zh_CN": "合计"}[language]
    assert totals[summary.title][2:] == totals[segments.title][1:]
    assert {cell.number_format for cell in summary[8]} >= {"0.00%", "0.00", "#,##0"}
    counted = done.json()["totals"]
    told = [counted[column.key] if counted[column.key] is not None else "—" for column in tally_columns(language)]
    assert [cell.value for cell in summary[summary.max_row]][2:] == pytest.approx(told)
    _adds_up(summary, {"en": "Subtotal", "zh_CN": "小计"}[language])
    assert issues.cell(issues.max_row, issues.max_column).value == done.json()["totals"]["issues"]


SHEETS = {
    "en": ["Visits", "Summary", "By segment", "Issues", "Exceptions", "Definitions"],
    "zh_CN": ["明细", "汇总", "分群", "诉求分类", "例外", "口径"],
}


def _adds_up(summary: Any, subtotal: str) -> None:
    rows = [[cell.value for cell in row] for row in summary.iter_rows(min_row=8)]
    formats = [cell.number_format for cell in summary[8]]
    for place in (place for place, each in enumerate(formats) if each == "#,##0"):
        parts = sum(row[place] for row in rows[:-1] if row[1] != subtotal)
        assert parts == sum(row[place] for row in rows if row[1] == subtotal) == rows[-1][place]


def test_text_that_looks_like_a_formula_stays_text(
    database_file: Path, command: ClockedCommand, tmp_path: Path
) -> None:
    ledger, visits, out = tmp_path / "a.csv", tmp_path / "v.csv", tmp_path / "o.xlsx"
    ledger.write_text("户号,户名,客户分类,合同容量\n0990000000001,=1+1,大工业,630\n", encoding="utf-8")
    head = "户号,走访日期,走访方式,走访人员,走访内容,诉求,现场答复\n"
    visits.write_text(f"{head}0990000000001,2026-08-03,现场,@林演示,+SUM(A1),-停电,=cmd|x\n", encoding="utf-8")
    assert command("import", "accounts", ledger, "--database", database_file).code == 0
    assert command("import", "visits", visits, "--database", database_file).code == 0
    assert command("export", "visit-summary", out, "--database", database_file, *PERIOD).code == 0
    cells = {cell.value: cell.data_type for row in load_workbook(out).worksheets[0].iter_rows() for cell in row}
    assert [cells[text] for text in ("0990000000001", "=1+1", "@林演示", "+SUM(A1)", "-停电", "=cmd|x")] == ["s"] * 6


def test_both_databases_give_the_same_totals(
    database_url: str, demo_template: Path, clock: FixedClock, command: ClockedCommand, tmp_path: Path
) -> None:
    store = open_store(database_url, clock)
    with store.change() as work:
        fill(work, "small", 1)
    store.close()
    words = ("export", "visit-summary", tmp_path / "o.xlsx", *PERIOD, "--json", "--database")
    assert command(*words, database_url).json() == command(*words, demo_template).json()


def test_the_plan_of_a_month_counts_every_visit_planned_in_it(
    demo_template: Path, command: ClockedCommand, tmp_path: Path
) -> None:
    out = tmp_path / "走访计划.xlsx"
    done = command("export", "plan", out, "--database", demo_template, "--month", "2026-11", "--json")
    assert (done.code, done.err) == (0, "")
    planned = "SELECT count(*) FROM visit WHERE planned_on BETWEEN '2026-11-01' AND '2026-11-30' AND deleted_at IS NULL"
    found = done.json()
    assert found["visits"] == command.sql(str(demo_template), planned) == sum(found["states"].values()) > 0
    assert load_workbook(out).worksheets[0].max_row == 7 + found["visits"]
