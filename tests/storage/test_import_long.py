"""A long ledger: what is found by its words is made part by part, told as progress, and stops where it is told to."""

from collections.abc import Sequence
from pathlib import Path

import pytest
from msgspec.structs import replace
from openpyxl import Workbook
from sqlalchemy import func, select

from crm.domain.errors import Cancelled
from crm.domain.imports import AccountDraft, ImportKind
from crm.domain.progress import Progress
from crm.exchange.incoming import read_file
from crm.storage import searchable
from crm.storage.search import Entry, add
from crm.storage.store import Store
from crm.storage.tables import Account, Contact, ContactPhone, SearchEntry
from crm.storage.unit import UnitOfWork
from crm.usecases.imports import accounts
from crm.usecases.imports.report import Verdict
from crm.usecases.imports.run import run_import

HEAD = ("户号", "客户名称", "客户分类", "合同容量", "客户经理", "联系人", "联系电话")
ROWS = 7
PART = 3


@pytest.fixture
def ledger(tmp_path: Path) -> Path:
    made = Workbook()
    made.worksheets[0].append(HEAD)
    for number in range(ROWS):
        name, phone = f"甲岚精密{number}", f"1001234567{number}"
        made.worksheets[0].append((f"990000000090{number}", name, "大工业", 800, "新演示", f"王演示{number}", phone))
    made.save(tmp_path / "台账.xlsx")
    return tmp_path / "台账.xlsx"


@pytest.fixture
def parts(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """How many rows the index was given at once, each time."""
    given: list[int] = []

    def adding(work: UnitOfWork, entries: Sequence[Entry]) -> None:
        given.append(len(entries))
        add(work, entries)

    monkeypatch.setattr(searchable, "AT_ONCE", PART)
    monkeypatch.setattr(searchable, "add", adding)
    return given


def counted(store: Store) -> tuple[object, object]:
    with store.read() as reader:
        accounts = reader.scalar(select(func.count()).select_from(Account))
        return accounts, reader.scalar(select(func.count()).select_from(SearchEntry))


def test_words_are_made_part_by_part_and_progress_never_runs_back(store: Store, ledger: Path, parts: list[int]) -> None:
    told: list[float] = []
    result = read_file(ledger, ImportKind.ACCOUNTS)
    with store.change(Progress(lambda done, total: told.append(done / total))) as work:
        run_import(work, result)
    assert parts == [3, 3, 1, 3, 3, 1]
    assert counted(store) == (ROWS, 2 * ROWS)
    assert told == sorted(told)
    assert told[-1] < 1


def test_it_stops_between_two_parts_and_leaves_nothing(store: Store, ledger: Path, parts: list[int]) -> None:
    result, before = read_file(ledger, ImportKind.ACCOUNTS), counted(store)

    def stop_in_the_second_part(_done: int, _total: int) -> None:
        if parts:
            progress.cancel()

    progress = Progress(stop_in_the_second_part)
    with pytest.raises(Cancelled), store.change(progress) as work:
        run_import(work, result)
    assert parts == [3, 3]
    assert counted(store) == before


class Looks(Progress):
    """Counts how often the work asks whether to go on; it is to stop at one of those times."""

    def __init__(self, stop_at: int = 0) -> None:
        super().__init__()
        self.count, self._stop_at = 0, stop_at

    def look(self) -> None:
        self.count += 1
        if self.count == self._stop_at:
            self.cancel()
        super().look()


def test_known_accounts_are_changed_and_wherever_it_stops_nothing_is(store: Store, ledger: Path) -> None:
    result = read_file(ledger, ImportKind.ACCOUNTS)
    with store.change() as work:
        run_import(work, result)
    drafts = [draft for _row, draft in result.drafts if isinstance(draft, AccountDraft)]
    result.drafts = [(row, replace(draft, note="改", phones=("10099999999",))) for row, draft in enumerate(drafts, 2)]
    with store.change(looks := Looks()) as work:
        run_import(work, result)
        work.discard()
    for stop_at in range(1, looks.count + 1):
        with pytest.raises(Cancelled), store.change(Looks(stop_at)) as work:
            run_import(work, result)
    with store.read() as reader:
        assert set(reader.scalars(select(Account.c.note))) == {None}
    with store.change() as work:
        report = run_import(work, result)
    assert (report.count(Verdict.UPDATED), len(report.changes)) == (ROWS, 2 * ROWS)
    with store.read() as reader:
        assert set(reader.scalars(select(Account.c.note))) == {"改"}
        assert reader.scalar(select(func.count()).select_from(ContactPhone)) == 2 * ROWS


def test_a_number_that_comes_again_much_later_is_known(
    store: Store, ledger: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Contacts are known for the rows at hand alone: here for one row at a time."""
    monkeypatch.setattr(accounts, "STEP", 1)
    result = read_file(ledger, ImportKind.ACCOUNTS)
    with store.change() as work:
        run_import(work, result)
    (_, first), (_, second), *_rest = result.drafts
    assert isinstance(first, AccountDraft)
    again = replace(first, contact=None, phones=(*first.phones, "10099999999"))
    result.drafts = [(2, first), (3, second), (4, again), (5, second), (6, replace(again, contact=first.contact))]
    with store.change() as work:
        report = run_import(work, result)
    assert {row: verdict for row, (verdict, _key) in report.verdicts.items()} == {
        **dict.fromkeys((2, 3, 5), Verdict.UNCHANGED),
        **dict.fromkeys((4, 6), Verdict.UPDATED),
    }
    with store.read() as reader:
        assert reader.scalar(select(func.count()).select_from(Contact)) == ROWS + 1
        assert reader.scalar(select(func.count()).select_from(ContactPhone)) == ROWS + 2
