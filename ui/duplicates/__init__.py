"""Rows that may be one: looking at them, merging them."""
