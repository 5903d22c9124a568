"""Fields of forms and answers of surveys; see `ui.widgets` for the index."""
