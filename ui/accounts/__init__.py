"""Accounts: the list with its side panel, and the account page."""
