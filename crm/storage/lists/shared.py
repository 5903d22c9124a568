"""Columns that several lists show: those of the account, of its book's owner, and people's names."""

from collections.abc import Callable, Iterable
from enum import StrEnum
from typing import Any

from sqlalchemy import ColumnElement, case, func, or_, select

from crm.domain.codes import GrantKind
from crm.domain.lists import ColumnType, ListColumn
from crm.storage.lists.parts import Field, Link, Many, Part, Scope
from crm.storage.tables import Account, Area, Person, Portfolio, PortfolioGrant

Build = Callable[[Scope], Part | Many]


def fixed(value: ColumnElement[Any], *links: Link, order: tuple[ColumnElement[Any], ...] = ()) -> Build:
    """Return how to find a column that stands in the same place on every day."""
    part = Part(value, links, order)
    return lambda scope: part


def text_field(key: str, value: ColumnElement[Any], *links: Link, order: ColumnElement[Any] | None = None) -> Field:
    """Return a column of text; without a stored order it sorts without regard to the case of Latin letters."""

    def build(scope: Scope) -> Part:
        return Part(value, links, (func.lower(spelled(scope, value)) if order is None else order,))

    return Field(ListColumn(key, ColumnType.TEXT), build)


def spelled(scope: Scope, text: ColumnElement[Any]) -> ColumnElement[Any]:
    """Return a text that sorts by its characters, as a file sorts it, whatever language a server was set up for."""
    return text.collate("C") if scope.reader.dialect == "postgresql" else text


def code_field(
    key: str, value: ColumnElement[Any], codes: type[StrEnum] | None = None, *links: Link, order: Iterable[str] = ()
) -> Field:
    """Return a column of codes in the order of their list: a closed one, or `order` of an open one."""
    places = {code: place for place, code in enumerate(codes if codes is not None else order)}
    sorts = (case(places, value=value),) if places else ()
    known = frozenset(str(code) for code in codes) if codes is not None else None
    return Field(ListColumn(key, ColumnType.CODE), fixed(value, *links, order=sorts), known)


def flag_field(key: str, value: ColumnElement[Any], *links: Link) -> Field:
    """Return a column of yes and no."""
    return Field(ListColumn(key, ColumnType.FLAG), fixed(value, *links))


def number_field(key: str, value: ColumnElement[Any], ranges: tuple[str, ...], *links: Link) -> Field:
    """Return a column of figures."""
    return Field(ListColumn(key, ColumnType.NUMBER), fixed(value, *links), ranges=ranges)


PAST_DAYS = ("-6..+0", "-29..+0", "-89..+0", "-364..+0", "..-365")
COUNTS = ("0..1", "1..2", "2..5", "5..")
COMING_DAYS = ("..-1", "+0..+0", "+0..+6", "+0..+29", "+30..")


def day_field(key: str, value: ColumnElement[Any], ranges: tuple[str, ...], *, is_moment: bool = False) -> Field:
    """Return a column of days, or of moments that are filtered by the bureau's days."""
    part = Part(value, is_moment=is_moment)
    return Field(ListColumn(key, ColumnType.DAY), lambda scope: part, ranges=ranges)


def key_field(key: str, build: Build) -> Field:
    """Return a column of keys with names."""
    return Field(ListColumn(key, ColumnType.KEY), build)


def owner_of(portfolio_id: ColumnElement[Any], *needs: Link) -> Build:
    """Return how to find the manager who answers for a row's book today."""

    def build(scope: Scope) -> Part:
        owners = _owners(scope)
        link = Link(owners, owners.c.portfolio_id == portfolio_id, needs)
        return Part(owners.c.person_id, (link,), (owners.c.sort_key, owners.c.person_id), owners.c.name)

    return build


def _owners(scope: Scope) -> Any:
    """Return who owns each book today; of several, whoever came last."""
    grant = PortfolioGrant.c
    place = func.row_number().over(partition_by=grant.portfolio_id, order_by=(grant.starts_on.desc(), grant.id.desc()))
    every = (
        select(grant.portfolio_id, grant.person_id, Person.c.name, Person.c.sort_key, place.label("place"))
        .join(Person, Person.c.id == grant.person_id)
        .where(
            grant.kind == GrantKind.OWNER,
            grant.deleted_at.is_(None),
            grant.starts_on <= scope.today,
            or_(grant.ends_on.is_(None), grant.ends_on >= scope.today),
        )
        .subquery()
    )
    chosen = (every.c.portfolio_id, every.c.person_id, every.c.name, every.c.sort_key)
    return select(*chosen).where(every.c.place == 1).subquery("owner")


def person_of(person_id: ColumnElement[Any], name: str) -> Build:
    """Return how to find a person of the bureau whose key a row holds."""
    people = Person.alias(name)
    link = Link(people, people.c.id == person_id)
    part = Part(person_id, (link,), (people.c.sort_key, people.c.id), people.c.name)
    return lambda scope: part


def area_of(portfolio_id: ColumnElement[Any]) -> Build:
    """Return how to find the supply unit of a row's book."""
    book = Link(Portfolio, Portfolio.c.id == portfolio_id, always=True)
    area = Link(Area, Area.c.id == Portfolio.c.area_id, (book,), always=True)
    part = Part(Portfolio.c.area_id, (area,), (Area.c.sort_key, Area.c.id), Area.c.name)
    return lambda scope: part


def account_of(account_id: ColumnElement[Any], *, always: bool = True) -> Link:
    """Return the account that a row belongs to."""
    return Link(Account, Account.c.id == account_id, always=always)


def account_named(link: Link, account_id: ColumnElement[Any] | None = None) -> Build:
    """Return how to find a row's account by name; `account_id` is the row's own key where it may have none."""
    part = Part(Account.c.id if account_id is None else account_id, (link,), (Account.c.sort_key,), Account.c.name)
    return lambda scope: part
