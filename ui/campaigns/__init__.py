"""Publicity campaigns: who was told which edition, and what came of it."""
