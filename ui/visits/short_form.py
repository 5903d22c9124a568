"""When the short form is shown, and what a record is called by its channel."""

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication

from crm.domain.codes import Channel, FileKind
from crm.domain.files import FileRow
from crm.domain.visits import RecordDraft
from ui.visits.signature import Ink

LONG_FIELDS = (
    "production",
    "advice",
    "reply_on_site",
    "outage_plan_told",
    "materials",
    "surveys",
    "hazards",
    "demand_kva",
    "demand_on",
    "recommend",
)
"""What the short form does not ask; the hours of a planned contact stay as they were planned."""


def fits_short(draft: RecordDraft, ink: Ink, files: Sequence[FileRow]) -> bool:
    """Say whether a record is of a phone or online contact and holds nothing that the short form would hide."""
    if draft.channel is Channel.ON_SITE or ink:
        return False
    is_bare = all(getattr(draft, name) in (None, "", ()) for name in LONG_FIELDS)
    return is_bare and all(each.kind is FileKind.FILE for each in files)


def record_title(channel: Channel) -> str:
    """Return what a record is called."""
    translate = QCoreApplication.translate
    return {
        Channel.ON_SITE: translate("RecordPage", "Visit record"),
        Channel.PHONE: translate("RecordPage", "Phone contact"),
        Channel.ONLINE: translate("RecordPage", "Online contact"),
    }[channel]
