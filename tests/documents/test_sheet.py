"""A list as a file for a spreadsheet: it opens by itself, and no cell calculates."""

import csv
from io import StringIO

import pytest
from hypothesis import given
from hypothesis import strategies as st

from documents.sheet import FORMULAS, csv_of, plain


@pytest.mark.parametrize("sign", FORMULAS)
def test_cell_that_begins_like_a_formula_is_text(sign):
    assert plain(f"{sign}1+1") == f"'{sign}1+1"


@pytest.mark.parametrize("text", ["Kurse", "1 + 1", "a=b", "", " =1", "2025-001"])
def test_cell_that_is_text_stays_as_it_is(text):
    assert plain(text) == text


def test_file_has_the_mark_semicolons_and_quotes():
    found = csv_of(
        ["Nummer", "Titel"], [["2025-001", 'Kurse „für“ "alle"; überall'], ["2025-002", "=cmd|' /C calc'!A0"]]
    )
    assert found.decode("utf-8") == (
        "\ufeff"
        '"Nummer";"Titel"\r\n'
        '"2025-001";"Kurse „für“ ""alle""; überall"\r\n'
        '"2025-002";"\'=cmd|\' /C calc\'!A0"\r\n'
    )


@given(st.lists(st.lists(st.text(st.characters(exclude_categories=["Cs"])), min_size=2, max_size=2), max_size=5))
def test_every_cell_comes_back_and_none_begins_like_a_formula(rows):
    head, *read = csv.reader(StringIO(csv_of(["A", "B"], rows).decode("utf-8-sig"), newline=""), delimiter=";")
    assert (head, read) == (["A", "B"], [[plain(cell) for cell in row] for row in rows])
    assert [cell for row in read for cell in row if cell.startswith(FORMULAS)] == []
