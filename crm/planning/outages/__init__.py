"""Outages as pure rules: effects of supplies, clocks of notices, the ledger of estimates, and indices."""
