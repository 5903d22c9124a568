"""Nouns and rules: pure values without a database, files or Qt."""
