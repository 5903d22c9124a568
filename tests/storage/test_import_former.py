"""Accounts that a ledger names by another number: found by the former one, else somebody is asked."""

import pytest

from crm.domain.imports import Existing, ImportKind
from crm.storage.store import Store
from crm.storage.tables import Account
from crm.usecases.imports.options import ImportOptions
from crm.usecases.imports.report import Candidate, ImportReport, Question, Verdict
from crm.usecases.imports.run import run_import
from tests.storage.test_import_edited import NO, Row, bring, living, read, told
from tests.support.build import account, bureau

NEW, OTHER = "9900000009901", "9900000000002"
HEADS = ("户号", "原户号", "客户名称", "客户分类", "合同容量")
ROW = (NEW, "", "演示客户01", "大工业用户", "1250")
QUESTION = Question(2, NEW, "演示客户01", (Candidate(NO, "演示客户01"),))


@pytest.fixture(autouse=True)
def home(store: Store) -> None:
    with store.change() as work:
        account(work, bureau(work))


def ledger(store: Store, *rows: Row, answers: dict[int, str] | None = None) -> ImportReport:
    with store.change() as work:
        return run_import(work, read(ImportKind.ACCOUNTS, HEADS, *rows), ImportOptions(answers=answers or {}))


def numbers(store: Store) -> list[tuple[str, str | None]]:
    return living(store, Account, "account_no", "former_account_no")


def test_a_new_number_of_a_known_name_is_asked_about(store: Store) -> None:
    report = ledger(store, ROW)
    assert report.questions == [QUESTION]
    assert report.count(Verdict.ADDED) == 1  # until it is answered


def test_the_answer_gives_the_account_its_new_number(store: Store) -> None:
    report = ledger(store, ROW, answers={2: NO})
    assert (report.questions, report.count(Verdict.UPDATED), report.count(Verdict.ADDED)) == ([], 1, 0)
    assert ("account_no", NO, NEW) in told(report)
    assert numbers(store) == [(NEW, NO)]


def test_whoever_says_that_it_is_another_gets_a_new_account(store: Store) -> None:
    report = ledger(store, ROW, answers={2: ""})
    assert (report.questions, report.count(Verdict.ADDED)) == ([], 1)
    assert numbers(store) == [(NO, None), (NEW, None)]


def test_a_row_that_names_the_former_number_asks_nothing(store: Store) -> None:
    report = ledger(store, (NEW, NO, *ROW[2:]))
    assert (report.questions, report.count(Verdict.UPDATED)) == ([], 1)
    assert numbers(store) == [(NEW, NO)]


def test_an_account_that_the_file_names_itself_is_no_candidate(store: Store) -> None:
    report = ledger(store, ROW, (NO, *ROW[1:]))
    assert (report.questions, report.count(Verdict.ADDED)) == ([], 1)


def test_another_name_is_not_asked_about(store: Store) -> None:
    assert ledger(store, (OTHER, "", "演示纸业", *ROW[3:])).questions == []


def test_a_number_stays_where_only_gaps_are_filled(store: Store) -> None:
    bring(store, read(ImportKind.ACCOUNTS, HEADS, (NEW, NO, *ROW[2:])), Existing.FILL)
    assert numbers(store) == [(NO, None)]
