"""Bringing lists in: what a file says meets what the database knows, in one unit of work."""
