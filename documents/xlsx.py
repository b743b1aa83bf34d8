"""A list as a workbook with one sheet: words stay words, days are days, and no cell calculates."""

import re
from collections.abc import Iterable, Sequence
from datetime import date, datetime
from io import BytesIO

from openpyxl import Workbook
from openpyxl.cell import WriteOnlyCell
from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE
from openpyxl.styles import Alignment, Font
from openpyxl.utils import get_column_letter

LONGEST_NAME, LONGEST_CELL = 31, 32_767  # what the format allows
NARROWEST, WIDEST = 8, 60
DAY, MOMENT = "DD.MM.YYYY", "DD.MM.YYYY HH:MM"
NOT_IN_A_NAME = re.compile(r"[\\*?:/\[\]]")


def xlsx_of(title: str, head: Sequence[str], rows: Iterable[Sequence[object]]) -> bytes:
    """One sheet with a head that stays in sight. A text is stored as text, whatever sign it begins with."""
    rows = [list(row) for row in rows]
    book = Workbook(write_only=True)
    sheet = book.create_sheet(NOT_IN_A_NAME.sub(" ", title)[:LONGEST_NAME].strip("' ") or "Liste")
    sheet.freeze_panes = "A2"
    for number, width in enumerate(_widths(head, rows), start=1):
        sheet.column_dimensions[get_column_letter(number)].width = width
    sheet.append([_bold(sheet, name) for name in head])
    for row in rows:
        sheet.append([_cell(sheet, value) for value in row])
    written = BytesIO()
    book.save(written)
    return written.getvalue()


def _cell(sheet, value) -> WriteOnlyCell:
    if isinstance(value, date):
        cell = WriteOnlyCell(sheet, value=value)
        cell.number_format = MOMENT if isinstance(value, datetime) else DAY
        return cell
    if isinstance(value, int) and not isinstance(value, bool):
        return WriteOnlyCell(sheet, value=value)
    return _words(sheet, "" if value is None else str(value))


def _words(sheet, text: str) -> WriteOnlyCell:
    """The library takes „=1+1“ for a formula where nobody says that it is text."""
    cell = WriteOnlyCell(sheet, value=ILLEGAL_CHARACTERS_RE.sub("", text)[:LONGEST_CELL])
    cell.data_type = "s"
    cell.alignment = Alignment(wrap_text=True, vertical="top")
    return cell


def _bold(sheet, name: str) -> WriteOnlyCell:
    cell = _words(sheet, name)
    cell.font = Font(bold=True)
    return cell


def _widths(head, rows) -> list[int]:
    """As wide as the longest cell, within bounds."""
    columns = zip(head, *rows, strict=True) if rows else ((name,) for name in head)
    return [min(max(NARROWEST, *(len(str(cell)) + 2 for cell in column)), WIDEST) for column in columns]
