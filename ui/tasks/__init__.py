"""All tasks: add, tick, move."""
