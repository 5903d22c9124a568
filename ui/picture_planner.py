"""What stands over the planner for a picture: its views, the route, a proposal and what is asked about it."""

from datetime import date, timedelta
from typing import Any

from crm.domain.codes import Role
from ui.picture_approval import approval_scenes
from ui.picture_calendars import calendar_scenes
from ui.picture_scene import Scene, close_side, middle, turn_until
from ui.planner.reason_popup import ReasonPopup
from ui.planner.why_dialog import WhyDialog

PLANNER = "planner"
ITERATIONS = 300
REPETITION = "every 4 weeks until 31 Mar"


def planner_scenes() -> tuple[Scene, ...]:
    """Return the scenes of the planner."""
    return (
        Scene("planner-route", PLANNER, _with_route, {"view": "week"}, leave=close_side),
        Scene("planner-day", PLANNER, _nothing, {"view": "day"}),
        Scene("planner-month", PLANNER, _nothing, {"view": "month"}),
        Scene("planner-team", PLANNER, _nothing, {"view": "week"}, role=Role.SUPERVISOR),
        Scene("planner-periods", PLANNER, lambda _, page: page.propose.click(), {"view": "week"}),
        Scene("planner-proposal", PLANNER, _propose, {"view": "week"}, leave=_discard),
        Scene("planner-why", PLANNER, _propose, {"view": "week"}, after=_explain, leave=_discard),
        Scene("planner-times", PLANNER, _offer_times, {"view": "week"}),
        Scene("planner-reason", PLANNER, _ask_reason, {"view": "week"}),
        Scene("planner-repeat", PLANNER, _repeat, {"view": "week"}, after=_type_repetition),
        Scene("planner-reach", PLANNER, _take_off_series, {"view": "week"}),
        Scene("planner-appointment", PLANNER, _appointment, {"view": "week"}),
        *approval_scenes(),
        *calendar_scenes(),
    )


def _nothing(_window: Any, _page: Any) -> None:
    return None


def _with_route(_window: Any, page: Any) -> None:
    page.side.open()


def _propose(window: Any, page: Any) -> None:
    today: date = window.context.clock.today()
    proposals = page.proposals
    proposals.run.iterations = ITERATIONS
    proposals.propose(today, today + timedelta(days=6 - today.weekday()))
    turn_until(lambda: proposals.layer.answer is not None)
    proposals.run.end()
    turn_until(lambda: proposals.layer.answer is not None and proposals.layer.answer.is_final)


def _explain(_window: Any, page: Any) -> None:
    if page.proposals.layer.answer is not None:
        WhyDialog(page.proposals.layer.answer, page).show()


def _discard(_window: Any, page: Any) -> None:
    page.proposals.discard()


def _offer_times(_window: Any, page: Any) -> None:
    page.due.list.walk(1)
    due = page.due.current()
    if due is not None:
        page.acts.offer_times(due.account_id, middle(page))


def _ask_reason(_window: Any, page: Any) -> None:
    page.due.list.walk(1)
    due = page.due.current()
    ReasonPopup(due.name if due is not None else "", page).ask(middle(page))


def _appointment(window: Any, page: Any) -> None:
    start = window.context.clock.now().replace(minute=0, second=0, microsecond=0) + timedelta(hours=4)
    page.appointments.add(start, start + timedelta(hours=1))


def _coming(page: Any) -> Any:
    """Return the first visit in view that is still to come."""
    return next((row for row in page.board.week.visits if not row.is_done), None)


def _repeat(_window: Any, page: Any) -> None:
    row = _coming(page)
    if row is not None:
        page.acts.commands.series.repeat(row)


def _type_repetition(_window: Any, page: Any) -> None:
    if page.acts.commands.series.dialog is not None:
        page.acts.commands.series.dialog.typed.setText(REPETITION)


def _take_off_series(_window: Any, page: Any) -> None:
    row = _coming(page)
    if row is not None:
        page.acts.commands.series.remove(row)
