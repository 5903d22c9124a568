"""The current row of a list: handed over, opened, or left for a page of its account."""

from collections.abc import Callable
from typing import Any
from uuid import UUID

from ui.lists.actions import AccountRows, Action


def with_current(page: AccountRows, then: Callable[[Any], object]) -> None:
    """Hand the current row over, fetched where it is not held."""

    def tell(rows: list[Any]) -> None:
        for row in rows[:1]:
            then(row)

    key = page.current_id()
    if key is not None:
        page.model.with_rows([key], tell)


def open_action(page: AccountRows, words: str) -> Action:
    """Return the command that opens the chosen row as Enter does."""
    return Action("open", words, "arrow-square-out", lambda: _open(page), "Enter", single=True)


def _open(page: AccountRows) -> None:
    for key in page.chosen()[:1]:
        page.open_row(key)


def lead_to_account(page: AccountRows, key: UUID, place: str = "account", argument: str = "id", **more: object) -> None:
    """Open a page about the account of a row; nothing happens for a row of no account.

    Whoever only looks reads the brief of an account instead of the page on which one works. `more` is told that page.
    """
    reads = place == "account" and not page.context.scope.rights.sees("account")

    def tell(rows: list[Any]) -> None:
        for row in rows:
            account_id = page.account_of(row)
            if account_id is not None and reads:
                page.context.navigate("brief", ids=[account_id])
            elif account_id is not None:
                page.context.navigate(place, **{argument: account_id}, **more)

    page.model.with_rows([key], tell)
