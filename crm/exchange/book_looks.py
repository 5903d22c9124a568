"""The formats of report workbooks."""

from collections.abc import Mapping
from typing import Any

from crm.exchange.book_model import Level
from crm.exchange.summary_columns import words

NUMBERS = {
    "date": "yyyy-mm-dd",
    "time": "hh:mm",
    "moment": "yyyy-mm-dd hh:mm",
    "count": "#,##0",
    "percent": "0.00%",
    "decimal": "0.00",
}
HEADING, BASIS, BAD, BAD_TEXT = "#E0F0F2", "#EDF1F3", "#FBEAE8", "#B3261E"


class Looks:
    """Makes each format once; sums are bold under a line."""

    inks = ("#0B6375", "#A8760A", "#3E63B8", "#A33A6F", "#55622A")

    def __init__(self, book: Any, language: str) -> None:
        self.words: Mapping[str, str] = words(language)
        base = {"font_name": "Microsoft YaHei" if language == "zh_CN" else "Calibri", "font_size": 10, "valign": "top"}
        forms = {"text": {"num_format": "@"}}
        forms |= {name: {"num_format": number, "align": "right"} for name, number in NUMBERS.items()}
        strong = {"bold": True, "top": 1}
        self._formats = {}
        for name, form in forms.items():
            wrap = {"text_wrap": True} if name == "text" else {}
            self._formats[name, False] = book.add_format({**base, **form, **wrap})
            self._formats[name, True] = book.add_format({**base, **form, **strong})
        self.title = book.add_format({**base, "bold": True, "font_size": 14})
        self.line = book.add_format(base)
        heading = {**base, "bold": True, "bottom": 1, "text_wrap": True, "valign": "vcenter"}
        self.heading = book.add_format({**heading, "bg_color": HEADING})
        self.basis = book.add_format({**heading, "bg_color": BASIS})
        self.bad = book.add_format({"bg_color": BAD, "font_color": BAD_TEXT})

    def of(self, form: str, level: Level) -> Any:
        """Return the format of a cell."""
        return self._formats[form, level is not Level.LINE]
