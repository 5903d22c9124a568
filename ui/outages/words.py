"""What the outage desk calls things."""

from datetime import datetime, timedelta

from PySide6.QtCore import QCoreApplication

from crm.domain.clock import Clock
from crm.domain.codes import OutageType
from crm.domain.outage_desk import AffectedRow, BoardGroup, BoardRow
from crm.domain.outages import Effect, EstimateSource, NoticeChannel, NoticeResult, Stage, Told
from ui.texts.dates import clock_time, duration, near_day
from ui.texts.names import outage_name

HOUR = 60
DAY = 24 * HOUR
WAITING = frozenset({OutageType.PLANNED, OutageType.TEMPORARY, OutageType.TRANSFER, OutageType.ARREARS})


def group_name(group: BoardGroup) -> str:
    """Return the heading of a group of the board."""
    translate = QCoreApplication.translate
    return {
        BoardGroup.OFF_NOW: translate("OutageWords", "Off now"),
        BoardGroup.PLANNED: translate("OutageWords", "Planned"),
        BoardGroup.DRAFT: translate("OutageWords", "Drafts"),
        BoardGroup.RESTORED: translate("OutageWords", "Restored, last 7 days"),
        BoardGroup.CANCELLED: translate("OutageWords", "Cancelled"),
    }[group]


def channel_name(channel: str) -> str:
    """Return a way of telling a customer."""
    translate = QCoreApplication.translate
    return {
        NoticeChannel.PHONE: translate("OutageWords", "Phone"),
        NoticeChannel.SMS: translate("OutageWords", "SMS"),
        NoticeChannel.WECHAT: translate("OutageWords", "WeChat"),
        NoticeChannel.EMAIL: translate("OutageWords", "Email"),
        NoticeChannel.LETTER: translate("OutageWords", "Letter"),
        NoticeChannel.ON_SITE: translate("OutageWords", "On site"),
        NoticeChannel.PUBLIC: translate("OutageWords", "Public notice"),
    }.get(NoticeChannel(channel) if channel in tuple(NoticeChannel) else NoticeChannel.PUBLIC, channel)


def result_name(result: NoticeResult) -> str:
    """Return how an attempt ended."""
    translate = QCoreApplication.translate
    return {
        NoticeResult.DELIVERED: translate("OutageWords", "delivered"),
        NoticeResult.NO_ANSWER: translate("OutageWords", "no answer"),
        NoticeResult.WRONG_NUMBER: translate("OutageWords", "wrong number"),
        NoticeResult.REFUSED: translate("OutageWords", "refused"),
        NoticeResult.QUEUED: translate("OutageWords", "queued"),
    }[result]


def stage_name(stage: Stage) -> str:
    """Return why somebody is told."""
    translate = QCoreApplication.translate
    return {
        Stage.FIRST: translate("OutageWords", "First notice"),
        Stage.REMINDER: translate("OutageWords", "Reminder"),
        Stage.LAST: translate("OutageWords", "Last notice"),
        Stage.FAULT: translate("OutageWords", "Fault"),
        Stage.REVISED: translate("OutageWords", "Time revised"),
        Stage.RESTORED: translate("OutageWords", "Supply is back"),
        Stage.CANCELLED: translate("OutageWords", "Called off"),
    }[stage]


def source_name(source: EstimateSource) -> str:
    """Return who said a time of restoration."""
    translate = QCoreApplication.translate
    return {
        EstimateSource.DISPATCH: translate("OutageWords", "Dispatch"),
        EstimateSource.CREW: translate("OutageWords", "Crew"),
        EstimateSource.MODEL: translate("OutageWords", "Past faults"),
        EstimateSource.MANAGER: translate("OutageWords", "Manager"),
    }[source]


def effect_words(row: AffectedRow) -> str:
    """Return what the outage means for an account, in words."""
    translate = QCoreApplication.translate
    if row.restored_at is not None:
        return translate("OutageWords", "supply is back")
    if row.effect is Effect.SWITCHED:
        if row.switched_to:
            return translate("OutageWords", "fed by {feeder}").format(feeder=row.switched_to)
        return translate("OutageWords", "fed by its standby")
    own = row.own_generation_kw
    source = translate("OutageWords", "own source {kw} kW").format(kw=f"{own:,.0f}") if own else ""
    said = {
        Effect.OFF: source or translate("OutageWords", "without supply"),
        Effect.ON_SECURITY: translate("OutageWords", "only its security load is fed"),
        Effect.BACKUP_LOST: translate("OutageWords", "its backup is lost"),
        Effect.NONE: translate("OutageWords", "not touched"),
    }
    return said[row.effect]


def comma() -> str:
    """Return what stands between parts of a sentence."""
    return QCoreApplication.translate("OutageWords", ", ")


def load(kw: float) -> str:
    """Return a load in the unit that suits it."""
    return f"{kw / 1000:,.1f} MW" if kw >= 100 else f"{kw:,.0f} kW"


def until(moment: datetime, now: datetime) -> str:
    """Return how far ahead a moment lies: minutes, hours up to two days, then days."""
    minutes = round((moment - now) / timedelta(minutes=1))
    if minutes < 2 * DAY:
        return duration(max(minutes, 0)) if minutes < 10 * HOUR else _hours(minutes)
    return QCoreApplication.translate("OutageWords", "{count} d").format(count=minutes // DAY)


def _hours(minutes: int) -> str:
    return QCoreApplication.translate("OutageWords", "{count} h").format(count=minutes // HOUR)


def moment_words(moment: datetime, clock: Clock) -> str:
    """Return an hour of today, or a day with its hour."""
    local = clock.local(moment)
    if local.date() == clock.today():
        return clock_time(local)
    return f"{near_day(local.date(), clock.today())} {clock_time(local)}"


def second_line(row: BoardRow, clock: Clock) -> str:
    """Return what stands under a name on the board."""
    translate = QCoreApplication.translate
    if row.group is BoardGroup.OFF_NOW:
        crew = translate("OutageWords", "crew on site") if row.crew_on_site_at is not None else ""
        lost = load(row.lost_kw) if row.lost_kw else ""
        return " · ".join(filter(None, (outage_name(row.type), lost, crew)))
    if row.starts_at is None:
        return outage_name(row.type)
    begin = clock.local(row.starts_at)
    day = near_day(begin.date(), clock.today())
    if row.group is BoardGroup.PLANNED and row.ends_at is not None:
        end = clock.local(row.ends_at)
        last = clock_time(end) if end.date() == begin.date() else moment_words(row.ends_at, clock)
        return comma().join((day, f"{clock_time(begin)}–{last}"))
    return " · ".join(filter(None, (row.cause, f"{day} {clock_time(begin)}")))


def right_words(row: BoardRow, now: datetime, clock: Clock) -> str:
    """Return what stands at the right of a name: back when, in how long, or how long it took."""
    translate = QCoreApplication.translate
    if row.group is BoardGroup.OFF_NOW:
        if row.ends_at is None:
            return translate("OutageWords", "no time yet")
        return translate("OutageWords", "back {time}").format(time=moment_words(row.ends_at, clock))
    if row.group is BoardGroup.PLANNED and row.starts_at is not None:
        if row.starts_at <= now:
            return translate("OutageWords", "is due to begin")
        return translate("OutageWords", "in {time}").format(time=until(row.starts_at, now))
    if row.group is BoardGroup.RESTORED and row.starts_at is not None and row.ends_at is not None:
        return duration(round((row.ends_at - row.starts_at) / timedelta(minutes=1)))
    return ""


def told_words(row: BoardRow, now: datetime, clock: Clock) -> tuple[str, str]:
    """Return how many know the times that hold, and the token of its colour."""
    translate = QCoreApplication.translate
    if not row.reached:
        return translate("OutageWords", "nobody to be told"), "text3"
    if row.told >= row.reached:
        return translate("OutageWords", "all told"), "ok"
    if row.group is BoardGroup.PLANNED and not row.told and row.next_due is not None and row.next_due > now:
        return translate("OutageWords", "notice due in {time}").format(time=until(row.next_due, now)), "text2"
    words = translate("OutageWords", "{told} of {count} told").format(told=row.told, count=row.reached)
    if row.group is BoardGroup.DRAFT:
        return words, "text3"
    return words, "danger" if row.missed and row.group is BoardGroup.OFF_NOW else "warn"


def known_words(row: AffectedRow, clock: Clock) -> tuple[str, str, str, str]:
    """Return (icon, colour, words, second line) of what an account knows."""
    translate = QCoreApplication.translate
    if not row.needs_notice:
        text = translate("OutageWords", "no notice needed")
        return "arrows-left-right", "text3", effect_words(row), text
    known, tried = row.known, row.attempts
    failed = [each for each in tried if each.result not in (NoticeResult.DELIVERED, NoticeResult.QUEUED)]
    if known.last is None:
        if known.state is Told.QUEUED:
            return "clock", "warn", translate("OutageWords", "Waits to be sent"), ""
        times = comma().join(moment_words(each.sent_at, clock) for each in reversed(failed[:2]))
        why = f"{result_name(failed[0].result)} {times}" if failed else ""
        return "x-circle", "danger", translate("OutageWords", "Not told"), why
    time = known.last.told.back or known.last.told.start
    at = moment_words(known.last.delivered_at or known.last.sent_at, clock)
    told = translate("OutageWords", "Told {time} at {at}").format(
        time=moment_words(time, clock) if time else "—", at=at
    )
    heard = next((each for each in tried if each.result is NoticeResult.DELIVERED), None)
    by = "" if heard is None else comma().join(filter(None, (channel_name(heard.channel), heard.person)))
    if known.state is Told.CURRENT:
        return "check-circle", "ok", told, by
    return "clock-counter-clockwise", "warn", told, by
