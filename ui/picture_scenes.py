"""What stands over a page for a picture: dialogs, popups, sheets and menus, each as the steps that open it."""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from PySide6.QtCore import QPoint

from crm.domain.codes import Role
from crm.domain.views import ViewDefinition

CHECKED = 3
RULES = "cycles"
TYPED = "检查变压器油位 周四 9:30 每月1日 !"


@dataclass(frozen=True)
class Scene:
    """A page, and what is opened over it once the page stands.

    `open(window, page)` opens it; `after` is done when that has settled, for what takes two steps, and `leave` puts
    away what neither Esc nor another page does. `role` is who looks.
    """

    name: str
    page: str
    open: Callable[[Any, Any], object]
    arguments: dict[str, Any] = field(default_factory=dict)
    after: Callable[[Any, Any], object] | None = None
    leave: Callable[[Any, Any], object] | None = None
    role: Role | None = None


def scenes() -> tuple[Scene, ...]:
    """Return every scene in the order of the places."""
    return (*_frame(), *_today(), *_lists(), *_account(), *_settings())


def _frame() -> tuple[Scene, ...]:
    return (
        Scene("new-menu", "today", lambda window, _: window.top.new.offer()),
        Scene("palette-plan", "today", lambda window, _: window.begin("plan")),
        Scene("palette-record", "today", lambda window, _: window.begin("visit")),
        Scene("people-menu", "today", lambda window, _: window.choose_person()),
        Scene("drafts-menu", "today", lambda window, _: window.show_drafts()),
        Scene("messages", "today", lambda window, _: window.top.bell.click()),
        Scene("undo-history", "today", _add_tasks, after=lambda window, _: window.show_changes(), leave=_take_back),
        Scene("keys", "today", lambda window, _: window.show_keys()),
    )


def _today() -> tuple[Scene, ...]:
    return (
        Scene("task-sheet", "today", lambda _, page: page.tasks.open_task(_first_task(page)), leave=_close_sheet),
        Scene("task-menu", "today", lambda _, page: page.tasks.list.menu_asked.emit(_first_task(page), _middle(page))),
        Scene("task-snooze", "today", lambda _, page: page.tasks.list.snooze_asked.emit(_first_task(page))),
        Scene("task-line", "today", lambda _, page: page.tasks.line.set_text(TYPED), leave=_clear_line),
    )


def _lists() -> tuple[Scene, ...]:
    return (
        Scene("filter-choices", "accounts", lambda _, page: page.filters.open_filter("segment")),
        Scene("filter-days", "accounts", lambda _, page: page.filters.open_filter("due_on")),
        Scene("filter-add", "accounts", lambda _, page: page.filters.offer_filters()),
        Scene("columns", "accounts", lambda _, page: page.arrangement.columns.click()),
        Scene("view-menu", "accounts", lambda _, page: page.bar.save.click()),
        Scene("view-name", "accounts", lambda _, page: page.saving.ask_name(ViewDefinition())),
        Scene("row-menu", "accounts", lambda _, page: page.table.menu_asked.emit(_middle(page))),
        Scene("bulk-bar", "accounts", _check),
        Scene("bulk-task", "accounts", _check, after=lambda _, page: page.run("task")),
        Scene("bulk-tag", "accounts", _check, after=lambda _, page: page.run("tag")),
        Scene("bulk-plan", "accounts", _check, after=lambda _, page: page.run("plan")),
        Scene("bulk-assign", "accounts", _check, after=lambda _, page: page.run("assign")),
        Scene("accounts-panel", "accounts", lambda _, page: page.side.open(), leave=_close_side),
        Scene("contacts-panel", "contacts", lambda _, page: page.side.open(), leave=_close_side),
        Scene("visits-panel", "visits", lambda _, page: page.side.open(), leave=_close_side),
        Scene("tasks-panel", "tasks", lambda _, page: page.side.open(), leave=_close_side),
        Scene("tasks-snoozed", "tasks", lambda _, page: None, {"view": "snoozed"}),
        Scene("tasks-move", "tasks", _check, {"view": "open"}, after=lambda _, page: page.run("move")),
    )


def _account() -> tuple[Scene, ...]:
    behind = ("health", "due", "rating", "pf", "used", "quality", "feeders")
    return (
        *(Scene(f"behind-{key}", "account", _behind(key)) for key in behind),
        Scene("fact-edit", "account", lambda _, page: page.about.edit_fact("contract_kva")),
        Scene("fact-history", "account", lambda _, page: page.about.facts.history_asked.emit("contract_kva")),
        Scene("account-history", "account", lambda _, page: page.about.show_whole_history()),
        Scene("contact-new", "account", lambda _, page: page.new_contact()),
        Scene("contact-reach", "account", lambda _, page: page.about.contacts.lines[0].asked.emit("call")),
        Scene("timeline-kinds", "account", lambda _, page: page.timeline.filter.button.click()),
        Scene("account-task", "account", lambda _, page: page.new_task()),
    )


def _settings() -> tuple[Scene, ...]:
    return (Scene("rule-history", "settings", _rule_history, {"section": RULES}, role=Role.ADMIN),)


def _middle(page: Any) -> QPoint:
    return page.mapToGlobal(page.rect().center() - QPoint(0, page.height() // 4))  # type: ignore[no-any-return]


def _first_task(page: Any) -> Any:
    if page.tasks.list.current_id() is None:
        page.tasks.list.walk(1)
    return page.tasks.list.current_id()


def _behind(key: str) -> Callable[[Any, Any], object]:
    return lambda _, page: page.show_behind(key)


def _check(_window: Any, page: Any) -> None:
    page.model.set_checked(page.model.ids()[:CHECKED], True)


def _rule_history(_window: Any, page: Any) -> None:
    section = page.section()
    section.show_history(next(iter(section.cells)))


def _add_tasks(_window: Any, page: Any) -> None:
    for text in ("明天 核对报装资料", "检查无功补偿"):
        page.tasks.line.set_text(text)
        page.tasks.line.line.entered.emit()


def _take_back(window: Any, _page: Any) -> None:
    window.context.undo.undo(len(window.context.undo.made()))


def _clear_line(_window: Any, page: Any) -> None:
    page.tasks.line.set_text("")


def _close_side(_window: Any, page: Any) -> None:
    page.side.close()


def _close_sheet(_window: Any, page: Any) -> None:
    page.tasks.sheet.close()
