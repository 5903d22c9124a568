"""The timeline of an account: what happened, newest first; see `ui.widgets` for the index."""
