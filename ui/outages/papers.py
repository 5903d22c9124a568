"""Notices on paper: a letter to each account on a sheet of its own, and the call sheet to tick off (domain.md 3.5)."""

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication

from crm.domain.clock import Clock
from crm.domain.outage_desk import AffectedRow, NoticeText, OutageDetail
from ui.outages.words import effect_words, load, moment_words
from ui.printing.markup import paragraph, signed, small, table, title
from ui.printing.paper import Paper
from ui.texts.names import outage_name

INDENT, WIDE_INDENT = "    ", "\u00a0" * 7
"""How a template indents, and what keeps its place in markup, where other blanks are taken out: two signs wide."""
SIGNED = 2
"""So many lines at the end of a letter name the bureau and the day."""
WIDTHS = (4, 24, 10, 9, 29, 24)
CALLED = 3
"""So many contacts of an account stand on a call sheet."""


def letter_papers(letters: Sequence[NoticeText]) -> list[Paper]:
    """Return each letter as a sheet."""
    return [_letter(each) for each in letters]


def _letter(letter: NoticeText) -> Paper:
    head, *lines = letter.text.split("\n")
    body = "\n".join(line.replace(INDENT, WIDE_INDENT) for line in lines[:-SIGNED]).strip()
    return Paper(letter.subject, title(head) + paragraph(f"\n{body}\n\n") + signed("\n".join(lines[-SIGNED:])))


def call_paper(found: OutageDetail, rows: Sequence[AffectedRow], clock: Clock) -> Paper:
    """Return whom to call about an outage, in the order in which to call, with room for how it went."""
    translate = QCoreApplication.translate
    name = translate("CallSheet", "Call sheet: {place}").format(place=found.head.place)
    times = [moment_words(at, clock) for at in (found.head.starts_at, found.head.ends_at) if at is not None]
    below = " · ".join(filter(None, (outage_name(found.head.type), found.draft.cause, "–".join(times))))
    if not rows:
        return Paper(name, title(name, below) + paragraph(translate("CallSheet", "Nobody has to be called.")))
    headings = (
        translate("CallSheet", "No."),
        translate("CallSheet", "Account"),
        translate("CallSheet", "Number"),
        translate("CallSheet", "Lost load"),
        translate("CallSheet", "Call in this order"),
        translate("CallSheet", "Answer, hour, by whom"),
    )
    answers = translate("CallSheet", "□ told  □ no answer  □ wrong number  □ refused")
    lines = [
        (
            str(place),
            f"{row.name}\n{effect_words(row)}",
            row.account_no or "",
            load(row.lost_kw),
            _contacts(row),
            f"{answers}\n",
        )
        for place, row in enumerate(rows, 1)
    ]
    return Paper(name, title(name, below) + small(table(headings, lines, (0, 3), WIDTHS)), landscape=True)


def _contacts(row: AffectedRow) -> str:
    translate = QCoreApplication.translate
    if not row.contacts:
        return translate("CallSheet", "no contact known")
    doubt = translate("CallSheet", "(in doubt)")
    lines = [
        " ".join(filter(None, (each.name, each.phone or each.email, doubt if each.doubtful else "")))
        for each in row.contacts[:CALLED]
    ]
    return "\n".join(lines)
