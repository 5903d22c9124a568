"""The word indexes behind search_entry: names (short, ranked) and texts (long, newest first).

Both only map words to the number of a search_entry; a number that is gone from search_entry is passed over, so that
nothing is ever deleted from the contentless SQLite index. Words are made by the program.
"""

from alembic import op


def create() -> None:
    """Create search_name and search_text."""
    if op.get_context().dialect.name == "postgresql":
        for name in ("search_name", "search_text"):
            op.execute(
                f"CREATE TABLE {name} (entry_id bigint PRIMARY KEY "
                "REFERENCES search_entry(id) ON DELETE CASCADE, words tsvector NOT NULL)"
            )
            op.execute(f"CREATE INDEX ix_{name}_words ON {name} USING gin (words)")
            op.execute(f"ALTER TABLE {name} ALTER COLUMN words SET STATISTICS 2000")
        return
    op.execute("CREATE VIRTUAL TABLE search_name USING fts5(words, content='', detail=none, prefix='1 2 3 4 6')")
    op.execute("CREATE VIRTUAL TABLE search_text USING fts5(words, content='', detail=none, prefix='1')")
