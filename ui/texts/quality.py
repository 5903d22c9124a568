"""What an account's data lack, in words."""

from PySide6.QtCore import QCoreApplication


def missing_word(code: str) -> str:
    """Return a part of the data-quality score in a word or two (domain.md 1.7)."""
    translate = QCoreApplication.translate
    names = {
        "main_contact": translate("Accounts", "main contact"),
        "verified": translate("Accounts", "contact check"),
        "feeder": translate("Accounts", "feeder check"),
        "second_contact": translate("Accounts", "second contact"),
        "industry": translate("Accounts", "sector"),
        "address": translate("Accounts", "place"),
        "importance": translate("Accounts", "own supply"),
    }
    return names[code]
