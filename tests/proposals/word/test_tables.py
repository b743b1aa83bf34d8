"""Tables in Word files: a form, numbers, two versions, figures."""

import pytest

from tests.proposals.word.pieces import bold, num, p, table
from text.reading import tables


@pytest.mark.parametrize(
    ("rows", "ziffern", "sentence"),
    [
        ([("Bisher", "Neu"), ("1. alt.", "1. neu.")], [(1, "neu.")], tables.TWO_VERSIONS.format("Neu")),
        ([("Alte Fassung", "Neue Fassung"), ("1. alt.", "1. neu.")], [(1, "neu.")],
         tables.TWO_VERSIONS.format("Neue Fassung")),
        ([("Nr.", "Alt", "Neu"), ("1", "alt und lang", "neu und kurz")], [(1, "neu und kurz")],
         tables.TWO_VERSIONS.format("Neu")),
        ([("Bisher", "Neu", "Begründung"), ("1. alt eins", "1. neu eins", "weil")], [(1, "neu eins")],
         tables.TWO_VERSIONS.format("Neu")),
        ([("Geltender Text", "Änderungsvorschlag"), ("1. alt", "1. neu")], [(1, "neu")],
         tables.TWO_VERSIONS.format("Änderungsvorschlag")),
        ([("Vom März", "Vom April"), ("1. alt", "1. neu"), ("2. alt", "2. neu")], [(1, "neu"), (1, "neu")],
         tables.TWO_VERSIONS.format("Vom April")),
        ([("Land", "Ist", "Soll"), ("Hessen", "1", "2")], [], tables.FIGURES.format(2, 3, "Land · Ist · Soll")),
        ([("1.", "Kurse"), ("2.", "Mittel")], [(1, "Kurse"), (1, "Mittel")], tables.FORM),
        ([("1. Kurse",), ("2. Mittel",)], [(1, "Kurse"), (1, "Mittel")], tables.FORM),
        ([("1. " + "Kurse " * 40, "2. " + "Mittel " * 40), ("3. x", "4. y")], None, tables.SIDE_BY_SIDE),
    ],
)  # fmt: skip
def test_a_table_is_read_as_what_it_is(read, rows, ziffern, sentence):
    found = read(bold("Titel der Sache") + p("Beschluss:") + table(*rows))
    assert found.warnings[0] == sentence
    assert ziffern is None or found.ziffern == ziffern


def test_a_table_of_figures_stays_out_of_the_text_and_is_told(read):
    found = read(bold("Titel der Sache") + num("Eins.") + table(("Land", "Plätze"), ("Hessen", "9"), ("Berlin", "7")))
    assert (found.ziffern, found.told) == ([(1, "Eins.")], [tables.FIGURES.format(3, 2, "Land · Plätze")])
