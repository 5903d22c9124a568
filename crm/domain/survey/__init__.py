"""Survey forms, their answers and what is wrong with them, as plain values (issue: XLSForm, https://xlsform.org)."""
