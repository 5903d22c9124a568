"""Files that were brought in."""

import sqlalchemy as sa

from migrations.columns import col, counts, index, moments, refs, stamped, texts


def create() -> None:
    """Create the list of imports, each with the way back of what it did."""
    stamped(
        "import_run",
        texts("kind", "file_name"),
        refs("person_id->person?"),
        counts("read", "added", "updated", "unchanged", "duplicates", "rejected"),
        [col("steps", sa.LargeBinary())],
        moments("undone_at?"),
        [col("kept", sa.Integer(), default="0")],
    )
    index("import_run", "created_at")
