"""`rounds campaigns` tells how far publicity campaigns are, `rounds export campaign OUT.xlsx` writes who was told."""

import argparse
from contextlib import suppress
from pathlib import Path
from typing import Any
from uuid import UUID

from crm.cli.database import opened
from crm.cli.output import Talk
from crm.domain.campaigns import CampaignRow, Coverage
from crm.domain.errors import Busy, Denied, NotFound
from crm.domain.privacy import ExportKind
from crm.storage.claim import claimed
from crm.storage.reader import Reader
from crm.usecases.campaigns.board import campaigns
from crm.usecases.campaigns.sheet import campaign_book
from crm.usecases.people import person_named
from crm.usecases.privacy import note_export


def run(options: argparse.Namespace, talk: Talk) -> int:
    """Tell each campaign with how many of its accounts stand where."""
    with opened(options) as store, store.read() as reader:
        rows = campaigns(reader, _manager(reader, options))
    talk.give({"campaigns": [_plain(row) for row in rows]})
    if not talk.json:
        for row in rows:
            print(f"{row.covered:>6} / {row.accounts:<6} {talk.words(f'code.phase.{row.phase}'):<8} {row.draft.title}")
    talk.say("campaign.listed", count=len(rows), uncovered=sum(row.uncovered for row in rows))
    return 0


def _plain(row: CampaignRow) -> dict[str, Any]:
    current = row.current
    return {
        "title": row.draft.title,
        "topic": row.draft.topic,
        "material": row.draft.material,
        "edition": None if current is None else current.edition,
        "from": row.draft.starts_on.isoformat(),
        "until": None if row.draft.ends_on is None else row.draft.ends_on.isoformat(),
        "phase": row.phase,
        "accounts": row.accounts,
        **{each.value: row.counts.get(each, 0) for each in Coverage},
    }


def export(options: argparse.Namespace, out: Path, talk: Talk) -> int:
    """Write the coverage of a campaign."""
    with opened(options) as store:
        with store.read() as reader:
            row = _named(reader, options.campaign)
            count = campaign_book(reader, row.id, talk.language, _manager(reader, options)).save(
                reader, out, talk.language
            )
        with suppress(Busy, Denied), claimed(store.where), store.change() as work:
            note_export(work, ExportKind.CAMPAIGN, out.name, count, False)
    talk.give({"out": str(out), "rows": count})
    talk.say("campaign.exported", path=options.out, count=count)
    return 0


def _named(reader: Reader, title: str) -> CampaignRow:
    """Return the newest campaign of a title; raises NotFound("campaign.unknown")."""
    wanted = title.strip().casefold()
    found = next((row for row in campaigns(reader) if row.draft.title.casefold() == wanted), None)
    if found is None:
        raise NotFound("campaign.unknown", value=title)
    return found


def _manager(reader: Reader, options: argparse.Namespace) -> UUID | None:
    return person_named(reader, options.manager) if options.manager is not None else None
