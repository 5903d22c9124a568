"""What kinds of lists are called in the window."""

from PySide6.QtCore import QCoreApplication

from crm.domain.imports import ImportKind


def kind_name(kind: ImportKind) -> str:
    """Return a kind as a choice and in the history."""
    return kind_names()[kind]


def kind_names() -> dict[ImportKind, str]:
    """Return every kind with its name, in the order in which they are offered."""
    translate = QCoreApplication.translate
    return {
        ImportKind.ACCOUNTS: translate("ImportKinds", "Accounts"),
        ImportKind.CONTACTS: translate("ImportKinds", "Contacts"),
        ImportKind.SUPPLY_POINTS: translate("ImportKinds", "Supply points"),
        ImportKind.VISITS: translate("ImportKinds", "Visits that were held"),
        ImportKind.INTERACTIONS: translate("ImportKinds", "Calls, messages and notes"),
        ImportKind.TASKS: translate("ImportKinds", "Tasks"),
        ImportKind.ISSUES: translate("ImportKinds", "Issues"),
        ImportKind.ORDERS: translate("ImportKinds", "Hotline orders"),
        ImportKind.READINGS: translate("ImportKinds", "Monthly readings"),
        ImportKind.OUTAGES: translate("ImportKinds", "Outages"),
        ImportKind.LOSSES: translate("ImportKinds", "Supply and sales of feeders"),
        ImportKind.LEADS: translate("ImportKinds", "Coming demand"),
        ImportKind.POINTS: translate("ImportKinds", "Monthly readings of metering points"),
        ImportKind.CURVES: translate("ImportKinds", "Daily readings and load curves"),
    }
