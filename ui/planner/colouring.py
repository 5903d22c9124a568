"""By what the planner colours visits: the segment of the account, or how far the plan of each is."""

from enum import StrEnum

from PySide6.QtCore import QCoreApplication

from crm.domain.codes import PlanState
from crm.domain.visits import VisitRow
from ui.settings import Settings
from ui.widgets.badge import Tone

KEY = "planner/colour"
TONES = {PlanState.PROPOSED: Tone.WARN, PlanState.APPROVED: Tone.INFO, PlanState.APPOINTED: Tone.OK}


class Colouring(StrEnum):
    """What the colour of a block says; the shape before its name is the segment's in any case."""

    SEGMENT = "segment"
    STATE = "state"


def colouring(settings: Settings) -> Colouring:
    """Return what was chosen on this computer."""
    kept = settings.text(KEY)
    return Colouring(kept) if kept in list(Colouring) else Colouring.SEGMENT


def tone_of(row: VisitRow, by: Colouring) -> Tone | None:
    """Return the colour of a planned visit: amber waits for approval, blue for the customer, green is agreed.

    None is the colour of its segment.
    """
    if by is Colouring.SEGMENT:
        return None
    return Tone.OK if row.is_agreed else TONES.get(row.plan_state)


def name_of(by: Colouring) -> str:
    """Return its name, as the button has it."""
    translate = QCoreApplication.translate
    return {
        Colouring.SEGMENT: translate("Planner", "Colour: segment"),
        Colouring.STATE: translate("Planner", "Colour: state"),
    }[by]
