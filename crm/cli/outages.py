"""`rounds outage affected|list|notify`, and `rounds export outages|etr|notices OUT.xlsx`."""

import argparse
import os
from contextlib import suppress
from datetime import datetime
from pathlib import Path
from typing import Any

from crm.cli.database import opened
from crm.cli.named import a_day
from crm.cli.output import Talk
from crm.domain.errors import Busy, Denied, Invalid
from crm.domain.mail import MailServer, MailWay, is_address
from crm.domain.outage_desk import AffectedRow, BoardRow, CallContact, ScopePart
from crm.domain.phones import masked
from crm.domain.privacy import ExportKind
from crm.storage.claim import claimed
from crm.storage.reader import Reader
from crm.usecases.outages import outbox
from crm.usecases.outages.board import board
from crm.usecases.outages.detail import affected_by
from crm.usecases.outages.network import feeder_named
from crm.usecases.outages.sheets import estimates_book, notices_book, outages_book
from crm.usecases.people import person_named
from crm.usecases.privacy import exports_personal, note_export

PASSWORD = "ROUNDS_MAIL_PASSWORD"
"""Where the password of a mail server stands: the words of a command can be read by everybody on the computer."""
SHEETS = {"outages": ExportKind.OUTAGES, "etr": ExportKind.ESTIMATES, "notices": ExportKind.NOTICES}


def run(options: argparse.Namespace, talk: Talk) -> int:
    """Tell whom an interruption would reach or what stands on the board, or let mails leave."""
    if options.job == "notify":
        return _notify(options, talk)
    with opened(options) as store, store.read() as reader:
        return _affected(reader, options, talk) if options.job == "affected" else _board(reader, options, talk)


def _affected(reader: Reader, options: argparse.Namespace, talk: Talk) -> int:
    feeder = feeder_named(reader, options.feeder)
    at = _moment(reader, options.at) if options.at is not None else reader.clock.now()
    rows = affected_by(reader, (ScopePart(feeder_id=feeder, section=options.section),), at)
    off, lost = sum(row.is_interrupted for row in rows), sum(row.lost_kw for row in rows)
    talk.give(
        {
            "feeder": options.feeder,
            "at": reader.clock.local(at).isoformat(),
            "interrupted": off,
            "lost_kw": lost,
            "accounts": [_account(row, options.personal) for row in rows],
        }
    )
    if not talk.json:
        for row in rows:
            effect = talk.words(f"code.effect.{row.effect}")
            first = next(iter(row.contacts), None)
            call = " ".join(filter(None, _person(first, options.personal).values())) if first is not None else ""
            print(f"{row.account_no or '':<16} {row.lost_kw:>8.0f} kW  {effect}  {row.name}  {call}".rstrip())
    talk.say("outage.affected_done", feeder=options.feeder, count=len(rows), off=off, kw=f"{lost:.0f}")
    return 0


def _person(contact: CallContact, personal: bool) -> dict[str, str | None]:
    """Return whom to call; without leave to tell people it is a masked number."""
    if personal:
        return {"name": contact.name, "phone": contact.phone, "email": contact.email}
    return {"name": None, "phone": masked(contact.phone) if contact.phone else None, "email": None}


def _account(row: AffectedRow, personal: bool) -> dict[str, Any]:
    return {
        "account_no": row.account_no,
        "name": row.name,
        "segment": row.segment,
        "importance_grade": row.grade,
        "source_role": row.source_role,
        "effect": row.effect,
        "is_interrupted": row.is_interrupted,
        "lost_kw": row.lost_kw,
        "own_generation_kw": row.own_generation_kw,
        "switched_to": row.switched_to,
        "contacts": [
            {**_person(each, personal), "role": each.role, "doubtful": each.doubtful} for each in row.contacts
        ],
    }


def _board(reader: Reader, options: argparse.Namespace, talk: Talk) -> int:
    person = person_named(reader, options.manager) if options.manager is not None else None
    found = board(reader, person)
    talk.give({"at": reader.clock.local(found.now).isoformat(), "outages": [_line(reader, row) for row in found.rows]})
    if not talk.json:
        for row in found.rows:
            kind, state = talk.words(f"code.outage_type.{row.type}"), talk.words(f"code.outage_state.{row.state}")
            times = " - ".join(_told(reader, at) for at in (row.starts_at, row.ends_at))
            print(f"{row.outage_no:<10} {row.place}  {kind}  {state}  {times}  {row.told}/{row.reached}")
    talk.say("outage.list_done", count=len(found.rows))
    return 0


def _line(reader: Reader, row: BoardRow) -> dict[str, Any]:
    def moment(at: datetime | None) -> str | None:
        return reader.clock.local(at).isoformat() if at is not None else None

    return {
        "outage_no": row.outage_no,
        "type": row.type,
        "state": row.state,
        "place": row.place,
        "starts_at": moment(row.starts_at),
        "ends_at": moment(row.ends_at),
        "lost_kw": row.lost_kw,
        "reached": row.reached,
        "told": row.told,
        "next_due": moment(row.next_due),
        "missed": row.missed,
    }


def _told(reader: Reader, at: datetime | None) -> str:
    return f"{reader.clock.local(at):%Y-%m-%d %H:%M}" if at is not None else "—"


def _moment(reader: Reader, text: str) -> datetime:
    try:
        found = datetime.fromisoformat(text)
    except ValueError:
        raise Invalid("moment.unreadable", value=text) from None
    return found if found.tzinfo is not None else found.replace(tzinfo=reader.clock.zone)


def _notify(options: argparse.Namespace, talk: Talk) -> int:
    """Let the mails leave that wait; those that wait on are an exit code of 1, with the reason."""
    way = mail_way(options)
    with opened(options) as store, claimed(store.where):
        with store.read() as reader:
            mails = outbox.queued(reader)
        told = outbox.deliver(mails, way, store.clock.now())
        with store.change() as work:
            outbox.settle(work, told)
    counts = {"sent": len(told.sent), "refused": len(told.refused), "waits": len(told.waits)}
    talk.give({**counts, "problem": told.problem})
    talk.say("outage.notify_done", **counts)
    if told.problem is not None:
        talk.say(told.problem)
    return 1 if told.waits or told.refused else 0


def mail_way(options: argparse.Namespace) -> MailWay:
    """Return how mail leaves by the words of the command; raises Invalid for what cannot be."""
    if not is_address(options.sender):
        raise Invalid("contact.email", value=options.sender)
    if options.outbox is not None:
        return MailWay(options.sender, folder=Path(options.outbox))
    host, _, port = options.server.rpartition(":")
    if not host or not port.isdecimal() or not 0 < int(port) < 65536:
        raise Invalid("mail.server_unreadable", value=options.server)
    user = options.user or ""
    password = os.environ.get(PASSWORD, "") if user else ""
    if user and not password:
        raise Invalid("mail.no_password", name=PASSWORD)
    return MailWay(options.sender, server=MailServer(host, int(port), user, password, options.tls or bool(user)))


def export(options: argparse.Namespace, out: Path, talk: Talk) -> int:
    """Write the workbook of a period: without one, of the month until today."""
    with opened(options) as store:
        with store.read() as reader:
            last = a_day(options.last) if options.last is not None else reader.clock.today()
            first = a_day(options.first) if options.first is not None else last.replace(day=1)
            personal = options.what == "notices" and (options.personal or exports_personal(reader))
            if options.what == "notices":
                made = notices_book(reader, talk.language, first, last, personal)
            else:
                make = outages_book if options.what == "outages" else estimates_book
                made = make(reader, talk.language, first, last)
            count = made.save(reader, out, talk.language)
        with suppress(Busy, Denied), claimed(store.where), store.change() as work:
            note_export(work, SHEETS[options.what], out.name, count, personal)
    talk.give({"out": str(out), "from": first.isoformat(), "to": last.isoformat(), "rows": count})
    talk.say("export.outages_done", path=options.out, count=count)
    return 0
