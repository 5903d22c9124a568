"""Bringing lists in: choose, match, check, import."""
