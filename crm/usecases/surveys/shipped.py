"""The forms that come along: brought in when a database has none, as if a supervisor had imported them."""

from functools import cache
from importlib.resources import as_file, files

from crm.domain.survey.reading import FormReading
from crm.storage import surveys as store
from crm.storage.reader import Reader
from crm.storage.unit import UnitOfWork
from crm.usecases.surveys.forms import checked_form, import_form, publish_version

SHIPPED = ("routine_visit", "safety_check", "satisfaction", "demand_survey")


def lacks_forms(reader: Reader) -> bool:
    """Say whether nobody ever brought a form in, so that those that come along have their place."""
    return not store.any_form(reader)


def bring_shipped(work: UnitOfWork) -> int:
    """Import and publish the forms that come along, unless a form was ever there; return how many were brought.

    Reading the workbooks takes a second or two the first time: call it off the GUI thread.
    """
    if not lacks_forms(work):
        return 0
    for name in SHIPPED:
        made = import_form(work, shipped_reading(name), f"{name}.xlsx")
        publish_version(work, made.version_id, 1)
    return len(SHIPPED)


@cache
def shipped_reading(name: str) -> FormReading:
    """Return a form that comes along as it was read."""
    with as_file(files("resources").joinpath("forms", f"{name}.xlsx")) as path:
        return checked_form(path)
