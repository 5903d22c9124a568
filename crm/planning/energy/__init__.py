"""Energy as pure rules: bills, advice, comparison, line loss and growth (domain.md sections 4, 5 and 7)."""
