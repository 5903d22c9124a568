"""The columns of what looks odd about records."""

from PySide6.QtCore import QCoreApplication

from crm.domain.clock import Clock
from crm.domain.list_rows import FlagItem
from ui.lists.columns import day_column, named_column, text_column, yes_column
from ui.texts.reviewing import ReviewWords, oddity_icon, oddity_name
from ui.texts.states import record_state_name
from ui.widgets.badge import Tone
from ui.widgets.marks import segment_name
from ui.widgets.table.column import Column
from ui.widgets.table.delegates import AvatarDelegate, BadgeDelegate, MarkedNameDelegate, SegmentDelegate

SHOWN = ("person", "kind", "amount", "account", "held_on")


def columns(clock: Clock) -> list[Column]:
    """Return every column of the list."""
    translate, words = QCoreApplication.translate, ReviewWords()

    def reason(row: FlagItem) -> str:
        return words.reason(row, clock.today())

    return [
        Column(
            "person",
            translate("Reviews", "Manager"),
            168,
            lambda row: row.person,
            delegate=AvatarDelegate(),
            sortable=True,
        ),
        Column(
            "kind",
            translate("Reviews", "Looks odd"),
            148,
            lambda row: oddity_name(row.kind),
            value=badge_of,
            delegate=BadgeDelegate(),
            sortable=True,
        ),
        Column("amount", translate("Reviews", "Reason"), 260, reason, tip=reason, elastic=True, sortable=True),
        Column(
            "account",
            translate("Reviews", "Account"),
            180,
            lambda row: row.account,
            value=lambda row: row.segment,
            delegate=MarkedNameDelegate(),
            strong=True,
            sortable=True,
            elastic=True,
        ),
        day_column("held_on", translate("Reviews", "Held"), clock.today),
        *_more(),
    ]


def _more() -> list[Column]:
    translate = QCoreApplication.translate
    return [
        text_column("looked_by", translate("Reviews", "Looked at by"), 108),
        yes_column("is_looked_at", translate("Reviews", "Looked at"), 92, translate("Reviews", "Yes")),
        text_column("look_note", translate("Reviews", "Note"), 180),
        named_column("record_state", translate("Reviews", "State"), 104, record_state_name),
        text_column("other_account", translate("Reviews", "Other visit"), 180),
        text_column("account_no", translate("Reviews", "Account no."), 148),
        Column(
            "segment",
            translate("Reviews", "Segment"),
            138,
            lambda row: segment_name(row.segment),
            value=lambda row: row.segment,
            delegate=SegmentDelegate(),
            sortable=True,
        ),
    ]


def badge_of(row: FlagItem) -> tuple[str, Tone, str]:
    """Return what looks odd as a badge, quiet once somebody looked at it."""
    return oddity_name(row.kind), Tone.NEUTRAL if row.is_looked_at else Tone.WARN, oddity_icon(row.kind)
