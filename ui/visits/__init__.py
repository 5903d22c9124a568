"""Visits: drafts, planned and done, and the record of one."""
