"""A list as a file for a spreadsheet: plain rows in, CSV bytes out."""

import csv
from collections.abc import Iterable, Sequence
from io import StringIO

# With these a spreadsheet takes a cell for a formula, and would calculate with what somebody typed as a title.
FORMULAS = ("=", "+", "-", "@", "\t", "\r")


def plain(value: object) -> str:
    """The cell as text that no spreadsheet calculates."""
    text = str(value)
    return f"'{text}" if text.startswith(FORMULAS) else text


def csv_of(head: Sequence[str], rows: Iterable[Sequence[object]]) -> bytes:
    """As a German spreadsheet opens it by itself: UTF-8 with its mark, semicolons, every cell in quotation marks."""
    written = StringIO()
    writer = csv.writer(written, delimiter=";", quoting=csv.QUOTE_ALL, lineterminator="\r\n")
    writer.writerow([plain(name) for name in head])
    writer.writerows([plain(value) for value in row] for row in rows)
    return written.getvalue().encode("utf-8-sig")
