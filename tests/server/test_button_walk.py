"""Whoever signs in presses everything that the window offers: nothing of it is refused by the database."""

from pathlib import Path
from typing import Any
from uuid import UUID

import pytest
from sqlalchemy import select

from crm.storage.tables import Account, Visit
from tests.support.pressing import Listening, Pressing, without_system
from tests.support.refused import Refused
from tests.support.window import Open
from ui.options.sections import SECTIONS
from ui.pages import PLACES
from ui.shell.window import MainWindow

pytestmark = [pytest.mark.postgresql, pytest.mark.qt_log_ignore("This plugin does not support", extend=True)]
WHO = {"readonly": "today", "admin": "today", "manager": "energy", "supervisor": "energy"}
"""Who presses, and from which page on: what a desk works on before that is tried page by page in tests/ui."""


@pytest.fixture(autouse=True)
def _looks(light_theme: None) -> None:
    """Every window stands in the light theme."""


def a_row(window: MainWindow, table: Any) -> UUID:
    """Return the key of a row of a table that whoever signed in sees."""
    found: list[UUID] = []
    statement = select(table.c.id).where(table.c.deleted_at.is_(None)).limit(1)
    window.context.runner.ask(window, lambda reader: reader.scalar(statement), found.append)
    return found[0]


@pytest.mark.parametrize(("who", "first"), WHO.items())
def test_nothing_that_is_offered_is_refused(
    sign_in: Open, who: str, first: str, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    without_system(monkeypatch, tmp_path)
    with Refused() as refused:
        window = sign_in(who, Listening)
        rights = window.context.scope.rights
        walk = Pressing(window, refused)
        for place in PLACES[[each.id for each in PLACES].index(first) :]:
            if not rights.sees(place.id) or place.id in ("settings", "returned"):
                continue
            rows = {"account": ("id", Account), "visit": ("id", Visit), "brief": ("ids", Account)}
            if place.id in rows:
                word, table = rows[place.id]
                key = a_row(window, table)
                walk.page(place.id, **{word: [key] if word == "ids" else key})
            else:
                walk.page(place.id)
        for section in SECTIONS:
            if rights.may(f"section.{section.id}") and section.id != "language":
                walk.page("settings", section=section.id)
    assert walk.told == []
