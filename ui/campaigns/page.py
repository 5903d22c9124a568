"""Who was told what, who has to be told still, and what came of it (domain.md 8)?"""

from pathlib import Path
from typing import Any
from uuid import UUID

from msgspec.structs import replace
from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from crm.domain.campaign_effect import Effect
from crm.domain.campaigns import UNCOVERED, CampaignRow, Coverage, CoverageRow, EditionRow
from crm.domain.changes import Changes, Kind
from crm.domain.codes import Topic
from crm.domain.packed import Packed
from crm.usecases.campaigns.board import CampaignDetail, campaign, campaigns
from crm.usecases.campaigns.effect import effect
from crm.usecases.campaigns.sheet import campaign_book
from ui.campaigns.campaign_list import CampaignList
from ui.campaigns.commands import CampaignCommands
from ui.campaigns.coverage_card import CoverageCard
from ui.campaigns.editions_card import EditionsCard
from ui.campaigns.effect_card import EffectCard
from ui.campaigns.forms import CampaignForm, ConfirmForm, EditionForm, OptOutForm, TellForm
from ui.campaigns.target_card import TargetCard
from ui.campaigns.words import phase_words, topic_name
from ui.context import Context
from ui.lists.account_commands import AccountCommands
from ui.saving import ask_where
from ui.texts.errors import language, sentence
from ui.theme.look import px
from ui.widgets.buttons import Button
from ui.widgets.card import Card
from ui.widgets.confirm_popup import ConfirmPopup
from ui.widgets.labels import ElidedLabel
from ui.widgets.menus import in_menu, passing_menu
from ui.widgets.skeleton import Skeleton
from ui.widgets.states import EmptyState, ErrorPanel
from ui.widgets.table.sheets_dialog import SheetsDialog
from ui.widgets.tabs import Tab, Tabs

LIST, LIST_SHARE, LEAST_LIST = 276, 0.2, 208
COVERAGE, TARGET, MATERIAL, EFFECT = "coverage", "target", "material", "effect"
KINDS = (
    *(Kind.CAMPAIGN, Kind.CAMPAIGN_EDITION, Kind.CAMPAIGN_TARGET, Kind.CAMPAIGN_TELLING, Kind.OPT_OUT),
    *(Kind.VISIT, Kind.VISIT_MATERIAL, Kind.ACCOUNT, Kind.ATTACHMENT, Kind.MONTHLY_USAGE),
)


class CampaignsPage(QWidget):
    """The campaigns at the left, one of them at the right: its accounts, for whom it is, its material, its effect."""

    title_changed = Signal()

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._rows: tuple[CampaignRow, ...] = ()
        self._wanted: UUID | None = None
        self.found: CampaignDetail | None = None
        self.commands = CampaignCommands(context, self)
        self.list = CampaignList(context.clock)
        self.list.settled.connect(self._open)
        self.name, self.facts = ElidedLabel("", "heading"), ElidedLabel("", "small", "text2")
        self.change, self.more = Button(self.tr("Change…")), Button(self.tr("More"), icon="dots-three")
        self.export = Button(self.tr("Export…"), icon="download-simple")
        self.tabs = Tabs(self._tabs(None))
        self.tabs.setAccessibleName(self.tr("Campaign"))
        self.coverage = CoverageCard(context)
        self.target = TargetCard(context)
        self.editions, self.effect = EditionsCard(), EffectCard()
        self.plans = AccountCommands(context, self, lambda: self.coverage.plan)
        self.empty = EmptyState("megaphone", "", "")
        self.problem = ErrorPanel()
        self.new = Button(self.tr("New campaign"), icon="plus")
        self._build()
        self._connect()
        self._skeleton = Skeleton(self.parts)
        context.hub.changed.connect(self._changed)
        context.scope.changed.connect(self._scope_changed)

    # -- what the frame asks

    def page_title(self) -> str:
        return self.tr("Publicity")

    def page_subtitle(self) -> str:
        return self._context.scope.name or self.tr("Team")

    def page_actions(self) -> list[QWidget]:
        return [self.new] if self._may_lead() else []

    def shown(self, arguments: dict[str, Any]) -> None:
        """Show a campaign and a tab of it; the newest campaign without one."""
        if campaign_id := arguments.get("id"):
            self._wanted = UUID(str(campaign_id))
        self.tabs.set_current(str(arguments.get("tab") or self.tabs.current()))
        self.load()

    def state(self) -> dict[str, Any]:
        found: dict[str, Any] = {"tab": self.tabs.current()}
        return found if self._wanted is None else {**found, "id": str(self._wanted)}

    def left(self) -> None:
        """Let go of what was read, 3 MB of a campaign for half a bureau; what is checked keeps its rows."""
        if self.found is not None and not self.coverage.table.checked:
            self.found = replace(self.found, accounts=Packed(CoverageRow))
            self.coverage.show_detail(self.found, self._may_tell())

    # -- building

    def _build(self) -> None:
        self.list_card = Card(flush=True)
        self.list_card.body.addWidget(self.list, 1)
        lines = QVBoxLayout()
        lines.setSpacing(px(4))
        lines.addWidget(self.name)
        lines.addWidget(self.facts)
        head = QHBoxLayout()
        head.setSpacing(px(8))
        head.addLayout(lines, 1)
        for button in (self.more, self.change, self.export):
            head.addWidget(button)
        self.parts = QStackedWidget()
        for part in (self.coverage, self.target, self.editions, self.effect):
            self.parts.addWidget(part)
        self.middle = QWidget()
        column = QVBoxLayout(self.middle)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(px(8))
        column.addLayout(head)
        column.addWidget(self.tabs)
        column.addWidget(self.parts, 1)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(px(24), 0, px(24), px(16))
        outer.setSpacing(px(12))
        outer.addWidget(self.problem)
        self.problem.hide()
        row = QHBoxLayout()
        row.setSpacing(px(16))
        row.addWidget(self.list_card)
        row.addWidget(self.middle, 1)
        row.addWidget(self.empty, 1)
        outer.addLayout(row, 1)
        self.empty.hide()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Let the list give room to the campaign where a small window would cut the names of accounts."""
        super().resizeEvent(event)
        self.list_card.setFixedWidth(min(px(LIST), max(round(self.width() * LIST_SHARE), LEAST_LIST)))

    def _connect(self) -> None:
        self.new.clicked.connect(lambda: self.new_campaign())
        self.empty.acted.connect(lambda: self.new_campaign())
        self.problem.retry.connect(self.load)
        self.tabs.picked.connect(lambda _key: self._show_tab())
        self.change.clicked.connect(lambda: self.act("change"))
        self.more.clicked.connect(self.offer_more)
        self.export.clicked.connect(self._ask_export)
        self.coverage.acted.connect(self.act)
        self.coverage.table.opened.connect(lambda row: self._context.navigate("account", id=row.account_id))
        self.target.chosen.connect(self._aim)
        self.editions.acted.connect(self._edition)

    def _tabs(self, row: CampaignRow | None) -> list[Tab]:
        waiting = None if row is None else row.uncovered or None
        return [
            Tab(COVERAGE, self.tr("Who was told"), waiting),
            Tab(TARGET, self.tr("For whom")),
            Tab(MATERIAL, self.tr("Material")),
            Tab(EFFECT, self.tr("Effect")),
        ]

    def _may_lead(self) -> bool:
        return self._context.scope.rights.may("do.campaign")

    def _may_tell(self) -> bool:
        return self._context.scope.rights.may("do.tell")

    # -- loading

    def load(self) -> None:
        """Read the campaigns, then the one that is looked at."""
        person = self._context.scope.person_id
        self._context.runner.ask(
            self, lambda reader: campaigns(reader, person), self._show_campaigns, self._failed, slot="campaigns"
        )

    def _show_campaigns(self, rows: tuple[CampaignRow, ...]) -> None:
        self.problem.hide()
        self._rows = rows
        self.list.show_campaigns(rows, self._wanted)
        for part in (self.middle, self.list_card):
            part.setVisible(bool(rows))
        self.empty.setVisible(not rows)
        if not rows:
            detail = self.tr("A campaign tells chosen accounts of a topic and follows what came of it.")
            action = self.tr("New campaign") if self._may_lead() else ""
            self.empty.set_words("megaphone", self.tr("No campaign yet"), detail, action)
        self._open(self.list.current())
        self.title_changed.emit()

    def _open(self, row: CampaignRow | None) -> None:
        if row is None:
            self.found = None
            return
        self._wanted = row.id
        person = self._context.scope.person_id
        self._skeleton.start()
        self._context.runner.ask(
            self, lambda reader: campaign(reader, row.id, person), self._show, self._failed, slot="campaign"
        )

    def _show(self, found: CampaignDetail) -> None:
        self._skeleton.stop()
        self.found = found
        row, may_lead = found.row, self._may_lead()
        self.name.set_text(row.draft.title)
        facts = (topic_name(row.draft.topic), phase_words(row, self._context.clock), row.owner, row.draft.note)
        self.facts.set_text(" · ".join(filter(None, facts)))
        self.tabs.set_tabs(self._tabs(row))
        self.change.setVisible(may_lead)
        self.more.setVisible(may_lead)
        self.coverage.show_detail(found, self._may_tell())
        self.editions.show_editions(row, may_lead)
        self._show_tab()

    def _show_tab(self) -> None:
        """Show the part of the campaign that is looked at; the figures of the filters and the effect are asked then."""
        key, found = self.tabs.current(), self.found
        self.parts.setCurrentIndex((COVERAGE, TARGET, MATERIAL, EFFECT).index(key))
        if found is None:
            return
        if key == TARGET:
            self.target.show_target(found.row, self._may_lead())
        elif key == EFFECT:
            campaign_id, person = found.row.id, self._context.scope.person_id
            self._context.runner.ask(
                self, lambda reader: effect(reader, campaign_id, person), self._show_effect, self._failed, slot="effect"
            )

    def _show_effect(self, found: Effect) -> None:
        self.effect.show_effect(found)

    def _failed(self, error: BaseException) -> None:
        self._skeleton.stop()
        self.problem.set_error(self.tr("The campaigns could not be read"), sentence(error), repr(error))
        self.problem.show()

    def _changed(self, changes: Changes, _origin: object) -> None:
        if self.isVisible() and changes.touches(*KINDS):
            self.load()

    def _scope_changed(self) -> None:
        if self.isVisible():
            self.load()

    # -- acting

    def new_campaign(self) -> CampaignForm:
        """Enter a campaign; it is looked at from then on, for whom it is first."""

        def saved(campaign_id: Any) -> None:
            self._wanted = campaign_id
            self.tabs.set_current(TARGET)
            self.load()

        form = CampaignForm(self._context, self.commands, self, None, saved)
        form.open()
        return form

    def act(self, key: str) -> None:
        """Do what the parts of the page offer."""
        found = self.found
        if found is None:
            return
        context, commands, row = self._context, self.commands, found.row
        chosen = self.coverage.chosen()
        ids = [each.account_id for each in chosen]
        if key == "change":
            CampaignForm(context, commands, self, row).open()
        elif key == "aim":
            commands.aim(row)
        elif key == "remove":
            self._ask_remove(row)
        elif key == "more":
            self._offer_rest()
        elif not chosen:
            return
        elif key == "tell":
            TellForm(context, commands, row, chosen, self).open()
        elif key == "confirm":
            ConfirmForm(context, commands, row, chosen, self).open()
        elif key == "plan":
            self.plans.plan(ids, (Topic.POLICY,))
        elif key == "back":
            commands.take_back(row, ids)
        elif key == "prove":
            self._ask_proof(row, ids)
        elif key == "out":
            OptOutForm(context, commands, chosen, self).open()
        elif key == "in":
            commands.opt_in(ids)

    def offer_more(self) -> None:
        """Offer what is done seldom with a campaign."""
        self._menu(self.more, (("aim", self.tr("Choose its accounts anew")), ("remove", self.tr("Delete…"))))

    def _offer_rest(self) -> None:
        """Offer what is done seldom with the checked accounts."""
        states = {each.coverage for each in self.coverage.chosen()}
        offers = [("prove", self.tr("Add proof…"))]
        if states & {Coverage.TOLD, Coverage.CONFIRMED}:
            offers.append(("back", self.tr("Take back")))
        if states & {*UNCOVERED, Coverage.TOLD, Coverage.CONFIRMED}:
            offers.append(("out", self.tr("They want no publicity…")))
        if Coverage.OPTED_OUT in states:
            offers.append(("in", self.tr("They want publicity again")))
        self._menu(self.coverage.more, tuple(offers))

    def _menu(self, anchor: QWidget, offers: tuple[tuple[str, str], ...]) -> None:
        menu = passing_menu(self)
        for key, words in offers:
            menu.addAction(in_menu(words)).triggered.connect(lambda _on=False, key=key: self.act(key))
        menu.popup(anchor.mapToGlobal(anchor.rect().bottomLeft()))

    def _ask_remove(self, row: CampaignRow) -> None:
        question = self.tr("Delete “{title}”?").format(title=row.draft.title)
        popup = ConfirmPopup(question, self.tr("It goes into the bin with its editions."), self.tr("Delete"), self)
        popup.agreed.connect(popup.close)
        popup.agreed.connect(lambda: self.commands.remove(row))
        popup.begin(self.more)

    def _ask_proof(self, row: CampaignRow, ids: list[UUID]) -> None:
        name, _kind = QFileDialog.getOpenFileName(self.window(), self.tr("Sign-in sheet, photo or reply"))
        if name:
            self.commands.prove(row, ids, Path(name))

    def _ask_export(self) -> None:
        found = self.found
        if found is None:
            return
        dialog = SheetsDialog(self.tr("Export the coverage"), self)
        dialog.accepted.connect(lambda: self._ask_where(found.row))
        context, key, speech = self._context, found.row.id, language()
        person = context.scope.person_id
        dialog.begin(context.runner.ask, lambda reader: campaign_book(reader, key, speech, person), context.show_error)

    def _ask_where(self, row: CampaignRow) -> None:
        today = self._context.clock.today()
        title, name = self.tr("Export the coverage"), f"{row.draft.title}_{today:%Y%m%d}.xlsx"
        if path := ask_where(self._context.settings, self, title, name, "*.xlsx"):
            self.commands.export(row, path, self._context.scope.person_id)

    def _aim(self, target: Any) -> None:
        if self.found is not None:
            row = self.found.row
            self.commands.change(row, replace(row.draft, target=target))

    def _edition(self, key: str, edition: EditionRow | None) -> None:
        found = self.found
        if found is None:
            return
        if key == "new":
            EditionForm(self._context, self.commands, found.row, self).open()
        elif edition is None:
            return
        elif key == "remove":
            self.commands.remove_edition(found.row, edition)
        elif key == "file":
            name, _kind = QFileDialog.getOpenFileName(self.window(), self.tr("File of the material"))
            if name:
                self.commands.keep_file(edition, Path(name))
        else:
            name = edition.file_name or ""
            if path := ask_where(self._context.settings, self, self.tr("Save its file"), name):
                self.commands.save_file(edition, path)
