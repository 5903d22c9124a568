"""The tabs of the page Energy, and what is opened over it."""

from typing import Any

from PySide6.QtWidgets import QDialog

from ui.picture_scene import Scene


def energy_scenes() -> tuple[Scene, ...]:
    """Return every tab but the first, the search for an account, the months, a case and the figures of the strips."""
    return (
        *(Scene(f"energy-{tab}", "energy", _nothing, {"tab": tab}) for tab in ("loss", "readings", "bill", "growth")),
        Scene("energy-quarters", "energy", _quarters, {"tab": "readings"}),
        Scene("energy-response", "energy", _response, {"tab": "readings"}),
        Scene("energy-meters", "energy", lambda _, page: page.open_meters(), {"tab": "readings"}),
        Scene("energy-account", "energy", lambda _, page: page.filter.ask_account(), {"tab": "compare"}),
        Scene("energy-months", "energy", lambda _, page: page.filter.ask_month(), {"tab": "compare"}),
        Scene("energy-case", "energy", _case, {"tab": "loss"}),
        Scene("energy-prices", "energy", _prices, {"tab": "bill"}),
        Scene("energy-lead", "energy", lambda _, page: page.open_lead(None), {"tab": "growth"}),
        Scene("energy-areas", "energy", _areas, {"tab": "loss"}),
        Scene("energy-data", "energy", lambda _, page: page.show_data(), {"tab": "compare"}),
    )


def _nothing(_window: Any, _page: Any) -> None:
    """The tab itself is the picture."""


def _quarters(_window: Any, page: Any) -> None:
    page.readings.show_kind("quarters")


def _response(_window: Any, page: Any) -> None:
    page.readings.show_kind("quarters")
    page.open_response()


def _case(_window: Any, page: Any) -> None:
    page.open_case(page.loss.table.row_at(0))


def _areas(_window: Any, page: Any) -> None:
    page.loss.cut.set_value("area")
    page.loss.cut_chosen.emit()


def _prices(_window: Any, page: Any) -> None:
    page.choose_plan()
    page.findChildren(QDialog)[-1].edit_prices()  # a form of an earlier picture may still be there
