"""The shared database: owners, groups, policies and functions that keep rights where nobody can pass them by."""
