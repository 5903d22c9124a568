"""Shares in cells, written as 0.94 or as 94%."""

import re

from crm.domain.errors import Invalid
from crm.domain.growth_desk import ramp_text
from crm.domain.reading.numbers import positive
from crm.domain.reading.text import Cell, Partly, narrow, shown

_PERCENT_FROM = 1.5
_APART = re.compile(r"[/;、,，→>\s-]+")


def share(value: Cell) -> float:
    """Return a share between 0 and 1, from 0.98, 98 or 98%.

    Raises what `numbers.positive` raises, and Invalid("cell.range") for more than the whole.
    """
    is_percent = isinstance(value, str) and narrow(value).endswith("%")
    figure = positive(narrow(value).removesuffix("%") if is_percent else value)
    if is_percent or figure > 1:
        figure = round(figure / 100, 6)
    if figure > 1:
        raise Invalid("cell.range", value=shown(value), low=0, high="100%")
    return figure


def percent(value: Cell) -> float:
    """Return a share in percent, read as `share` reads it."""
    return round(share(value) * 100, 4)


def ramp(value: Cell) -> str:
    """Return the shares of a final load in up to three years as they are kept, from 30/60/100 or 0.3;0.6;1.

    Raises what `share` raises and Invalid("cell.ramp").
    """
    return ramp_text([share(part) for part in _APART.split(narrow(shown(value))) if part])


def power_factor(value: Cell) -> float | Partly[float]:
    """Return a power factor; one that is written in percent comes as Partly, so that whoever reads it can say so.

    Raises what `numbers.positive` raises.
    """
    text = narrow(value)
    if isinstance(value, str) and text.endswith("%"):
        return Partly(round(positive(text.removesuffix("%")) / 100, 6), (text,))
    figure = positive(value)
    if _PERCENT_FROM < figure <= 100:
        return Partly(round(figure / 100, 6), (shown(value),))
    if figure > 100:
        raise Invalid("cell.range", value=value, low=0, high=100)
    return figure
