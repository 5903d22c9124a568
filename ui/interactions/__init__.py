"""Contacts with customers that are no visits: written down in under a minute from everywhere."""
