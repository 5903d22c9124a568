"""The plan of a month as a table, and as a workbook (domain.md 2.4)."""

from datetime import date, timedelta
from uuid import UUID

from crm.domain.codes import Channel, ImportanceGrade, PlanState, Segment, Topic
from crm.domain.plan_table import PlanLine, PlanTable, standing
from crm.exchange.figure_sheets import Heading
from crm.exchange.plan_table import PlanSheet, plan_book, plan_sheet
from crm.exchange.summary_columns import words
from crm.storage import plan_table as store
from crm.storage.reader import AnyRow, Reader
from crm.storage.settings import all_values
from crm.storage.visits import person_name
from crm.usecases.heading import heading
from crm.usecases.made_book import MadeBook
from crm.usecases.plan_visits import priority_of

__all__ = ["PlanSheet", "book_of_plan", "plan_on_paper", "plan_table"]


def plan_table(reader: Reader, person_id: UUID | None, first: date, last: date) -> PlanTable:
    """Return the visits planned for the days from first to last, of one manager or of everybody."""
    topics = store.plan_topics(reader, person_id, first, last)
    rows = store.plan_rows(reader, person_id, first, last)
    today = reader.clock.today()
    return PlanTable(
        first,
        last,
        person_name(reader, person_id) if person_id is not None else None,
        str(all_values(reader, today)["bureau.name"]),
        today,
        tuple(_line(row, topics.get(row.id, ())) for row in rows),
    )


def book_of_plan(reader: Reader, table: PlanTable, language: str) -> MadeBook:
    """Return the table as a workbook; the count is that of visits."""
    return MadeBook(plan_book(table, _heading(reader, table, language), language), len(table.lines))


def plan_on_paper(reader: Reader, table: PlanTable, language: str) -> PlanSheet:
    """Return the table as it is printed."""
    return plan_sheet(table, _heading(reader, table, language), language)


def _heading(reader: Reader, table: PlanTable, language: str) -> Heading:
    filtered = words(language)["filter.manager"].format(value=table.manager) if table.manager else ""
    return heading(reader, table.first, table.last, filtered)


def _line(row: AnyRow, topics: tuple[str, ...]) -> PlanLine:
    segment, grade, state = Segment(row.segment), ImportanceGrade(row.importance_grade), PlanState(row.plan_state)
    return PlanLine(
        row.manager,
        row.account_no,
        row.account,
        segment,
        grade,
        row.street_code,
        row.planned_on,
        Channel(row.channel),
        row.purpose,
        tuple(Topic(topic) for topic in topics),
        row.last_on,
        _due(row, state),
        priority_of(row.duty_rule, segment, grade),
        standing(state, row.planned_on, row.first_approved_on),
        row.reschedule_reason,
    )


def _due(row: AnyRow, state: PlanState) -> date | None:
    """Return the due day that the visit was planned for: once held, the account's own has gone on to the next one."""
    due: date | None = row.due_on
    if state is PlanState.DONE:
        is_known = row.last_on is not None and row.interval_days is not None
        due = row.last_on + timedelta(days=row.interval_days) if is_known else None
    return due
