"""The columns of the log, and its words in the language of the window."""

from functools import partial

from PySide6.QtCore import QCoreApplication

from crm.domain.audit import LogAction, LogEntry
from crm.domain.clock import Clock
from crm.usecases.log_words import action_word, column_word, table_word, value_word
from ui.texts.dates import clock_time, dated
from ui.texts.errors import language
from ui.widgets.table.column import Column

SHOWN = 3
"""How many fields a row tells with their values; the panel tells all."""


def columns(clock: Clock) -> list[Column]:
    """Return what the list tells of an entry."""
    translate = QCoreApplication.translate
    return [
        Column("at", translate("Audit", "When"), 176, partial(moment, clock)),
        Column("who", translate("Audit", "Who"), 96, lambda row: row.who, strong=True),
        Column("table", translate("Audit", "What"), 128, lambda row: table_word(row.table, language())),
        Column("subject", translate("Audit", "Name"), 184, subject_of),
        Column("change", translate("Audit", "Change"), 240, change_of, elastic=True),
        Column("origin", translate("Audit", "From where"), 112, origin_of),
    ]


def moment(clock: Clock, row: LogEntry) -> str:
    """`17 Nov 09:48`, with the year when it is another one."""
    at = clock.local(row.at)
    return f"{dated(at.date(), clock.today())} {clock_time(at)}"


def subject_of(row: LogEntry) -> str:
    """Return what names the row: its own name, and the account that it belongs to."""
    own = " ".join(row.subject.split())
    return own if row.account in ("", own) else f"{own} · {row.account}" if own else row.account


def origin_of(row: LogEntry) -> str:
    """Return the computer that a server saw, else the program."""
    return row.address or row.application


def change_of(row: LogEntry) -> str:
    """`Capacity: 8,000 → 10,000 · Note: …`; how a row came in needs no old values."""
    if row.action is not LogAction.CHANGED:
        return action_word(row.action, language())
    told = [f"{column_word(each.field, language())}: {step_of(row, each.field)}" for each in row.fields[:SHOWN]]
    more = len(row.fields) - SHOWN
    return " · ".join([*told, f"+{more}"] if more > 0 else told)


def step_of(row: LogEntry, field: str) -> str:
    """Return what a field was and became."""
    change = next(each for each in row.fields if each.field == field)
    old, new = (value_word(row.table, field, value, language()) for value in (change.old, change.new))
    return f"{old} → {new}"
