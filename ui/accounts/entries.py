"""Timeline entries in words, icons and tints."""

from PySide6.QtCore import QCoreApplication

from crm.domain.clock import Clock
from crm.domain.codes import Direction
from crm.domain.energy_desk import AdviceKind, AdviceState
from crm.domain.files import is_image
from crm.domain.timeline import EntryKind, FileChip, TimelineEntry
from ui.accounts.changes import change_line, change_title
from ui.texts.advice import advice_name, advice_state_name
from ui.texts.dates import dated, duration, month_and_year, month_name, near_day
from ui.texts.interactions import direction_name, interaction_name
from ui.texts.names import channel_name, contact_role_name, outage_name
from ui.texts.orders import order_kind_name
from ui.widgets.badge import Tone
from ui.widgets.timeline import model as shown

ICONS = {
    EntryKind.VISIT: ("clipboard-text", Tone.ACCENT),
    EntryKind.CALL: ("phone-call", Tone.NEUTRAL),
    EntryKind.MEETING: ("users", Tone.NEUTRAL),
    EntryKind.NOTE: ("note", Tone.NEUTRAL),
    EntryKind.MESSAGE: ("envelope-simple", Tone.NEUTRAL),
    EntryKind.TASK_ADDED: ("list-plus", Tone.NEUTRAL),
    EntryKind.TASK_DONE: ("check-circle", Tone.OK),
    EntryKind.OUTAGE: ("lightning", Tone.WARN),
    EntryKind.WORK_ORDER: ("headset", Tone.INFO),
    EntryKind.ISSUE: ("chat-circle-text", Tone.WARN),
    EntryKind.ADVICE: ("lightbulb", Tone.NEUTRAL),
    EntryKind.CONTACT: ("user-plus", Tone.NEUTRAL),
    EntryKind.CHANGE: ("pencil-simple", Tone.NEUTRAL),
    EntryKind.FILE: ("paperclip", Tone.NEUTRAL),
}


CHANNEL_ICONS = {
    "wechat": "chats",
    "sms": "chat-text",
    "message": "chat-circle",
    "email": "envelope-simple",
    "online_hall": "globe",
    "counter": "storefront",
}
"""The icons of contacts by their channel, where it is another one than their kind's."""


def kind_name(kind: EntryKind) -> str:
    """Return the name of a kind of entry."""
    translate = QCoreApplication.translate
    return {
        EntryKind.VISIT: translate("Timeline", "Visits"),
        EntryKind.CALL: translate("Timeline", "Calls"),
        EntryKind.NOTE: translate("Timeline", "Notes"),
        EntryKind.MESSAGE: translate("Timeline", "Messages"),
        EntryKind.MEETING: translate("Timeline", "Meetings and counter visits"),
        EntryKind.TASK_ADDED: translate("Timeline", "Tasks added"),
        EntryKind.TASK_DONE: translate("Timeline", "Tasks done"),
        EntryKind.OUTAGE: translate("Timeline", "Outages"),
        EntryKind.WORK_ORDER: translate("Timeline", "Work orders"),
        EntryKind.ISSUE: translate("Timeline", "Issues"),
        EntryKind.ADVICE: translate("Timeline", "Energy advice"),
        EntryKind.CONTACT: translate("Timeline", "Contacts"),
        EntryKind.CHANGE: translate("Timeline", "Changes"),
        EntryKind.FILE: translate("Timeline", "Files"),
    }[kind]


def shown_entry(entry: TimelineEntry, clock: Clock) -> shown.TimelineEntry:
    """Return an entry as the timeline paints it; what happened this month stands under its own overline."""
    at = clock.local(entry.at)
    today = clock.today()
    icon, tone = ICONS[entry.kind]
    if entry.kind in (EntryKind.MESSAGE, EntryKind.MEETING):
        icon = CHANNEL_ICONS.get(entry.detail or "", icon)
    if entry.kind is EntryKind.CALL and entry.detail in ("not_reached", "wrong_number"):
        icon, tone = "phone-x", Tone.DANGER
    same_year = at.year == today.year
    month = month_name(at.date()) if same_year else month_and_year(at.date())
    badge, badge_tone = _badge(entry)
    return shown.TimelineEntry(
        entry.key,
        icon,
        tone,
        entry_title(entry),
        near_day(at.date()) if same_year else dated(at.date(), today),
        month,
        tuple(part for part in (entry_line(entry),) if part),
        badge,
        badge_tone,
        tuple((file_icon(chip), chip.name) for chip in entry.files),
    )


def file_icon(chip: FileChip) -> str:
    """Return the icon of a file."""
    if is_image(chip.media_type):
        return "image"
    return "file-text" if chip.media_type.startswith(("text/", "application/pdf")) else "file"


def entry_title(entry: TimelineEntry) -> str:
    """Return the first line of an entry."""
    translate = QCoreApplication.translate
    name = entry.title
    match entry.kind:
        case EntryKind.VISIT:
            how = "" if entry.detail in (None, "on_site") else channel_name(entry.detail)
            return " · ".join(part for part in (translate("Timeline", "Visit"), name, how) if part)
        case EntryKind.CALL:
            return _with_length(_call_title(entry), entry)
        case EntryKind.MESSAGE | EntryKind.MEETING:
            title = " · ".join(part for part in (interaction_name(entry.detail or "message"), name) if part)
            return _with_length(title, entry)
        case EntryKind.NOTE:
            return translate("Timeline", "Note on {name}").format(name=name) if name else translate("Timeline", "Note")
        case EntryKind.TASK_ADDED:
            return translate("Timeline", "Task added: {title}").format(title=name)
        case EntryKind.TASK_DONE:
            return translate("Timeline", "Task done: {title}").format(title=name)
        case EntryKind.OUTAGE:
            return _outage_title(entry)
        case EntryKind.WORK_ORDER:
            return translate("Timeline", "95598 work order {number}").format(number=name).strip()
        case EntryKind.ADVICE:
            kind = advice_name(AdviceKind(entry.detail or ""))
            return translate("Timeline", "Energy advice: {kind}").format(kind=kind)
        case EntryKind.CONTACT:
            job = entry.text or contact_role_name(entry.detail or "other")
            return translate("Timeline", "{name} added as a contact: {job}").format(name=name, job=job)
        case EntryKind.CHANGE:
            return change_title(entry.change) if entry.change else name
    return name


def _call_title(entry: TimelineEntry) -> str:
    translate = QCoreApplication.translate
    if entry.detail == "not_reached":
        return translate("Timeline", "{name} was not reached").format(name=entry.title)
    if entry.detail == "wrong_number":
        return translate("Timeline", "Wrong number of {name}").format(name=entry.title)
    is_inward = entry.direction == Direction.IN
    called = translate("Timeline", "{name} called") if is_inward else translate("Timeline", "Called {name}")
    return called.format(name=entry.title) if entry.title else translate("Timeline", "Call")


def _with_length(title: str, entry: TimelineEntry) -> str:
    """Return a title with how long the talk took."""
    if entry.minutes is None:
        return title
    words = QCoreApplication.translate("Timeline", "{call}, {time}")
    return words.format(call=title, time=duration(entry.minutes))


def _outage_title(entry: TimelineEntry) -> str:
    kind = outage_name(entry.detail or "")
    kind = kind[:1].upper() + kind[1:]
    if not entry.title:
        return kind
    return QCoreApplication.translate("Timeline", "{kind} on {feeder}").format(kind=kind, feeder=entry.title)


def entry_line(entry: TimelineEntry) -> str:
    """Return the second line of an entry."""
    if entry.kind is EntryKind.CONTACT:
        return ""
    if entry.kind is EntryKind.CHANGE and entry.change is not None:
        return change_line(entry.change)
    if entry.kind is EntryKind.OUTAGE:
        lasted = ""
        if entry.minutes is not None:
            lasted = QCoreApplication.translate("Timeline", "without power for {time}")
            lasted = lasted.format(time=duration(max(entry.minutes, 1)))
        return " · ".join(part for part in (lasted, *(entry.text or "").splitlines()) if part)
    if entry.kind is EntryKind.WORK_ORDER:
        kind, _, subtype = (entry.detail or "").partition("/")
        return " · ".join(part for part in (order_kind_name(kind, subtype), entry.text or "") if part)
    if entry.kind is EntryKind.ADVICE:
        worth = ""
        if entry.yuan is not None:
            worth = QCoreApplication.translate("Timeline", "¥{amount} a month").format(amount=f"{entry.yuan:,.0f}")
        return " · ".join(part for part in (worth, entry.text or "") if part)
    if entry.kind is EntryKind.FILE:
        return file_size(entry.size or 0)
    return entry.text or ""


def file_size(size: int) -> str:
    """`820 B`, `14 KB`, `2.4 MB`."""
    if size < 1000:
        return f"{size} B"
    return f"{size / 1000:.0f} KB" if size < 1_000_000 else f"{size / 1_000_000:.1f} MB"


def _badge(entry: TimelineEntry) -> tuple[str, Tone]:
    translate = QCoreApplication.translate
    if entry.kind is EntryKind.VISIT and entry.rating is not None:
        tone = Tone.OK if entry.rating >= 4 else Tone.WARN if entry.rating == 3 else Tone.DANGER
        return translate("Timeline", "Rated {rating} of 5").format(rating=entry.rating), tone
    if entry.kind is EntryKind.OUTAGE:
        if entry.minutes is None:
            return translate("Timeline", "No power now"), Tone.DANGER
        return translate("Timeline", "Outage record"), Tone.WARN
    if entry.kind is EntryKind.ADVICE:
        state = AdviceState(entry.state or "")
        return advice_state_name(state), Tone.OK if state is AdviceState.ADOPTED else Tone.NEUTRAL
    if entry.direction is not None:
        return direction_name(entry.direction), Tone.NEUTRAL
    if entry.kind is EntryKind.WORK_ORDER:
        return entry.state or "", Tone.NEUTRAL
    if entry.kind is EntryKind.ISSUE:
        closed = entry.detail in ("closed", "cancelled")
        words = translate("Timeline", "closed") if closed else translate("Timeline", "open")
        return words, Tone.OK if closed else Tone.WARN
    return "", Tone.NEUTRAL
