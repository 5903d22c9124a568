"""A calendar file cut into its components, so that a broken one takes no other with it."""

from collections.abc import Iterator

from msgspec import Struct

DEEPEST = 6
"""An alarm within an event within a calendar is three deep."""
WANTED = ("VEVENT", "VTIMEZONE")


class Part(Struct, frozen=True):
    """The lines of one component; `fault` is a code where it cannot be read."""

    kind: str
    text: str
    fault: str = ""


def parts_of(content: bytes) -> Iterator[Part]:
    """Yield the events and time zones of a file in their order.

    Only BEGIN and END lines are looked at; folded lines begin with a blank and are left to the library.
    """
    lines: list[str] = []
    open_kinds: list[str] = []
    kind, fault = "", ""
    for line in _lines(content):
        word, _, name = line.partition(":")
        word, name = word.upper(), name.strip().upper()
        if word == "BEGIN" and name in WANTED:
            if kind:  # the one before never ended
                yield Part(kind, "\r\n".join(lines), "calendar.cut_off")
            kind, fault, lines, open_kinds = name, "", [line], []
        elif kind:
            if word == "BEGIN":
                open_kinds.append(name)
                fault = "calendar.nested" if len(open_kinds) > DEEPEST else fault
            if len(open_kinds) <= DEEPEST:
                lines.append(line)
            if word == "END" and name == kind:
                yield Part(kind, "\r\n".join(lines), fault or ("calendar.cut_off" if open_kinds else ""))
                kind = ""
            elif word == "END" and open_kinds:
                open_kinds.pop()
    if kind:
        yield Part(kind, "\r\n".join(lines), "calendar.cut_off")


def is_calendar(content: bytes) -> bool:
    """Say whether a file calls itself a calendar."""
    return "BEGIN:VCALENDAR" in _plain(content[:4096]).upper()


def is_cancelling(content: bytes) -> bool:
    """Say whether a whole file takes its events back (METHOD:CANCEL)."""
    return any(line.upper().replace(" ", "") == "METHOD:CANCEL" for line in _lines(content[:4096]))


def _lines(content: bytes) -> Iterator[str]:
    if content[:2] in (b"\xff\xfe", b"\xfe\xff"):
        content = content.decode("utf-16", "replace").encode()
    for raw in content.removeprefix(b"\xef\xbb\xbf").replace(b"\r\n", b"\n").replace(b"\r", b"\n").split(b"\n"):
        yield _plain(raw)


def _plain(raw: bytes) -> str:
    """Return a line in UTF-8, else GB18030, else with a mark for each byte that is neither; no control characters."""
    for encoding in ("utf-8", "gb18030"):
        try:
            text = raw.decode(encoding)
            break
        except UnicodeDecodeError:
            continue
    else:
        text = raw.decode("utf-8", "replace")
    return "".join(letter for letter in text if letter >= " " or letter in "\t\n")
