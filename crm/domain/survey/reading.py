"""What reading a workbook gave."""

from msgspec import Struct

from crm.domain.survey.faults import FormFault
from crm.domain.survey.form import Form


class FormReading(Struct, frozen=True):
    """What a workbook gave: a form, None when it cannot be one, and everything that is wrong with it."""

    form: Form | None
    faults: tuple[FormFault, ...]

    @property
    def can_be_published(self) -> bool:
        return self.form is not None and not any(fault.stops for fault in self.faults)
