"""What is opened over the outage desk."""

from typing import Any

from ui.picture_scene import Scene


def outage_scenes() -> tuple[Scene, ...]:
    """Return the forms of an outage, the notices as they will be read, the menu of the rest, and how a call ended."""
    return (
        Scene("outage-new", "outages", lambda _, page: page.new_outage()),
        Scene("outage-estimate", "outages", lambda _, page: page.act("estimate")),
        Scene("outage-restore", "outages", lambda _, page: page.act("restore")),
        Scene("outage-change", "outages", lambda _, page: page.act("change")),
        Scene("outage-more", "outages", lambda _, page: page.act("more")),
        Scene("outage-preview", "outages", lambda _, page: page.telling.preview()),
        Scene("network-feeder", "network", lambda _, page: page.add_part()),
        Scene("network-connect", "network", lambda _, page: _connect(page)),
        Scene("network-switch", "network", lambda _, page: _switch(page)),
    )


def _connect(page: Any) -> None:
    page.tree.settled.emit(next(iter(page.tree.above)))
    page.connect_account()


def _switch(page: Any) -> None:
    page.tree.settled.emit(next(iter(page.tree.above)))
    page.table.check([row.id for row in page.table.figures.rows[:2]])
    page.switch_checked()
