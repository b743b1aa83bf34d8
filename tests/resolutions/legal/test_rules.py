"""How the pages of the footer are written, and what a pattern leaves open."""

import pytest

from resolutions.legal.rules import PATTERNS, LegalPage, gaps, pieces


def shown(text):
    return [(piece.kind, list(piece.lines)) for piece in pieces(text)]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("", []),
        ("\n \n", []),
        ("Ein Absatz\nmit zwei Zeilen", [("paragraph", ["Ein Absatz", "mit zwei Zeilen"])]),
        ("Eins\n\nZwei", [("paragraph", ["Eins"]), ("paragraph", ["Zwei"])]),
        ("# Kopf\nText", [("heading", ["Kopf"]), ("paragraph", ["Text"])]),
        ("# Eins\n# Zwei", [("heading", ["Eins"]), ("heading", ["Zwei"])]),
        ("- a\n- b\nText\n- c", [("list", ["a", "b"]), ("paragraph", ["Text"]), ("list", ["c"])]),
        ("#keine Überschrift", [("paragraph", ["#keine Überschrift"])]),
        ("  - eingerückt", [("list", ["eingerückt"])]),
        ("-5 Grad", [("paragraph", ["-5 Grad"])]),
    ],
)
def test_a_text_is_headings_paragraphs_and_lists(text, found):
    assert shown(text) == found


@pytest.mark.parametrize("page", LegalPage)
def test_every_pattern_says_what_it_leaves_open(page):
    assert len(gaps(PATTERNS[page])) > 2
    assert shown(PATTERNS[page])[0][0] == "heading"


def test_a_gap_is_named_once():
    assert gaps("[Name der Behörde] und [Name der Behörde], [E-Mail-Adresse], [1]") == [
        "[Name der Behörde]",
        "[E-Mail-Adresse]",
    ]
