"""The columns of the list of contacts."""

from collections.abc import Callable

from PySide6.QtCore import QCoreApplication

from crm.domain.clock import Clock
from crm.domain.list_rows import ContactItem
from ui.lists.columns import NOTHING, day_column, named_column, number_column, text_column, yes_column
from ui.texts.names import contact_role_name, district_name
from ui.theme.look import english
from ui.widgets.marks import segment_name
from ui.widgets.table.column import Column
from ui.widgets.table.delegates import AvatarDelegate, MarkedNameDelegate, SegmentDelegate

SHOWN = ("name", "role", "title", "account", "phones", "verified_on", "manager")
WHOLE = frozenset({"call_order", "emergency_order"})


def columns(clock: Clock, numbers: Callable[[ContactItem], str]) -> list[Column]:
    """Return every column; `numbers(row)` is how a contact's telephone numbers are shown."""
    translate = QCoreApplication.translate
    return [
        Column(
            "name",
            translate("Contacts", "Name"),
            168,
            lambda row: row.name,
            delegate=AvatarDelegate(),
            strong=True,
            sortable=True,
            elastic=True,
        ),
        named_column("role", translate("Contacts", "Role"), 108 if english() else 92, contact_role_name),
        text_column("title", translate("Contacts", "Position"), 104 if english() else 88),
        Column(
            "account",
            translate("Contacts", "Account"),
            228,
            lambda row: row.account,
            value=lambda row: row.segment,
            delegate=MarkedNameDelegate(),
            sortable=True,
            elastic=True,
        ),
        Column("phones", translate("Contacts", "Telephone"), 124, numbers, sortable=True),
        day_column("verified_on", translate("Contacts", "Checked"), clock.today, 104 if english() else 148),
        text_column("manager", translate("Contacts", "Manager"), 80),
        *_more(),
    ]


def _more() -> list[Column]:
    translate = QCoreApplication.translate
    return [
        text_column("account_no", translate("Contacts", "Account no."), 148),
        Column(
            "segment",
            translate("Contacts", "Segment"),
            138 if english() else 100,
            lambda row: segment_name(row.segment),
            value=lambda row: row.segment,
            delegate=SegmentDelegate(),
            sortable=True,
        ),
        named_column("district", translate("Contacts", "District"), 92, district_name),
        number_column("call_order", translate("Contacts", "Call order"), 92),
        number_column("emergency_order", translate("Contacts", "Emergency order"), 124),
        text_column("verified_by", translate("Contacts", "Checked by"), 96),
        yes_column("is_doubtful", translate("Contacts", "In doubt"), 84, translate("Contacts", "In doubt")),
    ]


def masked_numbers(row: ContactItem) -> str:
    """Return the numbers as the list has them, masked."""
    return " · ".join(row.phones) or NOTHING
