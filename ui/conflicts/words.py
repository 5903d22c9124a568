"""Conflicts in words: fields, values of both sides, what became of a row."""

from collections.abc import Mapping
from datetime import date, datetime
from typing import cast
from uuid import UUID

from PySide6.QtCore import QCoreApplication

from crm.domain.clock import Clock
from crm.domain.conflicts import Clash, Fate, Fields, MergedRow, RowConflict, Values
from crm.domain.settings import SettingValue
from crm.usecases.log_words import NOTHING, column_word, table_word, value_word
from ui.texts.dates import clock_time, near_day, time_span
from ui.texts.errors import language
from ui.texts.rules import rule_name, value_words
from ui.theme.look import english

SPANS = {"planned_start": 1, "starts_at": 1}
"""Fields that begin a span of time; the next one ends it."""
FOLLOWING = frozenset({"sort_key", "district_code", "lon", "lat", "is_direct_service", "portfolio_id", "position"})


def clash_label(table: str, clash: Clash) -> str:
    """Return what is decided: the field, with what it belongs to where that is not the row itself; a rule by name."""
    if table == "setting":
        return rule_name(clash.of)
    label = field_label(clash.fields)
    return f"{clash.of} · {label}" if clash.of else label


def field_label(fields: Fields) -> str:
    """Return what a field, or several that are one thing, are called."""
    if fields[0] in SPANS:
        return QCoreApplication.translate("Conflicts", "Time")
    return column_word(fields[0], language())


def clash_words(told: RowConflict, clash: Clash, values: tuple[object, ...], clock: Clock) -> str:
    """Return what one side of a clash holds."""
    if told.table == "setting":
        return value_words(clash.of, cast(SettingValue, values[0])) or NOTHING
    return side_words(told.table, clash.fields, values, told.names, clock)


def side_words(table: str, fields: Fields, values: tuple[object, ...], names: Mapping[UUID, str], clock: Clock) -> str:
    """Return what one side holds, as the window writes it."""
    first = values[0]
    if fields[0] in SPANS and isinstance(first, datetime) and isinstance(values[1], datetime):
        start, end = clock.local(first), clock.local(values[1])
        return f"{near_day(start.date())} {time_span(start, end)}"
    if fields[0] in SPANS and len(values) > 2 and isinstance(values[2], date):
        return near_day(values[2])
    words = one_value(table, fields[0], first, names)
    if fields[0] == "due_on" and len(values) > 1 and values[1] is not None:
        words += f" {value_word(table, fields[1], values[1], language())}"
    return words


def one_value(table: str, field: str, value: object, names: Mapping[UUID, str]) -> str:
    """Return a value as the window writes it; keys are told by name, a row in the bin as such."""
    if isinstance(value, UUID):
        return names.get(value, NOTHING)
    if isinstance(value, date) and not isinstance(value, datetime):
        return near_day(value)
    if isinstance(value, tuple | list):
        return "\n".join(map(str, value)) or NOTHING
    return value_word(table, field, value, language())


def typed_lines(table: str, mine: Values, names: Mapping[UUID, str]) -> list[tuple[str, str]]:
    """Return (field, words) of what somebody wanted to write, without what only follows from it."""
    return [
        (column_word(name, language()), one_value(table, name, value, names))
        for name, value in mine.items()
        if name not in FOLLOWING
    ]


def moment(at: datetime | None, clock: Clock) -> str:
    """`10:02` today, `Mon 16 Nov 10:02` on another day."""
    if at is None:
        return ""
    local = clock.local(at)
    today = clock.local(clock.now()).date()
    return clock_time(local) if local.date() == today else f"{near_day(local.date())} {clock_time(local)}"


def thing(told: RowConflict) -> str:
    """Return what kind of entry it is, as it stands inside a sentence."""
    word = table_word(told.table, language())
    return word.lower() if english() else word


def title(told: RowConflict) -> str:
    """Return what happened, as the head of the panel."""
    translate = QCoreApplication.translate
    heads = {
        Fate.CHANGED: translate("Conflicts", "{who} also changed this {thing}"),
        Fate.REMOVING: translate("Conflicts", "{who} changed this {thing} before you could delete it"),
        Fate.APPROVING: translate("Conflicts", "{who} changed this {thing} before you could approve it"),
        Fate.DELETED: translate("Conflicts", "{who} deleted this {thing} while you edited it"),
        Fate.MOVED: translate("Conflicts", "This {thing} lies in another portfolio now"),
        Fate.WITHDRAWN: translate("Conflicts", "You may not change this {thing} any more"),
        Fate.GONE: translate("Conflicts", "This {thing} no longer exists"),
    }
    if told.fate is Fate.CHANGED and told.clashes and told.clashes[0].fields[0] in SPANS:
        return translate("Conflicts", "{who} moved this {thing} to another time").format(
            who=told.who, thing=thing(told)
        )
    return heads[told.fate].format(who=told.who, thing=thing(told))


def change_words(told: RowConflict, clash: Clash, clock: Clock) -> str:
    """Return what somebody changed, as `Field: old → new`, with whose field it is where that is not the row's own."""
    before = clash.before or (None,)
    old, new = (clash_words(told, clash, side, clock) for side in (before, clash.theirs))
    return f"{clash_label(told.table, clash)}: {old} → {new}"


def meaning(told: RowConflict, clock: Clock) -> str:
    """Return what it means and what can be done."""
    translate = QCoreApplication.translate
    sentences = {
        Fate.CHANGED: translate("Conflicts", "Saved at {at} while you were editing. Choose what to keep."),
        Fate.REMOVING: translate("Conflicts", "Saved at {at}. Look at the change, then delete it or keep it."),
        Fate.APPROVING: translate("Conflicts", "Saved at {at}. Look at the change, then approve it or leave it."),
        Fate.DELETED: translate("Conflicts", "Deleted at {at}. What you typed is kept here until you decide."),
        Fate.MOVED: translate(
            "Conflicts", "It is not yours to change now. What you typed is kept: copy it for whoever has it."
        ),
        Fate.WITHDRAWN: translate(
            "Conflicts", "Your right to it has ended. What you typed is kept: copy it or ask your supervisor."
        ),
        Fate.GONE: translate("Conflicts", "It was deleted for good. What you typed is kept: copy what you need."),
    }
    return sentences[told.fate].format(at=moment(told.at, clock))


def merged_words(merges: list[MergedRow]) -> str:
    """Return whose changes were kept beside the user's: `Merged with Wang's change of the number`."""
    translate = QCoreApplication.translate
    who = ", ".join(dict.fromkeys(each.who for each in merges))
    names = dict.fromkeys(column_word(name, language()) for each in merges for name in each.fields)
    fields = (", " if english() else "、").join(names)
    return translate("Conflicts", "Merged with {who}’s change of {fields}").format(who=who, fields=fields)
