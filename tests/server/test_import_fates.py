"""Rows of a file whose accounts went to another book, or never were one's own: each is refused, the others go in."""

from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from uuid import UUID

import psycopg
import pytest
from msgspec.structs import replace
from sqlalchemy import func, select

from crm.domain.imports import ImportKind, Problem, Severity
from crm.domain.reading.text import Cell
from crm.exchange.headings import match
from crm.exchange.rows import ReadResult, check
from crm.exchange.sheets import Sheet
from crm.storage.store import Store
from crm.storage.tables import Account, Area, Customer, DemandLead, Feeder, Person, Substation, SupplyPoint
from crm.usecases.imports.options import ImportOptions
from crm.usecases.imports.report import ImportReport, Verdict
from crm.usecases.imports.run import preview, run_import
from tests.support.office import Office

pytestmark = pytest.mark.postgresql
NEW = "9900000000991"


@pytest.fixture
def desk(office: Office) -> Iterator[Store]:
    """A manager's desk."""
    with closing(office.open("manager")) as store:
        yield store


def accounts_of(store: Store, but: frozenset[str] = frozenset()) -> list[tuple[UUID, str]]:
    """Return three of the accounts that a login sees, but for some by their numbers."""
    with store.read() as reader:
        asked = select(Account.c.id, Account.c.account_no).where(Account.c.account_no.not_in(but))
        return [(row.id, row.account_no) for row in reader.rows(asked.order_by(Account.c.account_no).limit(3))]


def seen(store: Store) -> frozenset[str]:
    with store.read() as reader:
        return frozenset(reader.scalars(select(Account.c.account_no)))


def ledger(numbers: list[str]) -> ReadResult:
    heads = ("户号", "户名", "客户分类", "合同容量", "备注", "联系人")
    rows = [(number, f"演示{number[-3:]}厂", "大工业用户", 777, "文件", f"赵{number[-3:]}") for number in numbers]
    return check(replace(match(Sheet("表", [heads, *rows]), 1, ImportKind.ACCOUNTS), file="表.xlsx"))


def tasks(numbers: list[str]) -> ReadResult:
    rows = [(number, "核对合同") for number in numbers]
    return check(replace(match(Sheet("表", [("户号", "任务"), *rows]), 1, ImportKind.TASKS), file="任务.xlsx"))


def brought(store: Store, result: ReadResult, options: ImportOptions) -> ImportReport:
    with store.change() as work:
        return run_import(work, result, options)


def checked(store: Store, result: ReadResult) -> ImportOptions:
    with store.change() as work:
        return ImportOptions(checked=preview(work, result))


def refusals(report: ImportReport) -> list[Problem]:
    return [each for each in report.problems if each.severity is Severity.ERROR]


def told(report: ImportReport) -> set[tuple[str, str]]:
    return {(each.code, each.value) for each in report.problems}


@contextmanager
def moved(office: Office, account_id: UUID) -> Iterator[None]:
    """Let an account lie in a book for a while that the manager does not have."""
    with psycopg.connect(office.address, autocommit=True) as installer:
        book = "UPDATE account SET portfolio_id = %s, version = version + 1 WHERE id = %s"
        row = installer.execute("SELECT portfolio_id FROM account WHERE id = %s", (account_id,)).fetchone()
        other = installer.execute(
            "SELECT portfolio_id FROM portfolio_grant g JOIN person p ON p.id = g.person_id WHERE p.login = %s LIMIT 1",
            (office.logins["colleague"],),
        ).fetchone()
        assert row is not None
        assert other is not None
        installer.execute(book, (other[0], account_id))
        try:
            yield
        finally:
            installer.execute(book, (row[0], account_id))


@contextmanager
def withdrawn(office: Office) -> Iterator[None]:
    """Let the grants of the manager have ended for a while."""
    end = (
        "UPDATE portfolio_grant SET ends_on = %s, version = version + 1 WHERE person_id = "
        "(SELECT id FROM person WHERE login = %s)"
    )
    with psycopg.connect(office.address, autocommit=True) as installer:
        installer.execute(end, ("2020-01-02", office.logins["manager"]))
        try:
            yield
        finally:
            installer.execute(end, (None, office.logins["manager"]))


@pytest.mark.parametrize("list_of", [ledger, tasks])
def test_a_row_whose_account_went_to_another_book_is_refused_and_says_so(
    office: Office, desk: Store, list_of: Callable[[list[str]], ReadResult]
) -> None:
    found = accounts_of(desk)
    result = list_of([number for _key, number in found])
    options = checked(desk, result)
    with moved(office, found[0][0]):
        report = brought(desk, result, options)
    assert [(each.code, each.row) for each in refusals(report)] == [("row.moved", min(report.verdicts))]
    assert report.count(Verdict.REJECTED) == 1
    assert report.taken == 2


def test_rows_of_books_that_one_has_no_more_are_refused(office: Office, desk: Store) -> None:
    result = ledger([number for _key, number in accounts_of(desk)])
    options = checked(desk, result)
    # Ended rights end the sessions of whoever had them; who signs in again has none of those books.
    with withdrawn(office), closing(office.open("manager")) as again:
        report = brought(again, result, options)
    assert {each.code for each in refusals(report)} == {"row.withdrawn"}
    assert report.taken == 0


def test_a_number_of_a_book_that_one_does_not_see_is_refused_and_the_others_go_in(office: Office, desk: Store) -> None:
    with closing(office.open("colleague")) as other:
        _key, foreign = accounts_of(other, seen(desk))[0]
    result = ledger([foreign, NEW])
    report = brought(desk, result, ImportOptions())
    assert [(each.code, each.value) for each in refusals(report)] == [("import.elsewhere", foreign)]
    assert (report.count(Verdict.ADDED), report.count(Verdict.REJECTED)) == (1, 1)
    with desk.read() as reader:
        left = reader.scalar(select(func.count()).where(Customer.c.name == f"演示{foreign[-3:]}厂"))
    assert (NEW in seen(desk), left, report.created["customers"]) == (True, 0, 1)


def named(rows: list[tuple[str, ...]]) -> ReadResult:
    heads = ("户号", "户名", "客户分类", "合同容量", "供电所", "客户经理", "所属线路")
    found: list[tuple[Cell, ...]] = [(row[0], f"演示{row[0][-3:]}厂", "大工业用户", 99_000, *row[1:]) for row in rows]
    return check(replace(match(Sheet("表", [heads, *found]), 1, ImportKind.ACCOUNTS), file="表.xlsx"))


def names(store: Store, who: str, office: Office) -> tuple[str, str]:
    """Return what somebody and his or her supply unit are called."""
    statement = select(Person.c.name, Area.c.name).join(Area, Area.c.id == Person.c.area_id)
    with store.read() as reader:
        row = reader.one(statement.where(Person.c.login == office.logins[who]))
    assert row is not None
    return row[0], row[1]


def test_a_manager_brings_in_what_is_in_reach_and_is_told_of_the_rest(office: Office, desk: Store) -> None:
    own, other = names(desk, "manager", office), names(desk, "colleague", office)
    there = accounts_of(desk)[0][1]
    rows: list[tuple[str, ...]] = [
        ("9900000000981", own[1], own[0], ""),
        ("9900000000982", "", "", "岚湖站F99"),
        ("9900000000983", "没有的供电所", "没有的人", ""),
        ("9900000000984", other[1], other[0], ""),
        (there, other[1], other[0], ""),
    ]
    report = brought(desk, named(rows), ImportOptions())
    assert told(report) >= {
        ("import.unknown_feeder", "岚湖站F99"),
        ("import.unknown_area", "没有的供电所"),
        ("import.unknown_person", "没有的人"),
        ("import.not_your_book", f"{other[1]} · {other[0]}"),
        ("import.supervisors_book", other[0]),
    }
    verdicts = [report.verdicts[row][0] for row in sorted(report.verdicts)]
    assert verdicts == [*[Verdict.ADDED] * 3, Verdict.REJECTED, Verdict.UPDATED]
    assert seen(desk) >= {"9900000000981", "9900000000982", "9900000000983", there}


def test_a_supervisor_moves_accounts_of_the_own_unit_and_no_others(office: Office) -> None:
    with closing(office.open("supervisor")) as desk:
        leader, manager = names(desk, "supervisor", office), names(desk, "manager", office)
        with desk.read() as reader:
            outside = reader.scalar(select(Area.c.name).where(Area.c.name != leader[1]).limit(1))
        there = accounts_of(desk)[0][1]
        rows: list[tuple[str, ...]] = [
            ("9900000000971", leader[1], manager[0], ""),
            ("9900000000972", "", "", "岚湖站F98"),
            ("9900000000973", outside, "", ""),
            (there, outside, "", ""),
        ]
        report = brought(desk, named(rows), ImportOptions())
    assert told(report) == {("import.not_your_book", outside), ("import.supervisors_book", outside)}
    verdicts = [report.verdicts[row][0] for row in sorted(report.verdicts)]
    assert verdicts[:3] == [Verdict.ADDED, Verdict.ADDED, Verdict.REJECTED]
    assert verdicts[3] is not Verdict.REJECTED


def sheet_of(kind: ImportKind, heads: tuple[str, ...], rows: list[tuple[Cell, ...]]) -> ReadResult:
    return check(replace(match(Sheet("表", [heads, *rows]), 1, kind), file="表.xlsx"))


def a_feeder(store: Store, account_id: UUID) -> str:
    """Return how a list names a feeder that is there and that an account does not hang on."""
    with store.read() as reader:
        row = reader.one(
            select(Substation.c.name, Feeder.c.number)
            .join(Feeder, Feeder.c.substation_id == Substation.c.id)
            .where(
                Feeder.c.id.not_in(select(SupplyPoint.c.feeder_id).where(SupplyPoint.c.account_id == account_id)),
                Feeder.c.deleted_at.is_(None),
            )
            .order_by(Feeder.c.id)
            .limit(1)
        )
    assert row is not None
    return f"{row[0]}{row[1]}"


def test_a_supply_of_a_feeder_that_is_not_there_is_refused_and_the_others_go_in(office: Office, desk: Store) -> None:
    account_id, number = accounts_of(desk)[0]
    rows: list[tuple[Cell, ...]] = [(number, "岚湖站F97", "备用电源"), (number, a_feeder(desk, account_id), "备用电源")]
    result = sheet_of(ImportKind.SUPPLY_POINTS, ("户号", "所属线路", "电源性质"), rows)
    report = brought(desk, result, ImportOptions())
    assert [(each.row, each.field, each.code, each.value) for each in refusals(report)] == [
        (2, "feeder", "supply.unknown_feeder", "岚湖站F97")
    ]
    assert [report.verdicts[row][0] for row in sorted(report.verdicts)] == [Verdict.REJECTED, Verdict.ADDED]


def test_a_project_on_a_feeder_that_is_not_there_goes_in_without_it(office: Office, desk: Store) -> None:
    number = accounts_of(desk)[0][1]
    rows: list[tuple[Cell, ...]] = [(number, "二期厂房", 2_000, "岚湖站F97"), (number, "三期厂房", 3_000, "")]
    result = sheet_of(ImportKind.LEADS, ("户号", "项目名称", "申请容量", "接入线路"), rows)
    report = brought(desk, result, ImportOptions())
    assert told(report) == {("import.unknown_feeder", "岚湖站F97")}
    assert report.count(Verdict.ADDED) == 2
    with desk.read() as reader:
        wanted = select(DemandLead.c.feeder_id).where(DemandLead.c.project == "二期厂房")
        assert list(reader.scalars(wanted)) == [None]
