"""Timeline entries in words, icons and tints."""

from PySide6.QtCore import QCoreApplication

from crm.domain.clock import Clock
from crm.domain.tasks import EntryKind, TimelineEntry
from ui.texts.dates import dated, month_and_year, month_name, near_day
from ui.texts.names import channel_name, outage_name
from ui.widgets.badge import Tone
from ui.widgets.timeline import model as shown

ICONS = {
    EntryKind.VISIT: ("clipboard-text", Tone.ACCENT),
    EntryKind.CALL: ("phone", Tone.NEUTRAL),
    EntryKind.NOTE: ("note", Tone.NEUTRAL),
    EntryKind.MESSAGE: ("envelope-simple", Tone.NEUTRAL),
    EntryKind.TASK_DONE: ("check-circle", Tone.OK),
    EntryKind.OUTAGE: ("lightning", Tone.WARN),
    EntryKind.WORK_ORDER: ("headset", Tone.INFO),
    EntryKind.ISSUE: ("chat-circle-text", Tone.WARN),
    EntryKind.CONTACT: ("user-plus", Tone.NEUTRAL),
    EntryKind.FILE: ("paperclip", Tone.NEUTRAL),
}


def kind_name(kind: EntryKind) -> str:
    """Return the name of a kind of entry."""
    translate = QCoreApplication.translate
    return {
        EntryKind.VISIT: translate("Timeline", "Visits"),
        EntryKind.CALL: translate("Timeline", "Calls"),
        EntryKind.NOTE: translate("Timeline", "Notes"),
        EntryKind.MESSAGE: translate("Timeline", "Messages"),
        EntryKind.TASK_DONE: translate("Timeline", "Tasks done"),
        EntryKind.OUTAGE: translate("Timeline", "Outages"),
        EntryKind.WORK_ORDER: translate("Timeline", "Work orders"),
        EntryKind.ISSUE: translate("Timeline", "Issues"),
        EntryKind.CONTACT: translate("Timeline", "Contacts"),
        EntryKind.FILE: translate("Timeline", "Files"),
    }[kind]


def shown_entry(entry: TimelineEntry, clock: Clock) -> shown.TimelineEntry:
    """Return an entry as the timeline paints it."""
    at = clock.local(entry.at)
    today = clock.today()
    icon, tone = ICONS[entry.kind]
    same_year = at.year == today.year
    month = month_name(at.date()) if same_year else month_and_year(at.date())
    badge, badge_tone = _badge(entry)
    when = near_day(at.date()) if same_year else dated(at.date(), today)
    lines = tuple(part for part in (entry.text,) if part)
    return shown.TimelineEntry(
        f"{entry.kind}:{entry.id}", icon, tone, _title(entry), when, month, lines, badge, badge_tone
    )


def _title(entry: TimelineEntry) -> str:
    translate = QCoreApplication.translate
    if entry.kind is EntryKind.VISIT:
        how = channel_name(entry.detail or "on_site")
        return " · ".join(part for part in (translate("Timeline", "Visit"), entry.title, how) if part)
    if entry.kind is EntryKind.CALL:
        return translate("Timeline", "Called {name}").format(name=entry.title) if entry.title else kind_name(entry.kind)
    if entry.kind is EntryKind.TASK_DONE:
        return translate("Timeline", "Task done: {title}").format(title=entry.title)
    if entry.kind is EntryKind.OUTAGE:
        return f"{entry.title} · {outage_name(entry.detail or '')}"
    if entry.kind is EntryKind.WORK_ORDER:
        return translate("Timeline", "95598 work order")
    if entry.kind is EntryKind.CONTACT:
        return translate("Timeline", "{name} added as a contact").format(name=entry.title)
    if entry.kind is EntryKind.NOTE:
        return translate("Timeline", "Note")
    if entry.kind is EntryKind.MESSAGE:
        return translate("Timeline", "Message")
    return entry.title


def _badge(entry: TimelineEntry) -> tuple[str, Tone]:
    translate = QCoreApplication.translate
    if entry.kind is EntryKind.VISIT and entry.rating is not None:
        tone = Tone.OK if entry.rating >= 4 else Tone.WARN if entry.rating == 3 else Tone.DANGER
        return translate("Timeline", "Rated {rating} of 5").format(rating=entry.rating), tone
    if entry.kind is EntryKind.ISSUE:
        closed = entry.detail == "closed"
        words = translate("Timeline", "closed") if closed else translate("Timeline", "open")
        return words, Tone.OK if closed else Tone.WARN
    return "", Tone.NEUTRAL
