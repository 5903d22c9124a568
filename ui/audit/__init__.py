"""The log of changes, for supervisors and administrators."""
