"""Rules that change from a day on: what is typed is kept as a draft and saved as a whole."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from functools import partial
from typing import Any

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QWidget

from crm.domain.changes import Changes, Kind
from crm.domain.errors import Conflict
from crm.domain.rules import Effect, Rule, RuleValue, Touched
from crm.domain.settings import DUTY_KEYS, SPECS, SettingValue, misordered
from crm.usecases.rules import change_rules, effect, rules, withdraw
from ui.background import Job
from ui.context import Context
from ui.options.draft_bar import DraftBar
from ui.options.rule_cell import RuleCell
from ui.options.rule_history import RuleHistory
from ui.options.section import OptionsSection, Problem
from ui.texts.dates import dated, near_day
from ui.texts.errors import sentence, told
from ui.texts.rules import rule_name
from ui.widgets.data_dialog import DataDialog
from ui.widgets.states import ErrorPanel

SETTLE_MS = 250
COUNTED = DUTY_KEYS | {"visit.rating_count"}
"""Changes of these are shown with what they do to the accounts before they can be saved."""


class RulesSection(OptionsSection):
    """Holds cells by key; a subclass lays them out with `add_cell`, in the works that it gives to `build`.

    `foot` is the bar that the frame puts under the section. A draft is kept on this computer until it is saved or
    discarded, also while the program is closed.
    """

    def __init__(self, context: Context, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.context, self._name = context, name
        self.cells: dict[str, RuleCell] = {}
        self.problems: list[Problem] = []
        self.history: RuleHistory | None = None
        self._typed: dict[str, str] = {}
        self._touched: Sequence[Touched] = ()
        self._rules: dict[str, Rule] = {}
        self._is_built = self._is_awaited = False
        self.failure = ErrorPanel()
        self.failure.retry.connect(self.load)
        self.failure.hide()
        self.column.addWidget(self.failure)
        self.foot = DraftBar(context.clock.today, context.workdays.calendar)
        self.foot.saved.connect(self.save)
        self.foot.stopped.connect(self._stop)
        self.foot.looked.connect(self.show_touched)
        self._job: Job | None = None
        self.foot.discarded.connect(self.discard)
        self.foot.day_changed.connect(self._day_moved)
        self._counting = QTimer(self, singleShot=True, interval=SETTLE_MS)
        self._counting.timeout.connect(self.count_effect)
        context.hub.changed.connect(self._changed)
        self._take_draft()

    def build(self, works: Iterator[object]) -> None:
        """Lay out what the section shows, in turns (see Runner.in_turns): a hundred rules are a thousand widgets."""
        self.context.runner.in_turns(self, self._build(works))

    def _build(self, works: Iterator[object]) -> Iterator[object]:
        yield from works
        self.column.addStretch(1)
        self._is_built = True
        if self._is_awaited:
            self.load()

    def add_cell(self, key: str) -> RuleCell:
        """Make the cell of a rule."""
        cell = RuleCell(SPECS[key])
        cell.edited.connect(self._edited)
        cell.left.connect(lambda _key: self.check())
        cell.history_asked.connect(self.show_history)
        self.cells[key] = cell
        return cell

    # -- the one shape

    def load(self) -> None:
        self._is_awaited = True
        if not self._is_built:
            return
        keys = list(self.cells)
        self.context.runner.ask(self, lambda reader: rules(reader, keys), self._show, self._failed, slot="rules")

    def is_changed(self) -> bool:
        return bool(self._typed)

    def check(self) -> list[Problem]:
        found = {key: self.cells[key].control.problem() for key in self._typed if key in self.cells}
        wrong = {key: words for key, words in found.items() if words} or self._misordered()
        for key, cell in self.cells.items():
            cell.set_error(wrong.get(key, ""))
        self.problems = [Problem(key, words) for key, words in wrong.items()]
        day = self._day_problem()
        self.foot.say(day)
        if day:
            self.problems.append(Problem("day", day))
        self.marked.emit()
        return self.problems

    def save(self) -> None:
        if not self._typed or self._counting.isActive() or not self.foot.save.isEnabled():
            return
        wrong, day = self.check(), self.foot.chosen_day()
        if wrong or day is None:
            self._go_to(wrong[0].field if wrong else "day")
            return
        values, seen = self.values(), {key: self._rules[key].on(day) for key in self._typed}
        said = self.tr("{section}: saved from {day}")
        undo = self.tr("{section} from {day}")
        words = {"section": self.section_title(), "day": dated(day, self.context.clock.today())}
        self._job = self.context.runner.do(
            self,
            lambda work: change_rules(work, values, day, seen),
            lambda _none: self._saved(said.format(**words)),
            self._refused,
            self.foot.show_step,
            undo_text=undo.format(**words),
        )

    def _stop(self) -> None:
        """Leave every rule and every record as it was."""
        if self._job is not None:
            self._job.cancel()
        self.foot.end_saving()
        self.foot.say(self.tr("Stopped: no rule was changed."))

    def discard(self) -> None:
        """Forget what was typed."""
        self._typed = {}
        self.foot.begin_anew()
        self._keep_draft()
        self._fill()

    # -- what is typed

    def values(self) -> dict[str, SettingValue]:
        """Return the values that are typed and not saved."""
        return {key: self.cells[key].control.value() for key in self._typed if key in self.cells}

    def day(self) -> date:
        """Return from when the changes count; today while no day is typed."""
        day, today = self.foot.chosen_day(), self.context.clock.today()
        return today if day is None else max(day, today)

    def _edited(self, key: str) -> None:
        cell = self.cells[key]
        if cell.is_changed(self.day()):
            self._typed[key] = cell.control.text()
        else:
            self._typed.pop(key, None)
            cell.set_error("")
        cell.say_state(self.day(), self.context.clock.today())
        self._keep_draft()
        self._tell()

    def _day_moved(self) -> None:
        self._keep_draft()
        self._fill()
        self.check()

    def _tell(self) -> None:
        self.foot.show_changes(len(self._typed))
        if COUNTED & self._typed.keys() and self.context.scope.rights.sees("accounts"):
            self.foot.count_accounts()
            self._counting.start()
        else:
            self._counting.stop()
            self.foot.show_effect(None)
        if not self._typed:
            self.problems = []
            self.foot.say("")
        self.marked.emit()

    def count_effect(self) -> None:
        """Ask off the GUI thread what the changes would do; wrong values count for nothing."""
        self._counting.stop()
        values = {k: v for k, v in self.values().items() if not self.cells[k].control.problem()}
        counted = {key: value for key, value in values.items() if key in COUNTED}
        day = self.day()
        self.context.runner.ask(
            self, lambda reader: effect(reader, counted, day), self._show_effect, self._not_counted, slot="effect"
        )

    def _show_effect(self, found: Effect) -> None:
        self._touched = found.named
        if not self._counting.isActive():
            self.foot.show_effect(found if COUNTED & self._typed.keys() else None)

    def show_touched(self) -> None:
        """List the accounts that the changes touch, with the day on which each is due before and after."""
        today = self.context.clock.today()

        def due(day: date | None) -> str:
            return near_day(day, today) if day is not None else "—"

        rows = [[each.name, each.account_no, due(each.before), due(each.after)] for each in self._touched]
        heads = [self.tr("Account"), self.tr("Number"), self.tr("Due now"), self.tr("Due then")]
        DataDialog(self.tr("Accounts touched by the change"), [heads, *rows], self, (232, 160)).open()

    def _not_counted(self, error: BaseException) -> None:
        self.foot.show_effect(None)
        self.foot.say(sentence(error))

    # -- what is wrong

    def _misordered(self) -> dict[str, str]:
        """Return what is wrong between two values of which one is typed here."""
        values = {key: spec.default for key, spec in SPECS.items()}
        values |= {key: rule.on(self.day()) for key, rule in self._rules.items()} | self.values()
        found = {}
        for low, high in misordered(values):
            for key in (low, high):
                if key in self._typed:
                    words = {"low": rule_name(low), "high": rule_name(high)}
                    found[key] = told("setting.misordered", dict(words))
        return found

    def _day_problem(self) -> str:
        if not self._typed:
            return ""
        day = self.foot.chosen_day()
        if day is None:
            return self.foot.day.problem() or self.tr("Enter the day from which the changes count.")
        return told("setting.past_day") if day < self.context.clock.today() else ""

    def _go_to(self, field: str) -> None:
        target: QWidget = self.foot.day if field == "day" else self.cells[field].control.field
        target.setFocus(Qt.FocusReason.ShortcutFocusReason)

    # -- reading and writing

    def _show(self, found: dict[str, Rule]) -> None:
        self.failure.hide()
        self._rules = found
        self._fill()

    def _fill(self) -> None:
        day, today = self.day(), self.context.clock.today()
        for key, cell in self.cells.items():
            if key in self._rules:
                cell.show_rule(self._rules[key], day, today, self._typed.get(key))
        for key in [key for key in self._typed if key in self._rules and not self.cells[key].is_changed(day)]:
            del self._typed[key]
        for key, cell in self.cells.items():
            if key not in self._typed:
                cell.set_error("")
        self._tell()

    def _failed(self, error: BaseException) -> None:
        self.failure.set_error(self.tr("The rules could not be loaded"), sentence(error), repr(error))
        self.failure.show()

    def _saved(self, words: str) -> None:
        self.foot.end_saving()
        self.discard()
        self.load()
        self.context.toast(words, undo=True)

    def _refused(self, error: BaseException) -> None:
        self.foot.end_saving()
        self.foot.say(sentence(error))
        if isinstance(error, Conflict):
            self.load()

    def _changed(self, changes: Changes, _origin: object) -> None:
        if self.isVisible() and changes.touches(Kind.SETTING):
            self.load()

    # -- the draft

    @property
    def _key(self) -> str:
        return f"settings-{self._name}"

    def _keep_draft(self) -> None:
        if not self._typed:
            self.context.drafts.discard(self._key)
            return
        day = self.foot.chosen_day()
        data = {"typed": self._typed, "day": day.isoformat() if day else ""}
        self.context.drafts.keep(self._key, self.section_title(), data)

    def _take_draft(self) -> None:
        draft = self.context.drafts.load(self._key)
        if draft is None:
            return
        typed = draft.data.get("typed")
        self._typed = {str(k): str(v) for k, v in typed.items() if k in SPECS} if isinstance(typed, dict) else {}
        try:
            day = date.fromisoformat(str(draft.data.get("day")))
        except ValueError:
            return
        self.foot.day.set_value(max(day, self.context.clock.today()))

    # -- history

    def show_history(self, key: str) -> None:
        """Show what is planned and what was."""
        self.history = RuleHistory(self.cells[key].rule, self.context.clock, self)
        self.history.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.history.withdrawn.connect(partial(self._withdraw, key))
        self.history.open_beside(self.cells[key].history)

    def _withdraw(self, key: str, value: RuleValue) -> None:
        setting_id, version, day = value.id, value.version, value.starts_on
        if setting_id is None or day is None:
            return
        words = {"name": rule_name(key), "day": dated(day, self.context.clock.today())}

        def command(work: Any) -> None:
            withdraw(work, setting_id, version, day)

        self.context.runner.do(
            self,
            command,
            lambda _none: self.context.toast(self.tr("{name}: no change on {day}").format(**words), undo=True),
            undo_text=self.tr("{name}: withdrawal of {day}").format(**words),
        )


def keys_of(groups: Iterable[object]) -> list[str]:
    """Return the keys of some groups in their order."""
    wanted = list(groups)
    return [key for group in wanted for key, spec in SPECS.items() if spec.group == group]
