"""Keeping books: who answers for them from which day, who stands in, and handing one over."""

from datetime import date, timedelta
from uuid import UUID

from crm.domain.codes import GrantKind
from crm.domain.errors import Invalid
from crm.domain.handover import BookPart
from crm.domain.people import check_keeper
from crm.domain.staff import GrantDetail
from crm.storage import staff as store
from crm.storage.handover import accounts_of_book
from crm.storage.reader import Reader
from crm.storage.tables import Portfolio, PortfolioGrant
from crm.storage.unit import UnitOfWork
from crm.usecases.portfolios import assign_accounts
from crm.usecases.returning import take_back
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

    This is the grant alone: what is open goes along in `crm.usecases.handover`. Raises as `check_owner` does.
    """
    check_keeper(work.actor.role)
    for grant in check_owner(work, portfolio_id, person_id, starts_on):
        work.update(PortfolioGrant, grant.id, grant.version, ends_on=starts_on - timedelta(days=1))
    _grant(work, portfolio_id, person_id, GrantKind.OWNER, starts_on, None)


def check_owner(reader: Reader, portfolio_id: UUID, person_id: UUID, starts_on: date) -> list[GrantDetail]:
    """Return the grants that end when a person answers for a book from a day on.

    Raises Invalid("grant.past_day"), Invalid("grant.same_owner") and, when the book is handed over again on that day
    or later, Invalid("grant.overlaps").
    """
    if starts_on < reader.clock.today():
        raise Invalid("grant.past_day", day=starts_on)
    owners = _of_kind(reader, portfolio_id, GrantKind.OWNER, starts_on)
    for grant in owners:
        if grant.starts_on >= starts_on:
            raise Invalid("grant.overlaps", person=grant.person, first=grant.starts_on)
        if grant.person_id == person_id:
            raise Invalid("grant.same_owner", person=grant.person)
    return owners


def add_substitute(
    work: UnitOfWork, portfolio_id: UUID, person_id: UUID, starts_on: date, ends_on: date | None
) -> UUID:
    """Let a person stand in from a day until a day (inclusive), or without end.

    This is the grant alone: what is open goes along in `crm.usecases.handover`. Raises as `check_substitute` does.
    """
    check_keeper(work.actor.role)
    check_substitute(work, portfolio_id, person_id, starts_on, ends_on)
    return _grant(work, portfolio_id, person_id, GrantKind.SUBSTITUTE, starts_on, ends_on)


def check_substitute(
    reader: Reader, portfolio_id: UUID, person_id: UUID, starts_on: date, ends_on: date | None
) -> None:
    """Raise what forbids that a person stands in.

    Invalid("grant.ends_before_start"), Invalid("grant.past_day"), Invalid("grant.same_owner") for who answers for the
    book in that time, and Invalid("grant.overlaps") when somebody stands in then already: a visit can go to one only.
    """
    if ends_on is not None and ends_on < starts_on:
        raise Invalid("grant.ends_before_start", first=starts_on, last=ends_on)
    if starts_on < reader.clock.today():
        raise Invalid("grant.past_day", day=starts_on)
    for grant in store.grants(reader, starts_on, portfolio_id=portfolio_id):
        if ends_on is not None and grant.starts_on > ends_on:
            continue
        if grant.kind is GrantKind.SUBSTITUTE:
            raise Invalid("grant.overlaps", person=grant.person, first=grant.starts_on)
        if grant.person_id == person_id:
            raise Invalid("grant.same_owner", person=grant.person)


def split_off(work: UnitOfWork, part: BookPart, name: str) -> UUID:
    """Move accounts out of a book into a new one with the same grants, so that they alone can have others."""
    check_keeper(work.actor.role)
    book_id = work.insert(Portfolio, name=name, area_id=part.area_id, part_of_id=part.book_id)
    for grant in store.grants(work, work.clock.today(), portfolio_id=part.book_id):
        _grant(work, book_id, grant.person_id, grant.kind, grant.starts_on, grant.ends_on)
    assign_accounts(work, part.account_ids, book_id)
    return book_id


def join_book(work: UnitOfWork, book_id: UUID) -> int:
    """Move the accounts of a split-off book back into the one that they came from, and return how many.

    Raises Invalid("portfolio.no_part") for a book that is no part, Invalid("portfolio.stood_in") while somebody stands
    in or will, and Invalid("portfolio.other_owner") when the two are not the same person's any more.
    """
    check_keeper(work.actor.role)
    today = work.clock.today()
    books = {book.id: book for book in store.books(work, today)}
    part = books.get(book_id)
    whole = books.get(part.part_of_id) if part is not None and part.part_of_id is not None else None
    if part is None or whole is None:
        raise Invalid("portfolio.no_part")
    for grant in part.grants:
        if grant.kind is GrantKind.SUBSTITUTE:
            raise Invalid("portfolio.stood_in", person=grant.person)
    mine, theirs = part.owner_on(today), whole.owner_on(today)
    if (mine and mine.person_id) != (theirs and theirs.person_id) or len(part.grants) > 1:
        raise Invalid("portfolio.other_owner", name=whole.name)
    moved = assign_accounts(work, accounts_of_book(work, book_id), whole.id)
    for grant in part.grants:
        close_grant(work, grant)
    work.remove(Portfolio, part.id, part.version)
    return moved


def end_substitute(work: UnitOfWork, grant_id: UUID) -> None:
    """Let a substitute stand in no longer; what is open returns to who answers for the book.

    Raises Invalid("grant.owner_stays") for an owner: hand the book over.
    """
    check_keeper(work.actor.role)
    found = [grant for grant in store.grants(work, work.clock.today()) if grant.id == grant_id]
    for grant in found:
        if grant.kind is GrantKind.OWNER:
            raise Invalid("grant.owner_stays", person=grant.person)
        close_grant(work, grant)
        take_back(work, grant.portfolio_id, grant.person_id)


def withdraw_hand_over(work: UnitOfWork, grant_id: UUID) -> None:
    """Take back a hand-over whose day has not come; the former owner stays, and what went along returns.

    Raises Invalid("grant.in_force").
    """
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
        take_back(work, grant.portfolio_id, grant.person_id)


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
