"""The sections of a record with what each holds, whether it is filled, and whether something in it is wrong."""

from collections.abc import Collection

from msgspec import Struct
from PySide6.QtWidgets import QWidget

from crm.domain.visits import FieldProblem, RecordDraft, problems_of
from crm.usecases.surveys.filling import FIELD
from ui.visits.section_list import SectionList

SECTION_OF = {
    "held_on": "visit",
    "arrived_at": "visit",
    "participants": "visit",
    "left_at": "visit",
    "topics": "talk",
    "content": "talk",
    "satisfaction": "rating",
    "signature": "files",
}
ORDER = ("visit", "talk", "survey", "issues", "demand", "files", "rating", "follow_ups")
LONG = ("survey", "demand", "files")
"""What the short form does not show."""


class Beside(Struct, frozen=True):
    """What belongs to a record beside its fields: answered and asked questions, photos, whether it is signed."""

    answered: int = 0
    asked: int = 0
    photos: int = 0
    is_signed: bool = False


def section_of(field: str) -> str:
    """Return the section in which a field stands."""
    return "survey" if field.startswith(FIELD) else SECTION_OF.get(field, "visit")


def in_order(problems: Collection[FieldProblem]) -> tuple[FieldProblem, ...]:
    """Return problems as they stand on the page, from the top down."""
    return tuple(sorted(problems, key=lambda each: ORDER.index(section_of(each.field))))


class RecordSections(SectionList):
    """The list at the left of a record."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        names = {
            "visit": self.tr("Visit"),
            "talk": self.tr("Topics and notes"),
            "survey": self.tr("Survey"),
            "issues": self.tr("Issues and hazards"),
            "demand": self.tr("Demand"),
            "files": self.tr("Photos and signature"),
            "rating": self.tr("Rating"),
            "follow_ups": self.tr("Follow-ups"),
        }
        for key in ORDER:
            self.add_section(key, names[key])

    def set_short(self, short: bool) -> None:
        """Show the sections of the short form, or all."""
        for key in LONG:
            self.button(key).setVisible(not short)

    def show_record(self, draft: RecordDraft, beside: Beside, problems: Collection[FieldProblem] = ()) -> None:
        """Show what a record holds, and where something in it is wrong."""
        marked = {section_of(problem.field) for problem in problems}
        filled = self._filled(draft, beside)
        for key, detail in self._details(draft, beside).items():
            self.set_state(key, filled[key], detail, key in marked)

    def _filled(self, draft: RecordDraft, beside: Beside) -> dict[str, bool]:
        missing = {section_of(problem.field) for problem in problems_of(draft)}
        return {
            "visit": "visit" not in missing,
            "talk": "talk" not in missing,
            "survey": bool(draft.surveys) and beside.answered == beside.asked,
            "issues": bool(draft.issues or draft.hazards),
            "demand": draft.demand_kva is not None,
            "files": beside.is_signed or beside.photos > 0,
            "rating": "rating" not in missing,
            "follow_ups": bool(draft.follow_ups),
        }

    def _details(self, draft: RecordDraft, beside: Beside) -> dict[str, str]:
        issues, hazards = len(draft.issues), len(draft.hazards)
        share = self.tr("{answered} of {asked} answered").format(answered=beside.answered, asked=beside.asked)
        photos = self.tr("%n photo(s)", "", beside.photos)
        return {
            "visit": self.tr("Time, people, channel"),
            "talk": self.tr("%n topic(s)", "", len(draft.topics)),
            "survey": share if draft.surveys else self.tr("No form"),
            "issues": self.tr("{issues}, {hazards}").format(
                issues=self.tr("%n issue(s)", "", issues), hazards=self.tr("%n hazard(s)", "", hazards)
            ),
            "demand": self.tr("{kva} kVA").format(kva=f"{draft.demand_kva:,.0f}")
            if draft.demand_kva
            else self.tr("None"),
            "files": self.tr("{photos}, signed").format(photos=photos) if beside.is_signed else photos,
            "rating": str(draft.satisfaction) if draft.satisfaction is not None else self.tr("Not given yet"),
            "follow_ups": self.tr("%n task(s)", "", len(draft.follow_ups)),
        }
