"""The table that remembers exports: what left the program, and whether people of customers are named in it."""

from migrations.columns import counts, flags, index, stamped, texts


def create() -> None:
    """Create the log of exports."""
    stamped("export_log", texts("kind", "file_name"), counts("rows"), flags("is_personal"))
    index("export_log", "created_at")
