"""Invented data after the recipe of domain.md section 10: the same seed and day give the same rows."""
