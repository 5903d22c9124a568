"""XLSForm workbooks in: https://xlsform.org, read by pyxform, into forms of crm.domain.survey."""

from crm.exchange.xlsform.reading import FormReading, form_of_sheets, read_form

__all__ = ["FormReading", "form_of_sheets", "read_form"]
