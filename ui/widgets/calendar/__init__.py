"""The day and week calendar: blocks on an hour grid, moved by pointer and keys; see `ui.widgets` for the
index."""
