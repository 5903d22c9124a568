"""A month on its way to approval, for pictures: as a manager plans it, as a supervisor reviews it."""

from datetime import date, timedelta
from typing import Any

from crm.domain.clock import at_local
from crm.domain.codes import Role
from crm.domain.plan_months import MonthState
from crm.usecases.demo.plans import REMARK
from crm.usecases.plan_months import plan_month, return_month, submit_month
from crm.usecases.planner import due_list, week
from crm.usecases.visits import cancel_visit, move_visit, plan_visit
from ui.picture_scene import Scene, take_back, turn_until

PLANNER = "planner"
COUNT = 9


def approval_scenes() -> tuple[Scene, ...]:
    """Return the scenes of the approval, each over a next month that is planned for the picture."""
    return (
        Scene("planner-draft", PLANNER, _plan, after=_look, leave=_end),
        Scene("planner-waiting", PLANNER, _plan, after=_look_at_week, leave=_end),
        Scene("planner-returned", PLANNER, _plan_and_return, after=_look, leave=_end),
        Scene("planner-submitted", PLANNER, _plan_and_submit, after=_look_as_supervisor, leave=_end),
        Scene("planner-remark", PLANNER, _plan_and_submit, after=_ask_remark, leave=_end),
        Scene("planner-changes", PLANNER, _plan_and_submit, after=_show_changes, leave=_end),
        Scene("planner-review", PLANNER, _plan_and_submit, after=_review, leave=_end),
        Scene("planner-more", PLANNER, lambda _, page: page.tools.more.click(), {"view": "month"}),
    )


def _month(window: Any) -> date:
    today: date = window.context.clock.today()
    return (today.replace(day=1) + timedelta(days=32)).replace(day=1)


def _plan(window: Any, _page: Any) -> None:
    person, first = window.context.scope.person_id, _month(window)

    def command(work: Any) -> None:
        for number, due in enumerate(due_list(work, person)[:COUNT]):
            start = at_local(first + timedelta(days=number // 3), 9 + 2 * (number % 3))
            plan_visit(work, due.account_id, person, start, start + timedelta(hours=1))

    _do(window, command)


def _plan_and_submit(window: Any, page: Any) -> None:
    """Submit the month, then move a visit and take one off."""
    _plan(window, page)
    person, first = window.context.scope.person_id, _month(window)

    def command(work: Any) -> None:
        submit_month(work, plan_month(work, person, first))
        one, two = week(work, person, first, 3).visits[-2:]
        start = at_local(first + timedelta(days=9), 14)
        move_visit(work, one.id, one.version, start, start + timedelta(hours=1))
        cancel_visit(work, two.id, two.version)

    _do(window, command)


def _plan_and_return(window: Any, page: Any) -> None:
    _plan_and_submit(window, page)
    person, name, first = window.context.scope.person_id, window.context.scope.name, _month(window)
    window.context.scope.choose(None, "", Role.SUPERVISOR)
    _do(window, lambda work: return_month(work, plan_month(work, person, first), REMARK))
    window.context.scope.choose(person, name, Role.MANAGER)


def _do(window: Any, command: Any) -> None:
    done: list[object] = []
    window.context.runner.do(window, command, done.append, done.append, undo_text="plan")
    turn_until(lambda: bool(done))


def _look(window: Any, page: Any) -> None:
    window.navigate(PLANNER, view="month", day=_month(window))
    turn_until(lambda: page.approvals.month is not None and page.approvals.month.visits > 0)


def _look_at_week(window: Any, page: Any) -> None:
    window.navigate(PLANNER, view="week", day=_month(window))
    turn_until(lambda: page.approvals.month is not None and page.approvals.month.visits > 0)


def _look_as_supervisor(window: Any, page: Any) -> None:
    scope = window.context.scope
    person, name = scope.person_id, scope.name
    scope.choose(None, "", Role.SUPERVISOR)
    scope.look_at(person, name)
    _look(window, page)
    turn_until(lambda: page.approvals.month is not None and page.approvals.month.may_review)


def _ask_remark(window: Any, page: Any) -> None:
    _look_as_supervisor(window, page)
    found = page.approvals.month
    if found is not None and found.state is MonthState.SUBMITTED:
        page.approvals.ask_remark(found, page.approvals.bar.send_back).words.set_text(REMARK)


def _show_changes(window: Any, page: Any) -> None:
    _look_as_supervisor(window, page)
    if page.approvals.month is not None:
        page.approvals.show_changes(page.approvals.month)


def _review(window: Any, page: Any) -> None:
    window.context.scope.choose(None, "", Role.SUPERVISOR)
    page.approvals.review()
    turn_until(lambda: page.approvals.dialog is not None)


def _end(window: Any, page: Any) -> None:
    """Take back what was planned, and look at today again."""
    take_back(window, page)
    window.navigate(PLANNER, view="week", day=window.context.clock.today())
