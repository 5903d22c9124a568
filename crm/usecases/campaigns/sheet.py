"""The coverage of a campaign as a workbook: counts, account by edition, and its effect (domain.md 8)."""

from collections.abc import Mapping
from pathlib import Path
from typing import Any
from uuid import UUID

from crm.domain.campaign_effect import Effect, EffectLine
from crm.domain.campaigns import Coverage, CoverageRow, EditionRow, Telling
from crm.domain.clock import Clock
from crm.exchange.book_model import Book, BookColumn, BookRow, BookSheet
from crm.exchange.book_writer import write_book
from crm.exchange.summary_columns import words
from crm.storage.reader import Reader
from crm.storage.settings import all_values
from crm.usecases.campaigns.board import CampaignDetail, campaign
from crm.usecases.campaigns.effect import effect
from crm.usecases.heading import author

Said = Mapping[str, str]
TOLD = (("told_on", "date", 12), ("how", "text", 12), ("by", "text", 14), ("confirmed_on", "date", 12))
"""What the workbook says of an account and an edition."""


def export_campaign(reader: Reader, campaign_id: UUID, out: Path, language: str, person_id: UUID | None = None) -> int:
    """Write who was told what and return how many accounts there are.

    Raises NotFound("campaign.gone"), Cancelled, DiskFull or Denied; then an older file is as it was.
    """
    detail, said = campaign(reader, campaign_id, person_id), words(language)
    draft, day = detail.row.draft, reader.clock.today()
    bureau = str(all_values(reader, day)["bureau.name"])
    until = f"{draft.ends_on:%Y-%m-%d}" if draft.ends_on is not None else ""
    lines = (
        said["line.unit"].format(value=bureau),
        said["campaign.line"].format(title=draft.title, topic=said[f"campaign.topic.{draft.topic}"]),
        said["campaign.days"].format(first=f"{draft.starts_on:%Y-%m-%d}", last=until),
        said["line.author"].format(value=author(reader)),
        said["line.made_on"].format(value=f"{day:%Y-%m-%d}"),
    )
    sheets = (
        _counts(detail, said),
        _accounts(detail, said, reader.clock),
        _effect(effect(reader, campaign_id, person_id), said),
    )
    write_book(out, Book(said["campaign.title"], lines, bureau, day, sheets), language)
    return len(detail.accounts)


def _counts(detail: CampaignDetail, said: Said) -> BookSheet:
    columns = [BookColumn("stands", said["campaign.stands"], width=26)]
    columns.append(BookColumn("accounts", said["campaign.accounts"], "count", 12))
    rows = [BookRow((said[f"campaign.{each}"], detail.row.counts.get(each, 0))) for each in Coverage]
    rows.append(BookRow((said["campaign.issues"], detail.issues)))
    return BookSheet("coverage", said["campaign.coverage"], columns, rows, frozen=1, empty="")


def _accounts(detail: CampaignDetail, said: Said, clock: Clock) -> BookSheet:
    plain = (("account_no", 19), ("name", 32), ("segment", 14), ("manager", 12), ("stands", 22))
    columns = [BookColumn(key, said[f"campaign.{key}"], width=width) for key, width in plain]
    editions = [*reversed(detail.row.editions)]
    for place, each in enumerate(editions):
        for key, form, width in TOLD:
            title = f"{each.edition} {said[f'campaign.{key}']}"
            columns.append(BookColumn(f"{key}_{place}", title, form, width))
    columns.append(BookColumn("next_visit", said["campaign.next_visit"], "date", 12))
    columns.append(BookColumn("proof", said["campaign.proof"], "count", 9))
    rows = [BookRow(_account(each, editions, said, clock)) for each in detail.accounts]
    return BookSheet("accounts", said["campaign.who"], columns, rows, frozen=2, empty=said["campaign.nobody"])


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
