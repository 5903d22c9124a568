"""What is shown when a change met somebody else's: the choice field by field, and what became of a row."""
