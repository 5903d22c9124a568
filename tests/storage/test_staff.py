"""Supply units, people and books: what is allowed, what would leave accounts alone, and the way back."""

from datetime import date, timedelta

import pytest

from crm.domain.actor import Actor
from crm.domain.codes import GrantKind, Role
from crm.domain.errors import Conflict, Denied, Invalid
from crm.domain.staff import BookDetail, PersonDraft, Staff
from crm.storage.history import history
from crm.storage.people import owners
from crm.storage.store import Store
from crm.usecases import books, undo
from crm.usecases import staff as verbs
from tests.support.build import DAY, Bureau, account, bureau

TOMORROW, YESTERDAY, LATER = (DAY + timedelta(days=by) for by in (1, -1, 30))


@pytest.fixture
def home(store: Store) -> Bureau:
    """A supply unit with a manager, a supervisor and a book of two accounts."""
    with store.change() as work:
        made = bureau(work)
        account(work, made, "9900000000001")
        account(work, made, "9900000000002")
    return made


def seen(store: Store) -> Staff:
    with store.read() as reader:
        return verbs.staff(reader)


def book(store: Store) -> BookDetail:
    return seen(store).books[0]


def test_everything_is_shown_with_its_numbers(store: Store, home: Bureau) -> None:
    found = seen(store)
    assert [(area.name, area.people, area.books) for area in found.areas] == [("甲供电所", 2, 1)]
    assert [(person.name, person.accounts) for person in found.people] == [("何演示", 0), ("林演示", 2)]
    assert (found.books[0].name, found.books[0].accounts, found.books[0].area) == ("甲 · 林", 2, "甲供电所")
    owner = found.books[0].owner_on(DAY)
    assert owner is not None
    assert (owner.person, owner.starts_on) == ("林演示", date(2026, 1, 1))


def test_a_supply_unit_is_added_renamed_and_removed_while_it_is_empty(store: Store, home: Bureau) -> None:
    with store.change() as work:
        area_id = verbs.add_area(work, " 乙供电所 ")
        version = verbs.change_area(work, area_id, 1, "丙供电所")
    assert [area.name for area in seen(store).areas] == ["丙供电所", "甲供电所"]
    with store.change() as work:
        verbs.remove_area(work, area_id, version)
    assert len(seen(store).areas) == 1
    with store.change() as back:
        undo.apply(back, work.undo)
    assert len(seen(store).areas) == 2


@pytest.mark.parametrize(("name", "code"), [("  ", "area.no_name"), ("甲供电所", "area.taken")])
def test_a_unit_needs_a_name_of_its_own(store: Store, home: Bureau, name: str, code: str) -> None:
    with pytest.raises(Invalid) as refused, store.change() as work:
        verbs.add_area(work, name)
    assert refused.value.code == code


def test_a_unit_in_use_stays(store: Store, home: Bureau) -> None:
    with pytest.raises(Invalid) as refused, store.change() as work:
        verbs.remove_area(work, home.area_id, 1)
    assert (refused.value.code, refused.value.values) == ("area.in_use", {"people": 2, "books": 1})


def test_a_person_is_added_and_changed_with_a_trace(store: Store, home: Bureau) -> None:
    with store.change() as work:
        key = verbs.add_person(work, PersonDraft(" 单演示 ", Role.MANAGER, "shan", "13800000000", home.area_id))
    with store.change() as work:
        verbs.change_person(work, key, 1, PersonDraft("单演示", Role.SUPERVISOR, "shan", "", home.area_id))
    (person,) = [each for each in seen(store).people if each.id == key]
    assert (person.name, person.role, person.login, person.phone) == ("单演示", Role.SUPERVISOR, "shan", "")
    with store.read() as reader:
        changes = [change for change in history(reader, "person", key) if change.action == "update"]
    assert {field.field for change in changes for field in change.fields} >= {"role"}
    with store.change() as back:
        undo.apply(back, work.undo)
    (person,) = [each for each in seen(store).people if each.id == key]
    assert (person.role, person.phone) == (Role.MANAGER, "13800000000")


def test_two_people_have_no_login_in_common(store: Store, home: Bureau) -> None:
    with store.change() as work:
        verbs.add_person(work, PersonDraft("一", Role.MANAGER, "same"))
        verbs.add_person(work, PersonDraft("二", Role.MANAGER))
        verbs.add_person(work, PersonDraft("三", Role.MANAGER))
    with pytest.raises(Invalid, match=r"person\.login_taken"), store.change() as work:
        verbs.add_person(work, PersonDraft("四", Role.MANAGER, " same "))
    with pytest.raises(Invalid, match=r"person\.no_name"), store.change() as work:
        verbs.add_person(work, PersonDraft("  ", Role.MANAGER))


def test_nobody_goes_who_would_leave_accounts_alone(store: Store, home: Bureau) -> None:
    with pytest.raises(Invalid) as refused, store.change() as work:
        verbs.deactivate_person(work, home.manager_id, 1)
    assert (refused.value.code, refused.value.values) == ("person.has_accounts", {"accounts": 2, "books": 1})


def test_nobody_goes_to_whom_a_book_will_be_handed(store: Store, home: Bureau) -> None:
    with store.change() as work:
        books.hand_over(work, home.book_id, home.colleague_id, LATER)
    for person_id in (home.manager_id, home.colleague_id):
        with pytest.raises(Invalid, match=r"person\.has_accounts"), store.change() as work:
            verbs.deactivate_person(work, person_id, 1)


def test_a_person_goes_after_the_books_are_handed_over(store: Store, home: Bureau) -> None:
    with store.change() as work:
        books.hand_over(work, home.book_id, home.colleague_id, DAY)
        verbs.deactivate_person(work, home.manager_id, 1)
    assert [person.name for person in seen(store).people] == ["何演示"]
    assert [person.accounts for person in seen(store).people] == [2]
    with store.change() as back:
        undo.apply(back, work.undo)
    assert [(person.name, person.accounts) for person in seen(store).people] == [("何演示", 0), ("林演示", 2)]


def test_whoever_goes_stands_in_no_longer(store: Store, home: Bureau) -> None:
    with store.change() as work:
        books.add_substitute(work, home.book_id, home.colleague_id, DAY, LATER)
        books.add_substitute(work, home.book_id, home.colleague_id, LATER + timedelta(days=1), None)
        verbs.deactivate_person(work, home.colleague_id, 1)
    assert [grant.kind for grant in book(store).grants] == [GrantKind.OWNER]


@pytest.mark.parametrize("day", [DAY, LATER])
def test_a_book_changes_its_owner_on_the_day(store: Store, home: Bureau, day: date) -> None:
    with store.change() as work:
        books.hand_over(work, home.book_id, home.colleague_id, day)
    with store.read() as reader:
        names = [owners(reader, each)[home.book_id][1] for each in (day - timedelta(days=1), day)]
    assert names == ["林演示", "何演示"]
    with store.change() as back:
        undo.apply(back, work.undo)
    with store.read() as reader:
        assert owners(reader, day)[home.book_id][1] == "林演示"


def test_a_hand_over_is_refused_with_its_reason(store: Store, home: Bureau) -> None:
    with store.change() as work:
        with pytest.raises(Invalid, match=r"grant\.past_day"):
            books.hand_over(work, home.book_id, home.colleague_id, YESTERDAY)
        with pytest.raises(Invalid, match=r"grant\.same_owner"):
            books.hand_over(work, home.book_id, home.manager_id, TOMORROW)
        books.hand_over(work, home.book_id, home.colleague_id, LATER)
        for day in (TOMORROW, LATER):
            with pytest.raises(Invalid, match=r"grant\.overlaps"):
                books.hand_over(work, home.book_id, home.colleague_id, day)


def test_a_planned_hand_over_is_withdrawn_and_the_owner_stays(store: Store, home: Bureau) -> None:
    with store.change() as work:
        books.hand_over(work, home.book_id, home.colleague_id, LATER)
    planned = book(store).owner_on(LATER)
    assert planned is not None
    with store.change() as work:
        books.withdraw_hand_over(work, planned.id)
    (owner,) = book(store).grants
    assert (owner.person, owner.ends_on) == ("林演示", None)
    with pytest.raises(Invalid, match=r"grant\.in_force"), store.change() as work:
        books.withdraw_hand_over(work, owner.id)


def test_substitutes_stand_in_for_a_time_and_not_twice(store: Store, home: Bureau) -> None:
    with store.change() as work:
        grant = books.add_substitute(work, home.book_id, home.colleague_id, DAY, LATER)
    for first, last in ((LATER, None), (DAY, DAY), (TOMORROW, LATER)):
        with pytest.raises(Invalid, match=r"grant\.overlaps"), store.change() as work:
            books.add_substitute(work, home.book_id, home.colleague_id, first, last)
    with pytest.raises(Invalid, match=r"grant\.same_owner"), store.change() as work:
        books.add_substitute(work, home.book_id, home.manager_id, DAY, LATER)
    with pytest.raises(Invalid, match=r"grant\.ends_before_start"), store.change() as work:
        books.add_substitute(work, home.book_id, home.colleague_id, LATER, DAY)
    with pytest.raises(Invalid, match=r"grant\.past_day"), store.change() as work:
        books.add_substitute(work, home.book_id, home.colleague_id, YESTERDAY, YESTERDAY)
    with store.change() as work:
        books.end_substitute(work, grant)
    assert [each.kind for each in book(store).grants] == [GrantKind.OWNER]
    with pytest.raises(Invalid, match=r"grant\.owner_stays"), store.change() as work:
        books.end_substitute(work, book(store).grants[0].id)


def test_a_book_is_added_changed_and_removed_while_it_is_empty(store: Store, home: Bureau) -> None:
    with store.change() as work:
        key = books.add_book(work, " 新册 ", home.area_id, home.colleague_id)
        version = books.change_book(work, key, 1, "新册二", home.area_id)
        books.remove_book(work, key, version)
        with pytest.raises(Invalid, match=r"portfolio\.no_name"):
            books.add_book(work, " ", home.area_id)
    assert [each.name for each in seen(store).books] == ["甲 · 林"]
    with pytest.raises(Invalid) as refused, store.change() as work:
        books.remove_book(work, home.book_id, 1)
    assert (refused.value.code, refused.value.values) == ("portfolio.has_accounts", {"accounts": 2})


def test_a_lost_race_overwrites_nothing(store: Store, home: Bureau) -> None:
    with store.change() as work:
        verbs.change_area(work, home.area_id, 1, "乙供电所")
    with pytest.raises(Conflict), store.change() as work:
        verbs.change_area(work, home.area_id, 1, "丙供电所")


@pytest.mark.parametrize("role", [Role.MANAGER, Role.READONLY])
def test_others_than_keepers_are_refused(store: Store, home: Bureau, role: Role) -> None:
    store.actor = Actor("demo", None, role)
    with store.change() as work:
        for verb in (
            lambda: verbs.add_area(work, "乙"),
            lambda: verbs.add_person(work, PersonDraft("乙", Role.MANAGER)),
            lambda: verbs.deactivate_person(work, home.colleague_id, 1),
            lambda: books.add_book(work, "乙", home.area_id),
            lambda: books.hand_over(work, home.book_id, home.colleague_id, DAY),
            lambda: books.add_substitute(work, home.book_id, home.colleague_id, DAY, None),
        ):
            with pytest.raises(Denied, match=r"bureau\.not_allowed"):
                verb()


def test_where_days_begin_is_kept_and_nonsense_refused(store: Store) -> None:
    with store.change() as work:
        area = verbs.add_area(work, "乙供电所", "园岭街道")
        person = verbs.add_person(work, PersonDraft("陈演示", Role.MANAGER, area_id=area, home="114.05, 22.55"))
        found = verbs.staff(work)
        assert [each.office for each in found.areas if each.id == area] == [(114.093, 22.557)]
        assert [each.home for each in found.people if each.id == person] == [(114.05, 22.55)]
        verbs.change_area(work, area, 1, "乙供电所")
        assert [each.office for each in verbs.staff(work).areas if each.id == area] == [None]
        with pytest.raises(Invalid) as caught:
            verbs.add_area(work, "丙供电所", "nowhere")
    assert caught.value.code == "place.unread"
