"""What stands over a page for a picture: dialogs, popups, sheets and menus, each as the steps that open it."""

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QBuffer, QIODevice, QRect
from PySide6.QtGui import QImage, QPainter, QPdfWriter
from PySide6.QtWidgets import QApplication, QMenu

from crm.domain.codes import GrantKind, Role
from crm.domain.lists import ListKind, ListQuery
from crm.domain.views import ViewDefinition
from crm.usecases.attachments import attach_content
from crm.usecases.bin import delete_account, going_with_account
from crm.usecases.lists import list_ids
from ui.picture_audit import audit_scenes
from ui.picture_campaigns import campaign_scenes
from ui.picture_conflicts import conflict_scenes
from ui.picture_energy import energy_scenes
from ui.picture_orders import order_scenes
from ui.picture_outages import outage_scenes
from ui.picture_planner import planner_scenes
from ui.picture_records import record_scenes
from ui.picture_returned import returned_scenes
from ui.picture_scene import Scene, close_side, middle, take_back, turn_until
from ui.picture_states import state_scenes

CHECKED = 3
PEOPLE = {"section": "people"}
FIGURES = ("ratings", "issues", "data_quality", "outages", "service_gap")
STAFF = ("books", "people", "areas")
RULES = "cycles"
TYPED = "检查变压器油位 周四 9:30 每月1日 !"


def scenes() -> tuple[Scene, ...]:
    """Return every scene in the order of the places."""
    pages = (
        *_frame(),
        *_today(),
        *_lists(),
        *_account(),
        *planner_scenes(),
        *record_scenes(),
        *order_scenes(),
        *returned_scenes(),
        *outage_scenes(),
        *energy_scenes(),
        *campaign_scenes(),
        *_settings(),
    )
    return (*pages, *audit_scenes(), *conflict_scenes(), *state_scenes())


def _frame() -> tuple[Scene, ...]:
    return (
        Scene("new-menu", "today", lambda window, _: window.top.new.offer()),
        Scene("palette-plan", "today", lambda window, _: window.begin("plan")),
        Scene("palette-record", "today", lambda window, _: window.begin("visit")),
        Scene("people-menu", "today", lambda window, _: window.choose_person()),
        Scene("drafts-menu", "today", lambda window, _: window.show_drafts()),
        Scene("messages", "today", lambda window, _: window.top.bell.click()),
        Scene("undo-history", "today", _add_tasks, after=lambda window, _: window.show_changes(), leave=take_back),
        Scene("keys", "today", lambda window, _: window.show_keys()),
    )


def _today() -> tuple[Scene, ...]:
    return (
        Scene("task-sheet", "today", _open_task, leave=_close_sheet),
        Scene("task-menu", "today", lambda _, page: page.tasks.list.menu_asked.emit(_first_task(page), middle(page))),
        Scene("task-snooze", "today", _offer_snooze),
        Scene("task-repeat", "today", _open_task, after=_ask_repeat, leave=_close_sheet),
        Scene("task-until", "today", _offer_snooze, after=lambda *_: _take_last()),
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
        Scene("top100-menu", "top100", lambda _, page: page.table.menu_asked.emit(middle(page))),
        Scene("row-menu", "accounts", lambda _, page: page.table.menu_asked.emit(middle(page))),
        Scene("account-delete", "accounts", lambda _, page: page.deletion.begin(page.model.ids()[0])),
        Scene("bulk-bar", "accounts", _check),
        Scene("bulk-task", "accounts", _check, after=lambda _, page: page.run("task")),
        Scene("bulk-tag", "accounts", _check, after=lambda _, page: page.run("tag")),
        Scene("bulk-plan", "accounts", _check, after=lambda _, page: page.run("plan")),
        Scene("bulk-hand-over", "accounts", _check, after=_give_checked, role=Role.SUPERVISOR),
        Scene("bulk-assign", "accounts", _check, after=lambda _, page: page.run("assign")),
        Scene("accounts-panel", "accounts", lambda _, page: page.side.open(), leave=close_side),
        Scene("contacts-panel", "contacts", lambda _, page: page.side.open(), leave=close_side),
        Scene("visits-panel", "visits", lambda _, page: page.side.open(), leave=close_side),
        Scene("tasks-panel", "tasks", lambda _, page: page.side.open(), leave=close_side),
        Scene("tasks-snoozed", "tasks", lambda _, page: None, {"view": "snoozed"}),
        Scene("accounts-more", "accounts", lambda _, page: page.more.click()),
        Scene("visits-menu", "visits", lambda _, page: page.table.menu_asked.emit(middle(page)), {"view": "planned"}),
        Scene("duplicates-merge", "duplicates", _compare),
        Scene("issues-board", "issues", _as_board, leave=_as_list),
        Scene("issues-transfer", "issues", _check, after=lambda _, page: page.run("transfer")),
        Scene("issues-report", "issues", lambda _, page: page.report.click()),
        Scene("tasks-move", "tasks", _check, {"view": "open"}, after=lambda _, page: page.run("move")),
    )


def _as_board(_window: Any, page: Any) -> None:
    """Look at the issues as a board, the panel away."""
    page.looks.picked.emit("board")
    page.side.close()


def _as_list(_window: Any, page: Any) -> None:
    page.side.open()
    page.looks.picked.emit("list")


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
        Scene("entry", "account", _open_issue),
        Scene("file", "account", _add_picture, after=_open_file, leave=_put_file_away),
        Scene("file-pages", "account", _add_pages, after=_open_file, leave=_put_file_away),
    )


def _settings() -> tuple[Scene, ...]:
    """Return what an administrator opens, and what a supervisor asks of the reports."""
    return (
        Scene("export-panel", "reports", lambda _, page: page.side.open(), leave=close_side, role=Role.SUPERVISOR),
        *(Scene(f"figures-{kind}", "figures", lambda *_: None, {"kind": kind}) for kind in FIGURES),
        Scene("figures-months", "figures", lambda *_: None, {"kind": "coverage", "cut": "month"}),
        Scene("figures-rows", "figures", _rows_behind, {"kind": "visits", "cut": "manager"}, leave=close_side),
        Scene("sheets", "satisfaction", lambda _, page: page.export.click(), role=Role.SUPERVISOR),
        Scene("service-gap", "satisfaction", lambda *_: None, {"part": "gap"}, role=Role.SUPERVISOR),
        Scene("rule-history", "settings", _rule_history, {"section": RULES}, role=Role.ADMIN),
        Scene("day-form", "settings", _form("days"), {"section": "calendar"}, role=Role.ADMIN),
        Scene("leave-form", "settings", _form("leave"), {"section": "calendar"}, role=Role.ADMIN),
        *(Scene(f"{name}-form", "settings", _form(name), {"section": "people"}, role=Role.ADMIN) for name in STAFF),
        *(Scene(f"hand-over-{kind}", "settings", _hand_over(kind), PEOPLE, role=Role.ADMIN) for kind in GrantKind),
        Scene("survey-tried", "settings", _try_form, {"section": "surveys"}, role=Role.SUPERVISOR),
        Scene("bin-purge", "bin", _delete_account, after=_ask_purge, leave=take_back, role=Role.ADMIN),
    )


def _rows_behind(_window: Any, page: Any) -> None:
    """Walk to a figure and show its rows."""
    page.table.setCurrentIndex(page.table.figures.index(0, 1))
    page.table.cell_opened.emit(page.table.row_at(0), 1)


def _try_form(_window: Any, page: Any) -> None:
    """Answer some questions of the last form in the list, and ask what is missing."""
    turn_until(lambda: page.section().preview.view.has_form)
    view = page.section().preview.view
    first = next(question for question in view.session.form.questions() if view.row(question.name))
    row = view.row(first.name)
    row.control.tiles.tiles[0].click()
    view.check()


def _form(card: str) -> Callable[[Any, Any], object]:
    """Ask for a new entry of a card of the settings."""
    return lambda _, page: getattr(page.section(), card).add.click()


def _hand_over(kind: GrantKind) -> Callable[[Any, Any], object]:
    """Ask to whom the first portfolio goes that somebody answers for."""

    def ask(_window: Any, page: Any) -> object:
        section = page.section()
        book = next(book for book in section.shown().books if book.accounts and book.grants)
        return section.hand_over(book.id, kind)

    return ask


def _compare(_window: Any, page: Any) -> None:
    """Open the first pair of duplicates side by side."""
    if page.list.current_id() is not None:
        page.list.opened.emit(page.list.current_id())


def _delete_account(window: Any, page: Any) -> None:
    def command(work: Any) -> None:
        key = list_ids(work, ListKind.ACCOUNTS, ListQuery())[0]
        delete_account(work, key, going_with_account(work, key).version)

    window.context.runner.do(page, command, undo_text="picture")


def _ask_purge(_window: Any, page: Any) -> None:
    page.table.set_current(page.model.ids()[0])
    page.purge_button.click()


def _open_issue(_window: Any, page: Any) -> None:
    page.timeline.view.opened.emit(page.timeline.view.entries.entry(0).id)


def _add_picture(window: Any, page: Any) -> None:
    page.files.add_picture(QImage(window.grab().toImage()))


def _add_pages(window: Any, page: Any) -> None:
    """Attach a PDF of two pages that show the window."""
    held, picture = QBuffer(), QImage(window.grab().toImage())
    held.open(QIODevice.OpenModeFlag.WriteOnly)
    writer = QPdfWriter(held)
    painter = QPainter(writer)
    painter.drawImage(QRect(0, 0, writer.width(), writer.width() * picture.height() // picture.width()), picture)
    writer.newPage()
    painter.end()
    content, account = bytes(held.data().data()), page.files.account_id
    window.context.runner.do(
        page, lambda work: attach_content(work, account, "demo.pdf", content), undo_text="demo.pdf"
    )


def _open_file(_window: Any, page: Any) -> None:
    page.timeline.show_kind("files")
    turn_until(lambda: page.timeline.view.entries.rowCount() > 0)
    page.timeline.view.opened.emit(page.timeline.view.entries.entry(0).id)


def _put_file_away(window: Any, page: Any) -> None:
    page.timeline.show_kind("timeline")
    take_back(window, page)


def _open_task(_window: Any, page: Any) -> None:
    page.tasks.open_task(_first_task(page))


def _ask_repeat(_window: Any, page: Any) -> None:
    page.tasks.sheet.panel.form.repeat.click()


def _offer_snooze(_window: Any, page: Any) -> None:
    page.tasks.list.snooze_asked.emit(_first_task(page))


def _take_last() -> None:
    """Choose what stands last in the menu that is open."""
    menu = QApplication.activePopupWidget()
    if isinstance(menu, QMenu):
        menu.actions()[-1].trigger()
        menu.close()


def _first_task(page: Any) -> Any:
    if page.tasks.list.current_id() is None:
        page.tasks.list.walk(1)
    return page.tasks.list.current_id()


def _behind(key: str) -> Callable[[Any, Any], object]:
    return lambda _, page: page.show_behind(key)


def _check(_window: Any, page: Any) -> None:
    page.model.set_checked(page.model.ids()[:CHECKED], True)


def _give_checked(_window: Any, page: Any) -> None:
    page.run("hand_over")


def _rule_history(_window: Any, page: Any) -> None:
    section = page.section()
    section.show_history(next(iter(section.cells)))


def _add_tasks(_window: Any, page: Any) -> None:
    for text in ("明天 核对报装资料", "检查无功补偿"):
        page.tasks.line.set_text(text)
        page.tasks.line.line.entered.emit()


def _clear_line(_window: Any, page: Any) -> None:
    page.tasks.line.set_text("")


def _close_sheet(_window: Any, page: Any) -> None:
    page.tasks.sheet.close()
