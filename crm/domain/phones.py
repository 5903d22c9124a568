"""Telephone numbers as lists show them."""


def masked(number: str) -> str:
    """Return a number with its middle hidden: 138****1234 (domain.md section 8)."""
    return f"{number[:3]}****{number[-4:]}" if len(number) >= 8 else number
