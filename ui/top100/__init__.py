"""The top-100 users: a ranking to look at and to apply."""
