"""Markup for paper: the part of HTML that Qt's text documents know, with every text shown literally."""

from collections.abc import Collection, Sequence
from html import escape


def title(text: str, below: str = "") -> str:
    """Return a title with a quiet line below it."""
    return f"<h1>{escape(text)}</h1>" + (quiet(below) if below else "")


def heading(text: str) -> str:
    """Return a heading over a part."""
    return f"<h2>{escape(text)}</h2>"


def paragraph(text: str) -> str:
    """Return a paragraph; line breaks stay."""
    return f"<p>{_lines(text)}</p>"


def quiet(text: str) -> str:
    """Return a paragraph in the quiet colour."""
    return f'<p class="quiet">{_lines(text)}</p>'


def signed(text: str) -> str:
    """Return a paragraph at the right side: who signs, and the day."""
    return f'<p align="right">{_lines(text)}</p>'


def table(
    headings: Sequence[str],
    rows: Sequence[Sequence[str]],
    right: Collection[int] = (),
    widths: Sequence[int] = (),
) -> str:
    """Return a table over the whole width whose headings stand again on each page.

    `right` numbers the columns of figures; `widths` are per cent, one a column, or none at all.
    """
    head = "".join(_cell("th", text, number in right, _width(widths, number)) for number, text in enumerate(headings))
    body = "".join(_row(cells, right) for cells in rows)
    return f"{_OPEN}<thead><tr>{head}</tr></thead>{body}</table>"


def picture(name: str, height: int) -> str:
    """Return the place of a picture over the whole width of a sheet that stands upright; pixels at 96 dots an inch."""
    return f'<p><img src="{name}" width="{UPRIGHT_PX}" height="{height}"></p>'


def beside(left: str, right: str, share: int = 49) -> str:
    """Return two bodies side by side, the left one over `share` per cent of the width."""
    widths = ((left, share), ("", GUTTER), (right, 100 - GUTTER - share))
    cells = "".join(f'<td class="plain" width="{width}%">{body}</td>' for body, width in widths)
    return f'<table width="100%" cellspacing="0" cellpadding="0"><tr>{cells}</tr></table>'


def part(text: str, note: str = "") -> str:
    """Return a small heading over a part of a page, with a quiet note at its right side."""
    right = f'<td class="plain quiet" align="right">{escape(note)}</td>' if note else ""
    title = f'<td class="plain"><span class="part">{escape(text)}</span></td>'
    return (
        f'<table width="100%" cellspacing="0" cellpadding="1" style="margin-top: 6px;"><tr>{title}{right}</tr></table>'
    )


def box(body: str) -> str:
    """Return a body on a shaded ground."""
    return (
        '<table width="100%" cellspacing="0" cellpadding="5" style="margin-top: 4px;">'
        f'<tr><td class="box">{body}</td></tr></table>'
    )


def small(body: str) -> str:
    """Return a body in smaller letters: a table of very many columns."""
    return f'<div style="font-size: 7pt;">{body}</div>'


def facts(pairs: Sequence[tuple[str, str]], columns: int = 2) -> str:
    """Return names with their values side by side, `columns` pairs in a row."""
    cells = [f'<td class="quiet" width="14%">{escape(name)}</td><td>{_lines(value)}</td>' for name, value in pairs]
    cells += ["<td></td><td></td>"] * (-len(cells) % columns)
    rows = ["".join(cells[start : start + columns]) for start in range(0, len(cells), columns)]
    return _OPEN + "".join(f"<tr>{row}</tr>" for row in rows) + "</table>"


GUTTER = 2
"""Per cent of the width between two bodies."""
UPRIGHT_PX = 686
"""The width of an upright sheet inside its margins at 96 dots an inch."""
_OPEN = '<table width="100%" cellspacing="0" cellpadding="2" style="margin-bottom: 8px;">'


def _row(cells: Sequence[str], right: Collection[int]) -> str:
    return "<tr>" + "".join(_cell("td", text, number in right, "") for number, text in enumerate(cells)) + "</tr>"


def _cell(kind: str, text: str, is_right: bool, width: str) -> str:
    side = ' align="right"' if is_right else ""
    return f"<{kind}{side}{width}>{_lines(text)}</{kind}>"


def _width(widths: Sequence[int], number: int) -> str:
    return f' width="{widths[number]}%"' if widths else ""


def _lines(text: str) -> str:
    return escape(text).replace("\n", "<br>")
