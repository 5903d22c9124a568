"""What the palette shows for what is typed: its prefix, and hits and actions under the titles of their groups."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import partial

from msgspec import Struct
from msgspec.structs import replace
from PySide6.QtCore import QCoreApplication

from crm.domain.changes import Kind
from crm.domain.folding import fold
from crm.domain.matching import Card, Match, judge, parse, spans_in
from crm.domain.permits import Rights
from crm.usecases.search import Hit
from ui.shell.actions import PaletteAction
from ui.shell.found import VERBS

KINDS: dict[str, tuple[str, ...]] = {"@": (Kind.CONTACT,), "#": (Kind.TASK,), "!": (Kind.FEEDER, Kind.OUTAGE)}
ACTIONS = ">"
PER_KIND, NARROW = 5, 24
"""How many of each kind stand there while all kinds are searched, and how many when there is only one."""
ORDER = (
    *(Kind.ACCOUNT, Kind.CONTACT, Kind.TASK, Kind.FEEDER, Kind.OUTAGE),
    *(Kind.VISIT, Kind.INTERACTION, Kind.ISSUE, Kind.WORK_ORDER),
)


class Title(Struct, frozen=True):
    """The overline of a group, or, as `is_sentence`, a sentence in place of hits."""

    text: str
    is_sentence: bool = False


Entry = Title | Hit | PaletteAction


class Asked(Struct, frozen=True):
    """What is typed without its prefix; `kinds` is None for every kind."""

    text: str
    kinds: tuple[str, ...] | None = None
    only_actions: bool = False

    @property
    def each(self) -> int:
        """How many of a kind are shown."""
        return PER_KIND if self.kinds is None else NARROW


def asked(typed: str, *, only_accounts: bool) -> Asked:
    """Return what is asked for; a prefix may be full-width, as an input method writes it."""
    text = typed.strip()
    if only_accounts:
        return Asked(text, (Kind.ACCOUNT,))
    prefix = fold(text[:1])
    if prefix == ACTIONS:
        return Asked(text[1:].strip(), only_actions=True)
    if prefix in KINDS:
        return Asked(text[1:].strip(), KINDS[prefix])
    return Asked(text)


def grouped(hits: Sequence[Hit]) -> list[Entry]:
    """Return hits under the titles of their kinds; a kind with an exact hit leads, within a kind their order stays."""
    exact = {hit.kind for hit in hits if hit.is_exact}
    found: list[Entry] = []
    for kind in sorted(ORDER, key=lambda kind: kind not in exact):
        part = [hit for hit in hits if hit.kind == kind]
        if part:
            found += [Title(title_of(kind)), *part]
    return found


def title_of(kind: Kind) -> str:
    """Return the title of a kind's group."""
    translate = QCoreApplication.translate
    names = {
        Kind.ACCOUNT: translate("PaletteEntries", "Accounts"),
        Kind.CONTACT: translate("PaletteEntries", "Contacts"),
        Kind.TASK: translate("PaletteEntries", "Tasks"),
        Kind.FEEDER: translate("PaletteEntries", "Feeders"),
        Kind.OUTAGE: translate("PaletteEntries", "Outages"),
        Kind.VISIT: translate("PaletteEntries", "Visits"),
        Kind.INTERACTION: translate("PaletteEntries", "Notes"),
        Kind.ISSUE: translate("PaletteEntries", "Issues"),
        Kind.WORK_ORDER: translate("PaletteEntries", "Hotline orders"),
    }
    return names[kind]


def is_feeder(hit: Hit) -> bool:
    """Say whether a hit is a feeder, with which more can be done than to open it."""
    return hit.kind == Kind.FEEDER


def actions_for(hit: Hit, rights: Rights, act: Callable[[Hit, str], None]) -> list[Entry]:
    """Return what can be done with the account of a hit, or with a feeder."""
    translate = QCoreApplication.translate
    verbs: Sequence[tuple[str, str, str, str]] = ()
    if hit.kind == Kind.ACCOUNT:
        verbs = (
            ("plan", translate("PaletteEntries", "Plan a visit"), "calendar-plus", "Ctrl+Enter"),
            ("record", translate("PaletteEntries", "Record a visit"), "note-pencil", "Ctrl+R"),
            ("task", translate("PaletteEntries", "New task"), "check-circle", "Ctrl+T"),
        )
    elif is_feeder(hit):
        verbs = (
            ("outage", translate("PaletteEntries", "Outage here: whom to call"), "lightning-slash", ""),
            ("network", translate("PaletteEntries", "Show in the network"), "tree-structure", ""),
        )
    made = [
        PaletteAction(text, icon, key, partial(act, hit, verb))
        for verb, text, icon, key in verbs
        if rights.may(VERBS[verb])
    ]
    title = Title(translate("PaletteEntries", "Actions for {name}").format(name=hit.title))
    return [title, *made] if made else []


def matching(actions: Iterable[PaletteAction], sounds: Mapping[str, str], text: str) -> list[Entry]:
    """Return the actions whose words are typed, best match first; all of them when nothing is."""
    title = Title(QCoreApplication.translate("PaletteEntries", "Actions"))
    if not text:
        return [title, *actions]
    query = parse(text)
    found = []
    for action in actions:
        verdict = judge(Card(action.text, sounds.get(action.text, "")), query)
        if verdict is not None:
            match = Match(spans_in(action.text, verdict.spans), verdict.how)
            found.append((verdict.rank, replace(action, match=match)))
    found.sort(key=lambda each: each[0])
    return [title, *(action for _rank, action in found)] if found else []
