"""The foot of the lists: the sums of what is shown, and of the checked rows."""

import re

import pytest

from crm.domain.lists import ListKind, ListQuery
from crm.storage.store import Store
from crm.usecases.lists import list_totals
from tests.support.window import WindowMaker
from ui.lists import sums
from ui.lists.page import ListPage
from ui.shell.window import MainWindow

WORDS = {
    "accounts": r"[\d,]+ of [\d,]+ accounts · [\d,]+ kVA under contract",
    "contacts": r"[\d,]+ of [\d,]+ contacts · \d+ account\(s\) · \d+ checked in time",
    "visits": r"[\d,]+ of [\d,]+ visits · [\d,]+ held · [\d,.]+ h on site · \d+ with issues",
    "tasks": r"[\d,]+ of [\d,]+ tasks · [\d,]+ open · \d+ late",
    "issues": r"[\d,]+ of [\d,]+ issues",
}


def page(window: MainWindow) -> ListPage:
    assert isinstance(window.page, ListPage)
    return window.page


@pytest.mark.parametrize("place", WORDS)
def test_the_foot_sums_what_is_shown(windows: WindowMaker, place: str) -> None:
    window = windows.open(place, view="all")
    assert re.fullmatch(WORDS[place], page(window).foot.line.sums.text())


def test_what_says_nothing_is_left_out(windows: WindowMaker) -> None:
    window = windows.open("visits", view="planned")
    assert re.fullmatch(r"[\d,]+ of [\d,]+ visits", page(window).foot.line.sums.text())
    window.navigate("tasks", view="late")
    assert re.fullmatch(r"[\d,]+ of [\d,]+ tasks · \d+ late", page(window).foot.line.sums.text())


def test_checked_rows_have_sums_of_their_own(windows: WindowMaker, demo_store: Store) -> None:
    shown = page(windows.open("accounts", view="all"))
    model, bulk = shown.model, shown.foot.bulk
    assert not bulk.sums.isVisible()
    rows: list[float] = []
    model.with_rows(list(model.ids())[:2], lambda found: rows.extend(row.contract_kva for row in found))
    model.set_checked(list(model.ids())[:2], True)
    assert bulk.sums.text() == f"{sum(rows):,.0f} kVA under contract"
    model.check_all(True)
    with demo_store.read() as reader:
        whole = list_totals(reader, ListKind.ACCOUNTS, ListQuery()).sums["contract_kva"]
    assert bulk.sums.text() == f"{whole:,.0f} kVA under contract"


def test_so_many_checked_rows_are_counted_only(windows: WindowMaker, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sums, "MOST_CHECKED", 3)
    shown = page(windows.open("accounts", view="all"))
    shown.model.set_checked(list(shown.model.ids())[:4], True)
    assert shown.foot.bulk.count.text() == "4 selected"
    assert shown.foot.bulk.sums.text() == ""


def test_the_rows_stand_before_their_sums_are_there(windows: WindowMaker, monkeypatch: pytest.MonkeyPatch) -> None:
    """Sums are another question than the rows: a list of a whole bureau takes as long for them as for the rows."""
    shown = page(windows.open("visits", view="all"))
    told: list[str] = []
    monkeypatch.setattr(shown.loader, "sums", lambda _query, _then: told.append(shown.foot.line.sums.text()))
    shown.filters.set_values({"channel": ("phone",)})
    assert re.fullmatch(r"[\d,]+ of [\d,]+ visits", told[-1])
