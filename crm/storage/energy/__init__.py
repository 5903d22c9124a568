"""Energy of accounts and lines, tariffs, and what was advised."""
