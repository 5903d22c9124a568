"""Issues 诉求: what customers raised, by when it must be answered, and how it is closed."""
