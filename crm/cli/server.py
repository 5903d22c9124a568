"""`rounds server init`, `login`, `adopt` and `lint`: the bureau's shared database, for whoever looks after it."""

import argparse
import getpass
import sys
from pathlib import Path

from msgspec.structs import asdict

from crm.cli.database import checked
from crm.cli.output import Talk
from crm.domain.addresses import without_password
from crm.domain.clock import clock_from_environment
from crm.domain.server import Fault, FirstAdmin
from crm.usecases.server import adopt_file, give_login, init_server, lint_server


def run(options: argparse.Namespace, talk: Talk) -> int:
    """Do the job that was given."""
    return {"init": _init, "lint": _lint, "adopt": _adopt, "login": _login}[options.job](options, talk)


def _init(options: argparse.Namespace, talk: Talk) -> int:
    where = checked(options.address)
    admin = None
    if options.admin:
        password = _password(options, options.admin, talk)
        admin = FirstAdmin(options.name or options.admin, options.admin, password)
    faults = init_server(where, clock_from_environment(), admin)
    talk.give({"database": without_password(where), "faults": [asdict(fault) for fault in faults]})
    talk.say("server.ready", address=without_password(where))
    return _told(faults, talk)


def _lint(options: argparse.Namespace, talk: Talk) -> int:
    faults = lint_server(checked(options.address))
    talk.give({"faults": [asdict(fault) for fault in faults]})
    if not faults:
        talk.say("server.lint_empty")
    return _told(faults, talk)


def _told(faults: list[Fault], talk: Talk) -> int:
    for fault in faults:
        talk.say("server.fault", check=fault.check, name=fault.name)
    return 1 if faults else 0


def _adopt(options: argparse.Namespace, talk: Talk) -> int:
    where = checked(options.address)
    moved = adopt_file(Path(options.file), where, clock_from_environment())
    rows = sum(each.rows for each in moved)
    talk.give({"rows": rows, "tables": {each.table: each.rows for each in moved}})
    talk.say("server.adopted", file=options.file, address=without_password(where), rows=rows, tables=len(moved))
    return 0


def _login(options: argparse.Namespace, talk: Talk) -> int:
    where = checked(options.address)
    password = _password(options, options.login, talk)
    give_login(where, clock_from_environment(), options.person, options.login, password)
    talk.give({"person": options.person, "login": options.login})
    talk.say("server.login_made", person=options.person, login=options.login)
    return 0


def _password(options: argparse.Namespace, login: str, talk: Talk) -> str:
    """Read the password of a new login: a line of the standard input, or typed unseen; never an argument."""
    if options.password_stdin:
        return sys.stdin.readline().rstrip("\n")
    return getpass.getpass(talk.words("server.ask_password", login=login))
