"""The sections of the settings as data: adding a section is adding a line, here and in crm.domain.permits.

The palette offers each of them to whoever may see it.
"""

from collections.abc import Callable
from importlib import import_module

from msgspec import Struct
from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget

from crm.domain.permits import Rights
from ui.context import Context


class Section(Struct, frozen=True):
    """A section: its icon, its class by name, and under which heading of the list it stands."""

    id: str
    icon: str
    target: str
    group: str

    def words(self) -> str:
        """Return the name in the user's language."""
        return _names()[self.id]

    def make(self, context: Context) -> QWidget:
        """Import the section's module and build it."""
        module, _, name = self.target.partition(":")
        found: Callable[[Context], QWidget] = getattr(import_module(module), name)
        return found(context)


def _names() -> dict[str, str]:
    translate = QCoreApplication.translate
    return {
        "appearance": translate("Sections", "Appearance"),
        "language": translate("Sections", "Language"),
        "reminders": translate("Sections", "Reminders"),
        "cycles": translate("Sections", "Visit cycles"),
        "notices": translate("Sections", "Notices"),
        "rules": translate("Sections", "All rules"),
        "calendar": translate("Sections", "Working calendar"),
        "people": translate("Sections", "People and portfolios"),
        "surveys": translate("Sections", "Surveys"),
        "map": translate("Sections", "Map"),
        "privacy": translate("Sections", "Privacy"),
        "database": translate("Sections", "Database"),
        "about": translate("Sections", "About"),
    }


def group_words(group: str) -> str:
    """Return the heading of a group in the user's language."""
    translate = QCoreApplication.translate
    return {
        "computer": translate("Sections", "This computer"),
        "bureau": translate("Sections", "The bureau"),
        "program": translate("Sections", "Program"),
    }[group]


SECTIONS = (
    Section("appearance", "palette", "ui.options.appearance:AppearanceOptions", "computer"),
    Section("language", "translate", "ui.options.language:LanguageOptions", "computer"),
    Section("reminders", "alarm", "ui.options.reminders:ReminderOptions", "computer"),
    Section("cycles", "arrows-clockwise", "ui.options.cycles:CycleOptions", "bureau"),
    Section("notices", "bell-ringing", "ui.options.notices:NoticeOptions", "bureau"),
    Section("rules", "sliders-horizontal", "ui.options.all_rules:AllRulesOptions", "bureau"),
    Section("calendar", "calendar-blank", "ui.options.calendar:CalendarOptions", "bureau"),
    Section("people", "users-three", "ui.options.people:PeopleOptions", "bureau"),
    Section("surveys", "clipboard-text", "ui.options.surveys:SurveyOptions", "bureau"),
    Section("map", "map-trifold", "ui.options.map:MapOptions", "bureau"),
    Section("privacy", "shield-check", "ui.options.privacy:PrivacyOptions", "program"),
    Section("database", "database", "ui.options.database:DatabaseOptions", "program"),
    Section("about", "info", "ui.options.about:AboutOptions", "program"),
)


def sections_for(rights: Rights) -> tuple[Section, ...]:
    """Return the sections that somebody with these rights may see."""
    return tuple(section for section in SECTIONS if rights.may(f"section.{section.id}"))
