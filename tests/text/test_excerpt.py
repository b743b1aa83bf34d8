"""The place of a text that says what was searched for, with the words marked."""

import pytest

from text.asked import asked
from text.blocks import Block, Kind
from text.excerpt import LENGTH, excerpt
from text.text import Text

LONG = "Die Länder stellen fest, dass viele Menschen lange warten, und halten deshalb einen weiteren Ausbau der "
TEXT = Text(
    "Sprachkurse",
    (
        Block("praeambe", Kind.PREAMBLE, "Die Länder sind sich einig."),
        Block("ziffer01", Kind.ZIFFER, "Der Bund fördert Berufssprachkurse in allen Ländern."),
        Block(
            "ziffer02",
            Kind.ZIFFER,
            LONG + "Integrations- und Berufssprachkurse für Bürger:innen für nötig. " + LONG * 3,
        ),
    ),
)


def shown(typed, text=TEXT):
    found = excerpt(text, asked(typed))
    return found and (found.place, "".join(f"[{p.words}]" if p.is_marked else p.words for p in found.pieces))


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("Land", ("Präambel, Absatz 1", "Die [Länder] sind sich einig.")),
        ("Bund", ("Ziffer 1", "Der [Bund] fördert Berufssprachkurse in allen Ländern.")),
        ("Sprachkurs", ("Ziffer 1", "Der Bund fördert [Berufssprachkurse] in allen Ländern.")),
        ("Bund Land", ("Ziffer 1", "Der [Bund] fördert Berufssprachkurse in allen [Ländern].")),
        ("Förder", ("Ziffer 1", "Der Bund [fördert] Berufssprachkurse in allen Ländern.")),
        ("Forderung", None),
        ("„sind sich“", ("Präambel, Absatz 1", "Die Länder [sind] [sich] einig.")),
    ],
)
def test_the_first_paragraph_that_says_the_most_is_shown(typed, found):
    assert shown(typed) == found


@pytest.mark.parametrize("typed", ["Integrationskurs", "Bürgerinnen"])
def test_a_long_paragraph_is_cut_between_words_around_the_first_hit(typed):
    place, words = shown(typed)
    assert place == "Ziffer 2"
    assert words.startswith("… ")
    assert words.endswith(" …")
    assert len(words) <= LENGTH + len("…  …[][]")
    inner = words.strip("… ").replace("[", "").replace("]", "")
    assert f" {inner} " in TEXT.blocks[2].text


def test_both_words_that_make_a_compound_are_marked_where_they_stand():
    assert "[Integrations]- und [Berufssprachkurse] für" in shown("Sprachkurs Integrationskurs")[1]


def test_a_text_without_the_words_has_no_excerpt():
    assert excerpt(Text("Kurse"), asked("Kurse")) is None
