"""A bureau's own workbook filled in: styles, prints, pictures and charts stay as they are, only cells are written.

The workbook is changed as XML. openpyxl would lose charts, shapes, pictures of other kinds and form controls, and moves
neither merged cells nor formulas when rows are added.
"""
