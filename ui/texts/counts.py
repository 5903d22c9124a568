"""Counted words that functions need: lupdate finds plural forms only in the `tr` of a class."""

from functools import cache
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from ui.theme.look import english

if TYPE_CHECKING:
    from crm.domain.handover import OpenCount


class Counts(QObject):
    """Each method is one phrase with its plural forms."""

    def days(self, count: int) -> str:
        """`1 day`, `23 days`."""
        return self.tr("%n day(s)", "", count)

    def days_late(self, count: int) -> str:
        """`2 days late`."""
        return self.tr("%n day(s) late", "", count)

    def longest(self, count: int) -> str:
        """`longest 23 days`."""
        return self.tr("longest %n day(s)", "", count)

    def not_told(self, count: int) -> str:
        """`4 accounts not told yet`."""
        return self.tr("%n account(s) not told yet", "", count)

    def visits(self, count: int) -> str:
        """`4 visits`."""
        return self.tr("%n visit(s)", "", count)

    def tasks(self, count: int) -> str:
        """`4 tasks`."""
        return self.tr("%n task(s)", "", count)

    def issues(self, count: int) -> str:
        """`4 issues`."""
        return self.tr("%n issue(s)", "", count)

    def open(self, count: "OpenCount") -> str:
        """`2 visits, 1 task`, without what there is none of."""
        return listed(
            self.visits(count.visits) if count.visits else "",
            self.tasks(count.tasks) if count.tasks else "",
            self.issues(count.issues) if count.issues else "",
        )

    def entries(self, count: int) -> str:
        """`13 entries`, of a calendar."""
        return self.tr("%n entry(s)", "", count)

    def rows(self, count: int) -> str:
        """`89 rows`, of the database."""
        return self.tr("%n row(s)", "", count)

    def workdays(self, count: int) -> str:
        """`3 workdays`."""
        return self.tr("%n workday(s)", "", count)

    def used_less(self, count: int) -> str:
        """`2 accounts used far less`, on a feeder or in an area."""
        return self.tr("%n account(s) used far less", "", count)


@cache
def counts() -> Counts:
    """Return the one that is asked: to make another for each of a list's rows takes longer than all of its words."""
    return Counts()


def listed(*parts: str) -> str:
    """Return the words that are there one after the other: `2 visits, 1 task`."""
    return (", " if english() else "，").join(part for part in parts if part)
