"""The sections of the settings as data: adding a section is adding a line. The palette offers each of them."""

from collections.abc import Callable
from dataclasses import dataclass
from importlib import import_module

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget

from crm.domain.codes import Role
from crm.domain.people import KEEPERS
from ui.context import Context

EVERYBODY = frozenset(Role)


@dataclass(frozen=True)
class Section:
    """A section: its icon, its class by name, whose it is, and under which heading of the list it stands."""

    id: str
    icon: str
    target: str
    group: str
    roles: frozenset[Role] = EVERYBODY

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
    Section("cycles", "arrows-clockwise", "ui.options.cycles:CycleOptions", "bureau", KEEPERS),
    Section("notices", "bell-ringing", "ui.options.notices:NoticeOptions", "bureau", KEEPERS),
    Section("rules", "sliders-horizontal", "ui.options.all_rules:AllRulesOptions", "bureau", KEEPERS),
    Section("calendar", "calendar-blank", "ui.options.calendar:CalendarOptions", "bureau", KEEPERS),
    Section("people", "users-three", "ui.options.people:PeopleOptions", "bureau", KEEPERS),
    Section("surveys", "clipboard-text", "ui.options.surveys:SurveyOptions", "bureau", KEEPERS),
    Section("map", "map-trifold", "ui.options.map:MapOptions", "bureau", frozenset({Role.ADMIN})),
    Section("privacy", "shield-check", "ui.options.privacy:PrivacyOptions", "program"),
    Section("database", "database", "ui.options.database:DatabaseOptions", "program"),
    Section("about", "info", "ui.options.about:AboutOptions", "program"),
)


def sections_for(role: Role) -> tuple[Section, ...]:
    """Return the sections that somebody of this role may see."""
    return tuple(section for section in SECTIONS if role in section.roles)
