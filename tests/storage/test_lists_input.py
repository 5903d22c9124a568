"""Lists of what is hard: strange names, wrong filters, nothing at all, several values in one row."""

from datetime import date, time, timedelta
from typing import Any
from uuid import uuid4

import pytest

from crm.domain.codes import IssueTopic
from crm.domain.errors import Invalid
from crm.domain.lists import EMPTY, ListChoice, ListKind, ListQuery, SortKey, storable
from crm.domain.orders import KeyedOrder
from crm.storage.honesty import refresh
from crm.storage.store import Store
from crm.storage.tables import Feeder, Substation, SupplyPoint, Task, Visit, VisitTopic
from crm.usecases import contacts, lists, tags, tasks, visits
from crm.usecases.accounts import edit_account
from crm.usecases.issues import add_issue
from crm.usecases.orders import add_order
from tests.support.build import DAY, Bureau, account, at, bureau
from tests.support.family import visit as held_visit

KINDS = tuple(ListKind)
NAMES = (
    "100%纯棉_厂",
    'O\'Neil "Ltd" \\ back',
    "مصنع الطاقة",
    "🏭🔌 厂",
    "<b>粗体</b>&amp;",
    "长" * 500,
    "ПАО Энергия",
)
TEXTS = ("%", "_", "*", "'", '"', "\\", "%_*'\"\\", "--", ";", "a\0b", "\ud800", "(", "AND", "🏭", "   ")


def named(store: Store, *names: str) -> dict[str, Any]:
    with store.change() as work:
        home = bureau(work)
        made = {}
        for number, name in enumerate(names):
            key = account(work, home, f"99000000000{number:02}")
            edit_account(work, key, 1, name=name)
            made[name] = key
    return made


@pytest.mark.parametrize("kind", KINDS)
def test_an_empty_database_has_empty_lists(store: Store, kind: ListKind) -> None:
    with store.read() as reader:
        assert lists.list_ids(reader, kind, ListQuery(text="深圳")) == []
        assert lists.list_rows(reader, kind, []) == []
        assert lists.list_rows(reader, kind, [uuid4()]) == []
        assert lists.list_totals(reader, kind, ListQuery()).count == 0
        assert set(lists.view_counts(reader, kind, ListQuery(person_id=uuid4())).values()) == {0}
        for column in lists.columns_of(kind):
            if column.is_filtered:
                assert lists.choices(reader, kind, ListQuery(), column.key) == []


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("text", TEXTS)
def test_any_text_is_answered_calmly(store: Store, kind: ListKind, text: str) -> None:
    with store.change() as work:
        home = bureau(work)
        key = account(work, home)
        contacts.add_contact(work, key, "王工", number="10012345678")
        tasks.add_task(work, "报价", account_id=key)
        add_issue(work, key, IssueTopic.BILL, "电费看不懂")
        add_order(work, key, KeyedOrder("W1", "inquiry", "", work.clock.now()))
        late = held_visit(work, home, key, DAY - timedelta(days=30), held=True)
        work.update(Visit, late, 1, submitted_at=at(10))
        refresh(work, {late})
    with store.read() as reader:
        found = lists.list_ids(reader, kind, ListQuery(text=text))
        assert len(found) == (0 if storable(text).strip() else 1)


def test_names_of_every_kind_are_found_sorted_and_offered(store: Store) -> None:
    made = named(store, *NAMES)
    with store.read() as reader:
        for part, name in (
            ("%", NAMES[0]),
            ("'", NAMES[1]),
            ("الطاق", NAMES[2]),
            ("🔌", NAMES[3]),
            ("энерг", NAMES[6]),
        ):
            assert lists.list_ids(reader, ListKind.ACCOUNTS, ListQuery(text=part)) == [made[name]], part
        for name in NAMES:
            chosen = ListQuery(filters={"name": (name,)})
            assert lists.list_ids(reader, ListKind.ACCOUNTS, chosen) == [made[name]]
        offered = lists.choices(reader, ListKind.ACCOUNTS, ListQuery(), "name")
        assert {choice.value for choice in offered} == set(NAMES)
        assert lists.choices(reader, ListKind.ACCOUNTS, ListQuery(), "name", "O'n") == [ListChoice(NAMES[1], 1)]
        assert lists.choices(reader, ListKind.ACCOUNTS, ListQuery(), "name", "%_") == []
        assert len(lists.list_ids(reader, ListKind.ACCOUNTS, ListQuery(sort=(SortKey("name", True),)))) == len(NAMES)


@pytest.mark.parametrize(
    ("column", "value"),
    [
        ("segment", "no such code"),
        ("manager", "not a key"),
        ("is_high_risk", "maybe"),
        ("contract_kva", "many"),
        ("contract_kva", "nan.."),
        ("contract_kva", "..1e999"),
        ("contract_kva", "7"),
        ("due_on", "2026-13-01.."),
        ("due_on", "..+99999999999"),
        ("due_on", "soon"),
    ],
)
def test_a_value_that_cannot_be_read_is_refused_as_one(store: Store, column: str, value: str) -> None:
    with store.read() as reader:
        wrong = ListQuery(filters={column: (value,)})
        for ask in (lists.list_ids, lists.list_totals):
            with pytest.raises(Invalid, match=r"list\.filter"):
                ask(reader, ListKind.ACCOUNTS, wrong)
        with pytest.raises(Invalid, match=r"list\.filter"):
            lists.choices(reader, ListKind.ACCOUNTS, wrong, "district")


@pytest.mark.parametrize("kind", KINDS)
def test_unknown_columns_and_views_are_refused(store: Store, kind: ListKind) -> None:
    with store.read() as reader:
        for query in (ListQuery(filters={"no": ("x",)}), ListQuery(sort=(SortKey("no"),))):
            with pytest.raises(Invalid, match=r"list\.column"):
                lists.list_ids(reader, kind, query)
        with pytest.raises(Invalid, match=r"list\.column"):
            lists.choices(reader, kind, ListQuery(), "no")
        with pytest.raises(Invalid, match=r"list\.view"):
            lists.list_ids(reader, kind, ListQuery(view="no"))


def test_the_tag_that_is_shown_first_sorts_accounts(store: Store) -> None:
    with store.change() as work:
        home = bureau(work)
        keys = [account(work, home, f"990000000000{n}", name=f"n{n}") for n in range(4)]
        for key, words in zip(keys, (("甲", "b"), ("c",), (), ("a", "z")), strict=True):
            for word in words:
                tags.tag_accounts(work, (key,), word)
    with store.read() as reader:
        for descending, order in ((False, (3, 0, 1, 2)), (True, (1, 0, 3, 2))):
            found = lists.list_ids(reader, ListKind.ACCOUNTS, ListQuery(sort=(SortKey("tags", descending),)))
            assert list(found) == [keys[place] for place in order]
            rows = lists.list_rows(reader, ListKind.ACCOUNTS, found)
            assert [row.tags for row in rows if row.id == keys[0]] == [("b", "甲")]


def test_text_sorts_by_its_characters_without_regard_to_latin_case(store: Store) -> None:
    """A server lowers more letters than a file, and orders them as the language says that it was set up for."""
    titles = ["b", "A", "a", "é", "É", "ａ", "Ａ", "_z", " y", "z|", "中", "①", "B2"]
    with store.change() as work:
        for title in titles:
            work.insert(Task, title=title)
    latin = str.maketrans("ABCDEFGHIJKLMNOPQRSTUVWXYZ", "abcdefghijklmnopqrstuvwxyz")
    with store.read() as reader:
        ids = lists.list_ids(reader, ListKind.TASKS, ListQuery(sort=(SortKey("title"),)))
        found = [row.title.translate(latin) for row in lists.list_rows(reader, ListKind.TASKS, ids)]
    assert found == sorted(title.translate(latin) for title in titles)


@pytest.mark.parametrize("bound", ["0001-01-01", "1900-01-01", "9999-12-31"])
@pytest.mark.parametrize("column", ["due_on", "done_at", "snoozed_until"])
def test_days_at_the_ends_of_time(store: Store, column: str, bound: str) -> None:
    with store.change() as work:
        work.insert(Task, title="t", due_on=date(1900, 1, 1), due_time=time(9))
    with store.read() as reader:
        for value in (f"{bound}..", f"..{bound}", f"{bound}..{bound}"):
            lists.list_ids(reader, ListKind.TASKS, ListQuery(filters={column: (value,)}))
        assert len(lists.list_ids(reader, ListKind.TASKS, ListQuery(view="late"))) == 1


def test_one_account_without_anything(store: Store) -> None:
    made = named(store, "甲")
    with store.read() as reader:
        row = lists.list_rows(reader, ListKind.ACCOUNTS, [made["甲"]])[0]
        assert (row.tags, row.energy, row.feeder, row.open_tasks, row.rating) == ((), (), None, 0, None)
        for column in ("tags", "feeder", "rating", "energy", "next_visit_on", "industry"):
            assert lists.choices(reader, ListKind.ACCOUNTS, ListQuery(), column)[-1] == ListChoice(EMPTY, 1)


def feeders(store: Store, home: Bureau, *accounts: Any) -> tuple[Any, Any]:
    """Give the first account two feeders and the others the second of them."""
    with store.change() as work:
        station = work.insert(Substation, name="甲站", sort_key="jia")
        first, second = (work.insert(Feeder, substation_id=station, number=f"F{n:02}", position=n) for n in (1, 2))
        supply = {"portfolio_id": home.book_id, "role": "primary"}
        work.insert(SupplyPoint, feeder_id=first, account_id=accounts[0], **supply)
        for key in accounts:
            work.insert(SupplyPoint, feeder_id=second, account_id=key, **supply)
        work.insert(SupplyPoint, feeder_id=first, account_id=accounts[1], ends_on=date(2026, 1, 1), **supply)
    return first, second


def test_rows_with_several_values_are_found_by_each_and_counted_once(store: Store) -> None:
    with store.change() as work:
        home = bureau(work)
        one, two, three = (account(work, home, f"990000000000{n}", name=f"n{n}") for n in range(3))
        tags.tag_accounts(work, (one, two), "重点")
        tags.tag_accounts(work, (one,), "光伏")
    first, second = feeders(store, home, one, two)
    with store.read() as reader:

        def found(column: str, *values: str) -> list[Any]:
            return list(lists.list_ids(reader, ListKind.ACCOUNTS, ListQuery(filters={column: values})))

        assert found("tags", "重点") == [one, two]
        assert found("tags", "重点", "光伏") == [one, two]
        assert found("tags", EMPTY, "光伏") == [one, three]
        assert found("feeder", str(first)) == [one]
        assert found("feeder", str(second), EMPTY) == [one, two, three]
        offered = lists.choices(reader, ListKind.ACCOUNTS, ListQuery(), "feeder")
        assert [(each.label, each.count) for each in offered] == [("甲站 F02", 2), ("甲站 F01", 1), ("", 1)]
        assert lists.key_names(reader, ListKind.ACCOUNTS, {"feeder": (str(first), EMPTY)}) == {str(first): "甲站 F01"}
        assert [row.tags for row in lists.list_rows(reader, ListKind.ACCOUNTS, [one, three])] == [("光伏", "重点"), ()]
        by_feeder = ListQuery(sort=(SortKey("feeder"),))
        assert lists.list_ids(reader, ListKind.ACCOUNTS, by_feeder) == [one, two, three]


def test_a_chosen_value_is_offered_even_when_no_row_has_it(store: Store) -> None:
    made = named(store, "甲", "乙")
    with store.read() as reader:
        area = lists.choices(reader, ListKind.ACCOUNTS, ListQuery(), "area")[0]
        query = ListQuery(text="丙", filters={"area": (area.value,)})
        assert lists.list_ids(reader, ListKind.ACCOUNTS, query) == []
        assert lists.choices(reader, ListKind.ACCOUNTS, query, "area") == [ListChoice(area.value, 0, "甲供电所")]
    assert made


def test_contacts_show_masked_numbers_and_are_found_by_them(store: Store) -> None:
    with store.change() as work:
        key = account(work, bureau(work))
        with_number = contacts.add_contact(work, key, "王工", title="电气主管", number="10012345678")
        without = contacts.add_contact(work, key, "李工")
    with store.read() as reader:

        def found(**query: Any) -> list[Any]:
            return list(lists.list_ids(reader, ListKind.CONTACTS, ListQuery(**query)))

        assert [row.phones for row in lists.list_rows(reader, ListKind.CONTACTS, [with_number, without])] == [
            ("100****5678",),
            (),
        ]
        assert found(text="5678") == [with_number]
        assert found(text="wanggong") == [with_number]
        assert found(filters={"phones": (EMPTY,)}) == [without]
        assert found(filters={"phones": ("mobile",)}) == [with_number]
        assert set(found(view="unverified")) == {with_number, without}
        assert found(view="doubtful") == []


def test_visits_by_topics_hours_and_what_they_promised(store: Store) -> None:
    with store.change() as work:
        home = bureau(work)
        key = account(work, home, name="甲厂")
        long = visits.plan_visit(work, key, home.manager_id, at(13), at(15), purpose="沟通需求")
        short = visits.plan_visit(work, key, home.manager_id, at(9), at(10))
        for topic in ("policy", "satisfaction"):
            of_visit = {"visit_id": long, "account_id": key, "portfolio_id": home.book_id}
            work.insert(VisitTopic, topic=topic, **of_visit)
        tasks.add_task(work, "回电", account_id=key, visit_id=short)
    with store.read() as reader:

        def found(**query: Any) -> list[Any]:
            return list(lists.list_ids(reader, ListKind.VISITS, ListQuery(**query)))

        assert found(view="planned") == [short, long]
        assert found(filters={"topics": ("policy",)}) == [long]
        assert found(filters={"topics": (EMPTY,)}) == [short]
        assert found(filters={"hours": ("2..",)}) == [long]
        assert found(filters={"hours": ("1..2",)}) == [short]
        assert found(filters={"open_promises": ("1..",)}) == [short]
        assert found(sort=(SortKey("hours", True),)) == [long, short]
        rows = lists.list_rows(reader, ListKind.VISITS, [short, long])
        assert [(row.hours, row.open_promises, len(row.topics)) for row in rows] == [(1.0, 1, 0), (2.0, 0, 2)]


def test_tasks_that_were_given_away_put_off_or_repeat(store: Store) -> None:
    with store.change() as work:
        home = bureau(work)
        plain = tasks.add_task(work, "a", assignee_id=home.manager_id, due_on=DAY)
        given = tasks.add_task(work, "b", assignee_id=home.colleague_id, due_on=date(2026, 11, 16))
        work.update(Task, given, 1, delegated_by=home.manager_id)
        asleep = tasks.add_task(work, "c", assignee_id=home.manager_id, due_on=date(2026, 11, 10))
        work.update(Task, asleep, 1, snoozed_until=at(9, day=date(2026, 11, 18)), repeat_rule="FREQ=DAILY")
    with store.read() as reader:

        def found(view: str, person: Any = home.manager_id) -> list[Any]:
            return list(lists.list_ids(reader, ListKind.TASKS, ListQuery(view=view, person_id=person)))

        assert found("all") == [asleep, given, plain]
        assert (found("open"), found("snoozed")) == ([plain], [asleep])
        assert (found("late"), found("today"), found("delegated")) == ([], [plain], [given])
        assert found("late", home.colleague_id) == [given]
        counts = lists.view_counts(reader, ListKind.TASKS, ListQuery(person_id=home.manager_id))
        assert (counts["open"], counts["late"], counts["delegated"]) == (1, 0, 1)
        repeating = ListQuery(filters={"repeats": ("yes",)})
        assert lists.list_ids(reader, ListKind.TASKS, repeating) == [asleep]
        assert [row.delegated_by for row in lists.list_rows(reader, ListKind.TASKS, [given])] == ["林演示"]
