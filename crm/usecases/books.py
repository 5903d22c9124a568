"""Keeping books: who answers for them from which day, who stands in, and handing one over."""

from datetime import date, timedelta
from uuid import UUID

from crm.domain.codes import GrantKind
from crm.domain.errors import Invalid
from crm.domain.people import check_keeper
from crm.domain.staff import GrantDetail
from crm.storage import staff as store
from crm.storage.reader import Reader
from crm.storage.tables import Portfolio, PortfolioGrant
from crm.storage.unit import UnitOfWork
from crm.usecases.staff import close_grant


def add_book(work: UnitOfWork, name: str, area_id: UUID, owner_id: UUID | None = None) -> UUID:
    """Add a book, answered for from today on by its owner; raises Invalid("portfolio.no_name")."""
    check_keeper(work.actor.role)
    book = work.insert(Portfolio, name=_name(name), area_id=area_id)
    if owner_id is not None:
        _grant(work, book, owner_id, GrantKind.OWNER, work.clock.today(), None)
    return book


def change_book(work: UnitOfWork, portfolio_id: UUID, version: int, name: str, area_id: UUID) -> int:
    """Rename a book or give it to another supply unit; raises Invalid("portfolio.no_name")."""
    check_keeper(work.actor.role)
    return work.update(Portfolio, portfolio_id, version, name=_name(name), area_id=area_id)


def remove_book(work: UnitOfWork, portfolio_id: UUID, version: int) -> None:
    """Put a book into the bin and end its grants; raises Invalid("portfolio.has_accounts")."""
    check_keeper(work.actor.role)
    accounts = store.accounts_in(work, portfolio_id)
    if accounts:
        raise Invalid("portfolio.has_accounts", accounts=accounts)
    for grant in store.grants(work, work.clock.today(), portfolio_id=portfolio_id):
        close_grant(work, grant)
    work.remove(Portfolio, portfolio_id, version)


def hand_over(work: UnitOfWork, portfolio_id: UUID, person_id: UUID, starts_on: date) -> None:
    """Let another person answer for a book from a day on; the former owner does until the day before.

    Raises Invalid("grant.past_day"), Invalid("grant.same_owner") and, when the book is handed over again on that day
    or later, Invalid("grant.overlaps").
    """
    check_keeper(work.actor.role)
    if starts_on < work.clock.today():
        raise Invalid("grant.past_day", day=starts_on)
    owners = _of_kind(work, portfolio_id, GrantKind.OWNER, starts_on)
    for grant in owners:
        if grant.starts_on >= starts_on:
            raise Invalid("grant.overlaps", person=grant.person, first=grant.starts_on)
        if grant.person_id == person_id:
            raise Invalid("grant.same_owner", person=grant.person)
    for grant in owners:
        work.update(PortfolioGrant, grant.id, grant.version, ends_on=starts_on - timedelta(days=1))
    _grant(work, portfolio_id, person_id, GrantKind.OWNER, starts_on, None)


def add_substitute(
    work: UnitOfWork, portfolio_id: UUID, person_id: UUID, starts_on: date, ends_on: date | None
) -> UUID:
    """Let a person stand in from a day until a day (inclusive), or without end.

    Raises Invalid("grant.ends_before_start"), Invalid("grant.past_day") and Invalid("grant.overlaps") when the person
    has the book in that time already.
    """
    check_keeper(work.actor.role)
    if ends_on is not None and ends_on < starts_on:
        raise Invalid("grant.ends_before_start", first=starts_on, last=ends_on)
    if starts_on < work.clock.today():
        raise Invalid("grant.past_day", day=starts_on)
    for grant in store.grants(work, starts_on, portfolio_id=portfolio_id, person_id=person_id):
        if ends_on is None or grant.starts_on <= ends_on:
            raise Invalid("grant.overlaps", person=grant.person, first=grant.starts_on)
    return _grant(work, portfolio_id, person_id, GrantKind.SUBSTITUTE, starts_on, ends_on)


def end_substitute(work: UnitOfWork, grant_id: UUID) -> None:
    """Let a substitute stand in no longer; raises Invalid("grant.owner_stays") for an owner: hand the book over."""
    check_keeper(work.actor.role)
    found = [grant for grant in store.grants(work, work.clock.today()) if grant.id == grant_id]
    for grant in found:
        if grant.kind is GrantKind.OWNER:
            raise Invalid("grant.owner_stays", person=grant.person)
        close_grant(work, grant)


def withdraw_hand_over(work: UnitOfWork, grant_id: UUID) -> None:
    """Take back a hand-over whose day has not come; the former owner stays. Raises Invalid("grant.in_force")."""
    check_keeper(work.actor.role)
    today = work.clock.today()
    for grant in store.grants(work, today):
        if grant.id != grant_id:
            continue
        if grant.starts_on <= today:
            raise Invalid("grant.in_force", person=grant.person)
        work.remove(PortfolioGrant, grant.id, grant.version)
        for former in _of_kind(work, grant.portfolio_id, GrantKind.OWNER, today):
            if former.ends_on == grant.starts_on - timedelta(days=1):
                work.update(PortfolioGrant, former.id, former.version, ends_on=grant.ends_on)


def _of_kind(reader: Reader, portfolio_id: UUID, kind: GrantKind, on: date) -> list[GrantDetail]:
    return [grant for grant in store.grants(reader, on, portfolio_id=portfolio_id) if grant.kind is kind]


def _grant(
    work: UnitOfWork, portfolio_id: UUID, person_id: UUID, kind: GrantKind, starts_on: date, ends_on: date | None
) -> UUID:
    values = {"portfolio_id": portfolio_id, "person_id": person_id, "kind": kind}
    return work.insert(PortfolioGrant, **values, starts_on=starts_on, ends_on=ends_on)


def _name(name: str) -> str:
    if not name.strip():
        raise Invalid("portfolio.no_name")
    return name.strip()
