"""A whole record in lines, for whoever reads it: facts, and texts under their titles."""

from collections.abc import Iterator

from PySide6.QtCore import QObject

from crm.domain.clock import Clock
from crm.domain.codes import FileKind, Side
from crm.domain.visits import RecordDraft
from crm.usecases.review_sheet import ReviewSheet
from ui.texts.dates import clock_time, dated, time_span
from ui.texts.errors import language
from ui.texts.names import channel_name, hazard_level_name, issue_topic_name, kva, topic_name
from ui.texts.reviewing import ReviewWords, change_words
from ui.widgets.facts import Fact

Part = tuple[str, str]
"""A title and the text under it."""


class SheetWords(QObject):
    """Only what was written down has a line."""

    def __init__(self, clock: Clock, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._clock = clock

    def facts(self, sheet: ReviewSheet) -> list[Fact]:
        """Return what fits on a line."""
        draft, today = sheet.draft, self._clock.today()
        told = {True: self.tr("Yes"), False: self.tr("No"), None: ""}[draft.outage_plan_told]
        wanted = f"{kva(draft.demand_kva)} kVA" if draft.demand_kva is not None else ""
        if wanted and draft.demand_on is not None:
            wanted = f"{wanted} · {dated(draft.demand_on, today)}"
        named = [
            Fact("held", self.tr("Held"), self._when(draft)),
            Fact("channel", self.tr("Channel"), channel_name(draft.channel)),
            Fact("went", self.tr("Who went"), _people(draft, Side.BUREAU)),
            Fact("met", self.tr("Met with"), _people(draft, Side.CUSTOMER)),
            Fact("topics", self.tr("Topics"), " · ".join(map(topic_name, draft.topics))),
            Fact("rating", self.tr("Satisfaction"), self._rating(draft)),
            Fact("told", self.tr("Outage plan told"), told),
            Fact("demand", self.tr("Capacity wanted"), wanted),
            Fact("next", self.tr("Next visit"), dated(draft.next_visit_on, today) if draft.next_visit_on else ""),
            Fact("files", self.tr("Attached"), self._files(sheet)),
        ]
        return [fact for fact in named if fact.value]

    def _when(self, draft: RecordDraft) -> str:
        day = dated(draft.held_on, self._clock.today()) if draft.held_on is not None else ""
        if draft.arrived_at is None or draft.left_at is None:
            return day
        return f"{day}, {time_span(self._clock.local(draft.arrived_at), self._clock.local(draft.left_at))}"

    def _rating(self, draft: RecordDraft) -> str:
        if draft.satisfaction is None:
            return draft.no_satisfaction_reason
        rated = self.tr("{rating} of 5").format(rating=draft.satisfaction)
        if draft.recommend is None:
            return rated
        likely = self.tr("{points} of 10 to recommend us").format(points=draft.recommend)
        return f"{rated} · {likely}"

    def _files(self, sheet: ReviewSheet) -> str:
        kinds = [each.kind for each in sheet.files]
        photos, signed = kinds.count(FileKind.PHOTO), FileKind.SIGNATURE in kinds
        others = len(kinds) - photos - kinds.count(FileKind.SIGNATURE)
        said = [
            self.tr("%n photo(s)", "", photos) if photos else "",
            self.tr("signature") if signed else "",
            self.tr("%n file(s)", "", others) if others else "",
        ]
        return " · ".join(part for part in said if part)

    def parts(self, sheet: ReviewSheet) -> list[Part]:
        """Return what stands under titles of its own."""
        draft, speech = sheet.draft, language()
        answers = [
            f"{each.question.in_language(speech)} — {', '.join(value.in_language(speech) for value in each.values)}"
            for each in sheet.answers
        ]
        told = [
            (self.tr("What was said"), draft.content),
            (self.tr("Production"), draft.production),
            (self.tr("Advice given"), draft.advice),
            (self.tr("Reply on site"), draft.reply_on_site),
            (self.tr("Survey"), "\n".join(answers)),
            (
                self.tr("Issues raised"),
                "\n".join(f"{issue_topic_name(each.topic)} · {each.text}" for each in draft.issues),
            ),
            (self.tr("Hazards"), "\n".join(self._hazards(draft))),
            (self.tr("Handed out"), "\n".join(f"{each.title} {each.edition}".strip() for each in draft.materials)),
            (self.tr("Follow-ups"), "\n".join(each.title for each in draft.follow_ups)),
            (self.tr("Review so far"), "\n".join(self.steps(sheet))),
        ]
        return [(title, text.strip()) for title, text in told if text.strip()]

    def _hazards(self, draft: RecordDraft) -> Iterator[str]:
        today = self._clock.today()
        for each in draft.hazards:
            by = self.tr("by {day}").format(day=dated(each.remedy_due, today)) if each.remedy_due else ""
            yield " · ".join(part for part in (hazard_level_name(each.level), each.text, by) if part)

    def steps(self, sheet: ReviewSheet) -> list[str]:
        """Return the steps of the review, the newest first, a correction with what it changed."""
        words, lines = ReviewWords(), list[str]()
        for event in reversed(sheet.review.events):
            local = self._clock.local(event.at)
            when = f"{dated(local.date(), self._clock.today())} {clock_time(local)}"
            lines.append(" · ".join(part for part in (when, words.step(event), event.said) if part))
            lines += [f"    {change_words(change)}" for change in event.changes]
        return lines


def _people(draft: RecordDraft, side: Side) -> str:
    return "、".join(each.name for each in draft.participants if each.side is side)
