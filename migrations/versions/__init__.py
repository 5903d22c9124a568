"""Frozen steps of the schema."""
