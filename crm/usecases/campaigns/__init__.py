"""Publicity campaigns: kept, told, looked at, joined to visits, followed and written down (domain.md 8)."""
