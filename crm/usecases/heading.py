"""What stands above the sheets of a workbook that is made now."""

from datetime import date

from crm.exchange.figure_sheets import Heading
from crm.storage.reader import Reader
from crm.storage.settings import all_values
from crm.storage.visits import person_name


def author(reader: Reader) -> str:
    """Return who makes a file: the person, else the login."""
    person = reader.actor.person_id
    return (person_name(reader, person) if person else None) or reader.actor.login


def heading(
    reader: Reader, first: date | None, last: date | None, filtered: str = "", unit: str | None = None
) -> Heading:
    """Return the heading for a period, open where None; without a unit it is the bureau's."""
    bureau = unit or str(all_values(reader, reader.clock.today())["bureau.name"])
    return Heading(bureau, first, last, author(reader), reader.clock.local(reader.clock.now()), filtered)
