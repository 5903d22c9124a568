"""What the palette offers beside what it finds: what can be done and opened from anywhere."""

from collections.abc import Callable, Iterator, Sequence
from functools import partial
from typing import Any, Protocol

from msgspec import Struct
from PySide6.QtCore import QCoreApplication

from crm.domain.matching import NOWHERE, Match
from crm.domain.views import SavedViewRow
from ui.context import Context
from ui.dialogs import DIALOGS
from ui.options.sections import sections_for
from ui.pages import BY_ID, OF_ONE, PLACES
from ui.theme.look import english, theme

ICON = "arrow-right"


class PaletteAction(Struct, frozen=True):
    """Something that can be done from anywhere; `key` is the portable sequence that does it.

    `match` tells what of its words was typed.
    """

    text: str
    icon: str
    key: str
    run: Callable[[], object]
    match: Match = NOWHERE


class Frame(Protocol):
    """The window as the actions see it."""

    context: Context
    language_chosen: Any
    sign_out_asked: Any

    def navigate(self, page: str, **arguments: Any) -> None: ...
    def begin(self, what: str) -> None: ...
    def show_drafts(self) -> None: ...
    def show_changes(self) -> None: ...
    def choose_person(self) -> None: ...
    def show_keys(self) -> None: ...


def actions_of(window: Frame) -> list[PaletteAction]:
    """Return what the palette of a window offers now, what is begun most often first."""
    return [*_begun(window), *_kept(window), *_places(window), *_changed(window), *_looked(window)]


def view_actions(window: Frame, views: Sequence[SavedViewRow]) -> list[PaletteAction]:
    """Return the saved views of the lists that have a page."""
    found = []
    for view in views:
        place = BY_ID.get(view.kind)
        if place is not None and window.context.scope.rights.sees(place.id):
            words = f"{place.words()} · {view.name}"
            found.append(PaletteAction(words, "funnel", "", _opener(window, place.id, view=str(view.id))))
    return found


def _begun(window: Frame) -> Iterator[PaletteAction]:
    translate = QCoreApplication.translate
    found = (
        ("do.task", translate("PaletteActions", "New task"), "check-circle", "T", "task"),
        ("do.record", translate("PaletteActions", "Record a visit"), "note-pencil", "", "visit"),
        ("do.plan", translate("PaletteActions", "Plan a visit"), "calendar-plus", "", "plan"),
        ("do.contact", translate("PaletteActions", "Add a contact"), "user", "", "contact"),
        (
            "do.interaction",
            translate("PaletteActions", "Log a contact"),
            "chats-circle",
            DIALOGS["interaction"].key,
            "interaction",
        ),
        ("do.order", translate("PaletteActions", "Key a hotline order"), "headset", "", "order"),
        ("do.outage", translate("PaletteActions", "New outage"), "lightning-slash", "", "outage"),
    )
    for permit, words, icon, key, what in found:
        if window.context.may(permit):
            yield PaletteAction(words, icon, key, partial(window.begin, what))


def _places(window: Frame) -> Iterator[PaletteAction]:
    rights = window.context.scope.rights
    for place in PLACES:
        if place.id not in OF_ONE and rights.sees(place.id) and place.words():
            key = "Ctrl+," if place.id == "settings" else place.key
            icon = "gear-six" if place.id == "settings" else place.icon or ICON
            yield PaletteAction(place.words(), icon, key, _opener(window, place.id))
    settings = BY_ID["settings"].words()
    for section in sections_for(rights):
        opener = _opener(window, "settings", section=section.id)
        yield PaletteAction(f"{settings} · {section.words()}", section.icon, "", opener)
    yield from _in_places(window)


def _in_places(window: Frame) -> Iterator[PaletteAction]:
    """Yield what is done on a page that it opens."""
    translate = QCoreApplication.translate
    today = window.context.clock.today()
    month = _opener(window, "planner", view="month", act="decide")
    found = (
        (
            "page.planner",
            translate("PaletteActions", "Briefs of today's visits"),
            "printer",
            partial(window.navigate, "brief", day=today),
        ),
        (
            "export.report",
            translate("PaletteActions", "Export the visit summary"),
            "export",
            _opener(window, "reports"),
        ),
        (
            "do.plan",
            translate("PaletteActions", "Bring in a calendar file"),
            "calendar-plus",
            _opener(window, "planner", act="calendar-in"),
        ),
        (
            "export.calendar",
            translate("PaletteActions", "Save my visits as a calendar file"),
            "export",
            _opener(window, "planner", act="calendar-out"),
        ),
        ("do.plan", translate("PaletteActions", "Submit or approve the plan of a month"), "paper-plane-tilt", month),
        (
            "do.approve_month",
            translate("PaletteActions", "Review submitted plans"),
            "clipboard-text",
            _opener(window, "planner", act="review"),
        ),
    )
    for permit, words, icon, run in found:
        if window.context.may(permit):
            yield PaletteAction(words, icon, "", run)


def _kept(window: Frame) -> Iterator[PaletteAction]:
    """Yield what only who keeps the bureau's portfolios may do."""
    if window.context.may("do.hand_over"):
        words = QCoreApplication.translate("PaletteActions", "Hand over accounts…")
        opener = _opener(window, "settings", section="people", begin="hand_over")
        yield PaletteAction(words, "handshake", "", opener)


def _changed(window: Frame) -> Iterator[PaletteAction]:
    undo, translate = window.context.undo, QCoreApplication.translate
    if undo.undo_text:
        words = translate("PaletteActions", "Undo: {what}").format(what=undo.undo_text)
        yield PaletteAction(words, "arrow-counter-clockwise", "Ctrl+Z", undo.undo)
    if undo.redo_text:
        words = translate("PaletteActions", "Do again: {what}").format(what=undo.redo_text)
        yield PaletteAction(words, "arrow-clockwise", "Ctrl+Shift+Z", undo.redo)
    every = translate("PaletteActions", "All changes of this window")
    yield PaletteAction(every, "clock-counter-clockwise", "Ctrl+Alt+Z", window.show_changes)
    yield PaletteAction(translate("PaletteActions", "Drafts"), "pencil-simple", "", window.show_drafts)


def _looked(window: Frame) -> Iterator[PaletteAction]:
    translate = QCoreApplication.translate
    if window.context.scope.rights.sees("accounts"):
        whose = translate("PaletteActions", "Choose whose accounts to show")
        yield PaletteAction(whose, "users-three", "", window.choose_person)
    to_light = translate("PaletteActions", "Use the light theme")
    to_dark = translate("PaletteActions", "Use the dark theme")
    is_dark = theme().is_dark
    wish = "light" if is_dark else "dark"
    yield PaletteAction(to_light if is_dark else to_dark, "circle-half", "", lambda: _use_theme(window, wish))
    other, name = ("zh_CN", "简体中文") if english() else ("en", "English")
    words = translate("PaletteActions", "Language: {name}").format(name=name)
    yield PaletteAction(words, "translate", "", lambda: _use_language(window, other))
    yield PaletteAction(translate("PaletteActions", "Keys"), "keyboard", "F1", window.show_keys)
    if "://" in window.context.where:
        yield PaletteAction(translate("PaletteActions", "Sign out"), "sign-out", "", window.sign_out_asked.emit)


def _use_theme(window: Frame, wish: str) -> None:
    window.context.settings.put("theme", wish)
    theme().use(wish=wish)


def _use_language(window: Frame, language: str) -> None:
    window.context.settings.put("language", language)
    window.language_chosen.emit(language)


def _opener(window: Frame, page: str, **arguments: str) -> Callable[[], None]:
    return lambda: window.navigate(page, **arguments)
