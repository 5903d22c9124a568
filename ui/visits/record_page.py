"""The visit record (mockup 05): sections, the form, follow-ups, and what helps while writing."""

from collections.abc import Callable
from typing import Any
from uuid import UUID

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QHideEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from crm.domain.changes import Changes, Kind
from crm.domain.codes import COMPLETED_RECORDS, Channel
from crm.domain.errors import Invalid, RoundsError
from crm.domain.visits import FieldProblem, RecordDraft, VisitDetail, problems_of
from crm.usecases.recording import start_record
from crm.usecases.records import RecordToWrite, record_to_write
from crm.usecases.surveys.filling import FIELD
from ui.context import Context
from ui.presence import Presence
from ui.texts.dates import clock_time, long_day
from ui.texts.errors import sentence, told
from ui.theme.look import px
from ui.visits.company import CompanyBar
from ui.visits.context_panel import ContextPanel
from ui.visits.follow_ups import WIDEST, FollowUps
from ui.visits.overlap import OverlapBar
from ui.visits.record_extras import RecordExtras
from ui.visits.record_form import RecordForm
from ui.visits.record_print import RecordPrint
from ui.visits.record_sections import LONG, RecordSections, in_order, section_of
from ui.visits.review_bar import ReviewBar
from ui.visits.short_form import fits_short, record_title
from ui.visits.signature import Ink
from ui.visits.storing import RecordStore, Typed, key_of
from ui.widgets.banner import Banner
from ui.widgets.buttons import Button, IconButton
from ui.widgets.card import Card
from ui.widgets.forms.field import RequiredDot
from ui.widgets.labels import ElidedLabel
from ui.widgets.scrolling import scrolled
from ui.widgets.side_sheet import SidePlace
from ui.widgets.side_widths import SideWidths
from ui.widgets.skeleton import Skeleton
from ui.widgets.states import ErrorPanel

LEFT, RIGHT = 210, 320
"""The form is no wider, so that lines of text can be read."""


class RecordPage(QWidget):
    """Every key goes into a draft on this computer; Finish checks, stores and moves the duty clock."""

    title_changed = Signal()

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._visit_id: UUID | None = None
        self._detail: VisitDetail | None = None
        self._problems: tuple[FieldProblem, ...] = ()
        self._short: bool | None = None
        self.store = RecordStore(context, self)
        self.form = RecordForm(context.clock, context.workdays.calendar)
        self.sections = RecordSections()
        self.follow_ups = FollowUps(context.clock, context.workdays.calendar)
        self.panel = ContextPanel(context)
        self.extras = RecordExtras(context, self.form, self.panel, self)
        self.banner = Banner("", "danger", "warning-circle")
        self.banner.hide()
        self.overlap = OverlapBar(context)
        self.review = ReviewBar(context)
        self.company, self.presence = CompanyBar(), Presence(context, "visit", self)
        self.presence.changed.connect(self.company.show_names)
        self._reason: str | None = None
        self.problem = ErrorPanel()
        self.problem.hide()
        self.save = Button(self.tr("Save and close"))
        self.finish = Button(self.tr("Finish visit"), "primary", "check")
        self.length = Button("", "quiet")
        self.brief = IconButton("clipboard-text", self.tr("Brief"), "Ctrl+B")
        self.paper = RecordPrint(context, self, lambda: None if self._locked else self.form.value())
        self.print = IconButton("printer", self.tr("Print or save the record"), "Ctrl+P")
        self._build()
        self._connect()
        self._skeleton = Skeleton(self.form)

    def page_title(self) -> str:
        return self._detail.row.account if self._detail else self.tr("Visit")

    def page_subtitle(self) -> str:
        day = self._detail.row.planned_on or self._detail.row.held_on if self._detail else None
        return long_day(day) if day else ""

    def page_actions(self) -> list[QWidget]:
        if self._locked:
            return []
        return [self.finish] if self._reason is not None else [self.save, self.finish]

    def shown(self, arguments: dict[str, Any]) -> None:
        """Show the visit with the key `id`, or begin one at the account `account_id` by a `channel`."""
        self.banner.hide()
        self.problem.hide()
        if arguments.get("id") is not None:
            self._let_go(arguments["id"])
            self._load()
        elif arguments.get("account_id") is not None:
            self._let_go(None)
            self._begin(arguments["account_id"], Channel(arguments.get("channel") or Channel.ON_SITE))

    def state(self) -> dict[str, Any]:
        self.form.photos.keep()
        self._context.drafts.flush()
        return {"id": self._visit_id, "account_id": None}

    def account_in_view(self) -> UUID | None:
        """Return whom a dialog that is opened from everywhere is about here."""
        return self._detail.row.account_id if self._detail is not None else None

    @property
    def _locked(self) -> bool:
        if self._detail is None:
            return True
        return self._reason is None and self._detail.row.record_state in COMPLETED_RECORDS

    def _correct(self, reason: str) -> None:
        """Let a submitted record be written again; what was typed of a correction before is still there."""
        self._reason = reason
        self._load()

    def _build(self) -> None:
        self.centre = Card("…", flush=True)
        self.centre.set_title(record_title(Channel.ON_SITE))
        for part in (
            RequiredDot(),
            ElidedLabel(self.tr("required"), "small", "text2"),
            self.length,
            self.brief,
            self.print,
        ):
            self.centre.add_to_header(part)
        self.form.setMaximumWidth(px(WIDEST))
        self.area = scrolled(self.form)
        self.area.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        self.centre.body.addWidget(self.area, 1)
        self.centre.body.addWidget(self.follow_ups)
        self.sections.setFixedWidth(px(LEFT))
        body = QHBoxLayout()
        body.setSpacing(px(12))
        body.addWidget(self.sections)
        body.addWidget(self.centre, 1)
        self.side = SidePlace(self, body, self.panel)
        SideWidths(self, ((self.panel, RIGHT),))
        column = QVBoxLayout(self)
        column.setContentsMargins(px(24), px(4), px(24), px(16))
        column.setSpacing(px(12))
        for bar in (self.banner, self.company, self.review, self.overlap, self.problem):
            column.addWidget(bar)
        column.addLayout(body, 1)
        QShortcut(QKeySequence("Ctrl+S"), self, self._save)
        QShortcut(QKeySequence("Ctrl+Return"), self, self._finish)
        QShortcut(QKeySequence("Ctrl+B"), self, self._open_brief)

    def print_page(self) -> None:
        """Show the record as it will be printed."""
        if self._visit_id is not None:
            self.paper.print_out(self._visit_id)

    def _offer_paper(self) -> None:
        if self._detail is not None and self._visit_id is not None:
            self.paper.offer(self._visit_id, self._detail.row.account, self.print)

    def _open_brief(self) -> None:
        if self._detail is not None:
            self._context.navigate("brief", ids=[self._detail.row.account_id])

    def _connect(self) -> None:
        self.brief.clicked.connect(self._open_brief)
        self.print.clicked.connect(self._offer_paper)
        self.form.changed.connect(self._typed)
        self.form.plan_asked.connect(self._plan_next)
        self.extras.changed.connect(lambda: self._show_sections(self.form.value()))
        self.sections.picked.connect(self._go_to)
        self.follow_ups.changed.connect(self.form.set_follow_ups)
        self.problem.retry.connect(self._load)
        self.length.clicked.connect(lambda: self._set_short(not self._is_short))
        self.save.clicked.connect(self._save_and_close)
        self.finish.clicked.connect(self._finish)
        self.review.correction_asked.connect(self._correct)
        self._context.hub.changed.connect(self._changed)
        self._context.drafts.saved.connect(self._draft_saved)

    # How a record comes into view.

    def _let_go(self, visit_id: UUID | None) -> None:
        """Take no more input for the visit in view until another one is there: nothing typed may go astray."""
        self._reason = None
        if self._detail is None or self._detail.row.id != visit_id:
            self._detail, self._short = None, None
            self.review.look(None)
            self.form.surveys.show_forms((), ())
            self.extras.show_visit(None)
            self._lock(True)
        self._visit_id = visit_id

    def _lock(self, locked: bool) -> None:
        self.form.set_locked(locked)
        self.follow_ups.setEnabled(not locked)

    def _blank(self) -> None:
        """Show no visit at all."""
        self.form.show_draft(RecordDraft())
        self.follow_ups.show_items(())
        for part in (self.sections, self.panel):
            part.setEnabled(False)

    def _begin(self, account_id: UUID, channel: Channel) -> None:
        person_id = self._context.scope.person_id
        if person_id is None:
            self._blank()
            self._show_banner(self.tr("Choose whose visit this is first: the round button at the bottom left."))
            return

        def begun(visit_id: UUID) -> None:
            self._visit_id = visit_id
            self._load()

        self._context.runner.do(
            self,
            lambda work: start_record(work, account_id, person_id, channel),
            begun,
            self._failed,
            undo_text=self.tr("new record"),
        )

    def _load(self) -> None:
        visit_id = self._visit_id
        if visit_id is None:
            return
        self._skeleton.start()
        kept = self.store.kept(visit_id)
        versions = [each.version_id for each in kept.draft.surveys] if kept is not None else []
        self._context.runner.ask(
            self, lambda reader: record_to_write(reader, visit_id, versions), self._show, self._failed, slot="visit"
        )

    def _show(self, found: RecordToWrite) -> None:
        detail = found.detail
        if detail.row.id != self._visit_id:
            return
        self._skeleton.stop()
        self.problem.hide()
        self._detail = detail
        typed = Typed(detail.draft) if self._locked else self.store.kept(detail.row.id) or Typed(detail.draft)
        self.form.show_record(detail, typed.draft, found.forms)
        self.form.signature.show_ink(typed.ink)
        self._set_short(fits_short(typed.draft, typed.ink, detail.files) if self._short is None else self._short)
        self._lock(self._locked)
        self._tell_presence()
        for part in (self.sections, self.panel):
            part.setEnabled(True)
        self.follow_ups.set_people([(key, name) for key, name in detail.colleagues])
        self.follow_ups.show_items(typed.draft.follow_ups)
        self.panel.show_detail(detail)
        self.extras.show_visit(detail.row, detail.files)
        if self._problems:
            self.banner.hide()
        self._problems = ()
        self._show_sections(typed.draft)
        self._show_draft_note()
        if not self._locked:
            self.extras.offer_forms()
        self.overlap.look(detail.row, typed.draft)
        self.review.look(detail.row.id)
        self.finish.setText(self.tr("Finish visit") if self._reason is None else self.tr("Save the correction"))
        self.title_changed.emit()

    def _show_sections(self, draft: RecordDraft) -> None:
        self.sections.show_record(draft, self.extras.beside(), self._problems)
        self.centre.set_title(record_title(draft.channel))
        self.length.setVisible(self._is_short or draft.channel is not Channel.ON_SITE)

    @property
    def _is_short(self) -> bool:
        return bool(self._short)

    def _set_short(self, short: bool) -> None:
        """Show the short form or the whole one; what was typed stays in both."""
        self._short = short
        self.form.set_short(short)
        self.sections.set_short(short)
        self.length.setText(self.tr("Show the whole form") if short else self.tr("Show the short form"))

    # What is typed.

    def _typed(self) -> None:
        if self._detail is None or self._locked:
            return
        typed = self._written()
        self.store.keep(self._detail, typed)
        self._mark(typed)
        self.overlap.look(self._detail.row, typed.draft)

    def _written(self) -> Typed:
        return Typed(self.form.value(), self.form.signature.value())

    def _draft_saved(self, key: str) -> None:
        if self._visit_id is not None and key == key_of(self._visit_id):
            self._show_draft_note()

    def _show_draft_note(self) -> None:
        if self._visit_id is None:
            return
        if self._locked:
            self.sections.draft.set_text(self.tr("Submitted. Corrections leave a trace."))
            return
        if self._context.drafts.load(key_of(self._visit_id)) is None:
            self.sections.draft.set_text(self.tr("Typed text is kept on this computer until you finish."))
            return
        now = self._context.clock.local(self._context.clock.now())
        words = self.tr("Draft saved {time}. Kept on this computer until you finish or discard it.")
        self.sections.draft.set_text(words.format(time=clock_time(now)))

    def _go_to(self, section: str) -> None:
        if section == "follow_ups":
            self.follow_ups.line.setFocus()
            return
        self.area.ensureWidgetVisible(self.form.head(section), 0, px(24))
        top = self.form.head(section).y() - px(12)
        self.area.verticalScrollBar().setValue(top)

    def _plan_next(self) -> None:
        """Go to where the next visit is planned, on the day that was written down."""
        if self._detail is not None:
            day = self.form.next_visit.value()
            self._context.navigate("planner", account_id=self._detail.row.account_id, day=day)

    # Storing.

    def _save(self) -> None:
        self._save_then(lambda: None)

    def _save_and_close(self) -> None:
        self._save_then(self._context.back)

    def _save_then(self, then: Callable[[], None]) -> None:
        if self._detail is not None and not self._locked and self._reason is None:
            self.store.save(self._detail, self._written(), then, self._refused)

    def _finish(self) -> None:
        detail = self._detail
        if detail is None or self._locked:
            return
        typed = self._written()
        if own := _unsigned(typed.ink):
            self._refuse((*problems_of(typed.draft), *self.form.surveys.problems(), *own))
            return
        if self._reason is not None:
            self.store.correct(detail, typed, self._reason, self._corrected, self._refused)
            return
        self.store.finish(detail, typed, self._context.back, self._refused)

    def _corrected(self) -> None:
        """Show the record as it is now."""
        self._reason = None
        self._load()

    def _refused(self, error: BaseException) -> None:
        """Keep what was typed and say what is wrong, at the fields where it is known."""
        problems = error.values.get("problems") if isinstance(error, Invalid) else None
        if isinstance(problems, tuple) and problems:
            self._refuse(problems)
        else:
            self._show_banner(sentence(error))

    def _refuse(self, problems: tuple[FieldProblem, ...]) -> None:
        """Mark every problem and go to the first; one that the short form hides shows the whole form."""
        self._problems = in_order(problems)
        if any(section_of(each.field) in LONG for each in self._problems):
            self._set_short(False)
        self._tell_problems(self.form.value())
        answer = self.form.surveys.mark() if any(each.field.startswith(FIELD) for each in self._problems) else None
        first = self._problems[0].field
        control = answer if first.startswith(FIELD) and answer is not None else self.form.control(first)
        control.setFocus(Qt.FocusReason.ShortcutFocusReason)
        QTimer.singleShot(0, control, lambda: self.area.ensureWidgetVisible(control, 0, px(64)))

    def _mark(self, typed: Typed) -> None:
        """Show which problems are left of those that kept the visit from being finished."""
        if not self._problems:
            self._show_sections(typed.draft)
            return
        fields = {each.field for each in self._problems}
        now = [*problems_of(typed.draft), *_unsigned(typed.ink)]
        if any(field.startswith(FIELD) for field in fields):
            now += self.form.surveys.problems()
        self._problems = in_order([each for each in now if each.field in fields])
        self._tell_problems(typed.draft)

    def _tell_problems(self, draft: RecordDraft) -> None:
        self._show_banner(told("record.incomplete", {"count": len(self._problems)}))
        self.banner.setVisible(bool(self._problems))
        self.form.show_problems(self._problems)
        self._show_sections(draft)

    def _show_banner(self, words: str) -> None:
        self.banner.set_text(words)
        self.banner.show()

    def _failed(self, error: BaseException) -> None:
        self._skeleton.stop()
        if self._detail is None:
            self._blank()
        details = "" if isinstance(error, RoundsError) else repr(error)
        self.problem.set_error(self.tr("The visit could not be loaded"), sentence(error), details)
        self.problem.show()

    def _changed(self, changes: Changes, _origin: object) -> None:
        """Show the record anew when it was stored or taken back, and new files; what is being typed stays."""
        visit_id = self._visit_id
        if not self.isVisible() or visit_id is None:
            return
        if visit_id in changes.ids(Kind.VISIT):
            self._load()
        elif changes.touches(Kind.ATTACHMENT):
            self.extras.look_again()
        if changes.touches(Kind.SURVEY_FORM, Kind.SURVEY_VERSION) and not self._locked:
            self.extras.offer_forms()

    def _tell_presence(self) -> None:
        """Let colleagues know while the record is open and can be written."""
        if self._detail is not None and not self._locked and self.isVisible():
            self.presence.open(self._detail.row.id, self._detail.row.account_id)
        else:
            self.presence.close()

    def hideEvent(self, event: QHideEvent) -> None:
        self.presence.close()
        super().hideEvent(event)

    def keyPressEvent(self, event: Any) -> None:
        if event.key() == Qt.Key.Key_Escape and self.banner.isVisible():
            self.banner.hide()
            return
        super().keyPressEvent(event)


def _unsigned(ink: Ink) -> tuple[FieldProblem, ...]:
    """Return what keeps a signature from being kept: nobody knows whose it is."""
    return (FieldProblem("signature", "signature.no_name"),) if ink and not ink.name else ()
