"""Numbers that are text: account numbers, credit codes, phone numbers (domain.md 1.3)."""

import re

from crm.domain.errors import Invalid
from crm.domain.reading.text import Cell, Partly, narrow, paragraph, shown

LENGTHS = (10, 13, 16)
EXCEL_DIGITS = 15
"""A number cell keeps no more digits than this; the rest are zeros that nobody typed."""

_SCIENTIFIC = re.compile(r"\d+(?:\.\d+)?[eE]\+?\d+")
_USCC_SIGNS = "0123456789ABCDEFGHJKLMNPQRTUWXY"
_PHONE_SPLIT = re.compile(r"[;；/／、,，|\n]+|(?:或|和)")
_PHONE = re.compile(r"[+(]?\d[\d ()-]*\d(?: ?(?:转|ext\.?|x|#) ?\d{1,6})?", re.IGNORECASE)
_ORDER_NO = re.compile(r"(?=.*\d)[A-Za-z0-9\u4e00-\u9fff][A-Za-z0-9\u4e00-\u9fff()/._#-]{0,59}")
_MOST_FIGURES = 25
_TWO_BY_BLANK = re.compile(r"(?<=\d{7}) +(?=\d{7})")


def account_no(value: Cell, lengths: tuple[int, ...] = LENGTHS) -> str:
    """Return the digits with every leading zero.

    A number cell is taken only when its length is allowed: nothing is guessed. Raises Invalid with
    "cell.account_no", "cell.account_no_length", "cell.account_no_rounded" (Excel kept 15 digits) or
    "cell.account_no_zeros" (a number cell of another length: leading zeros are gone).
    """
    if isinstance(value, (float, int)) and not isinstance(value, bool):
        return _from_number(value, lengths)
    if not isinstance(value, str) or len(value) > 100:
        raise Invalid("cell.account_no", value=value if not isinstance(value, str) else value[:40])
    text = narrow(value).lstrip("'`‘’ ").removeprefix('="').removesuffix('"').replace(" ", "")
    if _SCIENTIFIC.fullmatch(text):
        raise Invalid("cell.account_no_rounded", value=text)
    if not (text.isascii() and text.isdigit()):
        raise Invalid("cell.account_no", value=text)
    if len(text) not in lengths:
        raise Invalid("cell.account_no_length", value=text, lengths=_listed(lengths))
    return text


def _from_number(value: float, lengths: tuple[int, ...]) -> str:
    if not float(value).is_integer() or value < 0:
        raise Invalid("cell.account_no", value=value)
    digits = str(int(value))
    if len(digits) > EXCEL_DIGITS:
        raise Invalid("cell.account_no_rounded", value=digits)
    if len(digits) not in lengths:
        raise Invalid("cell.account_no_zeros", value=digits, lengths=_listed(lengths))
    return digits


def _listed(lengths: tuple[int, ...]) -> str:
    return ", ".join(map(str, lengths))


def order_no(value: Cell) -> str:
    """Return the number of a work order as the hotline writes it, without blanks and with every leading zero.

    Raises Invalid with "cell.order_no", or "cell.order_no_rounded" where Excel kept 15 figures of it.
    """
    if isinstance(value, (float, int)) and not isinstance(value, bool):
        if not float(value).is_integer() or value < 0:
            raise Invalid("cell.order_no", value=value)
        if len(str(int(value))) > EXCEL_DIGITS:
            raise Invalid("cell.order_no_rounded", value=str(int(value)))
        return str(int(value))
    text = narrow(value[:200]).lstrip("'`‘’ ").replace(" ", "") if isinstance(value, str) else ""
    if _SCIENTIFIC.fullmatch(text):
        raise Invalid("cell.order_no_rounded", value=text)
    if not _ORDER_NO.fullmatch(text):
        raise Invalid("cell.order_no", value=text[:40] or shown(value)[:40])
    return text


def uscc(value: Cell) -> str:
    """Return the 18 characters of a unified social credit code (GB 32100); raises Invalid("cell.uscc")."""
    text = narrow(value).upper().replace(" ", "")
    if len(text) != 18 or any(sign not in _USCC_SIGNS for sign in text):
        raise Invalid("cell.uscc", value=text[:40])
    total = sum(_USCC_SIGNS.index(sign) * pow(3, place, 31) for place, sign in enumerate(text[:17]))
    if _USCC_SIGNS[(31 - total % 31) % 31] != text[17]:
        raise Invalid("cell.uscc", value=text)
    return text


def phones(value: Cell) -> Partly[tuple[str, ...]]:
    """Return the phone numbers of a cell as text, full-width figures made narrow, once each.

    Raises Invalid("cell.phone") when nothing in the cell is a number.
    """
    text = paragraph(value)
    if text.isascii() and text.isdigit() and 1 < len(text) <= _MOST_FIGURES:
        return Partly((text,))
    numbers: list[str] = []
    unread: list[str] = []
    for part in _PHONE_SPLIT.split(text):
        for piece in _TWO_BY_BLANK.split(narrow(part).lstrip("'")):
            if _PHONE.fullmatch(piece) and sum(sign.isdigit() for sign in piece) <= _MOST_FIGURES:
                numbers.append(piece)
            elif piece:
                unread.append(piece)
    if not numbers:
        raise Invalid("cell.phone", value=text[:60])
    return Partly(tuple(dict.fromkeys(numbers)), tuple(unread))
