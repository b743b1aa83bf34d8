"""What people type into a search: words, phrases, numbers, and signs alone."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.text.strategies import paragraphs, quick
from text.asked import MOST_WORDS, asked
from text.search import stems


@pytest.mark.parametrize(
    ("typed", "query"),
    [
        ("Kurse", "(kur | kurse:*)"),
        ("Sprachkurse Länd", "sprachkur:* & laend:*"),
        ("Länder", "(land:* | laender:*)"),
        ("Bund und Länder", "bund:* & und & (land:* | laender:*)"),
        ("Bund-Länder-AG", "bund:* & (land:* | laender:*) & ag:*"),
        ("Sprach-Kurs", "(sprach:* & (kur | kurs:*) | sprachkur:*)"),
        ("Rat der Länder", "rat & der & (land:* | laender:*)"),
        ("a", "a"),
    ],
)
def test_all_words_must_occur_and_long_ones_may_be_a_beginning_the_last_even_if_short(typed, query):
    assert asked(typed).expression == query


@pytest.mark.parametrize(
    ("typed", "query"),
    [
        ("Kurs Kurs", "kur & (kur | kurs:*)"),
        ("Kurs Bund Kurs Bund", "kur & bund:* & kur & bund:*"),
        ("Rat AG Rat", "rat & ag & rat:*"),
    ],
)
def test_of_short_words_only_the_last_may_be_a_beginning_also_when_typed_twice(typed, query):
    assert asked(typed).expression == query


@pytest.mark.parametrize("typed", ["", " \t\n", "\0", "\u200b"])
def test_nothing_typed_asks_nothing(typed):
    question = asked(typed)
    assert (question.is_empty, question.is_signs, question.expression) == (True, False, "")


@pytest.mark.parametrize("typed", ["–", "& | ! ( )", ":*", "_", "👩\u200d💻", "!!!", "„“", "?", "„ – “"])
def test_signs_alone_are_told_from_nothing(typed):
    question = asked(typed)
    assert (question.is_empty, question.is_signs, question.expression) == (False, True, "")


def test_words_beyond_the_twelfth_are_not_asked():
    first = [f"w{place}" for place in range(11)]
    assert asked(" ".join([*first, "elf"])).expression == " & ".join([*first, "elf:*"])
    assert asked(" ".join([*first, "elf", "zwölf", "dreizehn"])).expression == " & ".join([*first, "elf:*"])
    assert asked("„" + " ".join([*first, "elf", "zwölf"]) + "“").stems == (*first, "elf")


def test_the_language_of_the_query_cannot_be_typed():
    expression = asked("kurs & !sprache:* | (bund) <-> 'land'").expression
    assert expression == "kur & sprach:* & bund:* & land:*"


@pytest.mark.parametrize(
    ("typed", "query"),
    [
        ("„Bund und Länder“", "(bund <-> und <-> land)"),
        ('"Bund und Länder"', "(bund <-> und <-> land)"),
        ("»Bund und Länder«", "(bund <-> und <-> land)"),
        ("“Bund und Länder”", "(bund <-> und <-> land)"),
        ("„Bund und Länder", "(bund <-> und <-> land)"),
        ("„Bund“", "bund"),
        ("Kurs „Bund und Länder“ Rat", "kur & (bund <-> und <-> land) & rat:*"),
        ("„Bund“ „Land“", "bund & land"),
        ("„“ Rat", "rat:*"),
    ],
)
def test_what_stands_in_quotation_marks_is_one_phrase(typed, query):
    assert asked(typed).expression == query


@pytest.mark.parametrize(
    ("typed", "references"),
    [
        ("2025-013", ("2025-013",)),
        (" 2025-13 ", ("2025-013",)),
        ("2025/013", ("2025-013",)),
        ("2025–013", ("2025-013",)),
        ("Vorschlag 2025-1013 Sprache", ("2025-1013",)),
        ("2025", ()),
        ("12025-013", ()),
        ("01-2025-013", ()),
        ("2.2025-013", ()),
        ("2025-013 2025-014", ("2025-013", "2025-014")),
        ("2025-13, 2025/14 und 2025-13", ("2025-013", "2025-014")),
    ],
)
def test_a_number_of_a_proposal_is_known_as_one(typed, references):
    assert asked(typed).references == references


@pytest.mark.parametrize(
    ("typed", "tops"),
    [
        ("TOP 2.9a", ("2.9a",)),
        ("top 2.9 A", ("2.9a",)),
        ("TOP2.9a", ("2.9a",)),
        ("2.9a", ("2.9a",)),
        ("S1", ("S1",)),
        ("s1", ("S1",)),
        ("TOP S1", ("S1",)),
        ("5", ("5",)),
        ("TOP: 12 Sprache", ("12",)),
        ("Kurse TOP 3.4", ("3.4",)),
        ("TOP 2.1.3", ("2.1.3",)),
        ("2.1.3b", ("2.1.3b",)),
        ("24.4.2025", ()),
        ("Top-Kurse 5", ()),
        ("Stopp 5 Kurse", ()),
        ("2025", ()),
        ("2025-013", ()),
        ("B1 Kurse", ()),
        ("TOP 2.9, 3.1", ("2.9", "3.1")),
        ("TOP 2.9 und TOP 3.1", ("2.9", "3.1")),
        ("TOPs 2.9a, 2.9b sowie S1", ("2.9a", "2.9b", "S1")),
        ("TOP 2.9 a und 2.9 b", ("2.9a", "2.9b")),
        ("2.9 3.1", ("2.9", "3.1")),
        ("2.9/2.9a", ("2.9", "2.9a")),
        ("TOP 2.9 und 2025-013", ("2.9",)),
        ("TOP 2.9 und Kurse", ("2.9",)),
    ],
)
def test_a_number_of_a_top_is_known_as_one(typed, tops):
    assert asked(typed).tops == tops


def test_decomposed_umlauts_ask_the_same():
    assert (
        asked(unicodedata.normalize("NFD", "Förderung für Bürger:innen")).expression == "foerder:* & fuer:* & buerg:*"
    )


@quick
@given(paragraphs | st.text())
def test_a_query_asks_for_the_stems_of_what_was_typed(typed):
    question = asked(typed)
    assert len(question.stems) <= 2 * MOST_WORDS
    assert bool(question.expression) == bool(question.stems) == (not question.is_empty and not question.is_signs)
    assert set(stems(question.typed)[:3]) <= set(question.stems) or "-" in typed or set(typed) & set('„“”«»"‐‑')
