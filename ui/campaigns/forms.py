"""Small forms of campaigns: a campaign, an edition, how accounts were told, the customer's word, an opt-out."""

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

from PySide6.QtWidgets import QFileDialog, QWidget

from crm.domain.campaigns import CampaignDraft, CampaignRow, CampaignTopic, CoverageRow, TellingChannel
from crm.domain.codes import Segment
from crm.domain.errors import RoundsError
from crm.domain.views import ViewDefinition
from crm.usecases.campaigns.keeping import EditionDraft
from crm.usecases.campaigns.telling import TellingDraft
from ui.campaigns.commands import CampaignCommands
from ui.campaigns.words import channel_name, topic_name
from ui.context import Context
from ui.texts.errors import sentence
from ui.widgets.buttons import Button
from ui.widgets.form_dialog import FormDialog
from ui.widgets.forms.combo import Combo
from ui.widgets.forms.date_field import DateField
from ui.widgets.forms.field import Field
from ui.widgets.forms.moment_field import MomentField
from ui.widgets.forms.text_line import TextLine
from ui.widgets.labels import Text

MANAGED = ViewDefinition(filters={"segment": (Segment.DIRECT_SERVICE, Segment.TOP100, Segment.LARGE_INDUSTRIAL)})
"""For whom a new campaign is until its filters say something else."""
Saved = Callable[[Any], None]


class CampaignDialog(FormDialog):
    """A form that says in itself what is refused."""

    def __init__(self, context: Context, commands: CampaignCommands, title: str, verb: str, parent: QWidget) -> None:
        self.context, self.commands = context, commands
        super().__init__(title, verb, parent)

    def refuse(self, error: BaseException) -> None:
        """Say why it cannot be."""
        if not isinstance(error, RoundsError):
            raise error
        self.say(sentence(error))

    def day(self) -> DateField:
        """Return a field for a day."""
        return DateField(self.context.clock.today, self.context.workdays.calendar)


class FileChoice(Button):
    """Asks for a file; `path` is the chosen one."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("", icon="paperclip", parent=parent)
        self.path: Path | None = None
        self.setText(self.tr("Choose a file…"))
        self.clicked.connect(self._ask)

    def choose(self, path: Path) -> None:
        """Take a file."""
        self.path = path
        self.setText(path.name)

    def _ask(self) -> None:
        name, _kind = QFileDialog.getOpenFileName(self.window(), self.tr("File of the material"))
        if name:
            self.choose(Path(name))


class CampaignForm(CampaignDialog):
    """A campaign as it is entered with its first edition, or `row` as it is changed."""

    def __init__(
        self,
        context: Context,
        commands: CampaignCommands,
        parent: QWidget,
        row: CampaignRow | None = None,
        saved: Saved | None = None,
    ) -> None:
        super().__init__(context, commands, "", "", parent)
        self._row, self._saved = row, saved
        self.setWindowTitle(self.tr("Change the campaign") if row else self.tr("New campaign"))
        self.give.setText(self.tr("Save") if row else self.tr("Add"))
        self.topic = Combo([(each.value, topic_name(each)) for each in CampaignTopic])
        self.title, self.material, self.note = TextLine(), TextLine(), TextLine()
        self.begin, self.end, self.issued = self.day(), self.day(), self.day()
        self.edition, self.file = TextLine(), FileChoice()
        self.form.addWidget(Field(self.tr("Topic"), self.topic, required=True))
        self.form.addWidget(Field(self.tr("Title"), self.title, required=True))
        self.add_line(Field(self.tr("From"), self.begin, required=True), Field(self.tr("Until"), self.end))
        hint = self.tr("Visit records that name this material count by themselves")
        self.form.addWidget(Field(self.tr("Material"), self.material, required=True, hint=hint))
        if row is None:
            self.add_line(
                Field(self.tr("Edition"), self.edition, required=True),
                Field(self.tr("Issued on"), self.issued, required=True),
            )
            self.form.addWidget(Field(self.tr("Its file"), self.file))
        self.form.addWidget(Field(self.tr("Note"), self.note))
        self._fill()
        self.fit()

    def _fill(self) -> None:
        today = self.context.clock.today()
        if self._row is None:
            self.begin.set_value(today)
            self.issued.set_value(today)
            self.edition.setText(f"{today:%Y-%m}")
            return
        draft = self._row.draft
        self.topic.set_value(draft.topic)
        for line, text in ((self.title, draft.title), (self.material, draft.material), (self.note, draft.note)):
            line.setText(text)
        self.begin.set_value(draft.starts_on)
        self.end.set_value(draft.ends_on)

    def save(self) -> None:
        begin, end, issued = self.begin.value(), self.end.value(), self.issued.value()
        if begin is None or (self.end.text().strip() and end is None):
            self.say(self.tr("Enter a day."), self.begin if begin is None else self.end)
            return
        row = self._row
        owner = self.context.scope.actor_id if row is None else row.draft.owner_id
        target = MANAGED if row is None else row.draft.target
        texts = (self.title.text(), self.material.text())
        draft = CampaignDraft(CampaignTopic(self.topic.value()), *texts, begin, end, owner, self.note.text(), target)
        if row is not None:
            self.commands.change(row, draft, lambda _answer: self.finish(), self.refuse)
        elif issued is None:
            self.say(self.tr("Enter a day."), self.issued)
        else:
            first = EditionDraft(self.edition.text(), issued)
            self.commands.add(draft, first, self.file.path, self._done, self.refuse)

    def _done(self, answer: Any) -> None:
        if self._saved is not None:
            self._saved(answer)
        self.finish()


class EditionForm(CampaignDialog):
    """A new edition of a campaign's material."""

    def __init__(self, context: Context, commands: CampaignCommands, row: CampaignRow, parent: QWidget) -> None:
        super().__init__(context, commands, "", "", parent)
        self._row = row
        self.setWindowTitle(self.tr("New edition of {material}").format(material=row.draft.material))
        self.give.setText(self.tr("Add"))
        self.edition, self.issued, self.file = TextLine(), self.day(), FileChoice()
        today = context.clock.today()
        self.edition.setText(f"{today:%Y-%m}")
        self.issued.set_value(today)
        self.add_line(
            Field(self.tr("Edition"), self.edition, required=True),
            Field(self.tr("Issued on"), self.issued, required=True),
        )
        self.form.addWidget(Field(self.tr("Its file"), self.file))
        again = self.tr("From that day on whoever has an older edition has to be told again.")
        self.form.addWidget(Text(again, "small", "text2", wrap=True))
        self.fit()

    def save(self) -> None:
        issued = self.issued.value()
        if issued is None:
            self.say(self.tr("Enter a day."), self.issued)
            return
        draft = EditionDraft(self.edition.text(), issued)
        self.commands.add_edition(self._row, draft, self.file.path, lambda _id: self.finish(), self.refuse)


class TellForm(CampaignDialog):
    """How and when accounts were told the edition that holds."""

    def __init__(
        self,
        context: Context,
        commands: CampaignCommands,
        row: CampaignRow,
        accounts: Sequence[CoverageRow],
        parent: QWidget,
    ) -> None:
        super().__init__(context, commands, "", "", parent)
        self._row, self._ids = row, [each.account_id for each in accounts]
        self.setWindowTitle(self.tr("%n account(s) told", "", len(accounts)))
        self.give.setText(self.tr("Note it"))
        self.channel = Combo([(each.value, channel_name(each)) for each in TellingChannel])
        self.channel.set_value(TellingChannel.PHONE)
        self.at, self.note = MomentField(context.clock), TextLine()
        self.at.set_value(context.clock.now())
        edition = row.current.edition if row.current is not None else "—"
        words = self.tr("{material}, edition {edition}").format(material=row.draft.material, edition=edition)
        self.form.addWidget(Text(words, "body_strong", wrap=True))
        self.form.addWidget(Field(self.tr("How"), self.channel, required=True))
        self.form.addWidget(Field(self.tr("When"), self.at, required=True))
        self.form.addWidget(Field(self.tr("Note"), self.note))
        self.fit()

    def save(self) -> None:
        moment = self.at.value()
        if moment is None:
            self.say(self.tr("Enter a day and a time."), self.at)
            return
        by = self.context.scope.actor_id
        draft = TellingDraft(TellingChannel(self.channel.value()), moment, by, self.note.text())
        self.commands.tell(self._row, self._ids, draft, lambda _ids: self.finish(), self.refuse)


class ConfirmForm(CampaignDialog):
    """When and by whom of theirs customers confirmed it."""

    def __init__(
        self,
        context: Context,
        commands: CampaignCommands,
        row: CampaignRow,
        accounts: Sequence[CoverageRow],
        parent: QWidget,
    ) -> None:
        super().__init__(context, commands, "", "", parent)
        self._row, self._ids = row, [each.account_id for each in accounts]
        self.setWindowTitle(self.tr("%n account(s) confirmed it", "", len(accounts)))
        self.give.setText(self.tr("Note it"))
        self.on, self.by = DateField(context.clock.today, context.workdays.calendar, past=True), TextLine()
        self.on.set_value(context.clock.today())
        self.form.addWidget(Field(self.tr("On"), self.on, required=True))
        self.form.addWidget(Field(self.tr("By whom of the customer"), self.by))
        self.fit()

    def save(self) -> None:
        day = self.on.value()
        if day is None:
            self.say(self.tr("Enter a day."), self.on)
            return
        self.commands.confirm(self._row, self._ids, day, self.by.text(), lambda _n: self.finish(), self.refuse)


class OptOutForm(CampaignDialog):
    """That accounts want no publicity, and why."""

    def __init__(
        self, context: Context, commands: CampaignCommands, accounts: Sequence[CoverageRow], parent: QWidget
    ) -> None:
        super().__init__(context, commands, "", "", parent)
        self._ids = [each.account_id for each in accounts]
        self.setWindowTitle(self.tr("%n account(s) want no publicity", "", len(accounts)))
        self.give.setText(self.tr("Note it"))
        self.reason = TextLine()
        self.form.addWidget(Field(self.tr("Reason"), self.reason))
        stays = self.tr("It holds for every campaign but those about safety and supply. Outage notices go on.")
        self.form.addWidget(Text(stays, "small", "text2", wrap=True))
        self.fit()

    def save(self) -> None:
        self.commands.opt_out(self._ids, self.reason.text(), lambda _n: self.finish(), self.refuse)
