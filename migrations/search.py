"""The word indexes behind search_entry, one a kind: names (short, ranked) and texts (long, newest first).

They only map words to the number of a search_entry; a number that is gone from search_entry is passed over, so that
nothing is ever deleted from the contentless SQLite index. Words are made by the program; the signs in them are listed
in crm.storage.search_words.
"""

from alembic import op

NAMED = ("account", "contact", "feeder", "outage", "work_order")
WRITTEN = ("task", "issue", "visit", "interaction")
WAITING_BYTES = 8 * 1024 * 1024
"""Words that FTS5 gathers in memory before it writes a part of its index; an import makes fewer parts to merge so."""
TOKENS = """tokenize="ascii tokenchars '~.^=#@-'" """


def create() -> None:
    """Create the tables of words."""
    if op.get_context().dialect.name == "postgresql":
        for kind in (*NAMED, *WRITTEN):
            _on_server(f"search_{kind}")
        return
    for kind in NAMED:
        _in_file(f"search_{kind}", "1 2 3 4")
    for kind in WRITTEN:
        _in_file(f"search_{kind}", "1")


def _on_server(name: str) -> None:
    op.execute(
        f"CREATE TABLE {name} (entry_id bigint PRIMARY KEY "
        "REFERENCES search_entry(id) ON DELETE CASCADE, words tsvector NOT NULL)"
    )
    op.execute(f"CREATE INDEX ix_{name}_words ON {name} USING gin (words)")
    # The questions leave the planner one way, whatever it guesses; much statistics would only slow its guess.
    op.execute(f"ALTER TABLE {name} ALTER COLUMN words SET STATISTICS 10")


def _in_file(name: str, prefix: str) -> None:
    op.execute(
        f"CREATE VIRTUAL TABLE {name} USING fts5(words, content='', detail=none, prefix='{prefix}', {TOKENS.strip()})"
    )
    op.execute(f"INSERT INTO {name} ({name}, rank) VALUES ('hashsize', {WAITING_BYTES})")
