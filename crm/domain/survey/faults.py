"""What is wrong with a workbook that should be a form."""

from collections.abc import Mapping

from msgspec import Struct, field


class FormFault(Struct, frozen=True):
    """Something that is wrong or not supported.

    `code` names the sentence in resources/messages, `values` fill it; `row` is the row of the survey sheet (of the
    `sheet` when it is another), 0 when it is no row's. A fault that `stops` leaves nothing to publish; others say
    what was left out.
    """

    code: str
    row: int = 0
    sheet: str = "survey"
    values: Mapping[str, object] = field(default_factory=dict)
    stops: bool = False
