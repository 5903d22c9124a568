"""The rule that fills gaps only, for numbers to call: who has one already gets no second one."""

import pytest
from sqlalchemy import select

from crm.domain.imports import Existing, ImportKind
from crm.storage.store import Store
from crm.storage.tables import ContactPhone
from crm.usecases.imports.report import Verdict
from tests.storage.test_import_edited import NO, Row, bring, read, told
from tests.support.build import account, bureau

FIRST, SECOND = "13900000001", "13900000002"
LEDGER, PEOPLE = ("户号", "客户名称", "客户分类", "合同容量", "联系人", "联系电话"), ("户号", "姓名", "手机")


def ledger(store: Store, person: str, number: str, existing: Existing) -> list[tuple[str, object, object]]:
    return told(bring(store, read(ImportKind.ACCOUNTS, LEDGER, row(person, number)), existing))


def row(person: str, number: str) -> Row:
    return NO, "演示客户01", "大工业用户", "1250", person, number


def numbers(store: Store) -> list[str]:
    with store.read() as reader:
        return list(reader.scalars(select(ContactPhone.c.number).order_by(ContactPhone.c.number)))


@pytest.fixture
def home(store: Store) -> None:
    with store.change() as work:
        account(work, bureau(work))


@pytest.mark.usefixtures("home")
@pytest.mark.parametrize(
    ("existing", "there"),
    [(Existing.KEEP, [FIRST]), (Existing.FILL, [FIRST]), (Existing.OVERWRITE, [FIRST, SECOND])],
)
def test_a_contact_with_a_number_has_no_gap(store: Store, existing: Existing, there: list[str]) -> None:
    bring(store, read(ImportKind.CONTACTS, PEOPLE, (NO, "王演示", FIRST)))
    report = bring(store, read(ImportKind.CONTACTS, PEOPLE, (NO, "王演示", SECOND)), existing)
    assert numbers(store) == there
    assert report.count(Verdict.UNCHANGED) == (existing is not Existing.OVERWRITE)


@pytest.mark.usefixtures("home")
def test_a_contact_without_a_number_gets_all_of_the_file(store: Store) -> None:
    bring(store, read(ImportKind.CONTACTS, PEOPLE, (NO, "王演示", "")))
    rows = (NO, "王演示", FIRST), (NO, "王演示", SECOND)
    report = bring(store, read(ImportKind.CONTACTS, PEOPLE, *rows), Existing.FILL)
    assert (numbers(store), len(told(report))) == ([FIRST, SECOND], 2)


@pytest.mark.usefixtures("home")
@pytest.mark.parametrize("person", ["王演示", ""])
def test_a_ledger_fills_numbers_only_where_there_is_none(store: Store, person: str) -> None:
    bring(store, read(ImportKind.CONTACTS, PEOPLE, (NO, "王演示", FIRST)))
    assert ("phones", None, SECOND) not in ledger(store, person, SECOND, Existing.FILL)
    assert numbers(store) == [FIRST]
    assert ("phones", None, SECOND) in ledger(store, person, SECOND, Existing.OVERWRITE)
    assert numbers(store) == [FIRST, SECOND]


@pytest.mark.usefixtures("home")
def test_a_ledger_fills_the_gap_of_a_contact_without_a_number(store: Store) -> None:
    bring(store, read(ImportKind.CONTACTS, PEOPLE, (NO, "王演示", "")))
    assert ("phones", None, FIRST) in ledger(store, "王演示", FIRST, Existing.FILL)
    assert numbers(store) == [FIRST]
