"""Models and migrations say the same on both databases."""

from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from sqlalchemy import text

from crm.storage.base import partial_indexes
from crm.storage.migrations import script
from crm.storage.start import HEAD
from crm.storage.store import Store
from crm.storage.tables import every_table

SEARCH = (
    *("search_account", "search_contact", "search_feeder", "search_outage", "search_task", "search_issue"),
    *("search_visit", "search_interaction", "search_work_order", "sqlite_"),
)
"""Tables of words, which only the migration knows, with what FTS5 keeps behind them."""


def _named(name: str | None, kind: str, _parents: object) -> bool:
    return not (kind == "table" and (name or "").startswith(SEARCH))


def test_models_equal_migrations(store: Store) -> None:
    extra = partial_indexes()
    try:
        with store.read() as reader:
            options = {"compare_type": True, "include_name": _named}
            context = MigrationContext.configure(reader.connection, opts=options)
            differences = compare_metadata(context, every_table())
    finally:
        for index in extra:
            index.table.indexes.discard(index)  # type: ignore[union-attr]
    assert differences == []


def test_head_is_the_newest_migration() -> None:
    assert script().get_current_head() == HEAD


def test_database_says_its_revision(store: Store) -> None:
    with store.read() as reader:
        assert reader.connection.execute(text("SELECT version_num FROM alembic_version")).scalar() == HEAD
