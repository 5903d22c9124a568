"""Account numbers to offer for a row whose own cannot be read or is unknown."""

from crm.domain.duplicates import core_of
from crm.storage import imports as known
from crm.storage.reader import Reader
from crm.usecases.imports.owners import ASKED_AT_MOST
from crm.usecases.imports.report import Candidate

LEAST_FIGURES = 6


def near_accounts(reader: Reader, number: str, name: str) -> list[Candidate]:
    """Return the accounts of this name, then those whose number ends or begins with the same figures."""
    figures = "".join(sign for sign in number if sign.isdecimal())
    core = core_of(name).text if name else ""
    by_name, by_number = [], []
    for _key, _book, account_no, own_name, entity in known.named_accounts(reader):
        if core and core in (core_of(own_name).text, core_of(entity).text):
            by_name.append(Candidate(account_no, own_name))
        elif len(figures) >= LEAST_FIGURES and (account_no.endswith(figures) or account_no.startswith(figures)):
            by_number.append(Candidate(account_no, own_name))
    return [*by_name, *by_number][:ASKED_AT_MOST]
