"""The keys of every page as data, by groups: what the key sheet shows and a test compares with the program."""

from msgspec import Struct
from PySide6.QtCore import QCoreApplication


class KeyRow(Struct, frozen=True):
    """Sequences that do the same, as `QKeySequence` writes them, and what they do."""

    keys: tuple[str, ...]
    does: str


class KeyGroup(Struct, frozen=True):
    title: str
    rows: tuple[KeyRow, ...]


def groups() -> list[KeyGroup]:
    """Return every group in the user's language."""
    return [
        _everywhere(),
        _palette(),
        _lists(),
        _account(),
        _contacts(),
        _timeline(),
        _tasks(),
        _planner(),
        _record(),
        _forms(),
        _calendar(),
        _elsewhere(),
    ]


def _group(title: str, *rows: tuple[str, str]) -> KeyGroup:
    """Make a group of (sequences apart by spaces, what they do)."""
    return KeyGroup(title, tuple(KeyRow(tuple(keys.split()), does) for keys, does in rows))


def _everywhere() -> KeyGroup:
    translate = QCoreApplication.translate
    return _group(
        translate("Keys", "Everywhere"),
        ("Ctrl+K", translate("Keys", "search, jump, do")),
        ("Alt+1 Alt+2", translate("Keys", "Today, Accounts")),
        ("Alt+3 Alt+4", translate("Keys", "Planner, Visits")),
        ("Alt+5 Alt+6", translate("Keys", "Outages, Energy")),
        ("Alt+7 Alt+8", translate("Keys", "Reports, Import")),
        ("Ctrl+,", translate("Keys", "settings")),
        ("Alt+Left Alt+Right", translate("Keys", "back and forward")),
        ("Ctrl+N", translate("Keys", "new: task, visit, record, contact, outage, import")),
        ("T", translate("Keys", "new task here")),
        ("Ctrl+P", translate("Keys", "print: record, brief, plan, call list, report")),
        ("Ctrl+Shift+I", translate("Keys", "write a contact with a customer down")),
        ("Ctrl+Z Ctrl+Shift+Z", translate("Keys", "undo, do again")),
        ("Ctrl+Alt+Z", translate("Keys", "all changes of this window")),
        ("Ctrl+\\", translate("Keys", "hide or show the right panel")),
        ("F6", translate("Keys", "next part of the window")),
        ("F1 ?", translate("Keys", "these keys")),
        ("Esc", translate("Keys", "close, then clear the selection")),
    )


def _palette() -> KeyGroup:
    translate = QCoreApplication.translate
    return _group(
        translate("Keys", "Search"),
        ("Down Up", translate("Keys", "next, previous result")),
        ("Tab", translate("Keys", "next group")),
        ("Return", translate("Keys", "open")),
        ("Ctrl+Return", translate("Keys", "plan a visit to the account")),
        ("Ctrl+R", translate("Keys", "record a visit to the account")),
        ("Ctrl+T", translate("Keys", "new task for the account")),
    )


def _lists() -> KeyGroup:
    translate = QCoreApplication.translate
    return _group(
        translate("Keys", "Accounts, contacts, visits, tasks"),
        ("J Down", translate("Keys", "next row")),
        ("K Up", translate("Keys", "previous row")),
        ("Left Right", translate("Keys", "scroll sideways")),
        ("Return", translate("Keys", "open")),
        ("Ctrl+Return P", translate("Keys", "plan a visit")),
        ("R", translate("Keys", "record a visit")),
        ("E F2", translate("Keys", "edit in place")),
        ("/ Ctrl+F", translate("Keys", "filter; Down or Enter leads to the rows")),
        ("Ctrl+Shift+F", translate("Keys", "clear the filters")),
        ("F5", translate("Keys", "show new rows that wait")),
        ("Space Shift+Space", translate("Keys", "check the row, check up to here")),
        ("Shift+Down Shift+Up", translate("Keys", "check on and on")),
        ("Ctrl+A", translate("Keys", "check all")),
        ("Delete", translate("Keys", "take visits off the plan")),
        ("Ctrl+C", translate("Keys", "copy the checked rows, else the current one")),
        ("Menu Shift+F10", translate("Keys", "menu of the row")),
    )


def _account() -> KeyGroup:
    translate = QCoreApplication.translate
    return _group(
        translate("Keys", "Account"),
        ("R", translate("Keys", "record a visit")),
        ("P", translate("Keys", "plan a visit")),
        ("Ctrl+B", translate("Keys", "the brief of a visit")),
        ("N", translate("Keys", "write a note")),
        ("E F2", translate("Keys", "edit the facts")),
        ("H", translate("Keys", "history of a fact")),
        ("C", translate("Keys", "to the contacts")),
        ("/ Ctrl+F", translate("Keys", "find in the timeline")),
        ("[ ]", translate("Keys", "previous, next account of the list")),
    )


def _contacts() -> KeyGroup:
    translate = QCoreApplication.translate
    return _group(
        translate("Keys", "Contacts of an account"),
        ("J K", translate("Keys", "next, previous contact")),
        ("Return E F2", translate("Keys", "open and edit")),
        ("C", translate("Keys", "call")),
        ("M", translate("Keys", "message")),
        ("V", translate("Keys", "checked today")),
        ("Delete", translate("Keys", "remove")),
    )


def _timeline() -> KeyGroup:
    translate = QCoreApplication.translate
    return _group(
        translate("Keys", "Timeline and files"),
        ("J K", translate("Keys", "next, previous entry")),
        ("Return", translate("Keys", "open")),
        ("E F2", translate("Keys", "change one's own words")),
        ("Delete", translate("Keys", "remove")),
        ("O", translate("Keys", "open a file that is previewed")),
        ("S", translate("Keys", "save a file that is previewed")),
    )


def _tasks() -> KeyGroup:
    translate = QCoreApplication.translate
    return _group(
        translate("Keys", "Tasks"),
        ("Space", translate("Keys", "tick, in a short list")),
        ("D", translate("Keys", "mark as done, on the page of tasks")),
        ("E", translate("Keys", "open")),
        ("F2", translate("Keys", "rename")),
        ("S", translate("Keys", "snooze")),
        ("!", translate("Keys", "important or not")),
        ("Delete", translate("Keys", "delete")),
    )


def _planner() -> KeyGroup:
    translate = QCoreApplication.translate
    return _group(
        translate("Keys", "Planner"),
        ("[ ]", translate("Keys", "earlier, later")),
        ("D W M", translate("Keys", "day, week, month")),
        ("Home G", translate("Keys", "today, go to a day")),
        ("P", translate("Keys", "plan the chosen account at the first free time")),
        ("/ Ctrl+F", translate("Keys", "filter who is to plan")),
        ("J K", translate("Keys", "next, previous visit")),
        ("Up Down", translate("Keys", "move a visit by 15 minutes, with Alt by 5")),
        ("Left Right", translate("Keys", "move a visit by a day")),
        ("Shift+Up Shift+Down", translate("Keys", "shorter, longer")),
        ("Alt+Left Alt+Right", translate("Keys", "in the month and for whole days: move by a day")),
        ("A", translate("Keys", "the customer agreed to the time, or not")),
        ("Ctrl+Left Ctrl+Right", translate("Keys", "copy to the day before, after")),
        ("Space", translate("Keys", "choose a proposed visit")),
        ("Return", translate("Keys", "open; accept a proposed visit")),
        ("Delete", translate("Keys", "take off the plan")),
    )


def _record() -> KeyGroup:
    translate = QCoreApplication.translate
    return _group(
        translate("Keys", "Visit record"),
        ("Ctrl+S", translate("Keys", "save now; drafts save themselves")),
        ("Ctrl+Return", translate("Keys", "finish")),
        ("1 … 9", translate("Keys", "answer by number")),
        ("Return", translate("Keys", "next answer, add a line")),
    )


def _forms() -> KeyGroup:
    translate = QCoreApplication.translate
    return _group(
        translate("Keys", "Fields"),
        ("Alt+Down", translate("Keys", "open the calendar of a day")),
        ("Up Down", translate("Keys", "move a time by 15 minutes")),
        ("PgUp PgDown", translate("Keys", "another month in a calendar")),
        ("Return", translate("Keys", "take, save")),
        ("Esc", translate("Keys", "leave without a change")),
    )


def _calendar() -> KeyGroup:
    translate = QCoreApplication.translate
    return _group(
        translate("Keys", "Settings"),
        ("Up Down Home End", translate("Keys", "another section, from the list")),
        ("Ctrl+S", translate("Keys", "save the section")),
        ("Return", translate("Keys", "change a row, save a form")),
        ("Delete", translate("Keys", "remove a row")),
        ("PgUp PgDown", translate("Keys", "another month of the working calendar")),
    )


def _elsewhere() -> KeyGroup:
    translate = QCoreApplication.translate
    return _group(
        translate("Keys", "Import and reports"),
        ("Ctrl+Return", translate("Keys", "next step; save to Excel")),
    )
