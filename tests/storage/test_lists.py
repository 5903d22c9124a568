"""Every column of every list, against plain Python over the rows of the small demo, on both databases."""

from collections.abc import Callable, Iterator
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Any
from uuid import UUID

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import select

from crm.domain.clock import FixedClock
from crm.domain.codes import COMPLETED_RECORDS, Channel, Segment, TaskState, Topic
from crm.domain.lists import (
    EMPTY,
    EVERYTHING,
    FLAGS,
    ColumnType,
    ListColumn,
    ListKind,
    ListQuery,
    SortKey,
    day_range,
    number_range,
)
from crm.storage.reader import Reader
from crm.storage.start import open_store
from crm.storage.store import Store
from crm.storage.tables import Issue
from crm.usecases import lists
from crm.usecases.demo.fill import fill
from tests.conftest import NOW
from tests.support.postgres import Server

KINDS = tuple(ListKind)
FAR = (date.min, date.max)
SEVERAL = {"feeder", "tags", "phones", "topics", "oddities"}
"""Columns with several values a row; their rows are looked at in test_lists_kinds."""


@pytest.fixture(scope="module")
def file(demo_template: Path) -> Iterator[Store]:
    """The small demo in a file."""
    opened = open_store(demo_template, FixedClock(NOW))
    yield opened
    opened.close()


@pytest.fixture(scope="module")
def server(postgres: Server) -> Iterator[Store]:
    """The small demo on a server, filled once, because these tests only read."""
    with postgres.database() as address:
        opened = open_store(address, FixedClock(NOW))
        with opened.change() as work:
            fill(work, "small", 1)
        yield opened
        opened.close()


@pytest.fixture(scope="module", params=["file", pytest.param("server", marks=pytest.mark.postgresql)])
def filled(request: pytest.FixtureRequest) -> Store:
    """The small demo on either engine."""
    found: Store = request.getfixturevalue(request.param)
    return found


@pytest.fixture
def reader(filled: Store) -> Iterator[Reader]:
    """A reader of the small demo."""
    with filled.read() as opened:
        yield opened


def asked(reader: Reader, kind: ListKind, query: ListQuery) -> list[Any]:
    return lists.list_rows(reader, kind, lists.list_ids(reader, kind, query))


def everything(reader: Reader, kind: ListKind) -> list[Any]:
    return asked(reader, kind, ListQuery())


def day_of(reader: Reader, value: date | datetime | None) -> date | None:
    return reader.clock.local(value).date() if isinstance(value, datetime) else value


def number_of(value: Any) -> Any:
    """Return a row's figure; months of energy are summed, and none of them is no figure."""
    return (sum(value) if value else None) if isinstance(value, tuple) else value


def says(reader: Reader, column: ListColumn, value: str, label: str) -> Callable[[Any], bool]:
    """Return whether a row has a filter's value, in plain Python."""

    def cell(row: Any) -> Any:
        return getattr(row, column.key)

    if value == EMPTY:
        return lambda row: cell(row) in (None, "", ())
    if column.type is ColumnType.NUMBER:
        low, high = number_range(value)
        return lambda row: (n := number_of(cell(row))) is not None and (low or 0) <= n < (high or float("inf"))
    if column.type is ColumnType.DAY:
        first, last = (bound or far for bound, far in zip(day_range(value, reader.clock.today()), FAR, strict=True))
        return lambda row: (day := day_of(reader, cell(row))) is not None and first <= day <= last
    if column.type is ColumnType.FLAG:
        return lambda row: cell(row) is FLAGS[value]
    return lambda row: cell(row) == (label if column.type is ColumnType.KEY else value)


@pytest.mark.parametrize("kind", KINDS)
def test_every_choice_finds_the_rows_that_have_it(reader: Reader, kind: ListKind) -> None:
    rows = everything(reader, kind)
    assert rows
    for column in lists.columns_of(kind):
        if not column.is_filtered or column.key in SEVERAL:
            continue
        offered = lists.choices(reader, kind, ListQuery(), column.key)
        assert offered, column.key
        for choice in offered[:12]:
            found = lists.list_ids(reader, kind, ListQuery(filters={column.key: (choice.value,)}))
            expected = {row.id for row in rows if says(reader, column, choice.value, choice.label)(row)}
            if column.type is ColumnType.KEY and choice.value != EMPTY:
                assert set(found) <= expected, (column.key, choice)  # two people may have one name
            else:
                assert set(found) == expected, (column.key, choice)
            assert len(found) == choice.count, (column.key, choice)


@pytest.mark.parametrize("kind", KINDS)
def test_every_order_is_whole_and_has_empty_values_last(reader: Reader, kind: ListKind) -> None:
    whole = set(lists.list_ids(reader, kind, ListQuery()))
    for column in lists.columns_of(kind):
        for descending in (False, True):
            ids = lists.list_ids(reader, kind, ListQuery(sort=(SortKey(column.key, descending),)))
            assert len(ids) == len(whole)
            assert set(ids) == whole
            cells = [getattr(row, column.key) for row in lists.list_rows(reader, kind, ids)]
            full = [cell for cell in cells if cell not in (None, "", ())]
            assert cells[: len(full)] == full, column.key
            if column.type in (ColumnType.NUMBER, ColumnType.DAY):
                values = [number_of(cell) if isinstance(cell, tuple) else cell for cell in full]
                assert values == sorted(values, reverse=descending), column.key


@pytest.mark.parametrize("kind", KINDS)
def test_every_column_can_be_the_second_key(reader: Reader, kind: ListKind) -> None:
    """What the first key leaves equal stands as the second alone would have it."""
    first = next(column.key for column in lists.columns_of(kind) if column.type is ColumnType.CODE)
    rows = {row.id: row for row in everything(reader, kind)}
    for column in lists.columns_of(kind):
        for descending in (False, True):
            second = SortKey(column.key, descending)
            found = lists.list_ids(reader, kind, ListQuery(sort=(SortKey(first), second)))
            alone = lists.list_ids(reader, kind, ListQuery(sort=(second,)))
            for value in {getattr(row, first) for row in rows.values()}:
                assert [id for id in found if getattr(rows[id], first) == value] == [
                    id for id in alone if getattr(rows[id], first) == value
                ], (column.key, value)


TOPICS = list(Topic)
FIRSTS: dict[ListKind, tuple[str, Callable[[Any], Any]]] = {
    ListKind.CONTACTS: ("phones", lambda cell: cell[0]),
    ListKind.VISITS: ("topics", lambda cell: TOPICS.index(cell[0])),
}


@pytest.mark.parametrize("kind", FIRSTS)
def test_of_several_values_the_one_that_is_shown_first_sorts(reader: Reader, kind: ListKind) -> None:
    key, sorts = FIRSTS[kind]
    for descending in (False, True):
        rows = asked(reader, kind, ListQuery(sort=(SortKey(key, descending),)))
        shown = [sorts(getattr(row, key)) for row in rows if getattr(row, key)]
        assert len(set(shown)) > 1
        assert shown == sorted(shown, reverse=descending)


@pytest.mark.postgresql
@pytest.mark.parametrize("kind", KINDS)
def test_a_server_sorts_as_a_file_does(file: Store, server: Store, kind: ListKind) -> None:
    with file.read() as of_file, server.read() as of_server:
        for column in lists.columns_of(kind):
            query = ListQuery(sort=(SortKey(column.key, descending=True),))
            cells = [[getattr(row, column.key) for row in asked(each, kind, query)] for each in (of_file, of_server)]
            assert cells[0] == cells[1], column.key


@pytest.mark.parametrize("kind", KINDS)
def test_views_count_what_they_show(reader: Reader, kind: ListKind) -> None:
    counts = lists.view_counts(reader, kind, ListQuery())
    assert tuple(counts) == lists.views_of(kind)
    for view, count in counts.items():
        assert len(lists.list_ids(reader, kind, ListQuery(view=view))) == count
        assert lists.list_totals(reader, kind, ListQuery(view=view)).count == count


@pytest.mark.parametrize("kind", KINDS)
def test_every_column_is_an_attribute_of_the_rows(reader: Reader, kind: ListKind) -> None:
    row = everything(reader, kind)[0]
    for column in lists.columns_of(kind):
        assert hasattr(row, column.key)


@pytest.mark.parametrize("kind", KINDS)
def test_somebodys_list_is_a_part_of_everybodys(reader: Reader, kind: ListKind) -> None:
    whole = set(lists.list_ids(reader, kind, ListQuery()))
    people = {choice.value for choice in lists.choices(reader, ListKind.ACCOUNTS, ListQuery(), "manager")} - {EMPTY}
    parts = [set(lists.list_ids(reader, kind, ListQuery(person_id=UUID(person)))) for person in people]
    assert all(part <= whole for part in parts)
    assert any(parts)
    for person, part in zip(people, parts, strict=True):
        assert lists.view_counts(reader, kind, ListQuery(person_id=UUID(person)))["all"] == len(part)


def in_time(reader: Reader, row: Any) -> bool:
    return row.verified_on is not None and row.verified_on >= reader.clock.today() - timedelta(days=365)


def told(reader: Reader) -> set[UUID]:
    """The visits with issues."""
    return {row.visit_id for row in reader.rows(select(Issue.c.visit_id).where(Issue.c.deleted_at.is_(None)))}


def spent(row: Any) -> float:
    if row.channel is not Channel.ON_SITE or row.record_state not in COMPLETED_RECORDS or row.left_at is None:
        return 0.0
    return float((row.left_at - row.arrived_at).total_seconds()) / 3600


def late(reader: Reader, row: Any) -> bool:
    awake = row.snoozed_until is None or row.snoozed_until <= reader.clock.now()
    return row.state is TaskState.OPEN and awake and row.due_on is not None and row.due_on < reader.clock.today()


SUMS: dict[ListKind, Callable[[Reader, list[Any]], dict[str, float]]] = {
    ListKind.ACCOUNTS: lambda _reader, rows: {"contract_kva": sum(row.contract_kva for row in rows)},
    ListKind.CONTACTS: lambda reader, rows: {
        "accounts": len({row.account_id for row in rows}),
        "verified": sum(in_time(reader, row) for row in rows),
    },
    ListKind.VISITS: lambda reader, rows: {
        "held": sum(row.record_state in COMPLETED_RECORDS for row in rows),
        "hours": sum(map(spent, rows)),
        "with_issues": len({row.id for row in rows} & told(reader)),
    },
    ListKind.TASKS: lambda reader, rows: {
        "open": sum(row.state is TaskState.OPEN for row in rows),
        "late": sum(late(reader, row) for row in rows),
    },
}


@pytest.mark.parametrize("kind", SUMS)
def test_the_sums_are_those_of_the_rows(reader: Reader, kind: ListKind) -> None:
    view = {ListKind.VISITS: "done", ListKind.TASKS: "open"}.get(kind, EVERYTHING)
    for query in (ListQuery(), ListQuery(view=view, filters={"segment": ("top100", "large_industrial")})):
        rows = asked(reader, kind, query)
        found = lists.list_totals(reader, kind, query)
        assert found.count == len(rows) > 0
        assert found.sums == pytest.approx(SUMS[kind](reader, rows))
        assert all(found.sums.values())
    some = rows[: len(rows) // 2]
    of_some = lists.totals_of(reader, kind, [row.id for row in some])
    assert of_some.count == len(some)
    assert of_some.sums == pytest.approx(SUMS[kind](reader, some))


@pytest.mark.parametrize("kind", KINDS)
def test_a_list_without_rows_adds_up_to_nothing(reader: Reader, kind: ListKind) -> None:
    found = lists.totals_of(reader, kind, [])
    assert found.count == 0
    assert not any(found.sums.values())
    assert lists.list_count(reader, kind, ListQuery()) == len(lists.list_ids(reader, kind, ListQuery()))


def test_filters_of_two_columns_combine_with_and(reader: Reader) -> None:
    chosen = {"segment": ("top100", "large_industrial"), "contract_kva": ("1000..3150",)}
    found = asked(reader, ListKind.ACCOUNTS, ListQuery(filters=chosen))
    expected = {
        row.id
        for row in everything(reader, ListKind.ACCOUNTS)
        if row.segment in chosen["segment"] and 1000 <= row.contract_kva < 3150
    }
    assert {row.id for row in found} == expected


def test_a_filter_offers_what_the_other_filters_leave(reader: Reader) -> None:
    query = ListQuery(filters={"segment": ("top100",), "district": ("BA",)})
    districts = {c.value: c.count for c in lists.choices(reader, ListKind.ACCOUNTS, query, "district")}
    rows = [row for row in everything(reader, ListKind.ACCOUNTS) if row.segment == "top100"]
    for code, count in districts.items():
        assert count == sum(1 for row in rows if row.district == code)


def test_a_second_key_sorts_what_the_first_leaves_equal(reader: Reader) -> None:
    sort = (SortKey("segment"), SortKey("contract_kva", descending=True))
    rows = asked(reader, ListKind.ACCOUNTS, ListQuery(sort=sort))
    places = list(Segment)
    keys = [(places.index(row.segment), -row.contract_kva) for row in rows]
    assert keys == sorted(keys)


SAMPLES = {
    "segment": ("top100", "large_industrial", "residential"),
    "district": ("BA", "LG", "NS", EMPTY),
    "contract_kva": ("..315", "315..3150", "3150.."),
    "due_on": ("..-1", "+0..+30", EMPTY),
    "rating": ("..4", "4..", EMPTY),
    "duty": ("overdue", "severe", "no_duty"),
    "is_high_risk": ("yes", "no"),
}
FILTERS = st.fixed_dictionaries(
    {}, optional={key: st.sets(st.sampled_from(values), min_size=1) for key, values in SAMPLES.items()}
)
ORDERS = st.lists(st.tuples(st.sampled_from(("rating", "contract_kva", "due_on")), st.booleans()), max_size=3)


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(chosen=FILTERS, order=ORDERS)
def test_any_filters_in_any_order_find_what_plain_python_finds(
    filled: Store, chosen: dict[str, set[str]], order: list[tuple[str, bool]]
) -> None:
    columns = {column.key: column for column in lists.columns_of(ListKind.ACCOUNTS)}
    filters = {key: tuple(values) for key, values in chosen.items()}
    sort = tuple(SortKey(key, descending) for key, descending in order)
    with filled.read() as reader:
        rows = everything(reader, ListKind.ACCOUNTS)
        for key, values in filters.items():
            rows = [row for row in rows if any(says(reader, columns[key], value, "")(row) for value in values)]
        found = lists.list_ids(reader, ListKind.ACCOUNTS, ListQuery(filters=filters, sort=sort))
        assert lists.list_totals(reader, ListKind.ACCOUNTS, ListQuery(filters=filters)).count == len(rows)
    for key, descending in reversed(order):
        full = [row for row in rows if getattr(row, key) is not None]
        full.sort(key=lambda row: getattr(row, key), reverse=descending)
        rows = full + [row for row in rows if getattr(row, key) is None]
    assert found == [row.id for row in rows]
