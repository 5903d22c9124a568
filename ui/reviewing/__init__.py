"""Reviewing visit records, and what looks odd about them."""
