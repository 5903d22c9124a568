"""What a cell that could not be read may have been meant to say; nothing is taken without somebody's word."""

import re
from collections.abc import Iterable
from datetime import date
from difflib import get_close_matches

from crm.domain.reading import history_words, words
from crm.domain.reading.dates import FIRST_YEAR, LAST_YEAR
from crm.domain.reading.text import fold, narrow

MOST = 3
ALIKE = 0.5
_PARTS = re.compile(r"(\d{1,4})\D+(\d{1,2})\D+(\d{1,4})")
_FIGURE = re.compile(r"\d+(?:\.\d+)?")
_WORDS = {
    "segment": words.segment_words,
    "channel": words.channel_words,
    "importance_grade": words.importance_words,
    "source_role": history_words.source_words,
    "outage_type": history_words.outage_words,
    "lead_stage": history_words.lead_words,
    "quality": history_words.quality_words,
    "issue_state": history_words.issue_words,
    "task_state": words.task_words,
}
_DAYS = ("cell.date", "cell.moment")


def suggestions(field: str, code: str, value: str) -> list[str]:
    """Return what to offer for a cell with a problem, the likeliest first."""
    if code in _DAYS:
        return _days(value)
    if code in ("cell.number", "cell.unit"):
        return list(dict.fromkeys(_FIGURE.findall(narrow(value).replace(",", ""))))[:1]
    if code == "cell.negative":
        return [value.lstrip("-−–")]
    known = _WORDS.get(field)
    return _near(value, known()) if known is not None and value else []


def _near(value: str, known: Iterable[str]) -> list[str]:
    """Return the words that are nearest; a word that begins alike or stands within goes before others."""
    by_fold = {fold(word): word for word in known}
    text = fold(value)
    begun = [word for folded, word in by_fold.items() if folded and (folded in text or text in folded)]
    close = [by_fold[folded] for folded in get_close_matches(text, by_fold, MOST, ALIKE)]
    return list(dict.fromkeys([*begun, *close]))[:MOST]


def _days(value: str) -> list[str]:
    """Return the days that a date in another order may be, as ISO days: 3/11/2026, 11/3/2026, 26-11-3."""
    match = _PARTS.search(narrow(value))
    if match is None:
        return []
    first, second, third = (int(part) for part in match.groups())
    orders = [(third, second, first), (third, first, second), (first, second, third), (first, third, second)]
    found = []
    for year, month, day in orders:
        full = year + 2000 if year < 100 else year
        try:
            made = date(full, month, day)
        except ValueError:
            continue
        if FIRST_YEAR <= full <= LAST_YEAR and made.isoformat() not in found:
            found.append(made.isoformat())
    return found[:MOST]
