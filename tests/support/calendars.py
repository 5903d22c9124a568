"""Calendar files made by hand for tests."""

from collections.abc import Iterable


def event(uid: str, *lines: str, title: str = "Demo meeting") -> str:
    """Return one event with these properties."""
    return "\r\n".join(["BEGIN:VEVENT", f"UID:{uid}", f"SUMMARY:{title}", *lines, "END:VEVENT", ""])


def calendar(events: Iterable[str]) -> bytes:
    """Return a file with these components."""
    return ("BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//demo//EN\r\n" + "".join(events) + "END:VCALENDAR\r\n").encode()
