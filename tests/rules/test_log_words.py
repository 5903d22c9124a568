"""Whatever the log of changes can tell of has a name in both languages."""

from crm.domain.messages import LANGUAGES, sentences
from crm.storage.tables import every_table
from crm.usecases.log_words import NOTED
from migrations.trace import DERIVED, STAMPS, UNREAD, UNTRACED
from tests.rules.source import told


def traced() -> dict[str, set[str]]:
    """Return the columns that the triggers watch, by table."""
    return {
        table.name: {column.name for column in table.c}
        - STAMPS
        - DERIVED.get(table.name, set())
        - UNREAD.get(table.name, set())
        for table in every_table().sorted_tables
        if table.name not in UNTRACED and "version" in table.c
    }


def test_every_traced_table_and_column_has_a_name() -> None:
    wanted = {f"table.{table}" for table in traced()} | {
        f"column.{name}" for each in traced().values() for name in each
    }
    found = [f"{language}: {code}" for language in LANGUAGES for code in sorted(wanted - sentences(language).keys())]
    assert not found, told(found, "Without a name in resources/messages:")


def test_no_name_is_left_of_a_column_that_is_no_more() -> None:
    columns = {f"column.{name}" for each in traced().values() for name in each}
    noted = {f"column.{name}" for name in NOTED}
    found = [code for code in sentences("en") if code.startswith("column.") and code not in columns | noted]
    assert not found, told(found, "Names of columns that nobody traces:")


def test_a_column_without_a_name_is_found() -> None:
    assert {"note", "segment"} <= traced()["account"]
    assert "column.due_on" in sentences("en")
    assert "interval_days" not in traced()["account"]
