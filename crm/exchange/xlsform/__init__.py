"""XLSForm workbooks in: https://xlsform.org, read by pyxform, into forms of crm.domain.survey."""

from crm.exchange.xlsform.reading import form_of_sheets, read_form

__all__ = ["form_of_sheets", "read_form"]
