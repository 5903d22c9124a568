"""The visit record (mockup 05): sections, the form, follow-ups, and what helps while writing."""

from pathlib import Path
from typing import Any
from uuid import UUID

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from crm.domain.changes import Changes, Kind
from crm.domain.codes import COMPLETED_RECORDS
from crm.domain.errors import Invalid, RoundsError
from crm.domain.visits import FieldProblem, FollowUp, RecordDraft, VisitDetail, problems_of
from crm.usecases.attachments import attach, content
from crm.usecases.recording import finish_visit, save_record, start_record
from crm.usecases.records import visit_detail
from ui.context import Context
from ui.texts.dates import clock_time, long_day
from ui.texts.errors import sentence, told
from ui.theme.look import px
from ui.visits.context_panel import ContextPanel
from ui.visits.draft_data import from_data, to_data
from ui.visits.follow_ups import FollowUps
from ui.visits.opening import open_file
from ui.visits.record_form import SECTION_OF, RecordForm
from ui.visits.section_list import SectionList
from ui.widgets.banner import Banner
from ui.widgets.buttons import Button
from ui.widgets.card import Card
from ui.widgets.forms.field import RequiredDot
from ui.widgets.labels import ElidedLabel
from ui.widgets.scrolling import scrolled
from ui.widgets.side_sheet import SidePlace
from ui.widgets.side_widths import SideWidths
from ui.widgets.skeleton import Skeleton
from ui.widgets.states import ErrorPanel

LEFT, RIGHT = 210, 320
WIDEST = 800
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
        self.form = RecordForm(context.clock, context.workdays.calendar)
        self.form.changed.connect(self._typed)
        self.sections = SectionList(self._section_names())
        self.sections.picked.connect(self._go_to)
        self.follow_ups = FollowUps(context.clock, context.workdays.calendar)
        self.follow_ups.changed.connect(self._follow_ups_changed)
        self.panel = ContextPanel(context)
        self.panel.files_given.connect(self._attach)
        self.panel.file_opened.connect(self._open_file)
        self.banner = Banner("", "danger", "warning-circle")
        self.banner.hide()
        self.problem = ErrorPanel()
        self.problem.hide()
        self.problem.retry.connect(self._load)
        self.save = Button(self.tr("Save and close"))
        self.save.clicked.connect(self._save_and_close)
        self.finish = Button(self.tr("Finish visit"), "primary", "check")
        self.finish.clicked.connect(self._finish)
        self._build()
        self._skeleton = Skeleton(self.form)
        context.hub.changed.connect(self._changed)
        context.drafts.saved.connect(self._draft_saved)

    def page_title(self) -> str:
        return self._detail.row.account if self._detail else self.tr("Visit")

    def page_subtitle(self) -> str:
        day = self._detail.row.planned_on or self._detail.row.held_on if self._detail else None
        return long_day(day) if day else ""

    def page_actions(self) -> list[QWidget]:
        locked = self._detail is None or self._detail.row.record_state in COMPLETED_RECORDS
        return [] if locked else [self.save, self.finish]

    def shown(self, arguments: dict[str, Any]) -> None:
        """Show the visit with the key `id`, or begin one at the account `account_id`."""
        self.banner.hide()
        self.problem.hide()
        if arguments.get("id") is not None:
            self._let_go(arguments["id"])
            self._load()
        elif arguments.get("account_id") is not None:
            self._let_go(None)
            self._begin(arguments["account_id"])

    def state(self) -> dict[str, Any]:
        self._context.drafts.flush()
        return {"id": self._visit_id, "account_id": None}

    def _section_names(self) -> dict[str, str]:
        return {
            "visit": self.tr("Visit"),
            "talk": self.tr("Topics and notes"),
            "issues": self.tr("Issues and hazards"),
            "demand": self.tr("Demand"),
            "rating": self.tr("Rating"),
            "follow_ups": self.tr("Follow-ups"),
        }

    def _build(self) -> None:
        centre = Card("…", flush=True)
        self.centre = centre
        centre.set_title(self.tr("Visit record"))
        centre.add_to_header(RequiredDot())
        centre.add_to_header(ElidedLabel(self.tr("required"), "small", "text2"))
        self.form.setMaximumWidth(px(WIDEST))
        self.area = scrolled(self.form)
        centre.body.addWidget(self.area, 1)
        centre.body.addWidget(self.follow_ups)
        self.sections.setFixedWidth(px(LEFT))
        body = QHBoxLayout()
        body.setSpacing(px(12))
        body.addWidget(self.sections)
        body.addWidget(centre, 1)
        self.side = SidePlace(self, body, self.panel)
        SideWidths(self, ((self.panel, RIGHT),))
        column = QVBoxLayout(self)
        column.setContentsMargins(px(24), px(4), px(24), px(16))
        column.setSpacing(px(12))
        column.addWidget(self.banner)
        column.addWidget(self.problem)
        column.addLayout(body, 1)
        QShortcut(QKeySequence("Ctrl+S"), self, self._save)
        QShortcut(QKeySequence("Ctrl+Return"), self, self._finish)

    def _let_go(self, visit_id: UUID | None) -> None:
        """Take no more input for the visit in view until another one is there: nothing typed may go astray."""
        if self._detail is None or self._detail.row.id != visit_id:
            self._detail = None
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

    def _begin(self, account_id: UUID) -> None:
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
            lambda work: start_record(work, account_id, person_id),
            begun,
            self._failed,
            undo_text=self.tr("new record"),
        )

    def _load(self) -> None:
        visit_id = self._visit_id
        if visit_id is None:
            return
        self._skeleton.start()
        self._context.runner.ask(
            self, lambda reader: visit_detail(reader, visit_id), self._show, self._failed, slot="visit"
        )

    def _show(self, detail: VisitDetail) -> None:
        if detail.row.id != self._visit_id:
            return
        self._skeleton.stop()
        self.problem.hide()
        self._detail = detail
        locked = detail.row.record_state in COMPLETED_RECORDS
        draft = detail.draft if locked else self._restored(detail)
        self.form.show_record(detail, draft)
        self._lock(locked)
        for part in (self.sections, self.panel):
            part.setEnabled(True)
        self.follow_ups.set_people([(key, name) for key, name in detail.colleagues])
        self.follow_ups.show_items(draft.follow_ups)
        self.panel.show_detail(detail)
        if self._problems:
            self.banner.hide()
        self._problems = ()
        self._show_sections(draft, ())
        self._show_draft_note(locked)
        self.title_changed.emit()

    @property
    def _draft_key(self) -> str:
        return f"visit-{self._visit_id}"

    def _restored(self, detail: VisitDetail) -> RecordDraft:
        """Return what was typed and not stored, else what the database holds."""
        kept = self._context.drafts.load(self._draft_key)
        if kept is None:
            return detail.draft
        try:
            return from_data(kept.data)
        except (KeyError, TypeError, ValueError):
            return detail.draft

    def _typed(self) -> None:
        if self._detail is None or self._detail.row.record_state in COMPLETED_RECORDS:
            return
        draft = self.form.value()
        self._context.drafts.keep(self._draft_key, self._detail.row.account, to_data(draft))
        still = {problem.field: problem for problem in problems_of(draft)}
        self._mark(draft, tuple(still[each.field] for each in self._problems if each.field in still))

    def _follow_ups_changed(self, items: list[FollowUp]) -> None:
        self.form.set_follow_ups(items)

    def _draft_saved(self, key: str) -> None:
        if key == self._draft_key:
            self._show_draft_note(False)

    def _show_draft_note(self, locked: bool) -> None:
        if locked:
            self.sections.draft.set_text(self.tr("Submitted. Corrections leave a trace."))
            return
        if self._context.drafts.load(self._draft_key) is None:
            self.sections.draft.set_text(self.tr("Typed text is kept on this computer until you finish."))
            return
        now = self._context.clock.local(self._context.clock.now())
        words = self.tr("Draft saved {time}. Kept on this computer until you finish or discard it.")
        self.sections.draft.set_text(words.format(time=clock_time(now)))

    def _show_sections(self, draft: RecordDraft, problems: tuple[FieldProblem, ...]) -> None:
        missing = {SECTION_OF.get(problem.field, "visit") for problem in problems_of(draft)}
        marked = {SECTION_OF.get(problem.field, "visit") for problem in problems}
        issues, hazards = len(draft.issues), len(draft.hazards)
        details = {
            "visit": self.tr("Time, people, channel"),
            "talk": self.tr("%n topic(s)", "", len(draft.topics)),
            "issues": self.tr("{issues}, {hazards}").format(
                issues=self.tr("%n issue(s)", "", issues), hazards=self.tr("%n hazard(s)", "", hazards)
            ),
            "demand": self.tr("{kva} kVA").format(kva=f"{draft.demand_kva:,.0f}")
            if draft.demand_kva
            else self.tr("None"),
            "rating": str(draft.satisfaction) if draft.satisfaction is not None else self.tr("Not given yet"),
            "follow_ups": self.tr("%n task(s)", "", len(draft.follow_ups)),
        }
        filled = {
            "visit": "visit" not in missing,
            "talk": "talk" not in missing,
            "issues": bool(issues or hazards),
            "demand": draft.demand_kva is not None,
            "rating": "rating" not in missing,
            "follow_ups": bool(draft.follow_ups),
        }
        for key, detail in details.items():
            self.sections.set_state(key, filled[key], detail, key in marked)

    def _go_to(self, section: str) -> None:
        if section == "follow_ups":
            self.follow_ups.line.setFocus()
            return
        self.area.ensureWidgetVisible(self.form.head(section), 0, px(24))
        top = self.form.head(section).y() - px(12)
        self.area.verticalScrollBar().setValue(top)

    def _save(self) -> None:
        self._store(then_close=False)

    def _save_and_close(self) -> None:
        self._store(then_close=True)

    def _store(self, *, then_close: bool) -> None:
        detail = self._detail
        if detail is None or detail.row.record_state in COMPLETED_RECORDS:
            return
        draft = self.form.value()

        def saved(_version: int) -> None:
            self._context.drafts.discard(self._draft_key)
            self._context.toast(self.tr("Draft of {name} saved").format(name=detail.row.account), undo=True)
            if then_close:
                self._context.back()

        self._context.runner.do(
            self,
            lambda work: save_record(work, detail.row.id, detail.row.version, draft),
            saved,
            self._refused,
            undo_text=self.tr("draft of {name}").format(name=detail.row.account),
        )

    def _finish(self) -> None:
        detail = self._detail
        if detail is None or detail.row.record_state in COMPLETED_RECORDS:
            return
        draft = self.form.value()

        def finished(_version: int) -> None:
            self._context.drafts.discard(self._draft_key)
            self._context.toast(self.tr("Visit to {name} finished").format(name=detail.row.account), undo=True)
            self._context.back()

        self._context.runner.do(
            self,
            lambda work: finish_visit(work, detail.row.id, detail.row.version, draft),
            finished,
            self._refused,
            undo_text=self.tr("visit to {name}").format(name=detail.row.account),
        )

    def _refused(self, error: BaseException) -> None:
        """Keep what was typed and say what is wrong, at the fields where it is known."""
        problems = error.values.get("problems") if isinstance(error, Invalid) else None
        self._show_banner(sentence(error))
        if isinstance(problems, tuple) and problems:
            self._problems = problems
            self._mark(self.form.value(), problems)
            first = self.form.field(problems[0].field)
            first.control.setFocus(Qt.FocusReason.ShortcutFocusReason)
            QTimer.singleShot(0, first, lambda: self.area.ensureWidgetVisible(first, 0, px(24)))

    def _mark(self, draft: RecordDraft, problems: tuple[FieldProblem, ...]) -> None:
        """Show which problems are left of those that kept the visit from being finished."""
        if problems != self._problems:
            self._show_banner(told("record.incomplete", {"count": len(problems)}))
            self.banner.setVisible(bool(problems))
            self._problems = problems
        self.form.show_problems(problems)
        self._show_sections(draft, problems)

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

    def _attach(self, paths: list[Path]) -> None:
        detail = self._detail
        if detail is None:
            return
        for path in paths:
            self._attach_one(detail, path)

    def _attach_one(self, detail: VisitDetail, path: Path) -> None:
        self._context.runner.do(
            self,
            lambda work: attach(work, detail.row.account_id, path, detail.row.id),
            lambda _key: self._context.toast(self.tr("{name} added").format(name=path.name), undo=True),
            self._context.show_error,
            undo_text=self.tr("file {name}").format(name=path.name),
        )

    def _open_file(self, key: UUID) -> None:
        self._context.runner.ask(self, lambda reader: content(reader, key), open_file, self._context.show_error)

    def _changed(self, changes: Changes, _origin: object) -> None:
        """Show new files; what is being typed stays."""
        if not self.isVisible() or self._visit_id is None:
            return
        if changes.touches(Kind.ATTACHMENT):
            visit_id = self._visit_id
            self._context.runner.ask(self, lambda reader: visit_detail(reader, visit_id), self.panel.show_detail)
        elif self._visit_id in changes.ids(Kind.VISIT):
            self._load()

    def keyPressEvent(self, event: Any) -> None:
        if event.key() == Qt.Key.Key_Escape and self.banner.isVisible():
            self.banner.hide()
            return
        super().keyPressEvent(event)
