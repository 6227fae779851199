"""A table as CSV that any spreadsheet opens: RFC 4180, UTF-8 with its mark, and no cell that could be taken for a formula."""

from __future__ import annotations

import csv
import io

from builder.documents.spreadsheets import Spreadsheet
from builder.renderers.rendered import Rendered, Templates

#: Signs with which a spreadsheet begins to calculate.
FORMULA = ('=', '+', '-', '@', '\t', '\r')
#: Without it, one widespread spreadsheet takes the file for another alphabet.
MARK = '\ufeff'


def fingerprint(sheet: Spreadsheet, templates: Templates) -> str:
    """Return the version of the form below."""
    return '1'


def render(sheet: Spreadsheet, templates: Templates) -> Rendered:
    """Return header and rows, each line ended as RFC 4180 wants it."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator='\r\n')
    writer.writerows([harmless(cell) for cell in row] for row in (sheet.header, *sheet.rows))
    return Rendered((MARK + out.getvalue()).encode())


def harmless(cell: str) -> str:
    """Return a cell that is only ever read as text: an apostrophe stands before what would begin a formula."""
    return f"'{cell}" if cell.startswith(FORMULA) else cell
