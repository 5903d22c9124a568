"""A brief on one page of A4, whatever it holds: lines are left out by priority until it fits, and the page says so."""

from collections.abc import Sequence
from html import escape

from msgspec import Struct
from msgspec.structs import replace
from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QColor, QPainter, QPen

from crm.domain.brief import Brief
from ui.brief.energy_strip import energy_strip
from ui.brief.lines import Line, Part, Section, Tone, clipped
from ui.brief.section_words import SectionWords
from ui.brief.words import BriefWords
from ui.printing.markup import UPRIGHT_PX, beside, box, part, picture, quiet
from ui.printing.paper import LINE, Paper, Picture, extent_of

STRIP, NOTES = "energy", "notes"
TITLE, LEAST_NOTES, MOST_NOTES, RULE = 44, 52, 460, 26
"""Pixels at 96 dots an inch: the heading over the notes, their least and most height, from line to line."""
COLUMN, WHOLE = 52, 112
"""How many Latin letters stand on a line of a column and of the whole page."""


class Room(Struct, frozen=True):
    """How many lines each section may have, how many lines long one text may be, and how high the highest bar is."""

    lines: dict[Part, int]
    text: int
    bars: int
    is_dense: bool


def _room(text: int, bars: int, dense: bool, **lines: int) -> Room:
    return Room({Part(name): count for name, count in lines.items()}, text, bars, dense)


ROOMS = (
    _room(4, 72, False, asks=14, topics=10, contacts=8, promises=10, outages=9, visits=3, answers=12, missing=2),
    _room(4, 60, True, asks=14, topics=10, contacts=8, promises=10, outages=9, visits=3, answers=12, missing=2),
    _room(3, 48, True, asks=12, topics=9, contacts=7, promises=10, outages=8, visits=3, answers=8, missing=2),
    _room(2, 48, True, asks=11, topics=8, contacts=6, promises=8, outages=7, visits=3, answers=6, missing=2),
    _room(2, 40, True, asks=10, topics=7, contacts=5, promises=7, outages=5, visits=2, answers=4, missing=2),
    _room(2, 40, True, asks=8, topics=6, contacts=5, promises=6, outages=4, visits=2, answers=2, missing=1),
    _room(1, 36, True, asks=8, topics=5, contacts=4, promises=5, outages=4, visits=2, answers=2, missing=1),
    _room(1, 32, True, asks=6, topics=4, contacts=3, promises=4, outages=3, visits=1, answers=1, missing=1),
)
"""From generous to narrow; answers and old outages go first, what must be asked and what was promised last."""


def brief_paper(brief: Brief, masks: bool = False) -> Paper:
    """Return the page in the widest room that keeps it one page; `masks` hides the middle of telephone numbers.

    What is left of the page is ruled for notes.
    """
    words, sections = BriefWords(brief), SectionWords(brief, masks)
    every = sections.all()
    for room in ROOMS:
        paper = _paper(brief, words, sections, every, room)
        extent = extent_of(paper)
        if extent.pages == 1:
            return _with_notes(paper, words.notes(), extent.left)
    return paper


def _with_notes(paper: Paper, title: str, left: float) -> Paper:
    height = int(min(left, MOST_NOTES) - TITLE)
    if height < LEAST_NOTES:
        return paper
    pictures = {**paper.pictures, NOTES: Picture(height, _ruled)}
    return replace(paper, body=paper.body + part(title) + picture(NOTES, height), pictures=pictures)


def _ruled(painter: QPainter, place: QRectF) -> None:
    """Draw lines to write on, the first one a line below the top."""
    unit = place.width() / UPRIGHT_PX
    painter.setPen(QPen(QColor(LINE), unit))
    count = int(place.height() / unit / RULE)
    for number in range(1, count + 1):
        level = place.top() + number * RULE * unit
        painter.drawLine(QPointF(place.left(), level), QPointF(place.right(), level))


def brief_papers(briefs: Sequence[Brief], masks: bool = False) -> list[Paper]:
    """Return a page for each brief, in their order."""
    return [brief_paper(each, masks) for each in briefs]


def _paper(brief: Brief, words: BriefWords, sections: SectionWords, every: dict[Part, Section], room: Room) -> Paper:
    def column(*parts: Part) -> str:
        return "".join(_section(every[each], sections, room) for each in parts if _is_shown(every[each]))

    body = (
        _head(brief, words)
        + _facts(words.facts(), room)
        + box("".join(_named(name, value, room) for name, value in words.gate()))
        + beside(column(Part.ASKS, Part.TOPICS), column(Part.CONTACTS, Part.PROMISES))
        + part(words.energy_title())
    )
    has_energy = any(month.kwh is not None for month in brief.months)
    strip = energy_strip(brief, room.bars)
    body += picture(STRIP, strip.height) + quiet(words.peers()) if has_energy else quiet(words.no_energy())
    body += beside(column(Part.OUTAGES, Part.MISSING), column(Part.VISITS, Part.ANSWERS))
    return Paper(words.foot(), body, pictures={STRIP: strip} if has_energy else {}, is_dense=room.is_dense)


def _is_shown(section: Section) -> bool:
    return bool(section.lines or section.empty)


def _head(brief: Brief, words: BriefWords) -> str:
    name = f"<h1>{escape(clipped(brief.account.name, 64))}</h1>" + quiet(clipped(words.standing(), 88))
    when = f'<p align="right"><b>{escape(words.when())}</b></p>'
    who = f'<p align="right" class="quiet">{escape(clipped(words.who(), 80))}</p>'
    return beside(name, when + who, 66)


def _facts(pairs: Sequence[tuple[str, str]], room: Room) -> str:
    """Return names and values, three a row; the last one, the address, over what is left."""
    cells = [_fact(name, clipped(value, 34 * min(room.text, 2))) for name, value in pairs]
    rows = ["".join(cells[start : start + 3]) for start in range(0, len(cells), 3)]
    table = '<table width="100%" cellspacing="0" cellpadding="1" style="margin-top: 2px;">'
    return table + "".join(f"<tr>{row}</tr>" for row in rows) + "</table>"


def _fact(name: str, value: str) -> str:
    label = f'<td class="quiet" width="12%" style="padding-left: 6px; padding-right: 6px;">{escape(name)}</td>'
    return f'{label}<td width="21%">{escape(value)}</td>'


def _named(name: str, value: str, room: Room) -> str:
    return f"<p><b>{escape(name)}</b>&nbsp; {escape(clipped(value, WHOLE * room.text))}</p>"


def _section(section: Section, words: SectionWords, room: Room) -> str:
    title = part(section.title, section.note)
    if not section.lines:
        return title + quiet(section.empty)
    most = room.lines[section.part]
    shown = section.lines if len(section.lines) <= most else section.lines[: most - 1]
    left_out = len(section.lines) - len(shown)
    rows = "".join(_line(each, room) for each in shown)
    more = f'<tr><td class="plain quiet" colspan="2">{escape(words.and_more(left_out))}</td></tr>' if left_out else ""
    return f'{title}<table width="100%" cellspacing="0" cellpadding="1">{rows}{more}</table>'


def _line(line: Line, room: Room) -> str:
    """Return a line whose words have what its lead and side leave of the room."""
    lead, side = clipped(line.lead, COLUMN // 2 + 4), clipped(line.side, COLUMN // 2 + 4)
    rest = max(COLUMN * room.text - len(lead) - len(side) - 2, COLUMN // 3)
    text = escape(clipped(line.text, rest))
    if line.is_box:
        text = f"□ {text}"
    if lead:
        text = f"<b>{escape(lead)}</b> {text}"
    kind = ' class="alarm"' if line.tone is Tone.ALARM else ""
    if not side:
        return f'<tr><td colspan="2">{text}</td></tr>'
    return f'<tr><td>{text}</td><td align="right"{kind}><nobr>{escape(side)}</nobr></td></tr>'
