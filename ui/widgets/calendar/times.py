"""When a block is, in words."""

from datetime import time

from PySide6.QtCore import QCoreApplication

from ui.texts.dates import clock_time, near_day, short_day, time_span
from ui.widgets.calendar.block import CalendarBlock, OutageStrip


def block_times(block: CalendarBlock) -> str:
    """`09:00–10:00`, `All day`, `26 Nov – 28 Nov`, or with the hours of one that begins or ends within a day."""
    if not block.is_whole:
        return time_span(block.start, block.end)
    first, last = block.days[0], block.days[-1]
    is_all_day = block.start.time() == block.end.time() == time()
    if first == last and is_all_day:
        return QCoreApplication.translate("Calendar", "All day")
    if is_all_day:
        return f"{short_day(first)} – {short_day(last)}"
    return f"{short_day(first)} {clock_time(block.start)} – {short_day(block.end.date())} {clock_time(block.end)}"


def strip_words(strip: OutageStrip) -> str:
    """`No power: 岚湖站 F07, Thu 19 Nov 08:00–12:00`, as a cell of many days says it."""
    first, last = strip.start, strip.end
    when = f"{near_day(first.date())} {time_span(first, last)}"
    if first.date() != last.date():
        when = f"{near_day(first.date())} {clock_time(first)} – {near_day(last.date())} {clock_time(last)}"
    return QCoreApplication.translate("Calendar", "No power: {feeder}, {when}").format(feeder=strip.title, when=when)


def block_words(block: CalendarBlock) -> str:
    """`Thu 17 Dec 09:00–10:00` with the name, and whether it waits for approval, as a month reads it aloud."""
    said = f"{near_day(block.day)} {block_times(block)} {block.title}"
    if not block.is_waiting:
        return said
    return QCoreApplication.translate("Calendar", "{visit}, waits for approval").format(visit=said)
