"""Small painted charts; see `ui.widgets` for the index."""
