"""A list as a workbook: it comes back as it was, days are days, and no cell calculates."""

from datetime import date, datetime
from io import BytesIO

import pytest
from hypothesis import given
from hypothesis import strategies as st
from openpyxl import load_workbook

from documents.sheet import FORMULAS
from documents.tables import Column, Table, file_of, in_words
from documents.xlsx import LONGEST_CELL, xlsx_of


def sheet(data):
    return load_workbook(BytesIO(data)).active


def values(data) -> list[list]:
    return [list(row) for row in sheet(data).iter_rows(values_only=True)]


@pytest.mark.parametrize("sign", [*FORMULAS, "=1+1", "@SUM(A1)", "-2", "+49", "\n="])
def test_a_cell_that_begins_like_a_formula_is_text(sign):
    cell = sheet(xlsx_of("Liste", ["Titel"], [[f"{sign}1+1"]]))["A2"]
    assert (cell.data_type, cell.value.strip()) == ("s", f"{sign}1+1".strip())


@given(st.lists(st.text(st.characters(exclude_categories=["Cs", "Cc", "Cn"])), min_size=1, max_size=4))
def test_every_text_comes_back_as_text(texts):
    book = sheet(xlsx_of("Liste", ["A"], [[text] for text in texts]))
    cells = [book.cell(row, 1) for row in range(2, len(texts) + 2)]
    assert [(cell.value or "") for cell in cells] == texts
    assert [cell for cell in cells if cell.data_type == "f"] == []


def test_days_moments_and_numbers_are_what_they_are():
    row = [date(2025, 3, 24), datetime(2025, 3, 24, 9, 5), 14, None, True]
    book = sheet(xlsx_of("Liste", ["Tag", "Zeit", "Zahl", "Nichts", "Wort"], [row]))
    assert [book.cell(2, place).value for place in range(1, 6)] == [
        datetime(2025, 3, 24),
        datetime(2025, 3, 24, 9, 5),
        14,
        None,
        "True",
    ]
    assert [book.cell(2, place).number_format for place in (1, 2)] == ["DD.MM.YYYY", "DD.MM.YYYY HH:MM"]


def test_the_head_stays_in_sight_and_columns_have_a_width():
    book = sheet(xlsx_of("Liste", ["Nr.", "Titel"], [["1", "x" * 200], ["2", "kurz"]]))
    assert (book.freeze_panes, book["A1"].font.bold, book["A2"].font.bold) == ("A2", True, False)
    assert [book.column_dimensions[letter].width for letter in "AB"] == [8, 60]


@pytest.mark.parametrize(
    ("title", "name"),
    [("Steuerung 20. IntMK", "Steuerung 20. IntMK"), ("A/B: [x]*?", "A B   x"), ("'", "Liste"), ("x" * 40, "x" * 31)],
)
def test_any_title_names_a_sheet(title, name):
    assert sheet(xlsx_of(title, ["A"], [])).title == name


def test_what_the_format_does_not_hold_is_left_out():
    assert values(xlsx_of("Liste", ["A"], [["a\x00b\x0bc"], ["x" * 40_000]])) == [["A"], ["abc"], ["x" * LONGEST_CELL]]


COLUMNS = (
    Column("titel", "Titel", lambda thing: thing["title"]),
    Column("tag", "Eingereicht am", lambda thing: thing.get("day")),
)
THINGS = [{"title": "=1+1", "day": date(2025, 3, 5)}, {"title": "Kurse"}]


def test_one_table_is_both_files():
    table = Table.of("Vorschläge", COLUMNS, THINGS)
    csv, xlsx = (file_of(table, kind) for kind in ("csv", "xlsx"))
    assert csv["data"].decode("utf-8-sig") == '"Titel";"Eingereicht am"\r\n"\'=1+1";"05.03.2025"\r\n"Kurse";""\r\n'
    assert values(xlsx["data"]) == [["Titel", "Eingereicht am"], ["=1+1", datetime(2025, 3, 5)], ["Kurse", None]]
    assert [(each["name"], each["content_type"].partition(";")[0]) for each in (csv, xlsx)] == [
        ("Vorschläge.csv", "text/csv"),
        ("Vorschläge.xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"),
    ]


@pytest.mark.parametrize(
    ("value", "words"),
    [(None, ""), (0, "0"), (date(2025, 3, 5), "05.03.2025"), (datetime(2025, 3, 5, 9), "05.03.2025 09:00"), ("x", "x")],
)
def test_a_value_in_words(value, words):
    assert in_words(value) == words
