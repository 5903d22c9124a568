"""The dialogs that can be opened from everywhere, as data: adding one is adding a line."""

from collections.abc import Mapping
from importlib import import_module
from types import MappingProxyType
from typing import Any

from msgspec import Struct
from PySide6.QtWidgets import QDialog, QWidget

from ui.context import Context


class Asking(Struct, frozen=True):
    """A dialog: its class by name, the key that opens it from everywhere, and the permit of crm.domain.permits for it.

    The class takes the context, the widget that it opens over, and what it is told by name.
    """

    id: str
    target: str
    key: str = ""
    permit: str = ""


DIALOGS: Mapping[str, Asking] = MappingProxyType(
    {
        each.id: each
        for each in (
            Asking("interaction", "ui.interactions.dialog:InteractionDialog", "Ctrl+Shift+I", "do.interaction"),
            Asking("order", "ui.orders.dialog:OrderDialog", permit="do.order"),
            Asking("order_details", "ui.orders.details:OrderDetails", permit="page.orders"),
            Asking("mail", "ui.outages.mail_form:MailForm", permit="do.notice"),
            Asking("schedule", "ui.reports.schedule_form:ScheduleForm"),
            Asking("unsaved", "ui.conflicts.kept:KeptDialog"),
            Asking("waiting", "ui.shell.waiting_dialog:WaitingDialog"),
        )
    }
)


def open_dialog(what: str, context: Context, owner: QWidget, **arguments: Any) -> QDialog:
    """Open a dialog over what it was asked from and return it."""
    module, _, name = DIALOGS[what].target.partition(":")
    dialog: QDialog = getattr(import_module(module), name)(context, owner, **arguments)
    dialog.open()
    return dialog
