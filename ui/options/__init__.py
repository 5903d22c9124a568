"""Sections of the settings: a section is a widget with `section_title()` and `load()`."""
