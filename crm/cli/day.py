"""`python -m crm.cli.day DATABASE`: a demo day on a ledger, for `dev.py demo` where there is no screen to do it at."""

import sys

from crm.cli.output import use_utf8
from crm.domain.clock import clock_from_environment
from crm.storage.start import open_store
from crm.usecases.demo.day import live_a_day


def main(where: str) -> int:
    """Live the day and print what was planned and held."""
    use_utf8()
    store = open_store(where, clock_from_environment())
    try:
        with store.change() as work:
            day = live_a_day(work)
    finally:
        store.close()
    print(f"{day.manager}: {store.clock.local(day.start):%Y-%m-%d %H:%M} -> {day.planned}")
    print(f"{day.manager}: {store.clock.today()} <- {day.held}")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1]))
