"""The sections of a brief in the language of the window."""

from datetime import date

from PySide6.QtCore import QObject

from crm.domain.accounts import ContactRow
from crm.domain.brief import Brief, BriefOutage, ComingOutage, PastVisit, Promise, PromiseKind
from crm.domain.codes import Channel
from crm.domain.notices import Notice
from crm.domain.phones import masked
from crm.domain.visits import Reminder
from ui.brief.lines import Line, Part, Section, Tone
from ui.texts.counts import listed
from ui.texts.dates import clock_time, dated, near_day
from ui.texts.errors import language, told
from ui.texts.issues import issue_state_name
from ui.texts.names import (
    channel_name,
    contact_role_name,
    hazard_level_name,
    outage_name,
    topic_name,
)
from ui.texts.quality import missing_word

DOT = " · "
NO_BREAK = "\u00a0"


class SectionWords(QObject):
    """`all()` gives every section; `masks` hides the middle of telephone numbers."""

    def __init__(self, brief: Brief, masks: bool = False) -> None:
        super().__init__()
        self._brief, self._masks = brief, masks

    def all(self) -> dict[Part, Section]:
        """Return every section by its name."""
        made = (
            self._asks(),
            self._topics(),
            self._contacts(),
            self._promises(),
            self._outages(),
            self._visits(),
            self._answers(),
            self._missing(),
        )
        return {section.part: section for section in made}

    def _said(self, reminder: Reminder) -> str:
        days = {key: self._short_day(value) for key, value in reminder.values.items() if type(value) is date}
        return told(reminder.code, {**reminder.values, **days})

    def _asks(self) -> Section:
        lines = tuple(Line(self._said(each), is_box=True) for each in self._brief.asks)
        return Section(Part.ASKS, self.tr("Ask and tell"), lines, self.tr("Nothing has to be asked."))

    def _topics(self) -> Section:
        lines = tuple(
            Line(listed(*(self._said(reason) for reason in each.reasons)), topic_name(each.topic))
            for each in self._brief.suggestions
        )
        return Section(Part.TOPICS, self.tr("Worth talking about"), lines, self.tr("Nothing stands out."))

    def _contacts(self) -> Section:
        lines = tuple(self._contact(place, each) for place, each in enumerate(self._brief.contacts, start=1))
        empty = self.tr("No contact is known.")
        return Section(Part.CONTACTS, self.tr("Contacts in call order"), lines, empty)

    def _contact(self, place: int, contact: ContactRow) -> Line:
        numbers = []
        for phone in contact.phones:
            shown = masked(phone.number) if self._masks else phone.number
            numbers.append(self.tr("{number} (in doubt)").format(number=shown) if phone.is_doubtful else shown)
        role = DOT.join(part for part in (contact_role_name(contact.role), contact.title or "") if part)
        if contact.emergency_order is not None:
            role += DOT + self.tr("emergency {place}").format(place=contact.emergency_order)
        return Line(role, f"{place} {contact.name}", listed(*numbers) or self.tr("no number"))

    def _promises(self) -> Section:
        lines = tuple(self._promise(each) for each in self._brief.promises)
        return Section(Part.PROMISES, self.tr("Promised and open"), lines, self.tr("Nothing is open."))

    def _promise(self, promise: Promise) -> Line:
        late = promise.days_late(self._brief.on)
        due = self._short_day(promise.due_on) if promise.due_on is not None else ""
        side = self.tr("%n day(s) late", "", late) if late else due
        lead = self._kind(promise)
        return Line(promise.text, lead, side, Tone.ALARM if late else Tone.PLAIN)

    def _kind(self, promise: Promise) -> str:
        if promise.kind is PromiseKind.ISSUE:
            return DOT.join((self.tr("Issue"), issue_state_name(promise.state)))
        if promise.kind is PromiseKind.HAZARD:
            return DOT.join((self.tr("Hazard"), hazard_level_name(promise.state)))
        if promise.kind is PromiseKind.ORDER:
            return self.tr("Order {number}").format(number=promise.who)
        return self.tr("Task")

    def _outages(self) -> Section:
        brief = self._brief
        coming = [self._comes(each) for each in brief.coming]
        past = [self._outage(each) for each in brief.outages]
        counted = self.tr("%n outage(s), {hours} h", "", len(past)) if past else ""
        note = counted.format(hours=f"{brief.outage_hours:.1f}")
        owed = [each for each in brief.outages if each.notice is not Notice.NOT_OWED]
        if owed:
            kept = sum(1 for each in owed if each.notice is Notice.IN_TIME)
            note = listed(note, self.tr("told in time {kept} of {owed}").format(kept=kept, owed=len(owed)))
        title = self.tr("Outages, 12 months")
        return Section(Part.OUTAGES, title, (*coming, *past), self.tr("No outage in twelve months."), note)

    def _comes(self, outage: ComingOutage) -> Line:
        until = f"–{clock_time(outage.end)}" if outage.end is not None else ""
        when = f"{self._day(outage.start.date())} {clock_time(outage.start)}{until}"
        told_words = self.tr("told") if outage.is_told else self.tr("not told yet")
        what = outage_name(outage.type) if outage.is_interrupted else self.tr("standby supply out")
        tone = Tone.PLAIN if outage.is_told else Tone.ALARM
        return Line(DOT.join((what, outage.feeder)), self.tr("To come: {when}").format(when=when), told_words, tone)

    def _outage(self, outage: BriefOutage) -> Line:
        hours = self.tr("{hours} h").format(hours=f"{outage.hours:.1f}").replace(" ", NO_BREAK)
        if outage.is_running:
            hours = self.tr("{hours} h, still off").format(hours=f"{outage.hours:.1f}")
        words = {
            Notice.IN_TIME: self.tr("told in time"),
            Notice.LATE: self.tr("told too late"),
            Notice.NONE: self.tr("not told"),
            Notice.NOT_OWED: "",
        }[outage.notice]
        is_bad = outage.is_running or outage.notice in (Notice.LATE, Notice.NONE)
        text = DOT.join(part for part in (outage_name(outage.type), outage.cause or "", hours) if part)
        lead = self._short_day(outage.started_at.date())
        return Line(text, lead, words, Tone.ALARM if is_bad else Tone.PLAIN)

    def _visits(self) -> Section:
        rating = self._brief.account.rating
        note = self.tr("rating {rating} of 5").format(rating=f"{rating:.1f}") if rating is not None else ""
        lines = tuple(self._visit(each) for each in self._brief.visits)
        empty = self.tr("No visit is on record.")
        return Section(Part.VISITS, self.tr("Last visits"), lines, empty, note)

    def _visit(self, visit: PastVisit) -> Line:
        """Return a visit: its day, how it was held, what the customer gave, and what was said."""
        parts = [] if visit.channel is Channel.ON_SITE else [channel_name(visit.channel)]
        if visit.satisfaction is not None:
            parts.append(self.tr("{rating} of 5").format(rating=visit.satisfaction))
        if visit.recommend is not None:
            parts.append(self.tr("recommends {number} of 10").format(number=visit.recommend))
        return Line(DOT.join(part for part in (listed(*parts), visit.content) if part), self._short_day(visit.held_on))

    def _answers(self) -> Section:
        speech = language()
        lines = tuple(
            Line(listed(*(value.in_language(speech) for value in each.values)), each.question.in_language(speech))
            for each in self._brief.answers
        )
        on = self._brief.answered_on
        note = self._short_day(on) if on is not None else ""
        return Section(Part.ANSWERS, self.tr("Last answers"), lines, "", note)

    def _missing(self) -> Section:
        quality = self._brief.quality
        lines = (Line(listed(*(missing_word(code) for code in quality.missing))),) if quality.missing else ()
        note = self.tr("{score} of 100 points").format(score=quality.score)
        return Section(Part.MISSING, self.tr("Missing in the data"), lines, self.tr("Nothing is missing."), note)

    def _day(self, day: date) -> str:
        return near_day(day, self._brief.on)

    def _short_day(self, day: date) -> str:
        return dated(day, self._brief.on)

    def and_more(self, count: int) -> str:
        """Say how many lines were left out."""
        return self.tr("and %n more", "", count)
