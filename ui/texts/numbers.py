"""Figures as people type and read them."""


def figure(value: float) -> str:
    """`1,250`, `0.3`: thousands apart, no trailing zeros."""
    return f"{value:,.6f}".rstrip("0").rstrip(".") if value != int(value) else f"{int(value):,}"
