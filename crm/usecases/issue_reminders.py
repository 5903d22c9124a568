"""What is to be reminded of among issues, and what of them needs somebody today (domain.md section 2.7)."""

from collections.abc import Iterable
from datetime import datetime
from uuid import UUID

from crm.domain.codes import Role
from crm.domain.issue_reminders import IssueReminder, Stage
from crm.domain.issues import Escalation, Extension, IssueRow, Standing, standing
from crm.domain.today import IssuesNow
from crm.planning.deadlines import day_after
from crm.planning.workdays import WorkCalendar
from crm.storage import issues as store
from crm.storage.calendar import work_calendar
from crm.storage.reader import Reader
from crm.usecases.people import me

LEADS = (Role.SUPERVISOR, Role.ADMIN)
SHOWN = 3


def issue_reminders(reader: Reader, person_id: UUID | None) -> list[IssueReminder]:
    """Return the newest reminder of each issue: near and due to whom it belongs, late to the supervisor every day.

    It belongs to the person of the login, else to the one in view.
    """
    if not reader.rights.sees("issues"):
        return []
    whose, now = me(reader) or person_id, reader.clock.now()
    found: list[IssueReminder] = []
    if whose is not None and reader.actor.role is not Role.READONLY:
        found += _own(store.open_where(reader, store.belonging(reader, whose)), now)
    if reader.actor.role in LEADS:
        calendar = work_calendar(reader, reader.clock.today(), reader.clock.today())
        found += _led(store.open_where(reader, store.past_deadline(reader)), now, calendar)
    return found


def _own(rows: Iterable[IssueRow], now: datetime) -> Iterable[IssueReminder]:
    for row in rows:
        if row.due_at is None or row.near_at is None or now < row.near_at:
            continue
        stage, moment = (Stage.DUE, row.due_at) if now >= row.due_at else (Stage.NEAR, row.near_at)
        yield IssueReminder(row.id, row.text, row.account, stage, moment, row.due_at)


def _led(rows: Iterable[IssueRow], now: datetime, calendar: WorkCalendar) -> Iterable[IssueReminder]:
    for row in rows:
        moment = day_after(row.urgency, row.due_at, now, calendar) if row.due_at is not None else None
        if row.due_at is not None and moment is not None:
            yield IssueReminder(row.id, row.text, row.account, Stage.LATE, moment, row.due_at)


def issues_now(reader: Reader, person_id: UUID | None) -> IssuesNow:
    """Return what needs somebody today: a person's near and late issues; for a supervisor what lies with him too.

    Of everybody's issues a supervisor sees the late ones and what waits for him: near ones are their managers' work.
    """
    now, leads = reader.clock.now(), reader.actor.role in LEADS
    if person_id is None:
        shown, count = store.pressing(reader, SHOWN, lead_first=leads)
        return IssuesNow(tuple(shown), count)
    own = store.open_where(reader, store.belonging(reader, person_id))
    waiting = [row for row in own if standing(row, now) is not Standing.CALM or (leads and waits_for_lead(row))]
    if leads:
        waiting.sort(key=lambda row: not waits_for_lead(row))
    return IssuesNow(tuple(waiting[:SHOWN]), len(waiting))


def waits_for_lead(row: IssueRow) -> bool:
    """Say whether only a supervisor brings an issue on: an extension to decide, a customer not satisfied twice."""
    return row.escalation is Escalation.NOT_SATISFIED or row.extension is Extension.ASKED
