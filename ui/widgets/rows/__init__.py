"""Quiet lists of rows: accounts to plan, overdue accounts, tasks, contacts; see `ui.widgets` for the index."""
