"""How the review of records is told: what looks odd and why, and the steps of a review."""

from collections.abc import Iterable
from datetime import date
from typing import Protocol

from PySide6.QtCore import QCoreApplication, QObject

from crm.domain.honesty import Oddity
from crm.domain.reviewing import RecordChange, RecordEvent, RecordStep
from ui.texts.dates import dated


def oddity_name(code: str) -> str:
    """Return what kind of oddity it is."""
    translate = QCoreApplication.translate
    names = {
        Oddity.LATE: translate("Reviewing", "Late entry"),
        Oddity.OVERLAP: translate("Reviewing", "Two at once"),
        Oddity.TRAVEL: translate("Reviewing", "Impossible drive"),
        Oddity.COPIED: translate("Reviewing", "Copied note"),
    }
    return names[Oddity(code)]


def oddity_names(kinds: Iterable[Oddity]) -> str:
    """Return the names of several in one line."""
    return " · ".join(oddity_name(kind) for kind in kinds)


def oddity_icon(code: str) -> str:
    """Return the icon of a kind of oddity."""
    icons = {Oddity.LATE: "clock", Oddity.OVERLAP: "copy-simple", Oddity.TRAVEL: "car", Oddity.COPIED: "copy"}
    return icons[Oddity(code)]


class Odd(Protocol):
    """What a reason needs to know of an oddity."""

    @property
    def kind(self) -> Oddity: ...
    @property
    def amount(self) -> float: ...
    @property
    def limit(self) -> float: ...
    @property
    def other_account(self) -> str | None: ...
    @property
    def other_on(self) -> date | None: ...


class ReviewWords(QObject):
    """Each method is one sentence."""

    def reason(self, odd: Odd, today: date) -> str:
        """Return why a record looks odd."""
        name = odd.other_account or self.tr("another account")
        day = dated(odd.other_on, today) if odd.other_on is not None else ""
        count, limit = round(odd.amount), f"{odd.limit:g}"
        if odd.kind is Oddity.LATE:
            return self.tr("Submitted %n workday(s) after the visit; the limit is {limit}.", "", count).format(
                limit=limit
            )
        if odd.kind is Oddity.OVERLAP:
            return self.tr("%n minute(s) at the same time as the visit to {name}.", "", count).format(name=name)
        if odd.kind is Oddity.TRAVEL:
            text = self.tr("%n minute(s) too few for the drive from {name}, even at {limit} km/h.", "", count)
            return text.format(name=name, limit=limit)
        text = self.tr("The note is {percent}% like the one about {name} of {day}.")
        return text.format(percent=f"{odd.amount:.0f}", name=name, day=day)

    def step(self, event: RecordEvent) -> str:
        """Return what was done and by whom."""
        names = {
            RecordStep.SUBMIT: self.tr("{person} submitted it"),
            RecordStep.APPROVE: self.tr("{person} approved it"),
            RecordStep.RETURN: self.tr("{person} returned it"),
            RecordStep.CORRECT: self.tr("{person} corrected it"),
            RecordStep.WRITE: self.tr("{person} wrote it"),
        }
        return names[event.step].format(person=event.person)

    def records(self, count: int) -> str:
        """Return a number of records."""
        return self.tr("%n record(s)", "", count)

    def waiting(self, count: int) -> str:
        """Say how many records wait."""
        return self.tr("%n record(s) wait for your review", "", count)

    def odd(self, count: int) -> str:
        """Say how many of them look odd."""
        return self.tr("%n of them look odd", "", count) if count else ""


def change_words(change: RecordChange) -> str:
    """Return a corrected field with what it was and what it became."""

    def shown(value: object) -> str:
        if isinstance(value, tuple | list):
            return " · ".join(map(str, value)) or "—"
        return "—" if value in (None, "") else str(value)

    return f"{shown(change.old)} → {shown(change.new)}"
