"""Pictures of the log of changes, with changes in it: the demo itself comes without a log."""

from datetime import timedelta
from functools import partial
from typing import Any
from uuid import UUID

from crm.domain.codes import Role
from crm.domain.lists import ListKind, ListQuery
from crm.usecases.accounts import account_detail, edit_account
from crm.usecases.lists import list_ids
from crm.usecases.tasks import add_task, remove_task
from ui.picture_scene import Scene, close_side, take_back, turn_until


def audit_scenes() -> tuple[Scene, ...]:
    """Return the log with an entry at the side, and the question before a row is put back."""
    return (
        Scene("audit-log", "audit", _change, after=_look, leave=_leave, role=Role.SUPERVISOR),
        Scene("audit-restore", "audit", _change, after=_put_back, leave=_leave, role=Role.SUPERVISOR),
    )


def _change(window: Any, page: Any) -> None:
    def command(work: Any) -> None:
        first, second = list_ids(work, ListKind.ACCOUNTS, ListQuery())[:2]
        due = work.clock.today() + timedelta(days=3)
        remove_task(work, add_task(work, "核对变压器试验日期", account_id=second, due_on=due), 1)
        edit_account(work, second, account_detail(work, second).version, note="月底停产检修")
        version = account_detail(work, first).version
        edit_account(work, first, version, contract_kva=25000.0, operating_kva=22500.0)

    window.context.runner.do(page, command, undo_text="picture")


def _look(_window: Any, page: Any) -> None:
    """Walk to the newest entry that can be put back whole."""
    turn_until(lambda: page.panel.entry is not None)
    for key in page.model.ids():
        page.table.set_current(key)
        turn_until(partial(_shows, page, key))
        if len(page.panel.fields) > 1 and page.panel.row.isVisibleTo(page.panel):
            break
    page.side.open()


def _shows(page: Any, key: UUID) -> bool:
    return page.panel.entry is not None and page.panel.entry.id == key


def _put_back(window: Any, page: Any) -> None:
    _look(window, page)
    page.panel.row.click()
    turn_until(lambda: page.restoring.popup is not None)


def _leave(window: Any, page: Any) -> None:
    close_side(window, page)
    take_back(window, page)
