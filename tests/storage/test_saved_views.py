"""Saved views are kept, renamed, overwritten, put in order and thrown away, and each can be taken back."""

from typing import Any

import pytest
from sqlalchemy import update

from crm.domain.errors import Conflict, Invalid, NotFound
from crm.domain.lists import ListKind, SortKey
from crm.domain.views import ShownColumn, ViewDefinition
from crm.storage.store import Store
from crm.storage.tables import Person, SavedView
from crm.usecases import views
from crm.usecases.undo import apply
from tests.support.build import bureau

KIND = ListKind.ACCOUNTS
DEFINITION = ViewDefinition(
    "overdue",
    "电子 %_'",
    {"segment": ("top100", "-"), "due_on": ("..+30",)},
    (SortKey("due_on"), SortKey("name", descending=True)),
    (ShownColumn("name", 232), ShownColumn("rating")),
)


@pytest.fixture
def person(store: Store) -> Any:
    with store.change() as work:
        return bureau(work).manager_id


def shown(store: Store, person: Any) -> list[str]:
    with store.read() as reader:
        return [view.name for view in views.saved_views(reader, KIND, person)]


def save(store: Store, person: Any, *names: str) -> list[Any]:
    with store.change() as work:
        return [views.save_view(work, KIND, person, name, DEFINITION) for name in names]


def test_a_view_comes_back_as_it_was_saved(store: Store, person: Any) -> None:
    save(store, person, "  我的\t逾期  ")
    with store.read() as reader:
        (view,) = views.saved_views(reader, KIND, person)
        assert views.saved_views(reader, ListKind.VISITS, person) == []
    assert (view.name, view.kind, view.definition) == ("我的 逾期", KIND, DEFINITION)
    query = view.definition.query(person)
    assert (query.view, query.person_id, query.filters["due_on"]) == ("overdue", person, ("..+30",))


def test_views_are_somebodys_own_or_everybodys(store: Store, person: Any) -> None:
    with store.change() as work:
        other = work.insert(Person, name="王", sort_key="wang", role="manager")
    save(store, None, "共用")
    save(store, person, "甲")
    save(store, other, "甲", "乙")
    assert shown(store, person) == ["共用", "甲"]
    assert shown(store, other) == ["共用", "甲", "乙"]
    assert shown(store, None) == ["共用"]


@pytest.mark.parametrize(
    ("name", "code"),
    [("", "view.no_name"), (" \t\0", "view.no_name"), ("长" * 61, "view.long_name"), ("ABC", "view.name_taken")],
)
def test_wrong_names_are_refused_and_nothing_is_kept(store: Store, person: Any, name: str, code: str) -> None:
    first, second = save(store, person, "abc", "长" * 60)
    with pytest.raises(Invalid, match=code):
        save(store, person, name)
    with pytest.raises(Invalid, match=code), store.change() as work:
        views.rename_view(work, second, 1, name)
    with store.change() as work:
        views.rename_view(work, first, 1, "Abc")
    assert shown(store, person) == ["Abc", "长" * 60]


def test_a_name_is_free_again_when_its_view_is_thrown_away(store: Store, person: Any) -> None:
    (first,) = save(store, person, "a")
    with store.change() as work:
        views.remove_view(work, first, 1)
    save(store, person, "a")
    assert shown(store, person) == ["a"]


def test_every_change_is_taken_back(store: Store, person: Any) -> None:
    keys = save(store, person, "a", "b", "c")
    changes = (
        lambda work: views.rename_view(work, keys[0], 1, "z"),
        lambda work: views.overwrite_view(work, keys[0], 3, ViewDefinition()),
        lambda work: views.remove_view(work, keys[1], 1),
        lambda work: views.reorder_views(work, KIND, person, [keys[2], keys[0]]),
        lambda work: views.save_view(work, KIND, person, "d", ViewDefinition()),
    )
    for change in changes:
        with store.read() as reader:
            before = [(v.name, v.position, v.definition) for v in views.saved_views(reader, KIND, person)]
        with store.change() as work:
            change(work)
            steps = work.undo
        with store.read() as reader:
            assert before != [(v.name, v.position, v.definition) for v in views.saved_views(reader, KIND, person)]
        with store.change() as work:
            apply(work, steps)
        with store.read() as reader:
            assert before == [(v.name, v.position, v.definition) for v in views.saved_views(reader, KIND, person)]


def test_views_are_put_in_order_whatever_the_order_says(store: Store, person: Any) -> None:
    a, b, c = save(store, person, "a", "b", "c")
    with store.change() as work:
        views.reorder_views(work, KIND, person, [c, c, person, a])
    assert shown(store, person) == ["c", "a", "b"]
    assert b


def test_a_lost_race_and_a_view_that_is_gone_are_told(store: Store, person: Any) -> None:
    (key,) = save(store, person, "a")
    with store.change() as work:
        views.rename_view(work, key, 1, "b")
    with pytest.raises(Conflict), store.change() as work:
        views.rename_view(work, key, 1, "c")
    with store.change() as work:
        views.remove_view(work, key, 2)
    with pytest.raises(NotFound, match=r"view\.gone"), store.change() as work:
        views.rename_view(work, key, 3, "c")


@pytest.mark.parametrize(
    "text",
    ["", "[]", "{", "null", '{"filters": 3, "sort": [1, {"x": 2}], "columns": {"a": 1}, "base": null, "text": 7}'],
)
def test_a_definition_of_another_program_is_read_as_far_as_it_goes(store: Store, person: Any, text: str) -> None:
    (key,) = save(store, person, "a")
    with store.change() as work:
        values = {"definition": text, "version": 2}
        work.connection.execute(update(SavedView).where(SavedView.c.id == key).values(**values))
    with store.read() as reader:
        assert views.saved_views(reader, KIND, person)[0].definition == ViewDefinition()
