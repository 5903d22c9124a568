"""What every edited table carries: a key made by the client, version, stamps, a bin, triggers, a kind, its book."""

from importlib import import_module
from pkgutil import iter_modules

from sqlalchemy import Table, inspect

from crm.domain.changes import Kind
from crm.storage import tables
from crm.storage.base import OfAccount, Stamped
from crm.storage.store import Store
from crm.storage.tables import every_table
from crm.storage.triggers import UNTRACED

EDITED = sorted(set(every_table().tables) - UNTRACED)
STAMPS = {"id", "version", "created_at", "created_by", "updated_at", "updated_by", "deleted_at"}


def test_every_edited_table_is_stamped_and_has_a_kind(store: Store) -> None:
    with store.read() as reader:
        inspector = inspect(reader.connection)
        for table in EDITED:
            assert {column["name"] for column in inspector.get_columns(table)} >= STAMPS, table
            assert inspector.get_pk_constraint(table)["constrained_columns"] == ["id"], table
    assert {kind.value for kind in Kind} == set(EDITED)


def test_every_child_of_an_account_follows_it_into_another_book(store: Store) -> None:
    with store.read() as reader:
        inspector = inspect(reader.connection)
        for table in every_table().tables:
            columns = {column["name"] for column in inspector.get_columns(table)}
            if "account_id" not in columns:
                continue
            keys = [key for key in inspector.get_foreign_keys(table) if key["referred_table"] == "account"]
            assert [key["constrained_columns"] for key in keys] == [["account_id", "portfolio_id"]], table
            assert [key["referred_columns"] for key in keys] == [["id", "portfolio_id"]], table
            assert [key["options"].get("onupdate") for key in keys] == ["CASCADE"], table


def test_every_foreign_key_names_a_table_and_every_column_that_ends_alike_is_one(store: Store) -> None:
    """A key without a constraint can point at nothing; what names rows of several tables, or no row, says so here."""
    series = {"appointment.series_id", "visit.series_id", "task.series_id"}
    of_any_kind = {*series, "task.source_id", "duplicate.kept_id", "duplicate.other_id"}
    with store.read() as reader:
        inspector = inspect(reader.connection)
        for table in EDITED:
            held = {name for key in inspector.get_foreign_keys(table) for name in key["constrained_columns"]}
            named = {column["name"] for column in inspector.get_columns(table) if column["name"].endswith("_id")}
            assert {f"{table}.{name}" for name in named - held} <= of_any_kind, table


def test_the_models_share_the_columns_that_the_database_demands() -> None:
    assert set(Stamped.__annotations__) == STAMPS
    assert set(OfAccount.__annotations__) == {"account_id", "portfolio_id"}


def test_every_table_is_named_with_its_module() -> None:
    """Whoever asks for a table loads its module, and every_table() loads those that are named."""
    declared = {}
    for module in iter_modules(tables.__path__):
        inside = vars(import_module(f"{tables.__name__}.{module.name}"))
        declared[module.name] = {name for name, value in inside.items() if isinstance(value, Table)}
    assert {module: set(names) for module, names in tables.HOMES.items()} == declared
    assert set(tables.HOME_OF) == set(tables.__all__) - {"every_table", "table_named"}
