"""The tabs of the page of campaigns, and what is opened over it."""

from typing import Any

from crm.domain.codes import Role
from ui.picture_scene import Scene


def campaign_scenes() -> tuple[Scene, ...]:
    """Return every tab but the first, and the forms."""
    tabs = ("target", "material", "effect")
    return (
        *(Scene(f"campaigns-{tab}", "campaigns", _nothing, {"tab": tab}, role=Role.SUPERVISOR) for tab in tabs),
        Scene("campaigns-new", "campaigns", lambda _, page: page.new_campaign(), _WHO, role=Role.SUPERVISOR),
        Scene("campaigns-tell", "campaigns", _act("tell"), _WHO),
        Scene("campaigns-confirm", "campaigns", _act("confirm"), _WHO),
        Scene("campaigns-out", "campaigns", _act("out"), _WHO),
        Scene("campaigns-more", "campaigns", _act("more"), _WHO),
    )


_WHO = {"tab": "coverage"}


def _act(key: str) -> Any:
    def act(_window: Any, page: Any) -> None:
        page.coverage.table.check([row.account_id for row in page.coverage.table.rows()[:3]])
        page.act(key)

    return act


def _nothing(_window: Any, _page: Any) -> None:
    """The tab itself is the picture."""
