"""The coverage of a campaign as a workbook: counts, account by edition, and its effect (domain.md 8)."""

from collections.abc import Mapping
from typing import Any
from uuid import UUID

from crm.domain.campaign_effect import Effect, EffectLine
from crm.domain.campaigns import UNCOVERED, Coverage, CoverageRow, EditionRow, Telling
from crm.domain.clock import Clock
from crm.domain.codes import Segment
from crm.domain.reports import Figure, Form
from crm.exchange.book_model import Book, BookChart, BookColumn, BookRow, BookSheet
from crm.exchange.figure_sheets import figures_in
from crm.exchange.summary_columns import words
from crm.exchange.tally_book import TallyBook, TallyCut, tally_sheets
from crm.storage.reader import Reader
from crm.storage.settings import all_values
from crm.usecases.campaigns.board import CampaignDetail, campaign
from crm.usecases.campaigns.effect import effect
from crm.usecases.heading import author
from crm.usecases.made_book import MadeBook

Said = Mapping[str, str]
TOLD = (("told_on", "date", 12), ("how", "text", 12), ("by", "text", 14), ("confirmed_on", "date", 12))
"""What the workbook says of an account and an edition."""


def campaign_book(reader: Reader, campaign_id: UUID, language: str, person_id: UUID | None = None) -> MadeBook:
    """Return who was told what; the count is that of accounts. Raises NotFound("campaign.gone")."""
    detail, said = campaign(reader, campaign_id, person_id), words(language)
    draft, day = detail.row.draft, reader.clock.today()
    bureau = str(all_values(reader, day)["bureau.name"])
    until = f"{draft.ends_on:%Y-%m-%d}" if draft.ends_on is not None else ""
    lines = (
        said["line.unit"].format(value=bureau),
        said["campaign.line"].format(title=draft.title, topic=said[f"campaign.topic.{draft.topic}"]),
        said["campaign.days"].format(first=f"{draft.starts_on:%Y-%m-%d}", last=until),
        said["line.author"].format(value=author(reader)),
        said["line.made_on"].format(value=f"{reader.clock.local(reader.clock.now()):%Y-%m-%d %H:%M}"),
    )
    sheets = (
        _counts(detail, said),
        *tally_sheets(_accounts(detail, said, reader.clock), language),
        _effect(effect(reader, campaign_id, person_id), said),
    )
    return MadeBook(Book(said["campaign.title"], lines, bureau, day, sheets), len(detail.accounts))


def _counts(detail: CampaignDetail, said: Said) -> BookSheet:
    columns = [BookColumn("stands", said["campaign.stands"], width=26)]
    columns.append(BookColumn("accounts", said["campaign.accounts"], "count", 12))
    rows = [BookRow((said[f"campaign.{each}"], detail.row.counts.get(each, 0))) for each in Coverage]
    rows.append(BookRow((said["campaign.issues"], detail.issues)))
    charts = (BookChart(said["campaign.coverage"], ("accounts",)),)
    return BookSheet("coverage", said["campaign.coverage"], columns, rows, frozen=1, charts=charts)


FIGURES = (
    Figure("accounts", "accounts"),
    Figure("reached", "reached"),
    Figure("reached_rate", "reached", "accounts", Form.PERCENT),
    Figure("confirmed", "confirmed"),
    Figure("uncovered", "uncovered", bad=0, high_is_bad=True, is_exception=True),
    Figure("opted_out", "opted_out"),
)
"""How far the accounts have come together."""


def _brings(row: CoverageRow) -> dict[str, float]:
    found = {
        "accounts": True,
        "reached": row.coverage in (Coverage.TOLD, Coverage.CONFIRMED),
        "confirmed": row.coverage is Coverage.CONFIRMED,
        "uncovered": row.coverage in UNCOVERED,
        "opted_out": row.coverage is Coverage.OPTED_OUT,
    }
    return {name: 1.0 for name, counts in found.items() if counts}


def _accounts(detail: CampaignDetail, said: Said, clock: Clock) -> TallyBook:
    plain = (("account_no", 19), ("name", 32), ("segment", 14), ("manager", 12), ("stands", 22))
    columns = [BookColumn(key, said[f"campaign.{key}"], width=width) for key, width in plain]
    editions = [*reversed(detail.row.editions)]
    for place, each in enumerate(editions):
        for key, form, width in TOLD:
            title = f"{each.edition} {said[f'campaign.{key}']}"
            columns.append(BookColumn(f"{key}_{place}", title, form, width))
    columns.append(BookColumn("next_visit", said["campaign.next_visit"], "date", 12))
    columns.append(BookColumn("proof", said["campaign.proof"], "count", 9))
    figures = figures_in("campaign", FIGURES, said)
    charts = (BookChart(said["campaign.coverage"], ("confirmed", "reached", "uncovered")),)
    order = [said[f"segment.{segment}"] for segment in Segment]

    def manager(row: CoverageRow) -> str:
        return row.manager or said["no_manager"]

    def segment(row: CoverageRow) -> str:
        return said[f"segment.{row.segment}"]

    return TallyBook(
        said["campaign.who"],
        columns,
        lambda row: _account(row, editions, said, clock),
        detail.accounts,
        _brings,
        figures,
        (
            TallyCut("summary", said["sheet.summary"], said["campaign.manager"], manager, charts),
            TallyCut("segments", said["sheet.segments"], said["campaign.segment"], segment, charts, order=order),
        ),
        said["campaign.nobody"],
        2,
    )


def _account(row: CoverageRow, editions: list[EditionRow], said: Said, clock: Clock) -> list[Any]:
    stands = said[f"campaign.{row.coverage}"]
    cells: list[Any] = [row.account_no, row.name, said[f"segment.{row.segment}"], row.manager, stands]
    for each in editions:
        cells += _told(row.tellings.get(each.id), said, clock)
    return [*cells, row.next_visit_on, row.files]


def _told(telling: Telling | None, said: Said, clock: Clock) -> list[Any]:
    if telling is None:
        return [None, "", "", None]
    day = clock.local(telling.told_at).date()
    return [day, said[f"campaign.by.{telling.channel}"], telling.by, telling.confirmed_on]


def _effect(found: Effect, said: Said) -> BookSheet:
    keys = ("told", "peers", "before", "after", "peers_before", "peers_after", "difference", "margin")
    columns = [BookColumn("metric", said["energy.metric"], width=22)]
    columns += [
        BookColumn(key, said[f"campaign.effect.{key}"], "count" if key in ("told", "peers") else "decimal", 13)
        for key in keys
    ]
    columns.append(BookColumn("verdict", said["campaign.effect.verdict"], width=40))
    rows = [BookRow(_line(each, keys, said)) for each in found.lines]
    return BookSheet("effect", said["campaign.effect"], columns, rows, frozen=1, empty=said["campaign.early"])


def _line(line: EffectLine, keys: tuple[str, ...], said: Said) -> list[Any]:
    values = [getattr(line, key) for key in keys]
    rounded = [round(value, 4) if isinstance(value, float) else value for value in values]
    return [said[f"energy.metric.{line.metric}"], *rounded, said[f"campaign.effect.{line.verdict}"]]
