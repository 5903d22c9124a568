"""Algorithms over domain rows: duty, calendars, travel."""
