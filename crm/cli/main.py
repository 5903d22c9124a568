"""One job of `rounds` and what became of it; without a job the window is opened by whoever knows one.

Exit codes: 0 all done, 1 some rows refused or faults found, 2 nothing done.
"""

import argparse
import errno
import locale
import logging
import os
import sys
from collections.abc import Callable, Sequence
from importlib import import_module

from crm.cli.brief import DrawBriefs
from crm.cli.output import Talk, use_utf8
from crm.cli.usage import Parser, positive, seconds
from crm.domain.addresses import without_password
from crm.domain.coordinates import Datum
from crm.domain.errors import Invalid, RoundsError
from crm.domain.imports import Existing, ImportKind
from crm.domain.losses import LossCause, LossCut, Section
from crm.domain.messages import LANGUAGES, sentence_of, sentences
from crm.log import start_log

DATUMS = tuple(Datum)
REPORTS = ("coverage", "visits", "ratings", "issues", "outages", "data_quality", "service_gap")
CUTS = ("manager", "segment", "area", "street", "month")
SOURCES = ("visit", "contact", "survey", "call_back")
SEGMENTS = ("direct_service", "top100", "large_industrial", "small_business", "residential")
OpenWindow = Callable[[argparse.Namespace], int]
COMMANDS = {
    "demo": "crm.cli.demo",
    "import": "crm.cli.imports",
    "export": "crm.cli.export",
    "search": "crm.cli.search",
    "top100": "crm.cli.top100",
    "duty": "crm.cli.duty",
    "outage": "crm.cli.outages",
    "energy": "crm.cli.energy",
    "campaigns": "crm.cli.campaigns",
    "brief": "crm.cli.brief",
    "plan": "crm.cli.plan",
    "check": "crm.cli.upkeep",
    "backup": "crm.cli.upkeep",
    "restore": "crm.cli.upkeep",
    "upgrade": "crm.cli.upkeep",
    "server": "crm.cli.server",
    "seal": "crm.cli.seal",
}
"""Which module does which command; it is imported when the command is given."""


def main(
    argv: Sequence[str] | None = None,
    open_window: OpenWindow | None = None,
    draw_briefs: DrawBriefs | None = None,
) -> int:
    """Run the command line and return its exit code.

    `open_window` is called when no job is named, `draw_briefs` where a job is written on paper: both need Qt, which
    nothing here knows.
    """
    use_utf8()
    arguments = list(sys.argv[1:] if argv is None else argv)
    language = wanted_language(arguments)
    start_log()
    try:
        options = parser().parse_args(arguments, argparse.Namespace(draw_briefs=draw_briefs))
        if options.command is None:
            if open_window is None:
                raise Invalid("usage", message="COMMAND", command="rounds")
            return open_window(options)
        talk = Talk(language, getattr(options, "json", False))
        return _run(options, talk)
    except RoundsError as error:
        error.values = {name: _shown(value) for name, value in error.values.items()}
        logging.getLogger("rounds").warning("refused: %s", error)
        print(sentence_of(error, language), file=sys.stderr)
        return 2
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0
    except KeyboardInterrupt:
        print(sentences(language)["cancelled"], file=sys.stderr)
        return 130
    except Exception:
        logging.getLogger("rounds").exception("unexpected")
        print(sentences(language)["unexpected"], file=sys.stderr)
        return 2


def _run(options: argparse.Namespace, talk: Talk) -> int:
    """Do the job that is named; raises Invalid("file.name_too_long") whichever file it was."""
    try:
        return int(import_module(COMMANDS[options.command]).run(options, talk))
    except OSError as error:
        if error.errno != errno.ENAMETOOLONG:
            raise
        raise Invalid("file.name_too_long", path=str(error.filename or "")) from error


def _shown(value: object) -> object:
    return without_password(value) if isinstance(value, str) else value


def wanted_language(arguments: Sequence[str]) -> str:
    """Return the language of the messages: --lang, wherever it stands, else the system's."""
    for place, argument in enumerate(arguments):
        if argument.startswith("--lang="):
            return argument.partition("=")[2]
        if argument == "--lang" and place + 1 < len(arguments):
            return arguments[place + 1]
    return system_language()


def system_language() -> str:
    """Return zh_CN where the system speaks Chinese, else en."""
    named = os.environ.get("LC_ALL") or os.environ.get("LC_MESSAGES") or os.environ.get("LANG") or ""
    spoken = named or (locale.getlocale()[0] or "")
    return "zh_CN" if spoken.lower().startswith(("zh", "chinese")) else "en"


def parser() -> argparse.ArgumentParser:
    """Return the whole grammar of the command line."""
    top = Parser(prog="rounds", description="Rounds · 走访")
    top.add_argument("--database", metavar="WHERE", help="a file or a postgresql:// address")
    top.add_argument("--lang", choices=LANGUAGES)
    top.add_argument("--theme", choices=("system", "light", "dark"))
    top.add_argument("--page", metavar="NAME")
    commands = top.add_subparsers(dest="command", metavar="COMMAND", parser_class=Parser)
    _demo(commands.add_parser("demo", help="fill an empty database with invented data"))
    _import(commands.add_parser("import", help="bring in a list from a workbook or text file"))
    _export(commands.add_parser("export", help="write a workbook"))
    _search(commands.add_parser("search", help="find accounts, contacts, feeders, tasks and notes"))
    _top100(commands.add_parser("top100", help="rank the top-100 users of a year, and apply the ranking"))
    _plan(commands.add_parser("plan", help="propose a manager's visits of a month, and plan them"))
    _brief(commands.add_parser("brief", help="write the page to carry to a visit as a PDF"))
    _outage(commands.add_parser("outage", help="tell whom outages reach, and who was told"))
    _energy(commands.add_parser("energy", help="compare an account, count its bill, and tell where energy is lost"))
    _campaigns(commands.add_parser("campaigns", help="tell how many accounts publicity campaigns have told"))
    _duty(commands.add_parser("duty", help="tell which accounts are due for a visit, and by which rule"))
    for name, words in (("check", "look for damage"), ("upgrade", "bring a database to this program's revision")):
        _common(commands.add_parser(name, help=words))
    backup = commands.add_parser("backup", help="copy a database file")
    backup.add_argument("out", metavar="OUT")
    _common(backup)
    restore = commands.add_parser("restore", help="put a backup in a database's place")
    restore.add_argument("file", metavar="FILE")
    _common(restore)
    seal = commands.add_parser("seal", help="check that nobody changed the log of changes, and seal the days since")
    seal.add_argument("file", metavar="FILE.csv")
    _common(seal)
    _server(commands.add_parser("server", help="make a bureau's shared database ready, and check it"))
    return top


def _common(command: argparse.ArgumentParser) -> None:
    command.add_argument("--database", metavar="WHERE", default=argparse.SUPPRESS)
    command.add_argument("--lang", choices=LANGUAGES, default=argparse.SUPPRESS)
    command.add_argument("--json", action="store_true", default=argparse.SUPPRESS, help="print one JSON object")


def _demo(command: argparse.ArgumentParser) -> None:
    command.add_argument("where", metavar="DATABASE")
    command.add_argument("--size", default="office", metavar="small|office|bureau")
    command.add_argument("--seed", type=int, default=7)
    _common(command)


def _import(command: argparse.ArgumentParser) -> None:
    kinds = (*(kind.replace("_", "-") for kind in ImportKind), "calendar", "forms", "returned", "tariffs")
    ways = (*kinds, "history", "undo")
    command.add_argument("kind", choices=ways, metavar="|".join(ways))
    command.add_argument("file", metavar="FILE", nargs="?", help="the file; of undo the number that history shows")
    command.add_argument("--sheet", metavar="NAME")
    command.add_argument("--mapping", metavar="FILE.json")
    command.add_argument("--manager", help="whose calendar it is")
    command.add_argument("--datum", choices=DATUMS, metavar="|".join(DATUMS))
    command.add_argument("--publish", action="store_true", help="publish the form when nothing is wrong with it")
    command.add_argument("--existing", choices=list(Existing), default=Existing.OVERWRITE, metavar="|".join(Existing))
    command.add_argument("--hold-back", action="store_true", help="leave out rows with warnings")
    command.add_argument("--keep", choices=("file", "database"), help="which side wins where both changed a cell")
    command.add_argument("--from", dest="first", metavar="D", help="since when tariffs hold; without it this year")
    command.add_argument("--dry-run", action="store_true")
    command.add_argument("--verdicts", metavar="OUT.xlsx")
    _common(command)


def _export(command: argparse.ArgumentParser) -> None:
    _common(command)
    kinds = command.add_subparsers(
        dest="what",
        required=True,
        metavar="visit-summary|report|plan|calendar|handover|surveys|issues|satisfaction|sample|audit|outages|etr|notices|growth|compare|curve|losses|campaign",
        parser_class=Parser,
    )
    plan = kinds.add_parser("plan")
    plan.add_argument("out", metavar="OUT.xlsx")
    plan.add_argument("--month", required=True, metavar="YYYY-MM")
    plan.add_argument("--manager")
    _common(plan)
    calendar = kinds.add_parser("calendar")
    calendar.add_argument("out", metavar="OUT.ics")
    calendar.add_argument("--manager", required=True)
    calendar.add_argument("--from", dest="first", metavar="D")
    calendar.add_argument("--to", dest="last", metavar="D")
    calendar.add_argument("--appointments", action="store_true", help="with appointments that are no visits")
    calendar.add_argument("--personal", action="store_true", help="with purposes and contact names")
    _common(calendar)
    handover = kinds.add_parser("handover")
    handover.add_argument("out", metavar="OUT.xlsx")
    handover.add_argument("--manager", required=True, help="whose accounts")
    handover.add_argument("--to", help="who takes them over")
    handover.add_argument("--personal", action="store_true", help="with contact names")
    _common(handover)
    answers = kinds.add_parser("surveys")
    answers.add_argument("out", metavar="OUT.xlsx")
    answers.add_argument("--form", metavar="NAME", help="a form_id or title; without it all forms")
    answers.add_argument("--from", dest="first", metavar="D")
    answers.add_argument("--to", dest="last", metavar="D")
    _common(answers)
    _issue_report(kinds.add_parser("issues"))
    _satisfaction(kinds.add_parser("satisfaction"))
    _report(kinds.add_parser("report"))
    _sample(kinds.add_parser("sample"))
    _audit(kinds.add_parser("audit"))
    for name in ("outages", "etr", "notices"):
        _outage_sheet(kinds.add_parser(name), name)
    for name in ("growth", "compare", "curve", "losses"):
        _energy_sheet(kinds.add_parser(name), name)
    campaign = kinds.add_parser("campaign")
    campaign.add_argument("out", metavar="OUT.xlsx")
    campaign.add_argument("--campaign", required=True, metavar="TITLE")
    _campaigns(campaign)
    summary = kinds.add_parser("visit-summary")
    _wanted(summary)
    summary.add_argument("--personal", action="store_true", help="with contact names and masked numbers")
    _common(summary)


def _wanted(command: argparse.ArgumentParser) -> None:
    """Add which period and accounts a report is about, and where it goes (crm.cli.wanted)."""
    command.add_argument("out", metavar="OUT.xlsx|FOLDER", help="in a folder it is named as the window names it")
    command.add_argument("--month", metavar="last|YYYY-MM", help="the month before this one, or another")
    command.add_argument("--from", dest="first", metavar="D")
    command.add_argument("--to", dest="last", metavar="D")
    command.add_argument("--area")
    command.add_argument("--manager")
    command.add_argument("--segment", metavar="|".join(SEGMENTS))
    command.add_argument("--street", metavar="NAME")
    command.add_argument("--template", metavar="FILE.xlsx", help="the bureau's own workbook, filled in")


def _energy_sheet(command: argparse.ArgumentParser, name: str) -> None:
    command.add_argument("out", metavar="OUT.xlsx")
    if name in ("compare", "curve"):
        command.add_argument("--account", required=True, metavar="NO")
    if name == "curve":
        command.add_argument("--point", metavar="NO", help="without it the first one that has days")
    elif name == "growth":
        command.add_argument("--sent", action="store_true", help="note it as sent: the next one says what is other")
    else:
        command.add_argument("--month", metavar="YYYY-MM")
    if name == "losses":
        command.add_argument("--manager", metavar="NAME")
    _common(command)


def _campaigns(command: argparse.ArgumentParser) -> None:
    command.add_argument("--manager", metavar="NAME", help="of this manager's accounts only")
    _common(command)


def _server(command: argparse.ArgumentParser) -> None:
    _common(command)
    jobs = command.add_subparsers(dest="job", required=True, metavar="init|login|adopt|lint", parser_class=Parser)
    init = jobs.add_parser("init", help="make owners, groups, rights and the first administrator; safe to run again")
    init.add_argument("address", metavar="postgresql://...")
    init.add_argument("--admin", metavar="LOGIN", help="the first administrator")
    init.add_argument("--name", help="that administrator's name")
    init.add_argument("--password-stdin", action="store_true", help="read the password from the standard input")
    _common(init)
    login = jobs.add_parser("login", help="let somebody sign in, as an administrator")
    login.add_argument("address", metavar="postgresql://ADMIN@...")
    login.add_argument("--person", required=True, metavar="NAME")
    login.add_argument("--login", required=True)
    login.add_argument("--password-stdin", action="store_true", help="read the password from the standard input")
    _common(login)
    lint = jobs.add_parser("lint", help="name whatever lets somebody do more than the rights say")
    lint.add_argument("address", metavar="postgresql://...")
    _common(lint)
    adopt = jobs.add_parser("adopt", help="move a local file into an empty shared database")
    adopt.add_argument("file", metavar="FILE")
    adopt.add_argument("address", metavar="postgresql://...")
    _common(adopt)


def _issue_report(command: argparse.ArgumentParser) -> None:
    command.add_argument("out", metavar="OUT.xlsx")
    command.add_argument("--from", dest="first", metavar="D", help="raised from this day on")
    command.add_argument("--to", dest="last", metavar="D")
    command.add_argument("--personal", action="store_true", help="with the names of those who were asked")
    _common(command)


def _audit(command: argparse.ArgumentParser) -> None:
    command.add_argument("out", metavar="OUT.xlsx")
    command.add_argument("--from", dest="first", metavar="D", help="without it since the beginning")
    command.add_argument("--to", dest="last", metavar="D", help="without it until now")
    _common(command)


def _outage_sheet(command: argparse.ArgumentParser, name: str) -> None:
    command.add_argument("out", metavar="OUT.xlsx")
    command.add_argument("--from", dest="first", metavar="D", help="without it the begin of the month")
    command.add_argument("--to", dest="last", metavar="D", help="without it today")
    if name == "notices":
        command.add_argument("--personal", action="store_true", help="with contact names")
    _common(command)


def _satisfaction(command: argparse.ArgumentParser) -> None:
    command.add_argument("out", metavar="OUT.xlsx")
    command.add_argument("--from", dest="first", metavar="D", help="without it the begin of the year")
    command.add_argument("--to", dest="last", metavar="D", help="without it today")
    command.add_argument("--area")
    command.add_argument("--step", choices=("month", "quarter"), default="quarter", help="how the trend is cut")
    _common(command)


def _report(command: argparse.ArgumentParser) -> None:
    command.add_argument("kind", choices=REPORTS)
    _wanted(command)
    command.add_argument("--by", choices=CUTS, default="manager")
    command.add_argument("--source", choices=SOURCES, default="visit", help="where answers come from")
    _common(command)


def _sample(command: argparse.ArgumentParser) -> None:
    command.add_argument("out", metavar="OUT.xlsx")
    command.add_argument("--from", dest="first", metavar="D", help="visits since this day; without it of 30 days")
    command.add_argument("--to", dest="last", metavar="D", help="without it until today")
    command.add_argument("--seed", type=int, metavar="N", help="the same draws the same visits; without it today's")
    command.add_argument("--each", type=positive, metavar="N", help="how many of each manager")
    _common(command)


def _search(command: argparse.ArgumentParser) -> None:
    command.add_argument("text", metavar="TEXT")
    command.add_argument("--limit", type=positive, default=20)
    _common(command)


def _plan(command: argparse.ArgumentParser) -> None:
    command.add_argument("--manager", required=True, metavar="NAME")
    command.add_argument("--month", required=True, metavar="YYYY-MM")
    command.add_argument("--seconds", type=seconds, metavar="S", help="how long to search")
    command.add_argument("--seed", type=int, metavar="N")
    command.add_argument("--apply", action="store_true", help="plan what is proposed")
    _common(command)


def _top100(command: argparse.ArgumentParser) -> None:
    command.add_argument("--year", type=positive, help="the year in which the ranks hold")
    command.add_argument("--apply", action="store_true", help="give accounts their segments by this ranking")
    _common(command)


def _brief(command: argparse.ArgumentParser) -> None:
    command.add_argument("out", metavar="OUT.pdf")
    command.add_argument("--account", action="append", metavar="NO", help="may be given several times")
    command.add_argument("--manager", metavar="NAME", help="all visits of somebody's day, in their order")
    command.add_argument("--day", metavar="D", help="without it today")
    _common(command)


def _outage(command: argparse.ArgumentParser) -> None:
    _common(command)
    jobs = command.add_subparsers(dest="job", required=True, metavar="affected|list|notify", parser_class=Parser)
    affected = jobs.add_parser("affected", help="whom an interruption of a feeder would reach, and whom to call")
    affected.add_argument("--feeder", required=True, metavar="NAME", help="such as 岚湖站F12")
    affected.add_argument("--section", metavar="NAME")
    affected.add_argument("--at", metavar="YYYY-MM-DDTHH:MM", help="without it now")
    affected.add_argument("--personal", action="store_true", help="with names and whole numbers")
    _common(affected)
    board = jobs.add_parser("list", help="the board: what is off, planned and was restored, and who was told")
    board.add_argument("--manager", metavar="NAME")
    _common(board)
    notify = jobs.add_parser("notify", help="let the mails leave that wait")
    way = notify.add_mutually_exclusive_group(required=True)
    way.add_argument("--outbox", metavar="FOLDER", help="write .eml files")
    way.add_argument("--server", metavar="HOST:PORT", help="hand them to a mail server")
    notify.add_argument("--sender", required=True, metavar="ADDRESS")
    notify.add_argument("--user", metavar="NAME", help="who signs in, encrypted; ROUNDS_MAIL_PASSWORD has the password")
    notify.add_argument("--tls", action="store_true", help="encrypt without signing in (STARTTLS)")
    _common(notify)


def _energy(command: argparse.ArgumentParser) -> None:
    _common(command)
    jobs = command.add_subparsers(
        dest="job", required=True, metavar="compare|bill|curve|response|loss|cases|case|growth", parser_class=Parser
    )
    for name, words in (("compare", "an account among its peers"), ("bill", "the whole bill of a month")):
        job = jobs.add_parser(name, help=words)
        job.add_argument("--account", required=True, metavar="NO")
        job.add_argument("--month", metavar="YYYY-MM", help="without it the last one that was read")
        _common(job)
    curve = jobs.add_parser("curve", help="a year of days and quarter hours of a metering point")
    curve.add_argument("--account", required=True, metavar="NO")
    curve.add_argument("--point", metavar="NO", help="without it the first one that has days")
    _common(curve)
    event = jobs.add_parser("response", help="what a demand response event brought, against the last like days")
    for name, words in (("--account", "NO"), ("--day", "YYYY-MM-DD"), ("--price", "YUAN")):
        event.add_argument(name, required=True, metavar=words)
    event.add_argument("--from-hour", required=True, type=int, dest="first_hour", metavar="H")
    event.add_argument("--to-hour", required=True, type=int, dest="last_hour", metavar="H")
    event.add_argument("--bid", required=True, type=float, metavar="KW")
    event.add_argument("--others", default="", metavar="DAY,DAY", help="other days that had an event")
    _common(event)
    loss = jobs.add_parser("loss", help="feeders of a month, the most lost energy first")
    loss.add_argument("--month", metavar="YYYY-MM", help="without it the last one that was measured")
    loss.add_argument("--manager", metavar="NAME")
    cuts = [Section.AREA.value, *(each.value for each in LossCut)]
    loss.add_argument("--by", choices=cuts, help="transformer areas, or sums, instead of feeders")
    _common(loss)
    listed = jobs.add_parser("cases", help="line-loss cases, the newest month first")
    listed.add_argument("--open", action="store_true", help="only those that are open")
    _common(listed)
    one = jobs.add_parser("case", help="open a case about a feeder's loss, go on with it, or close it")
    one.add_argument("--feeder", required=True, metavar="NAME")
    one.add_argument("--area", metavar="NAME", help="a transformer area of it")
    one.add_argument("--month", metavar="YYYY-MM", help="without it the last one that was measured")
    one.add_argument("--cause", choices=[each.value for each in LossCause])
    one.add_argument("--note", metavar="TEXT")
    one.add_argument("--action", metavar="TEXT", dest="action")
    one.add_argument("--recovered", metavar="KWH", type=float)
    one.add_argument("--close", action="store_true", help="needs cause, action and recovered energy")
    _common(one)
    _common(jobs.add_parser("growth", help="what coming demand adds to feeders, the first overloaded one first"))


def _duty(command: argparse.ArgumentParser) -> None:
    command.add_argument("--manager")
    command.add_argument("--area")
    command.add_argument("--segment", metavar="|".join(SEGMENTS))
    command.add_argument("--on", metavar="D", help="how they stand on another day, by its rules")
    _common(command)
