"""Our reading of a table's class gives the columns that SQLAlchemy's own gives."""

from datetime import date, time
from typing import Any
from uuid import UUID

import pytest
from sqlalchemy import Column, ForeignKey, MetaData, Named, Table, TypedColumns

from crm.storage.columns import column, columns_of
from crm.storage.types import Id


class Ours(TypedColumns):
    key: Named[UUID] = column(Id, primary_key=True)
    version: Named[int] = column(default=1, server_default="1")


class OursMore(Ours):
    name: Named[str]
    note: Named[str | None] = column(index=True)
    share: Named[float | None]
    is_known: Named[bool] = column(default=False)
    day: Named[date]
    begin: Named[time | None]
    content: Named[bytes]
    other: Named[UUID | None] = column(Id, ForeignKey("theirs.key"))


class Theirs(TypedColumns):
    key: Named[UUID] = Column(Id, primary_key=True)
    version: Named[int] = Column(default=1, server_default="1")


class TheirsMore(Theirs):
    name: Named[str]
    note: Named[str | None] = Column(index=True)
    share: Named[float | None]
    is_known: Named[bool] = Column(default=False)
    day: Named[date]
    begin: Named[time | None]
    content: Named[bytes]
    other: Named[UUID | None] = Column(Id, ForeignKey("theirs.key"))


def told(made: Column[Any]) -> str:
    default = getattr(made.default, "arg", None)
    return f"{made!r} {made.index} {default} {made.primary_key}"


def test_classes_are_read_as_sqlalchemy_reads_them() -> None:
    theirs = Table("theirs", MetaData(), TheirsMore)
    ours: Any = Table("theirs", MetaData(), *columns_of(OursMore))
    assert [told(each) for each in ours.c] == [told(each) for each in theirs.c]


def test_a_class_serves_two_tables_and_columns_of_a_kind_share_their_type() -> None:
    first, second = columns_of(Ours), columns_of(Ours)
    assert first[0] is not second[0]
    assert first[0].type is second[0].type


def test_what_is_not_stored_by_itself_names_its_type() -> None:
    class Wrong(TypedColumns):
        key: Named[UUID]

    with pytest.raises(TypeError, match="key"):
        columns_of(Wrong)
