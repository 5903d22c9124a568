"""Keeping supply units and people: each step can be undone, and none leaves accounts without a manager."""

from datetime import timedelta
from uuid import UUID

from crm.domain.codes import GrantKind
from crm.domain.errors import Invalid
from crm.domain.people import check_keeper
from crm.domain.places_typed import read_place
from crm.domain.staff import GrantDetail, PersonDraft, Staff
from crm.storage import staff as store
from crm.storage.people import areas_named, person_by_login
from crm.storage.reader import Reader
from crm.storage.server import logins
from crm.storage.sortkeys import sort_key
from crm.storage.tables import Area, Person, PortfolioGrant
from crm.storage.unit import UnitOfWork
from crm.usecases.returning import left_behind


def staff(reader: Reader) -> Staff:
    """Return supply units, people and books, what hand-overs left behind, and which logins are switched off."""
    today = reader.clock.today()
    people, books = tuple(store.persons(reader)), tuple(store.books(reader, today))
    left = left_behind(reader) if reader.rights.sees("accounts") else []
    named = [each.login for each in people if each.login]
    disabled = logins.disabled(reader.connection, named) if reader.is_guarded else set()
    return Staff(tuple(store.areas(reader)), people, books, tuple(left), frozenset(disabled))


# -- supply units


def add_area(work: UnitOfWork, name: str, office: str = "") -> UUID:
    """Add a supply unit; raises Invalid("area.no_name"), Invalid("area.taken") and Invalid("place.unread")."""
    return work.insert(Area, **_area(work, name, office, None))


def change_area(work: UnitOfWork, area_id: UUID, version: int, name: str, office: str = "") -> int:
    """Change a supply unit; raises Invalid("area.no_name"), Invalid("area.taken") and Invalid("place.unread")."""
    return work.update(Area, area_id, version, **_area(work, name, office, area_id))


def remove_area(work: UnitOfWork, area_id: UUID, version: int) -> None:
    """Put a supply unit into the bin; raises Invalid("area.in_use") while people or books belong to it."""
    check_keeper(work.actor.role)
    people, books = store.area_in_use(work, area_id)
    if people or books:
        raise Invalid("area.in_use", people=people, books=books)
    work.remove(Area, area_id, version)


def _area(work: UnitOfWork, name: str, office: str, but: UUID | None) -> dict[str, object]:
    check_keeper(work.actor.role)
    wanted = name.strip()
    if not wanted:
        raise Invalid("area.no_name")
    if any(found != but for found in areas_named(work, wanted)):
        raise Invalid("area.taken", name=wanted)
    lon, lat = read_place(office) or (None, None)
    return {"name": wanted, "sort_key": sort_key(wanted), "office_lon": lon, "office_lat": lat}


# -- people


def add_person(work: UnitOfWork, draft: PersonDraft) -> UUID:
    """Add a person; raises Invalid("person.no_name"), Invalid("person.login_taken") and Invalid("place.unread").

    On a shared database nobody begins with a login: crm.usecases.logins makes them.
    """
    return work.insert(Person, role=draft.role, **_person(work, draft, None))


def change_person(work: UnitOfWork, person_id: UUID, version: int, draft: PersonDraft) -> int:
    """Change what is known of a person; raises as `add_person` does.

    Role and login stay on a shared database, where crm.usecases.logins changes them.
    """
    role = {} if work.is_guarded else {"role": draft.role}
    return work.update(Person, person_id, version, **role, **_person(work, draft, person_id))


def deactivate_person(work: UnitOfWork, person_id: UUID, version: int) -> None:
    """Put a person into the bin and end what he or she stands in for.

    Raises Invalid("person.has_accounts") while a book with accounts is his or hers, today or later, and
    Invalid("person.has_books") while any is when whoever asks may hand none over. On a shared database the login is
    switched off first, which raises Invalid("login.own") and Invalid("login.last_admin"). Visits and tasks keep the
    name.
    """
    check_keeper(work.actor.role)
    held = store.grants(work, work.clock.today(), person_id=person_id)
    if held and not work.rights.may("do.hand_over"):
        raise Invalid("person.has_books", books=len({grant.portfolio_id for grant in held}))
    if held:
        _let_go(work, held)
    if work.is_guarded:
        logins.disable(work.connection, person_id)
    work.remove(Person, person_id, version)


def _let_go(work: UnitOfWork, held: list[GrantDetail]) -> None:
    owned = {grant.portfolio_id for grant in held if grant.kind is GrantKind.OWNER}
    counts = [store.accounts_in(work, portfolio_id) for portfolio_id in owned]
    if any(counts):
        books = sum(1 for count in counts if count)
        raise Invalid("person.has_accounts", accounts=sum(counts), books=books)
    for grant in held:
        close_grant(work, grant)


def close_grant(work: UnitOfWork, grant: GrantDetail) -> None:
    """Let a grant count no longer from today on; one that has not begun goes into the bin."""
    yesterday = work.clock.today() - timedelta(days=1)
    if grant.starts_on > yesterday:
        work.remove(PortfolioGrant, grant.id, grant.version)
    else:
        work.update(PortfolioGrant, grant.id, grant.version, ends_on=yesterday)


def _person(work: UnitOfWork, draft: PersonDraft, but: UUID | None) -> dict[str, object]:
    check_keeper(work.actor.role)
    name, login = draft.name.strip(), draft.login.strip()
    if not name:
        raise Invalid("person.no_name")
    if work.is_guarded:
        known: dict[str, object] = {}
    elif login and person_by_login(work, login) not in (None, but):
        raise Invalid("person.login_taken", login=login)
    else:
        known = {"login": login or None}
    lon, lat = read_place(draft.home) or (None, None)
    return known | {
        "name": name,
        "sort_key": sort_key(name, person=True),
        "phone": draft.phone.strip() or None,
        "area_id": draft.area_id,
        "home_lon": lon,
        "home_lat": lat,
    }
