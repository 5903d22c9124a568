"""Lists that were exported and worked on elsewhere: what was changed in them, and taking it over."""
