"""How the index is kept, and what leads when more is found than is shown."""

import pytest
from sqlalchemy import select

from crm.domain.changes import Kind
from crm.domain.codes import GrantKind
from crm.storage.search_select import has_words, hits
from crm.storage.searchable import expected, rebuild
from crm.storage.store import Store
from crm.storage.tables import Account, Customer, Portfolio, PortfolioGrant, SearchEntry
from crm.usecases.accounts import edit_account
from crm.usecases.portfolios import assign_accounts
from crm.usecases.recording import finish_visit, start_record
from crm.usecases.search import Hit, opened_lately, search
from crm.usecases.tasks import add_task
from crm.usecases.timeline import add_note
from tests.support.build import DAY, account, bureau, record
from tests.support.searched import ACCOUNTS, HAIYUE, PEOPLE, fill

MANY = 150
"""More names of a kind than are judged at once."""


def found(store: Store, text: str, *kinds: Kind, **more: object) -> list[Hit]:
    with store.read() as reader:
        return search(reader, text, 20, kinds or None, **more)  # type: ignore[arg-type]


def titles(store: Store, text: str, *kinds: Kind, **more: object) -> list[str]:
    return [hit.title for hit in found(store, text, *kinds, **more)]


def crowd(store: Store) -> dict[str, str]:
    """Make many accounts with a word in their names, some of them special; return names by what is special."""
    special = {"own": "乙电子厂之十", "exact": "电子", "begins": "电子城", "initials": "大专", "other": "甲电子厂七"}
    with store.change() as work:
        home = bureau(work)
        book = work.insert(Portfolio, name="乙 · 何", area_id=home.area_id)
        grant = {"kind": GrantKind.OWNER, "starts_on": DAY}
        work.insert(PortfolioGrant, portfolio_id=book, person_id=home.colleague_id, **grant)
        for place, name in enumerate((*special.values(), *(f"甲电子厂{number}" for number in range(MANY)))):
            key = account(work, home, f"99{place:011}", name=name)
            if name == special["own"]:
                customer = work.insert(Customer, portfolio_id=book, name=name, sort_key=name)
                work.update(Account, key, 1, portfolio_id=book, customer_id=customer)
        rebuild(work)
    return special


def test_exact_and_beginning_lead_among_many(store: Store) -> None:
    special = crowd(store)
    assert titles(store, "电子", Kind.ACCOUNT)[:2] == [special["exact"], special["begins"]]
    assert titles(store, "dianzi", Kind.ACCOUNT)[:2] == [special["exact"], special["begins"]]
    assert titles(store, "dz", Kind.ACCOUNT)[:3] == [special["initials"], special["exact"], special["begins"]]


def test_own_and_recent_lead_among_what_fits_equally_well(store: Store) -> None:
    special = crowd(store)
    with store.read() as reader:
        colleague = next(
            row[0]
            for row in reader.rows(
                PortfolioGrant.select()
                .with_only_columns(PortfolioGrant.c.person_id)
                .where(PortfolioGrant.c.starts_on == DAY)
            )
        )
        lately = next(hit.id for hit in search(reader, special["other"]))
    assert titles(store, "电子厂", Kind.ACCOUNT, own=colleague)[0] == special["own"]
    assert titles(store, "电子厂", Kind.ACCOUNT, own=colleague, recent=[lately])[:2] == [
        special["other"],
        special["own"],
    ]
    assert special["own"] not in titles(store, "电子厂", Kind.ACCOUNT)[:2]
    with store.read() as reader:
        assert [hit.title for hit in opened_lately(reader, [lately])] == [special["other"]]


def test_an_account_given_to_somebody_leads_for_them(store: Store) -> None:
    special = crowd(store)
    with store.change() as work:
        moved = search(work, special["other"])[0].id
        book = work.scalar(select(Portfolio.c.id).where(Portfolio.c.name == "乙 · 何"))
        assign_accounts(work, [moved], book)
        colleague = work.scalar(select(PortfolioGrant.c.person_id).where(PortfolioGrant.c.portfolio_id == book))
    assert set(titles(store, "电子厂", Kind.ACCOUNT, own=colleague)[:2]) == {special["own"], special["other"]}


def test_each_kind_has_its_share(store: Store) -> None:
    crowd(store)
    with store.change() as work:
        for number in range(30):
            add_task(work, f"电子围栏{number}")
        add_note(work, search(work, "电子城")[0].id, "电子锁坏了")
    kinds = [hit.kind for hit in found(store, "电子", each=5)]
    assert [kinds.count(kind) for kind in (Kind.ACCOUNT, Kind.TASK, Kind.INTERACTION)] == [5, 5, 1]


def test_texts_come_newest_first_and_have_the_whole_word(store: Store) -> None:
    with store.change() as work:
        home = bureau(work)
        key = account(work, home)
        add_note(work, key, "变压器渗油,已约厂家")
        for number in range(40):
            # Holds both pairs of the word but not the word itself.
            add_note(work, key, f"压器皿 变压 {number}")
        add_note(work, key, "变压器有异响")
    assert titles(store, "变压器") == ["变压器有异响", "变压器渗油,已约厂家"]
    assert len(titles(store, "变压")) == 20


def test_a_long_text_shows_the_stretch_that_matches(store: Store) -> None:
    with store.change() as work:
        home = bureau(work)
        add_note(work, account(work, home), "一二三四五六七八九十" * 30 + "琥珀" + "甲乙丙丁" * 50)
    hit = found(store, "琥珀")[0]
    assert len(hit.title) < 130
    assert [hit.title[begin:end] for begin, end in hit.match.spans] == ["琥珀"]


def test_a_new_name_is_found_and_the_old_one_is_not(store: Store) -> None:
    with store.change() as work:
        _home, keys = fill(work)
        edit_account(work, keys[HAIYUE], 1, name="深圳市岚溪光学有限公司")
    assert titles(store, "lxgx") == ["深圳市岚溪光学有限公司"]
    assert titles(store, "hyjm") == []


def test_every_text_of_a_visit_is_searched_as_it_is_edited(store: Store) -> None:
    with store.change() as work:
        home = bureau(work)
        visit = start_record(work, account(work, home), home.manager_id)
        finish_visit(
            work, visit, 1, record(home, content="正常", production="两班", advice="移峰", reply_on_site="当场")
        )
    for word in ("正常", "两班", "移峰", "当场"):
        assert [hit.kind for hit in found(store, word)] == [Kind.VISIT], word


def test_the_index_holds_everything_and_can_be_made_anew(store: Store) -> None:
    with store.change() as work:
        fill(work)
        assert rebuild(work) == expected(work) == len(ACCOUNTS) + len(PEOPLE) + 9
    assert titles(store, "hyjm") == [HAIYUE]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("海岳", {HAIYUE}),
        ("hyjm", {HAIYUE}),
        ("0000101", {HAIYUE}),
        ("0012345", {HAIYUE}),
        ("海密", set()),
        ("9900-0000-00101", {HAIYUE}),
    ],
)
def test_a_list_is_narrowed_by_the_same_search(store: Store, text: str, names: set[str]) -> None:
    with store.change() as work:
        fill(work)
    assert has_words(text)
    with store.read() as reader:
        of_accounts = hits(reader, text, (Kind.ACCOUNT, Kind.CONTACT), SearchEntry.c.account_id)
        statement = Account.select().with_only_columns(Account.c.name).where(Account.c.id.in_(of_accounts))
        assert set(reader.scalars(statement)) == names


def test_a_list_is_narrowed_to_more_than_are_judged(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    crowd(store)
    monkeypatch.setattr("crm.storage.search_select.MOST_JUDGED", 50)
    with store.read() as reader:
        every = hits(reader, "电子厂", (Kind.ACCOUNT,), SearchEntry.c.account_id)
        statement = Account.select().with_only_columns(Account.c.id).where(Account.c.id.in_(every))
        assert len(reader.scalars(statement)) == MANY + 2
    assert not has_words("%_*")
