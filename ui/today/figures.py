"""The five figures over the day."""

from PySide6.QtCore import QCoreApplication

from crm.domain.clock import Clock
from crm.domain.today import TodayBoard
from ui.texts.counts import counts
from ui.texts.dates import clock_time
from ui.widgets.figures import Figure


def figures_of(board: TodayBoard, clock: Clock) -> list[Figure]:
    """Return visits, overdue accounts, tasks due, outages and coverage."""
    return [_visits(board, clock), _overdue(board), _tasks(board), _outages(board), _coverage(board)]


def _visits(board: TodayBoard, clock: Clock) -> Figure:
    translate = QCoreApplication.translate
    done = sum(1 for visit in board.visits if visit.is_done)
    coming = [visit for visit in board.visits if not visit.is_done and visit.start is not None]
    if coming and coming[0].start is not None:
        at = clock_time(clock.local(coming[0].start))
        phrase = translate("Today", "{done} done · next at {time}").format(done=done, time=at)
    else:
        phrase = translate("Today", "{done} done").format(done=done)
    return Figure("visits", translate("Today", "Visits today"), str(len(board.visits)), phrase)


def _overdue(board: TodayBoard) -> Figure:
    translate = QCoreApplication.translate
    longest = board.overdue[0].days if board.overdue else 0
    phrase = counts().longest(longest) if longest else translate("Today", "all in time")
    ink = "danger" if board.overdue_count else "text"
    return Figure("overdue", translate("Today", "Overdue for a visit"), str(board.overdue_count), phrase, ink)


def _tasks(board: TodayBoard) -> Figure:
    translate = QCoreApplication.translate
    late, due = board.tasks_late, board.tasks_today
    phrase = translate("Today", "{count} late").format(count=late) if late else translate("Today", "none late")
    return Figure("tasks", translate("Today", "Tasks due"), str(late + due), phrase)


def _outages(board: TodayBoard) -> Figure:
    translate = QCoreApplication.translate
    untold = sum(outage.reached - outage.told for outage in board.outages)
    if untold:
        phrase = counts().not_told(untold)
    else:
        phrase = translate("Today", "everybody told") if board.outages else translate("Today", "none in 48 hours")
    ink = "warn" if untold else "text"
    label = translate("Today", "Outages on my accounts")
    return Figure("outages", label, str(len(board.outages)), phrase, ink)


def _coverage(board: TodayBoard) -> Figure:
    translate = QCoreApplication.translate
    covered = board.coverage
    share = covered.share
    number = "—" if share is None else f"{share:.0%}"
    phrase = translate("Today", "{visited} of {due} · on pace is {pace}").format(
        visited=covered.visited, due=covered.due, pace=f"{covered.pace:.0%}"
    )
    label = translate("Today", "Covered this quarter")
    return Figure("coverage", label, number, phrase, share=share or 0.0, target=covered.pace)
