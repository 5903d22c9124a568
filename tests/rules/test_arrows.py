"""Imports point inward, in no circle, and each library is known to one room."""

import pytest

from tests.rules import arrows
from tests.rules.source import modules, sample, told

AT_FIRST_USE = ("alembic", "openpyxl", "phonenumbers", "pyqtgraph", "holidays")


def test_imports_follow_the_arrows() -> None:
    found = [text for module in modules() for text in arrows.wrong_arrows(module)]
    assert not found, told(found, "ui -> crm.usecases -> crm.storage | crm.exchange | crm.planning -> crm.domain:")


def test_each_library_is_known_to_one_room() -> None:
    found = [text for module in modules() for text in arrows.wrong_libraries(module)]
    assert not found, told(found, "No Qt outside ui, no SQL outside crm.storage, no workbooks outside crm.exchange:")


def test_imports_inside_functions_are_for_start_up_time_only() -> None:
    found = [text for module in modules() for text in arrows.hidden_imports(module)]
    assert not found, told(found, "Only heavy libraries (tests/rules/arrows.py, DEFERRED) load inside functions:")


def test_no_modules_import_each_other() -> None:
    found = [" <-> ".join(group) for group in arrows.circles(modules())]
    assert not found, told(found, "Modules that import each other, directly or through others:")


def test_heavy_libraries_load_when_first_used() -> None:
    found = [
        f"{module.path}:{each.line}: {each.target}"
        for module in modules("crm", "ui")
        for each in module.imports
        if not each.deferred and each.target.split(".")[0] in AT_FIRST_USE
        if not module.name.startswith("crm.storage.migrations") and not module.name.startswith("crm.exchange")
    ]
    assert not found, told(found, "These cost start-up time; import them in the function that needs them:")


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("crm.domain.visits", "from crm.storage.store import Store"),
        ("crm.planning.duty", "import crm.storage.duty"),
        ("crm.usecases.visits", "from ui.hub import Hub"),
        ("crm.exchange.rows", "def read():\n    from crm.usecases import visits"),
        ("migrations.versions.v0002", "from crm.domain.codes import Segment"),
        ("ui.today.page", "from ui.accounts.page import AccountsPage"),
        ("ui.today.page", "from crm.storage.reader import Reader"),
        ("ui.widgets.card", "from ui.context import Context"),
        ("ui.hub", "from ui.shell.window import Window"),
    ],
)
def test_a_wrong_arrow_is_found(name: str, text: str) -> None:
    assert list(arrows.wrong_arrows(sample(name, text)))


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("crm.usecases.visits", "from crm.storage import duty"),
        ("ui.today.page", "from ui.widgets.card import Card\nfrom crm.usecases import today"),
        ("ui.app", "from ui.shell.window import Window\nfrom crm.storage.start import open_store"),
        ("ui.today.page", "from ui.today.agenda import Agenda"),
    ],
)
def test_a_right_arrow_is_let_through(name: str, text: str) -> None:
    assert not list(arrows.wrong_arrows(sample(name, text)))


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("crm.domain.visits", "from PySide6.QtCore import QObject"),
        ("ui.reports.page", "import openpyxl"),
        ("ui.reports.page", "def ask():\n    import sqlite3"),
        ("crm.usecases.visits", "from sqlalchemy import select"),
    ],
)
def test_a_library_in_the_wrong_room_is_found(name: str, text: str) -> None:
    assert list(arrows.wrong_libraries(sample(name, text)))


def test_a_hidden_import_is_found() -> None:
    bad = sample("crm.usecases.visits", "def plan():\n    from crm.usecases import repeating")
    fine = sample("crm.exchange.workbook", "def plan():\n    import openpyxl")
    assert list(arrows.hidden_imports(bad))
    assert not list(arrows.hidden_imports(fine))


def test_a_circle_is_found_through_a_relative_and_a_hidden_import() -> None:
    one = sample("crm.domain.one", "from . import two")
    two = sample("crm.domain.two", "from crm.domain.three import X")
    three = sample("crm.domain.three", "def later():\n    import crm.domain.one")
    assert arrows.circles([one, two]) == []
    assert arrows.circles([one, two, three]) == [["crm.domain.one", "crm.domain.three", "crm.domain.two"]]
