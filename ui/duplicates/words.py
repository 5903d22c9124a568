"""How pairs of rows read."""

from collections.abc import Mapping

from PySide6.QtCore import QCoreApplication

from crm.domain.changes import Kind
from crm.domain.duplicates import Likeness, Pair, Reason
from crm.domain.merging import FieldPair, MergeRow
from ui.accounts.changes import field_name, value_words


def kind_words(kind: Kind) -> str:
    """Return the name of what is compared."""
    translate = QCoreApplication.translate
    return {
        Kind.ACCOUNT: translate("Duplicates", "Accounts"),
        Kind.CUSTOMER: translate("Duplicates", "Legal entities"),
        Kind.CONTACT: translate("Duplicates", "Contacts"),
    }[kind]


def reason_words(pair: Pair) -> str:
    """Return why two rows may be one."""
    translate = QCoreApplication.translate
    names = {
        Reason.NUMBER: translate("Duplicates", "same number"),
        Reason.USCC: translate("Duplicates", "same credit code"),
        Reason.NAME: translate("Duplicates", "near names"),
        Reason.PHONE: translate("Duplicates", "same telephone"),
        Reason.ADDRESS: translate("Duplicates", "same address"),
    }
    return ", ".join(names[reason] for reason in pair.reasons)


def row_words(row: Likeness) -> str:
    """Return a row's name with the number or owner that a person knows it by."""
    known = row.label or row.owner
    return f"{row.name} ({known})" if known else row.name


def held_words(kind: Kind) -> str:
    """Return the name of what hangs on a row."""
    translate = QCoreApplication.translate
    names = {
        Kind.ACCOUNT: translate("Duplicates", "accounts"),
        Kind.CONTACT: translate("Duplicates", "contacts"),
        Kind.CONTACT_PHONE: translate("Duplicates", "telephone numbers"),
        Kind.VISIT: translate("Duplicates", "visits"),
        Kind.TASK: translate("Duplicates", "tasks"),
        Kind.SUPPLY_POINT: translate("Duplicates", "feeder links"),
        Kind.MONTHLY_USAGE: translate("Duplicates", "months of energy"),
        Kind.INTERACTION: translate("Duplicates", "notes and calls"),
        Kind.ATTACHMENT: translate("Duplicates", "files"),
        Kind.ISSUE: translate("Duplicates", "issues"),
    }
    return names.get(kind, translate("Duplicates", "others"))


def merge_row_words(row: MergeRow) -> str:
    """Return a row's name with its number, where it has one."""
    return f"{row.name} · {row.number}" if row.number else row.name


def field_words(kind: Kind, pair: FieldPair) -> tuple[str, str, str]:
    """Return the name of a field, and what both rows have in it."""
    left = pair.left_name or value_words(pair.key, pair.left)
    right = pair.right_name or value_words(pair.key, pair.right)
    return field_name(kind.value, pair.key), left, right


def counted_words(counts: Mapping[Kind, int]) -> str:
    """Return how much of what hangs on a row."""
    sums: dict[str, int] = {}
    for kind, count in counts.items():
        sums[held_words(kind)] = sums.get(held_words(kind), 0) + count
    said = ", ".join(f"{words} {count}" for words, count in sums.items() if count)
    return said or QCoreApplication.translate("Duplicates", "nothing")
