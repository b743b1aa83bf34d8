"""A table as a Word file of its own."""

from datetime import UTC, datetime
from io import BytesIO

import docx

from documents.docx.table import table_docx
from documents.paper import TextPaper

PAPER = TextPaper(
    title="Tabelle: Land · Plätze",
    reference="2025-001",
    version_note="zu Fassung 1",
    dated_at=datetime(2025, 3, 12, 10, 15, tzinfo=UTC),
)
ROWS = (("Land", "Plätze"), ("Hessen", "=1+1"), ("Berlin",))


def test_the_rows_stand_below_the_title_and_the_first_one_heads_the_columns():
    document = docx.Document(BytesIO(table_docx(ROWS, paper=PAPER)))
    (table,) = document.tables
    assert [[cell.text for cell in row.cells] for row in table.rows] == [
        ["Land", "Plätze"],
        ["Hessen", "=1+1"],
        ["Berlin", ""],
    ]
    assert document.paragraphs[0].text == "Tabelle: Land · Plätze"
    assert [run.bold for cell in table.rows[0].cells for run in cell.paragraphs[0].runs] == [True, True]


def test_the_same_table_is_the_same_to_the_byte():
    assert table_docx(ROWS, paper=PAPER) == table_docx(ROWS, paper=PAPER)
