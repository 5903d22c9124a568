"""The steps of an issue as buttons and menu lines: what may be done with it now, the step that brings it on first."""

from collections.abc import Callable
from datetime import datetime

from msgspec import Struct
from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget

from crm.domain.codes import Role
from crm.domain.issues import IssueRow, Step, steps_of
from ui.issues.steps import IssueSteps

MAIN = (Step.CONFIRM, Step.ANSWER, Step.ACCEPT, Step.DECIDE_EXTENSION)
"""The step that stands first is the one that brings the issue on."""


class StepOffer(Struct, frozen=True):
    """A step in words; `run(anchor)` takes it, or opens its form beside the anchor."""

    step: Step
    words: str
    run: Callable[[QWidget], object]


def offers(steps: IssueSteps, row: IssueRow, role: Role, now: datetime) -> list[StepOffer]:
    """Return the steps that whoever acts may take."""
    allowed = steps_of(row, role, now)
    return [each for each in _all(steps, row) if each.step in allowed]


def offer_of(steps: IssueSteps, row: IssueRow, step: Step) -> StepOffer:
    """Return a step, whether it may be taken or not."""
    return next(each for each in _all(steps, row) if each.step is step)


def _all(steps: IssueSteps, row: IssueRow) -> list[StepOffer]:
    translate, made = QCoreApplication.translate, steps.commands
    return [
        StepOffer(Step.CONFIRM, translate("IssuePanel", "Ask the customer…"), lambda at: steps.confirm(row, at)),
        StepOffer(Step.ANSWER, translate("IssuePanel", "Answer…"), lambda at: steps.answer(row, at)),
        StepOffer(Step.ACCEPT, translate("IssuePanel", "Take on"), lambda _at: made.accept(row)),
        StepOffer(
            Step.DECIDE_EXTENSION,
            translate("IssuePanel", "Grant the extension"),
            lambda _at: made.decide_extension(row, True),
        ),
        StepOffer(
            Step.DECIDE_EXTENSION, translate("IssuePanel", "Refuse it"), lambda _at: made.decide_extension(row, False)
        ),
        StepOffer(Step.TRANSFER, translate("IssuePanel", "Transfer…"), lambda at: steps.transfer([row], at)),
        StepOffer(Step.SUSPEND, translate("IssuePanel", "Suspend…"), lambda at: steps.suspend(row, at)),
        StepOffer(Step.ASK_EXTENSION, translate("IssuePanel", "Ask for more time…"), lambda at: steps.extend(row, at)),
        StepOffer(Step.REOPEN, translate("IssuePanel", "Open again"), lambda _at: made.reopen(row)),
        StepOffer(Step.CANCEL, translate("IssuePanel", "Cancel it"), lambda _at: made.cancel(row)),
    ]
