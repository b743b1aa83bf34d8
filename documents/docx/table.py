"""A table as a Word file of its own."""

from collections.abc import Sequence

from documents.docx.package import docx_bytes, run, w
from documents.paper import TextPaper

WIDTH = 9071  # of the text on a page, in twentieths of a point
_SIDES = ("top", "left", "bottom", "right", "insideH", "insideV")


def table_docx(rows: Sequence[Sequence[str]], *, paper: TextPaper) -> bytes:
    """The title of the paper, and below it the rows; the first one heads the columns, on every page."""
    columns = max(map(len, rows))
    title = w("p", w("pPr", w("pStyle", val="Title")), run(paper.title))
    grid = w("tblGrid", *(w("gridCol", w=WIDTH // columns) for _ in range(columns)))
    lines = (_row(row, columns, is_head=place == 0) for place, row in enumerate(rows))
    # Word wants a paragraph behind a table at the end of a file.
    return docx_bytes([title, w("tbl", framed(), grid, *lines), w("p")], paper=paper, title=paper.title)


def framed():
    """The look of a table with lines around every cell."""
    borders = (w(side, val="single", sz=4, space=0, color="8A94A6") for side in _SIDES)
    return w("tblPr", w("tblW", w=0, type="auto"), w("tblBorders", *borders))


def _row(cells: Sequence[str], columns: int, *, is_head: bool):
    properties = [w("trPr", w("cantSplit"), w("tblHeader"))] if is_head else []
    filled = [*cells, *[""] * (columns - len(cells))]
    return w("tr", *properties, *(_cell(text, columns, is_head) for text in filled))


def _cell(text: str, columns: int, is_head: bool):
    words = run(text)
    if is_head:
        words.insert(0, w("rPr", w("b")))
    return w("tc", w("tcPr", w("tcW", w=WIDTH // columns, type="dxa")), w("p", words))
