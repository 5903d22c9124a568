"""The table of accounts, visits and files: a window over a list of ids, see `ui.widgets` for the index."""
