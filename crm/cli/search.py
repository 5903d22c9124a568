"""`rounds search TEXT`."""

import argparse

from crm.cli.database import opened
from crm.cli.output import Talk
from crm.usecases.search import search


def run(options: argparse.Namespace, talk: Talk) -> int:
    """Print what matches, names before texts."""
    with opened(options) as store, store.read() as reader:
        hits = search(reader, options.text, options.limit)
    talk.give(
        {
            "text": options.text,
            "hits": [
                {
                    "kind": hit.kind,
                    "id": str(hit.id),
                    "account_id": str(hit.account_id) if hit.account_id else None,
                    "title": hit.title,
                    "subtitle": hit.subtitle,
                    "account": hit.account,
                    "day": hit.day.isoformat() if hit.day else None,
                }
                for hit in hits
            ],
        }
    )
    for hit in hits:
        if not talk.json:
            print("  ".join(filter(None, (f"{hit.kind:<11}", hit.title, hit.subtitle, hit.account))))
    if not hits:
        talk.say("search.nothing", text=options.text)
    return 0
