"""Pictures of two people's changes of one thing: the same fields, a visit's time, a deleted row."""

from datetime import timedelta
from typing import Any

from PySide6.QtWidgets import QDialog

from crm.domain.conflicts import Clash, Fate, RowConflict
from crm.domain.ids import new_id
from crm.usecases.conflicts import Beside
from ui.conflicts.lost import LostPanel
from ui.conflicts.panel import ConflictPanel
from ui.conflicts.words import meaning, title, typed_lines
from ui.dialogs import open_dialog
from ui.outbox import wait_with_note, wait_with_task, waiting
from ui.picture_scene import Scene

WHO = "何嘉荣"
NAME = "海岳精密电子（演示）有限公司"


def conflict_scenes() -> tuple[Scene, ...]:
    """Return the panel with fields and with hours, and what is told of a deleted row."""
    return (
        Scene("conflict-fields", "accounts", lambda window, _: _fields(window).open(), leave=_leave),
        Scene("conflict-time", "planner", lambda window, _: _hours(window).open(), leave=_leave),
        Scene("conflict-deleted", "accounts", lambda window, _: _deleted(window).open(), leave=_leave),
        Scene("waiting", "today", lambda window, _: _waiting(window), leave=_leave_waiting),
    )


def _fields(window: Any) -> QDialog:
    at = window.context.clock.now() - timedelta(minutes=12)
    clashes = (
        Clash(("contract_kva",), (8000.0,), (10000.0,), (12500.0,), WHO, at),
        Clash(("note",), ("月底停产检修",), ("月底停产检修，提前三天联系门卫",), ("检修改到下月 5 日",), WHO, at),
        Clash(("visit_hours",), (None,), ("9:00-11:30",), ("14:00-17:00",), WHO, at),
    )
    mine = {"contract_kva": 12500.0, "note": "检修改到下月 5 日", "visit_hours": "14:00-17:00", "site_access": "东门"}
    told = RowConflict("account", new_id(), Fate.CHANGED, NAME, WHO, at, 4, clashes, mine)
    panel = ConflictPanel(told, window.context.clock, window)
    panel.choices[0].mine.setChecked(True)
    panel.choices[2].theirs.setChecked(True)
    return panel


def _hours(window: Any) -> QDialog:
    now = window.context.clock.now()
    start = window.context.clock.local(now).replace(hour=9, minute=0) + timedelta(days=2)
    hour = timedelta(hours=1)
    sides = [(begin, begin + hour, begin.date(), None) for begin in (start, start + hour, start + 5 * hour)]
    fields = ("planned_start", "planned_end", "planned_on", "reschedule_reason")
    clash = Clash(fields, sides[0], sides[1], sides[2], WHO, now - timedelta(minutes=3))
    told = RowConflict("visit", new_id(), Fate.CHANGED, NAME, WHO, clash.at, 3, (clash,))
    panel = ConflictPanel(told, window.context.clock, window)
    others = ((start + 1.5 * hour, 1.0, "璟源数据中心（演示）"), (start + 4 * hour, 1.25, "禾桉精密制造（演示）"))
    panel.show_beside([Beside(at, at + long * hour, name) for at, long, name in others])
    return panel


def _deleted(window: Any) -> QDialog:
    clock = window.context.clock
    mine = {"title": "核对变压器试验日期", "note": "带上去年的试验报告，问清楚二号主变"}
    told = RowConflict("task", new_id(), Fate.DELETED, "核对变压器", WHO, clock.now() - timedelta(minutes=5), mine=mine)
    typed = typed_lines(told.table, told.mine, told.names)
    return LostPanel(title(told), told.name, meaning(told, clock), typed, window, can_restore=True)


def _leave(window: Any, _page: Any) -> None:
    """Close the panel; it asks nobody."""
    for panel in window.findChildren(QDialog):
        panel.close()


def _waiting(window: Any) -> None:
    """Let a note and a task wait to be sent, and show them."""
    drafts = window.context.drafts
    wait_with_note(drafts, new_id(), new_id(), "问了停产检修的日期，月底前答复", "Note", "昱璟精密机械有限公司")
    wait_with_task(drafts, new_id(), "把报价发给钱主任", None, {"due_on": window.context.clock.today()})
    open_dialog("waiting", window.context, window)


def _leave_waiting(window: Any, page: Any) -> None:
    for draft in waiting(window.context.drafts):
        window.context.drafts.discard(draft.key)
    _leave(window, page)
