"""What is opened over the outage desk."""

from ui.picture_scene import Scene


def outage_scenes() -> tuple[Scene, ...]:
    """Return the forms of an outage, the notices as they will be read, the menu of the rest, and how a call ended."""
    return (
        Scene("outage-new", "outages", lambda _, page: page.new_outage()),
        Scene("outage-estimate", "outages", lambda _, page: page.act("estimate")),
        Scene("outage-restore", "outages", lambda _, page: page.act("restore")),
        Scene("outage-change", "outages", lambda _, page: page.act("change")),
        Scene("outage-more", "outages", lambda _, page: page.act("more")),
        Scene("outage-preview", "outages", lambda _, page: page.preview()),
    )
