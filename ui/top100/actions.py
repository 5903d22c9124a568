"""What can be done with the rows of a ranking."""

from typing import cast

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget

from ui.lists.account_commands import AccountCommands
from ui.lists.actions import AccountRows, Action
from ui.lists.row_actions import copy_actions, work_actions


def rank_actions(page: AccountRows) -> list[Action]:
    """Return the work of lists of accounts, the figure that is entered where readings are missing, and copies."""
    made = AccountCommands(page.context, cast(QWidget, page), page.anchor)
    words = QCoreApplication.translate("Top100", "Enter the energy")
    table = page.table
    enter = Action(
        "energy", words, "lightning", table.edit_current, "E", single=True, apart=True, permit="do.edit_account"
    )
    return [*work_actions(page, made), enter, *copy_actions(page)]
