"""Whole days and calendar files over the planner, for pictures."""

from datetime import timedelta
from typing import Any

from crm.domain.appointments import AppointmentDraft, AppointmentKind, whole_days
from crm.domain.calendar_files import CalendarReport, EventFault, EventLine, EventVerdict
from crm.usecases.appointments import add_appointment
from ui.picture_scene import Scene, take_back
from ui.planner.calendar_import_dialog import CalendarImportDialog

PLANNER = "planner"


def calendar_scenes() -> tuple[Scene, ...]:
    """Return the scenes of whole days and of calendar files."""
    return (
        Scene("planner-whole-days", PLANNER, _add_days, {"view": "week"}, leave=take_back),
        Scene("planner-whole-day", PLANNER, _add_days, {"view": "week"}, after=_open_one, leave=take_back),
        Scene("planner-calendar-in", PLANNER, _bring_in, {"view": "week"}),
        Scene("planner-calendar-out", PLANNER, lambda _, page: page.files.offer(), {"view": "week"}),
    )


def _add_days(window: Any, _page: Any) -> None:
    person, today = window.context.scope.person_id, window.context.clock.today()
    start, end = whole_days(today, today + timedelta(days=1))
    draft = AppointmentDraft(person, "配电自动化培训", start, end, AppointmentKind.TRAINING, True, "A 301")
    day = whole_days(today + timedelta(days=1), today + timedelta(days=1))
    other = AppointmentDraft(person, "月度材料截止", *day, AppointmentKind.OTHER, True, is_free=True)

    def command(work: Any) -> None:
        for each in (draft, other):
            add_appointment(work, each)

    window.context.runner.do(window, command, undo_text="picture")


def _open_one(_window: Any, page: Any) -> None:
    found = next((each for each in page.board.week.appointments if each.is_all_day), None)
    if found is not None:
        page.appointments.edit(found)


def _bring_in(window: Any, page: Any) -> None:
    clock = window.context.clock
    now = clock.now().replace(second=0, microsecond=0)
    lines = [EventLine(EventVerdict.NEW, "周例会", now + timedelta(weeks=number)) for number in range(4)]
    lines += [
        EventLine(EventVerdict.CHANGED, "安全学习", now + timedelta(days=2)),
        EventLine(EventVerdict.REMOVED, "取消的会议", now + timedelta(days=3)),
        EventLine(EventVerdict.MOVED, "走访演示客户", now, other=now + timedelta(hours=2)),
        *[EventLine(EventVerdict.SAME, "值班", now)] * 12,
    ]
    faults = [EventFault("calendar.no_start", {"title": "会议纪要"}), EventFault("calendar.endless", {"title": "?"})]
    dialog = CalendarImportDialog("同事日历.ics", window.context.scope.name, clock, page)
    dialog.show_report(CalendarReport("同事日历.ics", lines, faults))
    dialog.open()
